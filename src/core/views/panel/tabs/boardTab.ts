import { boardOf, type Board, type BoardSides } from '../../board/board';
import { boardPicture } from '../../board/boardPicture';
import { plainCounts } from '../../words/countedText';
import type { Localizer } from '../../words/localizer';
import { INDENT, textSection } from '../../words/textSection';
import { cardLine, countLine, some } from './lines';
import type { PositionTab } from './tab';
import { phrase, phrases } from '../../../util/phrase';

export const boardTab = {
  name: phrase('Board'),
  title: phrase('Disagreement Board'),
  command: 'policyAnnotator.showBoard',
  words: phrases({
    'issues list': 'Issues',
    measures: 'Measures',
    'stated here': 'Stated in the text',
    'one-sided here': 'One-sided',
  }),
  *body(context, state) {
    // Counted once for a version of the corpus and a filter, and then cached.
    context.facts.pairCounts.has(undefined);
    yield;
    return yield* boardOf(context, state);
  },
  lines: ({ localizer }, _, { issues, more, chosen }) => [
    ...textSection(localizer.text('Issues'), [...issues.map(({ label }) => label), ...some(more)]),
    ...(chosen ? sidesLines(localizer, chosen) : []),
  ],
  *picture(context, state, remarks) {
    const { chosen } = yield* boardOf(context, state);
    yield;
    return chosen && boardPicture(chosen, remarks, context.localizer);
  },
  quotedIn: ({ chosen }) => {
    if (!chosen) return [];
    const cards = chosen.columns.flatMap(({ actors }) => actors.flatMap((one) => one.cards));
    return [...chosen.stated, ...cards].map(({ article }) => article);
  },
} satisfies PositionTab<Board>;

function sidesLines(localizer: Localizer, sides: BoardSides): readonly string[] {
  const { name, statement, note, pairs, measures, columns, stated, oneSided } = sides;
  const about = [
    ...(statement === undefined ? [] : [statement]),
    ...some(note),
    plainCounts(pairs),
    ...measures.map(({ figure, of }) => countLine(figure, of)),
  ];
  return [
    ...textSection(name, about),
    ...columns.flatMap(({ title, actors, more }) => [
      ...textSection(plainCounts(title), []),
      ...actors.flatMap(({ name: actor, detail, cards, more: rest }) => [
        `${INDENT}${countLine([{ text: actor, opens: undefined }], detail)}`,
        ...[...cards.map(cardLine), ...some(rest)].map((line) => `${INDENT}${INDENT}${line}`),
      ]),
      ...some(more),
      '',
    ]),
    ...(stated.length === 0
      ? []
      : textSection(
          localizer.text('Stated in the text'),
          stated.map(({ label }) => label),
        )),
    ...(oneSided.length === 0 ? [] : textSection(localizer.text('One-sided'), oneSided)),
  ];
}
