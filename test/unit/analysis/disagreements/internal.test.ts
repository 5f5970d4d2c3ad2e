import assert from 'node:assert/strict';
import path from 'node:path';
import { loadCorpus } from '../../../../src/cli/corpus/corpus';
import { countsUnder } from '../../../../src/core/analysis/disagreements/kindCounts';
import { disagreements } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import type { Actor } from '../../../../src/core/model/codebook';
import { runSync } from '../../../../src/core/util/task';
import { changedCounts } from '../../../../src/core/views/words/countWords';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { codebook } from '../../../support/corpus';
import { analysisOf, sayDisagreements } from '../say';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');

suite('disagreements, internal', () => {
  const book = codebook({
    actors: {
      us: { side: true, partOf: 'west' },
      state: { partOf: 'us' },
      treasury: { partOf: 'us' },
      blinken: {
        type: 'person',
        roles: [{ title: 'Secretary', of: 'state', from: '2021-01-26', to: '2025-01-20' }],
      },
    },
  });

  test('between two actors of one side it stands in place of derived', () => {
    const text =
      'p1: state supports tariffs\np2: treasury opposes tariffs\np3: china opposes tariffs';
    assert.deepEqual(sayDisagreements(analysisOf(text, {}, book)), [
      'derived tariffs: china [p3] – state [p1]',
      'internal tariffs: state [p1] – treasury [p2]',
    ]);
  });

  test('what a move in the hierarchy does to the numbers is told before it is made', () => {
    const { reader } = analysisOf(
      'p1: state supports tariffs\np2: china opposes tariffs\np3: japan opposes tariffs',
      {},
      book,
    );
    const { codebook: now } = reader;
    const china = now.actors.get('china') ?? assert.fail();
    const actors = new Map([...now.actors, ['china', { ...china, partOf: 'us' }]]);
    const moved = { ...now, actors };
    const before = runSync(countsUnder(reader, now, DEFAULT_FILTER));
    const after = runSync(countsUnder(reader, moved, DEFAULT_FILTER));
    assert.deepEqual(changedCounts(createLocalizer(), before, after), [
      '2 → 1 on balance',
      '0 → 1 within one side',
    ]);
    assert.deepEqual(changedCounts(createLocalizer(), before, before), []);
  });

  test('a move in the example changes what its rows say, counted by hand', async () => {
    const outcome = await loadCorpus(EXAMPLES, undefined, () => undefined);
    assert.ok(outcome.kind === 'corpus', outcome.kind);
    const { reader } = outcome.corpus;
    const { codebook: now } = reader;
    const before = runSync(countsUnder(reader, now, DEFAULT_FILTER));
    const moved = (id: string, change: Partial<Actor>): readonly string[] => {
      const actor = now.actors.get(id) ?? assert.fail(id);
      const actors = new Map([...now.actors, [id, { ...actor, ...change }]]);
      const after = runSync(countsUnder(reader, { ...now, actors }, DEFAULT_FILTER));
      return changedCounts(createLocalizer(), before, after);
    };
    // Both are sides of their own: roll-up stops at China, wherever it is.
    assert.deepEqual(moved('china', { partOf: 'united-states' }), []);
    // Then three rows are within the United States: China and the Trump administration on the
    // authority of the ISA, the Chinese foreign ministry and both the administration and U.S.
    // officials on permits.
    assert.deepEqual(moved('china', { partOf: 'united-states', side: false }), [
      '53 → 50 on balance',
      '6 → 9 within one side',
    ]);
    // On Norwegian licences, against four of Norway: the government, the Storting, the Conservative
    // Party and the offshore industry.
    assert.deepEqual(moved('greenpeace', { partOf: 'norway' }), [
      '53 → 49 on balance',
      '6 → 10 within one side',
    ]);
  });

  test('it is computed on unlifted actors whatever the roll-up', () => {
    const text = `
      p1: state supports tariffs
      p2: state supports tariffs
      p3: treasury opposes tariffs
      p4: china opposes tariffs`;
    assert.deepEqual(sayDisagreements(analysisOf(text, { rollUp: 'actors' }, book)), [
      'derived tariffs: china [p4] – us [p1 p2], mixed',
      'internal tariffs: state [p1 p2] – treasury [p3]',
    ]);
  });

  test('whether a person is of the side depends on the date of the claim', () => {
    const text = (date: string): string =>
      `p1: blinken supports tariffs ${date}\np2: treasury opposes tariffs ${date}`;
    const kind = (date: string): string | undefined =>
      disagreements(analysisOf(text(date), {}, book))[0]?.kind;
    assert.equal(kind('2024-04-26'), 'internal');
    assert.equal(kind('2021'), 'internal', 'any day of a partial date counts');
    assert.equal(kind('2020'), 'derived');
    assert.equal(kind(''), 'derived', 'never for an undated claim');
  });

  test('it takes more than half of the claims', () => {
    const text = (dates: readonly string[]): string => `
      in a.md
      p0: treasury opposes tariffs 2021-02-01
      ${dates.map((date, at) => `p${String(at + 1)}: blinken supports tariffs ${date}`).join('\n')}`;
    const kinds = (...dates: string[]): string[] =>
      disagreements(analysisOf(text(dates), {}, book)).map(({ kind }) => kind);
    assert.deepEqual(kinds('2021-01-01'), ['derived'], 'one of two');
    assert.deepEqual(kinds('2021-01-01', '2021-02-01'), ['internal'], 'two of three');
  });

  test('it is decided for each period, so that a pair may have a row of each kind', () => {
    const text = `
      in a.md 2015-05-01
      p1: blinken supports tariffs
      p2: treasury opposes tariffs
      in b.md 2018-05-01
      p3: blinken supports tariffs
      p4: treasury supports tariffs
      in c.md 2022-05-01
      p5: blinken supports tariffs
      p6: treasury opposes tariffs`;
    assert.deepEqual(sayDisagreements(analysisOf(text, {}, book)), [
      'derived tariffs: blinken [p1] – treasury [p2]',
      'internal tariffs: blinken [p5] – treasury [p6]',
    ]);
    const dissent = `
      in a.md 2015-05-01
      p1: blinken supports tariffs
      p2: treasury opposes tariffs
      p3: treasury supports tariffs
      in b.md 2022-05-01
      p4: blinken supports tariffs
      p5: treasury opposes tariffs
      p6: treasury supports tariffs`;
    assert.deepEqual(sayDisagreements(analysisOf(dissent, {}, book)), [
      'at-times tariffs: blinken [p1] – treasury [p2], mixed',
      'internal tariffs: blinken [p4] – treasury [p5], mixed',
    ]);
  });

  test('a dissent that netting hides is internal, too', () => {
    const text = `
      p1: state supports tariffs
      p2: treasury opposes tariffs
      p3: treasury supports tariffs
      p4: treasury supports tariffs`;
    assert.deepEqual(sayDisagreements(analysisOf(text, {}, book)), [
      'internal tariffs: state [p1] – treasury [p2], mixed',
    ]);
  });

  test('two of one side who spoke at different times are apart, and not internal', () => {
    const text = `
      in a.md 2015
      p1: state supports tariffs
      in b.md 2020
      p2: treasury opposes tariffs`;
    assert.deepEqual(sayDisagreements(analysisOf(text, {}, book)), [
      'apart tariffs: state [p1] – treasury [p2]',
    ]);
  });

  test('a stated disagreement within a side is kept under roll-up, with its own actors', () => {
    const text = 's1: state | treasury disagree on tariffs\ns2: state | china disagree on tariffs';
    assert.deepEqual(sayDisagreements(analysisOf(text, { rollUp: 'both' }, book)), [
      'stated tariffs: china [] – us [], stated s2',
      'stated tariffs: state [] – treasury [], stated s1',
    ]);
  });
});
