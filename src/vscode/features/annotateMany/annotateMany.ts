import * as vscode from 'vscode';
import { annotatableText } from '../../corpora/ensureCorpus';
import { mayAnnotate } from '../../documents/words';
import type { Services } from '../../services';
import { annotateSpans, chosenSpans } from '../../ui/questions/annotateSpans';
import { annotateOccurrences } from './annotateOccurrences';

/** Several places of an article with the same answers, as one step of undo: all selections, or all
 * places with the selected words. */
export function registerAnnotateMany(services: Services): vscode.Disposable {
  const { guard } = services;
  const selections = async (): Promise<void> => {
    const article = await annotatableText(services);
    if (article && mayAnnotate(article)) {
      await annotateSpans(services, article, chosenSpans(article));
    }
  };
  return vscode.Disposable.from(
    guard.command('policyAnnotator.annotateAllSelections', selections),
    guard.command('policyAnnotator.annotateAllOccurrences', () => annotateOccurrences(services)),
  );
}
