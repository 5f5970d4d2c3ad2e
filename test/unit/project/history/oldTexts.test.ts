import assert from 'node:assert/strict';
import {
  anchorState,
  describeSpan,
  newPosition,
  textDigest,
  type AnnotationFileEdit,
} from '../../../../src/core';
import { Corpus, type ReplacedArticle } from '../../../../src/project';
import { MemoryFiles } from '../../../support/memoryFiles';
import { MemoryTexts } from '../../../support/memoryTexts';
import { stillEnvironment } from '../../../support/environment';

const CODEBOOK = `format: policy-codebook/1
actors:
  port-union: {name: Port Union}
issues:
  night-shifts: {name: Night shifts}
`;

const BEFORE = `The Port Union met on Tuesday in the old customs house above the harbour.

Its members reject night shifts on the container quay as long as no more staff is hired.

The ministry answered that the quay has to work around the clock from next spring on.
`;

/** The quoted words are others, and so is the sentence in front. */
const EDITED = BEFORE.replace('on Tuesday', 'on Wednesday evening').replace(
  'on the container quay',
  'on the big container quay',
);
const FILE = 'harbour.txt.annotations.yaml';
const QUOTE = 'reject night shifts on the container quay as long as no more staff is hired';

/** Edited beside the quote, and a letter misspelt in it. */
const RESPELT = BEFORE.replace('the old customs house', 'the former customs house').replace(
  'container',
  'contianer',
);

suite('Articles that are changed where nobody sees it', () => {
  test('an edited quote is found by way of the text that was last seen with it', async () => {
    const { corpus, files, texts } = await annotated();
    await corpus.close('harbour.txt');
    assert.equal(texts.texts.get('harbour.txt'), BEFORE);
    files.texts.set('harbour.txt', EDITED);
    await corpus.filesChanged(['harbour.txt']);
    assert.equal(wordsAt(corpus, EDITED), QUOTE.replace('container', 'big container'));
  });

  test('other words in it are asked about, and saving it writes nothing before', async () => {
    const { corpus, files, replaced } = await annotated();
    await corpus.close('harbour.txt');
    const file = files.texts.get('harbour.txt.annotations.yaml');
    files.texts.set('harbour.txt', EDITED);
    await corpus.open('harbour.txt', EDITED, true);
    assert.deepEqual(replaced, [{ path: 'harbour.txt', moved: 0, toReview: 1 }]);
    await corpus.saved('harbour.txt');
    await corpus.settled();
    assert.equal(files.texts.get('harbour.txt.annotations.yaml'), file);
  });

  test('opening it says what became of the annotations, and saving it writes the new spelling', async () => {
    const { corpus, files, replaced } = await annotated();
    await corpus.close('harbour.txt');
    files.texts.set('harbour.txt', RESPELT);
    await corpus.open('harbour.txt', RESPELT, true);
    assert.deepEqual(replaced, [{ path: 'harbour.txt', moved: 1, toReview: 0 }]);
    await corpus.saved('harbour.txt');
    await corpus.settled();
    const file = files.texts.get('harbour.txt.annotations.yaml') ?? '';
    assert.match(file, /exact: "reject night shifts on the contianer quay/);
    assert.match(file, /was: "reject night shifts on the container quay/);
  });

  test('the older text stays the one to go by until the new words are written', async () => {
    const { corpus, texts } = await annotated();
    await corpus.close('harbour.txt');
    for (const [edited, kept] of [
      [EDITED, BEFORE],
      [RESPELT, RESPELT],
    ] as const) {
      await corpus.open('harbour.txt', edited, true);
      await corpus.close('harbour.txt');
      assert.equal(texts.texts.get('harbour.txt'), BEFORE);
      await corpus.open('harbour.txt', edited, true);
      await corpus.saved('harbour.txt');
      await corpus.settled();
      await corpus.close('harbour.txt');
      assert.equal(texts.texts.get('harbour.txt'), kept);
    }
  });

  test('another speaker in the sentence before is noticed when it is opened, by the text from before', async () => {
    const { corpus, files, replaced } = await annotated();
    await corpus.close('harbour.txt');
    const text = BEFORE.replace('The Port Union met', 'The Shipping Line met');
    assert.notEqual(text, BEFORE);
    files.texts.set('harbour.txt', text);
    await corpus.open('harbour.txt', text, true);
    assert.deepEqual(replaced, [{ path: 'harbour.txt', moved: 0, toReview: 1 }]);
  });

  test('a deleted quote is lost or to review, never at other words', async () => {
    const { corpus, files, replaced } = await annotated();
    await corpus.close('harbour.txt');
    const deleted = BEFORE.replace(/Its members.*\n\n/, '');
    files.texts.set('harbour.txt', deleted);
    await corpus.open('harbour.txt', deleted, true);
    assert.deepEqual(replaced, [{ path: 'harbour.txt', moved: 0, toReview: 1 }]);
  });

  test('an open article that is read anew from disk is compared word by word', async () => {
    const { corpus, replaced } = await annotated();
    const padded = `${'A line of the agency. '.repeat(30)}\n\n${EDITED}`;
    const before = corpus.state('harbour.txt');
    assert.ok(before);
    corpus.edit('harbour.txt', [{ start: 0, end: BEFORE.length, text: padded }], padded);
    corpus.replaced('harbour.txt', before);
    assert.equal(wordsAt(corpus, padded), QUOTE.replace('container', 'big container'));
    assert.deepEqual(replaced, [{ path: 'harbour.txt', moved: 0, toReview: 1 }]);
  });

  test('another speaker whom a program puts beside a quote of an open article is asked about', async () => {
    const { corpus, replaced } = await annotated();
    const before = corpus.state('harbour.txt');
    assert.ok(before);
    const [own, other] = ['Its members', 'Its enemies'];
    const start = BEFORE.indexOf(own);
    const text = BEFORE.replace(own, other);
    corpus.edit('harbour.txt', [{ start, end: start + own.length, text: other }], text);
    assert.equal(corpus.state('harbour.txt')?.placed[0]?.places[0]?.state, 'anchored');
    corpus.replaced('harbour.txt', before);
    const place = corpus.state('harbour.txt')?.placed[0]?.places[0];
    assert.equal(place?.state, 'uncertain');
    assert.deepEqual(place.beside, { where: 'before', was: 'members', now: 'enemies' });
    assert.deepEqual(replaced, [{ path: 'harbour.txt', moved: 0, toReview: 1 }]);
    // Taking it back in the editor takes the doubt back.
    corpus.edit('harbour.txt', [{ start, end: start + other.length, text: own }], BEFORE);
    assert.notEqual(corpus.state('harbour.txt')?.placed[0]?.places[0]?.state, 'uncertain');
  });

  test('a quote in doubt is sure again when a program brings its text back', async () => {
    const { corpus, files, replaced } = await annotated();
    await corpus.close('harbour.txt');
    const other = BEFORE.replace('Its members', 'Its many enemies');
    files.texts.set('harbour.txt', other);
    await corpus.open('harbour.txt', other, true);
    const before = corpus.state('harbour.txt');
    assert.equal(before?.placed[0]?.places[0]?.state, 'uncertain');
    corpus.edit('harbour.txt', [{ start: 0, end: other.length, text: BEFORE }], BEFORE);
    corpus.replaced('harbour.txt', before);
    assert.equal(corpus.state('harbour.txt')?.placed[0]?.places[0]?.state, 'anchored');
    assert.equal(replaced.at(-1)?.toReview, 0);
  });

  test('what is typed beside a quote and reverted is nobody else’s', async () => {
    const { corpus } = await annotated();
    await corpus.settled();
    const [own, other] = ['Its members', 'Its enemies'];
    const start = BEFORE.indexOf(own);
    const typed = BEFORE.replace(own, other);
    corpus.edit('harbour.txt', [{ start, end: start + own.length, text: other }], typed);
    const before = corpus.state('harbour.txt');
    assert.ok(before);
    corpus.edit('harbour.txt', [{ start, end: start + other.length, text: own }], BEFORE);
    corpus.replaced('harbour.txt', before);
    assert.equal(corpus.state('harbour.txt')?.placed[0]?.places[0]?.state, 'anchored');
  });

  test('where no text is kept, what was committed is asked for, and only then', async () => {
    const { files, asked, window } = await annotated();
    assert.deepEqual(asked, []);
    files.texts.set('harbour.txt', EDITED);
    const later = window(new MemoryTexts());
    await later.load();
    assert.equal(wordsAt(later, EDITED), QUOTE.replace('container', 'big container'));
    assert.deepEqual(asked, [`harbour.txt ${textDigest(BEFORE)}`]);
  });

  test('the file names the text in which its quotes were certain, and no other one', async () => {
    const { corpus, files } = await annotated();
    const file = (): string => files.texts.get(FILE) ?? '';
    const named = (text: string): string => `\ntext: "${textDigest(text)}"\n`;
    const describe = (title: string): Promise<unknown> =>
      corpus.change('harbour.txt', [{ kind: 'describe', article: { title } }], 'label');
    assert.ok(file().includes(named(BEFORE)));
    await corpus.close('harbour.txt');
    await corpus.open('harbour.txt', EDITED, true);
    await describe('While a quote waits');
    await corpus.settled();
    assert.ok(file().includes(named(BEFORE)));
    await corpus.close('harbour.txt');
    const moved = `A new line.\n\n${BEFORE}`;
    await corpus.open('harbour.txt', moved, true);
    await describe('All in place');
    await corpus.settled();
    assert.ok(file().includes(named(moved)));
    await corpus.replay('undo');
    await corpus.settled();
    assert.ok(file().includes(named(BEFORE)));
  });

  test('a name that is exchanged beyond the stored context is asked about, open or closed', async () => {
    const { corpus, files, asked, window } = await annotated();
    await corpus.close('harbour.txt');
    const other = BEFORE.replace('The Port Union met', 'The Ship Owners met');
    files.texts.set('harbour.txt', other);
    const elsewhere = window(new MemoryTexts());
    await elsewhere.load();
    assert.deepEqual(statesIn(elsewhere), ['uncertain']);
    await elsewhere.open('harbour.txt', other, true);
    assert.deepEqual(statesIn(elsewhere), ['uncertain']);
    assert.equal(asked.at(-1), `harbour.txt ${textDigest(BEFORE)}`);
  });

  test('a confirmed place stays, even where its quote is described as before', async () => {
    for (const isOpen of [true, false]) {
      const { corpus, files, window } = await annotated();
      await corpus.close('harbour.txt');
      // The name is as long as the one before: nothing that is stored with the quote changes.
      const other = BEFORE.replace('The Port Union met', 'The Ship Owner met');
      files.texts.set('harbour.txt', other);
      const elsewhere = window(new MemoryTexts());
      await elsewhere.load();
      if (isOpen) await elsewhere.open('harbour.txt', other, true);
      const [placed] = elsewhere.index.article('harbour.txt')?.annotations ?? [];
      assert.ok(placed);
      const { annotation } = placed;
      const confirm = { kind: 'replace', annotation, confirms: true } as const;
      await elsewhere.change('harbour.txt', [{ kind: 'replace', annotation }], 'as before');
      assert.deepEqual(statesIn(elsewhere), ['uncertain']);
      await elsewhere.change('harbour.txt', [confirm], 'label');
      await elsewhere.settled();
      assert.deepEqual(statesIn(elsewhere), ['anchored']);
      assert.ok(files.texts.get(FILE)?.includes(textDigest(other)));
      const later = window(new MemoryTexts());
      await later.load();
      assert.deepEqual(statesIn(later), ['anchored']);
    }
  });

  test('names that the user edits around a quote are stored again when the article is saved', async () => {
    for (const [byProgram, isAsked] of [
      [false, false],
      [true, true],
    ] as const) {
      const { corpus, files } = await annotated();
      const start = BEFORE.indexOf('Port Union');
      const edit = { start, end: start + 10, text: 'Ship Owners' };
      const other = BEFORE.replace('Port Union', 'Ship Owners');
      const before = { text: BEFORE, placed: corpus.state('harbour.txt')?.placed ?? [] };
      corpus.edit('harbour.txt', [edit], other);
      if (byProgram) corpus.replaced('harbour.txt', before);
      files.texts.set('harbour.txt', other);
      await corpus.saved('harbour.txt');
      await corpus.settled();
      assert.equal(files.texts.get(FILE)?.includes(textDigest(other)), !isAsked);
      // In a window that knows no other text, the stored names decide.
      const alone = new Corpus(files, stillEnvironment(), {
        coder: () => '',
        largestText: () => 1e6,
        kept: new MemoryTexts(),
      });
      await alone.load();
      assert.equal(statesIn(alone)[0], isAsked ? 'uncertain' : 'moved');
    }
  });

  test('a text that a colleague has seen with all quotes certain is compared with nothing', async () => {
    const { corpus, files, texts, asked, window } = await annotated();
    await corpus.close('harbour.txt');
    const other = BEFORE.replace('The Port Union met', 'The Ship Owners met');
    const file = files.texts.get(FILE) ?? '';
    files.texts.set('harbour.txt', other);
    files.texts.set(FILE, file.replace(textDigest(BEFORE), textDigest(other)));
    const again = window(texts);
    await again.load();
    await again.open('harbour.txt', other, true);
    assert.deepEqual(statesIn(again), ['moved']);
    assert.deepEqual(asked, []);
  });

  test('a renamed article keeps its older text', async () => {
    const { corpus, texts } = await annotated();
    await corpus.close('harbour.txt');
    await corpus.moves.moved('harbour.txt', 'port.txt');
    assert.equal(texts.texts.get('port.txt'), BEFORE);
  });

  test('so does one in a renamed folder, whatever file events have told of it by then', async () => {
    for (const reported of ['nothing', 'that it went', 'that it came'] as const) {
      const { corpus, files, texts } = await annotated();
      await corpus.close('harbour.txt');
      texts.texts.set('old/a/quay.txt', 'kept').set('older/quay.txt', 'not moved');
      files.texts.set('old/a/quay.txt', BEFORE).set('older/quay.txt', BEFORE);
      await corpus.load();
      corpus.moves.moving('old');
      files.texts.delete('old/a/quay.txt');
      if (reported === 'that it went') await corpus.load();
      files.texts.set('new/a/quay.txt', BEFORE);
      if (reported === 'that it came') await corpus.load();
      await corpus.moves.moved('old', 'new');
      assert.equal(texts.texts.get('new/a/quay.txt'), 'kept');
      assert.deepEqual([...texts.texts.keys()].toSorted(), [
        'harbour.txt',
        'new/a/quay.txt',
        'old/a/quay.txt',
        'older/quay.txt',
      ]);
    }
  });
});

async function annotated() {
  const files = new MemoryFiles({ 'codebook.yaml': CODEBOOK, 'harbour.txt': BEFORE });
  const texts = new MemoryTexts();
  const asked: string[] = [];
  const window = (kept: MemoryTexts): Corpus =>
    new Corpus(files, stillEnvironment(), {
      coder: () => '',
      largestText: () => 1e6,
      kept,
      committedText: (path, digest) => {
        asked.push(`${path} ${digest ?? ''}`);
        return Promise.resolve(BEFORE);
      },
    });
  const corpus = window(texts);
  const replaced: ReplacedArticle[] = [];
  corpus.onDidReplace((one) => replaced.push(one));
  await corpus.load();
  await corpus.open('harbour.txt', BEFORE, true);
  const start = BEFORE.indexOf(QUOTE);
  const quote = [describeSpan(BEFORE, { start, end: start + QUOTE.length })];
  const given = { actors: ['port-union'], issues: ['night-shifts'], stance: 'oppose' };
  const annotation = newPosition({ id: 'aaaaaaaa', quote, coder: undefined }, given);
  const edit: AnnotationFileEdit = { kind: 'add', annotation };
  assert.equal((await corpus.change('harbour.txt', [edit], 'label')).kind, 'done');
  await corpus.settled();
  return { corpus, files, texts, replaced, asked, window };
}

function statesIn(corpus: Corpus): readonly string[] {
  return corpus.index.article('harbour.txt')?.annotations.map(anchorState) ?? [];
}

function wordsAt(corpus: Corpus, text: string): string | undefined {
  const [placed] = corpus.index.article('harbour.txt')?.annotations ?? [];
  const [place] = placed?.places ?? [];
  return place?.span && text.slice(place.span.start, place.span.end);
}
