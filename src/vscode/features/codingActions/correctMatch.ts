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

/** How far ignoring a match reaches: its place, the same words in the article, or every article,
 * through a weak alias or none. */
const IGNORING = ['here', 'article', 'weak', 'remove'] as const;
/** How far it reaches to say which entry ambiguous words mean. */
const RESOLVING = ['article', 'corpus'] as const;

/** Corrections of a match. How far one reaches is in the argument, as `reach`, or is asked with
 * `askWhich`, which lists what can be done with the match. */
export function registerCorrectMatch(
  services: Services,
  askWhich: (here: MentionHere, correction: 'ignore' | 'resolve') => Promise<void>,
): vscode.Disposable {
  const { guard } = services;

  const ignoreMatch = async (argument: unknown): Promise<void> => {
    const here = found(services, argument);
    if (!here) return;
    const reach = reachOf(argument, IGNORING);
    switch (reach) {
      case undefined:
        await askWhich(here, 'ignore');
        break;
      case 'here':
        await recordAll(services, here, [ignoredMatch(services, here, here.mention)]);
        break;
      case 'article':
        await recordAll(
          services,
          here,
          alike(here).map((one) => ignoredMatch(services, here, one)),
        );
        break;
      default:
        await changeAlias(services, here, reach);
    }
  };

  const resolveMention = async (argument: unknown): Promise<void> => {
    const here = found(services, argument);
    if (!here) return;
    if (here.mention.ids.length < 2 || here.mention.marked) {
      sayBriefly(vscode.l10n.t('These words name one entry only.'));
      return;
    }
    const reach = reachOf(argument, RESOLVING);
    if (reach === undefined) {
      await askWhich(here, 'resolve');
      return;
    }
    const resolve = reach === 'article' ? resolveInArticle : resolveInCorpus;
    const id = await chooseCandidate(here, reach);
    if (id !== undefined) await resolve(services, here, id);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.ignoreMatch', ignoreMatch),
    guard.command('policyAnnotator.resolveMention', resolveMention),
  );
}

function found(services: Services, argument: unknown): MentionHere | undefined {
  const here = mentionHere(services, argument);
  if (!here) {
    sayBriefly(vscode.l10n.t('No match at the cursor. Put the cursor into an underlined word.'));
  }
  return here;
}

function reachOf<T extends string>(argument: unknown, known: readonly T[]): T | undefined {
  const reach = keysOf(argument)?.get('reach');
  return known.find((one) => one === reach);
}

async function changeAlias(services: Services, here: MentionHere, manner: Manner): Promise<void> {
  const { loaded, mention } = here;
  const [id = ''] = mention.ids;
  const { codebook } = loaded.corpus;
  const { byName, aliases } = namingOf(codebook, mention.layer, id, wordsOf(here));
  const [alias] = aliases;
  const name = nameOf(codebook, mention.layer, id, localizer);
  if (byName || !alias) {
    tellNamed(vscode.l10n.t('The words are the name of {0}, which is always searched.', name));
    return;
  }
  const edits = aliases.map((from): CodebookEdit => aliasEdit(mention.layer, id, from, manner));
  await recordInCodebook(services, loaded, edits, labelOfAlias(alias, name, manner));
}

async function resolveInArticle(services: Services, here: MentionHere, id: string): Promise<void> {
  const { loaded, state, mention } = here;
  const mentions = alike(here).map((one) =>
    newMention(newAnnotation(services, loaded, state, [one]), {
      actors: mention.layer === 'actor' ? [id] : [],
      issues: mention.layer === 'issue' ? [id] : [],
    }),
  );
  await recordAll(services, here, mentions);
}

async function resolveInCorpus(services: Services, here: MentionHere, id: string): Promise<void> {
  const { loaded, mention } = here;
  const { codebook } = loaded.corpus;
  const { layer } = mention;
  const { weak, byName } = settledEverywhere(codebook, mention, wordsOf(here), id);
  const [named] = byName;
  if (named !== undefined) {
    const name = nameOf(codebook, layer, named, localizer);
    tellNamed(vscode.l10n.t('The words are also the name of {0}, which is always searched.', name));
    return;
  }
  const [first] = weak;
  if (!first) return;
  const edits = weak.map((one) => aliasEdit(layer, one.id, one.alias, 'weak'));
  const names = weak.map((one) => nameOf(codebook, layer, one.id, localizer)).join(', ');
  await recordInCodebook(services, loaded, edits, labelOfAlias(first.alias, names, 'weak'));
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
): Promise<void> {
  const [first, ...others] = annotations;
  if (!first) return;
  const name = labelOf(loaded, first);
  const label =
    others.length === 0 ? name : vscode.l10n.t('{0} ({1} places)', name, annotations.length);
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

/** Which of the candidates an ambiguous mention means. */
async function chooseCandidate(
  here: MentionHere,
  reach: (typeof RESOLVING)[number],
): Promise<string | undefined> {
  const { loaded, mention } = here;
  const picked = await pickOne<string>({
    title: reach === 'article' ? vscode.l10n.t('In This Article') : vscode.l10n.t('In the Corpus'),
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
