import * as vscode from 'vscode';
import { testApi } from './api';

type Value = string | number | boolean;

interface Contributed {
  readonly contributes: {
    readonly menus: {
      readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    };
  };
}

/** The ids, without prefix, of the extension's commands that the palette lists now. VS Code has no
 * API for that, so the conditions of the manifest are evaluated with the keys set by the extension
 * and those of VS Code. */
export async function offeredCommands(): Promise<readonly string[]> {
  const { contexts, corpora } = await testApi();
  const extension = vscode.extensions.getExtension('policy-annotator.policy-annotator');
  const { contributes } = extension?.packageJSON as Contributed;
  const editor = vscode.window.activeTextEditor;
  const keys = new Map<string, Value>([
    ...contexts().map((key): [string, Value] => [`policyAnnotator.${key}`, true]),
    ['isWorkspaceTrusted', vscode.workspace.isTrusted],
    ['workspaceFolderCount', vscode.workspace.workspaceFolders?.length ?? 0],
    ['editorIsOpen', editor !== undefined],
    ['editorHasSelection', editor?.selection.isEmpty === false],
    ['resourceScheme', editor?.document.uri.scheme ?? ''],
    ['virtualWorkspace', corpora.active !== undefined && corpora.active.root.scheme !== 'file'],
    ['gitOpenRepositoryCount', 0],
  ]);
  return contributes.menus.commandPalette.flatMap(({ command, when }) =>
    isTrue(when, keys) ? [command.replace('policyAnnotator.', '')] : [],
  );
}

/** The subset of the `when` language that the manifest uses. */
export function isTrue(when: string, keys: ReadonlyMap<string, Value>): boolean {
  return when
    .split(' || ')
    .some((all) => all.split(' && ').every((one) => isOneTrue(one.trim(), keys)));
}

function isOneTrue(test: string, keys: ReadonlyMap<string, Value>): boolean {
  if (test === 'true' || test === 'false') return test === 'true';
  const [, not, key = '', operator, value = ''] =
    /^(!?)([\w.]+)(?: (==|>) '?([\w-]+)'?)?$/.exec(test) ?? [];
  const now = keys.get(key) ?? false;
  switch (operator) {
    case '==':
      return String(now) === value;
    case '>':
      return Number(now) > Number(value);
    default:
      if (key === '') throw new Error(`Not understood: ${test}`);
      return (now !== false && now !== 0 && now !== '') !== (not === '!');
  }
}
