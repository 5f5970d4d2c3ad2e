import assert from 'node:assert/strict';
import {
  acceptedPlace,
  describeSpan,
  isSure,
  newPosition,
  waitingForOneReason,
  type AnnotationFileEdit,
} from '../../../../src/core';
import { Corpus } from '../../../../src/project';
import { stillEnvironment } from '../../../support/environment';
import { MemoryFiles } from '../../../support/memoryFiles';
import { MemoryTexts } from '../../../support/memoryTexts';

const FILE = 'harbour.txt.annotations.yaml';
const TEXT = 'Ms. Lund took the floor.\n\nShe rejects it.\n\nShe wants automation, too.\n';
const CODEBOOK = `format: policy-codebook/1
actors:
  port-union: {name: Port Union}
issues:
  night-shifts: {name: Night shifts}
`;

suite('All quotes of an article, confirmed at once', () => {
  test('are certain from then on, and one undo brings every byte back', async () => {
    const files = new MemoryFiles({ 'codebook.yaml': CODEBOOK, 'harbour.txt': TEXT });
    const corpus = new Corpus(files, stillEnvironment(), {
      coder: () => '',
      largestText: () => 1e6,
      kept: new MemoryTexts(),
    });
    await corpus.load();
    await corpus.open('harbour.txt', TEXT, true);
    const added = ['rejects it', 'wants automation'].map((words, i): AnnotationFileEdit => {
      const start = TEXT.indexOf(words);
      const quote = [describeSpan(TEXT, { start, end: start + words.length })];
      const about = { actors: ['port-union'], issues: ['night-shifts'], stance: 'oppose' };
      const annotation = newPosition({ id: `aaaaaaa${i}`, quote, coder: undefined }, about);
      return { kind: 'add', annotation };
    });
    await corpus.change('harbour.txt', added, 'two');
    await corpus.settled();
    const placed = () => corpus.state('harbour.txt')?.placed ?? [];
    const before = { text: TEXT, placed: placed() };
    const text = TEXT.replace('Lund', 'Roth');
    const start = TEXT.indexOf('Lund');
    corpus.edit('harbour.txt', [{ start, end: start + 4, text: 'Roth' }], text);
    corpus.replaced('harbour.txt', before);
    const written = files.texts.get(FILE);

    const waiting = waitingForOneReason(placed());
    assert.equal(waiting.length, 2);
    const edits = waiting.map(({ annotation, places }) => {
      const spans = places.flatMap(({ span }) => span ?? []);
      const accepted = acceptedPlace(text, annotation, spans);
      return { kind: 'replace', annotation: accepted, confirms: true } as const;
    });
    await corpus.change('harbour.txt', edits, 'confirmed');
    await corpus.settled();
    assert.ok(placed().every(isSure));
    assert.notEqual(files.texts.get(FILE), written);
    await corpus.replay('undo');
    await corpus.settled();
    assert.equal(files.texts.get(FILE), written);
  });
});
