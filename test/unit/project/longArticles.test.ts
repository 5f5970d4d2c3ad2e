import assert from 'node:assert/strict';
import { Corpus, mentionsIn, type World } from '../../../src/project';
import { MemoryFiles } from '../../support/memoryFiles';
import { stillWorld } from '../../support/world';
import { MemoryTexts } from '../../support/memoryTexts';

const CODEBOOK = `format: policy-codebook/1
actors: {port-union: {name: Port Union}}
`;
const SENTENCE = 'The Port Union met the pilots on the quay. ';
const LONG = SENTENCE.repeat(12_000);

/** A world in which long work stands still until it is let go on, a breath at a time. */
function breathingWorld() {
  const waiting: (() => void)[] = [];
  const breathe = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const world: World = { ...stillWorld(), breathe };
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    world,
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

  test('a codebook that changes meanwhile counts, and old marks stay until the new ones are there', async () => {
    const { corpus, letGoOn } = await opened();
    await letGoOn(3);
    corpus.changeCodebook([{ kind: 'add-actor', actor: { id: 'pilots', name: 'pilots' } }]);
    await letGoOn();
    assert.equal(mentions(corpus), 24_000);
    corpus.changeCodebook([{ kind: 'add-actor', actor: { id: 'quay', name: 'quay' } }]);
    await letGoOn(1);
    assert.equal(mentions(corpus), 24_000);
    await letGoOn();
    assert.equal(mentions(corpus), 36_000);
  });

  test('closed meanwhile, nothing comes back; opened again, all is there', async () => {
    const { corpus, letGoOn } = await opened();
    await letGoOn(3);
    await corpus.close('a.txt');
    await letGoOn();
    assert.equal(corpus.state('a.txt'), undefined);
    await corpus.open('a.txt', LONG, true);
    await letGoOn();
    assert.equal(mentions(corpus), 12_000);
  });

  test('above the limit it waits until somebody asks', async () => {
    const { corpus, letGoOn } = await opened(100_000);
    await letGoOn();
    assert.equal(corpus.state('a.txt')?.matches, undefined);
    corpus.match('a.txt');
    await letGoOn();
    assert.equal(mentions(corpus), 12_000);
  });
});

async function opened(largestText = 1e6) {
  const { world, letGoOn } = breathingWorld();
  const files = new MemoryFiles({ 'codebook.yaml': CODEBOOK, 'a.txt': LONG });
  const options = { coder: () => '', largestText: () => largestText, kept: new MemoryTexts() };
  const corpus = new Corpus(files, world, options);
  const loading = corpus.load();
  await letGoOn();
  await loading;
  await corpus.open('a.txt', LONG, true);
  return { corpus, letGoOn };
}

function mentionsOf(corpus: Corpus) {
  const state = corpus.state('a.txt');
  return state ? mentionsIn(state) : [];
}

function mentions(corpus: Corpus): number {
  return mentionsOf(corpus).length;
}
