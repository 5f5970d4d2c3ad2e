import { COUNTS, EXCLUDED, SIDE_NAMES } from '../words/shared';
import type { StricterRule } from '../../analysis/disagreements/kindCounts';
import type { Counted, CountedArticles } from '../../counted/counted';
import type { CountedLink, Figure } from '../words/countedText';
import { actorLabel, issueLabel, joinCounts, type NameContext } from '../words/nameLabels';
import { phrase, type Phrase, phrases } from '../../util/phrase';
import { KIND_WORDS } from '../words/kindWords';

const COUNTED_CONTRADICTIONS = phrases({
  contradiction: ['{0} contradiction', '{0} contradictions'],
  shift: ['{0} shift', '{0} shifts'],
});

const COUNTED_POSITIONS = phrases({
  recorded: ['{0} position recorded', '{0} positions recorded'],
  counting: ['{0} position that counts', '{0} positions that count'],
  'unknown stance': [
    '{0} position with a stance that is not in the codebook',
    '{0} positions with a stance that is not in the codebook',
  ],
  'not lifted': [
    '{0} position on an issue whose parent link has no sign',
    '{0} positions on issues whose parent link has no sign',
  ],
});

/** "12 disagreements on balance · Exports": the title of the list that a number opens. A safe
 * label. */
export function countedTitle(context: NameContext, counted: Counted, count: number): string {
  const { localizer } = context;
  const on = (issue: string | undefined): string | undefined =>
    issue === undefined ? undefined : issueLabel(context, issue);
  switch (counted.of) {
    case 'positions': {
      const { which } = counted;
      switch (which) {
        case 'recorded':
        case 'counting':
        case 'unknown stance':
        case 'not lifted':
          return localizer.text(COUNTED_POSITIONS[which], count);
        default:
          return localizer.text('excluded positions – {0}', localizer.text(EXCLUDED[which], count));
      }
    }
    case 'left out':
      return joinCounts(
        localizer.text(['{0} position excluded', '{0} positions excluded'], count),
        ruleWords(context, counted.rule),
      );
    case 'evidence': {
      const { actor, other, issue, undated } = counted;
      const name = joinCounts(
        ...[actor, other].map((id) => (id === undefined ? undefined : actorLabel(context, [id]))),
      );
      const key =
        undated === true
          ? phrase(['{0} position without a date', '{0} positions without a date'])
          : COUNTS.positions;
      return joinCounts(localizer.text(key, count), name, on(issue));
    }
    case 'claims': {
      const { actor, issue } = counted;
      const name = actor === undefined ? undefined : actorLabel(context, [actor]);
      return joinCounts(localizer.text(COUNTS.claims, count), name, on(issue));
    }
    case 'evaluations': {
      const pair = [counted.actor, counted.target].map((id) => actorLabel(context, [id]));
      return joinCounts(localizer.text(COUNTS.positions, count), pair.join(' → '));
    }
    case 'actors': {
      const { side, issue } = counted;
      const where = side === undefined ? undefined : localizer.text(SIDE_NAMES[side]);
      return joinCounts(localizer.text(COUNTS.actors, count), where, on(issue));
    }
    case 'pairs': {
      const { which, issue, rule } = counted;
      const key = which === 'disagreements' ? COUNTS.disagreements : KIND_WORDS[which].counted;
      return joinCounts(localizer.text(key, count), on(issue), ruleWords(context, rule));
    }
    case 'contradictions':
      return localizer.text(COUNTED_CONTRADICTIONS[counted.which], count);
    case 'articles':
      return joinCounts(localizer.text(ARTICLE_WORDS[counted.which], count), on(counted.issue));
  }
}

const UNDER_RULE = phrases({
  'without drafts': 'without drafts',
  'without possible': 'without positions marked possible',
  'without conditional': 'without conditional positions',
  'without joint': 'without joint positions',
  'without uncertain': 'without uncertain places and lost quotes',
  'without window': 'all dates taken together',
});

function ruleWords({ localizer }: NameContext, rule: StricterRule | undefined): string | undefined {
  return rule === undefined || rule === 'as listed' ? undefined : localizer.text(UNDER_RULE[rule]);
}

const ARTICLE_WORDS: Readonly<Record<CountedArticles, Phrase>> = phrases({
  'with positions': ['{0} article with positions', '{0} articles with positions'],
  'taking sides': [
    '{0} article with positions that count',
    '{0} articles with positions that count',
  ],
  speaking: ['{0} read article with a position on it', '{0} read articles with a position on it'],
  read: ['{0} article read', '{0} articles read'],
  undated: ['{0} article without a date', '{0} articles without a date'],
  complete: ['{0} complete article', '{0} complete articles'],
  notRelevant: ['{0} article not relevant', '{0} articles not relevant'],
  inProgress: ['{0} article in progress', '{0} articles in progress'],
  untouched: ['{0} article to code', '{0} articles to code'],
});

/** The link of a number; undefined for 0. */
export function countedLink(
  context: NameContext,
  counted: Counted,
  count: number,
): CountedLink | undefined {
  if (count === 0) return undefined;
  const label = context.localizer.text('Show {0}', countedTitle(context, counted, count));
  return { counted, count, label };
}

export function figure(context: NameContext, counted: Counted, count: number): Figure {
  return { count, opens: countedLink(context, counted, count) };
}
