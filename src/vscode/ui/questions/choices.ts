import * as vscode from 'vscode';
import {
  actorBefore,
  actorPicks,
  codedOnIssue,
  codedOnPair,
  codedNear,
  codedOnWords,
  mayBeAlias,
  entryMeant,
  entryPicks,
  issuePicks,
  namedNear,
  nameOf,
  resemblingEntries,
  similarEntries,
  similarOfBoth,
  speakingAt,
  namesWithoutEntry,
  type NameWithoutEntry,
  type ActorId,
  type EntryName,
  type IssueId,
  type Layer,
  type LikelyPicks,
  type PickInput,
  type PickRow as CorePickRow,
  type Resembling,
  type Span,
} from '../../../core';
import { mentionsIn, type ArticleState } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import type { CodebookDraft } from './codebookDraft';
import {
  coreRows,
  firstNameHint,
  isEmpty,
  isListed,
  mayBeNew,
  newRow,
  nothingRow,
  rowsForUnknown,
  severalRow,
  suggestedRow,
  wholeWordsRow,
  withAlias,
  withNew,
  type Choice,
  type NameToAdd,
} from './choiceRows';
import { createdEntry } from './newEntry';
import { recentIds } from './recent';
import { pickOne, pickSeveral, type Picked, type PickRow, type RowButton } from '../quickPick';
import type { Services } from '../../services';
import { derivedContext, localizer } from '../../derived/viewContext';

/** The words for which a choice is made; the nearest candidates come first. */
export interface ChoiceContext {
  readonly draft: CodebookDraft;
  /** Undefined where the first annotation will create a corpus. */
  readonly loaded: LoadedCorpus | undefined;
  /** Undefined when the article is not open or has no corpus yet: no mentions are known. */
  readonly state: ArticleState | undefined;
  readonly selection: Span;
  /** The words that are asked about, where the list covers them. */
  readonly covered?: string | undefined;
}

export interface ChoiceOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack?: boolean;
  /** Ticks from the start instead of one choice with *Several…*; then no tick means none. */
  readonly ticked?: readonly string[];
  readonly first?: string;
  /** With `ticked`: no tick is an answer. */
  readonly mayBeEmpty?: boolean;
  /** With `ticked`: two or more are needed. */
  readonly least?: 2;
  /** With `ticked`: the label of a last row for a deliberate empty answer. */
  readonly none?: string;
  /** With `ticked`: called with the ticked entries when the user goes back, to keep them. */
  readonly onBack?: (ticked: readonly string[]) => void;
  /** What is in the field at first. */
  readonly typed?: string;
  /** Without *Several…*. */
  readonly onlyOne?: boolean;
  /** Without reserved values, which are no entries of the codebook. */
  readonly withoutReserved?: boolean;
  /** Like `withoutReserved`, and without offering a new entry. */
  readonly onlyKnown?: boolean;
  /** One choice, with *Nothing* among them, which is active where nothing is set. */
  readonly isRemovable?: boolean;
  /** Entries that are not offered. */
  readonly without?: readonly string[];
  /** Issues that only group are offered too. */
  readonly withTopics?: boolean;
  /** Words that may be another name of the chosen entry. */
  readonly similarTo?: string;
  /** The actors or the issue, if known: what was coded with them comes first. */
  readonly pair?: readonly ActorId[];
  readonly issue?: IssueId | undefined;
  /** The whole words, where the quote begins or ends inside one. `use` asks for them instead. */
  readonly whole?:
    { readonly words: string; readonly use: () => Promise<Picked<readonly string[]>> } | undefined;
}

export function chooseActors(
  services: Services,
  context: ChoiceContext,
  options: ChoiceOptions,
): Promise<Picked<readonly ActorId[]>> {
  return chooseEntries({ services, context, layer: 'actor', options });
}

export function chooseIssues(
  services: Services,
  context: ChoiceContext,
  options: ChoiceOptions,
): Promise<Picked<readonly IssueId[]>> {
  return chooseEntries({ services, context, layer: 'issue', options });
}

interface Asked {
  readonly services: Services;
  readonly context: ChoiceContext;
  readonly layer: Layer;
  readonly options: ChoiceOptions;
  /** Names in the words that no actor has. */
  readonly inWords?: readonly NameInWords[];
}

interface NameInWords extends NameWithoutEntry {
  /** The actor that the name most probably means. */
  readonly meant: string | undefined;
}

async function chooseEntries(given: Asked): Promise<Picked<readonly string[]>> {
  const { context, layer, options } = given;
  const { draft } = context;
  if (options.ticked) return chooseTicked(given);
  const asked = { ...given, inWords: namesInWords(given) };
  const choices = new Map<string, Choice>();
  const choiceOf = (id: string): Choice => {
    const choice = choices.get(id) ?? { kind: 'id', id };
    choices.set(id, choice);
    return choice;
  };
  let entries = entriesOf(asked);
  const names = namesToAdd(asked);
  const [alike] = options.onlyKnown === true ? [] : resemblingNow(asked);
  const text = context.state?.text ?? '';
  const resembling = alike && mayBeAlias(alike.words, text) ? alike : undefined;
  const whole: Choice | undefined = options.whole && { kind: 'whole words' };
  const rowsNow = (): readonly PickRow<Choice>[] => {
    const rows = withAlias(coreRows(entries, choiceOf), resembling, choices);
    const isUsed = options.first !== undefined && choices.has(options.first);
    return [
      ...(whole && options.whole ? [wholeWordsRow(options.whole.words, whole)] : []),
      ...(options.isRemovable === true && !isUsed ? [nothingRow(false)] : []),
      ...withNew(rows, names),
      ...(options.onlyOne === true || rows.length === 0 ? [] : [severalRow()]),
      ...(options.isRemovable === true && isUsed ? [nothingRow(true)] : []),
    ];
  };
  let { typed } = options;
  for (;;) {
    const rows = rowsNow();
    const chosen = options.first === undefined ? undefined : choices.get(options.first);
    // Enter takes the likeliest entry, also where whole words are offered before it.
    const first = chosen ?? rows.find(({ value }) => value !== undefined && value !== whole)?.value;
    const picked = await pickOne<Choice>({
      ...shownOptions(options),
      covered: context.covered,
      rows,
      ...(isEmpty(draft.codebook, layer)
        ? { placeholder: firstNameHint(options.placeholder) }
        : {}),
      ...(first ? { first } : {}),
      ...(whole ? { wholeWords: whole } : {}),
      ...(typed === undefined ? {} : { typed }),
      ...(options.onlyKnown === true
        ? {}
        : { typedRows: typedRows(asked, () => entries, names, resembling) }),
      ...editButton(
        asked,
        (choice) => (choice.kind === 'id' ? choice.id : undefined),
        () => {
          entries = entriesOf(asked);
          return rowsNow();
        },
      ),
    });
    if (picked.kind !== 'value') return picked;
    switch (picked.value.kind) {
      case 'id': {
        const { id, alias } = picked.value;
        if (alias !== undefined) {
          const { yieldToHost } = asked.services.environment;
          if (!(await draft.addAlias(layer, id, alias, yieldToHost))) return { kind: 'left' };
        }
        return { kind: 'value', value: [id] };
      }
      case 'whole words':
        return options.whole?.use() ?? { kind: 'left' };
      case 'nothing':
        return { kind: 'value', value: [] };
      case 'several':
        return chooseTicked({
          ...asked,
          options: {
            ...options,
            ticked: options.first === undefined ? [] : [options.first],
            mayBeEmpty: options.isRemovable === true,
          },
        });
      case 'new': {
        typed = picked.value.name;
        const made = await createdEntry(asked.services, context, layer, typed, options);
        if (made.kind === 'value') return { kind: 'value', value: [made.value] };
        if (made.kind === 'left') return made;
      }
    }
  }
}

/** The names in the selected words that no actor has. One that most probably means an actor comes
 * after it. */
function namesToAdd({ context, layer, options, inWords = [] }: Asked): readonly NameToAdd[] {
  const { onlyKnown = false, withoutReserved = false } = options;
  if (onlyKnown || withoutReserved) return [];
  const { codebook } = context.draft;
  return inWords.map(({ name, speaks, meant }) => {
    const [alike] = similarEntries(codebook, layer, name);
    const like = alike === undefined ? undefined : nameOf(codebook, layer, alike, localizer);
    return { name, speaks: speaks && meant === undefined, like };
  });
}

function namesInWords({
  context: { draft, state, selection },
  layer,
}: Asked): readonly NameInWords[] {
  if (!state || layer !== 'actor') return [];
  return namesWithoutEntry(state.text, mentionsIn(state), selection).map((one) => ({
    ...one,
    meant: entryMeant(draft.codebook, layer, one.name),
  }));
}

/** The rows for a name that no entry has: the typed one, then those of the words that have it.
 * `inWords`: names of the words. `listed`: an entry that the list has with these words. */
function typedRows(
  { context, layer }: Asked,
  entries: () => readonly CorePickRow[],
  inWords: readonly NameToAdd[],
  listed: Resembling | undefined,
): (typed: string) => readonly PickRow<Choice>[] {
  const names = new Set(inWords.map(({ name }) => name));
  const made = (typed: string): readonly PickRow<Choice>[] => {
    if (!mayBeNew(entries(), typed)) return [];
    if (isListed(entries(), typed) || listed?.words === typed) return [newRow(layer, typed)];
    const { draft, state } = context;
    return rowsForUnknown(draft.codebook, layer, typed, entries(), state?.text);
  };
  return (typed) =>
    typed === ''
      ? []
      : [
          ...made(typed),
          ...[...names].filter((name) => name !== typed).map((name) => suggestedRow(name)),
        ];
}

/** The value of the row for a deliberate empty answer: no id has a colon. */
const NONE = 'none:';

async function chooseTicked(asked: Asked): Promise<Picked<readonly string[]>> {
  const { layer, options } = asked;
  const names = new Map<string, string>();
  let ticked = options.ticked ?? [];
  let entries = entriesOf(asked);
  const keyOf = (typed: string): string => {
    const key = `new:${typed}`;
    names.set(key, typed);
    return key;
  };
  const newRowOf = (typed: string): PickRow<string> => ({
    ...newRow(layer, typed),
    value: keyOf(typed),
  });
  for (;;) {
    const chosen = [...names].flatMap(([key, name]) => (ticked.includes(key) ? [name] : []));
    const rowsNow = (): readonly PickRow<string>[] => [
      ...coreRows(entries, (id) => id),
      ...chosen.map(newRowOf),
      ...(options.none === undefined ? [] : [{ label: options.none, value: NONE }]),
    ];
    const picked = await pickSeveral<string>({
      ...shownOptions(options),
      covered: asked.context.covered,
      placeholder: vscode.l10n.t(
        'Type a name and press Enter to select it; press Enter again when done',
      ),
      rows: rowsNow(),
      ticked,
      ...(options.least === undefined ? {} : { least: options.least }),
      ...(options.none === undefined ? {} : { none: options.none }),
      onBack: (ids) => options.onBack?.(ids.filter((id) => id !== NONE && !names.has(id))),
      typedRows: (typed) => {
        if (!mayBeNew(entries, typed)) return [];
        const { codebook } = asked.context.draft;
        return rowsForUnknown(codebook, layer, typed, entries).flatMap((row) => {
          switch (row.value?.kind) {
            case 'new':
              return [{ ...row, value: keyOf(typed) }];
            case 'id':
              // Another name is given where one is chosen alone.
              return row.value.alias === undefined ? [{ ...row, value: row.value.id }] : [];
            default:
              return [];
          }
        });
      },
      ...editButton(
        asked,
        (id) => id,
        () => {
          entries = entriesOf(asked);
          return rowsNow();
        },
      ),
    });
    if (picked.kind !== 'value') return picked;
    const values = picked.value.filter((value) => value !== NONE);
    const made = await madeEntries(asked, values, names);
    // After *Back* from the question about a new entry, the list is shown again.
    if (made.kind !== 'back') return made;
    ticked = picked.value;
  }
}

/** The ids of what was ticked; `names` has the new ones. */
async function madeEntries(
  { services, context, layer, options }: Asked,
  values: readonly string[],
  names: ReadonlyMap<string, string>,
): Promise<Picked<readonly string[]>> {
  const ids: string[] = [];
  for (const value of values) {
    const name = names.get(value);
    if (name === undefined) {
      ids.push(value);
      continue;
    }
    const made = await createdEntry(services, context, layer, name, options);
    if (made.kind !== 'value') return made;
    ids.push(made.value);
  }
  return { kind: 'value', value: ids };
}

/** A layer whose list is asked for instead of one entry, and what was typed before. */
interface WholeLayer {
  readonly layer: Layer;
  readonly id?: undefined;
  readonly typed: string;
}

/** An actor or issue of the codebook that some words stand for. `layers`: offers the list of
 * actors and that of issues, too. */
export async function chooseEntry(
  services: Services,
  context: ChoiceContext,
  { title, placeholder, words }: Record<'title' | 'placeholder' | 'words', string>,
): Promise<EntryName | undefined>;
export async function chooseEntry(
  services: Services,
  context: ChoiceContext,
  asked: Record<'title' | 'placeholder' | 'words', string>,
  layers: true,
): Promise<EntryName | WholeLayer | undefined>;
export async function chooseEntry(
  services: Services,
  context: ChoiceContext,
  { title, placeholder, words }: Record<'title' | 'placeholder' | 'words', string>,
  layers = false,
): Promise<EntryName | WholeLayer | undefined> {
  const options = { title, placeholder, onlyKnown: true, withTopics: true };
  const inputOf = (layer: Layer): PickInput => inputFor({ services, context, layer, options });
  const similar = similarOfBoth(context.draft.codebook, words);
  const entries = entryPicks(similar, inputOf('actor'), inputOf('issue'));
  const picked = await pickOne<EntryName | WholeLayer>({
    title,
    placeholder,
    covered: context.covered,
    rows: [
      ...coreRows(entries, (id, layer) => ({ layer, id })).map((row) =>
        row.value ? { ...row, label: `${LAYER_ICONS[row.value.layer]} ${row.label}` } : row,
      ),
      ...(layers ? layerRows('') : []),
    ],
    ...(layers ? { typedRows: (typed) => (isListed(entries, typed) ? [] : layerRows(typed)) } : {}),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

function layerRows(typed: string): readonly PickRow<WholeLayer>[] {
  const description = vscode.l10n.t('several, or a new one');
  const labels = { actor: vscode.l10n.t('Actors…'), issue: vscode.l10n.t('Issues…') };
  return (['actor', 'issue'] as const).map((layer) => ({
    label: `${LAYER_ICONS[layer]} ${labels[layer]}`,
    description,
    alwaysShow: typed !== '',
    value: { layer, typed },
  }));
}

const LAYER_ICONS: Readonly<Record<Layer, string>> = { actor: '$(account)', issue: '$(tag)' };

/** The entries to choose from, the likeliest first. */
function entriesOf(asked: Asked): readonly CorePickRow[] {
  const picks = asked.layer === 'actor' ? actorPicks : issuePicks;
  const { without } = asked.options;
  return picks(inputFor(asked)).filter(
    (entry) => entry.kind === 'separator' || !without?.includes(entry.id),
  );
}

function inputFor(asked: Asked): PickInput {
  const { services, context, layer, options } = asked;
  const { draft, state, selection } = context;
  const { onlyKnown = false, withoutReserved = false, withTopics = false } = options;
  return {
    codebook: draft.codebook,
    localizer,
    selection,
    mentions: state ? mentionsIn(state) : [],
    recent: recentIds(services, draft.codebook, layer),
    resembling: resemblingNow(asked).map(({ id }) => id),
    ...(state ? { coded: codedNear(state.text, state.placed, selection, layer) } : {}),
    actorBefore: state && actorBefore(state.text, mentionsIn(state), selection),
    likely: likelyEntries(asked),
    onlyKnown: onlyKnown || withoutReserved,
    withTopics,
  };
}

/** The entries whose names the words resemble, and which they do not name. An issue that is made in
 * these questions is found by its own name. */
function resemblingNow({
  context: { draft, state, selection },
  layer,
  inWords = [],
}: Omit<Asked, 'options' | 'services'>): readonly Resembling[] {
  if (!state) return [];
  const { inside } = namedNear(mentionsIn(state), selection, layer);
  const words = state.text.slice(selection.start, selection.end);
  const { sentence, article } = codedNear(state.text, state.placed, selection, layer);
  const near = [...sentence, ...article];
  const meant = inWords.flatMap(({ name, meant: id }) =>
    id === undefined ? [] : [{ id, words: name }],
  );
  const others = resemblingEntries(draft.codebook, layer, words, { near }).filter(
    ({ id }) => meant.every((one) => one.id !== id) && !draft.isNewIssue(id),
  );
  return [...meant, ...others].filter(({ id }) => !inside.includes(id));
}

function likelyEntries({
  context: { draft, loaded, state, selection },
  layer,
  options: { similarTo, pair = [], issue },
  inWords = [],
}: Asked): readonly LikelyPicks[] {
  const similar = similarTo === undefined ? [] : similarEntries(draft.codebook, layer, similarTo);
  const likely: LikelyPicks[] = [{ why: 'similar', ids: similar }];
  if (state && layer === 'actor') {
    const named = inWords.flatMap(({ speaks, meant }) =>
      speaks && meant !== undefined ? [meant] : [],
    );
    const ids = speakingAt(state.text, mentionsIn(state), selection);
    likely.push({ why: 'speaker', ids: [...ids, ...named] });
  }
  if (state) likely.push({ why: 'words', ids: codedOnWords(state.placed, selection, layer) });
  // Facts that are not derived yet are not waited for.
  const analysis = loaded && derivedContext(loaded)?.facts.analysis;
  if (!analysis) return likely;
  if (layer === 'issue') likely.push({ why: 'pair', ids: codedOnPair(analysis, pair) });
  else likely.push({ why: 'issue', ids: codedOnIssue(analysis, issue) });
  return likely;
}

/** A button that edits an existing entry of the codebook. */
function editButton<T>(
  { services, context, layer }: Asked,
  idOf: (value: T) => string | undefined,
  rowsNow: () => readonly PickRow<T>[],
): { readonly rowButton?: RowButton<T> } {
  const { loaded, draft } = context;
  if (!loaded) return {};
  const command = layer === 'actor' ? 'editActor' : 'editIssue';
  return {
    rowButton: {
      icon: 'edit',
      tooltip: layer === 'actor' ? vscode.l10n.t('Edit Actor') : vscode.l10n.t('Edit Issue'),
      isFor: (value) => {
        const { actors, issues } = loaded.corpus.codebook;
        return (layer === 'actor' ? actors : issues).has(idOf(value) ?? '');
      },
      press: async (value) => {
        const target = { corpus: loaded.root.toString(), layer, id: idOf(value) };
        await vscode.commands.executeCommand(`policyAnnotator.${command}`, target);
        await draft.refresh(services.environment.yieldToHost);
        return rowsNow();
      },
    },
  };
}

type ShownOptions = Pick<
  ChoiceOptions,
  'title' | 'placeholder' | 'step' | 'totalSteps' | 'canGoBack' | 'mayBeEmpty'
>;

function shownOptions(options: ChoiceOptions): ShownOptions {
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
