import * as vscode from 'vscode';
import { until } from '../until';
import { testApi } from './api';

/** A list opened by the extension, operated by the test in place of the user. */
export interface OpenedPick {
  title: string;
  value: string;
  items: readonly vscode.QuickPickItem[];
  activeItems: readonly vscode.QuickPickItem[];
  isDisposed: boolean;
  labels(): readonly string[];
  type(text: string): void;
  accept(): void;
}

/** Runs one of the extension's commands and returns its list. */
export async function openedPick(command: string): Promise<OpenedPick> {
  const { window } = await testApi();
  const values = new vscode.EventEmitter<string>();
  const accepts = new vscode.EventEmitter<void>();
  const hides = new vscode.EventEmitter<void>();
  const never = new vscode.EventEmitter<never>();
  const pick: OpenedPick & object = {
    title: '',
    value: '',
    items: [],
    activeItems: [],
    isDisposed: false,
    labels: () => pick.items.map(({ label }) => label),
    type: (text) => {
      pick.value = text;
      values.fire(text);
    },
    accept: () => accepts.fire(),
    ...{
      onDidChangeValue: values.event,
      onDidAccept: accepts.event,
      onDidHide: hides.event,
      onDidTriggerButton: never.event,
      show: () => undefined,
      dispose: () => (pick.isDisposed = true),
    },
  };
  const original = window.createQuickPick;
  Object.assign(window, { createQuickPick: () => pick });
  let isRunning = false;
  await until(() => {
    // A command that is called too early only shows a message.
    if (!isRunning) {
      isRunning = true;
      const run = vscode.commands.executeCommand(`policyAnnotator.${command}`);
      void run.then(() => (isRunning = false));
    }
    return pick.items.length > 0;
  });
  Object.assign(window, { createQuickPick: original });
  return pick;
}
