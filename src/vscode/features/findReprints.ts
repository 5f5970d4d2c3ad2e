import * as vscode from 'vscode';
import {
  labelText,
  readFrontMatter,
  reprintGroups,
  runCooperatively,
  type ArticlePath,
  type ReprintGroup,
  COUNTS,
} from '../../core';
import { currentText } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import { tellNoCorpus } from '../corpora/exampleCorpus';
import { recordTogether, tellRefusedFiles } from '../corpora/record';
import { localizer } from '../derived/viewContext';
import { sayBriefly } from '../documents/words';
import { notify, showFileStep } from '../host/notify';
import type { Services } from '../services';
import { isRead } from '../imports/wholeCorpus';
import { pickOne, type Picked, type PickRow } from '../ui/quickPick';

/** *Find Reprints…*: articles of the corpus that tell the same story, group by group. The user
 * chooses the original; the others are marked to repeat it, in their annotation files. */
export function registerFindReprints(services: Services): vscode.Disposable {
  const find = async (): Promise<void> => {
    const loaded = services.corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return;
    }
    if (!(await isRead(loaded))) return;
    const found = await foundGroups(services, loaded);
    let groups = found;
    while (groups && groups.length > 0) {
      const picked = await pickOne<ReprintGroup>({
        title: vscode.l10n.t('Reprints'),
        placeholder: vscode.l10n.t('Choose a story to say which article is the original'),
        rows: groups.map((group) => groupRow(loaded, group)),
      });
      if (picked.kind !== 'value') return;
      const group = picked.value;
      const original = await chosenOriginal(loaded, group);
      if (original.kind === 'left') return;
      if (original.kind === 'back') continue;
      if (!(await mark(services, loaded, group, original.value))) continue;
      groups = groups.filter((one) => one !== group);
    }
    if (found) sayBriefly(vscode.l10n.t('No other articles tell the same story.'));
  };
  return services.guard.command('policyAnnotator.findReprints', find);
}

/** Undefined when the user cancelled. */
function foundGroups(
  { environment }: Services,
  loaded: LoadedCorpus,
): Thenable<readonly ReprintGroup[] | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Comparing articles'),
      cancellable: true,
    },
    async (_progress, token) => {
      const isCancelled = (): boolean => token.isCancellationRequested;
      const articles = loaded.corpus.index.articles();
      const texts = new Map<ArticlePath, string>();
      for (const { path } of articles) {
        if (isCancelled()) return undefined;
        const read = await currentText(loaded, path);
        if (read) texts.set(path, read.text);
      }
      const task = reprintGroups(articles, texts);
      return runCooperatively(task, () => environment.yieldToHost(), isCancelled);
    },
  );
}

function groupRow(loaded: LoadedCorpus, { original, others }: ReprintGroup): PickRow<ReprintGroup> {
  const sources = [original, ...others].map((path) => sourceOf(loaded, path));
  return {
    label: titleOf(loaded, original),
    description: vscode.l10n.t('{0} articles', localizer.number(others.length + 1)),
    detail: labelText([...new Set(sources)].join(', ')),
    value: { original, others },
  };
}

/** Asks which article of a group is the original; a button shows how each differs from it. */
async function chosenOriginal(
  loaded: LoadedCorpus,
  { original, others }: ReprintGroup,
): Promise<Picked<ArticlePath>> {
  const rows = [original, ...others].map((path) => articleRow(loaded, path));
  return pickOne<ArticlePath>({
    title: titleOf(loaded, original),
    placeholder: vscode.l10n.t('Which is the original? The others become its reprints.'),
    rows,
    first: original,
    canGoBack: true,
    rowButton: {
      icon: 'diff',
      tooltip: vscode.l10n.t('Show Differences'),
      isFor: () => true,
      press: async (path) => {
        const other = path === original ? (others[0] ?? original) : original;
        const [left, right] = [loaded.uriOf(other), loaded.uriOf(path)];
        const title = `${titleOf(loaded, other)} ↔ ${titleOf(loaded, path)}`;
        await vscode.commands.executeCommand('vscode.diff', left, right, title);
        return rows;
      },
    },
  });
}

function articleRow({ corpus }: LoadedCorpus, path: ArticlePath): PickRow<ArticlePath> {
  const row = corpus.index.article(path);
  const { title = path, source = '', date } = row?.metadata ?? {};
  const count = row?.annotations.filter(({ annotation: { kind } }) => kind === 'position').length;
  const about = [source, ...(date === undefined ? [] : [localizer.date(date)])];
  const positions = count ? [localizer.text(COUNTS.positions, count)] : [];
  return {
    label: labelText(title),
    description: [...about, ...positions].filter((part) => part !== '').join(', '),
    detail: labelText(path),
    value: path,
  };
}

/** True if the group was marked. */
async function mark(
  services: Services,
  loaded: LoadedCorpus,
  { original: first, others }: ReprintGroup,
  original: ArticlePath,
): Promise<boolean> {
  const text = await currentText(loaded, original);
  if (text && readFrontMatter(text.text).duplicateOf !== undefined) {
    void notify(
      'warning',
      vscode.l10n.t(
        'The front matter of this article says that it repeats another one. Remove duplicate-of there, then choose it again.',
      ),
      showFileStep(loaded.uriOf(original)),
    );
    return false;
  }
  const describe = (duplicateOf: ArticlePath | undefined) =>
    [{ kind: 'describe', article: { duplicateOf } }] as const;
  const { index } = loaded.corpus;
  const changes = [first, ...others].flatMap((article) => {
    const before = index.article(article)?.metadata.duplicateOf;
    const wanted = article === original ? undefined : original;
    return before === wanted ? [] : [{ article, edits: describe(wanted) }];
  });
  const label = vscode.l10n.t('Reprints of “{0}”', titleOf(loaded, original));
  const outcomes = await recordTogether(services, loaded, changes, label);
  if (!outcomes) return false;
  await tellRefusedFiles(outcomes);
  return true;
}

function titleOf({ corpus }: LoadedCorpus, path: ArticlePath): string {
  return labelText(corpus.index.article(path)?.metadata.title ?? path);
}

function sourceOf({ corpus }: LoadedCorpus, path: ArticlePath): string {
  return corpus.index.article(path)?.metadata.source ?? path;
}
