import type { Analysis } from '../../analysis/analyse';
import { countRowsOn } from '../../analysis/disagreements/findRows';
import { exceptionsAt, isMixedAt, orientationsOf } from '../../analysis/disagreements/rowSides';
import { disagreementsOn, type Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import {
  betweenText,
  conditionText,
  daysText,
  issueText,
  nameOfActor,
  quoteText,
  sideText,
} from '../brief/briefWords';
import { bold, paragraph, runsOf, type Block, type Run } from '../document/blocks';
import { periodsText } from '../periodTexts';
import type { Wording } from '../wording/wording';
import { sum } from '../../util/lists';
import type { Addresses } from './reportArticles';

/** Rows of the list of disagreements: a larger page opens slowly. */
export const MOST_DISAGREEMENTS = 2_000;
/** Quotes of each actor in a row. */
const MOST_QUOTES = 3;

/** Who disagrees with whom, with quotes of both. */
export function* disagreements(
  analysis: Analysis,
  addresses: Addresses,
  wording: Wording,
): Generator<Block> {
  const { text } = wording;
  const words = { analysis, addresses, wording };
  const rows: (readonly Run[])[][] = [];
  const issues = [...analysis.issues.values()];
  for (const on of issues) {
    for (const row of disagreementsOn(on)) {
      if (rows.length === MOST_DISAGREEMENTS) break;
      const side = (at: 0 | 1): Run[] =>
        runsOf(bold(nameOfActor(wording, row.actors[at])), sidedQuotes(row, at, words));
      const also = row.stated && row.kind !== 'stated' ? `, ${text('also stated')}` : '';
      rows.push([
        runsOf(issueText(wording, row.issue)),
        runsOf(text(`kind ${row.kind}`) + also),
        side(0),
        side(1),
        runsOf(whenText(row, wording)),
      ]);
    }
  }
  yield { kind: 'table', head: HEADS.map((key) => runsOf(text(key))), rows };
  const count = sum(issues.map(countRowsOn));
  if (count <= MOST_DISAGREEMENTS) return;
  const left = bold(text('not listed', count - MOST_DISAGREEMENTS, count));
  const first = text('page lists first', MOST_DISAGREEMENTS);
  const command = 'policy-annotator export --format disagreements-csv';
  yield paragraph(left, `: ${first} `, { text: command, code: true });
}

const HEADS = [
  'head issue',
  'head kind',
  'head one side',
  'head other side',
  'head dates',
] as const;

/** The quotes of an actor below its side; if it has changed sides, or the two are opposed at
 * different times, with the time. */
function sidedQuotes(row: Disagreement, at: 0 | 1, words: QuoteWords): Run[] {
  const { wording } = words;
  const own = quotes(row.positions[at], words);
  const stance = row.stances[at];
  if (row.kind === 'apart' && stance) {
    const when = `, ${betweenText(wording, stance.ownDates)}`;
    const side = sideWords(stance.sign, when, isMixedAt(row, at), exceptionsAt(row, at), wording);
    return runsOf(' ', faint(`(${side})`), own);
  }
  const orientations = orientationsOf(row);
  if (orientations.length === 0) return own;
  return orientations.flatMap(({ sign, periods, positions }) => {
    const isMixed = periods.some(({ sides }) => sides[at].mixed);
    const when = orientations.length > 1 ? ` ${periodsText(periods, wording)}` : '';
    const side = sideWords(at === 0 ? sign : -sign, when, isMixed, exceptionsAt(row, at), wording);
    const lead = { ...faint(`(${side})`), newLine: orientations.length > 1 };
    return runsOf(orientations.length > 1 ? [] : ' ', lead, quotes(positions[at], words));
  });
}

/** "for", "for 2021, with 2 exceptions", "for, also against". */
function sideWords(
  sign: number,
  when: string,
  isMixed: boolean,
  exceptions: number,
  wording: Wording,
): string {
  const { text } = wording;
  const side = sideText(wording, sign) + when;
  if (!isMixed) return side;
  return exceptions > 0
    ? `${side}, ${text('with exceptions', exceptions)}`
    : text('also', side, sideText(wording, -sign));
}

function faint(text: string): Run {
  return { text, isFaint: true };
}

/** The dates; of several periods, those of each with its claims; at different times those of each
 * actor. */
function whenText(row: Disagreement, wording: Wording): string {
  if (row.kind === 'apart') {
    return row.stances.map((stance) => betweenText(wording, stance?.ownDates ?? row)).join('; ');
  }
  const [period = row] = row.periods;
  return row.periods.length > 1 ? periodsText(row.periods, wording) : daysText(wording, period);
}

interface QuoteWords {
  readonly analysis: Analysis;
  readonly addresses: Addresses;
  readonly wording: Wording;
}

function quotes(ids: readonly string[], words: QuoteWords): Run[] {
  const { analysis, wording } = words;
  const records = ids.flatMap((id) => analysis.recordOf.get(id) ?? []);
  const listed = records.slice(0, MOST_QUOTES).map((record) => quote(record, words));
  const more = records.length - listed.length;
  const rest =
    more > 0
      ? [{ text: wording.text('and more', wording.text('more quotes', more)), newLine: true }]
      : [];
  return runsOf(...listed, rest);
}

function quote(
  { id, position, article }: PositionRecord,
  { addresses, wording }: QuoteWords,
): Run[] {
  const address = addresses.get(id);
  const { condition } = position;
  const { source, date } = article.metadata;
  const details = [
    ...(condition === undefined ? [] : [conditionText(wording, condition)]),
    ...(source === undefined ? [] : [source]),
    ...(date === undefined ? [] : [wording.date(date)]),
  ].join(', ');
  const shown: Run = {
    text: quoteText(position, wording),
    newLine: true,
    link: address === undefined ? undefined : `#${address}`,
  };
  return runsOf(shown, ...(details === '' ? [] : [' ', faint(details)]));
}
