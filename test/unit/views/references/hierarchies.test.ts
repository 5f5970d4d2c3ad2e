import assert from 'node:assert/strict';
import {
  answerLabel,
  answersOf,
  answersTo,
  createLocalizer,
  entriesAbove,
  entriesBelow,
  runSync,
  type Answer,
  type Kin,
  type Layer,
} from '../../../../src/core';
import { corpus, placed, position, quotePart, relation } from '../../../support/corpus';
import { codebookOf } from './texts';

const LOCALIZER = createLocalizer();
const BOOK = codebookOf();

const READER = corpus(
  [
    {
      path: 'pier.txt',
      annotations: [
        position({
          id: 'a',
          actors: ['council'],
          issues: ['night-shifts'],
          stance: 'oppose',
          target: ['mayor'],
          addressee: ['mayor', 'port-alliance'],
          quote: [quotePart('shame on him', 7)],
        }),
        placed(
          position({ id: 'b', actors: ['mayor', 'port-alliance'], target: ['council'] }),
          'orphaned',
        ),
        position({ id: 'c', actors: ['council'] }),
        relation({ id: 'd', between: [['council'], ['mayor']] }),
      ],
    },
    {
      path: 'quay.txt',
      annotations: [
        position({
          id: 'e',
          actors: ['author'],
          issues: [],
          stance: undefined,
          evaluation: -1,
          target: ['council'],
        }),
      ],
    },
  ],
  BOOK,
);

suite('Who answers whom', () => {
  test('lists whom an actor speaks about or to, once for each position', () => {
    assert.deepEqual(shown(runSync(answersOf(READER, 'council'))), [
      'The Mayor: Town Council ⊖ Night shifts (about The Mayor) · pier.txt @ 7',
      'Port Alliance: Town Council ⊖ Night shifts (to The Mayor, Port Alliance) · pier.txt @ 7',
    ]);
  });

  test('lists who speaks about an actor or to it, also where the quote is lost', () => {
    assert.deepEqual(shown(runSync(answersTo(READER, 'council'))), [
      'The Mayor: The Mayor, Port Alliance ⊕ exports (about Town Council) · pier.txt @ lost',
      'Port Alliance: The Mayor, Port Alliance ⊕ exports (about Town Council) · pier.txt @ lost',
      'The author: The author ⊖ criticism of Town Council (about Town Council) · quay.txt @ 0',
    ]);
    assert.deepEqual(shown(runSync(answersTo(READER, 'mayor'))), [
      'Town Council: Town Council ⊖ Night shifts (about The Mayor) · pier.txt @ 7',
    ]);
  });

  test('is empty for an actor that has no such position', () => {
    assert.deepEqual(runSync(answersOf(READER, 'harbour-town')), []);
    assert.deepEqual(runSync(answersTo(READER, 'harbour-town')), []);
  });

  function shown(answers: readonly Answer[]): readonly string[] {
    return answers.map((answer) => {
      const { name, detail } = answerLabel(READER, answer, LOCALIZER);
      return `${name}: ${detail} @ ${answer.spans[0]?.start ?? 'lost'}`;
    });
  }
});

suite('What is part of what', () => {
  test('lists parents, roles with their dates, and groups', () => {
    assert.deepEqual(above('actor', 'council'), ['harbour-town: part of']);
    assert.deepEqual(above('actor', 'mayor'), [
      'council: Chair, 2020-01-01 – 2024-12-31',
      'port-alliance: member of',
    ]);
    assert.deepEqual(above('issue', 'night-shifts'), ['work: part of (−1)']);
    assert.deepEqual(above('actor', 'harbour-town'), []);
  });

  test('lists the members of each', () => {
    assert.deepEqual(below('actor', 'harbour-town'), ['council: part of']);
    assert.deepEqual(below('actor', 'council'), ['mayor: Chair, 2020-01-01 – 2024-12-31']);
    assert.deepEqual(below('actor', 'port-alliance'), ['mayor: member of']);
    assert.deepEqual(below('issue', 'work'), ['night-shifts: part of (−1)']);
  });

  test('lists neither entries that the codebook lacks nor any of an unknown one', () => {
    const book = codebookOf(`format: policy-codebook/1
actors:
  clerk: {name: Clerk, part-of: nowhere, member-of: [ghosts]}
`);
    assert.deepEqual(entriesAbove(book, 'actor', 'clerk', LOCALIZER), []);
    assert.deepEqual(entriesAbove(book, 'actor', 'nowhere', LOCALIZER), []);
    assert.deepEqual(entriesBelow(book, 'issue', 'nowhere', LOCALIZER), []);
  });

  function above(layer: Layer, id: string): readonly string[] {
    return entriesAbove(BOOK, layer, id, LOCALIZER).map(line);
  }

  function below(layer: Layer, id: string): readonly string[] {
    return entriesBelow(BOOK, layer, id, LOCALIZER).map(line);
  }

  function line({ id, relation: relationText }: Kin): string {
    return `${id}: ${relationText}`;
  }
});
