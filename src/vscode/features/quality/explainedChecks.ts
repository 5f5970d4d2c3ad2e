import * as vscode from 'vscode';
import { decodeBytes, lazily } from '../../../core';

/** Where the page of the checks explains each. The editor's links lead to lines (`#L12`), its
 * Markdown preview to headings. */
export interface ExplainedChecks {
  /** The page, at the line of a check where that is known. */
  readonly lineOf: (check: string) => vscode.Uri;
  readonly headingOf: (check: string) => vscode.Uri;
}

/** Reads the page in the package once; where it cannot be read, links lead to its beginning. */
export function explainedChecks(extension: vscode.Uri): () => Promise<ExplainedChecks> {
  const page = vscode.Uri.joinPath(extension, 'docs', 'reference', 'quality.md');
  return lazily(async (): Promise<ExplainedChecks> => {
    const text = await Promise.resolve(vscode.workspace.fs.readFile(page)).then(
      (bytes) => decodeBytes(bytes, TextDecoder).text,
      () => '',
    );
    const lines = new Map<string, string>(
      text.split(/\r?\n/).flatMap((line, at): [string, string][] => {
        const check = /^### (\S+)$/.exec(line)?.[1];
        return check === undefined ? [] : [[check, `L${at + 1}`]];
      }),
    );
    return {
      lineOf: (check) => page.with({ fragment: lines.get(check) ?? '' }),
      headingOf: (check) => page.with({ fragment: check }),
    };
  });
}
