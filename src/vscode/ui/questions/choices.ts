import * as vscode from 'vscode';
import {
  actorPicks,
  addAll,
  AUTHOR,
  issuePicks,
  quoteText,
  stancePicks,
  UNATTRIBUTED,
  type ActorId,
  type Codebook,
  type IssueId,
  type Layer,
  type PickRow as CorePickRow,
  type Span,
} from '../../../core';
import { mentionsIn, type ArticleState } from '../../../project';
import type { CodebookDraft } from './codebookDraft';
import { pickOne, pickSeveral, type Picked, type PickRow } from '../quickPick';
import type { Services } from '../../services';
import { voice } from '../../derived/viewContext';

/** For which words a choice is made; the nearest candidates come first. */
export interface ChoiceContext {
  readonly draft: CodebookDraft;
  /** Undefined when the article is not open or has no corpus yet: then there are no mentions to go by. */
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
  /** One choice, with *Nothing* among them: at first where nothing is there, so that Enter leaves it so. */
  readonly isRemovable?: boolean;
  /** Entries that are not offered. */
  readonly without?: readonly string[];
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
  { draft }: Pick<ChoiceContext, 'draft'>,
  actors: readonly ActorId[],
  issue: IssueId | undefined,
  options: Omit<ChoiceOptions, 'title' | 'placeholder'> & { readonly title?: string },
): Promise<Picked<string>> {
  const { title, rows } = stancePicks(draft.codebook, voice, actors, issue);
  return pickOne({
    ...options,
    title: options.title ?? title,
    placeholder: options.title === undefined ? vscode.l10n.t('Stance? Type its letter') : title,
    rows: rows.map(({ id, label, letter, hint }) => ({
      label,
      description: [letter, hint].filter(Boolean).join(' · '),
      value: id,
    })),
    letters: new Map(
      rows.flatMap(({ id, letter }) => (letter === undefined ? [] : [[letter, id]])),
    ),
  });
}

/** The ids used last that the codebook has, the latest first. */
export function recentIds(services: Services, codebook: Codebook, layer: Layer): readonly string[] {
  return remembered(services, layer).filter((id) =>
    layer === 'actor'
      ? codebook.actors.has(id) || id === AUTHOR || id === UNATTRIBUTED
      : codebook.issues.has(id),
  );
}

function remembered({ memory }: Services, layer: Layer): readonly string[] {
  return memory.get<readonly string[]>(`recent.${layer}`) ?? [];
}

export async function rememberIds(
  services: Services,
  layer: Layer,
  ids: readonly string[],
): Promise<void> {
  const others = remembered(services, layer).filter((id) => !ids.includes(id));
  await services.memory.update(`recent.${layer}`, [...ids, ...others].slice(0, MOST_RECENT));
}

type Choice =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'several' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'new'; readonly name: string };

async function chooseEntries(
  services: Services,
  context: ChoiceContext,
  layer: Layer,
  options: ChoiceOptions,
): Promise<Picked<readonly string[]>> {
  const { draft, state, selection } = context;
  const picks = layer === 'actor' ? actorPicks : issuePicks;
  const entries = picks({
    codebook: draft.codebook,
    voice,
    selection,
    mentions: state ? mentionsIn(state) : [],
    recent: recentIds(services, draft.codebook, layer),
  }).filter((entry) => entry.kind === 'separator' || !options.without?.includes(entry.id));
  const typedRows = (typed: string): readonly PickRow<Choice>[] =>
    mayBeNew(entries, typed) ? [newRow(layer, typed)] : [];
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
    rows: [
      ...(options.isRemovable === true && first === undefined ? [nothingRow(false)] : []),
      ...rows,
      ...(options.onlyOne === true ? [] : [severalRow()]),
      ...(options.isRemovable === true && first !== undefined ? [nothingRow(true)] : []),
    ],
    ...(isEmpty(draft.codebook, layer) ? { placeholder: firstNameHint(layer) } : {}),
    ...(first ? { first } : {}),
    typedRows,
  });
  if (picked.kind !== 'value') return picked;
  switch (picked.value.kind) {
    case 'id':
      return { kind: 'value', value: [picked.value.id] };
    case 'nothing':
      return { kind: 'value', value: [] };
    case 'several':
      return chooseTicked(services, context, layer, entries, {
        ...options,
        ticked: options.first === undefined ? [] : [options.first],
        mayBeEmpty: options.isRemovable === true,
      });
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
    placeholder: vscode.l10n.t(
      'Type a name and press Enter to tick it; a click or Space unticks; Enter again when done',
    ),
    rows: coreRows(entries, (id) => id),
    ticked: options.ticked ?? [],
    typedRows: (typed) => {
      if (!mayBeNew(entries, typed)) return [];
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
    addAll(ids, made.value);
  }
  return { kind: 'value', value: ids };
}

/** The ids of an entry of that name, which the draft has from now on. */
async function created(
  { world }: Services,
  { draft }: ChoiceContext,
  layer: Layer,
  name: string,
): Promise<Picked<readonly string[]>> {
  const id = await draft.add(layer, name, world.breathe);
  return id === undefined ? { kind: 'left' } : { kind: 'value', value: [id] };
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

function isEmpty({ actors, issues }: Codebook, layer: Layer): boolean {
  return (layer === 'actor' ? actors : issues).size === 0;
}

function firstNameHint(layer: Layer): string {
  return layer === 'actor'
    ? vscode.l10n.t('Type the name of the first actor; it is added to the codebook')
    : vscode.l10n.t('Type the name of the first issue; it is added to the codebook');
}

function severalRow(): PickRow<Choice> {
  return {
    label: vscode.l10n.t('Several…'),
    description: vscode.l10n.t('tick more than one'),
    value: { kind: 'several' },
  };
}

function nothingRow(isUsed: boolean): PickRow<Choice> {
  return {
    label: `$(circle-slash) ${vscode.l10n.t('Nothing')}`,
    description: isUsed ? vscode.l10n.t('remove what is there') : '',
    value: { kind: 'nothing' },
  };
}

/** A name that somebody has already is no new one. */
function mayBeNew(entries: readonly CorePickRow[], typed: string): boolean {
  const name = typed.toLowerCase();
  return name !== '' && entries.every(({ label }) => label.toLowerCase() !== name);
}

/** VS Code puts rows first whose label has what is typed: with the name there, this one would stand before the actor
 * that has it as an alias, and Enter would make a second one. */
function newRow(layer: Layer, typed: string): PickRow<Choice> {
  const name = quoteText([{ exact: typed }], 60);
  return {
    label: '$(add)',
    description:
      layer === 'actor'
        ? vscode.l10n.t('New actor {0}, added to the codebook', name)
        : vscode.l10n.t('New issue {0}, added to the codebook', name),
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

type ShownOptions = Omit<ChoiceOptions, 'ticked' | 'onlyOne' | 'first' | 'isRemovable' | 'without'>;
