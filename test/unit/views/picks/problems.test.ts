import assert from 'node:assert/strict';
import { problem } from '../../../../src/core/problems/report';
import { articleProblems, fileProblems } from '../../../../src/core/views/picks/problems';
import { articleStatus } from '../../../../src/core/views/trees/status';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import type { PlacedAnnotation } from '../../../../src/core/model/place';
import { corpus, placed, position, quotePart } from '../../../support/corpus';
import { articleOf, contextOf, texts } from '../build';

const SPAN = { start: 3, end: 9 };

const WAITING: readonly PlacedAnnotation[] = [
  placed(position({ id: 'fine', quote: [quotePart('fine words', 0)] })),
  placed(position({ id: 'edited', quote: [{ ...quotePart('new words', 20), was: 'old words' }] })),
  placed(position({ id: 'guess', quote: [quotePart('guessed', 40)] }), 'uncertain'),
  placed(position({ id: 'gone', quote: [quotePart('lost', 60)] }), 'orphaned'),
];

suite('Problems', () => {
  test('a problem of a file has its message, its place and what can be done', () => {
    const [row] = fileProblems([problem('unknown-actor', SPAN, 'chinaa')], createLocalizer());
    assert.deepEqual(row, {
      code: 'unknown-actor',
      severity: 'warning',
      message:
        'The codebook has no actor “chinaa”. Positions of it are shown, but not counted. Add it to the codebook, or correct the id.',
      span: SPAN,
      fixes: [{ kind: 'addEntry', what: 'actor', id: 'chinaa' }],
    });
  });

  test('an id near a known one asks for that, and offers it before the codebook is added to', () => {
    const rows = fileProblems(
      [
        problem('unknown-actor', SPAN, 'chinaa', 'china'),
        problem('unknown-issue', SPAN, 'traade', 'trade'),
        problem('unknown-stance', SPAN, 'suport', 'support'),
        problem('unknown-act', SPAN, 'acuse', 'accuse'),
        problem('unknown-coder', SPAN, 'lae', 'lea'),
        problem('unknown-type', SPAN, 'stori', 'story'),
        problem('unknown-parent', SPAN, 'untied-states', 'united-states'),
        problem('unknown-group', SPAN, 'nat', 'nato'),
        problem('unknown-role-target', SPAN, 'not an id', 'senate'),
      ],
      createLocalizer(),
    );
    assert.deepEqual(
      rows.map(({ message }) => message.slice(0, message.indexOf('?') + 1)),
      [
        'The codebook has no actor “chinaa”. Did you mean “china”?',
        'The codebook has no issue “traade”. Did you mean “trade”?',
        'The codebook has no stance “suport”. Did you mean “support”?',
        'The codebook has no act “acuse”. Did you mean “accuse”?',
        'The codebook has no coder “lae”. Did you mean “lea”?',
        'The codebook has no annotation type “stori”. Did you mean “story”?',
        'The parent “untied-states” is not in the codebook. Did you mean “united-states”?',
        'The group “nat” is not in the codebook. Did you mean “nato”?',
        'This role is held in “not an id”, which is not in the codebook. Did you mean “senate”?',
      ],
    );
    assert.deepEqual(
      rows.map(({ fixes }) =>
        fixes.map((fix) =>
          fix.kind === 'addEntry' ? `add ${fix.what}` : `${fix.kind} ${'to' in fix ? fix.to : ''}`,
        ),
      ),
      [
        ['replaceId china', 'add actor'],
        ['replaceId trade', 'add issue'],
        ['replaceId support', 'add stance'],
        ['replaceId accuse', 'add act'],
        ['replaceId lea', 'add coder'],
        ['replaceId story', 'add type'],
        ['replaceId united-states', 'add parent'],
        ['replaceId nato', 'add actor'],
        ['replaceId senate'],
      ],
    );
  });

  test('a file that is not read says how many annotations are missing, or stay in force', () => {
    const problems = [problem('unknown-act', SPAN, 'x'), problem('tab-indent', SPAN)];
    const text = 'positions:\n\t- id: a\n  - id: b\n';
    const messages = (inForce: number, of = text) =>
      fileProblems(problems, createLocalizer(), 'default', { text: of, inForce }).map(
        ({ message }) => message,
      );
    assert.match(
      messages(0)[1] ?? '',
      /^This file is not read: this line begins with a tab.*\. About 2 annotations are missing\.$/,
    );
    assert.match(messages(0, '- id: a')[1] ?? '', /\. About 1 annotation is missing\.$/);
    assert.match(
      messages(1)[1] ?? '',
      /The last readable version is still used, with 1 annotation\.$/,
    );
    assert.doesNotMatch(messages(0, '')[1] ?? '', /missing/);
    assert.doesNotMatch(messages(3)[0] ?? '', /in force/);
  });

  test('fixes name the id that they concern', () => {
    const fixes = fileProblems(
      [
        problem('unknown-issue', SPAN, 'traade'),
        problem('id-elsewhere', SPAN, 'p1', 'b.md'),
        problem('maybe-truncated', SPAN),
        problem('conflict-marker', SPAN),
        problem('syntax', SPAN, 'bad'),
        problem('coded-differently', SPAN, 'China', 'Exports', 'a: b; c: d', 'p1', 'p2'),
      ],
      createLocalizer(),
    ).map((row) => row.fixes);
    assert.deepEqual(fixes, [
      [{ kind: 'addEntry', what: 'issue', id: 'traade' }],
      [{ kind: 'newId' }],
      [{ kind: 'addEndMarker' }],
      [{ kind: 'resolveConflicts' }],
      [],
      [{ kind: 'compareReadings', ids: ['p1', 'p2'] }],
    ]);
  });

  test('a value, a field and a type of a field are replaced by the nearest one', () => {
    const fixes = fileProblems(
      [
        problem('bad-value', SPAN, 'probabel', 'certainty', 'certain, probable', 'probable'),
        problem('bad-value', SPAN, 'yes', 'side', 'true, false', 'true'),
        problem('bad-value', SPAN, 'x', 'certainty', 'certain, probable'),
        problem('unknown-field-type', SPAN, 'txt', 'type', 'text, integer', 'text'),
        problem('unknown-field', SPAN, 'fraem', 'frame'),
        problem('unmarked-end', SPAN),
      ],
      createLocalizer(),
    ).map((row) => row.fixes);
    assert.deepEqual(fixes, [
      [{ kind: 'writeValue', to: 'probable', value: 'probable' }],
      [{ kind: 'writeValue', to: 'true', value: 'true' }],
      [],
      [{ kind: 'writeValue', to: 'text', value: 'text' }],
      [{ kind: 'renameKey', to: 'frame' }],
      [{ kind: 'addEndMarker' }],
    ]);
  });

  test('an author who is an actor is written as that actor, unless it is one of a list', () => {
    const fixes = (length: number) =>
      fileProblems(
        [problem('author-is-actor', { start: 3, end: 3 + length }, 'Ana Ruiz', 'ana-ruiz')],
        createLocalizer(),
      )[0]?.fixes;
    assert.deepEqual(fixes('author'.length), [{ kind: 'writeActor', to: 'ana-ruiz' }]);
    assert.deepEqual(fixes('[author, japan]'.length), []);
  });

  test('the severity of checks changes warnings, never what refuses a file or an entry', () => {
    const problems = [
      problem('syntax', SPAN, 'bad'),
      problem('missing-quote', SPAN),
      problem('unknown-act', SPAN, 'x'),
    ];
    const severities = (checks: 'default' | 'info' | 'off') =>
      fileProblems(problems, createLocalizer(), checks).map(({ severity }) => severity);
    assert.deepEqual(severities('default'), ['error', 'error', 'warning']);
    assert.deepEqual(severities('info'), ['error', 'error', 'info']);
    assert.deepEqual(severities('off'), ['error', 'error']);
  });

  test('a message is translated before it is filled, with text that stays on its line', () => {
    const localizer = createLocalizer({
      translate: (message) => message.replace('The codebook has no actor', 'Kein Akteur'),
    });
    const [row] = fileProblems([problem('unknown-actor', SPAN, 'a\nb $(x)')], localizer);
    assert.match(row?.message ?? '', /^Kein Akteur “a b \$\u200b\(x\)”/);
  });

  test('annotations that wait for a person are shown at their words in the article', () => {
    const rows = articleProblems('a.md', WAITING, createLocalizer());
    assert.deepEqual(
      rows.map(({ code, span, fixes }) => [
        code,
        span.start,
        fixes.map(({ kind }) => kind).join(' '),
      ]),
      [
        ['quote-changed', 20, 'confirm attach edit delete'],
        ['quote-uncertain', 40, 'confirm choose attach edit delete'],
        ['quote-orphaned', 0, 'choose attach keep edit delete'],
      ],
    );
    assert.deepEqual(rows[1]?.fixes[0], { kind: 'confirm', article: 'a.md', id: 'guess' });
    assert.deepEqual(articleProblems('a.md', WAITING, createLocalizer(), { checks: 'off' }), []);
  });

  test('where another may say the words, the problem says so and what changed beside them', () => {
    const [one] = WAITING.filter(({ annotation }) => annotation.id === 'guess');
    assert.ok(one);
    const message = (was: string, now: string): string | undefined => {
      const beside = { where: 'before', was, now } as const;
      const places = one.places.map((place) => ({ ...place, beside }));
      const [row] = articleProblems('a.md', [{ ...one, places }], createLocalizer());
      assert.equal(row?.code, 'quote-speaker');
      return row.message;
    };
    assert.match(
      message('Chen said', 'Tanaka said') ?? '',
      /is where it was, but its speaker may have changed: “Chen said” → “Tanaka said”\./,
    );
    assert.match(message('', 'never') ?? '', /: – → “never”\./);
  });
});

suite('Status bar', () => {
  test('it counts the positions of the article in front, and what waits', () => {
    const status = articleStatus(inputOf(WAITING));
    assert.equal(status.text, '4 positions · 3 to review');
    assert.equal(status.severity, 'warning');
    assert.deepEqual(texts(status.tooltip), [
      '4 positions · 52 mentions · 3 to review',
      '1 lost quote',
    ]);
  });

  test('one position is one position, and nothing is said to be nothing', () => {
    assert.equal(articleStatus(inputOf(WAITING.slice(0, 1))).text, '1 position');
    assert.equal(articleStatus(inputOf(WAITING.slice(0, 1))).severity, 'none');
    assert.equal(articleStatus(inputOf([])).text, 'nothing annotated');
  });

  test('a refused annotation file comes before the counts', () => {
    const input = inputOf(WAITING.slice(0, 1));
    const status = articleStatus({ ...input, article: { ...input.article, stale: true } });
    assert.equal(status.text, 'annotation file cannot be read · 1 position');
    assert.equal(status.severity, 'error');
  });
});

function inputOf(annotations: readonly PlacedAnnotation[]) {
  const reader = corpus([{ path: 'a.md', annotations }]);
  return {
    ...contextOf(reader),
    article: articleOf(reader, 'a.md'),
    placed: annotations,
    mentionCount: 52,
  };
}
