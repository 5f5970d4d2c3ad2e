import type { StricterRule } from '../../analysis/disagreements/kindCounts';
import type { Counted, CountedArticles } from '../../counted/counted';
import type { CountedLink, Figure } from '../words/countedText';
import { actorLabel, issueLabel, joinCounts, type NameContext } from '../words/nameLabels';
import type { WordKey } from '../words/words';

/** "12 disagreements on balance · Exports": what a number counts, as the head of the list that it opens. A safe label. */
export function countedTitle(context: NameContext, counted: Counted, count: number): string {
  const { voice } = context;
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
          return voice.say(`counted ${which}`, count);
        default:
          return voice.say('counted left out', voice.say(`reason ${which}`, count));
      }
    }
    case 'left out':
      return joinCounts(
        voice.say('counted left out under', count),
        ruleWords(context, counted.rule),
      );
    case 'evidence': {
      const { actor, other, issue, undated } = counted;
      const name = joinCounts(
        ...[actor, other].map((id) => (id === undefined ? undefined : actorLabel(context, [id]))),
      );
      const key = undated === true ? 'counted undated' : 'positions';
      return joinCounts(voice.say(key, count), name, on(issue));
    }
    case 'claims': {
      const { actor, issue } = counted;
      const name = actor === undefined ? undefined : actorLabel(context, [actor]);
      return joinCounts(voice.say('counted claims', count), name, on(issue));
    }
    case 'evaluations': {
      const pair = [counted.actor, counted.target].map((id) => actorLabel(context, [id]));
      return joinCounts(voice.say('positions', count), pair.join(' → '));
    }
    case 'actors': {
      const { side, issue } = counted;
      const where = side === undefined ? undefined : voice.say(`side ${side}`);
      return joinCounts(voice.say('actors', count), where, on(issue));
    }
    case 'pairs': {
      const { which, issue, rule } = counted;
      const key = which === 'disagreements' ? 'disagreements' : (`counted ${which}` as const);
      return joinCounts(voice.say(key, count), on(issue), ruleWords(context, rule));
    }
    case 'contradictions':
      return voice.say(`counted ${counted.which}`, count);
    case 'articles':
      return joinCounts(voice.say(ARTICLE_WORDS[counted.which], count), on(counted.issue));
  }
}

function ruleWords({ voice }: NameContext, rule: StricterRule | undefined): string | undefined {
  return rule === undefined || rule === 'as listed' ? undefined : voice.say(`under ${rule}`);
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

/** Where a number leads; none counts nothing, and leads nowhere. */
export function countedLink(
  context: NameContext,
  counted: Counted,
  count: number,
): CountedLink | undefined {
  if (count === 0) return undefined;
  const label = context.voice.say('show counted', countedTitle(context, counted, count));
  return { counted, count, label };
}

export function figure(context: NameContext, counted: Counted, count: number): Figure {
  return { count, opens: countedLink(context, counted, count) };
}
