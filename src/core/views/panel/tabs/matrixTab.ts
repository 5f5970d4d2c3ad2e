import { COUNTS, LEGEND_OF_CELLS } from '../../words/shared';
import { matrixOf, type Matrix } from '../../matrix/matrix';
import { matrixPicture } from '../../matrix/matrixPicture';
import { plainText } from '../../words/countedText';
import { textSection } from '../../words/textSection';
import { cardLine, countLine, some } from './lines';
import type { PositionTab } from './tab';

export const matrixTab = {
  title: 'matrix title',
  command: 'policyAnnotator.showMatrix',
  words: ['actors by issues', 'legend cells', 'matrix counts', 'quotes of cell', 'sort by head'],
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
