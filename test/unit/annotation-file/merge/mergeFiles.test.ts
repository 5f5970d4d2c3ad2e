import assert from 'node:assert/strict';
import { mergeAnnotationFiles } from '../../../../src/core/annotation-file/merge/mergeFiles';
import type { MergedFiles } from '../../../../src/core/annotation-file/merge/mergeFiles';
import { file } from '../editFixtures';

const BASE = file`
  format: policy-annotations/1
  # Harbours, first round
  article:
    title: "Quiet nights"
  positions:
    - id: aaaaaaaa
      actor: union
      issue: night-shifts
      stance: oppose
      tags:
        - night
      fields:
        frame: economic
      quote:
        exact: "rejects night shifts"
        start: 10
    # the second one
    - id: bbbbbbbb
      actor: ministry
      issue: night-shifts
      stance: support
      quote:
        exact: "wants night shifts"
        start: 50
  ...
`;

suite('Merging two versions of an annotation file', () => {
  test('what only one side changed is taken from it, field by field, and ours keeps its bytes', () => {
    const ours = BASE.replace('stance: oppose', 'stance: neutral # sure?');
    const theirs = BASE.replace('frame: economic', 'frame: moral').replace(
      'stance: support',
      'stance: support\n    note: "see p. 2"',
    );
    const merged = clean(mergeAnnotationFiles(BASE, ours, theirs));
    assert.equal(
      merged,
      ours
        .replace('frame: economic', 'frame: moral')
        .replace('stance: support', 'stance: support\n    note: "see p. 2"'),
    );
  });

  test('additions of both sides stand in text order, with their comments and unknown keys', () => {
    const early = `  # of theirs alone\n${added('cccccccc', 'no robots', 30)}      x-page: 3 # unknown\n`;
    const theirs = BASE.replace('  # the second one\n', `${early}  # the second one\n`);
    const ours = BASE.replace('...\n', added('dddddddd', 'last words', 70) + '...\n');
    const merged = clean(mergeAnnotationFiles(BASE, ours, theirs));
    assert.deepEqual(idsIn(merged), ['aaaaaaaa', 'cccccccc', 'bbbbbbbb', 'dddddddd']);
    assert.ok(merged.includes(early));
  });

  test('an entry that one side deleted and the other left alone goes', () => {
    const theirs = without('bbbbbbbb');
    assert.equal(
      clean(mergeAnnotationFiles(BASE, BASE.replace('Quiet', 'Loud'), theirs)),
      theirs.replace('Quiet', 'Loud'),
    );
  });

  test('deleted on one side and changed on the other is a conflict, and nothing is lost meanwhile', () => {
    const changed = BASE.replace('stance: support', 'stance: oppose');
    for (const [ours, theirs] of [
      [without('bbbbbbbb'), changed],
      [changed, without('bbbbbbbb')],
    ] as const) {
      const merged = mergeAnnotationFiles(BASE, ours, theirs);
      assert.ok(merged.kind === 'merged');
      assert.deepEqual(conflictsOf(merged), ['bbbbbbbb:']);
      assert.deepEqual(idsIn(merged.text), ['aaaaaaaa', 'bbbbbbbb']);
      assert.match(merged.text, /id: bbbbbbbb[^]*stance: oppose/);
      const removed = mergeAnnotationFiles(BASE, ours, theirs, (conflict) =>
        conflict.ours ? 'theirs' : 'ours',
      );
      assert.ok(removed.kind === 'merged');
      assert.deepEqual(idsIn(removed.text), ['aaaaaaaa']);
    }
  });

  test('a field that both changed differently is a conflict with its three values; ours stands', () => {
    const ours = BASE.replace('stance: support', 'stance: oppose');
    const theirs = BASE.replace('stance: support', 'stance: neutral');
    const merged = mergeAnnotationFiles(BASE, ours, theirs);
    assert.ok(merged.kind === 'merged');
    assert.equal(merged.text, ours);
    const [conflict] = merged.conflicts;
    assert.deepEqual(conflict?.path, ['stance']);
    const values = [conflict.base, conflict.ours, conflict.theirs].map((value) =>
      value?.kind === 'scalar' ? value.value : undefined,
    );
    assert.deepEqual(values, ['support', 'oppose', 'neutral']);
    const theirsTaken = mergeAnnotationFiles(BASE, ours, theirs, () => 'theirs');
    assert.ok(theirsTaken.kind === 'merged');
    assert.equal(theirsTaken.text, theirs);
  });

  test('tags and comments merge one by one, also where a single tag stood without a list', () => {
    const single = BASE.replace('tags:\n      - night', 'tags: night');
    const ours = single.replace('tags: night', 'tags: [night, harbour]');
    const theirs = BASE.replace(
      '      - night\n',
      '      - night\n      - pay\n    comments:\n      - {by: lea, text: "Really?"}\n',
    );
    const merged = clean(mergeAnnotationFiles(single, ours, theirs));
    assert.match(merged, /tags: \[night, harbour, "?pay"?\]/);
    assert.match(merged, /comments:\n {6}- by: lea\n {8}text: "Really\?"/);
    const less = clean(mergeAnnotationFiles(BASE, BASE.replace('- night', '- pay'), theirs));
    assert.doesNotMatch(less, /- "?night/);
  });

  test('a quote is one field: words and context never come from two sides', () => {
    const ours = BASE.replace('exact: "wants night', 'exact: "truly wants night');
    const theirs = BASE.replace('start: 50', 'start: 57');
    const merged = mergeAnnotationFiles(BASE, ours, theirs);
    assert.ok(merged.kind === 'merged');
    assert.deepEqual(conflictsOf(merged), ['bbbbbbbb:quote']);
    assert.equal(merged.text, ours);
  });

  test('the head merges by key, what a coder says of the article as one value', () => {
    const coded = 'coded:\n  lea:\n    state: complete\n    date: "2024-05-02"\npositions:';
    const ours = BASE.replace('positions:', coded);
    const theirs = BASE.replace('positions:', coded.replace('lea', 'tom')).replace(
      '"Quiet nights"',
      '"Quiet nights"\n  date: "2024-05-01"\nx-study: two',
    );
    const merged = clean(mergeAnnotationFiles(BASE, ours, theirs));
    assert.match(merged, /title: "Quiet nights"\n {2}date: "2024-05-01"\n/);
    assert.match(merged, /^x-study: two$/m);
    assert.match(merged, /lea:\n {4}state: complete\n[^]*tom:\n {4}state: complete\n/);
    const other = mergeAnnotationFiles(
      BASE,
      ours,
      BASE.replace('positions:', coded.replace('complete', 'in-progress')),
    );
    assert.ok(other.kind === 'merged');
    assert.deepEqual(conflictsOf(other), [':coded.lea']);
  });

  test('decisions of two adjudicators are all kept, each as one value', () => {
    const decided = 'decided:\n  d1:\n    by: eve\n    reason: "slip"\npositions:';
    const ours = BASE.replace('positions:', decided);
    const merged = clean(
      mergeAnnotationFiles(BASE, ours, BASE.replace('positions:', decided.replace('d1', 'd2'))),
    );
    assert.match(merged, / {2}d1:\n {4}by: eve\n[^]* {2}d2:\n {4}by: eve\n/);
    const other = mergeAnnotationFiles(
      BASE,
      ours,
      BASE.replace('positions:', decided.replace('slip', 'ambiguous')),
    );
    assert.ok(other.kind === 'merged');
    assert.deepEqual(conflictsOf(other), [':decided.d1']);
  });

  test('both made the file: everything of both is in it', () => {
    const ours = without('bbbbbbbb');
    const merged = clean(mergeAnnotationFiles('', ours, without('aaaaaaaa')));
    assert.deepEqual(idsIn(merged), ['aaaaaaaa', 'bbbbbbbb']);
    assert.equal(clean(mergeAnnotationFiles('', '', BASE)), BASE);
  });

  test('the same new id with the same words is one annotation, with other words it is two', () => {
    const mine = added('p1', 'first words', 60);
    const same = mine.replace('stance: oppose', 'stance: oppose\n    note: "mine"');
    const one = mergeAnnotationFiles(BASE, ended(mine), ended(same));
    assert.deepEqual(idsIn(clean(one)), ['aaaaaaaa', 'bbbbbbbb', 'p1']);
    const two = mergeAnnotationFiles(BASE, ended(mine), ended(added('p1', 'other words', 65)));
    assert.ok(two.kind === 'merged');
    assert.deepEqual(idsIn(two.text), ['aaaaaaaa', 'bbbbbbbb', 'p1', 'p1-2']);
    assert.deepEqual(two.renamed, [{ from: 'p1', to: 'p1-2' }]);
  });

  test('without a known base nothing counts as deleted, and only real differences are asked', () => {
    const ours = without('aaaaaaaa').replace('stance: support', 'stance: support\n    note: "n"');
    const theirs = BASE.replace('stance: support', 'stance: neutral');
    const merged = mergeAnnotationFiles(undefined, ours, theirs);
    assert.ok(merged.kind === 'merged');
    assert.deepEqual(conflictsOf(merged), ['bbbbbbbb:stance']);
    assert.deepEqual(idsIn(merged.text), ['aaaaaaaa', 'bbbbbbbb']);
    assert.match(merged.text, /note: "n"/);
  });

  test('changes that do not go together become one question about the whole annotation', () => {
    const base = BASE.replace(
      'stance: support',
      'stance: support\n    target: union\n    evaluation: 1',
    );
    const ours = base.replace('    stance: support\n', '');
    const theirs = base.replace('    evaluation: 1\n', '');
    const merged = mergeAnnotationFiles(base, ours, theirs);
    assert.ok(merged.kind === 'merged');
    assert.deepEqual(conflictsOf(merged), ['bbbbbbbb:']);
    assert.equal(merged.text, ours);
  });

  test('an annotation that became another kind on one side is that kind, once', () => {
    const moved = without('bbbbbbbb').replace(
      '...\n',
      'ignored:\n  - id: bbbbbbbb\n    actor: ministry\n    quote:\n      exact: "wants night shifts"\n...\n',
    );
    const merged = clean(mergeAnnotationFiles(BASE, BASE.replace('Quiet', 'Loud'), moved));
    assert.deepEqual(idsIn(merged), ['aaaaaaaa', 'bbbbbbbb']);
    assert.match(merged, /ignored:\n {2}- id: bbbbbbbb/);
  });

  test('entries that readers refuse are merged too, and those without an id are kept', () => {
    const refused = '  - id: eeeeeeee\n    actor: union\n    stance: oppose\n  - actor: union\n';
    const merged = clean(
      mergeAnnotationFiles(
        BASE,
        BASE.replace('Quiet', 'Loud'),
        BASE.replace('...\n', `${refused}...\n`),
      ),
    );
    assert.ok(merged.endsWith(`${refused}...\n`));
  });

  test('line endings and byte order mark are those of ours', () => {
    const ours = `\uFEFF${BASE.replace('Quiet', 'Loud').replaceAll('\n', '\r\n')}`;
    const theirs = ended(added('cccccccc', 'more words', 90));
    const merged = clean(mergeAnnotationFiles(BASE, ours, theirs));
    assert.equal(merged, `\uFEFF${theirs.replace('Quiet', 'Loud').replaceAll('\n', '\r\n')}`);
  });

  test('lists in brackets take additions too', () => {
    const flow =
      'format: policy-annotations/1\nignored: [{id: aaaaaaaa, quote: {exact: a, start: 5}}]\n...\n';
    const theirs = flow.replace('[{', '[{id: bbbbbbbb, quote: {exact: b, start: 1}}, {');
    const ours = flow.replace('}}]', '}}, {id: cccccccc, quote: {exact: c, start: 9}}]');
    const merged = clean(mergeAnnotationFiles(flow, ours, theirs));
    assert.deepEqual(idsIn(merged), ['bbbbbbbb', 'aaaaaaaa', 'cccccccc']);
  });

  test('comments that only theirs has are counted', () => {
    const theirs = BASE.replace('# the second one', '# the second one, checked');
    const merged = mergeAnnotationFiles(BASE, BASE.replace('Quiet', 'Loud'), theirs);
    assert.ok(merged.kind === 'merged');
    assert.equal(merged.excluded, 1);
    assert.ok(merged.text.includes('# the second one\n'));
  });

  for (const side of ['base', 'ours', 'theirs'] as const) {
    test(`a file that may be cut off is not merged, since what it lacks is not deleted: ${side}`, () => {
      const cut = BASE.slice(0, BASE.indexOf('  # the second'));
      const three = { base: BASE, ours: BASE.replace('Quiet', 'Loud'), theirs: BASE, [side]: cut };
      const merged = mergeAnnotationFiles(three.base, three.ours, three.theirs);
      assert.ok(merged.kind === 'refused');
      assert.equal(merged.side, side);
      assert.equal(merged.problems[0]?.code, 'maybe-truncated');
    });
  }

  test('files without their end line, as formatters leave them, are merged unless they lack the last entry', () => {
    const whole = BASE.replace(/start: \d+/g, '$&\n      repeated: false');
    const unmarked = whole.replace('...\n', '');
    const ours = unmarked.replace('Quiet', 'Loud');
    const theirs = unmarked.replace('stance: support', 'stance: neutral');
    assert.equal(
      clean(mergeAnnotationFiles(unmarked, ours, theirs)),
      ours.replace('stance: support', 'stance: neutral'),
    );
    const cut = theirs.slice(0, theirs.indexOf('  # the second'));
    const merged = mergeAnnotationFiles(whole, ours, cut);
    assert.ok(merged.kind === 'refused');
    assert.deepEqual([merged.side, merged.problems[0]?.code], ['theirs', 'maybe-truncated']);
  });

  test('an empty file in place of a full one is refused, not taken for a deletion of everything', () => {
    const merged = mergeAnnotationFiles(BASE, BASE.replace('Quiet', 'Loud'), '');
    assert.ok(merged.kind === 'refused');
    assert.equal(merged.side, 'theirs');
  });

  test('a file that cannot be read is refused with the place', () => {
    const merged = mergeAnnotationFiles(
      BASE,
      BASE,
      BASE.replace('stance: oppose', 'stance: &a oppose'),
    );
    assert.ok(merged.kind === 'refused');
    assert.deepEqual([merged.side, merged.problems[0]?.code], ['theirs', 'anchor']);
  });

  test('several deletions at once leave the rest alone, or an empty list', () => {
    const many = ['one', 'two', 'three', 'four'].map((id, at) => added(id, `words ${id}`, 80 + at));
    const base = ended(many.join(''));
    const ours = base.replace('Quiet', 'Loud');
    assert.equal(clean(mergeAnnotationFiles(base, ours, BASE)), BASE.replace('Quiet', 'Loud'));
    const none = clean(
      mergeAnnotationFiles(
        base,
        ours,
        'format: policy-annotations/1\narticle:\n  title: "Quiet nights"\npositions: []\n...\n',
      ),
    );
    assert.deepEqual(idsIn(none), []);
    assert.match(none, /positions: \[\]/);
  });
});

function clean(merged: MergedFiles): string {
  assert.ok(merged.kind === 'merged', JSON.stringify(merged));
  assert.deepEqual(merged.conflicts, []);
  return merged.text;
}

function conflictsOf(merged: Extract<MergedFiles, { kind: 'merged' }>): readonly string[] {
  return merged.conflicts.map(({ id = '', path }) => `${id}:${path.join('.')}`);
}

function idsIn(text: string): readonly string[] {
  return [...text.matchAll(/\bid: ([\w-]+)/g)].map(([, id = '']) => id);
}

function added(id: string, words: string, start: number): string {
  return `  - id: ${id}\n    actor: union\n    issue: automation\n    stance: oppose\n    quote:\n      exact: "${words}"\n      start: ${start}\n`;
}

function ended(entries: string): string {
  return BASE.replace('...\n', `${entries}...\n`);
}

/** Without the lines of an entry and the comment above it. */
function without(id: string): string {
  const entry = new RegExp(`(?:  # the second one\\n)?  - id: ${id}\\n(?: {4}.*\\n)+`);
  assert.match(BASE, entry);
  return BASE.replace(entry, '');
}
