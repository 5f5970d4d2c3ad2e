import {
  countedProblem,
  distinctly,
  isGroupName,
  QUOTE_GAP,
  type ForeignCode,
  type ForeignDocument,
  type ForeignMark,
} from '../../core';
import {
  codedMark,
  codedProject,
  MOST_PARTS,
  foreignCode,
  foreignDocument,
  StatementTypes,
  valueCode,
  withGuess,
} from '../codedProject';
import type { ForeignFile, ReadProject } from '../contract';
import { decodeText } from '../decodeText';
import { xmlElements } from '../elements';
import { packedFiles } from '../packedFiles';
import { Refused, refuseLarge } from '../refuse';
import { xmlText } from '../xml';
import { collectionIn, type Collection, type Range, type Tag, type Use } from './collection';

const LARGEST = 50_000_000;
/** Above all tags of version 3 and 4 of the format. */
const BASE = 'CATMA_BASE_TAG';

/** Reads documents and collections as CATMA exports them, a `.tar.gz` or a zip of it, or tagsets
 * alone. Tags become codes; those whose uses have properties, statements with a variable for each.
 * Places are UTF-16 units, since it is written in Java. Throws `Refused`. */
export function readCatma(file: ForeignFile): ReadProject {
  refuseLarge(file.bytes, LARGEST);
  const files: ReadonlyMap<string, Uint8Array> = /\.xml$/i.test(file.name)
    ? new Map([[file.name, file.bytes]])
    : packedFiles(file, /\.(xml|txt)$/i);
  const reading = new Reading(files);
  for (const [path, bytes] of files) if (/\.xml$/i.test(path)) reading.add(path, bytes);
  if (!reading.isCatma) throw new Refused('unknown-kind');
  const project = reading.project();
  return {
    project,
    problems: [
      ...countedProblem('marks-without-document', reading.unplaced),
      ...countedProblem('labels-left', reading.wordless),
    ],
  };
}

class Reading {
  isCatma = false;
  /** How many uses have no text. */
  unplaced = 0;
  /** How many are of white space only, or of too many parts. */
  wordless = 0;
  readonly #texts: readonly ForeignDocument[];
  /** Documents by the folders that they are in, and by their names. */
  readonly #byName = new Map<string, ForeignDocument>();
  readonly #tags = new Map<string, Tag>();
  readonly #uses: { readonly use: Use; readonly document: ForeignDocument }[] = [];

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.#texts = [...files].flatMap(([path, bytes]) => {
      if (!/\.txt$/i.test(path)) return [];
      const name = path.replace(/^.*\//, '');
      const [, uuid, title] = /^(D_[\da-f-]{36})(?:_(.+))?\.txt$/i.exec(name) ?? [];
      const bare = title ?? name.replace(/\.txt$/i, '');
      const text = decodeText(bytes).text;
      const document = foreignDocument({ id: uuid ?? path, title: bare, text });
      this.#byName.set(path.replace(/\/?[^/]*$/, ''), document);
      this.#byName.set(uuid ?? name, document);
      return [document];
    });
  }

  add(path: string, bytes: Uint8Array): void {
    const text = xmlText(bytes);
    if (!text.includes('fsdDecl') && !/\btype="catma"/.test(text)) return;
    const collection = collectionIn(xmlElements(text));
    if (!collection) return;
    this.isCatma = true;
    for (const tag of collection.tags) if (tag.id !== BASE) this.#tags.set(tag.id, tag);
    const document = this.#documentOf(path, collection);
    if (!document) this.unplaced += collection.uses.length;
    else for (const use of collection.uses) this.#uses.push({ use, document });
  }

  /** A collection is in a folder below its document, unless somebody has put them together. */
  #documentOf(path: string, { target = '' }: Collection): ForeignDocument | undefined {
    const folder = /^(?:(.*)\/)?annotationcollections\/[^/]*$/.exec(path);
    const [only, ...more] = this.#texts;
    return (
      (folder ? this.#byName.get(folder[1] ?? '') : undefined) ??
      this.#byName.get(target.replace(/^.*\//, '')) ??
      (more.length === 0 ? only : undefined)
    );
  }

  project(): ReadProject['project'] {
    const codes = new Map<string, ForeignCode>();
    const types = new StatementTypes('tag');
    const withValues = new Set(
      this.#uses.flatMap(({ use: { tag, values } }) => (values.length > 0 ? tag : [])),
    );
    const names = typeNames([...withValues].flatMap((id) => this.#tags.get(id) ?? []));
    const colors = new Map(
      [...names].flatMap(([id, name]) => {
        const color = this.#tags.get(id)?.color;
        return color === undefined ? [] : [[name, color] as const];
      }),
    );
    for (const id of this.#codedTags(withValues)) this.#addCode(id, codes);
    const marks = this.#uses.flatMap(({ use, document }): readonly ForeignMark[] => {
      const { id, tag, coder, values, ranges } = use;
      const parts = ranges.flatMap((range) => trimmed(document.text, range));
      const [first] = parts;
      if (!first || parts.length > MOST_PARTS) {
        this.wordless++;
        return [];
      }
      const mark = {
        ...{ id: `catma-${id}`, document: document.id, coder, start: first.start },
        end: parts.at(-1)?.end ?? first.end,
        quote: parts.map(({ start, end }) => document.text.slice(start, end)).join(QUOTE_GAP),
      };
      const type = names.get(tag);
      if (type === undefined) return [codedMark({ ...mark, codes: codes.has(tag) ? [tag] : [] })];
      const named = new Map<string, string>();
      const counts = new Map<string, number>();
      for (const [property, value] of values) {
        const nth = (counts.get(property) ?? 0) + 1;
        counts.set(property, nth);
        const name = nth === 1 ? property : `${property} ${String(nth)}`;
        const variable = types.variable(type, name, 'code');
        named.set(variable, valueCode(codes, variable, value));
      }
      return [codedMark({ ...mark, codes: [], type: types.idOf(type), values: named })];
    });
    const all = withGuess([...codes.values()]);
    return {
      ...codedProject({
        ...{ program: 'CATMA', documents: this.#texts, marks, codes: all, unit: 'utf-16' },
      }),
      types: types.all(colors),
    };
  }

  /** Tags that are codes, and those above them. */
  #codedTags(withValues: ReadonlySet<string>): ReadonlySet<string> {
    const coded = new Set<string>();
    for (const id of this.#tags.keys()) {
      if (withValues.has(id)) continue;
      for (let at = this.#tags.get(id); at && !coded.has(at.id);) {
        coded.add(at.id);
        at = this.#tags.get(at.parent ?? '');
      }
    }
    return coded;
  }

  /** Below the tag above it, or below its tagset where that says what its tags are. */
  #addCode(id: string, codes: Map<string, ForeignCode>): void {
    const tag = this.#tags.get(id);
    if (!tag) return;
    const { name, tagset, color } = tag;
    const isBelow = tag.parent !== undefined && this.#tags.has(tag.parent);
    const group = !isBelow && isGroupName(tagset) ? `tagset ${tagset}` : undefined;
    if (group !== undefined && !codes.has(group)) {
      codes.set(group, foreignCode({ id: group, name: tagset, isCodable: false }));
    }
    codes.set(id, foreignCode({ id, name, color, parent: isBelow ? tag.parent : group }));
  }
}

/** Names by ids of tags; of equal names each with its tagset, or a number. */
function typeNames(tags: readonly Tag[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const distinct = distinctly((name, nth) => `${name} (${String(nth)})`);
  return new Map(
    tags.map(({ id, name, tagset }) => {
      const isFirst = !taken.has(name);
      taken.add(name);
      return [id, distinct(isFirst ? name : `${name} (${tagset})`)] as const;
    }),
  );
}

/** A range without white space at its ends; none where nothing else is in it. */
function trimmed(text: string, { start, end }: Range): readonly Range[] {
  const words = text.slice(start, end);
  if (words.trim() === '' || end > text.length) return [];
  const from = start + words.length - words.trimStart().length;
  return [{ start: from, end: start + words.trimEnd().length }];
}
