import * as vscode from 'vscode';

/** What a message offers to do. */
export interface Step {
  readonly label: string;
  readonly run: () => unknown;
}

/** VS Code cuts a message without a button to one line of about so many letters, until somebody unfolds
 * it, and what to do stands at its end. */
const ONE_LINE = 50;

/** Tells something in the corner, and does what it offers when that is chosen. A longer message has a
 * button even where there is nothing to offer. */
export async function notify(
  kind: 'error' | 'warning' | 'information',
  message: string,
  step?: Step,
): Promise<void> {
  const plain = message.length > ONE_LINE ? [vscode.l10n.t('OK')] : [];
  const choice = await show(kind, message, step ? [step.label] : plain);
  if (step && choice === step.label) await step.run();
}

/** A command as the step of a message. */
export function commandStep(label: string, command: string, ...args: readonly unknown[]): Step {
  return { label, run: () => vscode.commands.executeCommand(command, ...args) };
}

/** By the command that says so itself where the file is gone. */
export function showFileStep(file: vscode.Uri): Step {
  return commandStep(vscode.l10n.t('Show File'), 'vscode.open', file);
}

export function showLogStep(): Step {
  return commandStep(vscode.l10n.t('Show Log'), 'policyAnnotator.showLog');
}

function show(
  kind: 'error' | 'warning' | 'information',
  message: string,
  buttons: readonly string[],
): Thenable<string | undefined> {
  switch (kind) {
    case 'error':
      return vscode.window.showErrorMessage(message, ...buttons);
    case 'warning':
      return vscode.window.showWarningMessage(message, ...buttons);
    case 'information':
      return vscode.window.showInformationMessage(message, ...buttons);
  }
}
