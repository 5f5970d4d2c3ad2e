import * as vscode from 'vscode';
import {
  labelText,
  planCounts,
  recordsForReview,
  type PartCounts,
  type ProjectPlan,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import { choosePlanned, factRow } from '../../imports/choosePlanned';
import { importText } from '../../imports/importText';
import { headed, type PickRow } from '../../ui/quickPick';
import type { Steps } from './chooseMeaning';

/** What is to be written: what is new only, or also what differs from the project. */
type Way = 'new' | 'all';
type Row = PickRow<Way | 'nothing'>;

/** Shows what an import of a project would do before anything is written. `back`: to what its codes
 * mean; undefined when the user left. */
export function previewProject(plan: ProjectPlan, steps: Steps): Promise<Way | 'back' | undefined> {
  return choosePlanned({
    title: vscode.l10n.t('Import Project'),
    placeholder: vscode.l10n.t('Choose what to import'),
    ...steps,
    rows: previewRows(plan),
  });
}

function previewRows(plan: ProjectPlan): readonly Row[] {
  const { articles, records, entries, problems } = plan;
  const counts = planCounts(plan);
  const changed = records.filter(({ kind }) => kind === 'changed').length;
  const edited = articles.filter(({ kind }) => kind === 'changed').length;
  const hasNew = counts.some((one) => one.new > 0);
  const review = recordsForReview(plan).length;
  const ways: readonly Row[] = [
    ...(hasNew
      ? [{ label: `$(check) ${vscode.l10n.t('Import what is new')}`, value: 'new' as const }]
      : []),
    ...(changed > 0
      ? [
          {
            label: `$(edit) ${hasNew ? vscode.l10n.t('Import what is new, and change what differs') : vscode.l10n.t('Change what differs')}`,
            description: vscode.l10n.t(
              'annotations changed: {0}; what only the corpus has is kept',
              localizer.number(changed),
            ),
            value: 'all' as const,
          },
        ]
      : []),
  ];
  return [
    ...ways,
    ...(ways.length === 0 ? [factRow(vscode.l10n.t('There is nothing new in this project.'))] : []),
    ...headed(
      vscode.l10n.t('What would be imported'),
      counts.map((one) => factRow(partText(one.part), stateText(one))),
    ),
    ...headed(vscode.l10n.t('For review'), [
      ...(review === 0
        ? []
        : [
            factRow(
              `$(warning) ${vscode.l10n.t('Annotations whose place is not certain: {0}', localizer.number(review))}`,
            ),
          ]),
      ...(edited === 0
        ? []
        : [
            factRow(
              `$(info) ${vscode.l10n.t('Articles with another text than in the project, which they keep: {0}', localizer.number(edited))}`,
            ),
          ]),
      ...problems.map((problem) => factRow(`$(${problem.severity}) ${importText(problem)}`)),
    ]),
    ...headed(
      vscode.l10n.t('New in the codebook'),
      entries
        .filter(({ kind }) => kind === 'new')
        .slice(0, MOST_ROWS)
        .map((entry) => factRow(`$(add) ${labelText(entry.name)}`, entryText(entry))),
    ),
  ];
}

/** The list is limited; the codebook has all. */
const MOST_ROWS = 200;

function entryText({ layer, isCode }: ProjectPlan['entries'][number]): string {
  const texts: Readonly<Record<typeof layer, string>> = {
    actor: vscode.l10n.t('Actor'),
    issue: vscode.l10n.t('Issue'),
    coder: vscode.l10n.t('Coder'),
    type: vscode.l10n.t('Type'),
    field: vscode.l10n.t('Field'),
  };
  return isCode === true ? vscode.l10n.t('Code, listed with the issues') : texts[layer];
}

export function partText(part: PartCounts['part']): string {
  const texts: Readonly<Record<PartCounts['part'], string>> = {
    articles: vscode.l10n.t('Articles'),
    actors: vscode.l10n.t('Actors'),
    issues: vscode.l10n.t('Issues'),
    codes: vscode.l10n.t('Codes that stay codes'),
    coders: vscode.l10n.t('Coders'),
    'types and fields': vscode.l10n.t('Types and fields'),
    positions: vscode.l10n.t('Positions'),
    'other annotations': vscode.l10n.t('Other annotations'),
  };
  return texts[part];
}

function stateText(counts: PartCounts): string {
  const parts = [
    counts.new === 0 ? '' : vscode.l10n.t('new: {0}', localizer.number(counts.new)),
    counts.same === 0 ? '' : vscode.l10n.t('same: {0}', localizer.number(counts.same)),
    counts.changed === 0 ? '' : vscode.l10n.t('different: {0}', localizer.number(counts.changed)),
  ];
  return parts.filter((part) => part !== '').join(', ');
}
