import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import { mergeAnnotationFiles, parseAnnotationFile, parseCodebook } from '../../../../src/core';
import { mergeQuestion } from '../../../../src/core/views/picks/mergeQuestion';
import { createLocalizer } from '../../../../src/core/views/words/localizer';

const CODEBOOK = runSync(
  parseCodebook(`format: policy-codebook/1
actors: {union: {name: Port Union}, ministry: {name: Ministry}}
issues: {nights: {name: Night shifts}}
`),
);
const BASE = `format: policy-annotations/1
article:
  title: "One"
positions:
  - id: aaaaaaaa
    actor: union
    issue: nights
    stance: oppose
    x-mood: calm
    quote:
      exact: "rejects $(trash) night shifts"
      start: 10
...
`;

suite('The question about a conflict', () => {
  test('names the annotation, the field and both values as the Details list does', () => {
    const asked = questions(
      BASE.replace('actor: union', 'actor: [union, ministry]'),
      BASE.replace('actor: union', 'actor: ministry'),
    );
    assert.equal(asked.length, 1);
    const [first] = asked;
    assert.ok(first);
    const { about, label, ours, theirs } = first;
    assert.match(
      about,
      /^Port Union, Ministry .* Night shifts “rejects \$.?\(trash\) night shifts”$/u,
    );
    assert.ok(!about.includes('$('));
    assert.deepEqual([label, ours, theirs], ['Actor', 'Port Union, Ministry', 'Ministry']);
  });

  test('tells an annotation that one side deleted', () => {
    const changed = BASE.replace('stance: oppose', 'stance: support');
    const none = BASE.replace(/positions:[^]*(?=\.\.\.)/, 'positions: []\n');
    const [asked] = questions(none, changed);
    assert.deepEqual([asked?.label, asked?.ours], ['The whole annotation', 'Deleted']);
    assert.match(asked?.theirs ?? '', /^Port Union .* Night shifts$/);
  });

  test('shows keys that the product does not know, and the head, as they are written', () => {
    const [mood, title] = questions(
      BASE.replace('calm', 'angry').replace('"One"', '"Two"'),
      BASE.replace('calm', '[a, b]').replace('"One"', '"Three\\n$(x)"'),
    ).toSorted((a, b) => (a.about < b.about ? 1 : -1));
    assert.deepEqual([mood?.label, mood?.ours, mood?.theirs], ['x-mood', 'angry', 'a; b']);
    assert.deepEqual(
      [title?.about, title?.label, title?.ours],
      ['About the article', 'title', 'Two'],
    );
    assert.ok(!/\n|\$\(/.test(title?.theirs ?? '\n'));
  });

  test('says how far a coder is as the question while saving does', () => {
    const marked = (state: string): string =>
      BASE.replace('positions:', `coded:\n  lea: {state: ${state}, x-mood: calm}\npositions:`);
    const [asked] = questions(marked('complete'), marked('not-relevant'));
    assert.deepEqual(
      [asked?.label, asked?.ours, asked?.theirs],
      ['Coding by lea', 'Complete', 'Not relevant'],
    );
    const [odd] = questions(marked('complete'), marked('complete').replace('calm}', 'angry}'));
    assert.match(`${odd?.ours} ${odd?.theirs}`, /calm.*angry/);
  });
});

function questions(ours: string, theirs: string) {
  const merged = mergeAnnotationFiles(BASE, ours, theirs);
  assert.ok(merged.kind === 'merged' && CODEBOOK.kind === 'codebook');
  const { codebook } = CODEBOOK;
  const [mine, other] = [ours, theirs].map((text) => {
    const parsed = parseAnnotationFile(text, codebook);
    assert.ok(parsed.kind === 'annotations');
    return parsed.file;
  });
  assert.ok(mine && other);
  return merged.conflicts.map((conflict) =>
    mergeQuestion(conflict, { ours: mine, theirs: other }, codebook, createLocalizer()),
  );
}
