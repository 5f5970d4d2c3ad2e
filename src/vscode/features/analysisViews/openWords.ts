import * as vscode from 'vscode';
import type { PanelMessage } from '../../../core';
import { sayBriefly } from '../../documents/words';
import { isBlindHere } from '../../corpora/othersWork';
import type { Services } from '../../services';

type Opened<Kind> = Extract<PanelMessage, { kind: Kind }>;

/** Shows the words of a position in its article. */
export async function openPosition(
  { corpora, reveal }: Services,
  { article, id }: Opened<'open'>,
  column: () => vscode.ViewColumn,
): Promise<void> {
  const loaded = corpora.active;
  // The page names what it was sent; the corpus may have changed since.
  if (!loaded?.corpus.index.article(article)) return;
  await reveal.annotation(loaded, article, id, true, column());
}

/** Shows the words of a record of any coder in its article. The files of other coders are read when
 * asked, so that words are found where they are now. */
export async function openReading(
  { corpora, reveal }: Services,
  { article, coder, id }: Opened<'openReading'>,
  column: () => vscode.ViewColumn,
): Promise<void> {
  const loaded = corpora.active;
  if (!loaded?.corpus.index.article(article)) return;
  if (isBlindHere(loaded)) return;
  const read = await loaded.corpus.coders.of(article);
  const positions = read?.readings.get(coder)?.positions;
  const placed = positions?.find(({ annotation }) => annotation.id === id);
  const spans = (placed?.places ?? []).flatMap(({ span }) => span ?? []);
  await reveal.held(loaded, article, spans, column());
  if (spans.length === 0) {
    sayBriefly(vscode.l10n.t('The quoted words are no longer in the article.'));
  }
}
