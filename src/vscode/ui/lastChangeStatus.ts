import * as vscode from 'vscode';
import { changeName, type ChangeLabel } from '../../project';
import type { CommandTarget } from './cardCommands';

/** Shows the last change in the status bar for a while, with Undo and Details beside it. */
export interface LastChangeStatus {
  /** Shows a change; `target` is the annotation that Details opens (see CommandTarget). */
  last(label: ChangeLabel, target?: CommandTarget): void;
  /** Adds *Use Whole Words* for the quote of the annotation shown, with its reason. */
  offerWholeWords(text: string, reason: string): void;
  /** Only the change with this label can be undone now: Undo is not offered for another one. */
  canUndo(label: string | undefined): void;
  target(): CommandTarget | undefined;
  dispose(): void;
}

/** How long the last change and its two buttons stay. */
const LAST_MS = 20_000;

/** What the item of the status bar gives to *Undo*. */
export const FROM_STATUS_BAR = 'status bar';

export function createLastChangeStatus(): LastChangeStatus {
  const item = (name: string, text: string, command: string, priority: number) => {
    const created = vscode.window.createStatusBarItem(
      `policyAnnotator.${name}`,
      vscode.StatusBarAlignment.Left,
      priority,
    );
    created.name = text;
    created.text = text;
    created.command = command;
    return created;
  };
  const label = item('last', '', 'policyAnnotator.showInTree', 12);
  const undo = item('lastUndo', vscode.l10n.t('Undo'), 'policyAnnotator.undo', 11);
  // A click takes the focus from the text.
  undo.command = {
    command: 'policyAnnotator.undo',
    title: vscode.l10n.t('Undo'),
    arguments: [FROM_STATUS_BAR],
  };
  const details = item('lastDetails', vscode.l10n.t('Details'), 'policyAnnotator.editLast', 10);
  const more = item('lastRemark', '', 'policyAnnotator.useWholeWords', 9);
  const all = [label, undo, details, more];
  let target: CommandTarget | undefined;
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    for (const one of all) one.hide();
  };
  return {
    target: () => target,
    last: (given, about) => {
      const { label: text } = changeName(given);
      target = about;
      shown = text;
      clearTimeout(timer);
      label.name = vscode.l10n.t('Last annotation change');
      // `$(` would be read as an icon.
      label.text = text.replaceAll('$(', '$ (');
      // What has no annotation, such as the state of an article, has neither row nor details.
      const hasAnnotation = about?.id !== undefined;
      label.command = hasAnnotation ? 'policyAnnotator.showInTree' : undefined;
      hide();
      for (const one of hasAnnotation ? [label, undo, details] : [label, undo]) one.show();
      timer = setTimeout(hide, LAST_MS);
    },
    offerWholeWords: (text, reason) => {
      if (target === undefined) return;
      more.name = reason;
      more.text = text;
      more.tooltip = reason;
      more.show();
    },
    canUndo: (text) => {
      if (text === shown) return;
      clearTimeout(timer);
      hide();
    },
    dispose: () => {
      clearTimeout(timer);
      for (const one of all) one.dispose();
    },
  };
}
