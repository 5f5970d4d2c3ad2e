import type * as vscode from 'vscode';
import { testApi } from './api';

/** A list that the extension showed. */
export interface ShownPick {
  readonly title: string;
  readonly placeholder: string;
  /** Such as `2/3`. */
  readonly steps: string;
  readonly rows: readonly string[];
  /** The rows once something was typed; empty where nothing was. */
  readonly typed: readonly string[];
}

export interface Picks {
  readonly shown: readonly ShownPick[];
  stop(): void;
}

/** The user's action in a list: chooses the row whose `label | description` has these words, after
 * `meanwhile` was done elsewhere; types a new name and takes the row made of it, or ticks it and
 * presses Enter again; ticks all rows
 * that have some of them and no others, goes back, or cancels. */
export type Answer =
  | { readonly choose: string; readonly meanwhile?: () => void }
  | { readonly type: string; readonly then?: 'Enter' }
  | { readonly tick: readonly string[] }
  | 'back'
  | 'leave';

/** Answers the extension's lists in place of the user, in order; after the last answer, cancels. */
export async function answerPicks(...answers: readonly Answer[]): Promise<Picks> {
  const { window } = await testApi();
  const original = window.createQuickPick;
  const shown: ShownPick[] = [];
  const create = (): object =>
    fakePick(
      (pick) => {
        shown.push({
          title: pick.title ?? '',
          placeholder: pick.placeholder ?? '',
          steps: `${String(pick.step)}/${String(pick.totalSteps)}`,
          rows: textsOf(pick),
          typed: [],
        });
        return answers[shown.length - 1] ?? 'leave';
      },
      (pick) => Object.assign(shown.at(-1) ?? {}, { typed: textsOf(pick) }),
    );
  Object.assign(window, { createQuickPick: create });
  return { shown, stop: () => Object.assign(window, { createQuickPick: original }) };
}

type Row = vscode.QuickPickItem;
type Shown = Pick<vscode.QuickPick<Row>, 'title' | 'placeholder' | 'items' | 'step' | 'totalSteps'>;

function textsOf({ items }: Shown): readonly string[] {
  return items.map(({ label, description = '' }) => `${label} | ${description}`);
}

function fakePick(answer: (pick: Shown) => Answer, typed: (pick: Shown) => void): object {
  const hears = {
    accept: [] as (() => void)[],
    button: [] as ((button: unknown) => void)[],
    hide: [] as (() => void)[],
    value: [] as ((typed: string) => void)[],
  };
  const nothing = { dispose: () => undefined };
  const pick = {
    items: [] as readonly Row[],
    activeItems: [] as readonly Row[],
    selectedItems: [] as readonly Row[],
    buttons: [] as readonly unknown[],
    value: '',
    title: undefined,
    placeholder: undefined,
    step: undefined,
    totalSteps: undefined,
    onDidChangeSelection: () => nothing,
    onDidTriggerItemButton: () => nothing,
    onDidChangeActive: () => nothing,
    onDidChangeValue: (listener: (typed: string) => void) => void hears.value.push(listener),
    onDidAccept: (listener: () => void) => void hears.accept.push(listener),
    onDidTriggerButton: (listener: (button: unknown) => void) => void hears.button.push(listener),
    onDidHide: (listener: () => void) => void hears.hide.push(listener),
    dispose: () => undefined,
    show: () => {
      const given = answer(pick);
      if (given === 'leave') hears.hide.forEach((hear) => hear());
      else if (given === 'back') hears.button.forEach((hear) => hear(pick.buttons[0]));
      else {
        const rowsWith = (words: string): readonly Row[] =>
          pick.items.filter(({ label, description = '' }) =>
            `${label} | ${description}`.includes(words),
          );
        if ('tick' in given) pick.selectedItems = given.tick.flatMap(rowsWith);
        else if ('type' in given) {
          pick.value = given.type;
          hears.value.forEach((hear) => hear(given.type));
          typed(pick);
          pick.activeItems = rowsWith(given.type);
        } else {
          given.meanwhile?.();
          pick.activeItems = rowsWith(given.choose);
        }
        hears.accept.forEach((hear) => hear());
        if ('then' in given) hears.accept.forEach((hear) => hear());
      }
    },
  };
  return pick;
}
