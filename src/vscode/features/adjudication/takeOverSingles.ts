import * as vscode from 'vscode';
import {
  annotationFileOf,
  onlyReading,
  onlyReadingEdits,
  readArticleHead,
  sum,
  type ArticlePath,
} from '../../../core';
import type { ArticleEdits } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { director } from '../../corpora/currentCoder';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import { notify } from '../../host/notify';
import type { Services } from '../../services';
import { decidedBy } from './writeDecisions';

interface Single {
  readonly path: ArticlePath;
  readonly positions: number;
}

/** Takes over what one coder alone has found, in all articles that no other is to code, as one
 * step of the undo history. Asks first, with their number. */
export async function takeOverSingles(services: Services, loaded: LoadedCorpus): Promise<void> {
  const singles = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading the files of all coders'),
      cancellable: true,
    },
    (_progress, token) => singlesIn(loaded, () => token.isCancellationRequested),
  );
  if (!singles) return;
  if (singles.length === 0) {
    sayBriefly(vscode.l10n.t('No article that one coder alone has completed waits for a result.'));
    return;
  }
  if (!(await isWanted(singles))) return;
  const by = await director(services, loaded);
  if (by === undefined || !(await mayWrite(loaded.root))) return;
  const label = vscode.l10n.t('Take over articles of one coder ({0})', singles.length);
  const outcomes = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: label, cancellable: true },
    async (progress, token) => {
      const articles: ArticleEdits[] = [];
      for (const { path: single } of singles) {
        if (token.isCancellationRequested) return undefined;
        // Read again: another window may have decided while the user was asked.
        const article = await loaded.corpus.coders.of(single);
        const reading = article && onlyReading(article, loaded.corpus.codebook);
        if (!reading) continue;
        const text = (await loaded.corpus.readArticle(article.path))?.text ?? '';
        const front = readArticleHead(article.path, text).metadata;
        const decided = decidedBy(services, loaded, article, by);
        const edits = onlyReadingEdits(article, reading, front, decided);
        const path = annotationFileOf(article.path);
        articles.push({ article: article.path, edits, path });
        await services.environment.yieldToHost();
      }
      const { articles: done } = await loaded.corpus.make({ articles }, label, {
        report: (count) => {
          progress.report({ message: localizer.number(count) });
        },
        isCancelled: () => token.isCancellationRequested,
      });
      return done;
    },
  );
  if (!outcomes || outcomes.size === 0) return;
  services.lastChange.last(label);
  const refused = [...outcomes].flatMap(([path, { kind }]) => (kind === 'done' ? [] : [path]));
  const [first] = refused;
  if (first !== undefined) {
    void notify(
      'warning',
      vscode.l10n.t(
        'Articles that were not taken over: {0}, such as {1}. Their files have changed meanwhile, or cannot be written.',
        refused.length,
        first,
      ),
    );
  }
}

async function singlesIn(
  { corpus }: LoadedCorpus,
  isCancelled: () => boolean,
): Promise<readonly Single[] | undefined> {
  if (!(await corpus.readWhole(isCancelled))) return undefined;
  const read = await corpus.coders.all(isCancelled);
  return read?.articles.flatMap((article) => {
    const reading = onlyReading(article, corpus.codebook);
    return reading ? [{ path: article.path, positions: reading.positions.length }] : [];
  });
}

async function isWanted(singles: readonly Single[]): Promise<boolean> {
  const take = vscode.l10n.t('Take Over');
  const positions = sum(singles.map((single) => single.positions));
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Articles that one coder alone has completed, and no other is to code: {0}. Take over what they found as the result? Their positions: {1}.',
      localizer.number(singles.length),
      localizer.number(positions),
    ),
    take,
  );
  return choice === take;
}
