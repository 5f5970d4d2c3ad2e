import { analyse, type Analysis } from '../../analysis/analyse';
import { measureCoders } from '../../intercoder/recoding/measuredCoders';
import { type Task, runSync } from '../../util/task';
import type { Cell } from '../../tables/csv';
import { describedCsv } from '../../tables/dataPackage';
import { countedNote } from '../countedNote';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import type { ActorId, IssueId } from '../../model/ids';
import { drawnIssue, type Draws } from '../../intercoder/recoding/drawn/drawnIssue';
import type { DrawnClaim } from '../../intercoder/recoding/drawn/drawnUnits';
import { DRAWS } from '../../intercoder/recoding/drawn/lanes';
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

function* rendered({
  reader,
  filter,
  options,
  readings,
  seed = 1,
  progress = () => undefined,
}: ExportInput): Task<Rendered> {
  const analysis = yield* analyse(withoutRefused(reader), filter);
  const { codebook } = reader;
  const coders = readings ?? { codebook, articles: [] };
  const measured = yield* measureCoders(analysis, coders, seed, (part) => {
    progress(part * PART_OF_CHAIN);
  });
  const isMeasured = measured.kind === 'measured';
  const { articles } = measured;
  return {
    ...describedCsv(
      {
        columns: COLUMNS.map(([name, description]) => ({ name, description })),
        rows: isMeasured ? drawnRows(analysis, measured.draws, progress) : [],
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

/** The claims of an analysis in each of 200 draws of what is in the articles, issue by issue and
 * actor by actor. New coders are taken in turn, as many like one coder as like another. */
function* drawnRows(
  analysis: Analysis,
  draws: Draws,
  progress: (part: number) => void,
): Generator<readonly Cell[]> {
  let done = 0;
  for (const [issue, on] of analysis.issues) {
    // Positions on several issues are counted with each.
    const part = Math.min(0.99, done / Math.max(1, analysis.survivingCount));
    progress(PART_OF_CHAIN + part * (1 - PART_OF_CHAIN));
    done += on.records.length;
    if (issue === undefined) continue;
    const drawn = drawnIssue(on, issue, draws);
    for (const actor of drawn.actors()) {
      for (const claim of runSync(drawn.claimsOf(actor))) yield* rowsOf(actor, issue, claim);
    }
  }
  progress(1);
}

/** The part of the time that measuring takes, about. */
const PART_OF_CHAIN = 0.5;

/** A claim in each draw that has it. */
function* rowsOf(actor: ActorId, issue: IssueId, drawn: DrawnClaim): Generator<readonly Cell[]> {
  const { claim, unit, polarities, isMissed } = drawn;
  const { count, date } = claim;
  const record = claim.evidence[0]?.record;
  const article = record?.article.path ?? '';
  const position = isMissed === true ? undefined : record?.placed.annotation.id;
  const { truths, onceEach } = unit;
  for (let draw = 0; draw < DRAWS; draw++) {
    const state = truths?.[draw] ?? 0;
    const there = polarities[state] ?? NaN;
    // A stance without a side, which the analysis leaves out.
    if (state === NOTHING || Number.isNaN(there)) continue;
    const read = polarities[onceEach[draw] ?? 0] ?? NaN;
    const sideRead = Number.isNaN(read) ? undefined : sideOf(read);
    const side = sideOf(there);
    // One list for each of millions of rows.
    // prettier-ignore
    yield [draw + 1, article, position, actor, issue, side, there / count, sideRead, count, date];
  }
}
