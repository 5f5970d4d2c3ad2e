import * as vscode from 'vscode';
import { rowOfAnnotation, type RowTarget } from '../../core';
import { currentAnnotation } from '../ui/currentAnnotation';
import { chosenRow } from '../ui/views/viewRegistry';
import { serialQueue } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import { readTarget } from '../ui/cardCommands';
import type { Services } from '../services';

/** What a click, Enter and *Show Annotation in View* do in any view. */
export function registerRows(services: Services): vscode.Disposable {
  const { corpora, guard, reveal, views } = services;

  // Enter first selects the row, which shows it: another request to show it at the same time would
  // take the focus from the editor again, so they run one after the other.
  const inQueue = serialQueue();
  const go = (argument: unknown, focus: boolean): Promise<void> =>
    inQueue(() => goToRow(argument, focus));

  const goToRow = async (argument: unknown, focus: boolean): Promise<void> => {
    const chosen = chosenRow(services, argument);
    const loaded = chosen && readTarget(corpora, chosen.handle)?.loaded;
    const target = chosen?.view.painter.row(chosen.handle)?.target;
    if (!chosen || !loaded || !target) return;
    await goTo(loaded, target, focus);
  };

  const goTo = async (loaded: LoadedCorpus, target: RowTarget, focus: boolean): Promise<void> => {
    switch (target.kind) {
      case 'annotation':
        await reveal.annotation(loaded, target.article, target.id, focus);
        return;
      case 'article':
        await reveal.show(loaded, target.article, [], focus);
        return;
      case 'codebook':
        if (!focus) return;
        await vscode.commands.executeCommand('policyAnnotator.goToCodebook', {
          corpus: loaded.root.toString(),
          layer: target.layer,
          id: target.id,
        });
        return;
      case 'more':
        return;
    }
  };

  /** From a page of compared quotes, and from a search. */
  const openPlace = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    if (target?.article === undefined) return;
    const { loaded, article, id } = target;
    if (id === undefined) await goTo(loaded, { kind: 'article', article }, true);
    else await goTo(loaded, { kind: 'annotation', article, id, span: undefined }, true);
  };

  const showMore = (argument: unknown): void => {
    const chosen = chosenRow(services, argument);
    const target = chosen?.view.painter.row(chosen.handle)?.target;
    if (chosen && target?.kind === 'more') chosen.view.painter.showMore(target.key);
  };

  const showInTree = async (argument: unknown): Promise<void> => {
    const current = await currentAnnotation(services, argument);
    const tree = views.get('thisArticle')?.painter.tree;
    if (!current || !tree) return;
    const row = rowOfAnnotation(tree, current.path, current.placed.annotation.id);
    if (row) await views.revealKey('thisArticle', row.key, true);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.showRow', (handle) => go(handle, false)),
    guard.command('policyAnnotator.openRow', (handle) => go(handle, true)),
    guard.command('policyAnnotator.openPlace', openPlace),
    guard.command('policyAnnotator.showMore', showMore),
    guard.command('policyAnnotator.showInTree', showInTree),
  );
}
