import * as vscode from 'vscode';

/** A button of a message. */
export interface Step {
  readonly label: string;
  readonly run: () => unknown;
}

/** VS Code cuts a message without a button to one line of about this many letters until the user
 * expands it, and the advice is at its end. */
const ONE_LINE = 50;

/** Shows a message in the corner, and runs the step that the user chooses. A longer message has a
 * button even without steps. */
export async function notify(
  kind: 'error' | 'warning' | 'information',
  message: string,
  step?: Step,
): Promise<void> {
  const plain = message.length > ONE_LINE ? [vscode.l10n.t('OK')] : [];
  const choice = await show(kind, message, step ? [step.label] : plain);
  if (step && choice === step.label) await step.run();
}

/** A step that runs a command. */
export function commandStep(label: string, command: string, ...args: readonly unknown[]): Step {
  return { label, run: () => vscode.commands.executeCommand(command, ...args) };
}

/** A step that shows a file, by a command that reports a missing file. */
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
