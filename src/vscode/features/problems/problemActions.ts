import * as vscode from 'vscode';
import type { Environment } from '../../../project';
import { freshIdIn } from '../../derived/freshIdIn';
import { commandOf, type CommandFix, type ReplaceFix, type TextFix } from './fixCommands';
import type { FixContext, ShownProblems } from './shownProblems';

/** The fixes of the problems in a range. */
export function fixesAt(
  shown: ShownProblems,
  document: vscode.TextDocument,
  range: vscode.Range,
  environment: Environment,
): vscode.CodeAction[] {
  const { uri } = document;
  const all = shown.of(document);
  return all
    .filter(([one]) => one.range.intersection(range))
    .flatMap(([one, context]) =>
      context.fixes
        // A codebook has no annotations to merge.
        .filter((fix) => fix.kind !== 'resolveConflicts' || context.article !== undefined)
        .map((fix) => {
          switch (fix.kind) {
            case 'replaceId':
              return replaceAction(uri, fix, samePlaces(all, fix));
            case 'newId':
            case 'renameKey':
            case 'quoteValue':
            case 'writeActor':
            case 'writeValue':
              return textAction(one, uri, fix, () => freshIdIn(context.loaded, environment));
            default:
              return codeAction(one, fix, context, uri);
          }
        }),
    );
}

function samePlaces(
  all: ReturnType<ShownProblems['of']>,
  { code, id }: ReplaceFix,
): readonly vscode.Diagnostic[] {
  return all
    .filter(([, { fixes }]) =>
      fixes.some((fix) => fix.kind === 'replaceId' && fix.code === code && fix.id === id),
    )
    .map(([one]) => one);
}

function codeAction(
  diagnostic: vscode.Diagnostic,
  fix: CommandFix,
  { loaded, article }: FixContext,
  uri: vscode.Uri,
): vscode.CodeAction {
  const { title, command } = commandOf(fix);
  const action = new vscode.CodeAction(title(), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  const target = {
    corpus: loaded.root.toString(),
    ...(article === undefined ? {} : { article }),
    ...('id' in fix ? { id: fix.id } : {}),
    ...('ids' in fix ? { ids: fix.ids } : {}),
    ...('layer' in fix ? { layer: fix.layer } : {}),
    ...(fix.kind === 'addEntry' ? { what: fix.what } : {}),
  };
  action.command = {
    command: `policyAnnotator.${command}`,
    title: title(),
    arguments: [fix.kind === 'findArticle' ? uri.toString() : target],
  };
  return action;
}

/** Edits the file as the user would: it is undone and saved like typing. */
function textAction(
  diagnostic: vscode.Diagnostic,
  uri: vscode.Uri,
  fix: TextFix,
  freshId: () => string,
): vscode.CodeAction {
  const text = fix.kind === 'newId' ? freshId() : fix.to;
  const titles: Record<TextFix['kind'], () => string> = {
    newId: () => vscode.l10n.t('Give this annotation a new id: {0}', text),
    renameKey: () => vscode.l10n.t('Rename to “{0}”', text),
    writeActor: () => vscode.l10n.t('Use the actor “{0}”', text),
    writeValue: () =>
      vscode.l10n.t('Replace with “{0}”', fix.kind === 'writeValue' ? fix.value : text),
    quoteValue: () => vscode.l10n.t('Put the value in quotation marks'),
  };
  const action = new vscode.CodeAction(titles[fix.kind](), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(uri, diagnostic.range, text);
  action.isPreferred = true;
  return action;
}

/** Like `textAction`, for every place of the file with the same misspelling: one undo reverts
 * all. */
function replaceAction(
  uri: vscode.Uri,
  { to, text }: ReplaceFix,
  same: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const title =
    same.length === 1
      ? vscode.l10n.t('Replace with “{0}”', to)
      : vscode.l10n.t('Replace with “{0}” in all {1} places in the file', to, same.length);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [...same];
  action.edit = new vscode.WorkspaceEdit();
  for (const { range } of same) action.edit.replace(uri, range, text);
  action.isPreferred = true;
  return action;
}
