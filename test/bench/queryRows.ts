import { effectiveDate } from '../../src/core/analysis/records/positionRecords';
import type { Position } from '../../src/core/model/annotation';
import { EMPTY_CODEBOOK, type Codebook } from '../../src/core/model/codebook';
import { dateRange } from '../../src/core/model/date';
import { NO_METADATA } from '../../src/core/model/article';
import type { ArticleRow, CorpusReader } from '../../src/core/model/corpus';
import { emptyDetails } from '../../src/core/model/newAnnotation';
import { completedField, completeQuery } from '../../src/core/query/completeQuery';
import { fieldValues, type FieldValues } from '../../src/core/query/fieldValues';
import { parseQuery, type QueryField, type QueryTerm } from '../../src/core/query/parseQuery';
import { readQuery } from '../../src/core/query/readQuery';
import { everyPosition, searchSteps, type SearchResult } from '../../src/core/query/search';
import { searchFold } from '../../src/core/query/searchText';
import { emptyActor, emptyIssue } from '../support/emptyCodebook';
import { generatedText, generator } from './generated';
import { BUDGETS } from './budgets';
import type { Outcome, BenchRow } from './row';

const ARTICLES = 1000;
const POSITIONS = 50;
const ACTORS = 300;
const ISSUES = 40;

/** Text that is typed letter by letter, then deleted. */
const TYPED = [
  'actor:side-3 stance:oppose',
  'issue:topic-2 -coder:lea since:2014 until:2016-06',
  'blo "wa ti',
  'text:kama in:wire status:draft',
];

/** `Find Positions…` over 50,000 positions, key by key: reading the query, completing it and
 * finding all positions, against a filter with the same rules that begins anew with each key. */
export function* queryRows(): Generator<BenchRow> {
  const reader = generatedCorpus();
  for (const [what, keys] of [
    ['Finding among 50,000 positions, typing', keysOf(TYPED)],
    ['Finding among 50,000 positions, words', keysOf(['blo kama', 'text:blo'])],
  ] as const) {
    yield {
      what,
      reference: 'a filter that begins anew (median/p95 of keys)',
      target: `p95 ≤ ${String(BUDGETS.list)}`,
      run: () => outcomeOf(timesNaively(reader, keys), timesOfKeys(reader, keys)),
    };
  }
}

interface Keys {
  readonly times: readonly number[];
  /** The total number of hits over all keys: both must find the same. */
  readonly hits: number;
  /** The longest time between two yields. */
  readonly longestStep: number;
}

function outcomeOf(naive: Keys, ours: Keys): Outcome {
  if (naive.hits !== ours.hits)
    throw new Error(`${String(naive.hits)} ≠ ${String(ours.hits)} hits`);
  const ratio = share(naive.times, 0.95) / share(ours.times, 0.95);
  const stated = ({ times }: Keys) =>
    `${share(times, 0.5).toFixed(1)}/${share(times, 0.95).toFixed(1)}`;
  return {
    reference: stated(naive),
    measured: `${stated(ours)}, step ${ours.longestStep.toFixed(1)}`,
    ratio: `${ratio.toFixed(1)}x`,
    reached: share(ours.times, 0.95) <= BUDGETS.list,
  };
}

function share(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(part * (times.length - 1))] ?? 0;
}

/** Every text on the way to each of these and back to an empty one. */
function keysOf(typed: readonly string[]): readonly string[] {
  return typed.flatMap((text) => {
    const there = Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1));
    return [...there, ...there.toReversed().slice(1)];
  });
}

/** For a cold start: the first key that tests words includes the time of folding them. */
function timesOfKeys(reader: CorpusReader, keys: readonly string[]): Keys {
  let longestStep = 0;
  let hits = 0;
  const cooperatively = <Result>(steps: Generator<undefined, Result>): Result => {
    for (let before = performance.now(); ;) {
      const step = steps.next();
      const now = performance.now();
      longestStep = Math.max(longestStep, now - before);
      before = now;
      if (step.done === true) return step.value;
    }
  };
  const every = cooperatively(everyPosition(reader));
  let last: SearchResult = every;
  const values = new Map<QueryField, FieldValues>();
  const valuesOf = (field: QueryField): FieldValues => {
    let known = values.get(field);
    if (!known) {
      known = cooperatively(fieldValues(field, every.hits, reader.codebook));
      values.set(field, known);
    }
    return known;
  };
  const times = keys.map((text) => {
    const start = performance.now();
    const field = completedField(text, text.length);
    if (field !== undefined) valuesOf(field);
    const completing = performance.now();
    completeQuery(text, text.length, reader.codebook, valuesOf);
    longestStep = Math.max(longestStep, performance.now() - completing);
    last = cooperatively(searchSteps(readQuery(text, reader.codebook), [every, last]));
    hits += last.hits.length;
    return performance.now() - start;
  });
  return { times, longestStep, hits };
}

function timesNaively(reader: CorpusReader, keys: readonly string[]): Keys {
  let hits = 0;
  const times = keys.map((text) => {
    const start = performance.now();
    const terms = parseQuery(text).terms.filter(
      ({ field, value }) =>
        value !== '' &&
        ((field !== 'since' && field !== 'until') || dateRange(value) !== undefined),
    );
    for (const article of reader.articles()) {
      for (const { annotation } of article.annotations) {
        if (annotation.kind !== 'position') continue;
        const holds = (term: QueryTerm) =>
          holdsFor(term, article, annotation, reader.codebook) !== term.negated;
        if (terms.every(holds)) hits++;
      }
    }
    return performance.now() - start;
  });
  return { times, hits, longestStep: 0 };
}

function holdsFor(
  { field, value }: QueryTerm,
  article: ArticleRow,
  position: Position,
  codebook: Codebook,
): boolean {
  const folded = searchFold(value);
  const text = () => position.quote.some(({ exact }) => searchFold(exact).includes(folded));
  const under = (ids: readonly string[], entries: Codebook['actors'] | Codebook['issues']) =>
    ids.some((id) => {
      for (let at: string | undefined = id; at !== undefined; at = entries.get(at)?.partOf) {
        if (at === value) return true;
      }
      return false;
    });
  const days = () => effectiveDate(position.date, article, 'claim').days;
  switch (field) {
    case undefined: {
      const shown = [
        ...position.actors.map((id) => codebook.actors.get(id)?.name ?? id),
        ...position.issues.map((id) => codebook.issues.get(id)?.name ?? id),
        position.stance ?? '',
        article.path,
      ];
      return shown.some((name) => searchFold(name).includes(folded)) || text();
    }
    case 'text':
      return text();
    case 'actor':
      return under(position.actors, codebook.actors);
    case 'issue':
      return under(position.issues, codebook.issues);
    case 'since':
      return (days()?.last ?? '') >= (dateRange(value)?.first ?? '');
    case 'until':
      return (days()?.first ?? '9999') <= (dateRange(value)?.last ?? '');
    case 'in':
      return article.path.startsWith(`${value}/`);
    case 'stance':
    case 'coder':
    case 'status':
    case 'act':
      return position[field] === value;
    case 'tag':
      return position.tags.includes(value);
    default:
      throw new Error(`no key asks for ${field}`);
  }
}

/** Quotes of about 24 words, some with accents; actors on thirty sides, issues of two levels. */
export function generatedCorpus(issueCount = ISSUES): CorpusReader {
  const next = generator(5);
  const any = <T>(list: readonly T[], otherwise: T): T =>
    list[Math.floor(next() * list.length)] ?? otherwise;
  const words = generatedText(60_000, ['São Tomé', 'Élan', 'Zürich']).split(/\s+/);
  const actors = Array.from({ length: ACTORS }, (_, index) => `side-${String(index)}`);
  const issues = Array.from({ length: issueCount }, (_, index) => `topic-${String(index)}`);
  const codebook = codebookOf(actors, issues);
  let count = 0;
  const rows = Array.from({ length: ARTICLES }, (_, index): ArticleRow => {
    const annotations = Array.from({ length: POSITIONS }, (_also, place) => {
      const from = Math.floor(next() * (words.length - 30));
      const exact = words.slice(from, from + 18 + Math.floor(next() * 12)).join(' ');
      const start = place * 200;
      const quote = [
        {
          exact,
          start,
          prefix: undefined,
          suffix: undefined,
          repeated: undefined,
          occurrence: undefined,
          was: undefined,
        },
      ];
      const position: Position = {
        kind: 'position',
        ...emptyDetails({
          id: `p${String(count++)}`,
          quote,
          coder: any(['lea', 'max', undefined], undefined),
        }),
        actors: [any(actors, 'side-0')],
        issues: [any(issues, 'topic-0')],
        stance: any(['support', 'oppose', 'neutral'], 'neutral'),
        status: any(['draft', 'reviewed', undefined], undefined),
      };
      const span = { start, end: start + exact.length };
      return { annotation: position, places: [{ state: 'anchored' as const, span }] };
    });
    const month = String(1 + (index % 12)).padStart(2, '0');
    return {
      path: `${index % 2 === 0 ? 'wire' : 'press'}/${String(index).padStart(4, '0')}.md`,
      metadata: { ...NO_METADATA, date: `${String(2010 + (index % 9))}-${month}` },
      coded: new Map(),
      annotations,
      mentionCounts: undefined,
      stale: false,
    };
  }).sort((a, b) => (a.path < b.path ? -1 : 1));
  const byPath = new Map(rows.map((row) => [row.path, row]));
  return { version: 1, codebook, articles: () => rows, article: (path) => byPath.get(path) };
}

function codebookOf(actors: readonly string[], issues: readonly string[]): Codebook {
  return {
    ...EMPTY_CODEBOOK,
    actors: new Map(
      actors.map((id, index) => [
        id,
        {
          ...emptyActor(id, `Ministry ${String(index)}`),
          partOf: index < 30 ? undefined : actors[index % 30],
          aliases: [{ text: `The ${String(index)} of them`, weak: false, exactCase: false }],
        },
      ]),
    ),
    issues: new Map(
      issues.map((id, index) => [
        id,
        {
          ...emptyIssue(id, `Topic ${String(index)}`),
          partOf: index < 8 ? undefined : issues[index % 8],
        },
      ]),
    ),
  };
}
