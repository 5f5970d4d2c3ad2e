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
import { askedKeys, fieldQuestions } from './askedDetails';
import { inTurn, type Place, type Question } from '../inTurn';
import type { Picked } from '../quickPick';
import { chooseActors, chooseIssues, type ChoiceContext } from './choices';
import { chooseStance } from './chooseStance';
import { restated } from './newEntry';
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
  /** The first question follows another one. */
  readonly hasBefore?: boolean;
  /** The whole words, where quotes begin or end inside one. The first question offers them. `use`:
   * the answers are for them from now on. */
  readonly whole?: { readonly words: string; readonly use: () => ChoiceContext } | undefined;
}

/** The three questions, then the codebook's own. Where a stance was given and the issue is a new
 * one, the stance is asked for once its statement is known. What is left after the stance gives the
 * position as it is by then. Nothing is written. */
export async function askPosition(
  services: Services,
  about: ChoiceContext,
  quote: QuotePart,
  {
    given = {},
    actor,
    issue,
    quotes = 1,
    without = [],
    hasBefore = false,
    whole,
  }: PositionAsked = {},
): Promise<Picked<Position>> {
  let context = about;
  const { draft } = context;
  const { actors = [], issues = [], stance } = given;
  const made = { id: '', quote: [quote], coder: undefined };
  let position = newPosition(made, { actors, issues, stance });
  let words = labelText(quote.exact, 80);
  let offered = whole;
  const offering = (question: (place: Place) => Promise<Picked<readonly string[]>>, place: Place) =>
    offered && {
      words: offered.words,
      use: () => {
        if (offered) [context, words, offered] = [offered.use(), offered.words, undefined];
        return question(place);
      },
    };
  const [onlyActor] = actors;

  /** Who goes back to the question is asked as before, with what was typed: a new actor that was a
   * mistake is no entry yet. */
  const typedBefore = async ({ cameBack }: Place): Promise<string | undefined> => {
    const [id] = position.actors;
    if (!cameBack || id === undefined || position.actors.length > 1) return undefined;
    const name = await draft.takeBack(id, services.environment.yieldToHost);
    if (name !== undefined) position = { ...position, actors: [] };
    return name;
  };

  const who = async (place: Place): Promise<Picked<readonly ActorId[]>> => {
    const typed = await typedBefore(place);
    const picked = await chooseActors(services, context, {
      ...place,
      title: withStance(context, given.stance, vscode.l10n.t('Who?')),
      placeholder:
        quotes > 1
          ? vscode.l10n.t('Whose position do these {0} quotes state?', quotes)
          : vscode.l10n.t('Whose position is “{0}”?', words),
      ...firstOf(position.actors, actor),
      ...(typed === undefined ? {} : { typed }),
      issue: position.issues[0],
      without,
      whole: offering(who, place),
    });
    if (picked.kind === 'value') position = { ...position, actors: picked.value };
    return picked;
  };
  const what = async (place: Place): Promise<Picked<readonly IssueId[]>> => {
    const stated = position.issues.findLast((id) => draft.isNewIssue(id));
    if (place.cameBack && stated !== undefined) {
      const again = await restated(services, context, stated, place);
      if (again.kind !== 'back')
        return again.kind === 'value' ? { kind: 'value', value: position.issues } : again;
    }
    const picked = await chooseIssues(services, context, {
      ...place,
      title:
        onlyActor === undefined
          ? withStance(context, given.stance, vscode.l10n.t('About what?'))
          : vscode.l10n.t(
              '{0}: about what?',
              nameOf(draft.codebook, 'actor', onlyActor, localizer),
            ),
      placeholder:
        quotes > 1
          ? vscode.l10n.t('Which issue are these {0} quotes about?', quotes)
          : vscode.l10n.t('Which issue is “{0}” about?', words),
      ...firstOf(position.issues, issue),
      pair: position.actors,
      without,
      ...(actors.length > 0 ? { whole: offering(what, place) } : {}),
    });
    if (picked.kind === 'value') position = { ...position, issues: picked.value };
    return picked;
  };
  const how: Question = async (place) => {
    const first = position.stance === undefined ? {} : { first: position.stance };
    const asked = { ...place, ...first };
    const picked = await chooseStance(context, position.actors, position.issues, asked);
    if (picked.kind === 'value') position = { ...position, stance: picked.value };
    return picked;
  };
  /** A stance that was given before the statement of a new issue is asked for again. */
  const whatAndHow: Question = async (place) => {
    for (let at = place; ; at = { ...at, cameBack: true }) {
      const picked = await what(at);
      const isNew = position.issues.some((id) => draft.isNewIssue(id));
      if (picked.kind !== 'value' || !isNew) return picked;
      const stance = await how({ ...place, canGoBack: true });
      if (stance.kind !== 'back') return stance;
    }
  };
  const three: readonly Question[] = [
    ...(actors.length > 0 ? [] : [who]),
    ...(issues.length > 0 ? [] : [given.stance === undefined ? what : whatAndHow]),
    ...(given.stance === undefined ? [how] : []),
  ];
  const details = fieldQuestions(
    services,
    about,
    askedKeys(context, position),
    () => position,
    (changed) => (position = changed),
  );
  const { kind, answered } = await inTurn([...three, ...details], hasBefore);
  if (kind === 'back') return { kind };
  const isWhole = kind === 'value' || (answered > 0 && answered >= three.length);
  return isWhole ? { kind: 'value', value: position } : { kind: 'left' };
}

/** The title of a question with the stance that was given before it, such as `Who? ⊖ oppose`. */
function withStance({ draft }: ChoiceContext, stance: string | undefined, title: string): string {
  if (stance === undefined) return title;
  const sign = STANCE_SIGN[stanceLook(draft.codebook, stance)];
  return `${title} ${sign} ${stanceName(draft.codebook, stance, localizer)}`;
}

function firstOf(
  ids: readonly string[],
  otherwise: string | undefined,
): { readonly first?: string } {
  const first = ids[0] ?? otherwise;
  return first === undefined ? {} : { first };
}
