import * as vscode from 'vscode';
import {
  actName,
  DETAIL_PROBLEMS,
  detailProblem,
  shortDate,
  speechOf,
  typedDate,
  type Annotation,
  type DetailField,
  type FieldEditor,
} from '../../../core';
import { chooseActors, chooseIssues, type ChoiceContext, type ChoiceOptions } from './choices';
import { chooseStance } from './chooseStance';
import { pickOne, pickSeveral, type Picked, type PickRow } from '../quickPick';
import { typeLine } from '../typeLine';
import type { Services } from '../../services';
import { localizer } from '../../derived/viewContext';

/** The place of a question among several. */
export interface QuestionPlace {
  /** The words that are asked about, where the list covers them. */
  readonly covered?: string | undefined;
  /** In place of the question about a stance, which is then stated below. */
  readonly title?: string;
  readonly step?: number;
  readonly totalSteps?: number;
  /** False where there is no question before; otherwise the back button is shown. */
  readonly canGoBack?: boolean;
}

/** Asks for a field's new values; [] removes it. */
export async function editField(
  services: Services,
  context: ChoiceContext,
  annotation: Annotation,
  field: DetailField,
  place: QuestionPlace = {},
): Promise<Picked<readonly string[]>> {
  const { editor } = field;
  const steps = { ...place, covered: context.covered };
  switch (editor.kind) {
    case 'actors':
    case 'issues':
      return chooseNames(services, context, annotation, field, editor, steps);
    case 'stance': {
      const [actors, issues] =
        annotation.kind === 'position' ? [annotation.actors, annotation.issues] : [[], []];
      const picked = await chooseStance(context, actors, issues, {
        canGoBack: true,
        ...steps,
        ...(field.values[0] === undefined ? {} : { first: field.values[0] }),
      });
      return picked.kind === 'value' ? { kind: 'value', value: [picked.value] } : picked;
    }
    case 'choice':
      return editor.several
        ? chooseValues(field, editor.values, steps)
        : chooseValue(field, editor.values, steps, likelyValue(field, context));
    case 'text':
    case 'integer':
    case 'number':
    case 'date':
    case 'list':
      return typeValue(field, steps);
  }
}

/** Asks for names of the codebook: one replaces the current one; several are ticked where there are
 * several. */
function chooseNames(
  services: Services,
  context: ChoiceContext,
  annotation: Annotation,
  field: DetailField,
  { kind, several, optional }: Extract<FieldEditor, { kind: 'actors' | 'issues' }>,
  steps: QuestionPlace,
): Promise<Picked<readonly string[]>> {
  const choose = kind === 'actors' ? chooseActors : chooseIssues;
  const [first] = field.values;
  const options = { title: field.label, canGoBack: true, ...steps, ...aboutOf(annotation) };
  if (several && (field.values.length > 1 || field.key === 'between')) {
    const placeholder = vscode.l10n.t('Select what applies, then press Enter');
    return choose(services, context, {
      ...options,
      ...{ placeholder, ticked: field.values, mayBeEmpty: optional },
    });
  }
  return choose(services, context, {
    ...options,
    placeholder:
      first === undefined ? field.hint : vscode.l10n.t('Your choice replaces the current value'),
    onlyOne: !several,
    isRemovable: optional,
    ...(first === undefined ? {} : { first }),
    // An actor's own position cannot have that actor as its target.
    ...(field.key === 'target' && 'actors' in annotation ? { without: annotation.actors } : {}),
  });
}

/** The annotation's actors and issue: what was coded with them comes first. */
function aboutOf(annotation: Annotation): Pick<ChoiceOptions, 'pair' | 'issue'> {
  switch (annotation.kind) {
    case 'position':
      return { pair: [...annotation.actors, ...annotation.target], issue: annotation.issues[0] };
    case 'disagreement':
    case 'agreement':
      return { pair: annotation.between.flat(), issue: annotation.issues[0] };
    default:
      return {};
  }
}

/** What the quotation marks of the article say, which counts once it is taken. */
function likelyValue({ key }: DetailField, { state, selection }: ChoiceContext) {
  return key === 'speech' && state ? speechOf(state.text, selection) : undefined;
}

async function chooseValue(
  field: DetailField,
  values: readonly string[],
  steps: QuestionPlace,
  likely: string | undefined,
): Promise<Picked<readonly string[]>> {
  const nothing = '';
  const picked = await pickOne({
    canGoBack: true,
    ...steps,
    title: field.label,
    placeholder: field.hint,
    rows: [
      ...values.map((value) => ({
        ...valueRow(field, value),
        ...(value === likely ? { description: vscode.l10n.t('by its quotation marks') } : {}),
      })),
      { label: `$(circle-slash) ${vscode.l10n.t('Nothing')}`, value: nothing },
    ],
    first: field.values[0] ?? likely ?? nothing,
  });
  if (picked.kind !== 'value') return picked;
  return { kind: 'value', value: picked.value === nothing ? [] : [picked.value] };
}

/** Usual acts are shown by their words in the language of the window, and found by their ids. */
function valueRow({ key }: DetailField, value: string): PickRow<string> {
  if (key !== 'act') return { label: value, value };
  const label = actName(value, localizer);
  return { label, description: label === value ? '' : value, value };
}

async function chooseValues(
  field: DetailField,
  values: readonly string[],
  steps: QuestionPlace,
): Promise<Picked<readonly string[]>> {
  return pickSeveral({
    canGoBack: true,
    ...steps,
    title: field.label,
    placeholder: vscode.l10n.t('Select what applies, then press Enter'),
    rows: values.map((value) => ({ label: value, value })),
    ticked: field.values,
    mayBeEmpty: true,
  });
}

async function typeValue(
  field: DetailField,
  steps: QuestionPlace,
): Promise<Picked<readonly string[]>> {
  const isList = field.editor.kind === 'list';
  const typed = await typeLine({
    canGoBack: true,
    ...steps,
    title: field.label,
    value: field.values.join(isList ? '; ' : ''),
    placeholder: field.hint,
    prompt: promptOf(field),
    problemOf: (line) => {
      const problem = writtenValues(field, line)
        .map((value) => detailProblem(field, value))
        .find((one) => one !== undefined);
      return problem && localizer.text(DETAIL_PROBLEMS[problem], exampleDate());
    },
  });
  if (typed.kind !== 'value') return typed;
  return { kind: 'value', value: writtenValues(field, typed.value) };
}

function promptOf({ editor: { kind } }: DetailField): string {
  switch (kind) {
    case 'list':
      return vscode.l10n.t('Separate several values with ;. Leave empty to remove.');
    case 'date':
      return vscode.l10n.t(
        'For example {0}, 2024-04-26, 2024-04 or 2024. Write a range as two dates with / between them. Leave empty to remove.',
        exampleDate(),
      );
    default:
      return vscode.l10n.t('Leave empty to remove.');
  }
}

/** An example date in the format of the user's language. */
function exampleDate(): string {
  return shortDate('2024-04-26', vscode.env.language);
}

/** The values in a line. Dates typed in the format of the user's language become those of files. */
function writtenValues({ editor }: DetailField, line: string): readonly string[] {
  const isDate = editor.kind === 'date' || (editor.kind === 'list' && editor.of === 'date');
  return (editor.kind === 'list' ? line.split(';') : [line])
    .map((one) => (editor.kind === 'list' ? one.trim() : one))
    .filter((one) => one !== '')
    .map((one) => (isDate ? (typedDate(one, vscode.env.language) ?? one) : one));
}
