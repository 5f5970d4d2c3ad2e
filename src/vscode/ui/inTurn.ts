import type { Picked } from './quickPick';

/** The place of a question among several. */
export interface Place {
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
  /** The user came back to it from a later question. */
  readonly cameBack: boolean;
}

export type Question = (place: Place) => Promise<Picked<unknown>>;

/** How a series of questions ended, and how many have an answer. */
export interface Ended {
  readonly kind: Picked<unknown>['kind'];
  readonly answered: number;
}

/** Asks questions in turn. *Back* and Escape lead to the question before, and from the first one
 * out. `questions`: read anew after each answer, which may add some. `before`: how many were asked
 * already. `isAgain`: begins with the last one, to which the user came back. A question keeps its
 * own answer, and shows it when it is asked again. */
export async function inTurn(
  questions: () => readonly Question[],
  before = 0,
  isAgain = false,
): Promise<Ended> {
  let cameBack = isAgain;
  for (let at = isAgain ? questions().length - 1 : 0; ;) {
    const all = questions();
    const question = all[at];
    if (!question) return { kind: 'value', answered: at };
    const step = before + at + 1;
    const { kind } = await question({
      step,
      totalSteps: before + all.length,
      canGoBack: step > 1,
      cameBack,
    });
    if (kind === 'left' || (kind === 'back' && at === 0)) return { kind, answered: at };
    cameBack = kind === 'back';
    at += cameBack ? -1 : 1;
  }
}
