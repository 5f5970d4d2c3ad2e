import assert from 'node:assert/strict';
import type { Codebook } from '../../../src/core/model/codebook';
import type { ArticleRow, CorpusReader } from '../../../src/core/model/corpus';
import {
  ALL_CHECKS,
  QUALITY_CHECKS,
  qualityFindings,
  textFindings,
} from '../../../src/core/quality/checks';
import type { QualityFinding } from '../../../src/core/quality/finding';
import { runSync } from '../../../src/core/util/task';
import { qualityMessage } from '../../../src/core/views/picks/quality';
import { createLocalizer } from '../../../src/core/views/words/localizer';
import { claims } from '../../support/claims';
import { codebook, corpus, placed, position, quotePart } from '../../support/corpus';

const LOCALIZER = createLocalizer();

/** Each finding of a check as `place: message`. */
function found(reader: CorpusReader, check: (typeof ALL_CHECKS)[number]): readonly string[] {
  return runSync(qualityFindings(reader, new Set([check]))).map(shown);
}

function shown(finding: QualityFinding): string {
  const { place } = finding;
  const at =
    place.kind === 'annotation'
      ? place.id
      : place.kind === 'coding'
        ? `${place.article} ${place.coder}`
        : place.key;
  return `${at}: ${qualityMessage(finding, LOCALIZER)}`;
}

suite('Opposite stances of one actor in one article', () => {
  const check = (notation: string): readonly string[] =>
    found(claims(notation), 'self-contradiction');

  test('are reported once, at the second one', () => {
    assert.deepEqual(
      check(`in talks.md
        p1: china supports exports coder=lea
        p2: china opposes exports coder=lea
        p3: china opposes exports coder=lea
        p4: russia opposes exports coder=lea`),
      ['p2: china has opposite stances on “exports” in this article: support and oppose.'],
    );
  });

  for (const [what, notation] of [
    ['by two coders', 'p1: china supports exports coder=lea\np2: china opposes exports coder=max'],
    ['in two articles', 'in a.md\np1: china supports exports\nin b.md\np2: china opposes exports'],
    ['on two days', 'p1: china supports exports 2024-01-02\np2: china opposes exports 2024-03-04'],
    ['in one year', 'p1: china supports exports 2024\np2: china opposes exports 2024'],
    ['one ascribed', 'p1: china supports exports\np2: china opposes exports according-to=russia'],
    ['one conditional', 'p1: china supports exports\np2: china opposes exports condition=if'],
    [
      'under different conditions',
      'p1: china supports exports condition=if\np2: china opposes exports condition=unless',
    ],
    ['one neutral', 'p1: china supports exports\np2: china neutral-on exports'],
    ['unattributed', 'p1: unattributed supports exports\np2: unattributed opposes exports'],
  ] as const) {
    test(`are none: ${what}`, () => assert.deepEqual(check(notation), []));
  }

  test('count under one condition, however it is written', () => {
    const notation =
      'p1: china supports exports condition=if_paid\np2: china opposes exports condition=If__Paid';
    assert.equal(check(notation).length, 1);
  });
});

suite('The same position twice', () => {
  const check = (notation: string): readonly string[] =>
    found(claims(notation), 'repeated-position');

  test('is reported at the later one, and offers to compare and to delete it', () => {
    const reader = claims(`in talks.md
      p1: china supports exports coder=lea at=0-20
      p2: china supports exports coder=lea at=10-30
      p3: china supports exports coder=lea at=25-60`);
    const findings = runSync(qualityFindings(reader, new Set(['repeated-position'])));
    assert.deepEqual(findings.map(shown), [
      'p2: The position of china on “exports” is coded twice here by the same coder: support.',
    ]);
    assert.deepEqual(
      findings[0]?.fixes.map(({ kind }) => kind),
      ['compare', 'delete', 'edit'],
    );
  });

  for (const [what, second] of [
    ['another coder', 'china supports exports coder=max at=0-20'],
    ['another stance', 'china opposes exports coder=lea at=0-20'],
    ['another issue', 'china supports trade coder=lea at=0-20'],
    ['another target', 'china supports exports coder=lea target=russia at=0-20'],
    ['another date', 'china supports exports 2024 coder=lea at=0-20'],
    ['under half of the quote', 'china supports exports coder=lea at=15-40'],
    ['lost words', 'china supports exports coder=lea at=0-20 anchor=orphaned'],
  ] as const) {
    test(`is not: ${what}`, () =>
      assert.deepEqual(check(`p1: china supports exports coder=lea at=0-20\np2: ${second}`), []));
  }

  test('of a joint position is also that of one of its actors', () => {
    const notation = 'p1: china+russia supports exports at=0-9\np2: russia supports exports at=0-9';
    assert.deepEqual(check(notation), [
      'p2: The position of russia on “exports” is coded twice here by the same coder: support.',
    ]);
  });

  test('ten thousand times in one article is found without comparing all with all', () => {
    const one = position({ id: 'p', quote: [quotePart('x'.repeat(9), 0)] });
    const many = Array.from({ length: 10_000 }, (_, at) => ({ ...one, id: `p${String(at)}` }));
    assert.equal(
      found(corpus([{ path: 'a.md', annotations: many }]), 'repeated-position').length,
      9999,
    );
  });
});

suite('Long quotes', () => {
  const quoting = (...parts: readonly string[]): readonly string[] =>
    found(
      corpus([
        {
          path: 'a.md',
          annotations: [position({ quote: parts.map((part, at) => quotePart(part, at * 1000)) })],
        },
      ]),
      'long-quote',
    );

  test('have more than a hundred words, in all parts together', () => {
    assert.deepEqual(quoting('trade '.repeat(100)), []);
    assert.deepEqual(quoting('trade '.repeat(60), 'talks '.repeat(41)), [
      'p1: This quote has 101 words. Quotes of up to 100 words are easier to compare.',
    ]);
  });

  test('in Chinese have more than two hundred characters', () => {
    assert.deepEqual(quoting('贸易'.repeat(100)), []);
    assert.equal(quoting('贸易'.repeat(101)).length, 1);
  });
});

suite('Issues that are coded without rules', () => {
  const book = codebook({
    issues: {
      dam: { name: 'Dam', statement: 'The dam is built.' },
      toll: { name: 'Toll', definition: 'Fees on roads.' },
      bridge: { name: 'Bridge' },
      unused: { name: 'Unused' },
    },
  });
  const reader = claims(
    `p1: china supports dam\np2: china opposes toll\np3: russia opposes toll\np4: china neutral-on bridge`,
    book,
  );

  test('have no definition', () => {
    assert.deepEqual(found(reader, 'no-definition'), [
      'issue:dam: “Dam” has 1 position, but no definition.',
      'issue:bridge: “Bridge” has 1 position, but no definition.',
    ]);
  });

  test('have positions with a side, and no statement', () => {
    assert.deepEqual(found(reader, 'no-statement'), [
      'issue:toll: “Toll” has 2 positions with a side, but no statement that says what is supported.',
    ]);
  });
});

suite('A stance that is never used', () => {
  const stances: Codebook['stances'] = new Map([
    ['support', { id: 'support', polarity: 1, key: 's', name: undefined }],
    ['doubt', { id: 'doubt', polarity: -1, key: 'd', name: 'Doubt' }],
  ]);
  const coded = (count: number, book: Codebook): readonly string[] =>
    found(
      corpus(
        [
          {
            path: 'a.md',
            annotations: Array.from({ length: count }, (_, at) =>
              position({ id: `p${String(at)}` }),
            ),
          },
        ],
        book,
      ),
      'stance-unused',
    );

  test('is reported from 50 positions on, if the codebook lists it', () => {
    assert.deepEqual(coded(49, codebook({ stances })), []);
    assert.deepEqual(coded(50, codebook({ stances })), [
      'stance:doubt: The stance “Doubt” is used in none of the 50 positions.',
    ]);
    assert.deepEqual(coded(50, codebook()), []);
  });
});

suite('An article that was begun and not finished', () => {
  const annotated = [position({ coder: 'lea' })];
  const done = { lea: 'complete' } as const;
  const check = (...articles: Parameters<typeof corpus>[0]): readonly string[] =>
    found(corpus(articles), 'article-unfinished');
  const between = (middle: Partial<Parameters<typeof corpus>[0][number]>): readonly string[] =>
    check(
      { path: 'a.md', coded: done },
      { path: 'b.md', coded: { lea: 'not-relevant' } },
      { path: 'c.md', ...middle },
      { path: 'd.md', coded: done },
      { path: 'e.md', coded: done },
    );

  test('is between two finished ones on each side', () => {
    const message =
      'This article is begun but not marked as coded by lea; the articles around it are.';
    assert.deepEqual(between({ annotations: annotated }), [`c.md lea: ${message}`]);
    assert.deepEqual(between({ coded: { lea: 'in-progress' } }), [`c.md lea: ${message}`]);
  });

  test('is not one that nothing was done in, or that another coder has begun', () => {
    assert.deepEqual(between({}), []);
    assert.deepEqual(between({ annotations: annotated, coded: done }), []);
    assert.deepEqual(between({ annotations: [position({ coder: 'max' })] }), []);
  });

  test('is not the one at which a coder is at work, nor one of another folder', () => {
    const [a, b, c] = ['a.md', 'b.md', 'c.md'].map((path) => ({ path, coded: done }));
    assert.ok(a && b && c);
    assert.deepEqual(check(a, b, c, { path: 'd.md', annotations: annotated }), []);
    const [d, e] = ['x/d.md', 'x/e.md'].map((path) => ({ path, coded: done }));
    assert.ok(d && e);
    assert.deepEqual(check(a, b, { path: 'c.md', annotations: annotated }, d, e), []);
  });
});

suite('Quotes that do not name their actor', () => {
  const book = codebook({
    actors: {
      state: { name: 'Nauru' },
      ministry: { name: 'Ministry', partOf: 'state' },
      wong: {
        name: 'Wong',
        roles: [{ title: 'Minister', of: 'ministry', from: undefined, to: undefined }],
      },
      other: { name: 'Palau' },
    },
  });
  const TEXT = 'Nauru spoke first. It rejects mining here. Palau agrees with it.';
  const at = (words: string) => ({
    start: TEXT.indexOf(words),
    end: TEXT.indexOf(words) + words.length,
  });
  const check = (words: string, given: Parameters<typeof position>[0]): readonly string[] => {
    const { start } = at(words);
    const annotations = [placed(position({ quote: [quotePart(words, start)], ...given }))];
    const mentions = [
      { ...at('Nauru'), layer: 'actor' as const, ids: ['state'], marked: false },
      { ...at('Palau'), layer: 'actor' as const, ids: ['other'], marked: false },
    ];
    const article = { path: 'a.md', text: TEXT, annotations, mentions };
    return textFindings(article, book, new Set(['actor-not-named'])).map(shown);
  };

  test('in their sentence, nor the speaker, nor anyone above or below', () => {
    assert.deepEqual(check('rejects mining', { actors: ['state'] }), [
      'p1: Neither Nauru nor a speaker is named in this quote or its sentence.',
    ]);
    for (const actor of ['state', 'ministry', 'wong'])
      assert.deepEqual(check('spoke first', { actors: [actor] }), [], actor);
    assert.deepEqual(check('agrees with it', { actors: ['wong'], speaker: 'other' }), []);
    assert.equal(check('agrees with it', { actors: ['wong'] }).length, 1);
  });

  test('are not those of the author or of an unattributed actor', () => {
    assert.deepEqual(check('rejects mining', { actors: ['author'] }), []);
    assert.deepEqual(check('rejects mining', { actors: ['unattributed'] }), []);
  });
});

suite('The checks', () => {
  test('find nothing that is switched off', () => {
    const reader = claims('p1: china supports exports\np2: china opposes exports');
    assert.deepEqual(runSync(qualityFindings(reader, new Set())), []);
  });

  test('give what they gave before for an article that is the same, by the codebook of now', () => {
    const row: ArticleRow | undefined = claims(
      'p1: china supports exports\np2: china opposes exports',
    ).articles()[0];
    assert.ok(row);
    const reader = (name: string): CorpusReader => ({
      version: 1,
      codebook: codebook({ actors: { china: { name } }, issues: { exports: {} } }),
      articles: () => [row],
      article: () => row,
    });
    assert.match(found(reader('China'), 'self-contradiction')[0] ?? '', /: China has/);
    assert.match(found(reader('PRC'), 'self-contradiction')[0] ?? '', /: PRC has/);
  });

  test('show text from files on one safe line', () => {
    const book = codebook({ issues: { exports: { name: 'a\n$(trash) b' } } });
    const [text = ''] = found(
      claims('p1: china supports exports\np2: china opposes exports', book),
      'self-contradiction',
    );
    assert.doesNotMatch(text, /\n|\$\(/);
  });

  test('have messages whose gaps are all filled', () => {
    for (const check of ALL_CHECKS) {
      const { message } = QUALITY_CHECKS[check];
      for (const text of [message].flat()) assert.doesNotMatch(text, /\{[7-9]\}/, check);
    }
  });
});
