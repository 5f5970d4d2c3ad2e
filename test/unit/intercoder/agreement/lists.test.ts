import assert from 'node:assert/strict';
import { alphaOf } from '../../../../src/core/intercoder/coefficients/alpha';
import { metricDistance } from '../../../../src/core/intercoder/coefficients/distance';
import { figureValue } from '../../../../src/core/intercoder/coefficients/figure';
import { confusionOf } from '../../../../src/core/intercoder/agreement/confusion';
import { disputedPassages } from '../../../../src/core/intercoder/agreement/disputed';
import { codedFields } from '../../../../src/core/intercoder/agreement/compared/fields';
import { unitValues } from '../../../../src/core/intercoder/agreement/unitsTable';
import { codebook } from '../../../support/corpus';
import { readings } from '../../../support/readings';
import { simulatedReadings } from '../../../support/simulatedReadings';
import { agreementOf, alphaIn, unitsOf } from './prepared';

const CASE = `
  a1: china supports exports coder=lea at=0-20
  b1: china supports exports coder=max at=0-20
  a2: japan opposes exports coder=lea at=40-60 act=reject
  b2: japan neutral-on exports coder=max at=41-60
  a3: japan opposes talks coder=lea at=80-99
  b4: china+japan supports talks coder=max at=120-140
  a4: japan supports talks coder=lea at=120-140
`;

const [STANCE, ACT] = codedFields(codebook());

suite('Disputed passages', () => {
  test('list who found nothing, another claim, or other values', () => {
    assert.ok(STANCE && ACT);
    const found = disputedPassages(unitsOf(readings(CASE)), [STANCE, ACT]);
    const shown = found.map(({ article, span, disputes, readings: own }) => [
      `${article} ${String(span?.start)}-${String(span?.end)}`,
      own
        .map(
          ({ coder, records }) =>
            `${coder}: ${records.map(({ annotation }) => annotation.id).join()}`,
        )
        .join(' | '),
      ...disputes.map((one) => {
        if (one.kind === 'nothing') return `nothing by ${one.coders.join()}`;
        const claim = `${one.actor} ${one.issue ?? ''}`;
        if (one.kind === 'claim') return `${claim} only by ${one.coders.join()}`;
        const values = one.values.map(({ coder, values: own }) => `${coder} ${own.join()}`);
        return `${claim} ${one.field}: ${values.join(' | ')}`;
      }),
    ]);
    assert.deepEqual(shown, [
      [
        'a.md 40-60',
        'lea: a2 | max: b2',
        'japan exports stance: lea oppose | max neutral',
        'japan exports act: lea reject | max ',
      ],
      ['a.md 80-99', 'lea: a3 | max: ', 'nothing by max'],
      ['a.md 120-140', 'lea: a4 | max: b4', 'china talks only by max'],
    ]);
  });
});

suite('Confusion matrices', () => {
  test('of two coders have the first in rows, the second in columns', () => {
    assert.ok(STANCE && ACT);
    const units = unitsOf(readings(CASE));
    const { values, counts, cells, isSymmetric } = confusionOf(units, STANCE);
    assert.deepEqual(values, ['support', 'oppose', 'neutral']);
    assert.deepEqual(counts, [
      [2, 0, 0],
      [0, 0, 1],
      [0, 0, 0],
    ]);
    assert.equal(isSymmetric, false);
    assert.deepEqual(
      cells[1]?.[2]?.map(({ actor, issue }) => [actor, issue]),
      [['japan', 'exports']],
    );
    assert.deepEqual(confusionOf(units, ACT).values, ['reject', '∅']);
  });

  test('of three are symmetric, with all pairs in both orders', () => {
    assert.ok(STANCE);
    const more = `${CASE}
      c1: china opposes exports coder=tom at=0-20`;
    const { values, counts, isSymmetric } = confusionOf(unitsOf(readings(more)), STANCE);
    assert.equal(isSymmetric, true);
    assert.deepEqual(values, ['support', 'oppose', 'neutral']);
    assert.deepEqual(counts, [
      [4, 2, 0],
      [2, 0, 1],
      [0, 1, 0],
    ]);
  });
});

suite('The long table of units and coders', () => {
  test('has one line for each value', () => {
    assert.ok(STANCE && ACT);
    const rows = [...unitValues(unitsOf(readings(CASE)), [STANCE, ACT])];
    const lines = rows.map(({ unit, coder, field, value }) =>
      [unit, coder, field, value].join('|'),
    );
    assert.equal(
      rows.every(({ article }) => article === 'a.md'),
      true,
    );
    assert.deepEqual(
      lines.filter((line) => line.startsWith('a.md#2') || line.includes('|claim|')),
      [
        'a.md#1|lea|claim|china · exports',
        'a.md#1|max|claim|china · exports',
        'a.md#2|lea|claim|japan · exports',
        'a.md#2|max|claim|japan · exports',
        'a.md#2|lea|actor|japan',
        'a.md#2|max|actor|japan',
        'a.md#2|lea|issue|exports',
        'a.md#2|max|issue|exports',
        'a.md#3|lea|claim|japan · talks',
        'a.md#3|max|claim|∅',
        'a.md#4|lea|claim|japan · talks',
        'a.md#4|max|claim|china · talks + japan · talks',
        'a.md#2 japan · exports|lea|stance|oppose',
        'a.md#2 japan · exports|max|stance|neutral',
        'a.md#2 japan · exports|lea|stance-order|-1',
        'a.md#2 japan · exports|max|stance-order|0',
        'a.md#2 japan · exports|lea|act|reject',
        'a.md#2 japan · exports|max|act|∅',
      ],
    );
  });

  test('gives the α of the figures', () => {
    const corpus = simulatedReadings({ articles: 6, coders: ['eva', 'lea', 'max'] });
    const found = agreementOf(corpus);
    const rows = [...unitValues(unitsOf(corpus), codedFields(corpus.codebook))];
    const valuesOf = (field: string): string[][] => {
      const units = new Map<string, string[]>();
      for (const row of rows.filter((one) => one.field === field)) {
        units.set(row.unit, [...(units.get(row.unit) ?? []), row.value]);
      }
      return [...units.values()];
    };
    const nominal = alphaOf(valuesOf('stance'), metricDistance('nominal'));
    assert.equal(figureValue(nominal), alphaIn(found, 'stance nominal'));
    const places = valuesOf('stance-order').map((values) => values.map(Number));
    const ordinal = alphaOf(places, metricDistance('ordinal'));
    assert.equal(figureValue(ordinal), alphaIn(found, 'stance ordinal'));
  });
});
