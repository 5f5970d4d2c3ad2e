import assert from 'node:assert/strict';
import fc from 'fast-check';
import path from 'node:path';
import { articleOf, normalizeText, type ArticleRow } from '../../../src/core';
import { Corpus } from '../../../src/project';
import { DiskFolder } from '../../support/diskFolder';
import { temporaryFolder } from '../../support/temporaryFolder';
import { stillWorld } from '../../support/world';
import { gatedFiles, Gates } from './gatedFolder';
import { annotationFile, CODEBOOK, contentOf, HARBOUR, readAnew, scanned } from './scannedCorpus';

const ARTICLES = ['a.txt', 'b/c.md', 'd.txt'];
/** Told by no rule but ours: what an annotation file belongs to need not be there. */
const isOurs = (file: string): boolean => ARTICLES.includes(file);

const step = fc.record({
  file: fc.constantFrom(
    ...ARTICLES.flatMap((article) => {
      const file = `${article}.annotations.yaml`;
      return [article, article, file, file, `${article}.lea.annotations.yaml`];
    }),
    'codebook.yaml',
  ),
  text: fc.nat(5),
  how: fc.constantFrom(
    ...(['change', 'change', 'tell', 'burst', 'change and tell', 'change and burst'] as const),
    ...(['load', 'die', 'open', 'type', 'close', 'annotate'] as const),
  ),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const game = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 10, size: 'max' }),
  // Most things take no time, some longer than many others together.
  times: fc.array(fc.constantFrom(0, 0, 1, 2, 5, 10, 30, 100), {
    minLength: 1,
    maxLength: 200,
    size: 'max',
  }),
  /** An earlier window has stored an index. */
  isStored: fc.boolean(),
  /** What was not told yet is told in a burst, at last. */
  isBurst: fc.boolean(),
});
type Game = typeof game extends fc.Arbitrary<infer One> ? One : never;

suite('Files that change while others are read', () => {
  test('are known when all that changed was told, in whatever order readings end', async () => {
    await fc.assert(
      fc.asyncProperty(game, async (one) => {
        const play = new Play(one);
        try {
          await play.run(one.isStored);
        } catch (error) {
          throw new Error(`${play.gates.log.join('\n')}\n${String(error)}`);
        }
      }),
      { numRuns: 150 },
    );
  }).timeout(60_000);
});

/** A corpus in a folder where things happen while it is read. What has changed is told at least once behind the
 * change; there is no look at everything at the end. */
class Play {
  readonly gates: Gates;
  readonly #todo: Step[];
  readonly #isBurst: boolean;
  readonly #folder = new DiskFolder({
    'codebook.yaml': CODEBOOK,
    'a.txt': HARBOUR,
    'a.txt.annotations.yaml': annotationFile(['p1']),
    'b/c.md': `---\ntitle: One\n---\n${HARBOUR}`,
  });
  /** Files that have changed since they were told last. */
  readonly #untold = new Set<string>();
  /** Articles that are shown in an editor. */
  readonly #shown = new Set<string>();
  readonly #work: Promise<unknown>[] = [];
  #thread = 0;
  /** What could not be written is shown all the same, and is not on disk. */
  #isUnsaved = false;

  constructor({ steps, times, isBurst }: Game) {
    this.gates = new Gates(times);
    this.#todo = [...steps];
    this.#isBurst = isBurst;
  }

  async run(isStored: boolean): Promise<void> {
    const folder = this.#folder;
    const store = isStored
      ? path.join(temporaryFolder('policy-annotator-stored'), 'corpus.index')
      : undefined;
    if (store !== undefined) await scanned(folder, { store });
    const world = { ...stillWorld(), breathe: () => this.gates.pass('breathe') };
    const corpus = this.#corpus(world, store);
    this.#work.push(corpus.load(), this.#happens(corpus));
    await this.#settled(corpus);
    const anew = await readAnew(folder);
    for (const article of this.#shown) {
      const [row, right] = [corpus, anew].map(({ index }) => index.article(article));
      // Of an article that is gone, an editor may show what it had said.
      if (right && !this.#isUnsaved) assert.deepEqual(saidOf(row), saidOf(right), article);
      this.#close(corpus, article);
    }
    await this.#settled(corpus);
    assert.deepEqual(world.errors, []);
    if (!this.#isUnsaved) assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
    corpus.dispose();
    folder.remove('.');
  }

  #corpus(world: ReturnType<typeof stillWorld>, store: string | undefined): Corpus {
    // Some files change while a scan looks at them.
    const meanwhile = (): void => {
      for (const next of this.#todo.slice(0, 3)) {
        if (next.how !== 'change' || next.text % 2 === 1) return;
        this.#todo.shift();
        this.#change(next);
      }
    };
    const { gates } = this;
    const files = gatedFiles(this.#folder, gates, {
      ...{ meanwhile, store },
      thread: () => this.#thread,
    });
    // Nothing is kept: what an article said earlier would help to place quotes that are lost when it is read anew.
    const get = () => gates.pass('kept text').then(() => undefined);
    const kept = { get, keep: () => gates.pass('keep a text') };
    const corpus = new Corpus(files, world, { coder: () => 'lea', largestText: () => 1e6, kept });
    corpus.onDidSave(({ path: file, kind }) => {
      this.#untold.add(file);
      this.#isUnsaved ||= kind !== 'saved';
    });
    return corpus;
  }

  async #happens(corpus: Corpus): Promise<void> {
    for (;;) {
      await this.gates.pass('what comes next');
      const next = this.#todo.shift();
      if (!next) return;
      this.#happen(corpus, next);
    }
  }

  #happen(corpus: Corpus, step: Step): void {
    const { file, how } = step;
    if (how === 'change') this.#change(step);
    if (how === 'tell') this.#tell(corpus, [file]);
    if (how === 'burst') this.#tell(corpus, [file, ...MANY]);
    if (how === 'change and tell') this.#tell(corpus, [this.#change(step)]);
    if (how === 'change and burst') this.#tell(corpus, [this.#change(step), ...MANY]);
    if (how === 'load') this.#work.push(corpus.load());
    if (how === 'die') this.#thread++;
    const article = articleOf(file, isOurs)?.article ?? file;
    if (!isOurs(article)) return;
    if (how === 'open') this.#work.push(this.#open(corpus, article));
    if (how === 'type') this.#type(corpus, article);
    if (how === 'close') this.#close(corpus, article);
    if (how === 'annotate') this.#annotate(corpus, article, step.text);
  }

  #change({ file, text }: Step): string {
    const texts = file === 'codebook.yaml' ? CODEBOOKS : file.endsWith('.yaml') ? FILES : TEXTS;
    const next = texts[text % texts.length];
    this.gates.note(`changed: ${file} (${next?.length ?? 'gone'})`);
    if (next === undefined) this.#folder.remove(file);
    else this.#folder.put(file, next);
    this.#untold.add(file);
    return file;
  }

  #tell(corpus: Corpus, files: readonly string[]): void {
    this.gates.note(`tell: ${files.filter((file) => !MANY.includes(file)).join(', ')}`);
    for (const file of files) this.#untold.delete(file);
    this.#work.push(corpus.filesChanged(files));
  }

  /** As the editor's events do. */
  async #open(corpus: Corpus, article: string): Promise<void> {
    const read = await this.#folder.read(article);
    if (!read || this.#shown.has(article)) return;
    this.gates.note(`open: ${article}`);
    this.#shown.add(article);
    this.#folder.open.add(article);
    await corpus.open(article, normalizeText(read.text), read.clean);
    if (!this.#shown.has(article)) await corpus.close(article);
  }

  #type(corpus: Corpus, article: string): void {
    const state = corpus.state(article);
    if (!state) return;
    this.gates.note(`type: ${article}`);
    const edit = { start: 0, end: 0, text: 'Port Union. ' };
    corpus.edit(article, [edit], edit.text + state.text);
  }

  #close(corpus: Corpus, article: string): void {
    if (!this.#shown.delete(article)) return;
    this.gates.note(`close: ${article}`);
    this.#folder.open.delete(article);
    this.#work.push(corpus.close(article));
  }

  #annotate(corpus: Corpus, article: string, text: number): void {
    if (!corpus.index.article(article)) return;
    this.gates.note(`annotate: ${article}`);
    const coding = { state: 'complete', date: undefined, codebook: undefined } as const;
    const code = { ...coding, reason: `step ${text}` };
    const edit = { kind: 'code', coder: 'lea', coding: code } as const;
    this.#work.push(corpus.change(article, [edit], 'label'));
  }

  /** Resolves when nothing waits, and everything is told. */
  async #settled(corpus: Corpus): Promise<void> {
    await this.gates.openAll();
    while (this.#untold.size > 0) {
      const left = [...this.#untold];
      if (this.#isBurst) this.#tell(corpus, [...left, ...MANY]);
      else for (const file of left) this.#tell(corpus, [file]);
      await this.gates.openAll();
    }
    await Promise.all(this.#work);
  }
}

/** What does not depend on the text, of which an editor may show another one. */
function saidOf(row: ArticleRow | undefined): unknown {
  const ids = row?.annotations.map(({ annotation }) => annotation.id).sort();
  return { ids, coded: row && [...row.coded] };
}

const TEXTS = [
  HARBOUR,
  `Before. ${HARBOUR}`,
  'The ministry and the Port Union.\n',
  `---\ntitle: Two\n---\n${HARBOUR}`,
  Buffer.from('\xe4 Port Union', 'latin1'),
  undefined,
];
// None that is refused: what it had said before stays on screen.
const FILES = [
  annotationFile(['p1']),
  annotationFile(['p1', 'p2']),
  annotationFile(['p3'], 'The Port Union'),
  'format: policy-annotations/1\nmentions:\n  - id: m1\n    actor: ministry\n    quote: them\n...\n',
  annotationFile(['p4'], 'words that nobody said'),
  undefined,
];
const CODEBOOKS = [
  CODEBOOK,
  CODEBOOK.replace('[ministry]', '[them]'),
  CODEBOOK.replace('port-union:', 'dockers:'),
  CODEBOOK.replace('actors:', 'annotation-files: one-per-coder\nactors:'),
];
/** So many that they are scanned; changed only in what is told. */
const MANY = Array.from({ length: 70 }, (_, index) => `never/${index}.txt`);
