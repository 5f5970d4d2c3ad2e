import type { Memento } from 'vscode';

/** The steps of the walkthrough. The editor ticks a step off when its context key becomes true, which is when what the
 * step is about has happened, wherever it was begun, and not when a button was clicked. */
export const WALKTHROUGH_STEPS = [
  'example',
  'position',
  'disagreement',
  'ownFolder',
  'export',
] as const;
export type WalkthroughStep = (typeof WALKTHROUGH_STEPS)[number];

export interface Walkthrough {
  /** This has happened. */
  done(step: WalkthroughStep): void;
  /** The walkthrough may have been opened just now: it hears nothing of what happened before. */
  tellAgain(): void;
}

/** `memory`: of all windows, since the example opens in a window of its own. `tell`: hears each step when it is done. */
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
