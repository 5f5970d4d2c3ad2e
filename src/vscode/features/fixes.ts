import * as vscode from 'vscode';
import { actorName, describeSpan, type CodebookEdit } from '../../core';
import { readTarget } from '../ui/cardCommands';
import { currentAnnotation } from '../ui/currentAnnotation';
import { record, recordInCodebook, recordReplaced } from '../corpora/record';
import type { Services } from '../services';

/** The quick fixes that no other command does. */
export function registerFixes(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  /** Confirms the words an annotation has now: the old ones and every doubt go. */
  const confirm = async (argument: unknown): Promise<void> => {
    const current = await currentAnnotation(services, argument);
    if (!current) return;
    const { loaded, path, placed } = current;
    const text = loaded.corpus.state(path)?.text;
    // An uncertain place becomes the place: its surroundings are remembered anew.
    const quote = placed.annotation.quote.map((part, index) => {
      const span = placed.places[index]?.span;
      return text !== undefined && span ? describeSpan(text, span) : { ...part, was: undefined };
    });
    await recordReplaced(services, current, { ...placed.annotation, quote });
  };

  const addEntry = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    if (target?.id === undefined || !target.layer) return;
    const { id, layer, loaded } = target;
    const name = actorName(loaded.corpus.codebook, id);
    const edit: CodebookEdit =
      layer === 'actor'
        ? { kind: 'add-actor', actor: { id, name } }
        : { kind: 'add-issue', issue: { id, name } };
    const label = vscode.l10n.t('“{0}” in the codebook', name);
    await recordInCodebook(services, loaded, [edit], label);
  };

  const addEndMarker = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    if (target?.article === undefined) return;
    const label = vscode.l10n.t('End line added');
    await record(services, target.loaded, target.article, [{ kind: 'end' }], label);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.confirmWords', confirm),
    guard.command('policyAnnotator.addEntry', addEntry),
    guard.command('policyAnnotator.addEndMarker', addEndMarker),
  );
}
