import { COUNTS } from '../../../src/core/views/words/shared';
import assert from 'node:assert/strict';
import { NO_INDEPENDENT_CODING } from '../../../src/core/model/codebook';
import type { CorpusReader } from '../../../src/core/model/corpus';
import type { PlacedAnnotation } from '../../../src/core/model/place';
import {
  articleLists,
  articlesTree,
  articlesTreeKey,
  nextArticle,
  queueProgress,
} from '../../../src/core/views/trees/articlesTree';
import { queueState, type ArticleArrangement } from '../../../src/core/views/facts/cachedArticles';
import type { Directed } from '../../../src/core/intercoder/adjudication/directedArticles';
import {
  thisArticleTree,
  type ThisArticleInput,
} from '../../../src/core/views/trees/thisArticleTree';
import { rowAt, rowOfAnnotation, soFar } from '../../../src/core/views/trees/tree';
import { annotationCard } from '../../../src/core/views/cards/annotationCard';
import { annotationLabel } from '../../../src/core/views/words/annotationLabel';
import { createLocalizer } from '../../../src/core/views/words/localizer';
import { codebook, corpus, placed, position, quotePart, relation } from '../../support/corpus';
import { articleOf, contextOf, ignoredMatch, markedMention, texts, typed } from './build';
import { drawTree } from './drawTree';

const book = codebook({
  actors: { china: { name: 'China' }, biden: { name: 'Biden administration' } },
  issues: { exports: { name: 'Chinese exports' }, talks: { name: 'Talks' } },
  types: new Map([
    [
      'story-element',
      { id: 'story-element', name: 'Story element', color: '#0072B2', fields: new Map() },
    ],
  ]),
});

const quote = (words: string, start: number) => [quotePart(words, start)];

const ANNOTATIONS: readonly PlacedAnnotation[] = [
  placed(ignoredMatch({ id: 'i1', actors: ['china'], quote: quote('fine china', 5) })),
  placed(
    position({
      id: 'p1',
      actors: ['biden'],
      stance: 'oppose',
      quote: quote('a flood of goods', 40),
    }),
  ),
  placed(
    relation({
      id: 'r1',
      between: [['china'], ['biden']],
      issues: ['talks'],
      quote: quote('they differ', 10),
    }),
  ),
  placed(markedMention({ id: 'm1', actors: ['china', 'biden'], quote: quote('both sides', 60) })),
  placed(
    position({
      id: 'p2',
      issues: [],
      stance: undefined,
      target: ['biden'],
      evaluation: -1,
      quote: quote('shame', 90),
    }),
  ),
  placed(typed({ id: 't1', quote: quote('the villain', 70) })),
];

suite('This Article view', () => {
  test('rows stand in text order, marks in sections of their own at the end', () => {
    const view = thisArticleTree(inputOf(ANNOTATIONS), { group: 'none' });
    assert.deepEqual(drawTree(view), [
      'stated China – Biden administration: Talks | “they differ”',
      'oppose Biden administration ⊖ Chinese exports | “a flood of goods”',
      'typed Story element | “the villain”',
      'oppose China ⊖ criticism of Biden administration | “shame”',
      'section Marked mentions | 1 mention',
      '  mention China, Biden administration | “both sides”',
      'section Ignored matches | 1 match',
      '  ignored China | “fine china”',
    ]);
    assert.equal(view.description, '2 positions · 52 mentions');
    assert.equal(view.empty, undefined);
  });

  test('what the codebook does not have is said not to count, in its row and its card', () => {
    const annotations = [
      placed(position({ id: 'p1', actors: ['chnia'], quote: quote('a flood', 0) })),
      placed(position({ id: 'p2', stance: 'suport', quote: quote('shame', 20) })),
    ];
    const reader = corpus([{ path: 'a.md', annotations }], book, false);
    const view = thisArticleTree(
      { ...inputOf(annotations), ...contextOf(reader), article: articleOf(reader, 'a.md') },
      { group: 'none' },
    );
    assert.deepEqual(drawTree(view), [
      'support chnia ⊕ Chinese exports | not in the codebook, not counted · “a flood”',
      'other China ⊘ Chinese exports | stance not in the codebook · “shame”',
    ]);
    const tips = view.roots().map((row) => texts(row.tooltip()).join('\n'));
    assert.match(tips[0] ?? '', /^Not counted because not in the codebook: “chnia”$/m);
    assert.match(
      tips[1] ?? '',
      /^Counts for neither side: the stance “suport” is not in the codebook$/m,
    );
  });

  test('what waits for a person comes first, and says why', () => {
    const view = thisArticleTree(
      inputOf(
        [
          placed(position({ id: 'fine', quote: quote('fine words', 0) })),
          placed(position({ id: 'edited', quote: quote('edited words', 20) })),
          placed(position({ id: 'guess', quote: quote('guessed words', 40) }), 'uncertain'),
          placed(position({ id: 'gone', quote: quote('lost words', 60) }), 'orphaned'),
        ],
        new Set(['edited']),
      ),
      { group: 'none' },
    );
    assert.deepEqual(drawTree(view), [
      'review To review | 3 annotations',
      '  review China ⊕ Chinese exports | “edited words”',
      '  review China ⊕ Chinese exports | “guessed words”',
      '  lost China ⊕ Chinese exports | “lost words”',
      'support China ⊕ Chinese exports | “fine words”',
    ]);
    assert.equal(view.description, '4 positions · 52 mentions · 3 to review');
    const waiting = view.roots()[0]?.children() ?? [];
    assert.deepEqual(
      waiting.map(({ contextValue }) => contextValue),
      ['position changed', 'position uncertain', 'position lost'],
    );
    assert.deepEqual(waiting[2]?.target, {
      kind: 'annotation',
      article: 'a.md',
      id: 'gone',
      span: undefined,
    });
    assert.ok(texts(waiting[0]?.tooltip() ?? []).includes('changed words'));
  });

  test('rows are grouped by kind, actor or issue when asked', () => {
    const drawn = (group: 'kind' | 'actor' | 'issue') =>
      drawTree(thisArticleTree(inputOf(ANNOTATIONS.slice(1, 3)), { group }));
    assert.deepEqual(drawn('kind'), [
      'section Positions | 1 position',
      '  oppose Biden administration ⊖ Chinese exports | “a flood of goods”',
      'section Stated disagreements and agreements | 1 annotation',
      '  stated China – Biden administration: Talks | “they differ”',
    ]);
    assert.deepEqual(drawn('actor'), [
      'section China | 1 annotation',
      '  stated China – Biden administration: Talks | “they differ”',
      'section Biden administration | 2 annotations',
      '  stated China – Biden administration: Talks | “they differ”',
      '  oppose Biden administration ⊖ Chinese exports | “a flood of goods”',
    ]);
    assert.deepEqual(
      drawn('issue').filter((line) => !line.startsWith(' ')),
      ['issue Talks | 1 annotation', 'issue Chinese exports | 1 annotation'],
    );
  });

  test('grouped by kind, each type of annotation has a heading, and its colour', () => {
    const annotations = [
      placed(typed({ id: 't1', type: 'metaphor', quote: quote('a wall', 5) })),
      placed(typed({ id: 't2', quote: quote('the villain', 70) })),
      placed(typed({ id: 't3', quote: quote('the hero', 20) })),
    ];
    const view = thisArticleTree(inputOf(annotations), { group: 'kind' });
    assert.deepEqual(drawTree(view), [
      'section Story element | 2 annotations',
      '  typed Story element | “the hero”',
      '  typed Story element | “the villain”',
      'section metaphor | 1 annotation',
      '  typed metaphor | “a wall”',
    ]);
    assert.deepEqual(
      view.roots().flatMap((row) => row.children().map(({ iconColor }) => iconColor)),
      ['#0072b2', '#0072b2', undefined],
    );
    assert.equal(rowOfAnnotation(view, 'a.md', 't1')?.label, 'metaphor');
  });

  test('the row at the cursor is found by its annotation, in whatever group', () => {
    for (const group of ['none', 'kind', 'actor', 'issue'] as const) {
      const view = thisArticleTree(inputOf(ANNOTATIONS), { group });
      const row = rowOfAnnotation(view, 'a.md', 'p1');
      assert.equal(row?.description, '“a flood of goods”');
      assert.equal(rowAt(view, row.key)?.key, row.key);
    }
  });

  test('a refused annotation file is said above, an article without annotations is empty', () => {
    const input = inputOf([]);
    const view = thisArticleTree(
      { ...input, article: { ...input.article, stale: true } },
      { group: 'none' },
    );
    assert.match(view.message ?? '', /cannot be read/);
    assert.equal(view.empty, 'nothing annotated');
  });
});

suite('Articles view', () => {
  const reader = corpus([
    {
      path: 'a.md',
      coded: { lea: 'complete', tom: 'in-progress' },
      metadata: { title: 'Zebra', date: '2024-01-01' },
    },
    { path: 'b.md', coded: { lea: 'in-progress' }, annotations: [position()] },
    { path: 'wire/c.md', metadata: { title: 'Apple', source: 'Example News', date: '2024-04-26' } },
    { path: 'wire/d.md', coded: { lea: 'not-relevant' }, metadata: { duplicateOf: 'a.md' } },
  ]);
  const localizer = createLocalizer();
  const treeOf = (options: ArticleArrangement, of: CorpusReader = reader) =>
    articlesTree({ localizer, lists: articleLists(of, options, localizer) }, options);

  test('the queue has what is to code first, and counts each state beside the title', () => {
    const view = treeOf({ coder: 'lea', sort: 'path', group: 'state' });
    assert.deepEqual(drawTree(view), [
      'section To code | 1 article',
      '  article Apple | Example News · 2024-04-26',
      'section In progress | 1 article',
      '  article-in-progress b.md | 1 position',
      'section Complete | 1 article',
      '  article-done Zebra | 2024-01-01 · also in 1 outlet',
      'section Not relevant | 1 article',
      '  article-not-relevant d.md | in a reprint',
    ]);
    assert.equal(view.description, '1 to code · 1 in progress · 1 complete · 1 not relevant');
    assert.match(soFar(view, createLocalizer()).description, /^1 to code · .* so far$/);
    assert.deepEqual(
      view.roots().map(({ state }) => state),
      ['expanded', 'expanded', 'collapsed', 'collapsed'],
    );
  });

  test('each coder has a queue of their own', () => {
    const view = treeOf({ coder: 'tom', sort: 'path', group: 'state' });
    assert.equal(view.description, '3 to code · 1 in progress');
  });

  test('where articles are assigned, the queue is what the coder is to code, without a word on who else does', () => {
    const assigned = new Map([
      ['a.md', ['lea', 'tom']],
      ['b.md', ['lea']],
      ['wire/c.md', ['lea', 'tom']],
    ]);
    const coding = { ...NO_INDEPENDENT_CODING, assigned };
    const shared = corpus(
      [
        ...['a.md', 'b.md', 'wire/c.md', 'wire/d.md'].map((path) => ({ path })),
        { path: 'new.md', coded: { tom: 'complete' as const } },
      ],
      codebook({ coding }),
    );
    const view = (coder: string) => {
      const options = { coder, assigned, sort: 'path', group: 'state' } as const;
      const lists = articleLists(shared, options, localizer);
      return articlesTree({ localizer, lists, coderName: coder }, options);
    };
    assert.deepEqual(drawTree(view('lea')), [
      'section To code by lea | 3 of 3',
      '  article a.md',
      '  article b.md',
      '  article c.md',
      'section Not assigned to you | 2 articles',
      '  article new.md',
      '  article d.md',
    ]);
    assert.equal(view('lea').description, '3 to code · 2 not assigned to you');
    // What was coded without being assigned is not hidden.
    assert.equal(view('tom').description, '2 to code · 1 complete · 2 not assigned to you');
    assert.equal(nextArticle(shared, 'lea', 'wire/c.md'), 'a.md');
    assert.equal(nextArticle(shared, 'tom', 'a.md'), 'wire/c.md');
    assert.deepEqual(queueProgress(shared, 'tom'), { left: 2, of: 3 });
    assert.equal(nextArticle(shared, 'max', undefined), undefined);
  });

  test('what is adjudicated is no longer to code, and is finished when it is marked', () => {
    const [row] = corpus([{ path: 'a.md', annotations: [position({ id: 'p1' })] }]).articles();
    assert.ok(row);
    const decided = { ...row, decided: new Map() };
    const assigned = new Map([['a.md', ['lea', 'tom']]]);
    assert.equal(queueState(row, { coder: 'lea', assigned }), 'to-code');
    assert.equal(queueState(decided, { coder: 'lea', assigned }), 'done');
    assert.equal(queueState(decided, { coder: undefined, assigned }), 'in-progress');
  });

  test('who directs the study sees what waits for them first, and how far each coder is', () => {
    const directed: Directed = new Map([
      ['b.md', { state: 'begun', passages: 0, done: ['lea'], coders: 2 }],
      ['wire/c.md', { state: 'waiting', passages: 2, done: ['lea', 'tom'], coders: 2 }],
      // Marked as read, and changed since.
      ['a.md', { state: 'waiting', passages: 1, done: ['lea', 'tom'], coders: 2 }],
      ['wire/d.md', { state: 'decided', passages: 0, done: ['lea', 'tom'], coders: 2 }],
    ]);
    const options = { coder: undefined, directed, sort: 'path', group: 'state' } as const;
    const progress = [
      {
        ...{ coder: 'lea', name: 'Lea Brandt', assigned: 4, besides: 1 },
        readings: { complete: 2, changed: 1, unfinished: 1 },
      },
    ];
    const lists = articleLists(reader, options, localizer);
    const view = articlesTree({ localizer, lists, progress }, options);
    assert.deepEqual(drawTree(view), [
      'section Coders',
      '  actor-person Lea Brandt | 3 of 4 coded · 1 in progress · 1 changed since, not independent · 1 more, not assigned',
      'section Wait for adjudication | 2 articles',
      '  review Zebra | 1 passage waits · 2024-01-01 · also in 1 outlet',
      '  review Apple | 2 passages wait · Example News · 2024-04-26',
      'section Being coded | 1 article',
      '  article-in-progress b.md | 1 of 2 coders · 1 position',
      'section Not relevant | 1 article',
      '  article-not-relevant d.md | in a reprint',
    ]);
    assert.equal(view.description, '2 to adjudicate · 1 being coded · 1 not relevant');
  });

  test('an article with annotations is in progress by itself, for the coder who made them', () => {
    const lea = corpus([
      { path: 'a.md', annotations: [{ ...position(), coder: 'lea' }] },
      { path: 'b.md' },
    ]);
    const counts = (coder: string | undefined): string =>
      treeOf({ coder, sort: 'path', group: 'state' }, lea).description;
    assert.equal(counts('lea'), '1 to code · 1 in progress');
    assert.equal(counts('tom'), '2 to code');
    assert.equal(counts(undefined), '1 to code · 1 in progress');
  });

  test('articles are grouped by folder, and sorted by title or by date with the newest first', () => {
    assert.deepEqual(
      drawTree(treeOf({ coder: undefined, sort: 'path', group: 'folder' })).map(
        (line) => line.split(' | ')[0],
      ),
      [
        'article-done Zebra',
        'article-in-progress b.md',
        'section wire',
        '  article Apple',
        '  article-not-relevant d.md',
      ],
    );
    const labels = (sort: 'title' | 'date') =>
      treeOf({ coder: 'lea', sort, group: 'none' })
        .roots()
        .map(({ label }) => label);
    assert.deepEqual(labels('title'), ['Apple', 'Zebra', 'b.md', 'd.md']);
    assert.deepEqual(labels('date'), ['Apple', 'Zebra', 'b.md', 'd.md']);
  });

  test('an empty view says why it is empty', () => {
    const options = { coder: 'lea', sort: 'path', group: 'none' } as const;
    assert.equal(treeOf(options).empty, undefined);
    assert.equal(treeOf(options, corpus([])).empty, 'no articles');
  });

  test('the key of an article leads to its row in every grouping', () => {
    for (const group of ['state', 'folder', 'none'] as const) {
      const options = { coder: 'lea', sort: 'path', group } as const;
      const key = articlesTreeKey(articleOf(reader, 'wire/c.md'), options);
      assert.equal(rowAt(treeOf(options), key)?.label, 'Apple');
    }
  });

  test('the next article is the next unfinished one, from the top again at the end', () => {
    assert.equal(nextArticle(reader, 'lea', 'a.md'), 'b.md');
    assert.equal(nextArticle(reader, 'lea', 'b.md'), 'wire/c.md');
    assert.equal(nextArticle(reader, 'lea', 'wire/c.md'), 'b.md');
    assert.equal(nextArticle(reader, undefined, undefined), 'b.md');
    const done = corpus([{ path: 'a.md', coded: { lea: 'complete' } }]);
    assert.equal(nextArticle(done, 'lea', undefined), undefined);
  });
});

function inputOf(
  placed: readonly PlacedAnnotation[],
  changed?: ReadonlySet<string>,
): ThisArticleInput {
  const reader = corpus([{ path: 'a.md', annotations: placed }], book);
  return {
    ...contextOf(reader),
    article: articleOf(reader, 'a.md'),
    placed,
    mentionCount: 52,
    ...(changed ? { changed } : {}),
  };
}

suite('A position without an issue', () => {
  test('names its target as a target, in its row and in its card', () => {
    const target = position({
      id: 'p1',
      actors: ['china'],
      issues: [],
      stance: 'oppose',
      target: ['biden'],
    });
    const reader = corpus([{ path: 'talks.md', annotations: [target] }], book);
    const context = contextOf(reader);
    assert.equal(
      annotationLabel(book, target, context.localizer),
      'China ⊖ about Biden administration',
    );
    const article = articleOf(reader, 'talks.md');
    const placed = article.annotations[0];
    assert.ok(placed);
    assert.deepEqual(texts(annotationCard({ ...context, article }, placed).lines), [
      'China ⊖ opposed to, about Biden administration',
    ]);
  });
});

suite('Counts in views', () => {
  test('are written as the host writes numbers, and words with them too', () => {
    const localizer = createLocalizer({ number: (count) => `<${count}>` });
    assert.equal(localizer.text(COUNTS.positions, 12_000), '<12000> positions');
    const reader = corpus([{ path: 'a.md' }]);
    const options = { coder: undefined, sort: 'path', group: 'state' } as const;
    const view = articlesTree(
      { localizer, lists: articleLists(reader, options, localizer) },
      options,
    );
    assert.equal(view.roots()[0]?.description, '<1> article');
    assert.equal(view.description, '<1> to code');
  });
});
