import * as vscode from 'vscode';
import {
  compareSpans,
  describeSpan,
  wholeWords,
  type AnnotationFileEdit,
  type ArticlePath,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { record } from '../../corpora/record';
import { notify } from '../../host/notify';
import type { Services } from '../../services';

/** After annotations of one quote were added: offers to widen the quote where it begins or ends
 * inside a word, which a hasty selection does. */
export async function offerWholeWords(
  services: Services,
  loaded: LoadedCorpus,
  path: ArticlePath,
  added: readonly AnnotationFileEdit[],
): Promise<void> {
  const ids = new Set(added.flatMap((edit) => (edit.kind === 'add' ? [edit.annotation.id] : [])));
  const widened = (): AnnotationFileEdit[] => {
    const state = loaded.corpus.state(path);
    if (!state) return [];
    return state.placed.flatMap(({ annotation, places }): AnnotationFileEdit[] => {
      const [span] = ids.has(annotation.id) ? places.flatMap((place) => place.span ?? []) : [];
      if (!span || places.length > 1) return [];
      const whole = wholeWords(state.text, span);
      if (compareSpans(whole, span) === 0) return [];
      const quote = [describeSpan(state.text, whole)];
      return [{ kind: 'replace', annotation: { ...annotation, quote } }];
    });
  };
  if (widened().length === 0) return;
  await notify('information', vscode.l10n.t('The quote begins or ends inside a word.'), {
    label: vscode.l10n.t('Use Whole Words'),
    run: () => record(services, loaded, path, widened(), vscode.l10n.t('Quote of whole words')),
  });
}
