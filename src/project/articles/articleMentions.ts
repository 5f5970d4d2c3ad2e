import {
  applyMarks,
  countMentions,
  liveMentions,
  liveMentionsWithin,
  marksOf,
  mentionsWithin,
  rowOf,
  type ArticleRow,
  type Mention,
  type ShownMention,
  type Span,
} from '../../core';
import type { ArticleState } from './articleState';

const known = new WeakMap<ArticleState, readonly ShownMention[]>();

/** The mentions of the article in text order: matches with the annotator's marks applied; for a
 * text that is not matched, only the marked ones. Computed in one go and once for each state, so it
 * is for commands, not for every keystroke in a long text. */
export function mentionsIn(state: ArticleState): readonly ShownMention[] {
  let mentions = known.get(state);
  if (!mentions) {
    const { matches, dictionary } = state;
    mentions = withMarks(state, matches ? liveMentions(dictionary, matches) : []);
    known.set(state, mentions);
  }
  return mentions;
}

/** The mentions that reach into stretches of the text, and marked ones from elsewhere, in text
 * order. Where the whole text is still being matched, the stretches are matched here; where it
 * waits, only marked mentions are given. Costs the stretches and the annotations. */
export function mentionsAround(
  state: ArticleState,
  stretches: readonly Span[],
): readonly ShownMention[] {
  return withMarks(state, matchesAround(state, stretches));
}

/** The number of mentions; undefined as long as the text is not matched. Costs the marks only,
 * since the number of the other matches is known. */
export function mentionCount(state: ArticleState): number | undefined {
  const { matches, placed } = state;
  if (!matches) return undefined;
  const marks = [...marksOf(placed, 'mention'), ...marksOf(placed, 'ignored')];
  const touched = matchesAround(
    state,
    marks.flatMap(({ spans }) => spans),
  );
  const shown = withMarks(state, touched);
  return matches.actor.size + matches.issue.size - touched.length + shown.length;
}

/** The row that the corpus index keeps of an open article. Its mentions are counted on first
 * access. */
export function stateRow(state: ArticleState): ArticleRow {
  let counts: ArticleRow['mentionCounts'];
  return {
    ...rowOf(state),
    get mentionCounts() {
      return (counts ??= state.matches && countMentions(mentionsIn(state)));
    },
  };
}

/** The matches that reach into stretches, each once, in the order of the stretches. */
function matchesAround(state: ArticleState, stretches: readonly Span[]): readonly Mention[] {
  const { matches, waits, dictionary, text, matchFrom } = state;
  const found = new Map<string, Mention>();
  if (!matches && waits) return [];
  for (const stretch of stretches) {
    const mentions = matches
      ? liveMentionsWithin(dictionary, matches, stretch)
      : mentionsWithin(dictionary, text, stretch, matchFrom);
    for (const mention of mentions) found.set(`${mention.layer} ${mention.start}`, mention);
  }
  return [...found.values()];
}

function withMarks({ placed }: ArticleState, matches: readonly Mention[]): ShownMention[] {
  return applyMarks(matches, marksOf(placed, 'mention'), marksOf(placed, 'ignored'));
}
