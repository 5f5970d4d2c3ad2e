import * as vscode from 'vscode';
import { testApi } from './api';

/** An input box shown by the extension. */
export interface AskedLine {
  readonly title: string;
  readonly prompt: string;
  /** Such as `2/3`. */
  readonly steps: string;
  /** The proposed value. */
  readonly value: string;
  /** The messages about typed lines that were refused. */
  readonly refused: readonly string[];
}

/** Types into the extension's input boxes in place of the user: the lines are tried in order until
 * one is accepted; without lines, the proposed value is accepted. */
export async function typeLines(
  ...lines: readonly string[]
): Promise<{ readonly asked: readonly AskedLine[]; stop(): void }> {
  const { window } = await testApi();
  const original = window.createInputBox;
  const asked: AskedLine[] = [];
  const create = (): object => {
    const accepts = new vscode.EventEmitter<void>();
    const changes = new vscode.EventEmitter<string>();
    const never = new vscode.EventEmitter<never>();
    const box = {
      title: '',
      prompt: '',
      value: '',
      step: undefined as number | undefined,
      totalSteps: undefined as number | undefined,
      // An object only remarks on the line.
      validationMessage: undefined as string | object | undefined,
      onDidChangeValue: changes.event,
      onDidAccept: accepts.event,
      onDidTriggerButton: never.event,
      onDidHide: never.event,
      dispose: () => undefined,
      show: () => {
        const refused: string[] = [];
        const steps = `${String(box.step)}/${String(box.totalSteps)}`;
        asked.push({ title: box.title, prompt: box.prompt, steps, value: box.value, refused });
        for (const line of lines) {
          box.value = line;
          changes.fire(line);
          if (typeof box.validationMessage !== 'string') break;
          refused.push(box.validationMessage);
        }
        accepts.fire();
      },
    };
    return box;
  };
  Object.assign(window, { createInputBox: create });
  return { asked, stop: () => Object.assign(window, { createInputBox: original }) };
}
