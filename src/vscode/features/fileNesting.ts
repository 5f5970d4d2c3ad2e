import * as vscode from 'vscode';
import type { LoadedCorpus } from '../corpora/corpora';
import { offerSetting } from '../corpora/offers';
import type { Services } from '../services';

/** Offers to show annotation files below their articles in the Explorer, as soon as there are two:
 * the first one comes with the news of the codebook. Which file belongs to which article is set by
 * the extension; whether files are nested at all is the user's. */
export function registerFileNesting(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const seen = new WeakSet<LoadedCorpus>();
  const listener = corpora.onDidChange(() => {
    const loaded = corpora.active;
    if (!loaded || seen.has(loaded) || !hasAnnotationFiles(loaded)) return;
    seen.add(loaded);
    guard.run('offering to nest annotation files', () =>
      offerSetting(services, loaded.root, {
        offer: 'fileNesting',
        setting: 'explorer.fileNesting.enabled',
        value: true,
        message: vscode.l10n.t(
          'Each annotation file can be shown below its article in the Explorer, and folded away.',
        ),
        button: vscode.l10n.t('Nest Annotation Files'),
      }),
    );
  });
  return vscode.Disposable.from(listener);
}

function hasAnnotationFiles({ corpus }: LoadedCorpus): boolean {
  const annotated = corpus.index.articles().filter(({ annotations }) => annotations.length > 0);
  return annotated.length >= FROM;
}

const FROM = 2;
