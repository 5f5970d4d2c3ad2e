import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { alphaScript } from '../../../../src/core/exports/report/alphaScripts';
import { unitsTable } from '../../../../src/core/exports/report/agreementTables';
import {
  codedFields,
  type CodedField,
} from '../../../../src/core/intercoder/agreement/compared/fields';
import {
  fieldTables,
  passageTables,
} from '../../../../src/core/intercoder/agreement/compared/comparedValues';
import { codedUnits, PASSAGE_SETS } from '../../../../src/core/intercoder/agreement/codedUnits';
import { alphaOf } from '../../../../src/core/intercoder/coefficients/alpha';
import { diceDistance } from '../../../../src/core/intercoder/coefficients/dice';
import { metricDistance } from '../../../../src/core/intercoder/coefficients/distance';
import { figureValue } from '../../../../src/core/intercoder/coefficients/figure';
import type { CodersCorpus } from '../../../../src/core/intercoder/readings';
import { csvTable, DEFAULT_CSV_OPTIONS, type Cell } from '../../../../src/core/tables/csv';
import { seeded } from '../../../../src/core/measures/random';
import { runSync } from '../../../../src/core/util/task';
import { inTemporaryFolder, runs, skipFor } from '../../../support/programs';
import { simulatedReadings } from '../../../support/simulatedReadings';

suite('Scripts that compute α of the long table', () => {
  for (const { language, program, file } of [
    { language: 'python', program: 'python3', file: 'alpha.py' },
    { language: 'r', program: 'Rscript', file: 'alpha.R' },
  ] as const) {
    test(`in ${language} give the α that we give`, function () {
      if (!runs(program, ['--version'])) skipFor(this, `there is no ${program}`);
      const corpus = simulatedReadings({ articles: 12, coders: ['eva', 'lea', 'max'] });
      const units = unitsOf(corpus);
      const expected = alphasOf(corpus);
      assert.ok(expected.size > 5, [...expected.keys()].join());
      const { columns, rows } = unitsTable(units);
      const found = printedBy(
        { program, file, script: alphaScript(language, codedFields(units.codebook)) },
        [columns.map(({ name }) => name), ...rows],
      );
      assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
      for (const [name, value] of expected) {
        const own = found.get(name) ?? '';
        if (value === undefined) assert.equal(own, 'not defined', name);
        else assert.ok(Math.abs(Number(own) - value) < 1e-9, `${name}: ${own}, not ${value}`);
      }
    });

    test(`in ${language} know each scale, names of any signs and units of one value`, function () {
      if (!runs(program, ['--version'])) skipFor(this, `there is no ${program}`);
      const next = seeded(20261129);
      const pick = <T>(values: readonly T[]): T | undefined =>
        values[Math.floor(next() * values.length)];
      const given = SCALES.map(({ values, ...scale }) => {
        const units = Array.from({ length: 40 }, () =>
          Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(values) ?? ''),
        );
        return { ...scale, units };
      });
      const rows = given.flatMap(({ field, units }) =>
        units.flatMap((values, unit) =>
          values.map((value, coder) => [`a.md#${unit}`, 'a.md', `c${coder}`, field, value]),
        ),
      );
      const found = printedBy({ program, file, script: alphaScript(language, FIELDS) }, [
        ['unit', 'article', 'coder', 'field', 'value'],
        ...rows,
      ]);
      for (const { field, scale, units } of given) {
        const alpha =
          scale === 'set'
            ? alphaOf(
                units.map((values) => values.map(setOf)),
                diceDistance,
              )
            : alphaOf(
                units.map((values) => values.map(Number)),
                metricDistance(scale),
              );
        const own = found.get(`${field}, ${scale}`) ?? '';
        const value = figureValue(alpha);
        assert.ok(value !== undefined && Math.abs(Number(own) - value) < 1e-9, `${field}: ${own}`);
      }
    });
  }
});

const SCALES = [
  { field: 'field.years-order', scale: 'interval', values: ['-1.5', '0', '2', '10'] },
  { field: 'ranks-order', scale: 'ordinal', values: ['-1', '0', '1', '2'] },
  { field: 'field.\\ "ü"', scale: 'set', values: ['∅', 'a', 'a + b', 'b + ü', 'NA'] },
] as const;

const PLAIN = { isAsked: true, isList: false, order: undefined, valuesOf: () => [] };
const FIELDS: readonly CodedField[] = [
  ...(['interval', 'ordinal'] as const).map((metric) => ({
    ...PLAIN,
    name: metric === 'interval' ? 'field.years' : 'ranks',
    label: metric,
    order: { metric, placeOf: Number },
  })),
  { ...PLAIN, name: 'field.\\ "ü"', label: 'tags', isList: true },
];

function setOf(value: string): ReadonlySet<string> {
  return new Set(value === '∅' ? [] : value.split(' + '));
}

/** What a script prints of a table: the values by their names. */
function printedBy(
  { program, file, script }: { program: string; file: string; script: string },
  table: Iterable<readonly Cell[]>,
): ReadonlyMap<string, string> {
  const printed = inTemporaryFolder((folder) => {
    const csv = [...csvTable(table, DEFAULT_CSV_OPTIONS)].join('');
    fs.writeFileSync(path.join(folder, 'units.csv'), csv);
    fs.writeFileSync(path.join(folder, file), script);
    const run = spawnSync(program, [file, 'units.csv'], { cwd: folder, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout;
  });
  return new Map(
    printed
      .trim()
      .split(/\r?\n/)
      .map((line): [string, string] => {
        const parts = /^(.*): (\S+|not defined) \(\d+ values/.exec(line) ?? [];
        return [parts[1] ?? line, parts[2] ?? ''];
      }),
  );
}

function unitsOf(corpus: CodersCorpus) {
  const units = runSync(codedUnits(corpus, { coders: undefined, includesChanged: false }));
  assert.ok(units.kind !== 'refused');
  return units;
}

/** The α of each variable that has units of several coders, by the names that scripts print. */
function alphasOf(corpus: CodersCorpus): ReadonlyMap<string, number | undefined> {
  const units = unitsOf(corpus);
  const tables = [
    ...PASSAGE_SETS.flatMap((of) => passageTables(units, of)),
    ...codedFields(units.codebook).flatMap((field) => fieldTables(units, field)),
  ];
  const found = new Map<string, number | undefined>();
  for (const { field, scale, absent, alpha, categories } of tables) {
    if (!categories().some(({ values }) => values.length > 1)) continue;
    const isOrder = scale === 'ordinal' || scale === 'interval';
    const name = isOrder ? `${field}-order` : field;
    const without = absent === 'excluded' && !isOrder ? ' without empty values' : '';
    found.set(`${name}${without}, ${scale}`, figureValue(alpha()));
  }
  return found;
}
