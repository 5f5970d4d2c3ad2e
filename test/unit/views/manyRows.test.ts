import assert from 'node:assert/strict';
import { articleLists, articlesTree } from '../../../src/core/views/trees/articlesTree';
import { actorsTree } from '../../../src/core/views/trees/actorsTree';
import { disagreementsTree } from '../../../src/core/views/trees/disagreementsTree';
import { issuesTree } from '../../../src/core/views/trees/issuesTree';
import { thisArticleTree } from '../../../src/core/views/trees/thisArticleTree';
import type { TreeView } from '../../../src/core/views/trees/tree';
import { createLocalizer } from '../../../src/core/views/words/localizer';
import { runSync } from '../../../src/core/util/task';
import { codebook, corpus, placed, position } from '../../support/corpus';
import { articleOf, contextOf } from './build';

const MANY = 450;
const names = Array.from({ length: MANY }, (_, index) => String(index + 1).padStart(4, '0'));

const book = codebook({
  actors: Object.fromEntries(names.map((name) => [`town-${name}`, { name: `Town ${name}` }])),
  issues: Object.fromEntries(names.map((name) => [`plan-${name}`, { name: `Plan ${name}` }])),
});
const plans = names.map((name) =>
  position({ id: `s${name}`, actors: [`town-${name}`], issues: [`plan-${name}`] }),
);
const replies = names.map((name) =>
  position({ id: `o${name}`, actors: ['ministry'], issues: [`plan-${name}`], stance: 'oppose' }),
);
const reader = corpus(
  [
    { path: 'plans.txt', annotations: plans },
    { path: 'reply.txt', annotations: replies },
    ...names.map((name) => ({ path: `wire-${name}.txt` })),
  ],
  book,
);
const context = contextOf(reader);
const { localizer } = context;
const list = { coder: undefined, sort: 'path', group: 'none' } as const;

/** Each view, their number, and the label of the last. */
const VIEWS: Readonly<Record<string, readonly [TreeView, all: number, last: string]>> = {
  Articles: [
    articlesTree({ localizer, lists: articleLists(reader, list, createLocalizer()) }, list),
    MANY + 2,
    'wire-0450.txt',
  ],
  Issues: [issuesTree(context, { sort: 'codebook', group: 'hierarchy' }), MANY, 'Plan 0450'],
  Disagreements: [
    runSync(disagreementsTree(context, { group: 'issue', sort: 'name' })),
    MANY,
    'ministry ⊖ ⊕ Town 0450',
  ],
  Actors: [actorsTree(context, { sort: 'name', group: 'none' }), MANY + 1, 'ministry'],
  'This Article': [
    thisArticleTree(
      {
        ...context,
        article: articleOf(reader, 'plans.txt'),
        placed: plans.map((one) => placed(one)),
        mentionCount: 0,
      },
      { group: 'none' },
    ),
    MANY,
    'Town 0450 ⊕ Plan 0450',
  ],
};

suite('Hundreds of rows', () => {
  for (const [name, [view, all, last]] of Object.entries(VIEWS)) {
    test(`${name}: 200 are shown, 200 more when asked, and the last when all are`, () => {
      for (const shown of [200, 400]) {
        const rows = view.roots(shown);
        const more = rows[shown];
        assert.deepEqual(
          [rows.length, more?.label, more?.description],
          [shown + 1, `Show ${Math.min(200, all - shown)} More`, `${all - shown} not shown`],
        );
      }
      assert.equal(view.roots().length, 201);
      const rows = view.roots(all);
      assert.deepEqual([rows.length, rows.at(-1)?.label], [all, last]);
    });
  }
});
