import { applyEdits } from '../text/textEdit';
import { runSync } from '../util/task';
import type { YamlMap } from '../yaml/node';
import { readYaml } from '../yaml/read/readYaml';
import { lineEndingOf, nodeEnd, valueStart } from '../yaml/splice/spliceLayout';
import { emptyList, itemLinesOf } from '../yaml/splice/spliceList';
import { removeParts, type SpliceContext } from '../yaml/splice/spliceParts';
import { patchMap } from '../yaml/splice/splicePatch';
import { listValue, mapValue, textValue, writtenAt } from '../yaml/write/write';
import type { Written, WrittenMap } from '../yaml/write/write';
import { isWritten, writtenNode } from '../yaml/write/writeNode';
import { hasLoneSurrogate } from '../yaml/write/writeScalar';
import { MOST_SEARCHES, SEARCH, SEARCHES, SEARCHES_FORMAT, type SavedSearch } from './definition';
import { listOf, parseSearches, type ParsedSearches, type SharedSearch } from './parse';

export type SearchesEdit =
  /** At the end of the list, or before its `at`-th entry. */
  | { readonly kind: 'add'; readonly search: SavedSearch; readonly at?: number }
  /** The note is kept. */
  | {
      readonly kind: 'change';
      readonly name: string;
      readonly to: Pick<SavedSearch, 'name' | 'query'>;
    }
  /** With the comments directly above it. */
  | { readonly kind: 'remove'; readonly name: string }
  | RestoreSearches;

/** Undoes an edit: restores the former text, to the byte, where the file is as the edit left it;
 * else makes the opposite edit. */
export interface RestoreSearches {
  readonly kind: 'restore';
  /** '' if there was no file. */
  readonly text: string;
  readonly after: string;
  readonly otherwise: PlainEdit;
  /** The undone edit, to be redone. */
  readonly again: PlainEdit;
}

type PlainEdit = Exclude<SearchesEdit, RestoreSearches>;

export type SearchesRefusal =
  /** The file is refused as it is. */
  | 'unreadable'
  | 'no-such-search'
  | 'duplicate-name'
  /** More would not be read. */
  | 'too-many'
  /** A text cannot be written unchanged. */
  | 'lone-surrogate'
  /** The result, read again, does not contain what was meant. Nothing is written. */
  | 'not-as-intended';

export type EditedSearches =
  | {
      readonly kind: 'edited';
      readonly text: string;
      /** The edit that undoes it. */
      readonly inverse: SearchesEdit;
    }
  | { readonly kind: 'refused'; readonly reason: SearchesRefusal };

/** Makes an edit by splices of the text of a `searches.yaml`; bytes that it does not concern are
 * unchanged. '' is a file that does not exist yet. The result is read again and compared with the
 * intention before it can be written. Never throws. */
export function editSearches(text: string, edit: SearchesEdit): EditedSearches {
  if (edit.kind === 'restore') {
    const { after, again, otherwise } = edit;
    if (text !== after) return editSearches(text, otherwise);
    const inverse = {
      kind: 'restore',
      text,
      after: edit.text,
      otherwise: again,
      again: otherwise,
    } as const;
    return { kind: 'edited', text: edit.text, inverse };
  }
  if (wordsOf(edit).some(hasLoneSurrogate)) return refused('lone-surrogate');
  const begun = beginning(text);
  const yaml = runSync(readYaml(begun));
  const parsed = parseSearches(begun, yaml);
  const { root } = yaml;
  if (parsed.kind === 'refused' || root?.kind !== 'map') return refused('unreadable');
  const planned = plan(parsed.searches, edit);
  if (typeof planned === 'string') return refused(planned);
  const entries = listOf(root)?.items.length ?? 0;
  if (edit.kind === 'add' && entries >= MOST_SEARCHES) return refused('too-many');
  const splice: SpliceContext = { text: begun, lineEnding: lineEndingOf(begun), edits: [] };
  const before = writtenMap(begun, root);
  const meant = withEdit(before, edit, parsed.searches);
  if (edit.kind === 'remove') remove(splice, root, indexOf(parsed.searches, edit.name));
  else runSync(patchMap(splice, root, before, meant));
  const result = applyEdits(begun, splice.edits);
  const after = runSync(readYaml(result));
  const isMeant =
    after.root !== undefined &&
    (isWritten(meant, after.root) || isWritten(withoutEmpty(meant), after.root)) &&
    says(parseSearches(result, after), planned.searches, ({ name, index }) => {
      // An entry that was skipped: the second of its name, or one beyond the limit.
      const isNext = entries > MOST_SEARCHES && index === MOST_SEARCHES - 1;
      return edit.kind !== 'add' && (name === edit.name || isNext);
    });
  if (!isMeant) return refused('not-as-intended');
  const { otherwise } = planned;
  // An existing, empty file may have been cut off.
  const inverse: SearchesEdit =
    text !== '' && text.trim() === ''
      ? otherwise
      : { kind: 'restore', text, after: result, otherwise, again: edit };
  return { kind: 'edited', text: result, inverse };
}

/** A text to which a list can be added: with the line that states its format. */
function beginning(text: string): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const rest = text.slice(mark.length);
  const hasEntries = runSync(readYaml(text));
  if (hasEntries.root !== undefined || hasEntries.problems.length > 0) return text;
  const lineEnding = lineEndingOf(text);
  return `${mark}format: ${SEARCHES_FORMAT}${lineEnding}${rest.trim() === '' ? '' : rest}`;
}

/** The intended content of the file, and the edit that undoes it. */
function plan(
  searches: readonly SharedSearch[],
  edit: PlainEdit,
): { readonly searches: readonly SavedSearch[]; readonly otherwise: PlainEdit } | SearchesRefusal {
  const isTaken = (name: string): boolean => searches.some((one) => one.name === name);
  if (edit.kind === 'add') {
    const { name } = edit.search;
    if (isTaken(name)) return 'duplicate-name';
    const before = searches.filter(({ index }) => index < (edit.at ?? Infinity));
    return {
      searches: [...before, edit.search, ...searches.slice(before.length)],
      otherwise: { kind: 'remove', name },
    };
  }
  const meant = searches.find(({ name }) => name === edit.name);
  if (!meant) return 'no-such-search';
  const { name, query, note, index } = meant;
  if (edit.kind === 'remove') {
    return {
      searches: searches.filter((one) => one !== meant),
      otherwise: { kind: 'add', search: { name, query, note }, at: index },
    };
  }
  const { to } = edit;
  if (to.name !== name && isTaken(to.name)) return 'duplicate-name';
  return {
    searches: searches.map((one) => (one === meant ? { ...one, ...to } : one)),
    otherwise: { kind: 'change', name: to.name, to: { name, query } },
  };
}

/** The content of the whole file after a valid edit. */
function withEdit(
  root: WrittenMap,
  edit: PlainEdit,
  searches: readonly SharedSearch[],
): WrittenMap {
  const items = writtenItems(root);
  if (edit.kind === 'add') {
    const at = edit.at ?? items.length;
    return withItems(root, items.toSpliced(at, 0, writtenSearch(edit.search)));
  }
  const index = indexOf(searches, edit.name);
  if (edit.kind === 'remove') return withItems(root, items.toSpliced(index, 1));
  const { name, query } = edit.to;
  const changed = items.map((item, at) => {
    if (at !== index || item.kind !== 'map') return item;
    return withText(withText(item, 'name', textValue(name)), 'query', queryValue(query));
  });
  return withItems(root, changed);
}

function indexOf(searches: readonly SharedSearch[], name: string): number {
  return searches.find((one) => one.name === name)?.index ?? -1;
}

function remove(splice: SpliceContext, root: YamlMap, index: number): void {
  const { text } = splice;
  const list = listOf(root);
  const entry = root.entries.find(({ value }) => value === list);
  const start = entry && valueStart(text, entry);
  if (!list || !entry || start === undefined) return;
  const lines = list.flow ? undefined : itemLinesOf(text, list, start)?.[index];
  const isLast = list.items.length === 1;
  const key = text.slice(entry.key.span.start, lines?.start);
  // An empty list has no meaning; the key is removed with the last entry, unless there is a comment
  // beside it.
  if (lines && isLast && /^searches:[ \t]*\r?\n$/.test(key))
    splice.edits.push({ start: entry.key.span.start, end: lines.end, text: '' });
  else if (lines && isLast) emptyList(splice, start, lines);
  else if (lines) splice.edits.push({ start: lines.start, end: lines.end, text: '' });
  else if (isLast) splice.edits.push({ ...list.span, text: '[]' });
  else {
    const parts = list.items.map((node, at) => {
      const end = nodeEnd(text, node, node.span.start);
      return { start: node.span.start, end, node, removed: at === index };
    });
    removeParts(splice, parts, true);
  }
}

/** Whether a file has these searches, and no others except those that were skipped before. */
function says(
  parsed: ParsedSearches,
  meant: readonly SavedSearch[],
  mayComeToLight: (search: SharedSearch) => boolean,
): boolean {
  if (parsed.kind === 'refused') return false;
  let next = 0;
  for (const search of parsed.searches) {
    const own = meant[next];
    const { name, query, note = '' } = search;
    if (own?.name === name && own.query === query && (own.note ?? '') === note) next++;
    else if (!mayComeToLight(search)) return false;
  }
  return next === meant.length;
}

function writtenMap(text: string, root: YamlMap): WrittenMap {
  const written = writtenNode(text, root);
  return written.kind === 'map' ? written : mapValue([]);
}

function writtenItems(root: WrittenMap): readonly Written[] {
  const list = writtenAt(root, 'searches');
  return list?.kind === 'list' ? list.items : [];
}

function withItems(root: WrittenMap, items: readonly Written[]): WrittenMap {
  const others = root.entries.filter((entry) => entry.key !== 'searches');
  const list = { key: 'searches', value: listValue(items) };
  return { kind: 'map', entries: [...others, list], order: Object.keys(SEARCHES.keys) };
}

/** Without an empty list. */
function withoutEmpty(root: WrittenMap): WrittenMap {
  if (writtenItems(root).length > 0) return root;
  return { ...root, entries: root.entries.filter(({ key }) => key !== 'searches') };
}

function writtenSearch({ name, query, note }: SavedSearch): WrittenMap {
  return mapValue(
    [
      ['name', textValue(name)],
      ['query', queryValue(query)],
      ['note', note === undefined || note === '' ? undefined : textValue(note)],
    ],
    Object.keys(SEARCH.keys),
  );
}

/** Equal values keep their style. */
function withText(map: WrittenMap, key: string, value: Written): WrittenMap {
  const entries = map.entries.map((entry) => {
    const isSame =
      entry.value.kind === 'scalar' &&
      value.kind === 'scalar' &&
      entry.value.value.trim() === value.value;
    return entry.key === key && !isSame ? { key, value } : entry;
  });
  return { ...map, entries };
}

/** In single quotation marks if it contains double ones, as in `'actor:"united states"'`: the query
 * is then readable as it is typed. */
function queryValue(query: string): Written {
  const quoted = textValue(query);
  const hasOther = quoted.source.replaceAll('\\"', '').includes('\\');
  if (hasOther || !query.includes('"')) return quoted;
  return { kind: 'scalar', value: query, source: `'${query.replaceAll("'", "''")}'` };
}

function wordsOf(edit: PlainEdit): readonly string[] {
  switch (edit.kind) {
    case 'add':
      return [edit.search.name, edit.search.query, edit.search.note ?? ''];
    case 'change':
      return [edit.to.name, edit.to.query];
    case 'remove':
      return [];
  }
}

function refused(reason: SearchesRefusal): EditedSearches {
  return { kind: 'refused', reason };
}
