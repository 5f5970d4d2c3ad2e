import * as vscode from 'vscode';
import { choiceOfQuote } from '../../core/exports';
import { labelOf, recordTogether, tellRefusedFiles } from '../corpora/record';
import { mayChange, sayBriefly } from '../documents/words';
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
    if (annotation.kind !== 'position' || annotation.issues.length === 0) {
      sayBriefly(vscode.l10n.t('Briefs print the quotes of positions on an issue.'));
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
