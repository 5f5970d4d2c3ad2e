import { analyse, type Analysis } from '../../analysis/analyse';
import { measureCoders } from '../../intercoder/recoding/measuredCoders';
import { type Task, runSync } from '../../util/task';
import { describedCsv } from '../../tables/dataPackage';
import { countedNote } from '../countedNote';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import type { ActorId, AnnotationId, ArticlePath, IssueId } from '../../model/ids';
import { drawnIssue, type Draws } from '../../intercoder/recoding/drawn/drawnIssue';
import type { DrawnClaim } from '../../intercoder/recoding/drawn/drawnUnits';
import { DRAWS, RECODINGS } from '../../intercoder/recoding/drawn/lanes';
import { NOTHING } from '../../intercoder/recoding/unitReadings';

export const drawsCsv = {
  kind: 'text',
  id: 'draws',
  label: 'Draws (CSV)',
  extension: 'csv',
  description:
    'A table of 200 draws of what is in the articles, as their coders read them: for estimates that carry how coders err.',
  isDescribed: true,
  needsReadings: true,
  render: rendered,
} as const satisfies TextFormat;

const COLUMNS = [
  ['draw', 'the draw, from 1 to 200'],
  ['article', 'path of the article'],
  ['position', 'id of a position of the claim; empty where all coders of the article missed it'],
  ['actor', 'who holds it'],
  ['issue', 'what it is about'],
  ['side', 'its side in this draw of what is in the articles: for, against, neither'],
  ['polarity', 'the polarity of that side'],
  ['read', 'the side that a new coder of this draw reads; empty where they read nothing'],
  ['weight', 'how often the claim counts'],
  ['date', 'its date, by the rule of the filter; empty where there is none'],
] as const;

function* rendered({ reader, filter, options, readings, seed = 1 }: ExportInput): Task<Rendered> {
  const analysis = yield* analyse(withoutRefused(reader), filter);
  const { codebook } = reader;
  const measured = yield* measureCoders(analysis, readings ?? { codebook, articles: [] }, seed);
  const isMeasured = measured.kind === 'measured';
  const cells = function* () {
    if (!isMeasured) return;
    for (const row of drawnRows(analysis, measured.draws)) {
      const { draw, article, position, actor, issue, polarity, read, weight, date } = row;
      yield [
        ...[draw, article, position, actor, issue, sideOf(polarity), polarity],
        ...[read === undefined ? undefined : sideOf(read), weight, date],
      ];
    }
  };
  const { articles } = measured;
  return {
    ...describedCsv(
      {
        columns: COLUMNS.map(([name, description]) => ({ name, description })),
        rows: cells(),
        note: { ...countedNote(analysis), seed, codedTwice: articles, method: METHOD },
      },
      options,
    ),
    losses: isMeasured
      ? []
      : [
          `Nothing was drawn: ${String(articles)} articles were completed by two or more coders, and ${String(measured.needed)} are needed.`,
        ],
  };
}

const METHOD =
  'docs/reference/found-again.md: each draw is a truth that fits the readings of the coders. Estimates over draws are pooled as those over multiple imputations (Rubin 1987).';

function sideOf(polarity: number): string {
  return polarity > 0 ? 'for' : polarity < 0 ? 'against' : 'neither';
}

/** A claim as one draw has it. */
interface DrawnRow {
  /** From 1 to 200. */
  readonly draw: number;
  readonly article: ArticlePath;
  /** The first position that was coded of it; undefined of what all its coders missed. */
  readonly position: AnnotationId | undefined;
  readonly actor: ActorId;
  readonly issue: IssueId;
  /** Its polarity in the articles, as the draw has them. */
  readonly polarity: number;
  /** The polarity that one new coder of this draw reads; undefined where they read nothing. */
  readonly read: number | undefined;
  /** How often it counts. */
  readonly weight: number;
  readonly date: string | undefined;
}

/** The claims of an analysis in each of 200 draws of what is in the articles, issue by issue and
 * actor by actor. New coders are taken in turn, as many like one coder as like another. */
function* drawnRows(analysis: Analysis, draws: Draws): Generator<DrawnRow> {
  for (const [issue, on] of analysis.issues) {
    if (issue === undefined) continue;
    const drawn = drawnIssue(on, issue, draws);
    for (const actor of drawn.actors()) {
      for (const claim of runSync(drawn.claimsOf(actor))) yield* rowsOf(actor, issue, claim);
    }
  }
}

function* rowsOf(actor: ActorId, issue: IssueId, drawn: DrawnClaim): Generator<DrawnRow> {
  const { claim, unit, polarities, isMissed } = drawn;
  const record = claim.evidence[0]?.record;
  const same = {
    ...{ actor, issue, weight: claim.count, date: claim.date },
    article: record?.article.path ?? '',
    position: isMissed === true ? undefined : record?.placed.annotation.id,
  };
  for (let draw = 0; draw < DRAWS; draw++) {
    const state = unit.truths?.[draw] ?? 0;
    const there = polarities[state] ?? NaN;
    // A stance without a side, which the analysis leaves out.
    if (state === NOTHING || Number.isNaN(there)) continue;
    const recoding = draw * RECODINGS + (draw % RECODINGS);
    const read = polarities[unit.states[recoding] ?? 0] ?? NaN;
    yield {
      ...same,
      draw: draw + 1,
      polarity: there / claim.count,
      read: Number.isNaN(read) ? undefined : read / claim.count,
    };
  }
}
