import * as vscode from 'vscode';
import {
  entriesOf,
  isAmbiguous,
  labelText,
  likelyAnswers,
  mentionActions,
  nameOf,
  sameMentions,
  selectionActions,
  type CodingAction,
  type Codebook,
  type Layer,
  type MentionAction,
  type ShownMention,
  type Span,
} from '../../../core';
import { mentionsAround, mentionsIn, type ArticleState } from '../../../project';
import type { LocatedState } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import { documentText, toSpan } from '../../documents/articleDocuments';
import type { Services } from '../../services';
import { activeArticle, type ActiveArticle } from '../../ui/currentAnnotation';
import { mentionsAt, type MentionHere } from '../../ui/mentionHere';
import { pickOne, type PickRow } from '../../ui/quickPick';
import { recentIds } from '../../ui/questions/recent';
import { registerCorrectMatch } from './correctMatch';

/** Who is named further before a selection than this is not near it. In UTF-16 units. */
const NEAR = 5000;

const { QuickFix, Refactor } = vscode.CodeActionKind;

/** The light bulb in articles: what can be made of the selected words or of the mention at the
 * cursor. On a text without either it is shown only on request (Ctrl+.). */
export function registerCodingActions(services: Services): vscode.Disposable {
  const { corpora } = services;
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, { only, triggerKind }) {
      const located = corpora.stateOf(document.uri);
      if (!located || !vscode.workspace.isTrusted) return [];
      const selection = toSpan(documentText(document).lines, range);
      const isAsked = triggerKind === vscode.CodeActionTriggerKind.Invoke;
      return actionsAt(services, located, selection, isAsked)
        .map((action) => codeAction(located, action))
        .filter(({ kind }) => !only || (kind !== undefined && only.contains(kind)));
    },
  };
  return vscode.Disposable.from(
    registerCorrectMatch(services, askWhich),
    services.guard.command('policyAnnotator.codingActions', () => showActions(services)),
    vscode.languages.registerCodeActionsProvider({ pattern: '**/*' }, provider, {
      providedCodeActionKinds: [QuickFix, Refactor],
    }),
  );
}

/** The same as a list: VS Code has no light bulb and no rename in read-only articles, as in coding
 * mode. None of it writes the article. */
async function showActions(services: Services): Promise<void> {
  const active = activeArticle(services);
  if (!active) return;
  const actions = actionsAt(services, active, active.selection, true);
  await runOne(vscode.l10n.t('Actions for Selected Words'), [
    ...rowsOf(active, actions),
    ...renameRows(active),
  ]);
}

/** What can be done with a match, to ignore it or to say what it means: here, in the article, or in
 * the corpus. */
async function askWhich(here: MentionHere, correction: keyof typeof CORRECTIONS): Promise<void> {
  const title =
    correction === 'ignore'
      ? vscode.l10n.t('Ignore Match')
      : vscode.l10n.t('Resolve Ambiguous Mention');
  const actions = actionsOn(here.state, here.loaded.corpus.codebook, here.mention);
  const kinds: readonly string[] = CORRECTIONS[correction];
  const wanted = actions.filter(({ kind }) => kinds.includes(kind));
  await runOne(title, rowsOf(here, wanted));
}

const CORRECTIONS = {
  ignore: ['ignore here', 'ignore in article', 'make weak', 'remove alias'],
  resolve: ['settle here', 'settle in article', 'settle in corpus'],
} as const satisfies Readonly<Record<string, readonly MentionAction['kind'][]>>;

function rowsOf(
  located: LocatedState,
  actions: readonly CodingAction[],
): readonly PickRow<vscode.Command>[] {
  return actions.map((action) => {
    const { command, title } = codeAction(located, action);
    return { label: title, ...(command ? { value: command } : {}) };
  });
}

async function runOne(title: string, rows: readonly PickRow<vscode.Command>[]): Promise<void> {
  const placeholder = vscode.l10n.t('What should be done here?');
  const picked = await pickOne<vscode.Command>({ title, placeholder, rows });
  if (picked.kind !== 'value') return;
  const { command, arguments: given = [] } = picked.value;
  await vscode.commands.executeCommand(command, ...(given as readonly unknown[]));
}

/** What F2 does in an article that can be written. */
function renameRows({
  loaded,
  selection,
  state,
}: ActiveArticle): readonly PickRow<vscode.Command>[] {
  const { codebook } = loaded.corpus;
  return mentionsAt(state, selection).flatMap(({ ids, layer }) =>
    ids.flatMap((id) => {
      if (!entriesOf(codebook, layer).has(id)) return [];
      const title = vscode.l10n.t('Rename {0}…', nameIn(codebook, layer, id));
      const target = { corpus: loaded.root.toString(), layer, id };
      const command = 'policyAnnotator.renameEntry';
      return { label: title, value: { command, title, arguments: [target] } };
    }),
  );
}

function actionsAt(
  services: Services,
  { loaded, state }: LocatedState,
  selection: Span,
  isAsked: boolean,
): readonly CodingAction[] {
  if (selection.end <= state.matchFrom || !state.clean || state.stale) return [];
  const { codebook } = loaded.corpus;
  const isEmpty = selection.start === selection.end;
  const [mention] = mentionsAt(state, selection).filter(
    ({ start, end }) => isEmpty || (start <= selection.start && selection.end <= end),
  );
  const onMention = mention ? actionsOn(state, codebook, mention) : [];
  if (isEmpty) return !mention && isAsked ? [{ kind: 'annotate' }] : onMention;
  const near = { start: Math.max(0, selection.start - NEAR), end: selection.end };
  const likely = likelyAnswers({
    codebook,
    mentions: mentionsAround(state, [near]),
    selection,
    recent: {
      actor: recentIds(services, codebook, 'actor'),
      issue: recentIds(services, codebook, 'issue'),
    },
  });
  const selections = vscode.window.activeTextEditor?.selections.length ?? 1;
  return [...selectionActions(likely, selections), ...onMention];
}

function actionsOn(
  state: ArticleState,
  codebook: Codebook,
  mention: ShownMention,
): readonly MentionAction[] {
  const words = state.text.slice(mention.start, mention.end);
  const { length } = sameMentions(state.text, mentionsIn(state), mention);
  return mentionActions(codebook, mention, words, length);
}

function codeAction(
  { loaded, path, state }: LocatedState,
  action: CodingAction,
): vscode.CodeAction {
  const { codebook } = loaded.corpus;
  const words =
    'mention' in action
      ? labelText(state.text.slice(action.mention.start, action.mention.end), 40)
      : '';
  const title = titleOf(codebook, action, words);
  const made = new vscode.CodeAction(title, kindOf(action));
  const [command, given] = commandOf(action);
  const at = { corpus: loaded.root.toString(), article: path };
  const argument =
    'mention' in action
      ? { ...at, span: spanOf(action.mention), layer: action.mention.layer, ...given }
      : given;
  made.command = {
    command: `policyAnnotator.${command}`,
    title,
    ...(argument ? { arguments: [argument] } : {}),
  };
  return made;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Only what settles an ambiguous match is a quick fix. VS Code lists quick fixes first, and on a
 * match that is right a position is likelier than that the match is to be ignored. */
function kindOf(action: CodingAction): vscode.CodeActionKind {
  return 'mention' in action && isAmbiguous(action.mention) ? QuickFix : Refactor;
}

function titleOf(codebook: Codebook, action: CodingAction, words: string): string {
  switch (action.kind) {
    case 'annotate as': {
      const actor = nameIn(codebook, 'actor', action.actor);
      return action.issue === undefined
        ? vscode.l10n.t('Annotate as {0}…', actor)
        : vscode.l10n.t('Annotate as {0} on {1}…', actor, nameIn(codebook, 'issue', action.issue));
    }
    case 'annotate':
      return vscode.l10n.t('Annotate Selection…');
    case 'selections':
      return vscode.l10n.t('Annotate All {0} Selections…', action.count);
    case 'occurrences':
      return vscode.l10n.t('Annotate All Occurrences…');
    case 'template':
      return vscode.l10n.t('Apply Template…');
    case 'relation':
      return vscode.l10n.t('Annotate Disagreement…');
    case 'mark':
      return vscode.l10n.t('Mark Mention…');
    case 'alias':
      return vscode.l10n.t('Add Alias…');
    default:
      return mentionTitle(codebook, action, words);
  }
}

function mentionTitle(codebook: Codebook, action: MentionAction, words: string): string {
  const { layer } = action.mention;
  const name = 'id' in action ? nameIn(codebook, layer, action.id) : '';
  switch (action.kind) {
    case 'position':
      return layer === 'actor'
        ? vscode.l10n.t('Add Position of {0}…', name)
        : vscode.l10n.t('Add Position on {0}…', name);
    case 'settle here':
      return vscode.l10n.t('“{0}” Means {1} Here', words, name);
    case 'settle in article':
      return vscode.l10n.t('Resolve “{0}” in This Article…', words);
    case 'settle in corpus':
      return vscode.l10n.t('Resolve “{0}” in the Corpus…', words);
    case 'ignore here':
      return vscode.l10n.t('Ignore “{0}” Here', words);
    case 'ignore in article':
      return vscode.l10n.t('Ignore “{0}” in This Article ({1} places)', words, action.count);
    case 'make weak':
      return vscode.l10n.t('Ignore “{0}” Everywhere: Make It a Weak Alias of {1}', words, name);
    case 'remove alias':
      return vscode.l10n.t('Ignore “{0}” Everywhere: Remove It from {1}', words, name);
    case 'alias of':
      return vscode.l10n.t('Add Alias to {0}…', name);
  }
}

function nameIn(codebook: Codebook, layer: Layer, id: string): string {
  return nameOf(codebook, layer, id, localizer);
}

/** The command of an action, without the prefix, and what is added to its argument. */
function commandOf(action: CodingAction): readonly [command: string, given?: object] {
  switch (action.kind) {
    case 'annotate as':
      return ['annotateSelection', { actor: action.actor, issue: action.issue }];
    case 'annotate':
      return ['annotateSelection'];
    case 'selections':
      return ['annotateAllSelections'];
    case 'occurrences':
      return ['annotateAllOccurrences'];
    case 'template':
      return ['applyTemplate'];
    case 'relation':
      return ['annotateDisagreement'];
    case 'mark':
      return ['markMention'];
    case 'alias':
      return ['addAlias'];
    case 'position':
      return ['annotateSelection', { [action.layer]: action.id }];
    case 'settle here':
      return ['settleMention', { id: action.id }];
    case 'settle in article':
      return ['resolveMention', { reach: 'article' }];
    case 'settle in corpus':
      return ['resolveMention', { reach: 'corpus' }];
    case 'ignore here':
      return ['ignoreMatch', { reach: 'here' }];
    case 'ignore in article':
      return ['ignoreMatch', { reach: 'article' }];
    case 'make weak':
      return ['ignoreMatch', { reach: 'weak' }];
    case 'remove alias':
      return ['ignoreMatch', { reach: 'remove' }];
    case 'alias of':
      return ['addAlias', { id: action.id }];
  }
}
