import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contradictionsOn } from '../../../../src/core/analysis/contradictions';
import { disagreementsOn } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import {
  areOpposed,
  commonRuns,
  stanceInTime,
  type StanceInTime,
} from '../../../../src/core/analysis/claims/stanceInTime';
import { haveChangedSides, type Period } from '../../../../src/core/analysis/disagreements/pairs';
import type { IssueAnalysis } from '../../../../src/core/analysis/issueAnalysis';
import type { Filter } from '../../../../src/core/analysis/records/filter';
import { parseNetting, stretchesOf } from '../../../../src/core/model/netting';
import { articleOf, withFlipped } from '../../../../src/core/intercoder/fragility/flippedArticles';
import {
  codeTwiceFirst,
  drawnToCodeTwice,
} from '../../../../src/core/intercoder/fragility/codeTwiceFirst';
import {
  fragilityOf,
  fragilityOfPeriod,
  fragilityOfContradiction,
  type Fragility,
} from '../../../../src/core/intercoder/fragility/fragility';
import { runSync } from '../../../../src/core/util/task';
import { DATES, WINDOWS } from '../../analysis/oracle/corpora';
import { analysisOf } from '../../analysis/say';
import { codersCorpus } from '../recoding/codersCorpus';
import { caseCount, enough } from '../../../support/caseCount';

const YEARS: Partial<Filter> = { netting: parseNetting('years') };

/** Two actors in up to seven articles. */
const twoActors = fc
  .array(
    fc.record({
      article: fc.nat({ max: 6 }),
      isChina: fc.boolean(),
      // China mostly supports, Japan mostly opposes.
      isUsual: fc.constantFrom(...[true, true, true, true, true, false]),
      date: fc.option(fc.constantFrom(...DATES.slice(1, 5)), { nil: undefined, freq: 6 }),
    }),
    { minLength: 6, maxLength: 11 },
  )
  .map((records) =>
    Array.from({ length: 7 }, (_, article) => [
      `in ${article}.md`,
      ...records.flatMap((one, at) => {
        if (one.article !== article) return [];
        const verb = one.isChina === one.isUsual ? 'supports' : 'opposes';
        return [`p${at}: ${one.isChina ? 'china' : 'japan'} ${verb} exports ${one.date ?? ''}`];
      }),
    ])
      .flat()
      .join('\n'),
  );

suite('The articles on which a finding stands', () => {
  test('one article of the weaker side, however many the other one has', () => {
    assert.deepEqual(
      sayFragile(`
        in a.md 2020-01-01
        p1: china supports exports
        in b.md 2020-02-01
        p2: china supports exports
        in c.md 2020-03-01
        p3: china supports exports
        in d.md 2020-04-01
        p4: japan opposes exports`),
      ['derived china – japan: 1 [d.md] p4'],
    );
  });

  test('the side that needs fewer, the heaviest article first', () => {
    // Turning a.md alone leaves 5 − 6 claims; japan needs two of three.
    assert.deepEqual(
      sayFragile(`
        in a.md 2020-01-01
        p1: china supports exports
        p2: china supports exports
        p3: china supports exports
        in b.md 2020-01-02
        p4: china supports exports
        in c.md 2020-01-03
        p5: china supports exports
        in d.md 2020-04-01
        p6: japan opposes exports
        in e.md 2020-04-02
        p7: japan opposes exports
        in f.md 2020-04-03
        p8: japan opposes exports`),
      ['derived china – japan: 1 [a.md] p1 p2 p3'],
    );
  });

  test('a sum of 0 is no sign: one of two equal articles is enough', () => {
    assert.deepEqual(
      sayFragile(`
        in a.md 2020-01-01
        p1: china supports exports
        in b.md 2020-01-02
        p2: china supports exports
        in c.md 2020-01-03
        p3: japan opposes exports
        in d.md 2020-01-04
        p4: japan opposes exports
        in e.md 2020-01-04
        p5: japan opposes exports`),
      ['derived china – japan: 1 [a.md] p1'],
    );
  });

  test('in several years it is at least the greatest number of a year', () => {
    assert.deepEqual(
      sayFragile(
        `
        in a.md 2020-01-01
        p1: china supports exports
        p2: japan opposes exports
        in b.md 2022-01-01
        p3: china supports exports
        in c.md 2022-01-02
        p4: china supports exports
        in d.md 2022-01-03
        p5: china supports exports
        in e.md 2022-02-01
        p6: japan opposes exports
        in f.md 2022-02-02
        p7: japan opposes exports
        in g.md 2022-02-03
        p8: japan opposes exports`,
        YEARS,
      ),
      ['derived china – japan: at least 2 [b.md c.md] p3 p4 or [e.md f.md] p6 p7'],
    );
  });

  test('what is opposed only at times stands on its articles', () => {
    assert.deepEqual(
      sayFragile(
        `
        in a.md 2020-01-01
        p1: china supports exports
        in b.md 2020-01-01
        p2: japan opposes exports
        in c.md 2020-05-01
        p3: japan supports exports
        p4: japan supports exports`,
        YEARS,
      ),
      // Japan nets to support, so that only one day is opposed; it contradicts nothing on that day.
      ['at-times china – japan: 2 [a.md b.md] p1 p2', 'shift japan: 1 [c.md] p3 p4 or [b.md] p2'],
    );
  });

  test('a contradiction stands on its articles', () => {
    assert.deepEqual(
      sayFragile(`
        in a.md 2020-01-01
        p1: china supports exports
        in b.md 2020-01-01
        p2: china opposes exports`),
      ['contradiction china: 2 [a.md b.md] p1 p2'],
    );
  });

  test('no smaller choice of articles removes a disagreement; these do, unless it is “at least”', () => {
    const seen = { exact: 0, atLeast: 0, several: 0 };
    fc.assert(
      fc.property(twoActors, fc.constantFrom(...WINDOWS), (text, window) => {
        const filter = { netting: parseNetting(window) };
        for (const on of analysisOf(text, filter).issues.values()) {
          for (const row of disagreementsOn(on)) {
            if (row.kind !== 'derived') continue;
            const found = fragilityOf(on, row);
            assert.ok(found);
            const { count, isAtLeast, sides } = found;
            seen[isAtLeast ? 'atLeast' : 'exact']++;
            if (count > 1) seen.several++;
            const parts = partsOf(on, row.actors);
            const isRemoved = (some: readonly Part[]): boolean => !opposed(on, row.actors, some);
            const say = `${text}\n${window} ${JSON.stringify(sides.map(({ articles }) => articles))}`;
            for (const some of subsets(parts)) {
              if (some.length < count) assert.ok(!isRemoved(some), say);
            }
            for (const { articles, records: own } of sides) {
              const actor = own[0]?.actors[0] ?? '';
              assert.equal(
                isRemoved(articles.map((article) => ({ actor, article }))),
                !isAtLeast,
                say,
              );
            }
          }
        }
      }),
      { numRuns: caseCount(200), seed: 25 },
    );
    for (const [what, times] of Object.entries(seen))
      assert.ok(times >= enough(5), `${what} ${times}`);
  });
});

suite('The articles on which a period stands', () => {
  test('are those of its own time and sides', () => {
    const text = `
      in a.md 2020-01-01
      p1: china supports exports
      p2: japan opposes exports
      in b.md 2022-01-01
      p3: china opposes exports
      in c.md 2022-01-02
      p4: china opposes exports
      in d.md 2022-01-03
      p5: china opposes exports
      in e.md 2022-02-01
      p6: japan supports exports
      in f.md 2022-02-02
      p7: japan supports exports
      in g.md 2022-02-03
      p8: japan supports exports`;
    const [on] = analysisOf(text, YEARS).issues.values();
    assert.ok(on);
    const [row] = [...disagreementsOn(on)];
    assert.ok(row);
    assert.deepEqual(
      row.periods.flatMap((period) =>
        say(period.firstDate ?? '', fragilityOfPeriod(on, row, period)),
      ),
      [
        '2020-01-01: 1 [a.md] p1 or [a.md] p2',
        '2022-01-01: 2 [b.md c.md] p3 p4 or [e.md f.md] p6 p7',
      ],
    );
  });

  test('at times are those of its date', () => {
    const text = `
      in a.md 2020-01-01
      p1: china supports exports
      p2: china opposes exports
      p3: japan opposes exports
      in b.md 2020-03-01
      p4: japan supports exports`;
    const [on] = analysisOf(text, YEARS).issues.values();
    assert.ok(on);
    const [row] = [...disagreementsOn(on)];
    assert.equal(row?.kind, 'at-times');
    const [period] = row.periods;
    assert.ok(period);
    assert.deepEqual(say('', fragilityOfPeriod(on, row, period)), [': 1 [a.md] p1 p3']);
  });

  test('no smaller choice ends it; these do, unless it is “at least”', () => {
    const seen = { exact: 0, atLeast: 0, several: 0, changed: 0 };
    fc.assert(
      fc.property(twoActors, fc.constantFrom(...WINDOWS), (text, window) => {
        for (const on of analysisOf(text, { netting: parseNetting(window) }).issues.values()) {
          for (const row of disagreementsOn(on)) {
            if (row.kind !== 'derived') continue;
            if (haveChangedSides(row)) seen.changed++;
            for (const period of row.periods) {
              const found = fragilityOfPeriod(on, row, period);
              assert.ok(found);
              const { count, isAtLeast, sides } = found;
              seen[isAtLeast ? 'atLeast' : 'exact']++;
              if (row.periods.length > 1) seen.several++;
              const isEnded = (some: readonly Part[]): boolean =>
                !isOpposedIn(on, row.actors, period, some);
              const say = `${text}\n${window} ${JSON.stringify(sides.map(({ articles }) => articles))}`;
              for (const some of subsets(partsOf(on, row.actors))) {
                if (some.length < count) assert.ok(!isEnded(some), say);
              }
              for (const { articles, records: own } of sides) {
                const actor = own[0]?.actors[0] ?? '';
                const reversed = articles.map((article) => ({ actor, article }));
                assert.equal(isEnded(reversed), !isAtLeast, say);
              }
            }
          }
        }
      }),
      { numRuns: caseCount(200), seed: 26 },
    );
    for (const [what, times] of Object.entries(seen))
      assert.ok(times >= enough(5), `${what} ${times}`);
  });
});

suite('The passages to code twice first', () => {
  const text = `
    in a.md 2020-01-01
    p1: china supports exports coder=lea
    in b.md 2020-01-02
    p2: japan opposes exports coder=lea
    p3: chile opposes exports coder=lea at=50-60
    in c.md 2020-01-03
    p4: china supports exports coder=lea
    in d.md 2020-01-04
    p5: japan opposes exports coder=lea`;

  test('come with the most fragile findings first, then those with most of them', () => {
    assert.deepEqual(sayQueue(text), [
      // China's first article would end both disagreements, each of the others one.
      'p1: 1, 2 findings',
      'p2: 1, 1 findings',
      'p3: 1, 1 findings',
    ]);
  });

  test('leave out articles that two coders have completed', () => {
    const twice = text.replace(
      'coder=lea',
      'coder=lea\np6: china supports exports at=0-10 coder=max',
    );
    assert.deepEqual(sayQueue(twice), ['p2: 1, 1 findings', 'p3: 1, 1 findings']);
  });

  test('have as many articles beside them that were drawn at random and wait', () => {
    const twice = ['lea', 'max'];
    const assigned = new Map([
      ['a.md', ['lea']],
      ['b.md', twice],
      ['c.md', twice],
      ['e.md', twice],
    ]);
    const waitingOf = (drawn: 'random' | undefined, coded = text): string[] => {
      const corpus = codersCorpus(analysisOf(coded).reader);
      const coding = { ...corpus.codebook.coding, assigned, drawn };
      return drawnToCodeTwice({ ...corpus, codebook: { ...corpus.codebook, coding } })
        .map(({ path, coders }) => `${path}: ${coders.join(' and ')}`)
        .sort();
    };
    assert.deepEqual(waitingOf(undefined), []);
    assert.deepEqual(waitingOf('random'), ['b.md: max', 'c.md: max', 'e.md: lea and max']);
    const completed = text.replace('p4', 'q4: china supports exports at=0-10 coder=max\n    p4');
    assert.deepEqual(waitingOf('random', completed), ['b.md: max', 'e.md: lea and max']);
  });
});

function sayQueue(text: string): string[] {
  const analysis = analysisOf(text);
  return runSync(codeTwiceFirst(analysis, codersCorpus(analysis.reader))).map(
    ({ record, least, findings }) => `${record.id}: ${least}, ${findings} findings`,
  );
}

function sayFragile(text: string, filter: Partial<Filter> = {}): string[] {
  const rows = [...analysisOf(text, filter).issues.values()].flatMap((on) => [
    ...[...disagreementsOn(on)].map((row) =>
      say(`${row.kind} ${row.actors.join(' – ')}`, fragilityOf(on, row)),
    ),
    ...contradictionsOn(on).map((row) =>
      say(`${row.kind} ${row.actor}`, fragilityOfContradiction(row)),
    ),
  ]);
  return rows.flat();
}

function say(name: string, found: Fragility | undefined): string[] {
  if (!found) return [];
  const least = found.isAtLeast ? 'at least ' : '';
  const sides = found.sides.map(({ articles, records }) => {
    return `[${articles.join(' ')}] ${records.map(({ id }) => id).join(' ')}`;
  });
  return [`${name}: ${least}${found.count} ${sides.join(' or ')}`];
}

/** An article as one actor's. */
interface Part {
  readonly actor: string;
  readonly article: string;
}

function partsOf(on: IssueAnalysis, actors: readonly string[]): Part[] {
  return actors.flatMap((actor) => {
    const paths = new Set(on.stances.get(actor)?.claims.flatMap((claim) => articleOf(claim) ?? []));
    return [...paths].map((article) => ({ actor, article }));
  });
}

function opposed(on: IssueAnalysis, actors: readonly string[], flipped: readonly Part[]): boolean {
  return areOpposed(...reversed(on, actors, flipped));
}

/** Whether the two are opposed as in a period, in a stretch that overlaps it. */
function isOpposedIn(
  on: IssueAnalysis,
  actors: readonly string[],
  { sign, days }: Period,
  flipped: readonly Part[],
): boolean {
  const { netting } = on.context;
  const [one, other] = reversed(on, actors, flipped);
  if (netting.kind !== 'none' && !days) return one.undated === sign && other.undated === -sign;
  const runs = commonRuns(one, other, 'opposite').filter((run) => run.sign === sign);
  if (netting.kind === 'none' || !days) return runs.length > 0;
  const stretches = [days.first, days.last].flatMap(
    (day) => stretchesOf({ first: day, last: day }, netting) ?? [],
  );
  const [from, to] = [
    Math.min(...stretches.map((range) => range.from)),
    Math.max(...stretches.map((range) => range.to)),
  ];
  return runs.some((run) => run.from <= to && from <= run.to);
}

function reversed(
  on: IssueAnalysis,
  actors: readonly string[],
  flipped: readonly Part[],
): readonly [StanceInTime, StanceInTime] {
  const [one, other] = actors.map((actor) => {
    const own = flipped.filter((part) => part.actor === actor).map(({ article }) => article);
    return stanceInTime(
      withFlipped(on.stances.get(actor)?.claims ?? [], new Set(own)),
      on.context.netting,
    );
  });
  assert.ok(one && other);
  return [one, other];
}

function subsets<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>(
    (all, item) => [...all, ...all.map((some) => [...some, item])],
    [[]],
  );
}
