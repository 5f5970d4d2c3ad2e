import assert from 'node:assert/strict';
import type { Annotation } from '../../../src/core/model/annotation';
import {
  comment,
  edited,
  file,
  mention,
  part,
  position,
  read,
  refusal,
  undone,
} from './editFixtures';

/** Written by hand, as people do: everything that no edit means to touch must stay. */
const BY_HAND = file`
  # Coded in May, see the minutes.
  format: policy-annotations/1   # the first version
  x-project: {budget: 12, "who": [a, b]}
  positions:	# a tab before this comment
    # China speaks first.
    - id: first   # sure
      stance:   oppose
      actor: china
      issue: trade
      x-mood: 3
      quote: 'new tariffs'
      # What about the footnote?

    # Japan answers.
    - id: third
      actor: [japan, korea]
      issue: [trade]
      stance: oppose
      quote: {exact: "new tariffs", start: 30, x-page: 4}

  # Nothing else was said.
  mentions: []   # none yet
  ...
  # Kept for the archive.
`;

suite('Editing an annotation file that people wrote by hand', () => {
  test('a new entry stands between its neighbours, and their comments stay with them', () => {
    const text = undone(BY_HAND, { kind: 'add', annotation: position('second', 20) });
    assert.equal(
      text,
      BY_HAND.replace(
        '\n  # Japan answers.\n',
        indented(file`

          - id: second
            actor: china
            issue: trade
            stance: oppose
            quote:
              exact: "new tariffs"
              start: 20

          # Japan answers.
        `),
      ),
    );
  });

  test('a replacement keeps unknown keys, comments, order and style', () => {
    const first = found(BY_HAND, 'first');
    assert.equal(first.kind, 'position');
    const text = edited(BY_HAND, {
      kind: 'replace',
      annotation: { ...first, stance: 'support', note: 'why', coder: 'lea' },
    }).text;
    assert.equal(
      text,
      BY_HAND.replace('stance:   oppose', 'stance:   support').replace(
        'stance:   support\n',
        'stance:   support\n    coder: lea\n    note: "why"\n',
      ),
    );
  });

  test('a quote that is plain text is completed', () => {
    const quote = [part(12, { prefix: 'of ', suffix: ' on' })];
    const text = edited(BY_HAND, {
      kind: 'replace',
      annotation: { ...found(BY_HAND, 'first'), quote },
    }).text;
    assert.equal(
      text,
      BY_HAND.replace(
        "quote: 'new tariffs'\n",
        'quote:\n      exact: "new tariffs"\n      prefix: "of "\n      suffix: " on"\n      start: 12\n',
      ),
    );
  });

  test('lists and maps in brackets and braces are changed in place', () => {
    const old = found(BY_HAND, 'third');
    assert.equal(old.kind, 'position');
    const text = undone(BY_HAND, {
      kind: 'replace',
      annotation: {
        ...old,
        actors: ['japan', 'korea', 'no'],
        issues: ['arms'],
        quote: [part(28, { prefix: 'the, "' })],
      },
    });
    assert.equal(
      text,
      BY_HAND.replace('[japan, korea]', '[japan, korea, "no"]')
        .replace('[trade]', '[arms]')
        .replace('", start: 30,', '", prefix: "the, \\"", start: 28,'),
    );
    const less = edited(BY_HAND, {
      kind: 'replace',
      annotation: { ...old, issues: [], target: ['china'], quote: [part(undefined)] },
    }).text;
    assert.equal(
      less,
      BY_HAND.replace('    issue: [trade]\n', '')
        .replace('stance: oppose\n    quote: {', 'stance: oppose\n    target: china\n    quote: {')
        .replace('start: 30, ', ''),
    );
  });

  test('an empty list in brackets becomes a block, and goes back to what it was', () => {
    const text = undone(BY_HAND, { kind: 'add', annotation: mention('seen', 5) });
    assert.equal(
      text,
      BY_HAND.replace(
        'mentions: []   # none yet\n',
        indented(
          file`
          mentions:   # none yet
            - id: seen
              actor:
                - china
                - japan
              quote:
                exact: "new tariffs"
                start: 5
        `,
          0,
        ),
      ),
    );
  });

  test('a deleted entry takes the comments along that stand directly at it, and brings them back', () => {
    assert.equal(
      undone(BY_HAND, { kind: 'delete', id: 'third' }),
      BY_HAND.replace(/\n  # Japan answers\.[^]*x-page: 4}\n/, ''),
    );
    assert.equal(
      undone(BY_HAND, { kind: 'delete', id: 'first' }),
      BY_HAND.replace(/  # China speaks first\.[^]*footnote\?\n/, ''),
    );
  });

  test('a comment that a blank line parts from an entry stays when the entry goes', () => {
    const text = BY_HAND.replace('  # Japan answers.\n', '  # Part two\n\n  # Japan answers.\n');
    assert.match(undone(text, { kind: 'delete', id: 'third' }), /\n  # Part two\n\n# Nothing/);
  });

  test('Windows line endings and a byte order mark stay, and new lines get the same ending', () => {
    for (const edit of [
      { kind: 'add', annotation: position('second', 20) },
      { kind: 'replace', annotation: { ...found(BY_HAND, 'first'), comments: [comment('a\nb')] } },
      { kind: 'delete', id: 'third' },
      { kind: 'describe', article: { title: 'Talks' } },
    ] as const) {
      const unix = edited(BY_HAND, edit).text;
      assert.equal(undone(windows(BY_HAND), edit), windows(unix));
    }
    const blank = edited('\uFEFF', { kind: 'add', annotation: position('first', 1) }).text;
    assert.match(blank, /^\uFEFFformat: /);
  });

  test('dashes below their key and wide indentation are followed', () => {
    const narrow = file`
      format: policy-annotations/1
      positions:
      - id: first
        actor: china
        issue: trade
        stance: oppose
        quote:
            exact: "new tariffs"
            start: 10
      mentions:
          -   id: seen
              actor:
                  - china
                  - japan
              quote:
                  exact: "new tariffs"
                  start: 10
      ...
    `;
    const text = undone(
      narrow,
      { kind: 'add', annotation: position('zero', 1) },
      { kind: 'add', annotation: position('second', 20) },
      { kind: 'add', annotation: mention('later', 20) },
    );
    assert.deepEqual(text.match(/^ *- +id: .*$/gm), [
      '- id: zero',
      '- id: first',
      '- id: second',
      '    -   id: seen',
      '    - id: later',
    ]);
    const old = found(narrow, 'seen');
    assert.equal(old.kind, 'mention');
    assert.equal(
      undone(narrow, {
        kind: 'replace',
        annotation: {
          ...old,
          actors: ['china', 'korea', 'japan'],
          note: 'both',
          quote: [part(11, { was: 'tariffs' })],
        },
      }),
      narrow
        .replace('            - japan\n', '            - korea\n            - japan\n')
        .replace(
          '        quote:\n            exact: "new tariffs"\n            start: 10\n...',
          (lines) =>
            `        note: "both"\n${lines.replace('start: 10\n', 'start: 11\n            was: "tariffs"\n')}`,
        ),
    );
    const removed = edited(narrow, { kind: 'delete', id: 'first' });
    assert.equal(edited(removed.text, ...removed.inverse).text, narrow);
  });

  test('a file in flow style from end to end is edited in flow style', () => {
    const flow = file`
      {format: policy-annotations/1, positions: [
        {id: first, actor: china, issue: trade, stance: oppose, quote: {exact: "x y", start: 10}}, # one
        {id: third, actor: china, issue: trade, stance: oppose, quote: "new"},
      ], ignored: []}
      ...
    `;
    const added = undone(flow, { kind: 'add', annotation: position('second', 5) });
    assert.match(added, /\[\n  \{id: second, actor: china, .*start: 5\}\}, \{id: first/);
    assert.match(
      undone(flow, { kind: 'add', annotation: position('last', 50) }),
      /quote: "new"\}, \{id: last, .*\},\n\]/,
    );
    assert.match(
      undone(flow, { kind: 'add', annotation: mention('seen', 5) }),
      /\], mentions: \[\{id: seen, actor: \[china, japan\], .*\}\], ignored: \[\]\}/,
    );
    const old = found(flow, 'first');
    assert.match(
      undone(flow, { kind: 'replace', annotation: { ...old, note: 'a, b}' } }),
      /stance: oppose, note: "a, b}", quote: \{/,
    );
    assert.equal(
      edited(flow, { kind: 'delete', id: 'third' }).text,
      flow.replace(/, # one\n.*"new"\}/, ''),
    );
    assert.equal(
      edited(flow, { kind: 'delete', id: 'first' }).text,
      flow.replace(/\{id: first[^]*(?=\{id: third)/, ''),
    );
    const one =
      'format: policy-annotations/1\nmentions: [{"id":"a","actor":"us","quote":"we"}]\n...\n';
    assert.equal(undone(one, { kind: 'delete', id: 'a' }), one.replace(/\{.*\}/, ''));
    const us = found(one, 'a');
    assert.equal(
      undone(one, { kind: 'replace', annotation: { ...us, note: 'x' } }),
      one.replace(',"quote"', ', note: "x","quote"'),
    );
  });

  test('an entry in braces in a block list is patched, deleted and brought back', () => {
    const text = file`
      format: policy-annotations/1
      mentions:
        - {id: a, actor: china, quote: "they"}
        - {id: b, actor: japan, quote: {exact: "them", start: 4}} # who?
      ...
    `;
    const old = found(text, 'a');
    assert.equal(
      undone(text, { kind: 'replace', annotation: { ...old, coder: 'lea' } }),
      text.replace('actor: china, ', 'actor: china, coder: lea, '),
    );
    assert.equal(
      edited(text, {
        kind: 'replace',
        annotation: { ...old, quote: [part(1, { exact: 'they' })] },
      }).text,
      text.replace('"they"', '{exact: "they", start: 1}'),
    );
    undone(text, { kind: 'delete', id: 'b' });
  });

  test('values in other styles are replaced whole', () => {
    const text = file`
      format: policy-annotations/1
      positions:
        - id: first
          actor:
            china
          issue: trade
          stance: oppose
          note: >-
            long
            story

          condition:
          tags: [ ] # none
          quote: |
            new tariffs
      ...
    `;
    const old = found(text, 'first');
    assert.equal(old.kind, 'position');
    assert.equal(
      edited(text, {
        kind: 'replace',
        annotation: {
          ...old,
          actors: ['japan'],
          note: 'short',
          condition: 'if so',
          tags: ['b'],
          quote: [part(2)],
        },
      }).text,
      file`
        format: policy-annotations/1
        positions:
          - id: first
            actor: japan
            issue: trade
            stance: oppose
            note: "short"

            condition: "if so"
            tags: # none
              - "b"
            quote:
              exact: "new tariffs"
              start: 2
        ...
      `,
    );
    const bare = edited(text, { kind: 'replace', annotation: { ...old, note: undefined } }).text;
    assert.equal(bare, text.replace(/ *note: >-\n.*\n.*\n/, ''));
  });

  test('blank lines that a block scalar keeps stay with it', () => {
    const text = file`
      format: policy-annotations/1
      positions:
        - id: first
          actor: china
          issue: trade
          stance: oppose
          quote: {exact: new tariffs, start: 10}
          x-memo: |+
            kept


      ...
    `;
    undone(text, { kind: 'add', annotation: position('second', 20) });
    undone(text, { kind: 'add', annotation: mention('seen', 20) });
  });

  test('an entry that is refused can be completed, deleted and brought back', () => {
    const text = file`
      format: policy-annotations/1
      positions:
        - id: half  # to do
          actor: china
          x-why: unclear
          quote: new tariffs
        - actor: nobody
      ...
    `;
    assert.equal(read(text).annotations.length, 0);
    undone(text, { kind: 'delete', id: 'half' });
    const whole = undone(text, { kind: 'replace', annotation: position('half', 3) });
    assert.equal(read(whole).annotations.length, 1);
    assert.match(whole, /- id: half {2}# to do\n[^]*x-why: unclear\n[^]*- actor: nobody\n/);
  });

  test('a value that counts as absent stays until it is meant to change', () => {
    const text = file`
      format: policy-annotations/1
      positions:
        - id: first
          actor: china
          issue: trade
          stance: oppose
          evaluation: 7
          intensity: "2"
          date: someday
          fields: {frame: economic}
          quote: {exact: new tariffs, start: 10}
      ...
    `;
    const old = found(text, 'first');
    assert.equal(old.kind, 'position');
    assert.equal(
      edited(text, { kind: 'replace', annotation: { ...old, note: 'x', fields: new Map() } }).text,
      text
        .replace('      fields: {frame: economic}\n'.slice(2), '')
        .replace('    quote', '    note: "x"\n    quote'),
    );
    assert.equal(
      edited(text, { kind: 'replace', annotation: { ...old, evaluation: 1, intensity: 3 } }).text,
      text.replace('evaluation: 7', 'evaluation: 1').replace('"2"', '3'),
    );
  });

  test('a file of comments gets its first line', () => {
    const text = '# to be coded\r\n...\r\n';
    const added = edited(text, { kind: 'add', annotation: position('first', 1) }).text;
    assert.match(
      added,
      /^format: policy-annotations\/1\r\npositions:\r\n[^]*# to be coded\r\n\.\.\.\r\n$/,
    );
    assert.equal(
      refusal('# to be coded\n', { kind: 'add', annotation: position('first', 1) }),
      'maybe-truncated',
    );
  });

  test('what the format does not know about the article and its coders stays', () => {
    const text = file`
      format: policy-annotations/1
      article:
        title: Talks   # short
        x-page: 4
        attributes: {desk: foreign}
      coded:
        lea: {state: complete, x-hours: 2}
        # Kim is ill.
        kim: {state: in-progress}
      ...
    `;
    const article = { title: undefined, attributes: new Map<string, string>() };
    assert.equal(
      edited(text, { kind: 'describe', article }).text,
      text.replace('  title: Talks   # short\n', '').replace('  attributes: {desk: foreign}\n', ''),
    );
    const coding = { state: 'complete', date: '2024-05-02', codebook: undefined } as const;
    assert.equal(
      undone(text, { kind: 'code', coder: 'lea', coding: { ...coding, reason: undefined } }),
      text.replace('{state: complete, x', '{state: complete, date: "2024-05-02", x'),
    );
    assert.equal(
      edited(text, { kind: 'code', coder: 'kim', coding: undefined }).text,
      text.replace('  kim: {state: in-progress}\n', ''),
    );
    assert.equal(
      edited(text, { kind: 'code', coder: 'lea', coding: undefined }).text,
      text.replace('lea: {state: complete, x', 'lea: {x'),
    );
  });

  test('a key that has no value yet gets one', () => {
    const text = file`
      format: policy-annotations/1
      article:
      coded: {}
      positions:  # soon
      ...
    `;
    const result = edited(
      text,
      { kind: 'describe', article: { title: 'Talks' } },
      { kind: 'add', annotation: position('first', 1) },
      {
        kind: 'code',
        coder: 'lea',
        coding: { state: 'complete', date: undefined, codebook: undefined, reason: undefined },
      },
    );
    assert.match(
      result.text,
      /article:\n  title: "Talks"\ncoded:\n  lea:\n    state: complete\npositions:  # soon\n  - id: first\n/,
    );
  });
});

function found(text: string, id: string): Annotation {
  const annotation = read(text).annotations.find((other) => other.id === id);
  assert.ok(annotation);
  return annotation;
}

function windows(text: string): string {
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`;
}

function indented(text: string, columns = 2): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}
