import { CST, Lexer, Parser } from 'yaml';
import type { Task } from '../../util/task';
import { problem } from '../../problems/report';
import { syntaxProblem } from './syntaxProblem';
import type { KnownProblem, ProblemCode } from '../../problems/table';

/** The most nested collections; the root is the first. */
const DEEPEST = 32;

/** The result of the lexer: the tokens to compose, or the one problem that stopped it. */
export type Scan =
  | { readonly kind: 'tokens'; readonly tokens: readonly CST.Token[] }
  | { readonly kind: 'refused'; readonly problem: KnownProblem };

/** Lexes a YAML text and stops at the first thing that the project's formats do not contain:
 * anchors, aliases, tags, directives, explicit keys, a second document, or depth over 32. All of
 * these must be found before composing: `yaml` accepts the first ones silently, and composing a
 * deep text can abort the process, which no try/catch prevents. Linear in the text; a task. */
export function* scan(text: string): Task<Scan> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let offset = 0;
  let scalarFollows = false;
  let documentStarted = false;
  let documentEnded = false;
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++count % LEXEMES_AT_ONCE === 0) yield undefined;
    const isScalar: boolean = scalarFollows;
    const type: CST.TokenType | null = isScalar ? 'scalar' : CST.tokenType(lexeme);
    scalarFollows = !isScalar && type === 'scalar';
    const width =
      type === 'doc-mode' || type === 'flow-error-end' || scalarFollows ? 0 : lexeme.length;
    const at = { start: offset, end: offset + width };
    offset += width;

    const refused = type === null ? undefined : REFUSED[type];
    if (refused) return { kind: 'refused', problem: problem(refused, at, lexeme) };
    if (type === 'doc-start' || type === 'doc-mode' || type === 'doc-end') {
      if (documentEnded || (type === 'doc-start' && documentStarted)) {
        return { kind: 'refused', problem: problem('several-documents', atLine(text, at.start)) };
      }
      if (type === 'doc-start') documentStarted = true;
      if (type === 'doc-end') documentEnded = true;
    } else if (isContent(type)) {
      documentStarted = true;
    }

    if (isUnclosed(type, lexeme)) {
      return { kind: 'refused', problem: problem('unclosed-quote', atLine(text, at.start)) };
    }

    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') {
        return {
          kind: 'refused',
          problem: syntaxProblem(text, 'UNEXPECTED_TOKEN', token.message, at),
        };
      }
      tokens.push(token);
    }
    if (isTooDeep(parser.stack)) {
      return { kind: 'refused', problem: problem('too-deep', at, String(DEEPEST)) };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { kind: 'tokens', tokens };
}

const LEXEMES_AT_ONCE = 1024;

const REFUSED: Readonly<Partial<Record<CST.TokenType, ProblemCode>>> = {
  anchor: 'anchor',
  alias: 'alias',
  tag: 'tag',
  'directive-line': 'directive',
  // `? key` allows collections as keys, and so depth that the parser's stack does not show.
  'explicit-key-ind': 'complex-key',
};

/** `yaml` reports a missing quotation mark where the file ends; users look for where the text
 * begins. */
function isUnclosed(type: CST.TokenType | null, lexeme: string): boolean {
  if (type !== 'double-quoted-scalar' && type !== 'single-quoted-scalar') return false;
  return lexeme.length < 2 || lexeme.at(-1) !== lexeme[0];
}

/** The stack holds the document, the open collections and perhaps a scalar. */
function isTooDeep(stack: readonly CST.Token[]): boolean {
  if (stack.length <= DEEPEST + 1) return false;
  let depth = 0;
  for (const token of stack) if (CST.isCollection(token)) depth++;
  return depth > DEEPEST;
}

/** A `---` is a second document only after something that belongs to the first one. */
function isContent(type: CST.TokenType | null): boolean {
  switch (type) {
    case 'byte-order-mark':
    case 'space':
    case 'comment':
    case 'newline':
      return false;
    default:
      return true;
  }
}

function atLine(text: string, start: number): { start: number; end: number } {
  const lineEnd = text.slice(start).search(/\r?\n|$/);
  return { start, end: start + Math.max(lineEnd, 0) };
}
