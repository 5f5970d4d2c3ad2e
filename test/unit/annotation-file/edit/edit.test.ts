import assert from 'node:assert/strict';
import type { Position } from '../../../../src/core/model/annotation';
import { emptyAnnotationFile } from '../../../../src/core/annotation-file/write';
import {
  comment,
  edited,
  file,
  ignored,
  mention,
  part,
  position,
  read,
  refusal,
  relation,
  typed,
  undone,
} from '../editFixtures';

const TWO = file`
  format: policy-annotations/1
  positions:
    - id: first
      actor: china
      issue: trade
      stance: oppose
      quote:
        exact: "new tariffs"
        start: 10
    - id: third
      actor: china
      issue: trade
      stance: oppose
      quote:
        exact: "new tariffs"
        start: 30
  ...
`;

/** The position as the file has it. */
function found(text: string, id: string): Position {
  const annotation = read(text).annotations.find((other) => other.id === id);
  assert.equal(annotation?.kind, 'position');
  return annotation;
}

suite('Editing an annotation file', () => {
  test('a file that does not exist yet begins with its format and ends with the end marker', () => {
    assert.equal(
      edited('', { kind: 'add', annotation: position('first', 10) }).text,
      file`
        format: policy-annotations/1
        positions:
          - id: first
            actor: china
            issue: trade
            stance: oppose
            quote:
              exact: "new tariffs"
              start: 10
        ...
      `,
    );
    assert.equal(emptyAnnotationFile(), 'format: policy-annotations/1\n...\n');
  });

  test('a new entry goes before the first one with a greater start', () => {
    assert.equal(
      undone(TWO, { kind: 'add', annotation: position('second', 20, { actors: ['japan'] }) }),
      TWO.replace(
        '  - id: third\n',
        file`
          - id: second
            actor: japan
            issue: trade
            stance: oppose
            quote:
              exact: "new tariffs"
              start: 20
        `
          .replace(/^(?=.)/gm, '  ')
          .concat('  - id: third\n'),
      ),
    );
  });

  test('of several quote parts the smallest start decides, and equal starts keep their order', () => {
    const quote = [part(40), part(5, { exact: 'we' })];
    const early = undone(TWO, { kind: 'add', annotation: position('zero', 0, { quote }) });
    assert.deepEqual(ids(early), ['zero', 'first', 'third']);
    const equal = undone(TWO, { kind: 'add', annotation: position('also', 10) });
    assert.deepEqual(ids(equal), ['first', 'also', 'third']);
    const last = undone(TWO, {
      kind: 'add',
      annotation: position('lost', 0, { quote: [part(undefined)] }),
    });
    assert.deepEqual(ids(last), ['first', 'third', 'lost']);
  });

  test('several additions at once come out in text order', () => {
    const text = undone(
      TWO,
      { kind: 'add', annotation: position('e', 50) },
      { kind: 'add', annotation: position('d', 25) },
      { kind: 'add', annotation: position('b', 15) },
      { kind: 'add', annotation: position('c', 25) },
      { kind: 'add', annotation: mention('m', 3) },
      { kind: 'add', annotation: mention('l', 2) },
    );
    assert.deepEqual(ids(text), ['first', 'b', 'd', 'c', 'third', 'e', 'l', 'm']);
  });

  test('missing sections are made in the order of the format', () => {
    const text = undone(
      TWO,
      { kind: 'add', annotation: typed('t', 1) },
      { kind: 'add', annotation: ignored('i', 1) },
      { kind: 'add', annotation: mention('m', 1) },
      { kind: 'add', annotation: relation('a', 1, { kind: 'agreement' }) },
      { kind: 'add', annotation: relation('d', 1) },
      { kind: 'describe', article: { title: 'Talks' } },
      {
        kind: 'code',
        coder: 'lea',
        coding: { state: 'in-progress', date: undefined, codebook: undefined, reason: undefined },
      },
    );
    assert.deepEqual(text.match(/^[a-z]+(?=:)/gm), [
      'format',
      'article',
      'coded',
      'positions',
      'disagreements',
      'agreements',
      'mentions',
      'ignored',
      'annotations',
    ]);
  });

  test('a replacement writes only the keys that differ', () => {
    const old = found(TWO, 'first');
    assert.equal(
      undone(TWO, {
        kind: 'replace',
        annotation: { ...old, stance: 'support', note: 'Read "again"\nby Lea', tags: ['economy'] },
      }),
      TWO.replace(
        'stance: oppose\n',
        'stance: support\n    tags:\n      - "economy"\n    note: "Read \\"again\\"\\nby Lea"\n',
      ),
    );
  });

  test('one becomes several and several become one', () => {
    const old = found(TWO, 'first');
    const joint = undone(TWO, {
      kind: 'replace',
      annotation: { ...old, actors: ['china', 'japan'] },
    });
    assert.equal(joint, TWO.replace('actor: china\n', 'actor:\n      - china\n      - japan\n'));
    const alone = undone(joint, { kind: 'replace', annotation: { ...old, actors: ['japan'] } });
    assert.equal(alone, TWO.replace('actor: china\n', 'actor: japan\n'));
  });

  test('a quote is rewritten in place, with its old words until they are confirmed', () => {
    const old = found(TWO, 'third');
    const quote = [part(31, { exact: 'old tariffs', prefix: 'of ', was: 'new tariffs' })];
    assert.equal(
      undone(TWO, { kind: 'replace', annotation: { ...old, quote } }),
      TWO.replace(
        '      exact: "new tariffs"\n      start: 30\n',
        '      exact: "old tariffs"\n      prefix: "of "\n      start: 31\n      was: "new tariffs"\n',
      ),
    );
  });

  test('comments are added and taken away one by one', () => {
    const old = found(TWO, 'first');
    const one = undone(TWO, {
      kind: 'replace',
      annotation: { ...old, comments: [comment('Is this irony?')] },
    });
    const marked = one.replace('- by: lea\n', '- by: lea   # on the phone\n        mood: sure\n');
    const two = undone(marked, {
      kind: 'replace',
      annotation: { ...old, comments: [comment('Is this irony?'), comment('No.')] },
    });
    assert.equal(
      two,
      marked.replace(
        '"Is this irony?"\n',
        '"Is this irony?"\n      - by: lea\n        at: "2024-05-02T09:30:00Z"\n        text: "No."\n',
      ),
    );
  });

  test('deleting takes the lines of the entry, and the last one leaves an empty list', () => {
    const one = undone(TWO, { kind: 'delete', id: 'first' });
    assert.deepEqual(ids(one), ['third']);
    assert.equal(
      undone(one, { kind: 'delete', id: 'third' }),
      'format: policy-annotations/1\npositions: []\n...\n',
    );
    assert.equal(
      undone(one, { kind: 'delete', id: 'third', dropSection: true }),
      'format: policy-annotations/1\n...\n',
    );
  });

  test('a deleted entry comes back even where its neighbours went too', () => {
    const first = edited(TWO, { kind: 'delete', id: 'first' });
    const none = edited(first.text, { kind: 'delete', id: 'third' });
    const late = edited(none.text, ...first.inverse);
    assert.equal(edited(late.text, ...none.inverse).text, TWO);
  });

  test('what coders say about the article is set, changed and removed', () => {
    const coding = {
      state: 'complete',
      date: '2024-05-02',
      codebook: '3',
      reason: undefined,
    } as const;
    const lea = undone(TWO, { kind: 'code', coder: 'lea', coding });
    assert.match(
      lea,
      /^format: .*\ncoded:\n  lea:\n    state: complete\n    date: "2024-05-02"\n    codebook: "3"\npos/,
    );
    const both = undone(lea, { kind: 'code', coder: 'no', coding });
    assert.match(both, /codebook: "3"\n  "no":\n    state: complete\n/);
    const changed = undone(both, {
      kind: 'code',
      coder: 'lea',
      coding: { state: 'not-relevant', date: undefined, codebook: '3', reason: 'sport' },
    });
    assert.match(
      changed,
      /  lea:\n    state: not-relevant\n    codebook: "3"\n    reason: "sport"\n/,
    );
    const finished = { ...coding, digest: 'm3d3yzz95tt4' };
    const digested = undone(lea, { kind: 'code', coder: 'lea', coding: finished });
    assert.match(digested, /    codebook: "3"\n    digest: "m3d3yzz95tt4"\npos/);
    assert.equal(undone(digested, { kind: 'code', coder: 'lea', coding }), lea);
    assert.equal(undone(both, { kind: 'code', coder: 'no', coding: undefined }), lea);
    assert.equal(undone(lea, { kind: 'code', coder: 'lea', coding: undefined }), TWO);
  });

  test('a decision of an adjudicator is kept under its id, and removed without a trace', () => {
    const decided = {
      by: 'eve',
      at: '2026-01-02T09:30:00Z',
      replaces: ['d0'],
      from: ['lea#a1@x7fq2b'],
      over: ['max#b1@b4kd9a', 'max#b2@c4kd9a'],
      result: ['first'],
      reason: 'The words: both',
      quote: 'new tariffs',
    };
    const one = undone(TWO, { kind: 'decide', decision: 'd1', decided });
    assert.equal(
      one.slice(0, one.indexOf('positions:')),
      file`
        format: policy-annotations/1
        decided:
          d1:
            by: eve
            at: "2026-01-02T09:30:00Z"
            replaces: d0
            from: "lea#a1@x7fq2b"
            over:
              - "max#b1@b4kd9a"
              - "max#b2@c4kd9a"
            result: first
            reason: "The words: both"
            quote: "new tariffs"
      `.trimEnd() + '\n',
    );
    const { from, over, ...none } = decided;
    const both = undone(one, {
      kind: 'decide',
      decision: 'd2',
      decided: {
        ...{ ...none, replaces: ['d1', 'd0'], from: [], over: [...from, ...over] },
        ...{ result: [], reason: undefined },
      },
    });
    assert.equal(undone(both, { kind: 'decide', decision: 'd2', decided: undefined }), one);
    assert.equal(undone(one, { kind: 'decide', decision: 'd1', decided: undefined }), TWO);
  });

  test('a comment that resolves a discussion says so, and another one does not', () => {
    const first = { ...found(TWO, 'first'), comments: [comment('Sure?')] };
    const asked = undone(TWO, { kind: 'replace', annotation: first });
    const resolved = undone(asked, {
      kind: 'replace',
      annotation: { ...first, comments: [{ ...comment('Sure?'), resolved: true }] },
    });
    assert.match(resolved, /text: "Sure\?"\n {8}resolved: true\n/);
    assert.deepEqual(found(resolved, 'first').comments, [{ ...comment('Sure?'), resolved: true }]);
    assert.equal(undone(resolved, { kind: 'replace', annotation: first }), asked);
    assert.deepEqual(found(resolved.replace('true', 'false'), 'first').comments, [
      comment('Sure?'),
    ]);
  });

  test('what is known about the article is set key by key', () => {
    const text = undone(TWO, {
      kind: 'describe',
      article: { url: 'https://example.org', title: 'Talks', attributes: new Map([['no', 'yes']]) },
    });
    assert.match(
      text,
      /\narticle:\n  title: "Talks"\n  url: "https:\/\/example.org"\n  attributes:\n    "no": "yes"\n/,
    );
    const less = undone(text, {
      kind: 'describe',
      article: { title: undefined, source: 'Example News' },
    });
    assert.match(less, /\narticle:\n  source: "Example News"\n  url: /);
  });

  test('an edit that changes nothing leaves every byte', () => {
    const result = edited(TWO, { kind: 'replace', annotation: found(TWO, 'first') });
    assert.equal(result.text, TWO);
    assert.deepEqual(result.splices, []);
  });

  test('a file without its end is edited only when somebody says that it is complete', () => {
    const add = { kind: 'add', annotation: position('second', 20) } as const;
    const whole = edited(TWO, add).text;
    for (const cut of [TWO.slice(0, -4), TWO.slice(0, -1), TWO.slice(0, -5)]) {
      assert.equal(refusal(cut, add), 'maybe-truncated');
      assert.equal(edited(cut, add, { kind: 'end' }).text, whole);
    }
    assert.equal(edited(TWO, { kind: 'end' }).text, TWO);
  });

  test('a file whose end a formatter removed gets it back with the next edit', () => {
    const whole = TWO.replace(/start: \d+/g, '$&\n      repeated: false');
    const add = { kind: 'add', annotation: position('second', 20) } as const;
    assert.equal(edited(whole.slice(0, -4), add).text, edited(whole, add).text);
    assert.equal(edited(whole.slice(0, -4), { kind: 'end' }).text, whole);
    assert.equal(refusal(whole.slice(0, -5), add), 'maybe-truncated');
  });

  test('what cannot be done is refused with its reason', () => {
    const add = { kind: 'add', annotation: position('first', 1) } as const;
    assert.equal(refusal(TWO, add), 'duplicate-id');
    assert.equal(refusal('', add, add), 'duplicate-id');
    assert.equal(refusal(TWO, { kind: 'delete', id: 'nobody' }), 'no-such-id');
    assert.equal(refusal(TWO, { kind: 'replace', annotation: position('x', 1) }), 'no-such-id');
    assert.equal(refusal(TWO, { kind: 'replace', annotation: mention('first', 1) }), 'no-such-id');
    assert.equal(refusal(TWO, { kind: 'add', annotation: position('No Id', 1) }), 'bad-id');
    const note = 'half a \uD83D face';
    assert.equal(
      refusal(TWO, { kind: 'add', annotation: position('x', 1, { note }) }),
      'lone-surrogate',
    );
    const old = found(TWO, 'first');
    assert.equal(refusal(TWO, { kind: 'replace', annotation: { ...old, note } }), 'lone-surrogate');
    assert.equal(refusal(TWO, { kind: 'describe', article: { title: note } }), 'lone-surrogate');
    const empty = position('x', 1, { actors: [] });
    assert.equal(refusal(TWO, { kind: 'add', annotation: empty }), 'not-as-intended');
    const never = position('x', 1, { date: '2024-13-40' });
    assert.equal(refusal(TWO, { kind: 'add', annotation: never }), 'not-as-intended');
  });

  test('a file that is refused is never edited', () => {
    const add = { kind: 'add', annotation: position('x', 1) } as const;
    const end = { kind: 'end' } as const;
    const broken = [
      TWO.replace('actor: china', 'actor: *china'),
      TWO.replace('third', 'first'),
      TWO.replace('/1', '/2'),
      TWO.replace('positions:', 'positions: many'),
      TWO.replace('  - id: third', '<<<<<<< ours\n  - id: third'),
      `${TWO}more: text\n...\n`,
      TWO.replace('exact: "new tariffs"\n', 'exact: "new tariffs\n'),
    ];
    for (const text of broken) assert.equal(refusal(text, add, end), 'unreadable', text);
  });

  test('all edits are made, or none', () => {
    const reason = refusal(TWO, { kind: 'delete', id: 'first' }, { kind: 'delete', id: 'nobody' });
    assert.equal(reason, 'no-such-id');
  });

  test('an entry can be deleted and made anew under its id in one go', () => {
    const text = edited(
      TWO,
      { kind: 'delete', id: 'first' },
      { kind: 'add', annotation: relation('first', 10) },
    ).text;
    assert.deepEqual(ids(text), ['third', 'first']);
  });
});

function ids(text: string): readonly string[] {
  return read(text).annotations.map(({ id }) => id);
}
