import assert from 'node:assert/strict';
import { ALTERNATIVES } from '../../bench/anchoring/alternatives';
import { generatedArticle } from '../../bench/anchoring/article';
import { mixes } from '../../bench/anchoring/editions';
import { countAnswers, NOTHING, placed, sumOf } from '../../bench/anchoring/measure';
import { makeTask } from '../../bench/anchoring/task';

/** The bench in small, on made-up text: the full one, on speeches, is `npm run bench -- anchoring`.
 * */
suite('Quotes in other editions of an article', () => {
  const SEEDS = [1, 2, 3];
  const foreign = generatedArticle(99, 2000);
  const [hypothesis] = ALTERNATIVES;

  for (const mix of mixes(foreign)) {
    test(`none is silently wrong, and most places are right: ${mix.name}`, () => {
      const tasks = SEEDS.map((seed) => makeTask(generatedArticle(seed, 2000), mix, seed, 100));
      const countOf = ({ prepare }: (typeof ALTERNATIVES)[number]) =>
        tasks.map((task) => countAnswers(task, prepare(task)())).reduce(sumOf, NOTHING);
      assert.ok(hypothesis);
      const reference = countOf(hypothesis);
      for (const ours of ALTERNATIVES.filter(({ name }) => name.includes('ours'))) {
        const counts = countOf(ours);
        assert.equal(counts.silentWrong, 0, `${ours.name}: ${JSON.stringify(counts)}`);
        assert.equal(counts.silentExact, counts.silentRight, ours.name);
        // Of two equal copies nobody knows which one is meant: a hundredth is luck.
        assert.ok(
          placed(counts) >= 0.99 * placed(reference),
          `${ours.name}: ${JSON.stringify(counts)}, but ${JSON.stringify(reference)}`,
        );
        // Where each sentence was reworded, all are asked about.
        const isReworded = mix.name === '10 % of words changed';
        assert.ok(isReworded || counts.silentRight > counts.firstRight / 8, JSON.stringify(counts));
      }
    });
  }
});
