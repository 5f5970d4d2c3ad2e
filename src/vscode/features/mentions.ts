import * as vscode from 'vscode';
import {
  describeSpan,
  labelText,
  nameOf,
  newIgnored,
  newMention,
  placeOf,
  quoteText,
  type CodebookEdit,
  type Layer,
  type Mention,
  type Span,
} from '../../core';
import { mentionsAround } from '../../project';
import { readTarget } from '../ui/cardCommands';
import { keepInSight } from '../ui/belowQuestion';
import { chooseActors, chooseIssues } from '../ui/questions/choices';
import { draftOf, type CodebookDraft } from '../ui/questions/codebookDraft';
import { activeArticle, type ActiveArticle } from '../ui/currentAnnotation';
import { pickOne } from '../ui/quickPick';
import { labelOf, newAnnotation, record, recordInCodebook } from '../corpora/record';
import { localizer } from '../derived/viewContext';
import type { Services } from '../services';
import { mayAnnotate, sayBriefly, selectedWords } from '../documents/words';

/** Corrections of the automatic matching: marking, ignoring and resolving mentions, new aliases. */
export function registerMentions(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  const mark = async (): Promise<void> => {
    const active = activeArticle(services);
    const span = active && mayAnnotate(active) ? selectedWords(active) : undefined;
    if (!active || !span) return;
    keepInSight(active.editor, span);
    const words = quoteText([{ exact: wordsOf(active, span) }], 80);
    const layer = await chooseLayer(vscode.l10n.t('What do these words name?'), words);
    if (!layer) return;
    const remembered = describeSpan(active.state.text, span);
    const choose = layer === 'actor' ? chooseActors : chooseIssues;
    const draft = draftOf(active.loaded);
    const context = { draft, loaded: active.loaded, state: active.state, selection: span };
    const picked = await choose(services, context, {
      title: vscode.l10n.t('Mark Mention'),
      placeholder: words,
    });
    if (picked.kind !== 'value') return;
    // The text may have changed during the questions.
    const state = active.loaded.corpus.state(active.path) ?? active.state;
    const place = placeOf(state.text, remembered).span ?? span;
    await markAs({ ...active, state }, place, layer, picked.value, draft);
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

  const ignore = async (argument: unknown): Promise<void> => {
    const found = mentionOf(services, argument);
    if (!found) {
      sayBriefly(vscode.l10n.t('No match at the cursor. Put the cursor into an underlined word.'));
      return;
    }
    const { loaded, path, state, mention } = found;
    const layers = mentionsAround(state, [mention]).filter(
      ({ start, end }) => start === mention.start && end === mention.end,
    );
    const ids = mention.ids.slice(0, 1);
    const onlyThisLayer = layers.length > 1;
    const ignored = newIgnored(newAnnotation(services, loaded, state, [mention]), {
      actors: onlyThisLayer && mention.layer === 'actor' ? ids : [],
      issues: onlyThisLayer && mention.layer === 'issue' ? ids : [],
    });
    await record(
      services,
      loaded,
      path,
      [{ kind: 'add', annotation: ignored }],
      labelOf(loaded, ignored),
    );
  };

  const addAlias = async (): Promise<void> => {
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
    const words = quoteText([{ exact: alias }], 80);
    const layer = await chooseLayer(vscode.l10n.t('An alias of what?'), words);
    if (!layer) return;
    const choose = layer === 'actor' ? chooseActors : chooseIssues;
    const draft = draftOf(loaded);
    const picked = await choose(
      services,
      { draft, loaded, state, selection: span },
      {
        title: vscode.l10n.t('Add Alias'),
        placeholder:
          layer === 'actor'
            ? vscode.l10n.t('Whose name is “{0}”?', labelText(alias, 80))
            : vscode.l10n.t('Which issue is “{0}” a keyword of?', labelText(alias, 80)),
        onlyOne: true,
        onlyKnown: true,
        withTopics: true,
        similarTo: alias,
      },
    );
    const [id] = picked.kind === 'value' ? picked.value : [];
    if (id === undefined) return;
    const edit: CodebookEdit = { kind: 'alias', layer, id, to: { text: alias } };
    const name = nameOf(draft.codebook, layer, id, localizer);
    const label =
      layer === 'actor'
        ? vscode.l10n.t('Alias “{0}” of {1}', alias, name)
        : vscode.l10n.t('Keyword “{0}” of {1}', alias, name);
    await recordInCodebook(services, loaded, [edit], label);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.markMention', mark),
    guard.command('policyAnnotator.ignoreMatch', ignore),
    guard.command('policyAnnotator.settleMention', settle),
    guard.command('policyAnnotator.addAlias', addAlias),
  );
}

/** The match that a card named, else the smallest at the cursor. */
function mentionOf(services: Services, argument: unknown) {
  const target = readTarget(services.corpora, argument);
  if (target?.article !== undefined && target.span) {
    const { loaded, article, span, layer } = target;
    const state = loaded.corpus.state(article);
    const mention =
      state &&
      mentionsAround(state, [span]).find(
        (one) =>
          one.start === span.start &&
          one.end === span.end &&
          (layer === undefined || one.layer === layer),
      );
    return mention && { loaded, path: article, state, mention };
  }
  const active = activeArticle(services);
  if (!active) return undefined;
  const { selection } = active;
  const around = { start: selection.start - 1, end: selection.end + 1 };
  const size = ({ start, end }: Mention): number => end - start;
  const [mention] = mentionsAround(active.state, [around])
    .filter(({ start, end }) => start <= selection.end && selection.start <= end)
    .sort((a, b) => size(a) - size(b));
  return mention && { ...active, mention };
}

/** The field contains the words that the question is about. */
async function chooseLayer(title: string, words: string): Promise<Layer | undefined> {
  const picked = await pickOne<Layer>({
    title,
    placeholder: words,
    rows: [
      { label: `$(account) ${vscode.l10n.t('An actor')}`, value: 'actor' },
      { label: `$(tag) ${vscode.l10n.t('An issue')}`, value: 'issue' },
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

function wordsOf({ state }: ActiveArticle, { start, end }: Span): string {
  return state.text.slice(start, end);
}
