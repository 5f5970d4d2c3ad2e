import * as vscode from 'vscode';
import {
  addAll,
  labelText,
  quoteText,
  type ArticlePath,
  type Layer,
  type Span,
} from '../../../core';
import { findMentions } from '../../../project';
import { readTarget, type ReadTarget } from '../../ui/cardCommands';
import { pickOne } from '../../ui/quickPick';
import type { Services } from '../../services';
import { labelOf } from '../../corpora/record';
import { locationsOf } from './locations';

/** Other mentions of an actor or issue, and its positions; read on demand. */
export function registerReferences(services: Services): vscode.Disposable {
  const { corpora, guard, reveal, environment } = services;

  const showReferences = async (argument: unknown): Promise<void> => {
    const target = entryOf(readTarget(corpora, argument));
    const editor = vscode.window.activeTextEditor;
    if (!target || !editor) return;
    const locations = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Finding mentions') },
      () => mentionLocations(target),
    );
    await vscode.commands.executeCommand(
      'editor.action.showReferences',
      editor.document.uri,
      editor.selection.active,
      locations,
    );
  };

  const mentionLocations = async ({ loaded, layer, id }: Entry): Promise<vscode.Location[]> => {
    const locations: vscode.Location[] = [];
    const needs = { corpus: loaded.corpus, files: loaded.files, environment };
    const mentions = findMentions(needs, { kind: layer, id }, () => false);
    for await (const found of mentions) addAll(locations, locationsOf(loaded, found));
    return locations;
  };

  const showPositions = async (argument: unknown): Promise<void> => {
    const target = entryOf(readTarget(corpora, argument));
    if (!target) return;
    const { loaded, layer, id } = target;
    const rows = loaded.corpus.index.articles().flatMap(({ path, annotations }) =>
      annotations.flatMap(({ annotation, places }) => {
        if (annotation.kind !== 'position') return [];
        const ids = layer === 'actor' ? annotation.actors : annotation.issues;
        if (!ids.includes(id)) return [];
        const spans = places.flatMap(({ span }) => (span ? [span] : []));
        const value: Found = { path, spans };
        return [
          {
            label: labelOf(loaded, annotation),
            description: labelText(path),
            detail: quoteText(annotation.quote),
            value,
          },
        ];
      }),
    );
    const picked = await pickOne({
      title: vscode.l10n.t('Positions'),
      placeholder: vscode.l10n.t('Positions: {0}. Press Enter to go to the quote', rows.length),
      rows,
      onActive: ({ path, spans }) =>
        guard.run('previewing', () => reveal.below(loaded, path, spans)),
    });
    if (picked.kind === 'value')
      await reveal.show(loaded, picked.value.path, picked.value.spans, true);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.showReferences', showReferences),
    guard.command('policyAnnotator.showPositions', showPositions),
  );
}

interface Found {
  readonly path: ArticlePath;
  readonly spans: readonly Span[];
}

interface Entry extends ReadTarget {
  readonly layer: Layer;
  readonly id: string;
}

function entryOf(target: ReadTarget | undefined): Entry | undefined {
  return target?.layer !== undefined && target.id !== undefined
    ? { ...target, layer: target.layer, id: target.id }
    : undefined;
}
