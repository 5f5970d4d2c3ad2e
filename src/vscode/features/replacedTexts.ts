import * as vscode from 'vscode';
import type { ReplacedArticle } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import type { Services } from '../services';
import { messageName, sayBriefly } from '../documents/words';
import { commandStep, notify } from '../host/notify';

/** Reports once what happened to the annotations when another program replaced an article's
 * text. */
export function registerReplacedTexts({ corpora, guard }: Services): vscode.Disposable {
  const report = async (
    loaded: LoadedCorpus,
    { path, moved, toReview }: ReplacedArticle,
  ): Promise<void> => {
    const name = messageName(path);
    if (moved + toReview === 0) return;
    if (toReview === 0) {
      sayBriefly(
        vscode.l10n.t(
          '{0} was reloaded from disk. Annotations that moved with the text: {1}.',
          name,
          moved,
        ),
      );
      return;
    }
    const asked = { corpus: loaded.root.toString(), article: path };
    await notify(
      'information',
      vscode.l10n.t(
        '{0} was reloaded from disk. Annotations that moved with the text: {1}; to review: {2}.',
        name,
        moved,
        toReview,
      ),
      commandStep(vscode.l10n.t('Review…'), 'policyAnnotator.findQuotesAgain', asked),
    );
  };

  return corpora.listenToEach((loaded) =>
    loaded.corpus.onDidReplace((article) =>
      guard.run('telling that a text was replaced', () => report(loaded, article)),
    ),
  );
}
