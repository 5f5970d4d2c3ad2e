import assert from 'node:assert/strict';
import { assembleArticle } from '../../../../src/core/corpus/assemble';
import { editAnnotationFile } from '../../../../src/core/annotation-file/edit/edit';
import { parseAnnotationFile } from '../../../../src/core/annotation-file/parse/parse';
import { withDigest } from '../../../../src/core/annotation-file/readingDigest';
import { writeAnnotationFile } from '../../../../src/core/annotation-file/write';
import {
  countDifferences,
  secondEdits,
  secondReading,
  type SecondPassage,
} from '../../../../src/core/intercoder/adjudication/secondReader';
import { readArticleOf, type Reading } from '../../../../src/core/intercoder/readings';
import {
  countedArticles,
  ALL_READINGS,
} from '../../../../src/core/intercoder/agreement/countedArticles';
import { EMPTY_ANNOTATION_FILE, type Coding } from '../../../../src/core/model/article';
import type { Position } from '../../../../src/core/model/annotation';
import { CODERS_BOOK, reading, WORDS_TEXT } from '../../../support/readWords';

const BOOK = {
  ...CODERS_BOOK,
  machines: new Map([['m1', { id: 'm1', name: 'M1', note: undefined }]]),
};
const STATED = { state: 'complete', date: '2026-01-04', codebook: '1', reason: undefined } as const;

/** `a1: china support exports 3-5`, one a line. */
function positionsIn(lines: string): readonly Position[] {
  return lines.split('\n').flatMap((line) => {
    const [id = '', notation = ''] = line.trim().split(': ');
    return id === '' ? [] : [reading(id, notation)];
  });
}

/** The file of a person who has just completed the article. */
function fileOf(lines: string, state: Coding['state'] = 'complete'): string {
  const annotations = positionsIn(lines);
  const finished = { annotations, before: undefined, coder: 'lea', codebook: BOOK };
  const coding = withDigest({ ...STATED, state }, { ...finished, decided: undefined });
  const file = { ...EMPTY_ANNOTATION_FILE, coded: new Map([['lea', coding]]), annotations };
  return writeAnnotationFile(file, BOOK);
}

function rowIn(yaml: string) {
  const given = { path: 'talks.md', text: WORDS_TEXT, annotationFileText: yaml, codebook: BOOK };
  return assembleArticle(given).row;
}

function articleIn(own: string, machine: string | undefined) {
  const positions = { ...EMPTY_ANNOTATION_FILE, annotations: positionsIn(machine ?? '') };
  return readArticleOf(
    {
      path: 'talks.md',
      continuum: { start: 0, end: WORDS_TEXT.length },
      plain: undefined,
      ofCoder: new Map([['lea', rowIn(own)]]),
      ofMachine:
        machine === undefined
          ? undefined
          : { machine: 'm1', row: rowIn(writeAnnotationFile(positions, BOOK)) },
    },
    BOOK,
  );
}

function review(own: string, machine: string | undefined): readonly SecondPassage[] | undefined {
  const article = articleIn(own, machine);
  return secondReading(article, 'lea', article.readings.get('lea')?.decided);
}

function shown(passages: readonly SecondPassage[] | undefined) {
  return passages?.map(({ kind, state, positions }) => {
    const ids = positions.map(({ placed }) => placed.annotation.id).join(' ');
    return `${kind} ${ids} ${state}`;
  });
}

function readingIn(own: string): Reading {
  const found = articleIn(own, undefined).readings.get('lea');
  assert.ok(found);
  return found;
}

/** What a person has in the file, such as `china support exports`. */
function contents(yaml: string): readonly string[] {
  const parsed = parseAnnotationFile(yaml, BOOK);
  assert.equal(parsed.kind, 'annotations');
  if (parsed.kind !== 'annotations') return [];
  return parsed.file.annotations.map((one) =>
    one.kind === 'position' ? `${one.id} ${[one.actors, one.stance, one.issues].join(' ')}` : '',
  );
}

let count = 0;

/** The file after the place was settled, and the edits that take it back. */
function settled(own: string, machine: string, at: number, takes: boolean) {
  const passage = review(own, machine)?.[at];
  assert.ok(passage);
  const second = String((count += 1)).padStart(2, '0');
  const decided = {
    by: 'lea',
    at: `2026-01-05T00:00:${second}Z`,
    newId: () => `n${String((count += 1))}`,
  };
  const edited = editAnnotationFile(own, secondEdits(passage, takes, decided), BOOK);
  assert.equal(edited.kind, 'edited');
  if (edited.kind !== 'edited') throw new Error('refused');
  return edited;
}

const OWN = `a1: china support exports 3-5
  a2: japan oppose tariffs 20-24
  a3: japan support exports 40-42`;
const MACHINE = `r1: china support exports 3-6
  r2: japan support tariffs 21-24
  r3: china oppose tariffs 50-52
  r4: japan oppose exports 30-33`;

suite('The second reader', () => {
  test('differs in what only it has, in stances, and in what only the person has', () => {
    const found = review(fileOf(OWN), MACHINE);
    assert.deepEqual(shown(found), [
      ...['missed r4 waiting', 'missed r3 waiting', 'stance a2 r2 waiting', 'alone a3 waiting'],
    ]);
    assert.deepEqual(countDifferences(found ?? []), { missed: 2, stance: 1, alone: 1 });
  });

  test('shows nothing before the article is complete, or where the machine did not read it', () => {
    assert.equal(review(fileOf(OWN, 'in-progress'), MACHINE), undefined);
    assert.equal(review(fileOf(OWN), undefined), undefined);
    assert.deepEqual(shown(review(fileOf(OWN, 'not-relevant'), '')), [
      ...['alone a1 waiting', 'alone a2 waiting', 'alone a3 waiting'],
    ]);
  });

  test('another target, act or note is no other reading: machines have none', () => {
    const own = fileOf('a1: china support exports 3-5 act=demand');
    assert.deepEqual(shown(review(own, 'r1: china support exports 3-5')), []);
  });

  test('an evaluation is not compared, nor what is on no issue: machines are not asked for it', () => {
    const own = fileOf(`${OWN}\n  a4: japan support exports 55-57`)
      .replace(/(id: a4[^]*?)stance: support/, '$1evaluation: 1')
      .replace(/(id: a1[^]*?)issue: exports/, '$1target: japan');
    assert.deepEqual(shown(review(own, MACHINE.replace('r1: china support exports 3-6', ''))), [
      ...['missed r4 waiting', 'missed r3 waiting', 'stance a2 r2 waiting', 'alone a3 waiting'],
    ]);
  });

  test('what is accepted is the decision of the person, who is named, and the machine is, too', () => {
    const { text } = settled(fileOf(OWN), MACHINE, 0, true);
    assert.deepEqual(contents(text).slice(-2), [
      'n2 japan oppose exports',
      'a3 japan support exports',
    ]);
    assert.match(text, /by: lea\n +at: "[^"]+"\n +from: "m1#r4@\w+"\n +result: n2\n/);
    assert.deepEqual(shown(review(text, MACHINE)), [
      ...['missed r3 waiting', 'stance a2 r2 waiting', 'alone a3 waiting'],
    ]);
  });

  test('what is rejected stays away until the machine reads it otherwise', () => {
    const { text } = settled(fileOf(OWN), MACHINE, 1, false);
    assert.equal(shown(review(text, MACHINE))?.[1], 'missed r3 decided');
    const other = MACHINE.replace('china oppose tariffs 50', 'china support tariffs 50');
    assert.equal(shown(review(text, other))?.[1], 'missed r3 waiting');
  });

  test('a decision is taken back in one step, to the byte', () => {
    const own = fileOf(OWN);
    for (const at of [0, 2]) {
      const { text, inverse } = settled(own, MACHINE, at, true);
      const undone = editAnnotationFile(text, inverse, BOOK);
      assert.equal(undone.kind === 'edited' && undone.text, own);
    }
  });

  test('the reading before it stays a blind one, whatever is accepted', () => {
    let text = fileOf(OWN);
    const blind = readingIn(text);
    assert.equal(blind.state, 'complete');
    for (const kind of ['missed', 'missed', 'stance']) {
      const at = review(text, MACHINE)?.findIndex((one) => one.kind === kind) ?? -1;
      ({ text } = settled(text, MACHINE, at, true));
    }
    const now = readingIn(text);
    assert.equal(now.state, 'complete', 'its digest is that of what was read without the machine');
    assert.equal(now.positions.length, 5);
    assert.deepEqual(
      now.before?.map(({ annotation }) => [annotation.id, annotation.stance]),
      blind.positions.map(({ annotation }) => [annotation.id, annotation.stance]),
    );
    // What the person changes themselves does not.
    assert.equal(
      readingIn(text.replace('id: a3\n    actor: japan', 'id: a3\n    actor: china')).state,
      'changed',
    );
  });

  test('nothing that was accepted is in the agreement between people', () => {
    const own = fileOf('');
    const { text } = settled(own, MACHINE, 0, true);
    const rows = new Map([
      ['lea', rowIn(text)],
      ['max', rowIn(fileOf(MACHINE).replace('lea:', 'max:'))],
    ]);
    const continuum = { start: 0, end: WORDS_TEXT.length };
    const article = readArticleOf(
      { path: 'talks.md', continuum, plain: undefined, ofCoder: rows },
      BOOK,
    );
    assert.equal(article.readings.get('lea')?.positions.length, 1);
    const counted = countedArticles({ codebook: BOOK, articles: [article] }, ALL_READINGS);
    assert.equal(counted.kind, 'counted');
    if (counted.kind !== 'counted') return;
    const [first] = counted.articles[0]?.readings ?? [];
    assert.deepEqual([first?.coder, first?.positions], ['lea', []]);
  });
});
