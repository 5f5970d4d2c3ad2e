import * as vscode from 'vscode';
import { choiceOfQuote } from '../../core';
import { labelOf, recordTogether, tellRefusedFiles } from '../corpora/record';
import { commandStep, notify } from '../host/notify';
import { mayChange } from '../documents/words';
import type { Services } from '../services';
import { currentAnnotation } from '../ui/currentAnnotation';

/** *Use This Quote in Briefs*: of its actor on its issue, briefs print this quote. Again: no
 * longer. One step, which can be undone. */
export function registerUseInBriefs(services: Services): vscode.Disposable {
  const run = async (argument: unknown): Promise<void> => {
    const current = await currentAnnotation(services, argument);
    if (!current) return;
    const { loaded, path } = current;
    const { index } = loaded.corpus;
    const article = index.article(path);
    const { annotation } = current.placed;
    if (!article || !mayChange(article)) return;
    const { t } = vscode.l10n;
    if (annotation.kind !== 'position') {
      void notify(
        'information',
        t(
          'This annotation is no position, and briefs print only the quotes of positions. Nothing was changed. Choose a position on an issue.',
        ),
      );
      return;
    }
    if (annotation.issues.length === 0) {
      const edit = t('Edit Annotation');
      void notify(
        'information',
        t(
          'This position has no issue, and briefs print quotes issue by issue. Nothing was changed. Give it an issue first.',
        ),
        commandStep(edit, 'policyAnnotator.editAnnotation', argument),
      );
      return;
    }
    const changes = [...choiceOfQuote(index, article, annotation.id)].map(([row, positions]) => ({
      article: row.path,
      edits: positions.map((position) => ({ kind: 'replace', annotation: position }) as const),
    }));
    const name = labelOf(loaded, annotation);
    const label =
      annotation.print === true
        ? vscode.l10n.t('{0}: no longer the quote for briefs', name)
        : vscode.l10n.t('{0}: the quote for briefs', name);
    await tellRefusedFiles(await recordTogether(services, loaded, changes, label));
  };
  return services.guard.command('policyAnnotator.useInBriefs', run);
}
