import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  editCodebook,
  newCodebook,
  takeBackCodebookEdits,
  type CodebookEdit,
  type EditedCodebook,
} from '../../../../src/core/codebook/edit/edit';
import { applyEdits } from '../../../../src/core/text/textEdit';
import { runSync } from '../../../../src/core/util/task';
import { file } from '../../annotation-file/editFixtures';

const STUDY = file`
  # Our study
  format: policy-codebook/1
  actors:   # in order of appearance
    harbour-town:
      name: Harbour Town
      aliases: [the town, {text: HT, case: exact}]   # found in texts
    # Persons below.
    ada: {name: Ada Reed, part-of: harbour-town}
    bo:

  issues:
    ferry:
      name: Ferry
      keywords: boat
`;

const CY = { id: 'cy', name: 'Cy', aliases: [{ text: 'the mayor' }] } as const;
const EDITS: readonly CodebookEdit[] = [
  { kind: 'add-actor', actor: CY },
  { kind: 'add-actor', actor: { id: 'di', name: 'Di', partOf: 'ada' } },
  { kind: 'add-issue', issue: { id: 'toll', name: 'Toll', statement: 'There should be a toll.' } },
  { kind: 'add-coder', coder: { id: 'lea', name: 'Lea' } },
  { kind: 'add-stance', stance: { id: 'doubt', polarity: -1 } },
  { kind: 'add-word', list: 'acts', word: 'express concern' },
  { kind: 'add-type', type: { id: 'story', name: 'Story' } },
  { kind: 'alias', layer: 'actor', id: 'harbour-town', to: { text: 'the port', weak: true } },
  { kind: 'alias', layer: 'actor', id: 'harbour-town', to: { text: 'HT' } },
  { kind: 'alias', layer: 'actor', id: 'bo', to: { text: 'Bobby' } },
  { kind: 'alias', layer: 'issue', id: 'ferry', to: { text: 'ship' } },
];

suite('Taking edits of a codebook back', () => {
  test('gives the text from before, and doing them again the text after, byte for byte', () => {
    const texts = [STUDY, STUDY.replaceAll('\n', '\r\n'), `\uFEFF${STUDY}`];
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.subarray([...EDITS], { minLength: 1 }),
        (text, edits) => {
          const done = edited(editCodebook(text, edits));
          const back = edited(takeBackCodebookEdits(done.text, done.inverse));
          assert.equal(back.text, text);
          assert.equal(applyEdits(done.text, back.splices), text);
          const again = edited(takeBackCodebookEdits(back.text, back.inverse));
          assert.equal(again.text, done.text);
          assert.equal(edited(takeBackCodebookEdits(again.text, again.inverse)).text, text);
        },
      ),
    );
  });

  test('of a fresh codebook gives the fresh one', () => {
    const text = newCodebook('Harbours');
    const done = edited(editCodebook(text, [{ kind: 'add-actor', actor: CY }]));
    assert.equal(edited(takeBackCodebookEdits(done.text, done.inverse)).text, text);
  });

  test('leaves alone what was written to the file meanwhile', () => {
    for (const edit of EDITS) {
      const done = edited(editCodebook(STUDY, [edit]));
      const typed = done.text.replace('name: Ada Reed', 'name: Ada B. Reed');
      const back = edited(takeBackCodebookEdits(typed, done.inverse));
      assert.deepEqual(
        back.read.codebook,
        edited(editCodebook(STUDY.replace('name: Ada Reed', 'name: Ada B. Reed'), [])).read
          .codebook,
        edit.kind,
      );
    }
  });

  test('is refused where what was added says something else by now', () => {
    const done = edited(editCodebook(STUDY, [{ kind: 'add-actor', actor: CY }]));
    const renamed = done.text.replace('"Cy"', '"Cy Reed"');
    assert.notEqual(renamed, done.text);
    const back = runSync(takeBackCodebookEdits(renamed, done.inverse));
    assert.deepEqual(
      [back.kind, back.kind === 'refused' && back.reason],
      ['refused', 'changed-since'],
    );
  });

  test('of an alias that was there before takes nothing away', () => {
    const done = edited(
      editCodebook(STUDY, [
        { kind: 'alias', layer: 'actor', id: 'harbour-town', to: { text: 'the town' } },
      ]),
    );
    assert.deepEqual(done.inverse.edits, []);
    assert.equal(edited(takeBackCodebookEdits(done.text, done.inverse)).text, STUDY);
  });
});

function edited(
  task: ReturnType<typeof editCodebook>,
): Extract<EditedCodebook, { kind: 'edited' }> {
  const result = runSync(task);
  assert.equal(result.kind, 'edited', JSON.stringify(result));
  return result;
}
