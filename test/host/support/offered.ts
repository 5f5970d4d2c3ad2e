import * as vscode from 'vscode';
import { holds, type ContextValue } from '../../../src/vscode/host/whenClause';
import { testApi } from './api';

const OFFERING = ['commandPalette', 'policyAnnotator.more'] as const;
type OfferingMenu = (typeof OFFERING)[number];

interface Contributed {
  readonly contributes: {
    readonly menus: Readonly<
      Record<OfferingMenu, readonly { readonly command: string; readonly when: string }[]>
    >;
  };
}

/** The ids, without prefix, of the extension's commands that the palette or its *More Commands…*
 * lists now, or only one of them. VS Code has no
 * API for that, so the conditions of the manifest are evaluated with the keys set by the extension
 * and those of VS Code. */
export async function offeredCommands(
  menus: readonly OfferingMenu[] = OFFERING,
): Promise<readonly string[]> {
  const { contexts, corpora } = await testApi();
  const extension = vscode.extensions.getExtension('policy-annotator.policy-annotator');
  const { contributes } = extension?.packageJSON as Contributed;
  const editor = vscode.window.activeTextEditor;
  const keys = new Map<string, ContextValue>([
    ...contexts().map((key): [string, ContextValue] => [`policyAnnotator.${key}`, true]),
    ['isWorkspaceTrusted', vscode.workspace.isTrusted],
    ['workspaceFolderCount', vscode.workspace.workspaceFolders?.length ?? 0],
    ['editorIsOpen', editor !== undefined],
    ['editorHasSelection', editor?.selection.isEmpty === false],
    ['resourceScheme', editor?.document.uri.scheme ?? ''],
    ['virtualWorkspace', corpora.active !== undefined && corpora.active.root.scheme !== 'file'],
    ['gitOpenRepositoryCount', 0],
  ]);
  const listed = menus.flatMap((menu) => contributes.menus[menu]);
  return listed.flatMap(({ command, when }) =>
    holds(when, keys) ? [command.replace('policyAnnotator.', '')] : [],
  );
}
