import * as vscode from 'vscode';
import {
  daysOfActor,
  positionsPage,
  timelineChoices,
  type ActorId,
  type AnalysisState,
  type ViewContext,
} from '../../../core';
import type { AnalysisStates } from './analysisState';
import { madeOfDerived } from '../../derived/derivedWork';
import { withDelayedProgress } from '../../derived/delayedProgress';
import { pickOne } from '../../ui/quickPick';
import type { Services } from '../../services';
import { sayBriefly } from '../../documents/words';

/** Compares an actor's positions on two dates, as two read-only pages with their differences. The
 * actor is the one that the analysis views show; the dates are the ends of their window, or asked
 * for. */
export async function compareDates(services: Services, states: AnalysisStates): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) return;
  const state = states.of(loaded);
  // Positions before the window are part of what the actor held at its beginning.
  const whole = { ...state, from: undefined, to: undefined };
  const derived = await withDelayedProgress(
    vscode.l10n.t('Finding positions from two dates'),
    (token) =>
      madeOfDerived(services, loaded, whole, token, function* ({ context }) {
        yield;
        return { context, actors: timelineChoices(context, { ...state, subject: 'actor' }) };
      }),
  );
  if (!derived) return;
  const { context, actors } = derived.result;
  const actor = await actorOf(actors, state);
  if (!actor) return;
  const days = daysOfActor(context, actor.id);
  if (days.length < 2) {
    sayBriefly(vscode.l10n.t('There are no positions from two different dates to compare.'));
    return;
  }
  const first = state.from ?? (await chooseDay(context, vscode.l10n.t('The earlier date'), days));
  if (first === undefined) return;
  const later = days.filter((day) => day > first);
  const second = state.to ?? (await chooseDay(context, vscode.l10n.t('The later date'), later));
  if (second === undefined) return;
  const [before, after] = [first, second].map((day) => context.localizer.date(day));
  await services.shownTexts.compareTexts(
    positionsPage(context, actor.id, first),
    positionsPage(context, actor.id, second),
    `${actor.name}: ${before ?? ''} ↔ ${after ?? ''}`,
  );
}

interface ChosenActor {
  readonly id: ActorId;
  readonly name: string;
}

async function actorOf(
  { choices, chosen }: ReturnType<typeof timelineChoices>,
  state: AnalysisState,
): Promise<ChosenActor | undefined> {
  const shown = choices.find(({ id }) => id === chosen);
  if (state.subject === 'actor' && state.view === 'timeline') return shown;
  const picked = await pickOne<ChosenActor>({
    title: vscode.l10n.t('Compare Positions at Two Dates'),
    placeholder: vscode.l10n.t('Whose positions?'),
    rows: choices.map((choice) => ({ label: choice.name, value: choice })),
    ...(shown ? { first: shown } : {}),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

async function chooseDay(
  { localizer }: ViewContext,
  placeholder: string,
  days: readonly string[],
): Promise<string | undefined> {
  const picked = await pickOne<string>({
    title: vscode.l10n.t('Compare Positions at Two Dates'),
    placeholder,
    rows: days.map((day) => ({ label: localizer.date(day), value: day })),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}
