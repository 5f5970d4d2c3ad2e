import * as vscode from 'vscode';
import {
  describeSpan,
  labelText,
  nameOf,
  newMention,
  placeOf,
  quoteText,
  wordsRemark,
  type Codebook,
  type CodebookEdit,
  type Layer,
  type Span,
} from '../../core';
import { readTarget } from '../ui/cardCommands';
import { keepInSight } from '../ui/belowQuestion';
import {
  chooseActors,
  chooseEntry,
  chooseIssues,
  type ChoiceContext,
} from '../ui/questions/choices';
import { draftOf, type CodebookDraft } from '../ui/questions/codebookDraft';
import { remarks } from '../ui/questions/entryEditors';
import { activeArticle, type ActiveArticle } from '../ui/currentAnnotation';
import { typeLine } from '../ui/typeLine';
import type { LoadedCorpus } from '../corpora/corpora';
import { settleCoder } from '../corpora/currentCoder';
import { labelOf, newAnnotation, record, recordInCodebook } from '../corpora/record';
import { localizer } from '../derived/viewContext';
import type { Services } from '../services';
import { mayAnnotate, sayBriefly, selectedWords } from '../documents/words';

/** Corrections of the automatic matching: marking and resolving mentions, new aliases. */
export function registerMentions(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  const mark = async (): Promise<void> => {
    const active = activeArticle(services);
    const span = active && mayAnnotate(active) ? selectedWords(active) : undefined;
    if (!active || !span || !(await settleCoder(services, active.loaded, active.path))) return;
    keepInSight(active.editor, span);
    const words = quoteText([{ exact: wordsOf(active, span) }], 80);
    const remembered = describeSpan(active.state.text, span);
    const draft = draftOf(active.loaded);
    const context = { draft, loaded: active.loaded, state: active.state, selection: span };
    const named = await chooseNamed(services, context, words);
    if (!named) return;
    // The text may have changed during the questions.
    const state = active.loaded.corpus.state(active.path) ?? active.state;
    const place = placeOf(state.text, remembered).span ?? span;
    await markAs({ ...active, state }, place, named.layer, named.ids, draft);
  };

  const markAs = async (
    { loaded, path, state }: Pick<ActiveArticle, 'loaded' | 'path' | 'state'>,
    span: Span,
    layer: Layer,
    ids: readonly string[],
    draft?: CodebookDraft,
  ): Promise<void> => {
    const mention = newMention(newAnnotation(services, loaded, state, [span]), {
      actors: layer === 'actor' ? ids : [],
      issues: layer === 'issue' ? ids : [],
    });
    await record(
      services,
      loaded,
      path,
      [{ kind: 'add', annotation: mention }],
      labelOf(loaded, mention, draft),
      draft,
    );
  };

  /** From a card: the ambiguous mention there refers to this entry. */
  const settle = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    const state =
      target?.article === undefined ? undefined : target.loaded.corpus.state(target.article);
    if (!target?.span || !target.layer || target.id === undefined || !state) return;
    const { loaded, span, layer, id } = target;
    await markAs({ loaded, path: state.path, state }, span, layer, [id]);
  };

  /** To the entry that a light bulb named: the alias is typed. */
  const addAliasOf = async (loaded: LoadedCorpus, layer: Layer, id: string): Promise<void> => {
    const { codebook } = loaded.corpus;
    const name = nameOf(codebook, layer, id, localizer);
    const typed = await typeLine({
      title: `${vscode.l10n.t('Add Alias')}: ${name}`,
      prompt: vscode.l10n.t('Words for {0} as they appear in texts', name),
      value: '',
      ...remarks(wordsRemark(codebook, { layer, id }, localizer, undefined)),
    });
    const alias = typed.kind === 'value' ? typed.value.replace(/\s+/g, ' ') : '';
    if (alias !== '') await recordAlias(loaded, layer, id, alias, codebook);
  };

  const recordAlias = async (
    loaded: LoadedCorpus,
    layer: Layer,
    id: string,
    alias: string,
    codebook: Codebook,
  ): Promise<void> => {
    const edit: CodebookEdit = { kind: 'alias', layer, id, to: { text: alias } };
    const name = nameOf(codebook, layer, id, localizer);
    const label =
      layer === 'actor'
        ? vscode.l10n.t('Alias “{0}” of {1}', alias, name)
        : vscode.l10n.t('Keyword “{0}” of {1}', alias, name);
    await recordInCodebook(services, loaded, [edit], label);
  };

  const addAlias = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    if (target?.layer && target.id !== undefined) {
      await addAliasOf(target.loaded, target.layer, target.id);
      return;
    }
    const active = activeArticle(services);
    const span = active && selectedWords(active);
    if (!active || !span) return;
    const { loaded, state } = active;
    const { actors, issues } = loaded.corpus.codebook;
    if (actors.size + issues.size === 0) {
      sayBriefly(vscode.l10n.t('The codebook has no actors and no issues yet.'));
      return;
    }
    const alias = wordsOf(active, span).replace(/\s+/g, ' ');
    const draft = draftOf(loaded);
    const entry = await chooseEntry(
      services,
      { draft, loaded, state, selection: span },
      {
        title: vscode.l10n.t('Add Alias'),
        placeholder: vscode.l10n.t(
          'Which actor or issue does “{0}” stand for?',
          labelText(alias, 80),
        ),
        words: alias,
      },
    );
    if (entry) await recordAlias(loaded, entry.layer, entry.id, alias, draft.codebook);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.markMention', mark),
    guard.command('policyAnnotator.settleMention', settle),
    guard.command('policyAnnotator.addAlias', addAlias),
  );
}

/** What the words name: an entry of one list of all, the likeliest first, or several or a new one
 * of the list of actors or of issues. The field contains the words that the question is about. */
async function chooseNamed(
  services: Services,
  context: ChoiceContext,
  words: string,
): Promise<{ readonly layer: Layer; readonly ids: readonly string[] } | undefined> {
  const title = vscode.l10n.t('Mark Mention');
  for (;;) {
    const chosen = await chooseEntry(services, context, { title, placeholder: words, words }, true);
    if (!chosen) return undefined;
    const { layer } = chosen;
    if (chosen.id !== undefined) return { layer, ids: [chosen.id] };
    const choose = layer === 'actor' ? chooseActors : chooseIssues;
    const { typed } = chosen;
    const options = { title, placeholder: words, canGoBack: true };
    const picked = await choose(services, context, {
      ...options,
      ...(typed === '' ? {} : { typed }),
    });
    if (picked.kind === 'value') return { layer, ids: picked.value };
    if (picked.kind === 'left') return undefined;
  }
}

function wordsOf({ state }: ActiveArticle, { start, end }: Span): string {
  return state.text.slice(start, end);
}
