import { problem } from '../problems/report';
import { refusesFile, type KnownProblem } from '../problems/table';
import { reportInnerMark } from '../text/byteOrderMark';
import { runSync } from '../util/task';
import type { YamlList, YamlMap, YamlNode, YamlScalar } from '../yaml/node';
import { readYaml, type YamlReading } from '../yaml/read/readYaml';
import { formatProblem } from '../yaml/shape/format';
import { reportLostValue } from '../yaml/shape/lostValue';
import { childOf, type Reading } from '../yaml/shape/shape';
import type { SEARCH } from './definition';
import { MOST_SEARCHES, SEARCHES, SEARCHES_FORMAT, type SavedSearch } from './definition';

/** A search of the file, with the spans of its values. */
export interface SharedSearch extends SavedSearch {
  /** Its index in the list, skipped entries included. */
  readonly index: number;
  readonly nameNode: YamlScalar;
  readonly queryNode: YamlScalar;
}

export type ParsedSearches =
  | {
      readonly kind: 'searches';
      readonly searches: readonly SharedSearch[];
      readonly problems: readonly KnownProblem[];
    }
  /** Nothing of it is used, and it is not written. */
  | { readonly kind: 'refused'; readonly problems: readonly KnownProblem[] };

/** Reads a `searches.yaml`. Its queries are not checked; see `queryProblems`. A text without any
 * entry is a file without searches. `yaml`: the same text, where the caller has read it already.
 * Never throws. */
export function parseSearches(
  text: string,
  yaml: YamlReading = runSync(readYaml(text)),
): ParsedSearches {
  if (/^\uFEFF?\s*$/.test(text)) {
    return { kind: 'searches', searches: [], problems: [problem('empty-file', START)] };
  }
  const { root, problems: yamlProblems } = yaml;
  if (root?.kind !== 'map') {
    if (yamlProblems.length > 0) return { kind: 'refused', problems: yamlProblems };
    // A list or a scalar: the file is not empty.
    if (root) {
      const noFormat = problem('format-missing', root.span, SEARCHES_FORMAT);
      return { kind: 'refused', problems: [noFormat] };
    }
    // Only comments.
    return { kind: 'searches', searches: [], problems: [problem('empty-file', START)] };
  }
  const wrongFormat = formatProblem(root, SEARCHES_FORMAT);
  if (wrongFormat) return { kind: 'refused', problems: [wrongFormat] };
  const problems: KnownProblem[] = [];
  const reading = readingOf(text, problems);
  const list = listOf(root);
  // Entries beyond the limit are not read.
  const isTooLong = list !== undefined && list.items.length > MOST_SEARCHES;
  SEARCHES.read(isTooLong ? shortened(root, list) : root, reading, 'searches');
  if (isTooLong) {
    const span = list.items[MOST_SEARCHES]?.span ?? START;
    problems.push(problem('too-many-searches', span, String(MOST_SEARCHES)));
  }
  const searches = list ? searchesOf(list, problems) : [];
  reportInnerMark(text, 1, problems);
  problems.sort((a, b) => a.span.start - b.span.start);
  return refusesFile(problems)
    ? { kind: 'refused', problems }
    : { kind: 'searches', searches, problems };
}

/** The list of searches of a file, if it has one. */
export function listOf(root: YamlMap): YamlList | undefined {
  const list = childOf(root, 'searches');
  return list?.kind === 'list' ? list : undefined;
}

const START = { start: 0, end: 0 };

function shortened(root: YamlMap, list: YamlList): YamlMap {
  const first = { ...list, items: list.items.slice(0, MOST_SEARCHES) };
  const entries = root.entries.map((entry) =>
    entry.value === list ? { ...entry, value: first } : entry,
  );
  return { ...root, entries };
}

/** The complete ones; of two with the same name the first. */
function searchesOf(list: YamlList, problems: KnownProblem[]): readonly SharedSearch[] {
  const searches = new Map<string, SharedSearch>();
  for (const [index, item] of list.items.slice(0, MOST_SEARCHES).entries()) {
    const nameNode = scalarOf(item, 'name');
    const queryNode = scalarOf(item, 'query');
    // Only blanks; an empty name was reported already.
    if (nameNode?.value.trim() === '' && nameNode.value !== '')
      problems.push(problem('missing-search-name', nameNode.span));
    if (queryNode?.value.trim() === '' && queryNode.value !== '')
      problems.push(problem('missing-query', queryNode.span));
    const [name = '', query = ''] = [nameNode?.value.trim(), queryNode?.value.trim()];
    if (!nameNode || !queryNode || name === '' || query === '') continue;
    if (searches.has(name)) {
      problems.push(problem('duplicate-search', nameNode.span, name));
      continue;
    }
    const note = scalarOf(item, 'note')?.value;
    searches.set(name, { name, query, note, index, nameNode, queryNode });
  }
  return [...searches.values()];
}

function scalarOf(item: YamlNode, key: keyof typeof SEARCH.keys): YamlScalar | undefined {
  const node = childOf(item, key);
  return node?.kind === 'scalar' ? node : undefined;
}

/** No reference in the file is to the codebook: names are inside queries. */
function readingOf(text: string, problems: KnownProblem[]): Reading {
  return {
    report: (code, span, ...args) => void problems.push(problem(code, span, ...args)),
    refer: () => undefined,
    absent: (after) => {
      reportLostValue(text, after, problems);
    },
  };
}
