import * as vscode from 'vscode';
import { inQuotationMarks } from '../../core';
import { countSteps, type Picked } from './quickPick';
import { questionTakesKeys } from './shownQuestion';

/** Asks for one line of text; the answer is trimmed. `problemOf` gives the reason why it cannot be
 * accepted. */
export function typeLine(options: {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly placeholder?: string;
  /** The words that are asked about, where the line covers them. */
  readonly covered?: string | undefined;
  readonly prompt: string;
  readonly value: string;
  /** Shows *Back*; Escape goes back too. */
  readonly canGoBack?: boolean;
  /** Called with what is typed when the user goes back, to keep it. */
  readonly onBack?: (typed: string) => void;
  readonly problemOf?: (typed: string) => string | undefined;
  /** A remark on text that can be accepted. */
  readonly remarkOf?: (typed: string) => string | undefined;
}): Promise<Picked<string>> {
  const input = vscode.window.createInputBox();
  input.title = options.title;
  countSteps(input, options);
  if (options.placeholder !== undefined) input.placeholder = options.placeholder;
  const { covered } = options;
  const asked =
    covered === undefined ? options.prompt : `${inQuotationMarks(covered)} – ${options.prompt}`;
  input.prompt = asked;
  input.value = options.value;
  input.ignoreFocusOut = true;
  input.buttons = options.canGoBack === true ? [vscode.QuickInputButtons.Back] : [];
  const { Info, Warning } = vscode.InputBoxValidationSeverity;
  // VS Code adds to a prompt that Escape cancels, which is not so here.
  const prompt =
    options.canGoBack === true
      ? {
          message: `${asked} ${vscode.l10n.t('(Enter goes on, Escape goes back.)')}`,
          severity: Info,
        }
      : undefined;
  const check = (typed: string): boolean => {
    const problem = options.problemOf?.(typed.trim());
    const remark = problem ?? options.remarkOf?.(typed.trim());
    input.validationMessage =
      problem ?? (remark === undefined ? prompt : { message: remark, severity: Warning });
    return problem === undefined;
  };
  return new Promise((resolve) => {
    const finish = (picked: Picked<string>): void => {
      notShown();
      resolve(picked);
      input.dispose();
    };
    const left = (): void => finish({ kind: 'left' });
    const notShown = questionTakesKeys(input, left, { canGoBack: options.canGoBack === true });
    input.onDidChangeValue(check);
    input.onDidAccept(() => {
      if (check(input.value)) finish({ kind: 'value', value: input.value.trim() });
    });
    input.onDidTriggerButton(() => {
      options.onBack?.(input.value);
      finish({ kind: 'back' });
    });
    // There may be a remark on the proposed text already; an empty one is no problem yet.
    if (input.value === '') input.validationMessage = prompt;
    else check(input.value);
    input.show();
  });
}
