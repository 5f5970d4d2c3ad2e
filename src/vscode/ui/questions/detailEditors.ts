import * as vscode from 'vscode';
import { detailProblem, type Annotation, type DetailField } from '../../../core';
import { chooseActors, chooseIssues, chooseStance, type ChoiceContext } from './choices';
import { pickOne, pickSeveral, typeLine, type Picked } from '../quickPick';
import type { Services } from '../../services';
import { voice } from '../../derived/viewContext';

/** Asks for a field's new values; [] takes it away. */
export async function editField(
  services: Services,
  context: ChoiceContext,
  annotation: Annotation,
  field: DetailField,
): Promise<Picked<readonly string[]>> {
  const { editor } = field;
  switch (editor.kind) {
    case 'actors':
    case 'issues': {
      const choose = editor.kind === 'actors' ? chooseActors : chooseIssues;
      const picked = await choose(services, context, {
        title: field.label,
        placeholder: vscode.l10n.t('Tick what applies, then press Enter'),
        ticked: field.values,
        mayBeEmpty: editor.optional,
        canGoBack: true,
      });
      if (editor.several || picked.kind !== 'value') return picked;
      // Only one is asked for: one that was not there before wins.
      const fresh = picked.value.filter((id) => !field.values.includes(id));
      return { kind: 'value', value: (fresh.length > 0 ? fresh : picked.value).slice(0, 1) };
    }
    case 'stance': {
      const [actors, issue] =
        annotation.kind === 'position'
          ? [annotation.actors, annotation.issues[0]]
          : [[], undefined];
      const picked = await chooseStance(context, actors, issue, {
        canGoBack: true,
        ...(field.values[0] === undefined ? {} : { first: field.values[0] }),
      });
      return picked.kind === 'value' ? { kind: 'value', value: [picked.value] } : picked;
    }
    case 'choice':
      return editor.several
        ? chooseValues(field, editor.values)
        : chooseValue(field, editor.values);
    case 'text':
    case 'integer':
    case 'number':
    case 'date':
    case 'list':
      return typeValue(field);
  }
}

async function chooseValue(
  field: DetailField,
  values: readonly string[],
): Promise<Picked<readonly string[]>> {
  const nothing = '';
  const picked = await pickOne({
    title: field.label,
    placeholder: vscode.l10n.t('Choose a value'),
    rows: [
      ...values.map((value) => ({ label: value, value })),
      { label: `$(circle-slash) ${vscode.l10n.t('Nothing')}`, value: nothing },
    ],
    canGoBack: true,
    first: field.values[0] ?? nothing,
  });
  if (picked.kind !== 'value') return picked;
  return { kind: 'value', value: picked.value === nothing ? [] : [picked.value] };
}

async function chooseValues(
  field: DetailField,
  values: readonly string[],
): Promise<Picked<readonly string[]>> {
  return pickSeveral({
    title: field.label,
    placeholder: vscode.l10n.t('Tick what applies, then press Enter'),
    rows: values.map((value) => ({ label: value, value })),
    ticked: field.values,
    mayBeEmpty: true,
    canGoBack: true,
  });
}

async function typeValue(field: DetailField): Promise<Picked<readonly string[]>> {
  const isList = field.editor.kind === 'list';
  const typed = await typeLine({
    title: field.label,
    value: field.values.join(isList ? '; ' : ''),
    prompt: isList
      ? vscode.l10n.t('Several with ; between. Empty takes it away.')
      : vscode.l10n.t('Empty takes it away.'),
    canGoBack: true,
    problemOf: (value) => {
      const problem = detailProblem(field, value);
      return problem && voice.say(problem);
    },
  });
  if (typed.kind !== 'value') return typed;
  const values = isList ? typed.value.split(';').map((value) => value.trim()) : [typed.value];
  return { kind: 'value', value: values.filter((value) => value !== '') };
}
