import * as vscode from 'vscode';
import {
  labelText,
  nameOf,
  newPosition,
  type ActorId,
  type IssueId,
  type Position,
  type QuotePart,
} from '../../../core';
import { askedDetails, askedKeys } from './askedDetails';
import { chooseActors, chooseIssues, type ChoiceContext } from './choices';
import { chooseStance } from './chooseStance';
import { recentIds } from './recent';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';

/** How to ask for a position. */
export interface PositionAsked {
  /** The last value is repeated without asking. */
  readonly skip?: 'actor' | 'issue';
  /** The number of quotes, where there are several. */
  readonly quotes?: number;
  /** The entry that is first in the list. */
  readonly actor?: ActorId;
  readonly issue?: IssueId;
}

/** The three questions, then the codebook's own; the back button returns to the previous one.
 * Escape cancels, but after the stance gives the position as it is by then. Nothing is written. */
export async function askPosition(
  services: Services,
  context: ChoiceContext,
  quote: QuotePart,
  { skip, actor, issue, quotes = 1 }: PositionAsked = {},
): Promise<Position | undefined> {
  const last = (layer: 'actor' | 'issue'): readonly string[] =>
    skip === layer ? recentIds(services, context.draft.codebook, layer).slice(0, 1) : [];
  let actors: readonly ActorId[] = last('actor');
  let issues: readonly IssueId[] = last('issue');
  const asked = [
    ...(actors.length > 0 ? [] : (['who'] as const)),
    ...(issues.length > 0 ? [] : (['what'] as const)),
    'stance' as const,
  ];
  const words = labelText(quote.exact, 80);
  const made = { id: '', quote: [quote], coder: undefined };
  const later = askedKeys(context, newPosition(made, { actors, issues, stance: undefined })).length;
  let stance: string | undefined;
  for (let at = 0; ;) {
    // New issues were asked for their statements, which counts as a step.
    const isAsked = asked[at] === 'stance' && issues.length > 0;
    const more = isAsked ? issues.filter((id) => context.draft.isNewIssue(id)).length : 0;
    const options = {
      step: at + 1 + more,
      totalSteps: asked.length + later + more,
      canGoBack: at > 0,
    };
    switch (asked[at]) {
      case 'who': {
        const picked = await chooseActors(services, context, {
          ...options,
          title: vscode.l10n.t('Who?'),
          placeholder:
            quotes > 1
              ? vscode.l10n.t('Whose position do these {0} quotes state?', quotes)
              : vscode.l10n.t('Whose position is “{0}”?', words),
          ...firstOf(actors, actor),
          issue: issues[0],
        });
        if (picked.kind === 'left') return undefined;
        if (picked.kind === 'value') actors = picked.value;
        at += picked.kind === 'back' ? -1 : 1;
        break;
      }
      case 'what': {
        const picked = await chooseIssues(services, context, {
          ...options,
          title:
            skip === 'actor' && actors[0] !== undefined
              ? vscode.l10n.t(
                  '{0}: about what?',
                  nameOf(context.draft.codebook, 'actor', actors[0], localizer),
                )
              : vscode.l10n.t('About what?'),
          placeholder:
            quotes > 1
              ? vscode.l10n.t('Which issue are these {0} quotes about?', quotes)
              : vscode.l10n.t('Which issue is “{0}” about?', words),
          ...firstOf(issues, issue),
          pair: actors,
        });
        if (picked.kind === 'left') return undefined;
        if (picked.kind === 'value') issues = picked.value;
        at += picked.kind === 'back' ? -1 : 1;
        break;
      }
      default: {
        const first = stance === undefined ? {} : { first: stance };
        const picked = await chooseStance(context, actors, issues, { ...options, ...first });
        if (picked.kind === 'left') return undefined;
        if (picked.kind === 'back') {
          at--;
          break;
        }
        stance = picked.value;
        const position = newPosition(made, { actors, issues, stance });
        const detailed = await askedDetails(services, context, position, asked.length + more);
        if (detailed.kind === 'value') return detailed.value;
      }
    }
  }
}

function firstOf(
  ids: readonly string[],
  otherwise: string | undefined,
): { readonly first?: string } {
  const first = ids[0] ?? otherwise;
  return first === undefined ? {} : { first };
}
