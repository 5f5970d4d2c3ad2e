import type { BoardActor, BoardColumn, BoardSides } from './board';
import type { QuoteCard } from '../cards/quoteCard';
import { plainCounts } from '../words/countedText';
import type { Localizer } from '../words/localizer';
import type { Picture } from '../../drawing/picture';
import { PRINT_WIDTH, Sheet } from '../../drawing/sheet';
import { cutToWidth } from '../../drawing/textWidth';

/** The sides of an issue on a page: for and against next to each other, then those between. `said`,
 * the counts, is at the foot. */
export function boardPicture(
  sides: BoardSides,
  remarks: readonly string[],
  localizer: Localizer,
): Picture {
  const sheet = new Sheet(PRINT_WIDTH);
  sheet.write(sides.name, 'title');
  if (sides.statement !== undefined) sheet.write(sides.statement, 'quote');
  if (sides.note !== undefined) sheet.write(sides.note, 'note');
  sheet.write(plainCounts(sides.pairs), 'body');
  for (const { figure, of } of sides.measures)
    sheet.write(`${plainCounts(figure)} · ${plainCounts(of)}`, 'body');
  for (const pair of [sides.columns.slice(0, 2), sides.columns.slice(2, 4)]) {
    if (pair.some(({ actors }) => actors.length > 0)) drawColumns(sheet, pair);
  }
  if (sides.stated.length > 0) sheet.y += GAP;
  for (const card of sides.stated) {
    sheet.y += GAP;
    sheet.write(`${card.sign} ${card.actor}`, 'heading');
    drawCard(sheet, card, sheet.left, sheet.inner);
  }
  sheet.y += 2 * GAP;
  const definitions = sides.measures.map(({ name, definition }) => `${name}: ${definition}`);
  // A printed page has no links.
  definitions.push(localizer.text('{0} defines every number.', 'docs/reference/measures.md'));
  for (const line of [...sides.oneSided, ...definitions, ...remarks]) sheet.write(line, 'note');
  return sheet.picture(sides.name);
}

const GAP = 10;
const BETWEEN = 24;

function drawColumns(sheet: Sheet, columns: readonly BoardColumn[]): void {
  sheet.y += 2 * GAP;
  const top = sheet.y;
  const width = (sheet.inner - BETWEEN) / 2;
  let bottom = top;
  for (const [at, column] of columns.entries()) {
    sheet.y = top;
    const x = sheet.left + at * (width + BETWEEN);
    sheet.y += 16;
    sheet.shapes.push({
      kind: 'text',
      at: [x, sheet.y - 4],
      text: `${column.sign} ${plainCounts(column.title)}`,
      look: `sign-${column.look}`,
    });
    for (const actor of column.actors) drawActor(sheet, actor, x, width);
    if (column.more !== undefined) sheet.write(column.more, 'note', { x, width });
    bottom = Math.max(bottom, sheet.y);
  }
  sheet.y = bottom;
}

function drawActor(sheet: Sheet, actor: BoardActor, x: number, width: number): void {
  sheet.y += GAP;
  sheet.write(actor.name, 'heading', { x, width: width * 0.9, most: 2 });
  sheet.write(plainCounts(actor.detail), 'note', { x, width });
  for (const card of actor.cards) {
    sheet.y += 4;
    drawCard(sheet, card, x, width);
  }
  if (actor.more !== undefined) sheet.write(actor.more, 'note', { x, width });
}

function drawCard(sheet: Sheet, card: QuoteCard, x: number, width: number): void {
  const top = sheet.y;
  const place = sheet.shapes.length;
  const text = { x: x + GAP, width: width - 1.5 * GAP };
  sheet.y += 4;
  sheet.write(card.quote, 'quote', { ...text, most: 8 });
  const about = [card.stance, card.source, card.date, card.doubt].filter(Boolean).join(' · ');
  sheet.write(cutToWidth(about, 10.5, text.width * 2), 'note', { ...text, most: 2 });
  sheet.y += 6;
  // Placed behind the words, though its height is only known after them.
  sheet.shapes.splice(
    place,
    0,
    { kind: 'rect', x, y: top, width, height: sheet.y - top, look: 'card' },
    {
      kind: 'line',
      from: [x + 1.5, top],
      to: [x + 1.5, sheet.y],
      look: `edge-${card.look}`,
    },
  );
}
