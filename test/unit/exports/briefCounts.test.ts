import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { loadCorpus } from '../../../src/cli/corpus/corpus';
import { filterUnder } from '../../../src/core/analysis/disagreements/kindCounts';
import { DEFAULT_FILTER, ROLL_UPS, type Filter } from '../../../src/core/analysis/records/filter';
import type { Counted } from '../../../src/core/counted/counted';
import { countedName, countedNamed } from '../../../src/core/exports/brief/briefCounts';
import { countedEntries } from '../../../src/core/counted/countedEntries';
import { withoutRefused } from '../../../src/core';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { parseNetting } from '../../../src/core/model/netting';
import { caseCount } from '../../support/caseCount';
import { claims } from '../../support/claims';
import { BOOK, corpora, notation, WINDOWS } from '../analysis/oracle/corpora';
import { contextOf } from '../views/build';
import { rendered } from './rendered';

const EXAMPLES = path.resolve(__dirname, '../../../examples');

suite('Numbers of a brief', () => {
  test('open as many things as they say, in the examples', async () => {
    const outcome = await loadCorpus(EXAMPLES, undefined, () => undefined);
    assert.ok(outcome.kind === 'corpus', outcome.kind);
    const { reader } = outcome.corpus;
    const texts: string[] = [];
    for (const rollUp of ROLL_UPS) texts.push(...(await openedIn(reader, { rollUp })));
    const [table, method, summary] = [/pairs .* without/, /positions/, /contradictions/].map(
      (wanted) => texts.filter((text) => wanted.test(text)).length,
    );
    assert.ok((table ?? 0) > 10 && (method ?? 0) > 5 && (summary ?? 0) > 1, texts.join('\n'));
  });

  test('and whatever is coded', async () => {
    const rollUps = fc.constantFrom(...ROLL_UPS);
    await fc.assert(
      fc.asyncProperty(
        corpora,
        rollUps,
        fc.constantFrom(...WINDOWS),
        async (records, rollUp, window) => {
          const netting = parseNetting(window);
          const filter = { rollUp, ...(netting ? { netting } : {}) };
          await openedIn(claims(notation(records), BOOK), filter);
        },
      ),
      { numRuns: caseCount(40), seed: 20240429 },
    );
  });

  test('are plain in a file, which runs no commands', async () => {
    const reader = claims('p1: china supports exports\np2: cuba opposes exports');
    const text = await rendered('brief-md', reader);
    assert.match(text, /^2 positions in 1 article · 1 disagreement \(1 on balance, 0 at times\)/m);
    assert.match(text, /^\| as listed \| 0 \| 1 \| 0 \| 0 \| 0 \| 0 \| 0 \|$/m);
    assert.doesNotMatch(text, /\]\((?!#)/);
  });

  test('the positions that a rule leaves out can be opened', async () => {
    const reader = claims('p1: china supports exports status=draft\np2: cuba opposes exports');
    const text = await rendered('brief-md', reader, {
      countLink: ({ of }) => of.replace(' ', '-'),
    });
    assert.match(text, /^\| without drafts \| \[1\]\(left-out\) \| 0 \|/m);
  });

  test('that are none lead nowhere', async () => {
    const reader = claims('p1: china supports exports\np2: cuba opposes exports');
    const text = await rendered('brief-md', reader, { countLink: ({ of }) => of });
    assert.match(text, /^\| as listed \| 0 \| \[1\]\(pairs\) \| 0 \| 0 \| 0 \| 0 \| 0 \|$/m);
  });
});

/** What each number counts; asserts that it is as much as it says, under the rule of its row. */
async function openedIn(reader: CorpusReader, given: Partial<Filter>): Promise<readonly string[]> {
  const filter = { ...DEFAULT_FILTER, ...given };
  const links: { readonly counted: Counted; readonly count: number }[] = [];
  const text = await rendered('brief-md', reader, {
    filter: given,
    countLink: (counted, count) => `n${String(links.push({ counted, count }))}`,
  });
  for (const [at, { counted, count }] of links.entries()) {
    const stated = JSON.stringify(counted);
    const name = countedName(counted);
    assert.ok(name !== undefined && /^[a-zA-Z ,-]+$/.test(name), stated);
    assert.equal(JSON.stringify(countedNamed(name)), stated, name);
    assert.ok(text.includes(`[${String(count)}](n${String(at + 1)})`), stated);
    const rule = counted.of === 'pairs' ? counted.rule : undefined;
    const under = rule === undefined ? filter : filterUnder(rule, filter);
    const { analysis } = contextOf(withoutRefused(reader), under).facts;
    assert.equal([...countedEntries(analysis, counted)].length, count, stated);
  }
  return links.map(({ counted }) => Object.values(counted).join(' '));
}
