// The steps of annotating with the keyboard, for the tests of annotating and exporting.
import type { Locator } from 'playwright-core';
import {
  acceptQuickInput,
  executeCommand,
  PATIENCE,
  pause,
  persist,
  POLLING,
  waitForNoQuickInput,
  waitForQuickInput,
  type VsCodeWindow,
} from '../driver';

/** An answer to a question that accepts one name or, with *Several…*, several. */
export type Names = string | readonly string[];

/** In milliseconds: a key without an effect for so long was lost by a busy window. */
const LOST = 10_000;

export interface RelationAnswers {
  readonly who: Names;
  readonly what: Names;
  /** The stance's letter. */
  readonly stance: string;
}

/** Waits until the extension runs: before that, VS Code reports that a key's command was not
 * found. */
export async function waitUntilActive(window: VsCodeWindow): Promise<void> {
  // Has no effect without a corpus, and little with one.
  await executeCommand(window, 'policyAnnotator.goToArticle');
}

/** Presses the keys of a chord one after the other: `pressChord(window, 'Control+K', 'a')`. */
export async function pressChord(window: VsCodeWindow, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.page.keyboard.press(key);
}

/** Presses the keys of a chord until its question is shown. A chord that no command takes yet, as
 * the window is still busy with the selection, types nothing. */
async function ask(window: VsCodeWindow, title: string, ...keys: readonly string[]): Promise<void> {
  await persist(async () => {
    await pressChord(window, ...keys);
    await waitForQuickInput(window, title, LOST);
  });
}

/** Presses a key in the open quick input until that asks something else, or is closed. */
async function pressUntilAnswered(window: VsCodeWindow, key: string): Promise<void> {
  const before = await shownQuestion(window);
  await persist(async () => {
    // Not where the key that seemed lost was only late.
    if ((await shownQuestion(window)) === before) await window.page.keyboard.press(key);
    const deadline = Date.now() + LOST;
    while ((await shownQuestion(window)) === before) {
      if (Date.now() > deadline) throw new Error(`"${before}" is still asked after ${key}`);
      await pause();
    }
  });
}

/** The title and placeholder of the open quick input; '' where none is open. */
function shownQuestion({ page }: VsCodeWindow): Promise<string> {
  return page.evaluate(() => {
    const shown = document.querySelector<HTMLElement>('.quick-input-widget');
    if (shown === null || shown.style.display === 'none') return '';
    const title = shown.querySelector('.quick-input-title')?.textContent ?? '';
    return `${title} ${shown.querySelector<HTMLInputElement>('input.input')?.placeholder ?? ''}`;
  });
}

/** Presses the key and answers with a name, a name and a letter: a position in the selected
 * words. */
export async function annotate(window: VsCodeWindow, answers: RelationAnswers): Promise<void> {
  await ask(window, 'Who?', 'Control+K', 'a');
  await answer(window, 'Who?', answers.who);
  await answer(window, 'About what?', answers.what);
  await answerStance(window, answers.stance);
  await waitForNoQuickInput(window);
}

/** Adds a supporting position in the selected words, without answers to the further questions of
 * the example's codebook. `coder`: the answer to the question for the coder, which is asked only at
 * the first annotation. */
export async function annotateExample(
  window: VsCodeWindow,
  who: string,
  what: string,
  coder?: string,
): Promise<void> {
  await ask(window, 'Who?', 'Control+K', 'a');
  await answer(window, 'Who?', who);
  await answer(window, 'About what?', what);
  await answerStance(window, 's');
  await choose(window, 'Act', 'Nothing');
  await choose(window, 'Target', 'Nothing');
  if (coder !== undefined) await choose(window, 'Who is coding?', coder);
  await waitForNoQuickInput(window);
}

/** Presses the key and answers with parties and issues: a disagreement that the selected words
 * state. */
export async function annotateDisagreement(
  window: VsCodeWindow,
  between: readonly string[],
  about: readonly string[],
): Promise<void> {
  await ask(window, 'What do these words state?', 'Control+K', 'Shift+A');
  await choose(window, 'What do these words state?', 'Disagreement');
  await tick(window, 'Between whom?', between);
  await tick(window, 'About what?', about);
  await passStatements(window);
  await waitForNoQuickInput(window);
}

/** Answers one of the first two questions. */
export async function answer(window: VsCodeWindow, title: string, names: Names): Promise<void> {
  if (typeof names === 'string') await choose(window, title, names);
  else {
    await choose(window, title, 'Several…');
    await waitForQuickInput(window, 'Enter again when done');
    await tick(window, title, names);
  }
  if (title.endsWith('bout what?')) await passStatements(window);
}

/** A question asks for the statement of each new issue; Enter skips it. */
async function passStatements(window: VsCodeWindow): Promise<void> {
  for (let last = ''; ;) {
    const title = await titleAfter(window, ['About what?', last]);
    if (!title.startsWith('Statement of')) return;
    await pressUntilAnswered(window, 'Enter');
    last = title;
  }
}

/** The title of the question that follows those that were answered; '' where there is none. */
async function titleAfter({ page }: VsCodeWindow, answered: readonly string[]): Promise<string> {
  const followed = (titles: readonly string[]): { text: string } | undefined => {
    const shown = document.querySelector<HTMLElement>('.quick-input-widget');
    if (shown === null || shown.style.display === 'none') return { text: '' };
    const text = shown.querySelector('.quick-input-title')?.textContent ?? '';
    return titles.some((one) => one !== '' && text.includes(one)) ? undefined : { text };
  };
  const title = await page.waitForFunction(followed, answered, { polling: POLLING });
  return (await title.jsonValue())?.text ?? '';
}

export async function answerStance(window: VsCodeWindow, letter: string): Promise<void> {
  await waitForQuickInput(window, 'Choose a stance');
  await pressUntilAnswered(window, letter);
}

/** Types a row's name (a new actor or issue is created) and accepts it with Enter. */
export async function choose(window: VsCodeWindow, title: string, name: string): Promise<void> {
  await acceptName(window, await waitForQuickInput(window, title), name);
}

/** Types and ticks names one after the other, then accepts them. */
export async function tick(
  window: VsCodeWindow,
  title: string,
  names: readonly string[],
): Promise<void> {
  const input = await waitForQuickInput(window, title);
  for (const name of names) await acceptName(window, input, name);
  await pressUntilAnswered(window, 'Enter');
}

/** Types a row's name and presses Enter, which chooses or ticks it. */
async function acceptName(window: VsCodeWindow, input: Locator, name: string): Promise<void> {
  await window.page.keyboard.type(name);
  await persist(async () => {
    // Keys that come before the field has the focus are lost.
    if ((await input.inputValue()) === '') await input.fill(name);
    await activeRow(window, name).waitFor({ timeout: 5_000 });
  });
  await persist(async () => {
    if ((await input.inputValue()) === name) await acceptQuickInput(window);
    await waitUntilAnswered(window, name);
  });
}

/** Changes one field in the open list of details: types its name, then its value. */
export async function changeField(
  window: VsCodeWindow,
  field: string,
  kind: 'added' | 'chosen' | 'typed',
  value: string,
): Promise<void> {
  await choose(window, 'Escape when done', field);
  if (kind === 'added') {
    await choose(window, field, 'Several…');
    await waitForQuickInput(window, 'Enter again when done');
    await tick(window, field, [value]);
  } else if (kind === 'chosen') await choose(window, field, value);
  else {
    const input = await waitForQuickInput(window, 'Leave empty to remove');
    await input.fill(value);
    await acceptQuickInput(window);
  }
  await waitForQuickInput(window, 'Escape when done');
}

/** The row that Enter would accept, once it is one with this text. */
export function activeRow(window: VsCodeWindow, text: string): Locator {
  return window.page
    .locator('.quick-input-list .monaco-list-row.focused', { hasText: text })
    .first();
}

/** Waits until a condition is true. A failure reports what was awaited. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}`);
    await pause();
  }
}

/** Waits until the typed text is gone: the next question has an empty field, or there is none. */
async function waitUntilAnswered({ page }: VsCodeWindow, typed: string): Promise<void> {
  const isAnswered = (text: string): boolean => {
    const shown = document.querySelector<HTMLElement>('.quick-input-widget');
    if (shown === null || shown.style.display === 'none') return true;
    return shown.querySelector<HTMLInputElement>('input.input')?.value !== text;
  };
  await page.waitForFunction(isAnswered, typed, { polling: POLLING, timeout: LOST });
}
