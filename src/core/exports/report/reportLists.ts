import type { Analysis } from '../../analysis/analyse';
import { exceptionsAt, isMixedAt, orientationsOf } from '../../analysis/disagreements/rowSides';
import { disagreementsOn, type Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { quoteCell } from '../../tables/csv';
import type { Standing } from '../brief/briefSummary';
import {
  actorText,
  betweenText,
  datesText,
  issueText,
  quoted,
  sideText,
} from '../brief/briefWords';
import { plainText } from '../document/readMarkdown';
import { periodsText, type PeriodWords } from '../periodTexts';
import type { PhraseKey, Wording } from '../wording/wording';
import type { Addresses } from './reportArticles';
import { filterField, htmlText, sectionHeading } from './reportPage';

/** Rows of the list of disagreements: a larger page opens slowly. */
export const MOST_DISAGREEMENTS = 2_000;
/** Quotes of each actor in a row. */
const MOST_QUOTES = 3;

/** Who takes which side on each issue. */
export function* board(standing: readonly Standing[], wording: Wording): Generator<string> {
  const { text } = wording;
  yield sectionHeading('board', wording);
  yield filterField('board', text('find on board'));
  yield tableHead(['head issue', 'head for', 'head against', 'head otherwise'], wording);
  for (const one of standing) {
    const side = (words: 'for' | 'against'): string => plainText(one.sides.get(words) ?? '');
    const others = [...one.sides]
      .filter(([words]) => words !== 'for' && words !== 'against')
      .map(([words, actors]) => `${text(words)}: ${plainText(actors)}`);
    const cells = [side('for'), side('against'), others.join('; ')].map(
      (words) => `<td dir="auto">${htmlText(words)}</td>`,
    );
    yield `<tr data-row="board"><th scope="row" dir="auto">${htmlText(plainText(issueText(wording, one.issue)))}</th>${cells.join('')}</tr>\n`;
  }
  yield '</tbody></table></div>\n';
}

function tableHead(keys: readonly PhraseKey[], { text }: Wording): string {
  const heads = keys.map((key) => `<th scope="col">${htmlText(text(key))}</th>`);
  return `<div class="wide"><table><thead><tr>${heads.join('')}</tr></thead><tbody>\n`;
}

/** Who disagrees with whom, with quotes of both. */
export function* disagreements(
  analysis: Analysis,
  addresses: Addresses,
  wording: Wording,
): Generator<string> {
  const { text } = wording;
  yield sectionHeading('disagreements', wording);
  yield filterField('disagreements', text('find disagreements'));
  const heads = [
    'head issue',
    'head kind',
    'head one side',
    'head other side',
    'head dates',
  ] as const;
  yield tableHead(heads, wording);
  const words = { analysis, addresses, wording };
  let count = 0;
  for (const on of analysis.issues.values()) {
    for (const row of disagreementsOn(on)) {
      if (++count > MOST_DISAGREEMENTS) continue;
      const side = (at: 0 | 1): string =>
        `<td class="quote"><strong dir="auto">${htmlText(plainText(actorText(wording, row.actors[at])))}</strong>${sidedQuotes(row, at, words)}</td>`;
      const issue = plainText(issueText(wording, row.issue));
      const also = row.stated && row.kind !== 'stated' ? `, ${text('also stated')}` : '';
      const kind = htmlText(text(`kind ${row.kind}`) + also);
      yield `<tr data-row="disagreements" data-disagreement><th scope="row" dir="auto">${htmlText(issue)}</th><td>${kind}</td>${side(0)}${side(1)}<td>${htmlText(plainText(whenText(row, wording)))}</td></tr>\n`;
    }
  }
  yield '</tbody></table></div>\n';
  if (count > MOST_DISAGREEMENTS) {
    const left = htmlText(text('not listed', count - MOST_DISAGREEMENTS, count));
    const first = htmlText(text('page lists first', MOST_DISAGREEMENTS));
    yield `<p><strong>${left}</strong>: ${first} <code>policy-annotator export --format disagreements-csv</code></p>\n`;
  }
}

/** The quotes of an actor below its side; if it has changed sides, or the two are opposed at
 * different times, with the time. */
function sidedQuotes(row: Disagreement, at: 0 | 1, words: QuoteWords): string {
  const { wording } = words;
  const own = quotes(row.positions[at], words);
  const stance = row.stances[at];
  if (row.kind === 'apart' && stance) {
    const when = `, ${betweenText(wording, stance.ownDates)}`;
    return ` ${faint(sideWords(stance.sign, when, isMixedAt(row, at), exceptionsAt(row, at), wording))}${own}`;
  }
  const orientations = orientationsOf(row);
  if (orientations.length === 0) return own;
  return orientations
    .map(({ sign, periods, positions }) => {
      const isMixed = periods.some(({ sides }) => sides[at].mixed);
      const when = orientations.length > 1 ? ` ${periodsText(periods, periodWords(wording))}` : '';
      const side = sideWords(
        at === 0 ? sign : -sign,
        when,
        isMixed,
        exceptionsAt(row, at),
        wording,
      );
      const lead = `${orientations.length > 1 ? '<br>' : ' '}${faint(side)}`;
      return lead + quotes(positions[at], words);
    })
    .join('');
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

function faint(text: string): string {
  return `<span class="faint">(${htmlText(plainText(text))})</span>`;
}

/** The dates; of several periods, those of each with its claims; at different times those of each
 * actor. */
function whenText(row: Disagreement, wording: Wording): string {
  if (row.kind === 'apart') {
    return row.stances.map((stance) => betweenText(wording, stance?.ownDates ?? row)).join('; ');
  }
  const [period = row] = row.periods;
  return row.periods.length > 1
    ? periodsText(row.periods, periodWords(wording))
    : datesText(wording, period);
}

function periodWords(wording: Wording): Omit<PeriodWords, 'name'> {
  return { wording, dates: (bounds) => datesText(wording, bounds) };
}

interface QuoteWords {
  readonly analysis: Analysis;
  readonly addresses: Addresses;
  readonly wording: Wording;
}

function quotes(ids: readonly string[], words: QuoteWords): string {
  const { analysis, wording } = words;
  const records = ids.flatMap((id) => analysis.recordOf.get(id) ?? []);
  const listed = records.slice(0, MOST_QUOTES).map((record) => quote(record, words));
  const more = records.length - listed.length;
  return listed.join('') + (more > 0 ? `<br>${htmlText(wording.text('and n more', more))}` : '');
}

function quote(
  { id, position, article }: PositionRecord,
  { addresses, wording }: QuoteWords,
): string {
  const words = quoteCell(position.quote);
  const address = addresses.get(id);
  const { condition } = position;
  const source = [
    condition === undefined
      ? undefined
      : wording.text('under condition', 1, quoted(wording, condition)),
    article.metadata.source,
    article.metadata.date === undefined ? undefined : wording.date(article.metadata.date),
  ].filter((one) => one !== undefined);
  const from =
    source.length > 0 ? ` <span class="faint">${htmlText(source.join(', '))}</span>` : '';
  const shown = htmlText(quoted(wording, words));
  return `<br><span dir="auto">${address === undefined ? shown : `<a href="#${address}">${shown}</a>`}</span>${from}`;
}
