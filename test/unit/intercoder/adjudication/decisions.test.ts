import assert from 'node:assert/strict';
import { editAnnotationFile } from '../../../../src/core/annotation-file/edit/edit';
import {
  acceptedResults,
  identicalEdits,
  isAcceptedAtOnce,
} from '../../../../src/core/intercoder/adjudication/decide';
import {
  articleQueue,
  type QueuedPassage,
} from '../../../../src/core/intercoder/adjudication/queue';
import { CODERS_BOOK, readWords } from '../../../support/readWords';
import { BOTH, decided, editsOf, idsOf, keep, line, merged, shown } from './decidedPassages';

suite('What was decided', () => {
  test('a decided passage no longer waits, and keeps by whom, when, why and from what', () => {
    const plain = decided(BOTH, 1, (passage) =>
      acceptedResults(passage, passage.positions.slice(0, 1)),
    );
    assert.deepEqual(shown(BOTH, plain), ['a1 b1 identical waiting', 'a2 b2 differing decided']);
    const decision = articleQueue(readWords(BOTH, plain)).passages[1]?.decision;
    assert.deepEqual(
      [decision?.by, decision?.reason, decision?.result],
      ['eve', 'ambiguous', ['n1']],
    );
    assert.match(decision?.from.join() ?? '', /^lea#a2@[a-z2-9]{6}$/);
    assert.match(decision?.over.join() ?? '', /^max#b2@[a-z2-9]{6}$/);
  });

  test('none of these is a decision, too', () => {
    const plain = decided(BOTH, 1, () => []);
    assert.deepEqual(shown(BOTH, plain)[1], 'a2 b2 differing decided');
    assert.doesNotMatch(plain, /positions:/);
  });

  test('a reading that was changed, removed or added since is shown as changed', () => {
    const plain = decided(BOTH, 1, () => []);
    for (const max of [
      BOTH.max.replace('japan support', 'japan neutral'),
      'b1: china support exports 3-6',
      `${BOTH.max}\n b3: china support tariffs 22-24`,
    ]) {
      assert.match(shown({ ...BOTH, max }, plain)[1] ?? '', /changed$/);
    }
    // The certainty, a note and the place are no part of the content.
    const noted = { ...BOTH, max: `${BOTH.max} note=n` };
    assert.match(shown(noted, plain)[1] ?? '', /decided$/);
  });

  test('a later decision takes the place of an earlier one, whose result it replaces', () => {
    const first = decided(BOTH, 1, (passage) => acceptedResults(passage, passage.positions));
    assert.equal(first.match(/^ {2}- id: /gm)?.length, 2);
    const changed = { ...BOTH, max: BOTH.max.replace('japan support', 'japan neutral') };
    const second = decided(changed, 1, () => [], first, '2026-02-01T00:00:00Z');
    assert.deepEqual(shown(changed, second)[1], 'a2 b2 differing decided');
    assert.doesNotMatch(second, /^ {2}- id: /m);
    assert.equal(second.match(/^ {4}by: eve$/gm)?.length, 2, 'both decisions are kept');
  });

  test('a result that stands there from two branches is shown as changed', () => {
    const accept = (at: number) => (passage: QueuedPassage) =>
      acceptedResults(passage, passage.positions.slice(at, at + 1));
    const ours = decided(BOTH, 1, accept(0));
    const theirs = decided(BOTH, 1, accept(1), '', '2026-02-01T00:00:00Z', 'm');
    const both = editAnnotationFile(
      ours,
      editsOf(BOTH, 1, accept(1), '', '2026-02-01T00:00:00Z', 'm'),
      CODERS_BOOK,
    );
    assert.equal(both.kind, 'edited');
    assert.match(shown(BOTH, theirs)[1] ?? '', /decided$/);
    assert.match(shown(BOTH, both.kind === 'edited' ? both.text : '')[1] ?? '', /changed$/);
  });

  test('what one adjudicator accepts and another rejects on a branch is shown as changed', () => {
    const accept = (passage: QueuedPassage) => acceptedResults(passage, passage.positions);
    for (const [first, second] of [
      [accept, () => []],
      [() => [], accept],
    ] as const) {
      const ours = decided(BOTH, 0, first);
      const theirs = decided(BOTH, 0, second, '', '2026-02-01T00:00:00Z', 'm');
      assert.match(shown(BOTH, merged('', ours, theirs))[0] ?? '', /changed$/);
    }
    const [ours, theirs] = [decided(BOTH, 0, () => []), decided(BOTH, 0, () => [], '', '', 'm')];
    assert.match(shown(BOTH, merged('', ours, theirs))[0] ?? '', /decided$/, 'both say the same');
  });

  test('what two decided alike on two branches is settled at once, and one result is left', () => {
    const acceptAll = (letter: string): string => {
      const { passages } = articleQueue(readWords(BOTH));
      let count = 0;
      const newId = (): string => `${letter}${(count += 1)}`;
      const at = '2026-01-01T00:00:00Z';
      const edits = identicalEdits(passages, { by: 'eve', at, newId });
      const done = editAnnotationFile('', edits, CODERS_BOOK);
      return done.kind === 'edited' ? done.text : '';
    };
    const both = merged('', acceptAll('o'), acceptAll('t'));
    assert.deepEqual(idsOf(both).length, 2);
    const { passages } = articleQueue(readWords(BOTH, both));
    assert.deepEqual(passages.map(line), ['a1 b1 identical changed', 'a2 b2 differing waiting']);
    assert.deepEqual(passages.map(isAcceptedAtOnce), [true, false]);
    const edits = identicalEdits(passages, { by: 'eve', at: '', newId: () => 'z1' });
    const once = editAnnotationFile(both, edits, CODERS_BOOK);
    assert.ok(once.kind === 'edited');
    assert.equal(shown(BOTH, once.text)[0], 'a1 b1 identical decided');
    assert.equal(idsOf(once.text).length, 1);
    // Of a result whose fields git may have mixed, no one decided what it says.
    const mixed = both.replace(/result: o\d/, 'result: t1').replace(/result: t\d/, 'result: t1');
    assert.ok(!articleQueue(readWords(BOTH, mixed)).passages.some(isAcceptedAtOnce));
  });

  test('two who decide again on two branches are both asked, though ids were kept', () => {
    const base = decided(BOTH, 1, (passage) =>
      acceptedResults(passage, passage.positions.slice(1)),
    );
    const changed = { ...BOTH, max: BOTH.max.replace('japan support', 'japan neutral') };
    const first = (at: number) => (passage: QueuedPassage) =>
      acceptedResults(passage, passage.positions.slice(at, at + 1));
    const ours = decided(changed, 1, first(1), base, '2026-02-01T00:00:00Z', 'o');
    const theirs = decided(changed, 1, first(1), base, '2026-03-01T00:00:00Z', 't');
    assert.match(shown(changed, ours)[1] ?? '', /decided$/);
    const both = merged(base, ours, theirs);
    assert.match(shown(changed, both)[1] ?? '', /changed$/);
    const again = decided(changed, 1, first(0), both, '2026-04-01T00:00:00Z', 'a');
    assert.match(shown(changed, again)[1] ?? '', /decided$/);
  });

  test('a decision takes the place of one that a clock puts behind it', () => {
    const ahead = decided(BOTH, 1, () => [], '', '2031-01-01T00:00:00Z');
    const changed = { ...BOTH, max: BOTH.max.replace('japan support', 'japan neutral') };
    const now = decided(changed, 1, () => [], ahead, '2026-01-01T00:00:00Z', 'm');
    assert.match(shown(changed, now)[1] ?? '', /decided$/);
  });

  test('where one passage has become two, deciding on one leaves the result of the other', () => {
    const bridged = {
      lea: 'a1: china support exports 3-5\n a2: japan oppose tariffs 6-8',
      max: 'b1: japan support exports 3-8',
    };
    const both = decided(bridged, 0, (passage) =>
      acceptedResults(
        passage,
        passage.positions.filter(({ coder }) => coder === 'lea'),
      ),
    );
    const apart = { ...bridged, max: 'b1: japan support exports 3-5' };
    assert.deepEqual(shown(apart, both), ['a1 b1 differing changed', 'a2 differing changed']);
    const one = decided(apart, 0, () => [], both, '2026-02-01T00:00:00Z', 'm');
    assert.deepEqual(shown(apart, one), ['a1 b1 differing decided', 'a2 differing changed']);
    assert.deepEqual(idsOf(one), ['n2']);
    const two = decided(apart, 1, keep, one, '2026-03-01T00:00:00Z', 'k');
    assert.deepEqual(shown(apart, two), ['a1 b1 differing decided', 'a2 differing decided']);
    assert.deepEqual(idsOf(two), ['n2']);
  });

  test('readings under other ids are not accepted at once beside the result on their words', () => {
    const plain = decided(BOTH, 0, (passage) => acceptedResults(passage, passage.positions));
    const copied = { lea: BOTH.lea.replace('a1', 'x1'), max: BOTH.max.replace('b1', 'y1') };
    assert.equal(shown(copied, plain)[0], 'x1 y1 identical changed');
    const passage = articleQueue(readWords(copied, plain)).passages[0];
    assert.ok(passage && !isAcceptedAtOnce(passage));
    const kept = decided(copied, 0, keep, plain, '2026-02-01T00:00:00Z', 'k');
    assert.equal(shown(copied, kept)[0], 'x1 y1 identical decided');
    assert.deepEqual(idsOf(kept), ['n1']);
  });

  test('a result that was deleted from the adjudicated file is asked about again', () => {
    const plain = decided(BOTH, 0, (passage) => acceptedResults(passage, passage.positions));
    const without = editAnnotationFile(plain, [{ kind: 'delete', id: 'n1' }], CODERS_BOOK);
    assert.ok(without.kind === 'edited');
    assert.equal(shown(BOTH, without.text)[0], 'a1 b1 identical changed');
  });

  test('results whose readings have all been removed are listed, and kept or removed', () => {
    const plain = decided(BOTH, 1, (passage) => acceptedResults(passage, passage.positions));
    const removed = { lea: 'a1: china support exports 3-5', max: 'b1: china support exports 3-6' };
    const { passages } = articleQueue(readWords(removed, plain));
    assert.deepEqual(passages.map(line), ['a1 b1 identical waiting', ' differing changed']);
    const [, left] = passages;
    assert.deepEqual([left?.decision?.quote, left?.adjudicated.length], ['w21 w22 w23 w24', 2]);
    assert.deepEqual(
      articleQueue(readWords(removed, plain), { issue: 'tariffs' }).passages.map(line),
      [' differing changed'],
    );
    const kept = decided(removed, 1, keep, plain, '2026-02-01T00:00:00Z', 'k');
    assert.deepEqual(shown(removed, kept), ['a1 b1 identical waiting']);
    assert.deepEqual(idsOf(kept), idsOf(plain));
    const none = decided(removed, 1, () => [], plain, '2026-02-01T00:00:00Z', 'k');
    assert.deepEqual(shown(removed, none), ['a1 b1 identical waiting']);
    assert.deepEqual(idsOf(none), []);
    // Of one coder alone they are listed, too; not where no coder's file is there at all.
    assert.deepEqual(shown({ lea: '' }, plain), [' differing changed']);
    assert.deepEqual(shown({}, plain), []);
    // They are not lost where the coder is only not ready.
    assert.deepEqual(shown({ 'lea?': BOTH.lea, 'max?': BOTH.max }, plain), []);
  });

  test('a result keeps the id and the comments of the one that said the same', () => {
    const both = {
      lea: 'a1: china support exports 3-5\n a2: japan oppose tariffs 3-5',
      max: 'b1: japan support exports 3-5',
    };
    const plain = decided(both, 0, (passage) => acceptedResults(passage, passage.positions));
    const japan = plain.indexOf('issue: tariffs');
    const id = idsOf(plain.slice(0, japan)).at(-1) ?? '';
    const second = decided(
      both,
      0,
      (passage) =>
        acceptedResults(
          passage,
          passage.positions.filter(({ placed }) => placed.annotation.id === 'a2'),
        ),
      plain,
      '2026-02-01T00:00:00Z',
      'm',
    );
    assert.deepEqual(idsOf(second), [id]);
  });

  test('a position that somebody put into the adjudicated file is replaced, not doubled', () => {
    const plain = `format: policy-annotations/1
positions:
  - id: old
    actor: japan
    issue: tariffs
    stance: oppose
    comments:
      - text: "as agreed"
    quote:
      exact: "w20 w21 w22 w23 w24"
...
`;
    assert.match(shown(BOTH, plain)[1] ?? '', /waiting$/);
    const now = decided(
      BOTH,
      1,
      (passage) => acceptedResults(passage, passage.positions.slice(1)),
      plain,
    );
    assert.match(now, /- id: old\n {4}actor: japan\n {4}issue: tariffs\n {4}stance: support\n/);
    assert.match(now, /as agreed/);
    assert.equal(now.match(/^ {2}- id: /gm)?.length, 1);
  });
});
