import { isGroupName } from '../core';
import type {
  ForeignCode,
  ForeignDocument,
  ForeignMark,
  ForeignProject,
  ForeignType,
  ForeignVariable,
} from '../core';

// What readers of projects have in common in which passages have codes, and no statements with
// variables. What a program does not have is absent.

/** The parts of one quote: finding each again takes a search. */
export const MOST_PARTS = 100;

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** A project of codes; its coders are those who coded something, by the names in the file. */
export function codedProject(
  parts: Pick<ForeignProject, 'program' | 'documents' | 'marks' | 'codes' | 'unit'>,
): ForeignProject {
  const coders = new Set(parts.marks.flatMap(({ coder }) => coder ?? []));
  return { ...parts, types: [], coders: [...coders].map((id) => ({ id, name: id })) };
}

export function foreignDocument(
  given: Pick<ForeignDocument, 'id' | 'title' | 'text'> & Partial<ForeignDocument>,
): ForeignDocument {
  return {
    ...{ author: undefined, source: undefined, section: undefined },
    ...{ date: undefined, url: undefined, attributes: NONE },
    ...given,
  };
}

export function foreignCode(
  given: Pick<ForeignCode, 'id' | 'name'> & Partial<ForeignCode>,
): ForeignCode {
  return {
    ...{ variable: undefined, parent: undefined, color: undefined },
    ...{ definition: undefined, attributes: NONE },
    ...given,
  };
}

/** A passage with codes. */
export function codedMark(
  given: Pick<ForeignMark, 'id' | 'document' | 'start' | 'end' | 'quote' | 'codes'> &
    Partial<ForeignMark>,
): ForeignMark {
  return { coder: undefined, type: undefined, values: NONE, note: undefined, ...given };
}

/** Adds a code if it is new, and gives its id. Codes of a group are below a code with its name, so
 * that one line of a mapping says what all of them are. */
export function codeNamed(codes: Map<string, ForeignCode>, name: string, group?: string): string {
  return codeAt(codes, group === undefined ? [name] : [group, name]);
}

/** Adds what is new of the codes on a path from the top, and gives the id of the last; '' of no
 * path. */
export function codeAt(codes: Map<string, ForeignCode>, path: readonly string[]): string {
  let parent: string | undefined;
  for (const name of path) {
    const id = parent === undefined ? name : `${parent}\n${name}`;
    if (!codes.has(id)) codes.set(id, foreignCode({ id, name, parent }));
    parent = id;
  }
  return parent ?? '';
}

/** Types of statements as they are met, each with the variables that any of its statements has. */
export class StatementTypes {
  readonly #variables = new Map<string, Map<string, ForeignVariable>>();
  readonly #kind: string;

  /** `kind` is what the program calls them, for ids that no code has. */
  constructor(kind: string) {
    this.#kind = kind;
  }

  idOf(type: string): string {
    return `${this.#kind} ${type}`;
  }

  /** The id of a variable, which is added if it is new. */
  variable(type: string, name: string, kind: ForeignVariable['kind']): string {
    const known = this.#variables.get(type) ?? new Map<string, ForeignVariable>();
    this.#variables.set(type, known);
    const id = known.get(name)?.id ?? `${this.idOf(type)}\n${name}`;
    if (!known.has(name)) known.set(name, { id, name, kind });
    return id;
  }

  all(colors?: ReadonlyMap<string, string>): readonly ForeignType[] {
    return [...this.#variables].map(([name, variables]) => ({
      ...{ id: this.idOf(name), name, color: colors?.get(name) },
      variables: [...variables.values()],
    }));
  }
}

/** The id of a value of a variable, which is added to the codes if it is new. */
export function valueCode(codes: Map<string, ForeignCode>, variable: string, name: string): string {
  const id = `${variable}\n${name}`;
  if (!codes.has(id)) codes.set(id, foreignCode({ id, name, variable }));
  return id;
}

/** `#6d91c6` of a colour with six digits, or three; undefined for any other. */
export function hexColor(written: string | undefined): string | undefined {
  const color = written?.toLowerCase();
  if (color === undefined || /^#[\da-f]{6}$/.test(color)) return color;
  return /^#[\da-f]{3}$/.test(color) ? color.replace(/[\da-f]/g, '$&$&') : undefined;
}

/** Codes of programs that tell kinds of words by them: the code "Person" is no actor, but says what
 * the words are; those below one with the name of a group, such as "Actors", are what it says. */
export function withGuess(codes: readonly ForeignCode[]): readonly ForeignCode[] {
  const known = new Map(codes.map((code) => [code.id, code]));
  const parents = new Set(codes.map(({ parent }) => parent));
  const tops = new Map<ForeignCode, ForeignCode>();
  return codes.map((code) => {
    const way = new Set<ForeignCode>();
    let top = code;
    for (let at: ForeignCode | undefined = code; at && !way.has(at);) {
      way.add(at);
      top = tops.get(at) ?? at;
      at = top === at ? known.get(at.parent ?? '') : undefined;
    }
    for (const one of way) tops.set(one, top);
    const isGroup = parents.has(top.id) && isGroupName(top.name);
    return isGroup || code.variable !== undefined ? code : { ...code, guess: 'code' };
  });
}
