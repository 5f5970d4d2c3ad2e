import assert from 'node:assert/strict';
import {
  describeSpan,
  newIgnored,
  newMention,
  type AnnotationFileEdit,
  type Span,
} from '../../../src/core';
import {
  Corpus,
  mentionCount,
  mentionsAround,
  mentionsIn,
  type Environment,
} from '../../../src/project';
import { MemoryFiles } from '../../support/memoryFiles';
import { stillEnvironment } from '../../support/environment';
import { MemoryTexts } from '../../support/memoryTexts';

const CODEBOOK = `format: policy-codebook/1
actors: {port-union: {name: Port Union}}
`;
const SENTENCE = 'The Port Union met the pilots on the quay. ';
const LONG = SENTENCE.repeat(12_000);

/** A world in which long work stands still until it is let go on, a breath at a time. */
function yieldingEnvironment() {
  const waiting: (() => void)[] = [];
  const yieldToHost = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const environment: Environment = { ...stillEnvironment(), yieldToHost };
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    environment,
    /** Lets everything go on for so many breaths, or until nobody waits. */
    letGoOn: async (breaths = Infinity): Promise<number> => {
      let taken = 0;
      await turn();
      while (waiting.length > 0 && taken < breaths) {
        taken++;
        for (const resolve of waiting.splice(0)) resolve();
        await turn();
      }
      return taken;
    },
  };
}

suite('A long article is matched in slices', () => {
  test('it is shown at once, gives the host many breaths, and ends with every mention', async () => {
    const { corpus, letGoOn } = await opened();
    assert.equal(corpus.state('a.txt')?.matches, undefined);
    assert.equal(mentions(corpus), 0);
    const breaths = await letGoOn();
    assert.ok(breaths >= LONG.length / 100_000, `only ${breaths} breaths`);
    assert.equal(mentions(corpus), 12_000);
  });

  test('typing meanwhile is not lost: the marks are those of the new text', async () => {
    const { corpus, letGoOn } = await opened();
    await letGoOn(3);
    const text = `${SENTENCE}${LONG}`;
    corpus.edit('a.txt', [{ start: 0, end: 0, text: SENTENCE }], text);
    await letGoOn();
    assert.equal(mentions(corpus), 12_001);
    const [first] = mentionsOf(corpus);
    assert.equal(text.slice(first?.start, first?.end), 'Port Union');
  });

  test('who types all the while gets the marks all the same, and they are those of one pass', async () => {
    const { corpus, letGoOn } = await opened();
    const needed = await untilMatched(corpus, letGoOn);
    const typed = await opened();
    let text = LONG;
    const keys = await untilMatched(typed.corpus, typed.letGoOn, () => {
      const start = LONG.length / 2 + 8;
      text = `${text.slice(0, start)}x${text.slice(start)}`;
      typed.corpus.edit('a.txt', [{ start, end: start, text: 'x' }], text);
    });
    assert.equal(keys, needed);
    const fresh = await opened(1e6, text);
    await fresh.letGoOn();
    assert.equal(mentions(fresh.corpus), 11_999);
    assert.deepEqual(mentionsOf(typed.corpus), mentionsOf(fresh.corpus));
  });

  test('what is seen is marked at once, as it will be when all is matched', async () => {
    const { corpus, letGoOn } = await opened();
    const stretches = [
      { start: 0, end: 3000 },
      { start: 200_000, end: 203_000 },
    ];
    const first = around(corpus, stretches);
    assert.ok(first.length > 100);
    await letGoOn();
    assert.deepEqual(around(corpus, stretches), first);
    const all = mentionsOf(corpus).filter((one) =>
      stretches.some(({ start, end }) => start < one.end && one.start < end),
    );
    assert.deepEqual(first, all);
  });

  test('a long text that is put into it is matched in slices too', async () => {
    const { corpus, letGoOn } = await opened();
    await letGoOn();
    const text = LONG + LONG;
    corpus.edit('a.txt', [{ start: LONG.length, end: LONG.length, text: LONG }], text);
    assert.equal(corpus.state('a.txt')?.matches, undefined);
    assert.ok(around(corpus, [{ start: LONG.length, end: text.length }]).length > 100);
    await letGoOn();
    assert.equal(mentions(corpus), 24_000);
  });

  test('a codebook that changes meanwhile counts, and old marks stay until the new ones are there', async () => {
    const { corpus, letGoOn } = await opened();
    const added = async (id: string): Promise<void> => {
      let isAdded = false;
      const edit = { kind: 'add-actor', actor: { id, name: id } } as const;
      const adding = corpus.make({ codebook: [edit] }, 'added').then(() => (isAdded = true));
      while (!isAdded) await letGoOn(1);
      await adding;
    };
    await letGoOn(3);
    await added('pilots');
    await letGoOn();
    assert.equal(mentions(corpus), 24_000);
    await added('quay');
    assert.equal(mentions(corpus), 24_000);
    await letGoOn();
    assert.equal(mentions(corpus), 36_000);
  });

  test('closed meanwhile, nothing comes back; opened again, all is there', async () => {
    const { corpus, letGoOn } = await opened();
    await letGoOn(3);
    const closing = corpus.close('a.txt');
    await letGoOn();
    await closing;
    assert.equal(corpus.state('a.txt'), undefined);
    await corpus.open('a.txt', LONG, true);
    await letGoOn();
    assert.equal(mentions(corpus), 12_000);
  });

  test('above the limit it waits until somebody asks, who hears how far it is', async () => {
    const { corpus, letGoOn } = await opened(100_000);
    await letGoOn();
    assert.equal(corpus.state('a.txt')?.waits, true);
    assert.equal(corpus.state('a.txt')?.matches, undefined);
    assert.deepEqual(around(corpus, [{ start: 0, end: 3000 }]), []);
    assert.equal(count(corpus), undefined, 'nothing is counted that was not looked for');
    const heard: number[] = [];
    let isDone = false;
    void corpus.match('a.txt', (done) => heard.push(done)).then(() => (isDone = true));
    assert.ok(around(corpus, [{ start: 0, end: 3000 }]).length > 50, 'what is seen comes at once');
    await letGoOn();
    assert.equal(isDone, true);
    assert.equal(mentions(corpus), 12_000);
    assert.equal(count(corpus), 12_000);
    assert.deepEqual(heard, heard.toSorted());
    assert.ok(heard.length > 4 && heard.every((done) => done <= 1));
  });

  test('who does not want to wait for it stops it, and may ask again', async () => {
    const { corpus, letGoOn } = await opened(100_000);
    let isDone = false;
    void corpus.match('a.txt').then(() => (isDone = true));
    await letGoOn(3);
    corpus.stopMatching('a.txt');
    assert.equal(corpus.state('a.txt')?.waits, true);
    await letGoOn();
    assert.equal(isDone, true);
    assert.equal(mentions(corpus), 0);
    void corpus.match('a.txt');
    await letGoOn();
    assert.equal(mentions(corpus), 12_000);
  });

  test('an export has the mentions of a text that waits', async () => {
    const { corpus, letGoOn } = await opened(100_000);
    const reading = corpus.readArticle('a.txt');
    await letGoOn();
    assert.equal((await reading)?.mentions.length, 12_000);
    assert.equal(corpus.state('a.txt')?.waits, true);
  });

  test('marks and ignored matches are counted as they are shown', async () => {
    const { corpus, letGoOn } = await opened();
    await letGoOn();
    const at = (words: string, number: number): Span => {
      const start = number * SENTENCE.length + SENTENCE.indexOf(words);
      return { start, end: start + words.length };
    };
    const make = (kind: 'mention' | 'ignored', id: string, span: Span): AnnotationFileEdit => {
      const common = { id, quote: [describeSpan(LONG, span)], coder: undefined };
      const ids = { actors: kind === 'mention' ? ['port-union'] : [], issues: [] };
      const made = kind === 'mention' ? newMention(common, ids) : newIgnored(common, ids);
      return { kind: 'add', annotation: made };
    };
    const edits = [
      make('mention', 'aaaaaaa1', at('pilots', 7)),
      make('mention', 'aaaaaaa2', at('The Port', 8)),
      make('mention', 'aaaaaaa3', at('Union met', 9)),
      make('ignored', 'aaaaaaa4', at('Port Union', 10)),
      make('ignored', 'aaaaaaa5', at('Port', 11)),
    ];
    const changing = corpus.change('a.txt', edits, 'marks');
    await letGoOn();
    assert.deepEqual(await changing, { kind: 'done' });
    assert.equal(count(corpus), 12_000 + 1 - 1);
    assert.equal(mentions(corpus), count(corpus));
    assert.equal(corpus.index.article('a.txt')?.mentionCounts?.get('actor:port-union'), 12_000);
  });

  test('of a text that the editor gives to nobody a problem says so, and it is read all the same', async () => {
    const files = new MemoryFiles({ 'codebook.yaml': CODEBOOK, 'a.txt': SENTENCE.repeat(99) });
    const options = { coder: () => '', largestText: () => 1e6, kept: new MemoryTexts() };
    const corpus = new Corpus(files, stillEnvironment(), { ...options, largestOpened: 1000 });
    await corpus.load();
    const codes = (): readonly string[] | undefined =>
      corpus.problems.get('a.txt')?.problems.map(({ code }) => code);
    assert.deepEqual(codes(), ['article-too-large']);
    assert.ok(corpus.index.article('a.txt'));
    files.texts.set('a.txt', SENTENCE);
    await corpus.filesChanged(['a.txt']);
    assert.equal(codes(), undefined);
  });
});

async function opened(largestText = 1e6, text = LONG) {
  const { environment, letGoOn } = yieldingEnvironment();
  const files = new MemoryFiles({ 'codebook.yaml': CODEBOOK, 'a.txt': text });
  const options = { coder: () => '', largestText: () => largestText, kept: new MemoryTexts() };
  const corpus = new Corpus(files, environment, options);
  const loading = corpus.load();
  await letGoOn();
  await loading;
  await corpus.open('a.txt', text, true);
  return { corpus, letGoOn };
}

/** How many breaths it takes; before each, something is done. */
async function untilMatched(
  corpus: Corpus,
  letGoOn: (breaths: number) => Promise<number>,
  before: () => void = () => undefined,
): Promise<number> {
  let breaths = 0;
  for (; !corpus.state('a.txt')?.matches; breaths++) {
    before();
    await letGoOn(1);
  }
  return breaths;
}

function around(corpus: Corpus, stretches: readonly Span[]) {
  const state = corpus.state('a.txt');
  return state ? mentionsAround(state, stretches) : [];
}

function count(corpus: Corpus): number | undefined {
  const state = corpus.state('a.txt');
  return state && mentionCount(state);
}

function mentionsOf(corpus: Corpus) {
  const state = corpus.state('a.txt');
  return state ? mentionsIn(state) : [];
}

function mentions(corpus: Corpus): number {
  return mentionsOf(corpus).length;
}
