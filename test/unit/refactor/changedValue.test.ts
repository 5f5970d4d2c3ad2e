import assert from 'node:assert/strict';
import { editCodebook, takeBackCodebookEdits } from '../../../src/core/codebook/edit/edit';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import { refactorAnnotationFile } from '../../../src/core/refactor/annotationEdits';
import { codebookEdits } from '../../../src/core/refactor/codebookEdits';
import type { Refactoring } from '../../../src/core/refactor/refactoring';
import { refactoredQuery } from '../../../src/core/refactor/searchEdits';
import { runSync } from '../../../src/core/util/task';
import { file } from '../annotation-file/editFixtures';

const CODEBOOK = file`
  format: policy-codebook/1
  actors:
    town: {name: Town}
  issues:
    ferry: {name: Ferry}
  stances:   # two are enough
    for: {polarity: 1}   # for it
    against: {polarity: -1}
    no: {polarity: -1}
  acts: [claim, {act: accuse, critical: true}]   # by hand
  fields:
    frame: {type: choice, values: [money, cost, Old habits]}
    frames: {type: choice, values: [a, b], list: true}
`;

const ANNOTATIONS = file`
  format: policy-annotations/1
  positions:
    - id: aaaaaaaa
      actor: town
      issue: ferry
      stance: against   # against what?
      act: claim
      fields: {frame: cost, frames: [a, b]}
      quote: "against the ferry"
      note: "against, claim, cost"
  ...
`;

suite('A word of the codebook for which another one is taken', () => {
  test('a stance', () => {
    const change = value('stance', 'against', 'opposed');
    assert.equal(codebookAfter(change), CODEBOOK.replace('  against:', '  opposed:'));
    assert.equal(
      annotationsAfter(change),
      ANNOTATIONS.replace('stance: against', 'stance: opposed'),
    );
    assert.equal(
      queryAfter(change, 'stance:against -stance:for against'),
      'stance:opposed -stance:for against',
    );
  });

  test('a stance that exists takes both', () => {
    const change = value('stance', 'against', 'no');
    assert.equal(codebookAfter(change), CODEBOOK.replace('  against: {polarity: -1}\n', ''));
    assert.equal(annotationsAfter(change), ANNOTATIONS.replace('stance: against', 'stance: "no"'));
  });

  test('one of the usual stances, which the codebook then lists', () => {
    const plain = 'format: policy-codebook/1\n';
    const after = read(codebookAfter(value('stance', 'oppose', 'reject'), plain));
    assert.deepEqual(
      [...after.stances.values()].map(({ id, polarity }) => [id, polarity]),
      [
        ['support', 1],
        ['reject', -1],
        ['neutral', 0],
        ['ambivalent', 0],
        ['unstated', undefined],
      ],
    );
  });

  test('an act keeps what the codebook says of it', () => {
    assert.equal(
      codebookAfter(value('act', 'accuse', 'blame')),
      CODEBOOK.replace('act: accuse', 'act: blame'),
    );
    const change = value('act', 'claim', 'state');
    assert.equal(codebookAfter(change), CODEBOOK.replace('[claim,', '[state,'));
    assert.equal(annotationsAfter(change), ANNOTATIONS.replace('act: claim', 'act: state'));
    assert.equal(queryAfter(change, 'act:claim'), 'act:state');
  });

  test('a value of a field, alone and in a list', () => {
    const change = value('field.frame', 'cost', 'money');
    assert.equal(codebookAfter(change), CODEBOOK.replace('money, cost,', 'money,'));
    assert.equal(annotationsAfter(change), ANNOTATIONS.replace('frame: cost', 'frame: money'));
    const renamed = value('field.frame', 'cost', 'the price');
    assert.equal(codebookAfter(renamed), CODEBOOK.replace('cost', '"the price"'));
    assert.equal(
      annotationsAfter(renamed),
      ANNOTATIONS.replace('frame: cost', 'frame: "the price"'),
    );
    const merged = value('field.frames', 'b', 'a');
    assert.equal(codebookAfter(merged), CODEBOOK.replace('[a, b]', '[a]'));
    assert.equal(annotationsAfter(merged), ANNOTATIONS.replace('[a, b]', '[a]'));
    assert.equal(
      queryAfter(change, 'field.frame:cost field.frames:b'),
      'field.frame:money field.frames:b',
    );
  });

  test('what the codebook does not list, and what cannot be an id, is refused', () => {
    assert.equal(refusal(value('act', 'shout', 'call')), 'no-such-id');
    assert.equal(refusal(value('field.mood', 'a', 'b')), 'no-such-id');
    assert.equal(refusal(value('stance', 'maybe', 'b')), 'no-such-id');
    assert.equal(refusal(value('stance', 'for', 'Very much for')), 'bad-id');
    assert.equal(refusal(value('field.frame', 'cost', ' ')), 'bad-id');
  });

  test('one that the codebook lists twice is replaced twice', () => {
    const twice = CODEBOOK.replace('money, cost,', 'cost, money, cost,');
    const change = value('field.frame', 'cost', 'price');
    assert.equal(codebookAfter(change, twice), CODEBOOK.replace('money, cost,', 'price, money,'));
  });
});

type Value = Extract<Refactoring, { kind: 'value' }>;

function value(of: Value['of'], from: string, to: string): Value {
  return { kind: 'value', of, from, to };
}

/** Also that undoing gives the same bytes. */
function codebookAfter(change: Value, text = CODEBOOK): string {
  const planned = runSync(codebookEdits(text, change, read(text)));
  assert(planned.kind === 'edits', JSON.stringify(planned));
  const edited = runSync(editCodebook(text, planned.edits));
  assert(edited.kind === 'edited', JSON.stringify(edited));
  const undone = runSync(takeBackCodebookEdits(edited.text, edited.inverse));
  assert(undone.kind === 'edited');
  assert.equal(undone.text, text);
  return edited.text;
}

function annotationsAfter(change: Value): string {
  const after = refactorAnnotationFile(
    'a.txt.annotations.yaml',
    ANNOTATIONS,
    change,
    read(CODEBOOK),
  );
  assert(after.kind === 'changed', JSON.stringify(after));
  return after.wanted;
}

function queryAfter(change: Value, query: string): string {
  return refactoredQuery(query, change, read(CODEBOOK));
}

function refusal(change: Value): string {
  const planned = runSync(codebookEdits(CODEBOOK, change, read(CODEBOOK)));
  return planned.kind === 'refused' ? planned.reason : 'edits';
}

function read(text: string) {
  const parsed = runSync(parseCodebook(text));
  assert(parsed.kind === 'codebook');
  return parsed.codebook;
}
