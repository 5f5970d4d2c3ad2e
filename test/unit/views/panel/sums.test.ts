import assert from 'node:assert/strict';
import path from 'node:path';
import type { CorpusReader } from '../../../../src/core/model/corpus';
import { runSync } from '../../../../src/core/util/task';
import { analysisFilter } from '../../../../src/core/views/filter/analysisFilter';
import {
  DEFAULT_ANALYSIS_STATE,
  type PositionState,
} from '../../../../src/core/views/filter/analysisState';
import { networkView } from '../../../../src/core/views/network/networkView';
import { NETWORK_TIES } from '../../../../src/core/views/network/networkTools';
import { footLines, headCounts } from '../../../../src/core/views/panel/remarks';
import { issuesTree } from '../../../../src/core/views/trees/issuesTree';
import { plainCounts } from '../../../../src/core/views/words/countedText';
import { loadCorpus } from '../../../../src/cli/corpus/corpus';
import { claims } from '../../../support/claims';
import { contextOf } from '../build';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');

/** One claim that two coders code alike, one on which they differ, and what counts for other
 * reasons not. */
const SEVERAL_CODERS = `
  in a.md 2024-01-01
  p1: anna supports taxes coder=lea at=10-30
  p2: anna supports taxes coder=max at=10-30
  p3: bert supports taxes coder=lea at=40-60
  p4: bert opposes taxes coder=max at=40-60
  p5: carl opposes taxes
  p6: dora neutral-on taxes
  p7: emil supports taxes according-to=anna
  p8: anna evaluates target=bert evaluation=-1`;

suite('Sentences of counts add up', () => {
  const states: readonly Partial<PositionState>[] = [
    {},
    { who: 'china' },
    { who: 'anna' },
    { query: 'stance:oppose' },
    { from: '2024-07-01' },
  ];

  test('what counts and what is left out are all positions', async () => {
    for (const { context, state } of await contexts(states)) {
      const [counted = '', excluded = ''] = footLines(context, state).map(plainCounts);
      const [counts, all] = numbers(counted);
      assert.equal(sum(excluded.startsWith('Excluded: ') ? excluded : '') + (counts ?? 0), all);
      const [head = ''] = headCounts(context).split(' · ');
      assert.deepEqual(numbers(head), counts === all ? [counts] : [counts, all]);
    }
  });

  test('so are what is in a network and what is left out of it', async () => {
    let excluded = 0;
    for (const { context, state } of await contexts(states)) {
      for (const networkTies of NETWORK_TIES) {
        const { definition } = runSync(networkView(context, { ...state, networkTies }));
        const used = definition.find((line) => line.startsWith('Made of ')) ?? '';
        const left = definition.find((line) => line.startsWith('Excluded: ')) ?? '';
        const [inIt, all] = numbers(used).slice(-2);
        assert.equal((inIt ?? 0) + sum(left), all, `${networkTies}: ${used} ${left}`);
        excluded += sum(left);
      }
    }
    assert.ok(excluded > 100, String(excluded));
  });

  test('two coders of one claim: the second is said to be left out', () => {
    const context = contextOf(claims(SEVERAL_CODERS));
    const { definition } = runSync(networkView(context, DEFAULT_ANALYSIS_STATE));
    assert.deepEqual(definition.slice(1, 3), [
      'Made of 2 claims for or against in 1 article, 2024-01-01. Positions included: 2 of 8.',
      'Excluded: 1 ascribed by others, 1 without an issue, 1 on neither side, 2 of claims on which coders differ, 1 of claims that another coder also coded.',
    ]);
  });

  test('the rows of issues come to at least what their head says', async () => {
    for (const reader of await readers()) {
      const view = issuesTree(contextOf(reader), { sort: 'codebook', group: 'none' });
      const [head = 0] = numbers(view.description);
      const rows = view
        .roots()
        .map(({ description }) => Number(/(\d+) positions?/u.exec(description)?.[1] ?? 0));
      const several = contextOf(reader).facts.analysis.surviving.reduce(
        (more, { position, polarity }) =>
          more + (polarity === undefined ? 0 : Math.max(0, new Set(position.issues).size - 1)),
        0,
      );
      assert.equal(
        rows.reduce((all, one) => all + one, 0),
        head + several,
      );
    }
  });
});

async function readers(): Promise<readonly CorpusReader[]> {
  const outcome = await loadCorpus(EXAMPLES, undefined, () => undefined);
  assert.ok(outcome.kind === 'corpus', outcome.kind);
  return [outcome.corpus.reader, claims(SEVERAL_CODERS)];
}

async function contexts(states: readonly Partial<PositionState>[]) {
  return (await readers()).flatMap((reader) =>
    states.map((given) => {
      const state = { ...DEFAULT_ANALYSIS_STATE, ...given };
      const { filter } = analysisFilter(state, reader.codebook, 'none');
      return { context: contextOf(reader, filter), state };
    }),
  );
}

function numbers(text: string): readonly number[] {
  return [...text.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
}

function sum(text: string): number {
  return numbers(text).reduce((all, one) => all + one, 0);
}
