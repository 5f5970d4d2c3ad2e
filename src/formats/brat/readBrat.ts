import {
  countedProblem,
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
import { packedFiles } from '../packedFiles';
import { Refused, refuseLarge } from '../refuse';
import { configurationOf, type Configuration } from './configuration';
import { linesOf, type Lines, type Link } from './lines';
import { Passages, together, type Passage } from './passages';

const LARGEST = 50_000_000;
/** `.a1` and `.a2` are what a shared task gives and what it asks for. */
const ANNOTATIONS = /\.(ann|a1|a2)$/i;

/** Reads a collection of brat, a zip of texts with files of annotations
 * (https://brat.nlplab.org/standoff.html). Words become passages with the code of their type and of
 * their attributes, events and relations statements with a variable for each role. Places are code
 * points; other programs that write such files count otherwise. Throws `Refused`. */
export function readBrat(file: ForeignFile): ReadProject {
  refuseLarge(file.bytes, LARGEST);
  const files = packedFiles(file, /\.(ann|a1|a2|txt)$|(^|\/)(annotation|visual)\.conf$/i);
  const collection = new Collection(configurationIn(files));
  const without: string[] = [];
  for (const [path, annotations] of annotationsIn(files)) {
    const text = files.get(`${path}.txt`);
    if (text) collection.add(path, withMark(text), annotations);
    else without.push(path);
  }
  if (collection.documents.length + without.length === 0) throw new Refused('unknown-kind');
  return {
    project: collection.project(),
    problems: [
      ...countedProblem('sources-left', without.length, without[0]),
      ...countedProblem('labels-left', collection.left),
    ],
  };
}

/** The annotations of each document, by its path without an ending. */
function annotationsIn(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!ANNOTATIONS.test(name)) continue;
    const path = name.replace(ANNOTATIONS, '');
    found.set(path, `${found.get(path) ?? ''}${decodeText(bytes).text}\n`);
  }
  return found;
}

/** Folders of a collection may have configurations of their own: of each type the first is used. */
function configurationIn(files: ReadonlyMap<string, Uint8Array>): Configuration {
  const entities: (readonly string[])[] = [];
  const colors = new Map<string, string>();
  const named = (name: RegExp): readonly string[] =>
    [...files].flatMap(([path, bytes]) => (name.test(path) ? decodeText(bytes).text : []));
  const known = new Set<string>();
  for (const text of named(/(^|\/)annotation\.conf$/i)) {
    for (const path of configurationOf(text, '').entities) {
      const name = path.at(-1) ?? '';
      if (!known.has(name)) entities.push(path);
      known.add(name);
    }
  }
  for (const text of named(/(^|\/)visual\.conf$/i)) {
    for (const [name, color] of configurationOf('', text).colors) {
      if (!colors.has(name)) colors.set(name, color);
    }
  }
  return { entities, colors };
}

/** A byte order mark is a character that brat counts. */
function withMark(bytes: Uint8Array): string {
  const { text } = decodeText(bytes);
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? `\uFEFF${text}` : text;
}

/** What the documents of a collection have together. */
class Collection {
  readonly documents: ForeignDocument[] = [];
  /** Lines that say nothing of words. */
  left = 0;
  readonly #marks: ForeignMark[] = [];
  readonly #codes = new Map<string, ForeignCode>();
  readonly #types = new StatementTypes('brat');
  readonly #colors: Configuration['colors'];
  readonly #ways: ReadonlyMap<string, readonly string[]>;

  constructor({ entities, colors }: Configuration) {
    this.#colors = colors;
    this.#ways = new Map(entities.map((path) => [path.at(-1) ?? '', path]));
    for (const path of entities) codeAt(this.#codes, path);
  }

  project(): ReadProject['project'] {
    const codes = withGuess([...this.#codes.values()]);
    return {
      ...codedProject({
        ...{ program: 'brat', documents: this.documents, marks: this.#marks },
        codes: codes.map((code) => ({
          ...code,
          color: code.variable === undefined ? this.#colors.get(code.name) : undefined,
        })),
        unit: undefined,
      }),
      types: this.#types.all(this.#colors),
    };
  }

  add(path: string, text: string, annotations: string): void {
    const lines = linesOf(annotations);
    const passages = new Passages(text, lines);
    const title = path.split('/').at(-1) ?? path;
    const folder = path.split('/').slice(0, -1).join('/');
    this.documents.push(
      foreignDocument({
        ...{ id: path, title, text },
        attributes: new Map(folder === '' ? [] : [['folder', folder]]),
      }),
    );
    const stamp = `brat-${textHash(path).toString(36)}`;
    const idOf = (id: string): string => `${stamp}-${id.replace(/[^\w-]/g, '')}`;
    const known = new Set([...lines.texts.keys(), ...lines.links.map(({ id }) => id)]);
    this.left += lines.odd;
    for (const about of [lines.attributes, lines.notes]) {
      for (const [id, list] of about) if (!known.has(id)) this.left += list.length;
    }
    const triggers = new Set(lines.links.map(({ trigger }) => trigger));
    for (const [id, { type }] of lines.texts) {
      const passage = passages.of(id);
      if (triggers.has(id) || !passage) continue;
      const attributes = lines.attributes.get(id) ?? [];
      this.#marks.push(
        codedMark({
          ...{ id: idOf(id), document: path, ...passage, isWhole: true },
          codes: [
            codeAt(this.#codes, this.#ways.get(type) ?? [type]),
            ...attributes.map((one) =>
              codeAt(
                this.#codes,
                one.filter((name) => name !== undefined),
              ),
            ),
          ],
          note: noteOf(lines, [id]),
        }),
      );
    }
    const triggerOf = new Map(lines.links.toReversed().map(({ id, trigger }) => [id, trigger]));
    for (const link of lines.links) {
      const passage = passageOf(link, triggerOf, passages);
      if (!passage) {
        this.left++;
        continue;
      }
      this.#marks.push(
        codedMark({
          ...{ id: idOf(link.id), document: path, ...passage, codes: [] },
          ...{ type: this.#types.idOf(link.type), values: this.#valuesOf(link, lines, passages) },
          note: noteOf(lines, [link.id, ...(link.trigger === undefined ? [] : [link.trigger])]),
        }),
      );
    }
  }

  /** The name of the words of each role, and attributes. */
  #valuesOf(
    { id, type, trigger, args }: Link,
    lines: Lines,
    passages: Passages,
  ): ReadonlyMap<string, string> {
    const values = new Map<string, string>();
    for (const [role, arg] of args) {
      const name = passages.nameOf(arg);
      if (name === undefined) continue;
      const variable = this.#types.variable(type, role, 'code');
      values.set(variable, valueCode(this.#codes, variable, name));
    }
    for (const of of [id, trigger ?? id]) {
      for (const [name, value = 'yes'] of lines.attributes.get(of) ?? []) {
        values.set(this.#types.variable(type, name, 'text'), value);
      }
    }
    return values;
  }
}

/** An event is where its trigger is, a relation where the words are that it joins. */
function passageOf(
  { trigger, args }: Link,
  triggerOf: ReadonlyMap<string, string | undefined>,
  passages: Passages,
): Passage | undefined {
  if (trigger !== undefined) return passages.of(trigger);
  const joined = args.flatMap(([, id]) => passages.of(triggerOf.get(id) ?? id) ?? []);
  return joined.length < args.length ? undefined : together(joined);
}

function noteOf({ notes }: Lines, ids: readonly string[]): string | undefined {
  const words = ids.flatMap((id) => notes.get(id) ?? []).filter((note) => note.trim() !== '');
  return words.length === 0 ? undefined : words.join('\n');
}
