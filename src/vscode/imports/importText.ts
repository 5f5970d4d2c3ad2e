import * as vscode from 'vscode';
import { importWords, labelText, type ImportProblem } from '../../core';
import { localizer } from '../derived/viewContext';

/** The message of a problem of a file, in the user's language. */
export function importText(problem: ImportProblem): string {
  const { text, values } = importWords(problem);
  const [name, count, instead] = values;
  return vscode.l10n.t(text, labelText(name), localizer.number(count), instead);
}
