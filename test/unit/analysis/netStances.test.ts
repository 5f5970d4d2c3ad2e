import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pairsAmong } from '../../../src/core/analysis/disagreements/pairsOn';
import type { Evidence } from '../../../src/core/analysis/records/evidence';
import { netStances, type NetStance } from '../../../src/core/analysis/netStances';
import { runSync } from '../../../src/core/util/task';
import { analysisOf } from './say';

// Net stances of articles, against the sums of what they say, added up plainly.

const claim = fc
  .record({
    actor: fc.constantFrom('china', 'japan', 'unece'),
    verb: fc.constantFrom('supports', 'opposes', 'neutral-on', 'speaks-of'),
    issue: fc.constantFrom('exports', 'talks'),
    intensity: fc.constantFrom('', ' intensity=1', ' intensity=3'),
    date: fc.constantFrom('', ' 2020', ' 2021-05-04'),
  })
  .map(({ actor, verb, issue, intensity, date }) => `${actor} ${verb} ${issue}${intensity}${date}`);

const step = fc.record({
  path: fc.constantFrom('a.md', 'b.md', 'c.md'),
  stated: fc.array(claim, { maxLength: 5 }),
});

suite('Net stances', () => {
  test('are sums of what articles say, as these are added, changed and removed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const articles = new Map<string, readonly Evidence[]>();
        for (const { path, stated } of steps) {
          articles.set(path, evidenceIn(path, stated));
          const all = [...articles].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, own]) => own);
          const stances = netStances(all);
          assert.deepEqual(
            [...stances.values()].flatMap((row) => [...row.values()].map(sayStance)),
            plainStances(all),
          );
          for (const [issue, row] of stances) {
            const { derived } = runSync(pairsAmong(row, { kind: 'none' }, undefined));
            assert.equal(derived.count, plainPairs(all.filter((one) => one.issue === issue)));
          }
        }
      }),
    );
  });
});

function evidenceIn(path: string, stated: readonly string[]): readonly Evidence[] {
  const lines = stated.map((one, index) => `p${String(index)}-${path}: ${one}`);
  return analysisOf([`in ${path}`, ...lines].join('\n')).records.flatMap((record) =>
    record.actors.flatMap((actor) =>
      record.position.issues.map((issue) => {
        return { record, actor, issue, polarity: record.polarity, side: actor };
      }),
    ),
  );
}

function sayStance(stance: NetStance): unknown {
  const { issue, actor, plus, zero, minus, sign, mixed, meanIntensity } = stance;
  const { positions, firstDate, lastDate, days } = stance;
  const counts = { plus, zero, minus, sign, mixed, meanIntensity };
  return { issue, actor, ...counts, positions, firstDate, lastDate, days };
}

function plainStances(all: readonly Evidence[]): unknown[] {
  const found: unknown[] = [];
  for (const issue of [...new Set(all.map((one) => one.issue))].sort()) {
    const onIssue = all.filter((one) => one.issue === issue);
    for (const actor of [...new Set(onIssue.map((one) => one.actor))].sort()) {
      const own = onIssue.filter((one) => one.actor === actor);
      const polarities = own.flatMap(({ polarity }) => polarity ?? []);
      const signed = own.flatMap(({ polarity, record: { position } }) =>
        polarity === undefined || position.intensity === undefined
          ? []
          : [Math.sign(polarity) * position.intensity],
      );
      const dated = own.flatMap(({ record: { date, days } }) =>
        date === undefined || !days ? [] : [{ date, ...days }],
      );
      const [first] = dated.toSorted(
        (a, b) => compare(a.first, b.first) || compare(a.date, b.date),
      );
      const [last] = dated.toSorted((a, b) => compare(b.last, a.last) || compare(a.date, b.date));
      found.push({
        issue,
        actor,
        plus: polarities.filter((one) => one > 0).length,
        zero: polarities.filter((one) => one === 0).length,
        minus: polarities.filter((one) => one < 0).length,
        sign: Math.sign(sum(polarities)),
        mixed: polarities.some((one) => one > 0) && polarities.some((one) => one < 0),
        meanIntensity: signed.length === 0 ? undefined : sum(signed) / signed.length,
        positions: own.map(({ record }) => record.id),
        firstDate: first?.date,
        lastDate: last?.date,
        days: first && last && { first: first.first, last: last.last },
      });
    }
  }
  return found;
}

/** Of actors, by the signs of their sums. */
function plainPairs(onIssue: readonly Evidence[]): number {
  const sums = [...new Set(onIssue.map(({ actor }) => actor))].map((actor) =>
    sum(onIssue.flatMap((one) => (one.actor === actor ? (one.polarity ?? 0) : []))),
  );
  return sums.flatMap((one, at) => sums.slice(at + 1).filter((other) => one * other < 0)).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
