import * as vscode from 'vscode';
import {
  actorPicks,
  freeId,
  issuePicks,
  quoteText,
  stancePicks,
  type ActorId,
  type CodebookEdit,
  type IssueId,
  type Layer,
  type PickRow as CorePickRow,
  type Span,
} from '../core';
import { mentionsIn, type ArticleState } from '../project';
import type { LoadedCorpus } from './corpora';
import { pickOne, pickSeveral, type Picked, type PickRow } from './quickPick';
import type { Services } from './services';
import { voice } from './viewContext';

/** For which words a choice is made; the nearest candidates come first. */
export interface ChoiceContext {
  readonly loaded: LoadedCorpus;
  /** Undefined when the article is not open: then there are no mentions to go by. */
  readonly state: ArticleState | undefined;
  readonly selection: Span;
}

export interface ChoiceOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack?: boolean;
  /** Ticks from the start instead of one choice with *Several…*; then nothing ticked means none. */
  readonly ticked?: readonly string[];
  readonly first?: string;
  /** With `ticked`: nothing ticked is an answer. */
  readonly mayBeEmpty?: boolean;
  /** Leaves out *Several…*. */
  readonly onlyOne?: boolean;
}

const MOST_RECENT = 12;

export function chooseActors(
  services: Services,
  context: ChoiceContext,
  options: ChoiceOptions,
): Promise<Picked<readonly ActorId[]>> {
  return chooseEntries(services, context, 'actor', options);
}

export function chooseIssues(
  services: Services,
  context: ChoiceContext,
  options: ChoiceOptions,
): Promise<Picked<readonly IssueId[]>> {
  return chooseEntries(services, context, 'issue', options);
}

/** One letter takes a stance; the issue's statement is in view. */
export async function chooseStance(
  { loaded }: Pick<ChoiceContext, 'loaded'>,
  actors: readonly ActorId[],
  issue: IssueId | undefined,
  options: Omit<ChoiceOptions, 'title' | 'placeholder'> & { readonly title?: string },
): Promise<Picked<string>> {
  const { title, rows } = stancePicks(loaded.corpus.codebook, voice, actors, issue);
  return pickOne({
    ...options,
    title: options.title ?? title,
    placeholder: options.title === undefined ? vscode.l10n.t('Stance? Type its letter') : title,
    rows: rows.map(({ id, label, letter }) => ({
      label,
      description: letter ?? '',
      value: id,
    })),
    letters: new Map(
      rows.flatMap(({ id, letter }) => (letter === undefined ? [] : [[letter, id]])),
    ),
  });
}

/** The ids used last, the latest first. */
export function recentIds({ memory }: Services, layer: Layer): readonly string[] {
  return memory.get<readonly string[]>(`recent.${layer}`) ?? [];
}

export async function rememberIds(
  services: Services,
  layer: Layer,
  ids: readonly string[],
): Promise<void> {
  const others = recentIds(services, layer).filter((id) => !ids.includes(id));
  await services.memory.update(`recent.${layer}`, [...ids, ...others].slice(0, MOST_RECENT));
}

type Choice =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'several' }
  | { readonly kind: 'new'; readonly name: string };

async function chooseEntries(
  services: Services,
  context: ChoiceContext,
  layer: Layer,
  options: ChoiceOptions,
): Promise<Picked<readonly string[]>> {
  const { loaded, state, selection } = context;
  const picks = layer === 'actor' ? actorPicks : issuePicks;
  const entries = picks({
    codebook: loaded.corpus.codebook,
    voice,
    selection,
    mentions: state ? mentionsIn(state) : [],
    recent: recentIds(services, layer),
  });
  const typedRows = (typed: string): readonly PickRow<Choice>[] =>
    typed === '' ? [] : [newRow(layer, typed)];
  if (options.ticked) return chooseTicked(services, context, layer, entries, options);
  const choices = new Map<string, Choice>();
  const choiceOf = (id: string): Choice => {
    const choice = choices.get(id) ?? { kind: 'id', id };
    choices.set(id, choice);
    return choice;
  };
  const rows = coreRows(entries, choiceOf);
  const first = options.first === undefined ? undefined : choices.get(options.first);
  const picked = await pickOne<Choice>({
    ...withoutTicks(options),
    rows: options.onlyOne === true ? rows : [...rows, severalRow()],
    ...(first ? { first } : {}),
    typedRows,
  });
  if (picked.kind !== 'value') return picked;
  switch (picked.value.kind) {
    case 'id':
      return { kind: 'value', value: [picked.value.id] };
    case 'several':
      return chooseTicked(services, context, layer, entries, { ...options, ticked: [] });
    case 'new':
      return created(services, context, layer, picked.value.name);
  }
}

async function chooseTicked(
  services: Services,
  context: ChoiceContext,
  layer: Layer,
  entries: readonly CorePickRow[],
  options: ChoiceOptions,
): Promise<Picked<readonly string[]>> {
  const names = new Map<string, string>();
  const picked = await pickSeveral<string>({
    ...withoutTicks(options),
    placeholder: vscode.l10n.t('Tick one or more, then press Enter'),
    rows: coreRows(entries, (id) => id),
    ticked: options.ticked ?? [],
    typedRows: (typed) => {
      if (typed === '') return [];
      const key = `new:${typed}`;
      names.set(key, typed);
      return [{ ...newRow(layer, typed), value: key }];
    },
  });
  if (picked.kind !== 'value') return picked;
  const ids: string[] = [];
  for (const value of picked.value) {
    const name = names.get(value);
    if (name === undefined) {
      ids.push(value);
      continue;
    }
    const made = await created(services, context, layer, name);
    if (made.kind !== 'value') return made;
    ids.push(...made.value);
  }
  return { kind: 'value', value: ids };
}

/** Adds an actor or issue of that name to the codebook. */
async function created(
  _services: Services,
  { loaded }: ChoiceContext,
  layer: Layer,
  name: string,
): Promise<Picked<readonly string[]>> {
  const { codebook } = loaded.corpus;
  const taken = layer === 'actor' ? codebook.actors : codebook.issues;
  const id = freeId(name, new Set(taken.keys()), layer);
  const edit: CodebookEdit =
    layer === 'actor'
      ? { kind: 'add-actor', actor: { id, name } }
      : { kind: 'add-issue', issue: { id, name } };
  const outcome = loaded.corpus.changeCodebook([edit]);
  if (outcome.kind === 'edited') return { kind: 'value', value: [id] };
  await vscode.window.showErrorMessage(
    vscode.l10n.t(
      'The codebook cannot be read as it is, so nothing was added to it. Correct it first; the Problems panel says where.',
    ),
  );
  return { kind: 'left' };
}

function coreRows<T>(entries: readonly CorePickRow[], valueOf: (id: string) => T): PickRow<T>[] {
  return entries.map((entry) =>
    entry.kind === 'separator'
      ? { label: entry.label, kind: vscode.QuickPickItemKind.Separator }
      : {
          label: entry.label,
          description: entry.description,
          ...(entry.detail === '' ? {} : { detail: entry.detail }),
          value: valueOf(entry.id),
        },
  );
}

function severalRow(): PickRow<Choice> {
  return {
    label: vscode.l10n.t('Several…'),
    description: vscode.l10n.t('tick more than one'),
    value: { kind: 'several' },
  };
}

function newRow(layer: Layer, typed: string): PickRow<Choice> {
  const name = quoteText([{ exact: typed }], 60);
  return {
    label:
      layer === 'actor'
        ? vscode.l10n.t('New actor {0}', name)
        : vscode.l10n.t('New issue {0}', name),
    description: vscode.l10n.t('is added to the codebook'),
    alwaysShow: true,
    value: { kind: 'new', name: typed },
  };
}

function withoutTicks(options: ChoiceOptions): ShownOptions {
  const { title, placeholder, step, totalSteps, canGoBack, mayBeEmpty } = options;
  return {
    title,
    placeholder,
    ...(step === undefined ? {} : { step }),
    ...(totalSteps === undefined ? {} : { totalSteps }),
    ...(canGoBack === undefined ? {} : { canGoBack }),
    ...(mayBeEmpty === undefined ? {} : { mayBeEmpty }),
  };
}

type ShownOptions = Omit<ChoiceOptions, 'ticked' | 'onlyOne' | 'first'>;
