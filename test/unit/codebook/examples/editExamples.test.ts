import assert from 'node:assert/strict';
import {
  editCodebook,
  takeBackCodebookEdits,
  type CodebookEdit,
  type EditedCodebook,
} from '../../../../src/core/codebook/edit/edit';
import { exampleKey, examplePlaces } from '../../../../src/core/codebook/examples/examplePlaces';
import { runSync } from '../../../../src/core/util/task';
import { file } from '../../annotation-file/editFixtures';

const STUDY = file`
  format: policy-codebook/1
  version: "3"   # of May
  actors:
    ada: {name: Ada Reed}
  issues:
    ferry:
      name: The ferry   # at night
      examples:
        include:
          - text: The ferry should run at night.   # from the plan
            why: names the ferry
      note: "n"
`;

const QUOTE = 'No boat after dark.';

suite('Examples of a codebook', () => {
  test('one is added behind the others, and the remarks stay', () => {
    const edited = done(STUDY, [
      {
        kind: 'example',
        layer: 'issue',
        id: 'ferry',
        side: 'include',
        to: example(QUOTE, 'a boat'),
      },
    ]);
    const plan = '        - text: The ferry should run at night.   # from the plan\n';
    assert.ok(edited.text.includes(plan));
    const added = `        - text: "${QUOTE}"\n          why: "a boat"\n    note: "n"\n`;
    assert.ok(edited.text.includes(added), edited.text);
    takesBack(STUDY, edited);
  });

  test('the first ones of an actor and of a side get their places', () => {
    const edited = done(STUDY, [
      { kind: 'example', layer: 'actor', id: 'ada', side: 'include', to: example('Ms Reed said') },
      { kind: 'example', layer: 'issue', id: 'ferry', side: 'exclude', to: example(QUOTE) },
    ]);
    const { actors, issues } = edited.read.codebook;
    assert.deepEqual(actors.get('ada')?.examples.include, [example('Ms Reed said')]);
    assert.deepEqual(issues.get('ferry')?.examples.exclude, [example(QUOTE)]);
    assert.ok(edited.text.indexOf('exclude:') < edited.text.indexOf('note: "n"'));
    takesBack(STUDY, edited);
  });

  test('the last one takes the whole key with it, and comes back as it was', () => {
    const from = example('The ferry should run at night.', 'names the ferry');
    const edited = done(STUDY, [
      { kind: 'example', layer: 'issue', id: 'ferry', side: 'include', from },
    ]);
    assert.doesNotMatch(edited.text, /examples/);
    takesBack(STUDY, edited);
  });

  test('one that is there already changes nothing', () => {
    const to = example('The ferry should run at night.');
    const edit = { kind: 'example', layer: 'issue', id: 'ferry', side: 'include', to } as const;
    assert.equal(done(STUDY, [edit]).text, STUDY);
  });

  test('an entry or example that is gone is refused, as is a text that cannot be found again', () => {
    const edit = { kind: 'example', layer: 'actor', id: 'bo', side: 'include' } as const;
    assert.equal(refusal({ ...edit, to: example(QUOTE) }), 'no-such-id');
    assert.equal(refusal({ ...edit, id: 'ada', from: example(QUOTE) }), 'changed-since');
    assert.equal(refusal({ ...edit, id: 'ada', to: example('\ud800') }), 'lone-surrogate');
  });

  test('the version is raised while it is as expected, beside its remark', () => {
    const edited = done(STUDY, [{ kind: 'version', from: '3', to: '4' }]);
    assert.ok(edited.text.includes('version: "4"   # of May\n'));
    assert.equal(edited.read.codebook.version, '4');
    takesBack(STUDY, edited);
    assert.equal(refusal({ kind: 'version', from: '2', to: '4' }), 'changed-since');
  });

  test('a first version gets its place, and goes again', () => {
    const none = STUDY.replace(/version:.*\n/, '');
    const edited = done(none, [{ kind: 'version', from: undefined, to: '1' }]);
    assert.match(edited.text, /^format: .*\nversion: "1"\nactors:/);
    takesBack(none, edited);
  });

  test('each has its place in the text', () => {
    const text = 'The ferry should run at night.';
    const places = runSync(examplePlaces(STUDY));
    const place = places.get(exampleKey('issue', 'ferry', 'include', text));
    assert.equal(place && STUDY.slice(place.start, place.end), text);
    assert.equal(places.size, 1);
  });
});

function example(text: string, why?: string) {
  return { text, why };
}

type Done = Extract<EditedCodebook, { kind: 'edited' }>;

function done(text: string, edits: readonly CodebookEdit[]): Done {
  const edited = runSync(editCodebook(text, edits));
  assert.ok(edited.kind === 'edited', JSON.stringify(edited));
  return edited;
}

function refusal(edit: CodebookEdit): string {
  const edited = runSync(editCodebook(STUDY, [edit]));
  assert.ok(edited.kind === 'refused');
  return edited.reason;
}

/** As splices, and by the opposite edits where the text changed meanwhile. */
function takesBack(text: string, { inverse }: Done): void {
  const back = runSync(takeBackCodebookEdits(inverse.text, inverse));
  assert.ok(back.kind === 'edited');
  assert.equal(back.text, text);
  const remark = '# another hand\n';
  const other = runSync(takeBackCodebookEdits(inverse.text + remark, inverse));
  assert.ok(other.kind === 'edited', JSON.stringify(other));
  const before = runSync(editCodebook(text + remark, []));
  assert.ok(before.kind === 'edited');
  assert.deepEqual(other.read.codebook, before.read.codebook);
}
