import { netStances } from '../../analysis/netStances';
import type { ActorId } from '../../model/ids';
import type { ViewContext } from '../facts/facts';
import { labelText, quoteText } from '../words/label';
import { mixWords } from './matrix';
import { stanceLabel } from '../words/judgement';
import { actorName } from '../words/names';
import { netSign } from '../words/netLook';
import { inTime } from '../cards/quoteCard';
import { issueLabel } from '../words/nameLabels';
import { placeLabel } from '../cards/recordText';

/** The positions of an actor until a day, included, as a page of text: the issues by name, each
 * with its balance and its quotes in order of time. A comparison of two such pages shows what came
 * between. Positions without a date are on none; one whose date is imprecise is on a page when all
 * its days are over. */
export function positionsPage(context: ViewContext, actor: ActorId, until: string): string {
  const { facts, localizer } = context;
  const evidence = [...facts.analysis.stances.values()]
    .flatMap((row) => row.get(actor)?.evidence ?? [])
    .filter(({ record }) => record.days !== undefined && record.days.last <= until);
  const issues = [...netStances(evidence)]
    .flatMap(([issue, row]) => {
      const stance = row.get(actor);
      return stance ? [{ name: issueLabel(context, issue), stance }] : [];
    })
    .sort((a, b) => localizer.compare(a.name, b.name));
  const name = actorName(facts.codebook, actor, localizer);
  // The title has the day, so that it is no difference of its own.
  const lines = [name, ''];
  for (const { name: issue, stance } of issues) {
    lines.push(`${netSign(stance)}  ${issue}: ${mixWords(context, stance)}`);
    for (const { record } of inTime(stance.evidence)) {
      const date = labelText(localizer.date(record.date ?? ''));
      const place = placeLabel(context, record.article, record.placed);
      const spoken = stanceLabel(facts.codebook, record.position, localizer);
      lines.push(`    ${date}  ${spoken}  ${quoteText(record.position.quote, 300)}  ${place}`);
    }
    lines.push('');
  }
  if (issues.length === 0) lines.push('–', '');
  return lines.join('\n');
}

/** The days on which positions of an actor begin, in order. */
export function daysOfActor({ facts }: ViewContext, actor: ActorId): readonly string[] {
  const days = new Set<string>();
  for (const row of facts.analysis.stances.values()) {
    for (const { record } of row.get(actor)?.evidence ?? []) {
      if (record.days) days.add(record.days.last);
    }
  }
  return [...days].sort();
}
