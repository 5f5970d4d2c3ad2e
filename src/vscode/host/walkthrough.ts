import type { Memento } from 'vscode';

/** The steps of the walkthrough. The editor completes a step when its context key becomes true,
 * which is when the action has happened, wherever it was started, and not when a button was
 * clicked. */
export const WALKTHROUGH_STEPS = [
  'example',
  'tutorial',
  'position',
  'disagreement',
  'ownFolder',
  'export',
] as const;
export type WalkthroughStep = (typeof WALKTHROUGH_STEPS)[number];

export interface Walkthrough {
  /** Marks a step as done. */
  done(step: WalkthroughStep): void;
  /** Reports all steps again, for a walkthrough just opened. */
  tellAgain(): void;
}

/** `memory`: of all windows, since the example opens in a window of its own. `tell`: called with
 * each step that is done. */
export function createWalkthrough(
  memory: Pick<Memento, 'get' | 'update'>,
  report: (step: WalkthroughStep) => void,
): Walkthrough {
  const done = new Set(WALKTHROUGH_STEPS.filter((step) => memory.get(keyOf(step)) === true));
  return {
    done: (step) => {
      if (done.has(step)) return;
      done.add(step);
      report(step);
      void memory.update(keyOf(step), true);
    },
    tellAgain: () => done.forEach(report),
  };
}

function keyOf(step: WalkthroughStep): string {
  return `walkthrough.${step}`;
}
