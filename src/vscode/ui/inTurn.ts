import type { Picked } from './quickPick';

/** The place of a question among several. */
export interface Place {
  /** Absent where the number of questions is not known. */
  readonly step?: number;
  readonly totalSteps?: number;
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
 * out. A list of questions is counted on screen; a function gives those that follow from the
 * answers so far, and their number is not known before the end. `hasBefore`: the first one follows
 * another. `isAgain`: begins with the last one, to which the user came back. A question keeps its
 * own answer, and shows it when it is asked again. */
export async function inTurn(
  questions: readonly Question[] | (() => readonly Question[]),
  hasBefore = false,
  isAgain = false,
): Promise<Ended> {
  const now = (): readonly Question[] =>
    typeof questions === 'function' ? questions() : questions;
  let cameBack = isAgain;
  for (let at = isAgain ? now().length - 1 : 0; ;) {
    const question = now()[at];
    if (!question) return { kind: 'value', answered: at };
    const { kind } = await question({
      ...(typeof questions === 'function' ? {} : { step: at + 1, totalSteps: questions.length }),
      canGoBack: hasBefore || at > 0,
      cameBack,
    });
    if (kind === 'left' || (kind === 'back' && at === 0)) return { kind, answered: at };
    cameBack = kind === 'back';
    at += cameBack ? -1 : 1;
  }
}
