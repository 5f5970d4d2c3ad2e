import * as vscode from 'vscode';
import { nextStop } from '../../../core';
import { mentionsIn } from '../../../project';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { activeArticle } from '../../ui/currentAnnotation';

/** Moving between what is annotated and what is named in an article. */
export function registerPlaces(services: Services): vscode.Disposable {
  const { guard, reveal } = services;
  const step = async (direction: 1 | -1): Promise<void> => {
    const active = activeArticle(services);
    if (!active) return;
    const { loaded, path, state, selection } = active;
    const next = nextStop(state.placed, mentionsIn(state), selection.start, direction);
    if (next) await reveal.show(loaded, path, next, true);
    else sayBriefly(vscode.l10n.t('This article has no annotations and no known names.'));
  };
  return vscode.Disposable.from(
    guard.command('policyAnnotator.nextPlace', () => step(1)),
    guard.command('policyAnnotator.previousPlace', () => step(-1)),
  );
}
