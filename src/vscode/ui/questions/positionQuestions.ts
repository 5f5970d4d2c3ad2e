import * as vscode from 'vscode';
import {
  labelText,
  nameOf,
  newPosition,
  STANCE_SIGN,
  stanceLook,
  stanceName,
  type ActorId,
  type IssueId,
  type Position,
  type QuotePart,
} from '../../../core';
import { askedDetails, askedKeys } from './askedDetails';
import { chooseActors, chooseIssues, type ChoiceContext } from './choices';
import { chooseStance } from './chooseStance';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';

/** Answers that a command has before its questions. */
export type GivenAnswers = Partial<Pick<Position, 'actors' | 'issues' | 'stance'>>;

/** How to ask for a position. */
export interface PositionAsked {
  /** What is known already, and not asked for. */
  readonly given?: GivenAnswers;
  /** The number of quotes, where there are several. */
  readonly quotes?: number;
  /** The entry that is first in the list. */
  readonly actor?: ActorId;
  readonly issue?: IssueId;
  /** Entries that are not offered. */
  readonly without?: readonly string[];
}

/** The three questions, then the codebook's own; the back button returns to the previous one.
 * Escape cancels, but after the stance gives the position as it is by then. Nothing is written. */
export async function askPosition(
  services: Services,
  context: ChoiceContext,
  quote: QuotePart,
  { given = {}, actor, issue, quotes = 1, without = [] }: PositionAsked = {},
): Promise<Position | undefined> {
  let { actors = [], issues = [], stance } = given;
  const isActorGiven = actors.length > 0;
  const asked = [
    ...(isActorGiven ? [] : (['who'] as const)),
    ...(issues.length > 0 ? [] : (['what'] as const)),
    ...(stance === undefined ? (['stance'] as const) : []),
  ];
  const words = labelText(quote.exact, 80);
  const made = { id: '', quote: [quote], coder: undefined };
  const later = askedKeys(context, newPosition(made, { actors, issues, stance: undefined })).length;
  for (let at = 0; ;) {
    // New issues were asked for their statements, which counts as a step.
    const isAsked = (asked[at] === 'stance' || asked[at] === undefined) && issues.length > 0;
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
          title: withStance(context, given.stance, vscode.l10n.t('Who?')),
          placeholder:
            quotes > 1
              ? vscode.l10n.t('Whose position do these {0} quotes state?', quotes)
              : vscode.l10n.t('Whose position is “{0}”?', words),
          ...firstOf(actors, actor),
          issue: issues[0],
          without,
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
            isActorGiven && actors[0] !== undefined
              ? vscode.l10n.t(
                  '{0}: about what?',
                  nameOf(context.draft.codebook, 'actor', actors[0], localizer),
                )
              : withStance(context, given.stance, vscode.l10n.t('About what?')),
          placeholder:
            quotes > 1
              ? vscode.l10n.t('Which issue are these {0} quotes about?', quotes)
              : vscode.l10n.t('Which issue is “{0}” about?', words),
          ...firstOf(issues, issue),
          pair: actors,
          without,
        });
        if (picked.kind === 'left') return undefined;
        if (picked.kind === 'value') issues = picked.value;
        at += picked.kind === 'back' ? -1 : 1;
        break;
      }
      case 'stance': {
        const first = stance === undefined ? {} : { first: stance };
        const picked = await chooseStance(context, actors, issues, { ...options, ...first });
        if (picked.kind === 'left') return undefined;
        if (picked.kind === 'value') stance = picked.value;
        at += picked.kind === 'back' ? -1 : 1;
        break;
      }
      default: {
        const position = newPosition(made, { actors, issues, stance });
        const detailed = await askedDetails(services, context, position, asked.length + more);
        if (detailed.kind === 'value') return detailed.value;
        if (at === 0) return undefined;
        at--;
      }
    }
  }
}

/** The title of a question with the stance that was given before it, such as `Who? ⊖ oppose`. */
function withStance({ draft }: ChoiceContext, stance: string | undefined, title: string): string {
  if (stance === undefined) return title;
  const sign = STANCE_SIGN[stanceLook(draft.codebook, stance)];
  return `${title} ${sign} ${stanceName(draft.codebook, stance)}`;
}

function firstOf(
  ids: readonly string[],
  otherwise: string | undefined,
): { readonly first?: string } {
  const first = ids[0] ?? otherwise;
  return first === undefined ? {} : { first };
}
