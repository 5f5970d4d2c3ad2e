import * as vscode from 'vscode';
import { decodeBytes, fillMessage, messageOf, type KnownProblem } from '../../core';
import { nameOf } from '../derived/savePlace';
import { messageName } from '../documents/words';
import { notify, showFileStep } from '../host/notify';

type ReadFile<Mapping> =
  | {
      readonly kind: 'mapping';
      readonly mapping: Mapping;
      readonly problems: readonly KnownProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly KnownProblem[] };

/** Asks for a mapping file, and reads it; the first problem is a message. Undefined when the user
 * left, and where it is no mapping. */
export async function openMapping<Mapping>(
  read: (text: string) => ReadFile<Mapping>,
): Promise<Mapping | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Use Mapping File'),
      filters: { YAML: ['yaml', 'yml'] },
    })) ?? [];
  if (!file) return undefined;
  const { text } = decodeBytes(await vscode.workspace.fs.readFile(file), TextDecoder);
  const found = read(text);
  const [problem] = found.problems;
  if (problem) {
    const mapped = fillMessage(vscode.l10n.t(messageOf(problem)), problem.args);
    void notify(
      found.kind === 'mapping' ? 'warning' : 'error',
      `${messageName(nameOf(file))}: ${mapped}`,
      showFileStep(file),
    );
  }
  return found.kind === 'mapping' ? found.mapping : undefined;
}

/** Asks where to write a mapping file. */
export async function keepMapping(text: string): Promise<void> {
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save as Mapping File'),
    filters: { YAML: ['yaml'] },
  });
  if (!file) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}
