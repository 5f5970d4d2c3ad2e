import assert from 'node:assert/strict';
import { inLanes, type Job } from '../../../scripts/lib/lanes.mjs';

type Print = (text: string) => void;

interface Running {
  readonly print: Print;
  readonly end: () => void;
}

/** Jobs that print and end when the test says so. */
function heldJobs(count: number): { jobs: Job<number>[]; at: Running[] } {
  const at: Running[] = [];
  const jobs = Array.from({ length: count }, (_, index) => ({
    run: (print: Print) => {
      return new Promise<number>((resolve) => {
        at[index] = { print, end: () => resolve(index * 10) };
      });
    },
  }));
  return { jobs, at };
}

/** Lets what was resolved be heard. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

suite('Jobs in lanes', () => {
  test('start in their order, so many at a time, and give their results in that order', async () => {
    const { jobs, at } = heldJobs(4);
    const results = inLanes(jobs, 2, String);
    await settled();
    assert.equal(at.length, 2);
    at[1]?.end();
    await settled();
    assert.equal(at.length, 3);
    at[2]?.end();
    at[0]?.end();
    await settled();
    at[3]?.end();
    assert.deepEqual(await results, [0, 10, 20, 30]);
  });

  test('print as if they had run one after the other', async () => {
    const { jobs, at } = heldJobs(3);
    let shown = '';
    const results = inLanes(jobs, 2, (text) => (shown += text));
    await settled();
    at[1]?.print('second ');
    at[0]?.print('first ');
    assert.equal(shown, 'first ', 'only what runs longest is shown as it comes');
    at[1]?.end();
    await settled();
    at[2]?.print('third ');
    assert.equal(shown, 'first ', 'what has ended waits too');
    at[0]?.end();
    await settled();
    assert.equal(shown, 'first second third ');
    at[2]?.print('last');
    at[2]?.end();
    await results;
    assert.equal(shown, 'first second third last');
  });
});
