import {
  intercoderAgreement,
  type IntercoderAgreement,
} from '../../intercoder/agreement/agreement';
import { codedUnits, type CodedUnits } from '../../intercoder/agreement/codedUnits';
import { confusionOf, type ConfusionMatrix } from '../../intercoder/agreement/confusion';
import type { NothingCounted, ReadingChoice } from '../../intercoder/agreement/countedArticles';
import { disputedPassages, type DisputedPassage } from '../../intercoder/agreement/disputed';
import { codedFields, type CodedField } from '../../intercoder/agreement/compared/fields';
import type { CodersCorpus } from '../../intercoder/readings';
import { DEFAULT_RESAMPLING } from '../../measures/resample';
import type { CoderId } from '../../model/ids';
import type { Task } from '../../util/task';
import type { AnalysisState } from '../filter/analysisState';

/** The coders of a corpus beside each other: all that does not depend on what is chosen to be
 * shown, so that it is made once for a version of the corpus and a choice of readings. */
export interface ComparedCoders {
  readonly kind: 'compared';
  readonly corpus: CodersCorpus;
  readonly choice: ReadingChoice;
  readonly units: CodedUnits;
  readonly agreement: IntercoderAgreement;
  /** Stance first. */
  readonly fields: readonly CodedField[];
  readonly disputed: readonly DisputedPassage[];
  /** Which values of a field meet; made once. */
  readonly confusion: (field: CodedField) => ConfusionMatrix;
}

/** Why there is nothing to compare. */
export interface RefusedComparison {
  readonly kind: 'refused';
  readonly corpus: CodersCorpus;
  readonly choice: ReadingChoice;
  readonly refusal: NothingCounted;
}

/** Compares the coders of a corpus, with intervals. A task; for a large corpus it takes seconds. */
export function* compareCoders(
  corpus: CodersCorpus,
  choice: ReadingChoice,
): Task<ComparedCoders | RefusedComparison> {
  const units = yield* codedUnits(corpus, choice);
  if (units.kind === 'refused') return { kind: 'refused', corpus, choice, refusal: units };
  const agreement = yield* intercoderAgreement(units, DEFAULT_RESAMPLING);
  const fields = codedFields(corpus.codebook);
  yield undefined;
  const disputed = disputedPassages(units, fields);
  yield undefined;
  const matrices = new Map<string, ConfusionMatrix>();
  const confusion = (field: CodedField): ConfusionMatrix => {
    const matrix = matrices.get(field.name) ?? confusionOf(units, field);
    matrices.set(field.name, matrix);
    return matrix;
  };
  return { kind: 'compared', corpus, choice, units, agreement, fields, disputed, confusion };
}

/** The readings that a state compares. */
export function readingChoice({
  intercoderCoders,
  intercoderChanged,
}: Pick<AnalysisState, 'intercoderCoders' | 'intercoderChanged'>): ReadingChoice {
  const coders = intercoderCoders.split(BETWEEN).filter((coder) => coder !== '');
  return {
    coders: coders.length < 2 ? undefined : coders,
    includesChanged: intercoderChanged !== '',
  };
}

/** Coders as a state has them. No id has the mark between them. */
export function codersText(coders: readonly CoderId[]): string {
  return coders.join(BETWEEN);
}

const BETWEEN = ',';
