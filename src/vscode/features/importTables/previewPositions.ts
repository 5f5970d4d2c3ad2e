import * as vscode from 'vscode';
import {
  DID_YOU_MEAN,
  labelText,
  POSITION_PROBLEMS,
  unknownDocuments,
  unknownNames,
  type PlannedPosition,
  type PositionProblem,
  type PositionsPlan,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import { rowsText } from '../../imports/reportText';
import { choosePlanned, factRow, type NOTHING } from '../../imports/choosePlanned';
import { headed, type PickRow } from '../../ui/quickPick';

/** What is to be written: new positions only, or changed ones too. */
export type Chosen = 'new' | 'all';

/** Shows what an import would do before anything is written. `back`: to the columns; undefined when
 * the user left. */
export async function previewPositions(
  plan: PositionsPlan,
  made: number,
): Promise<Chosen | 'articles' | 'back' | undefined> {
  return choosePlanned({
    title: vscode.l10n.t('Import Positions'),
    placeholder: vscode.l10n.t('Choose what to import'),
    ...{ step: 2, totalSteps: 2 },
    rows: previewRows(plan, made),
  });
}

/** `articles`: shows the list again, with articles made of quotes. */
type Way = Chosen | 'articles';
type Row = PickRow<Way | typeof NOTHING>;

function previewRows({ positions, problems, added }: PositionsPlan, made: number): readonly Row[] {
  const of = (kind: PlannedPosition['kind']): readonly PlannedPosition[] =>
    positions.filter((one) => one.kind === kind);
  const [fresh, changed, same] = [of('new'), of('changed'), of('same')];
  const articles = new Set(fresh.map(({ article }) => article)).size;
  const ways: Row[] = [];
  if (fresh.length > 0) {
    ways.push({
      label: `$(check) ${importText(fresh.length)}`,
      description:
        articles === 1
          ? vscode.l10n.t('in 1 article')
          : vscode.l10n.t('in {0} articles', localizer.number(articles)),
      value: 'new',
    });
  }
  if (changed.length > 0) {
    ways.push({
      label: `$(edit) ${changeText(fresh.length, changed.length)}`,
      description: vscode.l10n.t('values that the rows do not give are kept'),
      value: 'all',
    });
  }
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const lacking = unknownDocuments(problems);
  const offered: Row[] =
    lacking === 0
      ? []
      : [
          {
            label: `$(new-file) ${makeText(lacking)}`,
            description: vscode.l10n.t('for the documents that the corpus lacks'),
            value: 'articles',
          },
        ];
  return [
    ...ways,
    ...(made === 0 ? [] : [factRow(`$(new-file) ${madeText(made)}`)]),
    ...offered,
    ...(ways.length === 0 ? [factRow(vscode.l10n.t('There is nothing new in this table.'))] : []),
    ...headed(
      vscode.l10n.t('New in the codebook'),
      added.map(({ layer, name, nearest }) =>
        factRow(`$(add) ${labelText(name)}`, [layer, ...nearText(nearest)].join(', ')),
      ),
    ),
    ...refusedRows(problems),
    ...headed(
      vscode.l10n.t('For review, or partly imported: {0}', localizer.number(warnings.length)),
      warnings.slice(0, MOST_ROWS).map((one) => factRow(`$(warning) ${rowText(one)}`)),
    ),
    ...headed(
      vscode.l10n.t('Already in the corpus'),
      same.length === 0 ? [] : [factRow(positionsText(same.length))],
    ),
  ];
}

/** What the codebook lacks, and what is not imported. */
export function refusedRows(
  problems: readonly PositionProblem[],
): readonly PickRow<typeof NOTHING>[] {
  const refused = problems.filter(({ severity }) => severity === 'error');
  return [
    ...headed(
      vscode.l10n.t('Not in the codebook'),
      unknownNames(problems)
        .slice(0, MOST_ROWS)
        .map(({ layer, name, nearest, rows }) =>
          factRow(
            `$(question) ${labelText(name)}`,
            [layer, rowsText(rows), ...nearText(nearest)].join(', '),
          ),
        ),
    ),
    ...headed(
      vscode.l10n.t('Not imported: {0}', localizer.number(refused.length)),
      refused.slice(0, MOST_ROWS).map((one) => factRow(`$(error) ${rowText(one)}`)),
    ),
  ];
}

function nearText(nearest: string | undefined): readonly string[] {
  return nearest === undefined ? [] : [vscode.l10n.t('similar to “{0}”', labelText(nearest))];
}

/** The list is limited; the report has all rows. */
const MOST_ROWS = 200;

/** `Row 5: The corpus has no article “talks.md”.` */
export function rowText(problem: PositionProblem): string {
  const sentence = problemSentence(problem);
  return problem.row === undefined
    ? sentence
    : vscode.l10n.t('Row {0}: {1}', problem.row, sentence);
}

function problemSentence({ code, args, nearest }: PositionProblem): string {
  const sentence = vscode.l10n.t(POSITION_PROBLEMS[code], ...args.map((arg) => labelText(arg)));
  return nearest === undefined
    ? sentence
    : `${sentence} ${vscode.l10n.t(DID_YOU_MEAN, labelText(nearest))}`;
}

function makeText(count: number): string {
  return count === 1
    ? vscode.l10n.t('Make 1 article of its quotes')
    : vscode.l10n.t('Make {0} articles of their quotes', localizer.number(count));
}

function madeText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 article is made of its quotes; nothing else of it is known')
    : vscode.l10n.t(
        '{0} articles are made of their quotes; nothing else of them is known',
        localizer.number(count),
      );
}

function importText(count: number): string {
  return count === 1
    ? vscode.l10n.t('Import 1 position')
    : vscode.l10n.t('Import {0} positions', localizer.number(count));
}

function changeText(fresh: number, changed: number): string {
  const change =
    changed === 1
      ? vscode.l10n.t('Change 1 position that differs')
      : vscode.l10n.t('Change {0} positions that differ', localizer.number(changed));
  return fresh === 0 ? change : `${importText(fresh)}, ${change}`;
}

export function positionsText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 position')
    : vscode.l10n.t('{0} positions', localizer.number(count));
}
