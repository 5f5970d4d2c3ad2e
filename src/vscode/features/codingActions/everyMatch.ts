import * as vscode from 'vscode';
import {
  keysOf,
  labelText,
  nameOf,
  namingOf,
  newMention,
  sameMentions,
  settledEverywhere,
  type Alias,
  type AnnotationFileEdit,
  type CodebookEdit,
  type Layer,
} from '../../../core';
import { mentionsIn } from '../../../project';
import { labelOf, newAnnotation, record, recordInCodebook } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import { commandStep, notify } from '../../host/notify';
import type { Services } from '../../services';
import { ignoredMatch, mentionHere, type MentionHere } from '../../ui/mentionHere';
import { pickOne } from '../../ui/quickPick';

/** Corrections of a match that reach further than its place: the same words in the article, or in
 * every article through the codebook. */
export function registerEveryMatch(services: Services): vscode.Disposable {
  const { guard } = services;

  const found = (argument: unknown): MentionHere | undefined => {
    const here = mentionHere(services, argument);
    if (!here) {
      sayBriefly(vscode.l10n.t('No match at the cursor. Put the cursor into an underlined word.'));
    }
    return here;
  };

  const ignoreInArticle = async (argument: unknown): Promise<void> => {
    const here = found(argument);
    if (!here) return;
    const ignored = alike(here).map((one) => ignoredMatch(services, here, one));
    const [first] = ignored;
    if (first) await recordAll(services, here, ignored, labelOf(here.loaded, first));
  };

  const ignoreEverywhere = async (argument: unknown): Promise<void> => {
    const here = found(argument);
    if (!here) return;
    const { loaded, mention } = here;
    const [id = ''] = mention.ids;
    const { codebook } = loaded.corpus;
    const { byName, aliases } = namingOf(codebook, mention.layer, id, wordsOf(here));
    const [alias] = aliases;
    if (byName || !alias) {
      const name = nameOf(codebook, mention.layer, id, localizer);
      tellNamed(vscode.l10n.t('The words are the name of {0}, which is always searched.', name));
      return;
    }
    const manner = keysOf(argument)?.get('manner') ?? (await chooseManner(alias));
    if (manner !== 'weak' && manner !== 'remove') return;
    const edits = aliases.map((from): CodebookEdit => aliasEdit(mention.layer, id, from, manner));
    const name = nameOf(codebook, mention.layer, id, localizer);
    await recordInCodebook(services, loaded, edits, labelOfAlias(alias, name, manner));
  };

  const settleInArticle = async (argument: unknown): Promise<void> => {
    const here = found(argument);
    const id = here && (await chooseCandidate(here, vscode.l10n.t('In This Article')));
    if (!here || id === undefined) return;
    const { loaded, state, mention } = here;
    const mentions = alike(here).map((one) =>
      newMention(newAnnotation(services, loaded, state, [one]), {
        actors: mention.layer === 'actor' ? [id] : [],
        issues: mention.layer === 'issue' ? [id] : [],
      }),
    );
    const [first] = mentions;
    if (first) await recordAll(services, here, mentions, labelOf(loaded, first));
  };

  const settleInCorpus = async (argument: unknown): Promise<void> => {
    const here = found(argument);
    const id = here && (await chooseCandidate(here, vscode.l10n.t('In the Corpus')));
    if (!here || id === undefined) return;
    const { loaded, mention } = here;
    const { codebook } = loaded.corpus;
    const { layer } = mention;
    const { weak, byName } = settledEverywhere(codebook, mention, wordsOf(here), id);
    const [named] = byName;
    if (named !== undefined) {
      const name = nameOf(codebook, layer, named, localizer);
      tellNamed(
        vscode.l10n.t('The words are also the name of {0}, which is always searched.', name),
      );
      return;
    }
    const [first] = weak;
    if (!first) return;
    const edits = weak.map((one) => aliasEdit(layer, one.id, one.alias, 'weak'));
    const names = weak.map((one) => nameOf(codebook, layer, one.id, localizer)).join(', ');
    await recordInCodebook(services, loaded, edits, labelOfAlias(first.alias, names, 'weak'));
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.ignoreInArticle', ignoreInArticle),
    guard.command('policyAnnotator.ignoreEverywhere', ignoreEverywhere),
    guard.command('policyAnnotator.settleInArticle', settleInArticle),
    guard.command('policyAnnotator.settleInCorpus', settleInCorpus),
  );
}

type Manner = 'weak' | 'remove';

function alike({ state, mention }: MentionHere): ReturnType<typeof mentionsIn> {
  return sameMentions(state.text, mentionsIn(state), mention);
}

function wordsOf({ state, mention }: MentionHere): string {
  return state.text.slice(mention.start, mention.end);
}

async function recordAll(
  services: Services,
  { loaded, path }: MentionHere,
  annotations: readonly Extract<AnnotationFileEdit, { kind: 'add' }>['annotation'][],
  name: string,
): Promise<void> {
  const count = annotations.length;
  const label = count === 1 ? name : vscode.l10n.t('{0} ({1} places)', name, count);
  const edits = annotations.map((annotation) => ({ kind: 'add', annotation }) as const);
  await record(services, loaded, path, edits, label);
}

function aliasEdit(layer: Layer, id: string, from: Alias, manner: Manner): CodebookEdit {
  return {
    kind: 'alias',
    layer,
    id,
    from,
    to: manner === 'weak' ? { ...from, weak: true } : undefined,
  };
}

function labelOfAlias({ text }: Alias, name: string, manner: Manner): string {
  const words = labelText(text, 60);
  return manner === 'weak'
    ? vscode.l10n.t('“{0}” of {1} is weak', words, name)
    : vscode.l10n.t('“{0}” of {1} is removed', words, name);
}

async function chooseManner({ text }: Alias): Promise<Manner | undefined> {
  const picked = await pickOne<Manner>({
    title: vscode.l10n.t('Ignore Match Everywhere'),
    placeholder: vscode.l10n.t('“{0}” in the codebook', labelText(text, 60)),
    rows: [
      {
        label: vscode.l10n.t('Make it weak'),
        description: vscode.l10n.t('it still finds the entry in questions'),
        value: 'weak',
      },
      { label: vscode.l10n.t('Remove it'), value: 'remove' },
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** Which of the candidates an ambiguous mention means; reports if there is nothing to choose. */
async function chooseCandidate(here: MentionHere, title: string): Promise<string | undefined> {
  const { loaded, mention } = here;
  if (mention.ids.length < 2 || mention.marked) {
    sayBriefly(vscode.l10n.t('These words name one entry only.'));
    return undefined;
  }
  const picked = await pickOne<string>({
    title,
    placeholder: vscode.l10n.t('What does “{0}” mean?', labelText(wordsOf(here), 60)),
    rows: mention.ids.map((id) => ({
      label: nameOf(loaded.corpus.codebook, mention.layer, id, localizer),
      description: labelText(id),
      value: id,
    })),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

function tellNamed(reason: string): void {
  const advice = vscode.l10n.t(
    'Nothing was changed. Give the entry a longer name in the codebook, or correct the match in each article.',
  );
  const show = commandStep(vscode.l10n.t('Show Codebook'), 'policyAnnotator.goToCodebook');
  void notify('information', `${reason} ${advice}`, show);
}
