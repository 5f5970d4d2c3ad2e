import assert from 'node:assert/strict';
import {
  intercoderAgreement,
  type IntercoderAgreement,
} from '../../../../src/core/intercoder/agreement/agreement';
import { codedUnits, type CodedUnits } from '../../../../src/core/intercoder/agreement/codedUnits';
import {
  ALL_READINGS,
  type ReadingChoice,
} from '../../../../src/core/intercoder/agreement/countedArticles';
import type { FieldFigures } from '../../../../src/core/intercoder/agreement/fieldFigures';
import type { CodersCorpus } from '../../../../src/core/intercoder/readings';
import { runSync } from '../../../../src/core/util/task';

/** The units of a corpus, which must have some. */
export function unitsOf(corpus: CodersCorpus, choice: ReadingChoice = ALL_READINGS): CodedUnits {
  const units = runSync(codedUnits(corpus, choice));
  assert.ok(units.kind === 'counted', units.kind === 'refused' ? units.reason : '');
  return units;
}

/** All figures of a corpus, without intervals unless asked. */
export function agreementOf(corpus: CodersCorpus, times = 0): IntercoderAgreement {
  return runSync(intercoderAgreement(unitsOf(corpus), { seed: 1, times }));
}

/** The figures of one field: "stance", or "act none", "act excluded", "stance ordinal". */
export function figuresOf(found: IntercoderAgreement, asked: string): FieldFigures {
  const [field, ...more] = asked.split(' ');
  const figures = found.what.find(
    (one) => one.field === field && more.every((word) => word === one.absent || word === one.scale),
  );
  assert.ok(figures, `no figures of ${asked}`);
  return figures;
}

/** α of one field, or why there is none. */
export function alphaIn(found: IntercoderAgreement, asked: string): number | string {
  const { alpha } = figuresOf(found, asked);
  return alpha.kind === 'defined' ? alpha.value : alpha.reason;
}
