import { COUNTS, LEGEND_OF_CELLS } from '../../words/shared';
import { matrixOf, type Matrix } from '../../matrix/matrix';
import { matrixPicture } from '../../matrix/matrixPicture';
import { plainText } from '../../words/countedText';
import { textSection } from '../../words/textSection';
import { cardLine, countLine, some } from './lines';
import type { PositionTab } from './tab';
import { phrase, phrases } from '../../../util/phrase';

export const matrixTab = {
  name: phrase('Matrix'),
  title: phrase('Actors by Issues'),
  command: 'policyAnnotator.showMatrix',
  words: phrases({
    'actors by issues': 'Actors by issues',
    'legend cells':
      '+ for, − against, ± both (with the number of each), ○ on neither side, ≠ coded differently by its coders. Numbers count claims; a claim coded by several coders counts once.',
    'matrix counts':
      'Only claims of this actor or on this issue are counted, whether they take a side or are neutral. Claims coded differently are in no total.',
    'quotes of cell': 'Choose a cell to read its quotes.',
    'sort by head': 'Sort by {0}',
  }),
  *body(context, state) {
    yield;
    return matrixOf(context, state);
  },
  /** Each actor with its cells, which name both actor and issue, so that each line can be
   * understood alone. */
  lines: ({ localizer }, _, { actors, cells, more, quotes }) => [
    ...more,
    ...actors.flatMap(({ name, count }, row) =>
      textSection(
        countLine(plainText(name), plainText(localizer.text(COUNTS.claims, count))),
        cells.filter((cell) => cell.row === row).map(({ label }) => label),
      ),
    ),
    ...(quotes
      ? textSection(quotes.title, [...quotes.cards.map(cardLine), ...some(quotes.more)])
      : []),
  ],
  *picture(context, state, remarks) {
    const matrix = matrixOf(context, state);
    yield;
    const foot = [context.localizer.text(LEGEND_OF_CELLS), ...remarks];
    return matrixPicture(matrix, context.localizer.text('Actors by issues'), foot);
  },
} satisfies PositionTab<Matrix>;
