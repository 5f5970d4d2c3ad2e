import * as vscode from 'vscode';
import { until } from '../until';

/** A row of the Problems panel: code, message, and the words that are underlined. */
export interface Shown {
  readonly code: string;
  readonly message: string;
  /** `line:character–line:character`, counted from 0. */
  readonly range: string;
  readonly severity: vscode.DiagnosticSeverity;
}

export function problemsOf(uri: vscode.Uri): readonly Shown[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Policy Annotator')
    .map(({ code, message, range, severity }) => ({
      code: typeof code === 'object' ? String(code.value) : String(code),
      message,
      range: rangeText(range),
      severity,
    }));
}

export async function problemShown(uri: vscode.Uri, code: string): Promise<Shown> {
  const find = (): Shown | undefined => problemsOf(uri).find((one) => one.code === code);
  await until(() => find() !== undefined);
  const found = find();
  if (!found) throw new Error(`${code} is not shown`);
  return found;
}

function rangeText({ start, end }: vscode.Range): string {
  return `${start.line}:${start.character}–${end.line}:${end.character}`;
}
