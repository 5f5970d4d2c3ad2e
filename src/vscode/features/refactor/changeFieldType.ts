import * as vscode from 'vscode';
import {
  labelText,
  valuesOfField,
  type Codebook,
  type FieldDefinition,
  type FieldOf,
  type FieldType,
  type Refactoring,
} from '../../../core';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import type { LoadedCorpus } from '../../corpora/corpora';
import { messageName, sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { pickOne, type Picked } from '../../ui/quickPick';
import { previewRefactoring } from '../../ui/refactoring/previewRefactoring';
import { readWhole } from '../../ui/refactoring/readWhole';
import { typeLine } from '../../ui/typeLine';

/** Gives one of the study's own fields another type: asks for the field, the type, whether it takes
 * several values and, of a choice, which; then shows what changes and what does not fit. */
export async function changeFieldType(services: Services): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return;
  }
  const fields = allFields(loaded.corpus.codebook);
  if (fields.length === 0) {
    sayBriefly(vscode.l10n.t('The codebook has no fields of its own yet.'));
    return;
  }
  if (!(await readWhole(loaded))) return;
  for (;;) {
    const field = await chosenField(fields);
    if (!field) return;
    const to = await chosenType(loaded, field);
    if (to === 'back') continue;
    if (to) await preview(services, loaded, field, to);
    return;
  }
}

type NewType = Extract<Refactoring, { kind: 'field-type' }>['to'];

/** A field with its definition, and the name of the further type whose it is. */
interface DefinedField extends FieldOf {
  readonly definition: FieldDefinition;
  readonly typeName?: string;
}

function allFields({ fields, types }: Codebook): readonly DefinedField[] {
  return [
    ...[...fields].map(([field, definition]) => ({ field, definition })),
    ...[...types.values()].flatMap(({ id: ofType, name, fields: own }) =>
      [...own].map(([field, definition]) => ({ field, ofType, typeName: name, definition })),
    ),
  ];
}

async function chosenField(fields: readonly DefinedField[]): Promise<DefinedField | undefined> {
  const picked = await pickOne<DefinedField>({
    title: vscode.l10n.t('Change Type of Field'),
    placeholder: vscode.l10n.t('Which field?'),
    rows: fields.map((field) => ({
      label: nameOf(field),
      description: [labelText(field.typeName ?? ''), typeText(field.definition)]
        .filter((text) => text !== '')
        .join(' · '),
      value: field,
    })),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** `back`: to the choice of the field; undefined where the user left. */
async function chosenType(
  loaded: LoadedCorpus,
  field: DefinedField,
): Promise<NewType | 'back' | undefined> {
  const title = vscode.l10n.t('Change Type of {0}', nameOf(field, 60));
  for (let { type: first } = field.definition; ;) {
    const type = await pickOne<FieldType>({
      title,
      placeholder: vscode.l10n.t('Now: {0}. Which type instead?', typeText(field.definition)),
      rows: TYPES.map((value) => ({ label: typeName(value), value })),
      first,
      canGoBack: true,
    });
    if (type.kind === 'back') return 'back';
    if (type.kind === 'left') return undefined;
    first = type.value;
    const rest = await chosenForm(loaded, field, type.value, title);
    if (rest.kind === 'value') return rest.value;
    if (rest.kind === 'left') return undefined;
  }
}

/** Whether it takes several values, and the values of a choice. */
async function chosenForm(
  loaded: LoadedCorpus,
  field: DefinedField,
  type: FieldType,
  title: string,
): Promise<Picked<NewType>> {
  for (;;) {
    const list = await pickOne<'one' | 'several'>({
      title,
      placeholder: typeName(type),
      rows: [
        { label: vscode.l10n.t('One Value'), value: 'one' },
        { label: vscode.l10n.t('Several Values'), value: 'several' },
      ],
      first: field.definition.list ? 'several' : 'one',
      canGoBack: true,
    });
    if (list.kind !== 'value') return list;
    const isList = list.value === 'several';
    if (type !== 'choice') return { kind: 'value', value: { type, list: isList, values: [] } };
    const typed = await typeLine({
      title,
      prompt: vscode.l10n.t('The values that can be chosen, separated by commas.'),
      value: offeredValues(loaded, field).join(', '),
      canGoBack: true,
      problemOf: (text) =>
        listed(text).length === 0 ? vscode.l10n.t('Type at least one value.') : undefined,
    });
    if (typed.kind === 'left') return typed;
    if (typed.kind === 'value')
      return { kind: 'value', value: { type, list: isList, values: listed(typed.value) } };
  }
}

/** Those that the codebook lists, else those in use; a comma cannot be typed in a value. */
function offeredValues({ corpus }: LoadedCorpus, field: DefinedField) {
  const { values } = field.definition;
  const known = values.length > 0 ? values : valuesOfField(corpus.index.articles(), field);
  return known.filter((value) => !value.includes(','));
}

function listed(text: string): readonly string[] {
  const values = text.split(',').map((value) => value.trim());
  return [...new Set(values.filter((value) => value !== ''))];
}

async function preview(
  services: Services,
  loaded: LoadedCorpus,
  field: DefinedField,
  to: NewType,
): Promise<void> {
  const { name = field.field } = field.definition;
  let removes = false;
  await previewRefactoring(services, loaded, {
    title: vscode.l10n.t('Change Type of {0}', labelText(name, 60)),
    label: vscode.l10n.t('{0} is now: {1}', messageName(name), typeText(to)),
    make: () => ({
      kind: 'field-type',
      field: field.field,
      ofType: field.ofType,
      to,
      misfits: removes ? 'remove' : 'keep',
    }),
    switches: [
      {
        label: vscode.l10n.t('Remove values that do not fit (otherwise they stay as problems)'),
        isOn: () => removes,
        flip: () => (removes = !removes),
      },
    ],
  });
}

function nameOf({ definition: { name }, field }: DefinedField, most?: number): string {
  return labelText(name ?? field, most);
}

function typeText({ type, list }: Pick<FieldDefinition, 'type' | 'list'>): string {
  return list ? vscode.l10n.t('{0}, several values', typeName(type)) : typeName(type);
}

const TYPES: readonly FieldType[] = [
  ...(['text', 'choice', 'boolean', 'integer', 'number', 'date', 'actor', 'issue'] as const),
];

function typeName(type: FieldType): string {
  switch (type) {
    case 'text':
      return vscode.l10n.t('Text');
    case 'choice':
      return vscode.l10n.t('Choice from a List');
    case 'boolean':
      return vscode.l10n.t('Yes or No');
    case 'integer':
      return vscode.l10n.t('Whole Number');
    case 'number':
      return vscode.l10n.t('Number');
    case 'date':
      return vscode.l10n.t('Date');
    case 'actor':
      return vscode.l10n.t('Actor');
    case 'issue':
      return vscode.l10n.t('Issue');
  }
}
