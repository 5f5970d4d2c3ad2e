import * as vscode from 'vscode';
import {
  CODE_ROLES,
  labelText,
  mappedCodes,
  mappedNumbers,
  projectMappingText,
  readProjectMapping,
  stanceName,
  VARIABLE_ROLES,
  withCodeRole,
  type Codebook,
  type ForeignProject,
  type MappedCode,
  type ProjectMapping,
  type VariableRole,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import { keepMapping, openMapping } from '../../imports/mappingFiles';
import { headed, pickOne, pickSeveral, type PickRow } from '../../ui/quickPick';

type Answer =
  | 'take'
  | 'open'
  | 'keep'
  | { readonly role: string }
  | { readonly type: string; readonly variable: string };

/** The number of a question among those that are asked. */
export interface Steps {
  readonly step: number;
  readonly totalSteps: number;
}

/** Shows what the codes and variables of a project mean, at first a guess; Enter accepts it.
 * Undefined when the user left. */
export async function chooseMeaning(
  project: ForeignProject,
  guess: ProjectMapping,
  codebook: Codebook,
  steps: Steps,
): Promise<ProjectMapping | undefined> {
  let mapping = guess;
  for (;;) {
    const picked = await pickOne<Answer>({
      title: vscode.l10n.t('Import Project'),
      placeholder: vscode.l10n.t('Check what each code means; choose a row to change it'),
      ...steps,
      first: 'take',
      rows: meaningRows(project, mapping, codebook),
    });
    if (picked.kind !== 'value') return undefined;
    const { value } = picked;
    if (value === 'take') return mapping;
    if (value === 'open') mapping = (await openMapping(readProjectMapping)) ?? mapping;
    else if (value === 'keep') await keepMapping(projectMappingText(mapping));
    else if ('role' in value) mapping = await withCodes(project, mapping, value.role, codebook);
    else mapping = await withVariable(mapping, value.type, value.variable);
  }
}

function meaningRows(
  project: ForeignProject,
  mapping: ProjectMapping,
  codebook: Codebook,
): readonly PickRow<Answer>[] {
  const { positions, others } = mappedNumbers(project, mapping);
  const codes = mappedCodes(project, mapping);
  return [
    {
      label: `$(check) ${vscode.l10n.t('Import with These Meanings')}`,
      description: vscode.l10n.t(
        'positions: {0}, other annotations: {1}',
        localizer.number(positions),
        localizer.number(others),
      ),
      value: 'take',
    },
    ...headed(
      vscode.l10n.t('Codes'),
      codes.length === 0
        ? []
        : usedFirst(roles(codebook), codes).map((role) => roleRow(role, codes, codebook)),
    ),
    ...project.types.flatMap(({ name, variables }) =>
      headed(
        labelText(name),
        variables.map((variable): PickRow<Answer> => {
          const role = mapping.statements.get(name)?.variables.get(variable.name) ?? 'field';
          return {
            label: labelText(variable.name),
            description: variableText(role),
            value: { type: name, variable: variable.name },
          };
        }),
      ),
    ),
    ...headed<Answer>(vscode.l10n.t('Mapping file'), [
      { label: vscode.l10n.t('Use Mapping File…'), value: 'open' },
      { label: vscode.l10n.t('Save as Mapping File…'), value: 'keep' },
    ]),
  ];
}

function roles({ stances }: Codebook): readonly string[] {
  return [
    ...['actor', 'issue', ...[...stances.keys()].map((id) => `stance ${id}`)],
    ...CODE_ROLES.filter((role) => role !== 'actor' && role !== 'issue'),
    ...['code', 'nothing'],
  ];
}

function usedFirst(all: readonly string[], codes: readonly MappedCode[]): readonly string[] {
  const used = new Set<string>(codes.map(({ role }) => role));
  return all.toSorted((a, b) => Number(used.has(b)) - Number(used.has(a)));
}

function roleRow(role: string, codes: readonly MappedCode[], codebook: Codebook): PickRow<Answer> {
  const own = codes.filter((code) => code.role === role);
  const names = own.slice(0, MOST_NAMES).map(({ path }) => labelText(path.replace(/^.* \/ /, '')));
  return {
    label: vscode.l10n.t('{0}: {1}', roleText(role, codebook), localizer.number(own.length)),
    description: names.join(' · '),
    value: { role },
  };
}

const MOST_NAMES = 5;

function roleText(role: string, codebook: Codebook): string {
  const stance = /^stance (.+)$/.exec(role)?.[1];
  if (stance !== undefined) {
    return vscode.l10n.t('Stance “{0}”', labelText(stanceName(codebook, stance, localizer)));
  }
  if (role === 'speaker' || role === 'target' || role === 'addressee') return variableText(role);
  if (role === 'according to') return vscode.l10n.t('According to');
  if (role === 'actor') return vscode.l10n.t('Actors');
  if (role === 'issue') return vscode.l10n.t('Issues');
  if (role === 'nothing') return variableText(role);
  return vscode.l10n.t('Codes that stay codes');
}

/** Asks for the codes that have a role. */
async function withCodes(
  project: ForeignProject,
  mapping: ProjectMapping,
  role: string,
  codebook: Codebook,
): Promise<ProjectMapping> {
  const codes = mappedCodes(project, mapping);
  const picked = await pickSeveral<string>({
    title: roleText(role, codebook),
    placeholder: vscode.l10n.t('Tick the codes that are this; others keep what they are'),
    canGoBack: true,
    mayBeEmpty: true,
    ticked: codes.filter((code) => code.role === role).map(({ id }) => id),
    rows: codes.map(({ id, path, passages, role: now }) => ({
      label: labelText(path),
      description: [
        passages === 1
          ? vscode.l10n.t('1 passage')
          : vscode.l10n.t('{0} passages', localizer.number(passages)),
        ...(now === role || now === 'code' ? [] : [roleText(now, codebook)]),
      ].join(', '),
      value: id,
    })),
  });
  return picked.kind === 'value'
    ? withCodeRole(project, mapping, role, new Set(picked.value))
    : mapping;
}

async function withVariable(
  mapping: ProjectMapping,
  type: string,
  variable: string,
): Promise<ProjectMapping> {
  const statement = mapping.statements.get(type);
  const picked = await pickOne<VariableRole>({
    title: labelText(variable),
    placeholder: vscode.l10n.t('What does this variable mean?'),
    canGoBack: true,
    first: statement?.variables.get(variable) ?? 'field',
    rows: VARIABLE_ROLES.map((role) => ({ label: variableText(role), value: role })),
  });
  if (picked.kind !== 'value') return mapping;
  const variables = new Map(statement?.variables).set(variable, picked.value);
  const has = (...some: readonly VariableRole[]): boolean =>
    [...variables.values()].some((role) => some.includes(role));
  const isPosition = has('issue', 'target') && has('actor', 'speaker');
  const as = isPosition ? 'position' : 'annotation';
  return { ...mapping, statements: new Map(mapping.statements).set(type, { as, variables }) };
}

function variableText(role: VariableRole): string {
  const texts: Readonly<Record<VariableRole, string>> = {
    actor: vscode.l10n.t('Actor'),
    speaker: vscode.l10n.t('Speaker'),
    issue: vscode.l10n.t('Issue'),
    stance: vscode.l10n.t('Stance'),
    target: vscode.l10n.t('Target'),
    addressee: vscode.l10n.t('Addressee'),
    note: vscode.l10n.t('Note'),
    field: vscode.l10n.t('Field of the study'),
    nothing: vscode.l10n.t('Not imported'),
  };
  return texts[role];
}
