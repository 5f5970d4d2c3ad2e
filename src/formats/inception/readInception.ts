import {
  countedProblem,
  QUOTE_GAP,
  textHash,
  type ForeignCode,
  type ForeignDocument,
  type ForeignMark,
} from '../../core';
import {
  codeAt,
  codedMark,
  codedProject,
  foreignDocument,
  StatementTypes,
  valueCode,
  withGuess,
} from '../codedProject';
import type { ForeignFile, ReadProject } from '../contract';
import { decodeText } from '../decodeText';
import { oneLine } from '../oneLine';
import { packedFiles } from '../packedFiles';
import { Refused, refuseLarge } from '../refuse';
import { xmlText } from '../xml';
import type { AnnotatedText, Annotation } from './annotated';
import { fromCasJson, fromXmi } from './featureStructures';
import { fromWebannoTsv } from './webannoTsv';

const LARGEST = 50_000_000;

/** Reads what INCEpTION and WebAnno export: a document as WebAnno TSV 3, UIMA CAS JSON or XMI, or a
 * zip of several. A layer with one feature at most gives codes; one with more, or whose annotations
 * refer to others, statements with a variable for each. Places are UTF-16 units. Throws
 * `Refused`. */
export function readInception(file: ForeignFile): ReadProject {
  refuseLarge(file.bytes, LARGEST);
  const documents = new Map<string, ForeignDocument>();
  const works = new Set<string>();
  const found: Found[] = [];
  let left = 0;
  for (const { id, name, coder, bytes } of filesIn(file)) {
    const read = annotatedText(name, bytes);
    if (!read) continue;
    const title = read.title ?? id.split('/').at(-1) ?? id;
    // The same in another format is no second work.
    const work = `${id}\n${coder ?? ''}`;
    if (works.has(work)) continue;
    works.add(work);
    if (!documents.has(id)) documents.set(id, foreignDocument({ id, title, text: read.text }));
    for (const one of read.annotations) found.push({ ...one, document: id, coder, of: read });
    left += read.left;
  }
  if (documents.size === 0) throw new Refused('unknown-kind');
  const inWords = found.flatMap((one) => {
    const { begin, end, of } = one;
    const words = of.text.slice(begin, end);
    const start = begin + (words.length - words.trimStart().length);
    const last = begin + words.trimEnd().length;
    return words.trim() === '' || end > of.text.length ? [] : [{ ...one, begin: start, end: last }];
  });
  left += found.length - inWords.length;
  return {
    project: projectOf([...documents.values()], inWords),
    problems: countedProblem('labels-left', left),
  };
}

/** An annotation with where it was found. */
interface Found extends Annotation {
  readonly document: string;
  readonly coder: string | undefined;
  readonly of: AnnotatedText;
}

const ENDING = /\.(tsv|json|xmi)$/i;

interface AnnotatedFile {
  /** Of its document. */
  readonly id: string;
  readonly name: string;
  readonly coder: string | undefined;
  readonly bytes: Uint8Array;
}

/** An export of a project has a folder for each document, with a file or a zip of each annotator;
 * what was there before anybody annotated is left. */
function filesIn(file: ForeignFile): readonly AnnotatedFile[] {
  if (!/\.zip$/i.test(file.name)) {
    return [{ ...file, id: file.name.replace(ENDING, ''), coder: undefined }];
  }
  const files: AnnotatedFile[] = [];
  let size = 0;
  for (const [path, bytes] of packedFiles(file, /\.(tsv|json|xmi|zip)$/i)) {
    const [, document, coder] =
      /(?:^|\/)(?:annotation|curation)\/(.+)\/([^/]+)\.\w+$/.exec(path) ?? [];
    if (coder === 'INITIAL_CAS') continue;
    const inner = /\.zip$/i.test(path)
      ? [...packedFiles({ name: path, bytes }, ENDING)]
      : [[path, bytes] as const];
    for (const [name, content] of inner) {
      size += content.length;
      if (size > LARGEST) throw new Refused('too-large');
      const outer = path.replace(/\.\w+$/, '');
      const own = inner.length > 1 ? `${outer}/${name.replace(ENDING, '')}` : outer;
      files.push({ id: document ?? own, name, coder, bytes: content });
    }
  }
  return files;
}

/** Undefined for another file, as the settings of a project. */
function annotatedText(path: string, bytes: Uint8Array): AnnotatedText | undefined {
  if (/\.xmi$/i.test(path)) return fromXmi(xmlText(bytes));
  const { text } = decodeText(bytes);
  if (text.startsWith('#FORMAT=WebAnno TSV 3')) return fromWebannoTsv(text);
  return text.includes('"%FEATURE_STRUCTURES"') ? fromCasJson(text) : undefined;
}

function projectOf(
  documents: readonly ForeignDocument[],
  found: readonly Found[],
): ReadProject['project'] {
  const features = new Map<string, Set<string>>();
  for (const { layer, values, links } of found) {
    const known = features.get(layer) ?? new Set();
    features.set(layer, known);
    for (const [name] of values) known.add(name);
    // A layer that refers to others has statements, too.
    for (const [role] of links) known.add(`→ ${role}`).add('→');
  }
  const codes = new Map<string, ForeignCode>();
  const types = new StatementTypes('layer');
  const taken = new Map<string, number>();
  const marks = found.map((one): ForeignMark => {
    const { layer, document, coder, values } = one;
    const passage = passageOf(one);
    const where = [document, coder, layer, passage.start, passage.end].join('\n');
    const nth = (taken.get(where) ?? 0) + 1;
    taken.set(where, nth);
    const id = `inception-${textHash(where).toString(36)}${nth === 1 ? '' : `-${String(nth)}`}`;
    const mark = { id, document, coder, ...passage, isWhole: true };
    if ((features.get(layer)?.size ?? 0) <= 1) {
      return codedMark({
        ...mark,
        codes: [codeAt(codes, [layer, ...values.map(([, value]) => value)])],
      });
    }
    const named = new Map<string, string>();
    for (const [name, value] of [...values, ...namesOf(one)]) {
      const variable = types.variable(layer, name, 'code');
      named.set(variable, valueCode(codes, variable, value));
    }
    return codedMark({ ...mark, codes: [], type: types.idOf(layer), values: named });
  });
  return {
    ...codedProject({
      ...{
        program: 'INCEpTION',
        documents,
        marks,
        codes: withGuess([...codes.values()]),
        unit: 'utf-16',
      },
    }),
    types: types.all(),
  };
}

/** The words that it refers to, by roles; of several in one role, numbered. */
function namesOf({ links, of: { text } }: Found): readonly (readonly [string, string])[] {
  const counts = new Map<string, number>();
  return links.flatMap(([role, { begin, end }]) => {
    const nth = (counts.get(role) ?? 0) + 1;
    counts.set(role, nth);
    const words = oneLine(text.slice(begin, end));
    return words === undefined ? [] : [[nth === 1 ? role : `${role} ${String(nth)}`, words]];
  });
}

/** A relation is where the words are that it joins. */
function passageOf({ begin, end, links, of: { text } }: Found) {
  const ends = links.filter(([role]) => role === 'Governor' || role === 'Dependent');
  const places = ends.length === 2 ? ends.map(([, place]) => place) : [{ begin, end }];
  const [first = { begin, end }, last = first] = places.toSorted((a, b) => a.begin - b.begin);
  const parts = last.begin >= first.end ? [first, last] : [first];
  const own = last === first ? [first] : parts;
  return {
    ...{ start: first.begin, end: own.at(-1)?.end ?? first.end },
    quote: own.map((part) => text.slice(part.begin, part.end)).join(QUOTE_GAP),
  };
}
