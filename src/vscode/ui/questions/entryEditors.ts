import * as vscode from 'vscode';
import {
  actorTypes,
  colorRemark,
  inQuotationMarks,
  labelText,
  nearestType,
  parentProblem,
  wordsRemark,
  type EntryField,
  type EntryName,
  type EntryRemark,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { pickOne, type Picked, type PickRow } from '../quickPick';
import { typeLine } from '../typeLine';
import { chooseActors, chooseIssues, type ChoiceContext } from './choices';

/** A question about a field of an entry. */
export interface EntryQuestion {
  readonly services: Services;
  readonly context: ChoiceContext;
  readonly entry: EntryName;
  readonly field: EntryField;
  /** "Statement of Tariffs" */
  readonly title: string;
}

/** Asks for a field's new values; [] removes it. Aliases have a list of their own. */
export async function askEntryField(asked: EntryQuestion): Promise<Picked<readonly string[]>> {
  const { editor } = asked.field;
  switch (editor.kind) {
    case 'text':
    case 'color':
      return typeText(asked);
    case 'type':
      return chooseType(asked);
    case 'entries':
      return editor.several ? chooseMembers(asked) : chooseParent(asked);
    case 'choice':
      return valuesOf(
        await pickOne({
          title: asked.title,
          placeholder: asked.field.hint,
          rows: editor.values,
          canGoBack: true,
          first: asked.field.values[0] ?? '',
        }),
      );
    case 'aliases':
      return { kind: 'left' };
  }
}

/** The remark on a line of words while it is typed, for `typeLine`. */
export function remarks(remark: (typed: string) => EntryRemark | undefined): {
  readonly problemOf: (typed: string) => string | undefined;
  readonly remarkOf: (typed: string) => string | undefined;
} {
  const remarkText = (typed: string, refuses: boolean): string | undefined => {
    const made = remark(typed);
    return made?.refuses === refuses ? made.message : undefined;
  };
  return {
    problemOf: (typed) => remarkText(typed, true),
    remarkOf: (typed) => remarkText(typed, false),
  };
}

async function typeText({ context, entry, field, title }: EntryQuestion) {
  const [now = ''] = field.values;
  const { codebook } = context.draft;
  const isName = field.key === 'name';
  const remark = (): ((typed: string) => EntryRemark | undefined) => {
    if (field.editor.kind === 'color') return (typed) => colorRemark(typed, localizer);
    return isName ? wordsRemark(codebook, entry, localizer, now) : () => undefined;
  };
  const prompt = isName
    ? vscode.l10n.t('Leave empty to show the id instead: {0}', entry.id)
    : now === ''
      ? vscode.l10n.t('{0}.', upperFirst(field.hint))
      : vscode.l10n.t('{0}. Leave empty to remove.', upperFirst(field.hint));
  return valuesOf(
    await typeLine({
      ...{ title, value: now, prompt, canGoBack: true },
      ...remarks(remark()),
    }),
  );
}

async function chooseType({ context, field, title }: EntryQuestion) {
  const { codebook } = context.draft;
  const types = actorTypes(codebook);
  const nothing = '';
  const typedRows = (typed: string): readonly PickRow<string>[] => {
    if (typed === '' || types.includes(typed)) return [];
    const nearest = nearestType(codebook, typed);
    const own = {
      label: '$(add)',
      description: `${inQuotationMarks(labelText(typed))} · ${localizer.text('a type of your own')}`,
      value: typed,
      alwaysShow: true,
    };
    if (nearest === undefined) return [own];
    const description = localizer.text('did you mean “{0}”?', labelText(nearest));
    // Before the misspelt one, so that Enter takes the correction.
    return [
      {
        label: `$(lightbulb) ${labelText(nearest)}`,
        description,
        value: nearest,
        alwaysShow: true,
      },
      own,
    ];
  };
  return valuesOf(
    await pickOne({
      title,
      placeholder: field.hint,
      rows: [
        ...types.map((type) => ({ label: labelText(type), value: type })),
        { label: `$(circle-slash) ${vscode.l10n.t('Nothing')}`, value: nothing },
      ],
      canGoBack: true,
      first: field.values[0] ?? nothing,
      typedRows,
    }),
  );
}

/** Asks for the parent of an entry. An entry that is part of this one is refused with the reason,
 * and the list is shown again. */
async function chooseParent({ services, context, entry, field, title }: EntryQuestion) {
  const choose = entry.layer === 'actor' ? chooseActors : chooseIssues;
  const [now] = field.values;
  let problem: string | undefined;
  for (;;) {
    const picked = await choose(services, context, {
      title,
      placeholder: problem ?? field.hint,
      canGoBack: true,
      onlyOne: true,
      isRemovable: true,
      withTopics: true,
      withoutReserved: true,
      ...(now === undefined ? {} : { first: now }),
    });
    if (picked.kind !== 'value') return picked;
    const [parent] = picked.value;
    problem = parent && parentProblem(context.draft.codebook, entry, parent, localizer);
    if (problem === undefined) return picked;
  }
}

function chooseMembers({ services, context, entry, field, title }: EntryQuestion) {
  return chooseActors(services, context, {
    title,
    placeholder: field.hint,
    canGoBack: true,
    ticked: field.values,
    mayBeEmpty: true,
    withoutReserved: true,
    without: [entry.id],
  });
}

function valuesOf(picked: Picked<string>): Picked<readonly string[]> {
  if (picked.kind !== 'value') return picked;
  return { kind: 'value', value: picked.value === '' ? [] : [picked.value] };
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase(vscode.env.language) + text.slice(1);
}
