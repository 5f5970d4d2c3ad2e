import * as vscode from 'vscode';
import { codingKeys, EMPTY_CODEBOOK, type CodingKeyAction } from '../../../core';
import { sayBriefly } from '../../documents/words';
import { setContext } from '../../host/contexts';
import { commandStep, notify } from '../../host/notify';
import type { Services } from '../../services';
import { actionTitle, chooseFromCard, keyName } from './keyCard';
import { LockedArticles, type LockState } from './lockedArticles';
import { registerPlaces } from './places';

const KEY = 'codingMode';

/** *Coding mode*: articles are read-only and wrapped, and single keys annotate. The keys are bound
 * in the manifest with a condition that only a read-only article with the focus meets, so that no
 * other field or editor loses a key. Kept for the workspace until the user leaves it. */
export function registerCodingMode(services: Services): vscode.Disposable {
  const { corpora, guard, memory } = services;
  const articles = new LockedArticles(services);
  let isOn = memory.get<unknown>(KEY) === true && vscode.workspace.isTrusted;
  let isOpening = false;
  const item = vscode.window.createStatusBarItem(
    'policyAnnotator.codingMode',
    vscode.StatusBarAlignment.Left,
    14,
  );
  item.name = vscode.l10n.t('Coding mode');

  const show = (state: LockState): void => {
    setContext('codingMode', isOn);
    setContext('codingHere', state === 'locked');
    if (!isOn) {
      item.hide();
      return;
    }
    const name = vscode.l10n.t('Coding mode');
    item.text =
      state === 'unsaved'
        ? `$(warning) ${name}: ${vscode.l10n.t('save the article first')}`
        : `$(lock) ${name}`;
    item.tooltip = vscode.l10n.t(
      'Articles are read-only, and single keys annotate: H shows them. Click to leave coding mode.',
    );
    item.accessibilityInformation = { label: `${name}. ${item.tooltip}`, role: 'button' };
    item.command = 'policyAnnotator.leaveCoding';
    item.show();
  };

  const follow = async (): Promise<LockState> => {
    const state = await articles.follow(() => isOn);
    show(state);
    return state;
  };
  const followLater = (): void => guard.run('following the article in coding mode', follow);

  const turn = async (on: boolean): Promise<LockState> => {
    isOn = on;
    await memory.update(KEY, on ? true : undefined);
    return follow();
  };

  /** One Escape too many, after a list was closed, would let the next letters go into the article:
   * the key leaves only when nothing else was done since it was pressed before. */
  let isLeaving = false;
  const leave = async (how: unknown): Promise<void> => {
    if (how === 'escape' && !isLeaving) {
      isLeaving = true;
      sayBriefly(vscode.l10n.t('Press Escape again to leave coding mode.'));
      return;
    }
    isLeaving = false;
    await turn(false);
    sayBriefly(
      vscode.l10n.t('You have left coding mode: what you type goes into the article again.'),
    );
  };
  const stay = (): void => {
    isLeaving = false;
  };

  /** Without a codebook no text is an article, and none is made read-only. */
  const start = async (): Promise<void> => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (!corpora.active && !(uri && (await corpora.corpusOf(uri)))) {
      void notify(
        'information',
        vscode.l10n.t(
          'Coding mode works in the articles of a corpus, and this folder has no codebook yet. Create one first: coding mode begins then.',
        ),
        { label: vscode.l10n.t('Create Codebook'), run: createCodebook },
      );
      return;
    }
    const state = await turn(true);
    if (state === 'locked') {
      sayBriefly(vscode.l10n.t('Coding mode: press H for the keys, Escape twice to leave.'));
    } else if (state === 'unsaved') {
      void notify(
        'information',
        vscode.l10n.t(
          'This article has unsaved changes, which could not be saved while it is read-only. Coding mode begins here once it is saved.',
        ),
        commandStep(vscode.l10n.t('Save'), 'workbench.action.files.save'),
      );
    }
  };

  const createCodebook = async (): Promise<void> => {
    const added = corpora.onDidAdd(() => guard.run('starting coding mode', start));
    await command('createCodebook');
    added.dispose();
  };

  const codebook = () => corpora.active?.corpus.codebook ?? EMPTY_CODEBOOK;

  /** The next article is read-only a moment after it is shown. A key that is pressed in between is
   * dropped, since it would be typed into the article. */
  const openNext = async (): Promise<void> => {
    isOpening = true;
    setContext('codingOpening', true);
    try {
      await command(COMMANDS['next article']);
      await follow();
    } finally {
      isOpening = false;
      setContext('codingOpening', false);
    }
  };

  const run = async (action: CodingKeyAction): Promise<void> => {
    switch (action.kind) {
      case 'stance':
        await command('annotateSelection', { stance: action.stance });
        return;
      case 'template':
        await command('applyTemplate', action.key);
        return;
      case 'next article':
        await openNext();
        return;
      default:
        await command(COMMANDS[action.kind]);
    }
  };

  const press = async (key: unknown): Promise<void> => {
    stay();
    if (isOpening) return;
    const own = codingKeys(codebook()).find((one) => one.key === key);
    if (own) await run(own.action);
    else if (typeof key === 'string') {
      sayBriefly(vscode.l10n.t('{0} does nothing in coding mode. H shows the keys.', keyName(key)));
    }
  };

  const showKeys = async (): Promise<void> => {
    const chosen = await chooseFromCard(codingKeys(codebook()), (action) =>
      actionTitle(action, codebook()),
    );
    if (chosen) await run(chosen);
  };

  show('none');
  followLater();
  return vscode.Disposable.from(
    item,
    registerPlaces(services),
    guard.command('policyAnnotator.startCoding', start),
    guard.command('policyAnnotator.leaveCoding', leave),
    guard.on(vscode.window.onDidChangeTextEditorSelection, stay),
    guard.command('policyAnnotator.codingKey', press),
    guard.command('policyAnnotator.showCodingKeys', showKeys),
    corpora.onDidChangeState(followLater),
    guard.on(vscode.window.onDidChangeActiveTextEditor, () => {
      stay();
      return follow();
    }),
    guard.on(vscode.window.tabGroups.onDidChangeTabs, follow),
    guard.on(vscode.workspace.onDidSaveTextDocument, follow),
    guard.on(vscode.workspace.onDidCloseTextDocument, (document) => articles.closed(document)),
  );
}

/** The command of each key, without the prefix. */
const COMMANDS = {
  annotate: 'annotateSelection',
  next: 'nextPlace',
  previous: 'previousPlace',
  'other actor': 'sameWordsOtherActor',
  'other issue': 'sameWordsOtherIssue',
  mention: 'markMention',
  relation: 'annotateDisagreement',
  undo: 'undo',
  delete: 'deleteAnnotation',
  'next article': 'nextArticle',
  coded: 'markCoded',
  keys: 'showCodingKeys',
  leave: 'leaveCoding',
} as const satisfies Readonly<
  Record<Exclude<CodingKeyAction['kind'], 'stance' | 'template'>, string>
>;

async function command(name: string, argument?: unknown): Promise<void> {
  await vscode.commands.executeCommand(
    `policyAnnotator.${name}`,
    ...(argument === undefined ? [] : [argument]),
  );
}
