import * as vscode from 'vscode';
import {
  ARTICLE_COUNTS,
  articleLens,
  comparedAt,
  keysOf,
  type ArticleCount,
  type ArticleCountKind,
  type CountedRow,
} from '../../core';
import type { Located } from '../corpora/corpora';
import { onDidDerive } from '../derived/factsStore';
import { viewContext } from '../derived/viewContext';
import { changedWords } from '../documents/changedWords';
import { setting, settingChanged } from '../host/settings';
import type { Services } from '../services';
import { readTarget } from '../ui/cardCommands';
import { pickOne } from '../ui/quickPick';
import { iconOf } from '../ui/views/rowIcons';

/** Optional counts above an article: "12 positions", "3 disagreements", "1 to review". Each opens
 * what it counts. */
export function registerArticleLenses(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const changed = new vscode.EventEmitter<void>();

  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses({ uri }) {
      const located = corpora.stateOf(uri);
      if (!located) return [];
      const top = new vscode.Range(0, 0, 0, 0);
      return countsOf(located).map(({ of, text }) => {
        const corpus = located.loaded.root.toString();
        const target = { corpus, article: located.path, of };
        return new vscode.CodeLens(top, {
          title: text,
          command: 'policyAnnotator.showCounted',
          arguments: [target],
        });
      });
    },
  };

  const countsOf = ({ loaded, path }: Located): readonly ArticleCount[] => {
    const { corpus } = loaded;
    const state = corpus.state(path);
    const article = corpus.index.article(path);
    if (!state || !article) return [];
    const { placed } = state;
    return articleLens({ ...viewContext(loaded), article, placed, changed: changedWords(state) });
  };

  const showCounted = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    const of = keysOf(argument)?.get('of');
    if (target?.article === undefined || !isKind(of)) return;
    const located = { loaded: target.loaded, path: target.article };
    const count = countsOf(located).find((one) => one.of === of);
    if (!count) return;
    const picked = await pickOne<CountedRow>({
      title: count.text,
      placeholder: vscode.l10n.t('Press Enter to show the quote, or the quotes of both sides'),
      rows: count.rows().map((row) => ({
        label: row.label,
        description: row.description,
        ...(row.detail === '' ? {} : { detail: row.detail }),
        ...(row.icon === undefined ? {} : { iconPath: iconOf(services.extension, row.icon) }),
        value: row,
      })),
    });
    if (picked.kind === 'value') await open(located, picked.value);
  };

  const open = async ({ loaded, path }: Located, { leadsTo }: CountedRow): Promise<void> => {
    if (leadsTo.kind === 'annotation') {
      await services.reveal.annotation(loaded, path, leadsTo.id, true);
    } else if (leadsTo.kind === 'pair') {
      const argument = { corpus: loaded.root.toString(), ...comparedAt(leadsTo) };
      await vscode.commands.executeCommand('policyAnnotator.compareQuotes', argument);
    }
  };

  // Registered only while switched on, so that the editor does not ask for lenses in vain.
  let shown: vscode.Disposable | undefined;
  const follow = (): void => {
    const isOn = setting('articleLenses');
    if (isOn === (shown !== undefined)) return;
    shown?.dispose();
    shown = isOn
      ? vscode.Disposable.from(
          vscode.languages.registerCodeLensProvider('*', provider),
          corpora.onDidChange(() => changed.fire()),
          corpora.onDidChangeState(() => changed.fire()),
          onDidDerive(() => changed.fire()),
        )
      : undefined;
  };
  follow();

  return vscode.Disposable.from(
    changed,
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (settingChanged(event, 'articleLenses')) follow();
    }),
    guard.command('policyAnnotator.showCounted', showCounted),
    new vscode.Disposable(() => void shown?.dispose()),
  );
}

function isKind(value: unknown): value is ArticleCountKind {
  return ARTICLE_COUNTS.some((one) => one === value);
}
