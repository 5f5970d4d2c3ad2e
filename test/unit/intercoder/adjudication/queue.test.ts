import assert from 'node:assert/strict';
import {
  acceptedResults,
  decisionEdits,
  type Result,
} from '../../../../src/core/intercoder/adjudication/decide';
import {
  articleQueue,
  corpusQueue,
  countQueue,
  type QueuedPassage,
} from '../../../../src/core/intercoder/adjudication/queue';
import { editAnnotationFile } from '../../../../src/core/annotation-file/edit/edit';
import { runSync } from '../../../../src/core/util/task';
import { CODERS_BOOK, readWords } from '../../../support/readWords';

const BOTH = {
  lea: 'a1: china support exports 3-5\n a2: japan oppose tariffs 20-24',
  max: 'b1: china support exports 3-6\n b2: japan support tariffs 21-24',
};

suite('What waits for adjudication', () => {
  test('passages are quotes of several coders that meet, in text order', () => {
    assert.deepEqual(shown(BOTH), ['a1 b1 identical waiting', 'a2 b2 differing waiting']);
  });

  test('what one coder did not mark differs from what another did', () => {
    assert.deepEqual(shown({ lea: 'a1: china support exports 3-5', max: '' }), [
      'a1 differing waiting',
    ]);
  });

  test('another actor on the same words is the same passage', () => {
    assert.deepEqual(
      shown({ lea: 'a1: china support exports 3-5', max: 'b1: japan support exports 3-5' }),
      ['a1 b1 differing waiting'],
    );
  });

  test('fields make readings differ; notes, and how a condition is worded, do not', () => {
    const with_ = (more: string) => ({
      lea: 'a1: china support exports 3-5 condition=if',
      max: `b1: china support exports 3-5 condition=when ${more}`,
    });
    assert.deepEqual(shown(with_('note=n')), ['a1 b1 identical waiting']);
    assert.deepEqual(shown(with_('act=demand')), ['a1 b1 differing waiting']);
  });

  test('three coders agree only if all three do', () => {
    const two = { lea: 'a1: china support exports 3-5', max: 'b1: china support exports 3-5' };
    assert.deepEqual(shown({ ...two, eve: '' }), ['a1 b1 differing waiting']);
    assert.deepEqual(shown({ ...two, eve: 'c1: china support exports 4-5' }), [
      'a1 b1 c1 identical waiting',
    ]);
  });

  test('unfinished readings are left out and named, unless asked for', () => {
    const article = readWords({ ...BOTH, 'eve?': 'c1: china oppose exports 3-5' });
    const queue = articleQueue(article);
    assert.deepEqual([queue.coders, queue.unfinished], [['lea', 'max'], ['eve']]);
    assert.equal(queue.passages[0]?.isIdentical, true);
    const all = articleQueue(article, { withUnfinished: true });
    assert.deepEqual([all.coders.length, all.passages[0]?.isIdentical], [3, false]);
  });

  test('nothing waits with one coder, and the gold standard is none', () => {
    assert.deepEqual(shown({ lea: BOTH.lea }), []);
    assert.deepEqual(shown({ lea: BOTH.lea, gold: BOTH.max }), []);
  });

  test('what one coder found alone waits where it is asked for', () => {
    const alone = readWords({
      lea: 'a1: china support exports 3-5',
      gold: 'g1: japan oppose tariffs 9',
    });
    assert.deepEqual(articleQueue(alone).passages, []);
    const { coders, passages } = articleQueue(alone, { withSingle: true });
    assert.deepEqual(coders, ['lea']);
    assert.deepEqual(
      passages.map(({ state, isIdentical, positions }) => [state, isIdentical, positions.length]),
      [['waiting', true, 1]],
    );
  });

  test('the queue of one issue has the passages in which a coder has a position on it', () => {
    const { passages } = articleQueue(readWords(BOTH), { issue: 'tariffs' });
    assert.deepEqual(passages.map(line), ['a2 b2 differing waiting']);
  });

  test('the queue of a corpus has the articles that two coders have completed', () => {
    const articles = [readWords(BOTH, '', 'a.md'), readWords({ lea: BOTH.lea }, '', 'b.md')];
    const queues = runSync(corpusQueue({ codebook: CODERS_BOOK, articles }));
    assert.deepEqual(
      queues.map(({ article }) => article),
      ['a.md'],
    );
    assert.deepEqual(countQueue(queues.flatMap(({ passages }) => passages)), {
      waiting: 2,
      identical: 1,
      changed: 0,
      decided: 0,
    });
  });
});

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

function line({ positions, isIdentical, state }: QueuedPassage): string {
  const ids = positions.map(({ placed }) => placed.annotation.id).join(' ');
  return `${ids} ${isIdentical ? 'identical' : 'differing'} ${state}`;
}

function shown(readings: Readonly<Record<string, string>>, plain = ''): readonly string[] {
  return articleQueue(readWords(readings, plain)).passages.map(line);
}

type Choose = (passage: QueuedPassage) => readonly Result[];

function editsOf(
  readings: Readonly<Record<string, string>>,
  at: number,
  choose: Choose,
  plain: string,
  moment: string,
  letter: string,
) {
  const passage = articleQueue(readWords(readings, plain)).passages[at];
  assert.ok(passage);
  let count = 0;
  const used = plain.match(/\bn\d/g)?.length ?? 0;
  const newId = (): string => `${letter}${(count += 1) + used}`;
  return decisionEdits(passage, choose(passage), {
    by: 'eve',
    at: moment,
    reason: 'ambiguous',
    newId,
  });
}

/** The adjudicated file after a decision about one passage. */
function decided(
  readings: Readonly<Record<string, string>>,
  at: number,
  choose: Choose,
  plain = '',
  moment = '2026-01-01T00:00:00Z',
  letter = 'n',
): string {
  const edits = editsOf(readings, at, choose, plain, moment, letter);
  const edited = editAnnotationFile(plain, edits, CODERS_BOOK);
  assert.equal(edited.kind, 'edited');
  return edited.kind === 'edited' ? edited.text : '';
}
