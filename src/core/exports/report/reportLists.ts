import type { Analysis } from '../../analysis/analyse';
import { KINDS } from '../../analysis/disagreements/kinds';
import { exceptionsAt, isMixedAt, orientationsOf } from '../../analysis/disagreements/rowSides';
import { disagreementsOn, type Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { issueName } from '../../codebook/lookUp';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { quoteCell } from '../../tables/csv';
import type { Standing } from '../brief/briefSummary';
import { actorText, betweenText, datesText, exceptionsText, sideText } from '../brief/briefWords';
import { plainText } from '../document/readMarkdown';
import { periodsText } from '../periodTexts';
import { dateShown, type Addresses } from './reportArticles';
import { filterField, htmlText } from './reportPage';

/** Rows of the list of disagreements: a larger page opens slowly. */
export const MOST_DISAGREEMENTS = 2_000;
/** Quotes of each actor in a row. */
const MOST_QUOTES = 3;

/** Who takes which side on each issue. */
export function* board(standing: readonly Standing[], nameOf: (one: Standing) => string) {
  yield '<h2 id="board">Who stands where</h2>\n';
  yield filterField('board', 'Find issues and actors');
  yield '<div class="wide"><table><thead><tr><th scope="col">Issue</th><th scope="col">For</th><th scope="col">Against</th><th scope="col">Otherwise</th></tr></thead><tbody>\n';
  for (const one of standing) {
    const side = (words: 'for' | 'against'): string => plainText(one.sides.get(words) ?? '');
    const others = [...one.sides]
      .filter(([words]) => words !== 'for' && words !== 'against')
      .map(([words, actors]) => `${words}: ${plainText(actors)}`);
    const cells = [side('for'), side('against'), others.join('; ')].map(
      (words) => `<td dir="auto">${htmlText(words)}</td>`,
    );
    yield `<tr data-row="board"><th scope="row" dir="auto">${htmlText(nameOf(one))}</th>${cells.join('')}</tr>\n`;
  }
  yield '</tbody></table></div>\n';
}

/** Who disagrees with whom, with quotes of both. */
export function* disagreements(analysis: Analysis, addresses: Addresses): Generator<string> {
  const { codebook } = analysis.reader;
  yield '<h2 id="disagreements">Who disagrees with whom</h2>\n';
  yield filterField('disagreements', 'Find disagreements');
  yield '<div class="wide"><table><thead><tr><th scope="col">Issue</th><th scope="col">Kind</th><th scope="col">One side</th><th scope="col">The other side</th><th scope="col">Dates</th></tr></thead><tbody>\n';
  let count = 0;
  for (const on of analysis.issues.values()) {
    for (const row of disagreementsOn(on)) {
      if (++count > MOST_DISAGREEMENTS) continue;
      const side = (at: 0 | 1): string =>
        `<td class="quote"><strong dir="auto">${htmlText(plainText(actorText(codebook, row.actors[at])))}</strong>${sidedQuotes(row, at, analysis, addresses)}</td>`;
      const issue = row.issue === undefined ? 'Without an issue' : issueName(codebook, row.issue);
      const kind = `${KINDS[row.kind].words}${row.stated && row.kind !== 'stated' ? ', also stated in a text' : ''}`;
      yield `<tr data-row="disagreements" data-disagreement><th scope="row" dir="auto">${htmlText(issue)}</th><td>${kind}</td>${side(0)}${side(1)}<td>${htmlText(plainText(whenText(row)))}</td></tr>\n`;
    }
  }
  yield '</tbody></table></div>\n';
  if (count > MOST_DISAGREEMENTS) {
    const number = (of: number): string => of.toLocaleString('en-GB');
    const left = count - MOST_DISAGREEMENTS;
    yield `<p><strong>${number(left)} of ${number(count)} ${left === 1 ? 'is' : 'are'} not listed</strong>: this page lists the first ${number(MOST_DISAGREEMENTS)}. A table of all: <code>policy-annotator export --format disagreements-csv</code></p>\n`;
  }
}

/** The quotes of an actor below its side; if it has changed sides, or the two are opposed at
 * different times, with the time. */
function sidedQuotes(
  row: Disagreement,
  at: 0 | 1,
  analysis: Analysis,
  addresses: Addresses,
): string {
  const own = quotes(row.positions[at], analysis, addresses);
  const stance = row.stances[at];
  if (row.kind === 'apart' && stance) {
    const when = `, ${betweenText(stance.ownDates)}`;
    return ` ${faint(sideWords(stance.sign, when, isMixedAt(row, at), exceptionsAt(row, at)))}${own}`;
  }
  const orientations = orientationsOf(row);
  if (orientations.length === 0) return own;
  return orientations
    .map(({ sign, periods, positions }) => {
      const isMixed = periods.some(({ sides }) => sides[at].mixed);
      const when = orientations.length > 1 ? ` ${periodsText(periods, PERIOD_WORDS)}` : '';
      const side = sideWords(at === 0 ? sign : -sign, when, isMixed, exceptionsAt(row, at));
      const words = `${orientations.length > 1 ? '<br>' : ' '}${faint(side)}`;
      return words + quotes(positions[at], analysis, addresses);
    })
    .join('');
}

/** "for", "for 2021, with 2 exceptions", "for, also against". */
function sideWords(sign: number, when: string, isMixed: boolean, exceptions: number): string {
  const side = sideText(sign) + when;
  if (!isMixed) return side;
  return `${side}, ${exceptions > 0 ? exceptionsText(exceptions) : `also ${sideText(-sign)}`}`;
}

function faint(text: string): string {
  return `<span class="faint">(${htmlText(plainText(text))})</span>`;
}

/** The dates; of several periods, those of each with its claims; at different times those of each
 * actor. */
function whenText(row: Disagreement): string {
  if (row.kind === 'apart') {
    return row.stances.map((stance) => betweenText(stance?.ownDates ?? row)).join('; ');
  }
  const [period = row] = row.periods;
  return row.periods.length > 1 ? periodsText(row.periods, PERIOD_WORDS) : datesText(period);
}

const PERIOD_WORDS = { dates: datesText };

function quotes(ids: readonly string[], analysis: Analysis, addresses: Addresses): string {
  const records = ids.flatMap((id) => analysis.recordOf.get(id) ?? []);
  const listed = records.slice(0, MOST_QUOTES).map((record) => quote(record, addresses));
  const more = records.length - listed.length;
  return listed.join('') + (more > 0 ? `<br>and ${String(more)} more` : '');
}

function quote({ id, position, article }: PositionRecord, addresses: Addresses): string {
  const words = quoteCell(position.quote);
  const address = addresses.get(id);
  const { condition } = position;
  const source = [
    condition === undefined ? undefined : `under the condition “${condition}”`,
    article.metadata.source,
    dateShown(article.metadata.date),
  ].filter((one) => one !== undefined);
  const from =
    source.length > 0 ? ` <span class="faint">${htmlText(source.join(', '))}</span>` : '';
  const shown = `“${htmlText(words)}”`;
  return `<br><span dir="auto">${address === undefined ? shown : `<a href="#${address}">${shown}</a>`}</span>${from}`;
}
