import assert from 'node:assert/strict';
import { testApi } from './api';

/** The messages that the extension showed while something ran. */
export interface Messages {
  readonly texts: readonly string[];
  /** The function of VS Code that showed each. */
  readonly kinds: readonly string[];
  stop(): void;
}

/** VS Code shows one line of a message without a button, of about that many characters. */
const ONE_LINE = 50;

const KINDS = ['showErrorMessage', 'showWarningMessage', 'showInformationMessage'] as const;

/** Receives the extension's messages in place of the user, and answers with the given button, or
 * with none; of several answers each is used once, in order. Stopping fails if a message was
 * longer than what VS Code shows of it. */
export async function hearMessages(answer?: string | readonly string[]): Promise<Messages> {
  const { window } = await testApi();
  const before = KINDS.map((kind) => [kind, window[kind]] as const);
  const texts: string[] = [];
  const kinds: string[] = [];
  const cut: string[] = [];
  for (const kind of KINDS) {
    window[kind] = (text: string, ...buttons: unknown[]): Promise<undefined> => {
      texts.push(text);
      kinds.push(kind);
      if (text.length > ONE_LINE && buttons.length === 0) cut.push(text);
      const given = typeof answer === 'object' ? answer[texts.length - 1] : answer;
      const isGiven = (button: unknown): boolean => [button, titleOf(button)].includes(given);
      const chosen = given === undefined ? undefined : buttons.find(isGiven);
      // The overloads of VS Code's functions cannot be written out; a button is a string here.
      return Promise.resolve(chosen as undefined);
    };
  }
  return {
    texts,
    kinds,
    stop: () => {
      for (const [kind, original] of before) Object.assign(window, { [kind]: original });
      assert.deepEqual(cut, [], 'messages that are cut at the end of their first line');
    },
  };
}

/** The title of a button that is an item, such as the one that Escape presses. */
function titleOf(button: unknown): unknown {
  return typeof button === 'object' && button !== null && 'title' in button
    ? button.title
    : undefined;
}
