import * as vscode from 'vscode';
import { acceptedPlace, foldedToDescribe, labelText, waitingForOneReason } from '../../core';
import { record } from '../corpora/record';
import type { Services } from '../services';
import { activeArticle } from '../ui/currentAnnotation';

/** Confirms all quotes of the article in view that wait for one reason, as one step of undo. */
export function registerConfirmAll(services: Services): vscode.Disposable {
  return services.guard.command('policyAnnotator.confirmAll', async () => {
    const active = activeArticle(services);
    if (!active) return;
    const { loaded, path, state } = active;
    const waiting = waitingForOneReason(state.placed);
    if (waiting.length === 0) return;
    const folded = foldedToDescribe(state.text);
    const edits = waiting.map(({ annotation, places }) => {
      const spans = places.flatMap(({ span }) => span ?? []);
      const accepted = acceptedPlace(state.text, annotation, spans, folded);
      return { kind: 'replace', annotation: accepted, confirms: true } as const;
    });
    const label = vscode.l10n.t('Quotes confirmed in {0}: {1}', labelText(path), edits.length);
    await record(services, loaded, path, edits, label);
  });
}
