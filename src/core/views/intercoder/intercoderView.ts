import { GOLD } from '../../intercoder/readings';
import type { AnalysisState } from '../filter/analysisState';
import type { Localizer } from '../words/localizer';
import { codersText, type ComparedCoders } from './comparedCoders';
import { confusionTable, shownField, usedFields, type ConfusionTable } from './confusionTable';
import { figureGroups, filledColumns, type FigureGroup } from './figureRows';
import { coderLabel, fieldLabel, type CoderNames } from './intercoderNames';
import { groupTables, type GroupTable } from './groupTables';
import { passageList, type PassageList } from './passageList';

/** How far coders agree, where they do not, and what each of them read there. All texts are safe
 * labels. */
export interface IntercoderView {
  readonly kind: 'intercoder';
  readonly coders: CoderChoices;
  /** Undefined where no reading was changed after its completion. */
  readonly changed: ChangedChoice | undefined;
  readonly columns: readonly { readonly name: string; readonly means: string }[];
  readonly groups: readonly FigureGroup[];
  /** The number of columns that the reason takes where a figure is not defined. */
  readonly reasonSpan: number;
  /** By issue, actor and coder. */
  readonly tables: readonly GroupTable[];
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  /** The id of the shown field. */
  readonly field: string;
  readonly confusion: ConfusionTable | undefined;
  readonly passages: PassageList;
}

export interface CoderChoices {
  /** All, and each pair of several coders. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
}

/** Offers to count changed readings, or not to. */
export interface ChangedChoice {
  readonly name: string;
  /** The state that does so. */
  readonly state: string;
}

/** With more coders single pairs are not listed. */
const MOST_CODERS = 12;

export function intercoderView(
  compared: ComparedCoders,
  state: AnalysisState,
  localizer: Localizer,
): IntercoderView {
  const { codebook } = compared.corpus;
  const names: CoderNames = { codebook, localizer };
  const field = shownField(compared, state.intercoderField);
  const figures = filledColumns(figureGroups(names, compared, state.intercoderRow));
  return {
    kind: 'intercoder',
    coders: coderChoices(names, compared),
    changed: changedChoice(compared, localizer),
    ...figures,
    columns: figures.columns.map(([name, means]) => ({
      name: localizer.text(name),
      means: localizer.text(means),
    })),
    tables: groupTables(names, compared),
    fields: usedFields(compared).map(({ name, label }) => ({
      id: name,
      name: fieldLabel(names, name, label),
    })),
    field: field?.name ?? '',
    confusion: field && confusionTable(names, compared, field),
    passages: passageList(names, compared, field, state.intercoderList),
  };
}

/** The choice of coders; those of a refused comparison, so that others can be chosen. */
function coderChoices(names: CoderNames, compared: ComparedCoders): CoderChoices {
  const { localizer } = names;
  const { coders: chosen } = compared.choice;
  const coders = comparableCoders(compared);
  const pairs = coders.flatMap((one, at) =>
    coders.slice(at + 1).map((other) => ({
      id: codersText([one, other]),
      name: localizer.text('{0} and {1}', coderLabel(names, one), coderLabel(names, other)),
    })),
  );
  const all = { id: '', name: localizer.text('All') };
  const isFew = coders.length > 2 && coders.length <= MOST_CODERS;
  const id = codersText(chosen ?? []);
  const others = isFew ? pairs : pairs.filter((pair) => pair.id === id);
  return { choices: [all, ...others], chosen: id };
}

/** Those who have completed an article, in the order of the codebook. */
function comparableCoders({ corpus: { codebook, articles } }: ComparedCoders): readonly string[] {
  const complete = new Set(
    articles.flatMap(({ readings }) =>
      [...readings.values()]
        .filter(({ state }) => state !== 'unfinished')
        .map(({ coder }) => coder),
    ),
  );
  complete.delete(GOLD);
  const listed = [...codebook.coders.keys()].filter((coder) => complete.has(coder));
  return [...listed, ...[...complete].filter((coder) => !codebook.coders.has(coder)).sort()];
}

function changedChoice(
  { choice, units }: ComparedCoders,
  localizer: Localizer,
): ChangedChoice | undefined {
  const { excluded } = units;
  if (choice.includesChanged)
    return { name: localizer.text('Leave Changed Readings Out'), state: '' };
  if (excluded.changed + excluded.readings === 0) return undefined;
  return { name: localizer.text('Count Changed Readings, Too'), state: 'changed' };
}
