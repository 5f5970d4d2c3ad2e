import { COUNTS } from '../words/shared';
import type { StricterRule } from '../../analysis/disagreements/kindCounts';
import type { Counted, CountedArticles } from '../../counted/counted';
import type { CountedLink, Figure } from '../words/countedText';
import { actorLabel, issueLabel, joinCounts, type NameContext } from '../words/nameLabels';
import type { WordKey } from '../words/words';

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
          return localizer.text(`counted ${which}`, count);
        default:
          return localizer.text(
            'excluded positions – {0}',
            localizer.text(`reason ${which}`, count),
          );
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
      const key = undated === true ? 'counted undated' : 'positions';
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
      const where = side === undefined ? undefined : localizer.text(`side ${side}`);
      return joinCounts(localizer.text(COUNTS.actors, count), where, on(issue));
    }
    case 'pairs': {
      const { which, issue, rule } = counted;
      const key = which === 'disagreements' ? 'disagreements' : (`counted ${which}` as const);
      return joinCounts(localizer.text(key, count), on(issue), ruleWords(context, rule));
    }
    case 'contradictions':
      return localizer.text(`counted ${counted.which}`, count);
    case 'articles':
      return joinCounts(localizer.text(ARTICLE_WORDS[counted.which], count), on(counted.issue));
  }
}

function ruleWords({ localizer }: NameContext, rule: StricterRule | undefined): string | undefined {
  return rule === undefined || rule === 'as listed' ? undefined : localizer.text(`under ${rule}`);
}

const ARTICLE_WORDS: Readonly<Record<CountedArticles, WordKey>> = {
  'with positions': 'articles with positions',
  'taking sides': 'articles taking sides',
  speaking: 'articles speaking',
  read: 'articles read',
  undated: 'articles without a date',
  complete: 'articles complete',
  notRelevant: 'articles notRelevant',
  inProgress: 'articles inProgress',
  untouched: 'articles untouched',
};

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
