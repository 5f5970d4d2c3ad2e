import * as vscode from 'vscode';
import {
  articleProblems,
  fileProblems,
  type ArticlePath,
  type CheckSeverity,
  type ProblemFix,
  type ProblemRow,
  type RefusedAnnotations,
} from '../../../core';
import { fileRanges, documentText, toRange } from '../../documents/articleDocuments';
import { readTarget } from '../../ui/cardCommands';
import { changedWords } from '../../documents/changedWords';
import type { LoadedCorpus, LocatedState } from '../../corpora/corpora';
import { commandOf, type CommandFix, type ReplaceFix, type TextFix } from './fixCommands';
import { keepLost, keptAsLost } from './keptAsLost';
import { freshIdIn } from '../../derived/freshIdIn';
import type { Services } from '../../services';
import { setting, settingChanged } from '../../host/settings';
import { SEVERITIES } from '../../corpora/severities';
import { localizer } from '../../derived/viewContext';

/** Problems of codebook and annotation files, and the annotations of open articles that need
 * review, in the Problems panel with quick fixes. */
export function registerProblems({
  corpora,
  guard,
  memory,
  environment,
}: Services): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('policy-annotator');
  // An article has problems of its file and problems of its annotations: neither list replaces the
  // other.
  const places = vscode.languages.createDiagnosticCollection('policy-annotator places');
  const fixes = new WeakMap<vscode.Diagnostic, FixContext>();

  const showFile = (loaded: LoadedCorpus, path: string): void => {
    const known = loaded.corpus.problems.get(path);
    const uri = loaded.uriOf(path);
    const article = loaded.corpus.articleOfAnnotations(path);
    const rows = known
      ? fileProblems(
          known.problems,
          localizer,
          severityOf(loaded),
          refused(loaded, article, known.text),
        )
      : [];
    if (!known || rows.length === 0) {
      collection.delete(uri);
      return;
    }
    const rangeOf = fileRanges(known.text);
    collection.set(
      uri,
      rows.map((row) => {
        const words = known.text.slice(row.span.start, row.span.end);
        return diagnostic(row, rangeOf(row.span), { loaded, article, fixes: row.fixes, words });
      }),
    );
  };

  const showArticle = ({ loaded, path, state }: LocatedState): void => {
    const uri = loaded.uriOf(path);
    const rows = articleProblems(path, state.placed, localizer, {
      changed: changedWords(state),
      kept: keptAsLost(memory, loaded, path),
      checks: severityOf(loaded),
    });
    if (rows.length === 0) {
      if (places.has(uri)) places.delete(uri);
      return;
    }
    const document = vscode.workspace.textDocuments.find(
      (candidate) => candidate.uri.toString() === uri.toString(),
    );
    if (!document) return;
    const { lines } = documentText(document);
    places.set(
      uri,
      rows.map((row) =>
        diagnostic(row, toRange(lines, row.span), { loaded, article: path, fixes: row.fixes }),
      ),
    );
  };

  const diagnostic = (
    row: ProblemRow,
    range: vscode.Range,
    context: FixContext,
  ): vscode.Diagnostic => {
    const made = new vscode.Diagnostic(range, row.message, SEVERITIES[row.severity]);
    made.source = 'Policy Annotator';
    made.code = row.code;
    fixes.set(made, context);
    return made;
  };

  const samePlaces = (
    document: vscode.TextDocument,
    { code, id }: ReplaceFix,
  ): readonly vscode.Diagnostic[] =>
    (collection.get(document.uri) ?? []).filter(
      (one) =>
        isStillThere(document, one) &&
        fixes
          .get(one)
          ?.fixes.some((fix) => fix.kind === 'replaceId' && fix.code === code && fix.id === id),
    );

  /** False while the file has changed and was not checked again: an edit would go to a wrong
   * place. */
  const isStillThere = (document: vscode.TextDocument, one: vscode.Diagnostic): boolean => {
    const words = fixes.get(one)?.words;
    return words === undefined || document.getText(one.range) === words;
  };

  const actions: vscode.CodeActionProvider = {
    provideCodeActions(document, range) {
      const { uri } = document;
      return [...(collection.get(uri) ?? []), ...(places.get(uri) ?? [])].flatMap((one) => {
        const context = fixes.get(one);
        if (!context || !one.range.intersection(range) || !isStillThere(document, one)) return [];
        return (
          context.fixes
            // A codebook has no annotations to merge.
            .filter((fix) => fix.kind !== 'resolveConflicts' || context.article !== undefined)
            .map((fix) => {
              switch (fix.kind) {
                case 'replaceId':
                  return replaceAction(uri, fix, samePlaces(document, fix));
                case 'newId':
                case 'renameKey':
                case 'quoteValue':
                case 'writeActor':
                case 'writeValue':
                  return textAction(one, uri, fix, () => freshIdIn(context.loaded, environment));
                default:
                  return codeAction(one, fix, context, uri);
              }
            })
        );
      });
    },
  };

  const keepAsLost = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    if (target?.article === undefined || target.id === undefined) return;
    const { loaded, article, id } = target;
    await keepLost(memory, loaded, article, id);
    const state = loaded.corpus.state(article);
    if (state) showArticle({ loaded, path: article, state });
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.keepAsLost', keepAsLost),
    collection,
    places,
    corpora.listenToEach((loaded) =>
      loaded.corpus.onDidChangeProblems((path) => showFile(loaded, path)),
    ),
    corpora.onDidChangeState(showArticle),
    guard.on(vscode.workspace.onDidCloseTextDocument, (document) => {
      const located = corpora.locate(document.uri);
      if (located?.loaded.corpus.isArticle(located.path)) places.delete(document.uri);
    }),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (!settingChanged(event, 'checkSeverity')) return;
      for (const loaded of corpora.all) {
        for (const path of loaded.corpus.problems.keys()) showFile(loaded, path);
      }
    }),
    vscode.languages.registerCodeActionsProvider({ pattern: '**/*' }, actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

/** The refused text, and how many annotations of an earlier text are used in its place; undefined
 * for a codebook. */
function refused(
  { corpus }: LoadedCorpus,
  article: ArticlePath | undefined,
  text: string,
): RefusedAnnotations | undefined {
  if (article === undefined) return undefined;
  const row = corpus.index.article(article);
  return { text, inForce: row?.stale === true ? row.annotations.length : 0 };
}

interface FixContext {
  readonly loaded: LoadedCorpus;
  /** The article that the file belongs to; undefined for the codebook. */
  readonly article: ArticlePath | undefined;
  readonly fixes: readonly ProblemFix[];
  /** The text at the problem's place when the file was checked. */
  readonly words?: string;
}

function severityOf({ root }: LoadedCorpus): CheckSeverity {
  const chosen = setting('checkSeverity', root);
  if (chosen === 'off') return 'off';
  return chosen === 'warning' ? 'default' : 'info';
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
