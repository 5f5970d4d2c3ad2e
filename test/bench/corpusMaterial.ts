import { NO_METADATA } from '../../src/core/model/article';
import type { Position, Relation } from '../../src/core/model/annotation';
import { DEFAULT_STANCES, EMPTY_CODEBOOK, type Codebook } from '../../src/core/model/codebook';
import type { ArticleRow, CorpusReader } from '../../src/core/model/corpus';
import { emptyDetails } from '../../src/core/model/newAnnotation';
import type { PlacedAnnotation } from '../../src/core/model/place';
import { emptyActor, emptyIssue } from '../support/emptyCodebook';
import { generator } from './generated';

/** A corpus that changes: a reader of its own for each version, as an index would make it. */
export interface ChangingCorpus {
  reader(): CorpusReader;
  /** Gives one position of the file another stance, and reads the whole file again. */
  change(): void;
  /** Replaces the codebook by another object with the same content. */
  changeCodebook(): void;
}

const PER_FILE = 20;
const ACTORS = 500;
const ISSUES = 200;
const STANCES = ['support', 'oppose', 'neutral'];

/** The given number of positions, in files of twenty; actors in sixty groups, issues under twenty
 * topics. Some actors and issues are frequent, most are rare. One position in eight criticises an
 * actor, one in twelve has a speaker, one file in three states a disagreement. */
export function changingCorpus(positions: number): ChangingCorpus {
  const next = generator(23);
  // Squared: the first are the most frequent.
  const any = (count: number): number => Math.floor(next() ** 2 * count);
  const fileOf = (index: number): ArticleRow => {
    const made = Array.from({ length: PER_FILE }, (_, place): PlacedAnnotation => {
      const start = place * 100;
      const quote = [{ ...NO_QUOTE, exact: 'some words that are quoted here', start }];
      const id = `p${String(index * PER_FILE + place)}`;
      const position: Position = {
        kind: 'position',
        ...emptyDetails({ id, quote, coder: place % 2 === 0 ? 'lea' : 'max' }),
        actors: [actorId(any(ACTORS))],
        issues: [issueId(any(ISSUES))],
        stance: STANCES[Math.floor(next() * STANCES.length)] ?? 'neutral',
        target: next() < 1 / 8 ? [actorId(any(ACTORS))] : [],
        speaker: next() < 1 / 12 ? actorId(any(ACTORS)) : undefined,
      };
      return placed(position, start);
    });
    if (index % 3 === 0) {
      const quote = [{ ...NO_QUOTE, exact: 'they disagree', start: 3000 }];
      const relation: Relation = {
        kind: 'disagreement',
        ...emptyDetails({ id: `r${String(index)}`, quote, coder: 'lea' }),
        issues: [issueId(any(ISSUES))],
        between: [[actorId(any(ACTORS))], [actorId(any(ACTORS))]],
      };
      made.push(placed(relation, 3000));
    }
    const date = `20${String(10 + (index % 15))}-0${String(1 + (index % 9))}-11`;
    return {
      path: `${String(index % 40).padStart(2, '0')}/${String(index).padStart(6, '0')}.md`,
      metadata: { ...NO_METADATA, title: `Article ${String(index)}`, date },
      coded: new Map(index % 4 === 0 ? [['lea', COMPLETE]] : []),
      annotations: made,
      mentionCounts: undefined,
      stale: false,
    };
  };
  let rows: readonly ArticleRow[] = Array.from(
    { length: Math.ceil(positions / PER_FILE) },
    (_, index) => fileOf(index),
  ).sort((a, b) => (a.path < b.path ? -1 : 1));
  let version = 1;
  let codebook = codebookOf();
  return {
    reader: () => {
      const now = rows;
      const find = (path: string) => now.find((row) => row.path === path);
      return { version, codebook, articles: () => now, article: find };
    },
    change: () => {
      version++;
      const at = Math.floor(next() * rows.length);
      const row = rows[at];
      if (row) rows = rows.with(at, changed(row, STANCES[Math.floor(next() * 3)] ?? 'neutral'));
    },
    changeCodebook: () => {
      version++;
      codebook = { ...codebook };
    },
  };
}

function changed(row: ArticleRow, stance: string): ArticleRow {
  const annotations = row.annotations.map((one, index): PlacedAnnotation => {
    const annotation = structuredCopy(one.annotation);
    if (index !== 3 || annotation.kind !== 'position') return { ...one, annotation };
    return { ...one, annotation: { ...annotation, stance } };
  });
  return { ...row, metadata: { ...row.metadata }, annotations };
}

function structuredCopy(
  annotation: PlacedAnnotation['annotation'],
): PlacedAnnotation['annotation'] {
  return { ...annotation, quote: annotation.quote.map((part) => ({ ...part })) };
}

function placed(annotation: Position | Relation, start: number): PlacedAnnotation {
  return { annotation, places: [{ state: 'anchored', span: { start, end: start + 13 } }] };
}

function actorId(index: number): string {
  return `actor-${String(index)}`;
}

function issueId(index: number): string {
  return `issue-${String(index)}`;
}

function codebookOf(): Codebook {
  return {
    ...EMPTY_CODEBOOK,
    stances: new Map(DEFAULT_STANCES.map((stance) => [stance.id, stance])),
    actors: new Map(
      Array.from({ length: ACTORS }, (_, index) => [
        actorId(index),
        {
          ...emptyActor(actorId(index), `Ministry ${String((index * 7919) % ACTORS)}`),
          type: index % 3 === 0 ? 'state' : 'organization',
          partOf: index < 60 || index % 5 > 0 ? undefined : actorId(index % 60),
        },
      ]),
    ),
    issues: new Map(
      Array.from({ length: ISSUES }, (_, index) => [
        issueId(index),
        {
          ...emptyIssue(issueId(index), `Topic ${String((index * 7919) % ISSUES)}`),
          partOf: index < 20 ? undefined : issueId(index % 20),
        },
      ]),
    ),
  };
}

const COMPLETE = {
  state: 'complete' as const,
  reason: undefined,
  date: undefined,
  codebook: undefined,
};

const NO_QUOTE = {
  prefix: undefined,
  suffix: undefined,
  repeated: undefined,
  occurrence: undefined,
  was: undefined,
};
