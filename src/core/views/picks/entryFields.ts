import { ancestorsOf, entriesOf } from '../../codebook/lookUp';
import type { CodebookEdit, EntryKey, SetEdit } from '../../codebook/edit/edit';
import type { Actor, Alias, Codebook, Issue } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { actorName, issueName, nameOf } from '../words/names';
import { labelText } from '../words/label';
import type { Localizer } from '../words/localizer';
import { phrase, type Phrase } from '../../util/phrase';

/** How a field of an actor or issue is edited. */
export type EntryEditor =
  | { readonly kind: 'text' | 'color' | 'aliases' | 'type' }
  /** Ids of the same layer; one, or several. */
  | { readonly kind: 'entries'; readonly several: boolean }
  /** One of these values; "" means that the key is absent. */
  | { readonly kind: 'choice'; readonly values: readonly EntryChoice[] };

export interface EntryChoice {
  readonly value: string;
  readonly label: string;
}

/** A row of the list of an entry's fields, with its present value. */
export interface EntryField {
  readonly key: EntryKey | 'aliases';
  readonly label: string;
  /** What it is for, as a short phrase. */
  readonly hint: string;
  /** "" where the entry does not have it. Safe to show. */
  readonly shown: string;
  /** As ids or text; [] where the entry does not have it. */
  readonly values: readonly string[];
  readonly editor: EntryEditor;
}

/** An actor or issue of the codebook. */
export interface EntryName {
  readonly layer: Layer;
  readonly id: string;
}

/** Every field of an actor or issue that has one value or a list of them, in the order of the file;
 * none where the codebook does not have the entry. Roles and attributes are written by hand. */
export function entryFields(
  codebook: Codebook,
  { layer, id }: EntryName,
  localizer: Localizer,
): readonly EntryField[] {
  if (layer === 'actor') {
    const actor = codebook.actors.get(id);
    return actor ? actorFields(codebook, actor, localizer) : [];
  }
  const issue = codebook.issues.get(id);
  return issue ? issueFields(codebook, issue, localizer) : [];
}

/** The edits that give a field other values; [] removes it. No edits where nothing changes. Aliases
 * are changed one by one: see `aliasesOf`. */
export function entryEdits(
  { layer, id }: EntryName,
  fields: readonly EntryField[],
  key: EntryKey,
  values: readonly string[],
): readonly CodebookEdit[] {
  const set = (which: EntryKey, to: SetEdit['to']): readonly SetEdit[] => {
    const now = fields.find((field) => field.key === which)?.values ?? [];
    const from = which === 'member-of' ? now : now[0];
    // The input box may have trimmed an unchanged line.
    return String(from ?? '').trim() === String(to ?? '')
      ? []
      : [{ kind: 'set', layer, id, key: which, from, to }];
  };
  if (key === 'member-of') return set(key, values);
  const [to] = values.filter((value) => value !== '');
  // The sign belongs to the link, and is removed with it.
  const sign = key === 'part-of' && to === undefined ? set('sign', undefined) : [];
  return [...sign, ...set(key, to)];
}

/** The aliases of an actor, or the keywords of an issue. */
export function aliasesOf(codebook: Codebook, { layer, id }: EntryName): readonly Alias[] {
  return layer === 'actor'
    ? (codebook.actors.get(id)?.aliases ?? [])
    : (codebook.issues.get(id)?.keywords ?? []);
}

/** In what an alias differs from others: "helps in lists only". */
export function aliasNote({ weak, exactCase }: Alias, localizer: Localizer): string {
  const notes: Phrase[] = [];
  if (weak) notes.push(phrase('used in lists only'));
  if (exactCase) notes.push(phrase('case-sensitive'));
  return notes.map((key) => localizer.text(key)).join(' · ');
}

/** Why an entry cannot be part of another one; undefined where it can. */
export function parentProblem(
  codebook: Codebook,
  { layer, id }: EntryName,
  parent: string,
  localizer: Localizer,
): string | undefined {
  const name = (one: string): string => nameOf(codebook, layer, one, localizer);
  if (parent === id) return localizer.text('{0} cannot be part of itself.', name(id));
  const entries = entriesOf(codebook, layer);
  return ancestorsOf(entries, parent).includes(id)
    ? localizer.text(
        '{0} is already part of {1}, so {1} cannot be part of {0}.',
        name(parent),
        name(id),
      )
    : undefined;
}

type Given = readonly [
  key: EntryField['key'],
  label: Phrase,
  hint: Phrase,
  values: string | readonly string[] | undefined,
  editor: EntryEditor,
];

const TEXT: EntryEditor = { kind: 'text' };
const ONE: EntryEditor = { kind: 'entries', several: false };

function actorFields(
  codebook: Codebook,
  actor: Actor,
  localizer: Localizer,
): readonly EntryField[] {
  const { id, name, type, partOf, aliases, memberOf, side, unspecified, note } = actor;
  const noOrYes = choice(localizer, ['', phrase('no')], ['true', phrase('yes')]);
  const show = (value: string): string => actorName(codebook, value, localizer);
  return fieldsOf(localizer, show, [
    [
      'name',
      phrase('Name'),
      phrase('the name that is shown; the id does not change'),
      name === id ? undefined : name,
      TEXT,
    ],
    [
      'type',
      phrase('Type'),
      phrase('state, government, person, organization, group, or your own word'),
      type,
      { kind: 'type' },
    ],
    [
      'part-of',
      phrase('Parent'),
      phrase('the actor that it is part of: its party, ministry or state'),
      partOf,
      ONE,
    ],
    [
      'aliases',
      phrase('Aliases'),
      phrase('other names by which it is found in texts'),
      textsOf(aliases),
      { kind: 'aliases' },
    ],
    [
      'member-of',
      phrase('Groups'),
      phrase('groups that it belongs to but is not counted with, such as an alliance'),
      memberOf,
      { kind: 'entries', several: true },
    ],
    [
      'side',
      phrase('Own side'),
      phrase('whether its parts count as this actor, and it never counts as its parent'),
      side ? 'true' : undefined,
      noOrYes,
    ],
    [
      'unspecified',
      phrase('Unspecified'),
      phrase('for actors such as “U.S. officials”'),
      unspecified ? 'true' : undefined,
      noOrYes,
    ],
    [
      'note',
      phrase('Note'),
      phrase('what the next reader of the codebook should know'),
      note,
      TEXT,
    ],
  ]);
}

function issueFields(
  codebook: Codebook,
  issue: Issue,
  localizer: Localizer,
): readonly EntryField[] {
  const { id, name, statement, definition, partOf, sign, keywords, codable, color, note } = issue;
  const signs = choice(
    localizer,
    ['', phrase('not counted')],
    ['1', phrase('with the same stance')],
    ['-1', phrase('with the opposite stance')],
  );
  const kinds = choice(
    localizer,
    ['', phrase('can be coded')],
    ['false', phrase('a heading that only groups')],
  );
  const ofLink: Given = [
    'sign',
    phrase('Stance on the parent'),
    phrase('whether a stance on it also counts for the parent'),
    sign?.toString(),
    signs,
  ];
  return fieldsOf(localizer, (value) => issueName(codebook, value), [
    [
      'name',
      phrase('Name'),
      phrase('the name that is shown; the id does not change'),
      name === id ? undefined : name,
      TEXT,
    ],
    [
      'statement',
      phrase('Statement'),
      phrase('the sentence that supporters agree with and opponents reject'),
      statement,
      TEXT,
    ],
    [
      'definition',
      phrase('Definition'),
      phrase('what counts and what does not, with an example'),
      definition,
      TEXT,
    ],
    ['part-of', phrase('Parent'), phrase('the issue that it is part of'), partOf, ONE],
    ...(partOf === undefined ? [] : [ofLink]),
    [
      'aliases',
      phrase('Keywords'),
      phrase('words by which it is found in texts'),
      textsOf(keywords),
      { kind: 'aliases' },
    ],
    [
      'codable',
      phrase('Kind'),
      phrase('an issue that can be coded, or a heading that only groups'),
      codable ? undefined : 'false',
      kinds,
    ],
    [
      'color',
      phrase('Color'),
      phrase('in views and exports, such as #0072B2'),
      color,
      { kind: 'color' },
    ],
    [
      'note',
      phrase('Note'),
      phrase('what the next reader of the codebook should know'),
      note,
      TEXT,
    ],
  ]);
}

function fieldsOf(
  localizer: Localizer,
  show: (id: string) => string,
  given: readonly Given[],
): readonly EntryField[] {
  return given.map(([key, label, hint, value, editor]): EntryField => {
    const values = typeof value === 'string' ? [value] : (value ?? []);
    return {
      key,
      label: localizer.text(label),
      hint: localizer.text(hint),
      values,
      shown: values.map((one) => shownValue(one, editor, show)).join(', '),
      editor,
    };
  });
}

/** New values of a field as text; "" where it is removed. Safe to show. */
export function shownAnswer(
  codebook: Codebook,
  { layer }: EntryName,
  { editor }: EntryField,
  values: readonly string[],
  localizer: Localizer,
): string {
  const show = (id: string): string => nameOf(codebook, layer, id, localizer);
  // Without a value, a choice is what is so by default.
  const shown = editor.kind === 'choice' && values.length === 0 ? [''] : values;
  return shown.map((one) => shownValue(one, editor, show)).join(', ');
}

function shownValue(value: string, editor: EntryEditor, show: (id: string) => string): string {
  if (editor.kind === 'entries') return show(value);
  if (editor.kind !== 'choice') return labelText(value, 200);
  return editor.values.find((one) => one.value === value)?.label ?? labelText(value);
}

function choice(
  localizer: Localizer,
  ...values: readonly (readonly [string, Phrase])[]
): EntryEditor {
  return {
    kind: 'choice',
    values: values.map(([value, key]) => ({ value, label: localizer.text(key) })),
  };
}

function textsOf(aliases: readonly Alias[]): readonly string[] {
  return aliases.map(({ text }) => text);
}
