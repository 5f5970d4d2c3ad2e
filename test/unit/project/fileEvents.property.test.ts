import assert from 'node:assert/strict';
import fc from 'fast-check';
import path from 'node:path';
import { articleOf, findIf, normalizeText, type ArticleRow } from '../../../src/core';
import { Corpus, type CorpusFiles } from '../../../src/project';
import { caseCount } from '../../support/caseCount';
import { DiskFolder } from '../../support/diskFolder';
import { temporaryFolder } from '../../support/temporaryFolder';
import { stillEnvironment } from '../../support/environment';
import { game, isOurs, textOf, type Game, type Step } from './fileGame';
import { gatedFiles, Gates } from './gatedFolder';
import {
  annotationFile,
  CODEBOOK,
  contentOf,
  HARBOUR,
  MANY,
  readAnew,
  scanned,
} from './scannedCorpus';

suite('Files that change while others are read', () => {
  test('are known when all that changed was told, in whatever order readings end', async () => {
    await fc.assert(
      fc.asyncProperty(game, async (one) => {
        const play = new Play(one);
        try {
          await play.run();
        } catch (error) {
          throw new Error(`${play.gates.log.join('\n')}\n${String(error)}`);
        }
      }),
      { numRuns: caseCount(150) },
    );
  });
});

/** A corpus in a folder where things happen while it is read. What has changed is told at least
 * once behind the change; there is no look at everything at the end, unless one was stopped. */
class Play {
  readonly gates: Gates;
  readonly #game: Game;
  readonly #todo: Step[];
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
  #coder = 'lea';
  /** Not all files were read: it was stopped, or gave up. */
  #isStopped = false;
  /** The disk takes nothing more. */
  #isFull = false;
  /** What the disk refuses to read. */
  readonly #refused = new Set<string>();
  /** What could not be written is shown all the same, and is not on disk. */
  readonly #unsaved = new Set<string>();

  constructor(game: Game) {
    this.gates = new Gates(game.times);
    this.#game = game;
    this.#todo = [...game.steps];
  }

  async run(): Promise<void> {
    const folder = this.#folder;
    const store = this.#game.isStored
      ? path.join(temporaryFolder('policy-annotator-stored'), 'corpus.index')
      : undefined;
    if (store !== undefined) await scanned(folder, { store });
    const environment = { ...stillEnvironment(), yieldToHost: () => this.gates.pass('yield') };
    const corpus = this.#corpus(environment, store);
    this.#load(corpus);
    this.#work.push(this.#happens(corpus));
    await this.#settled(corpus);
    const anew = await readAnew(folder, this.#coder);
    for (const article of this.#shown) {
      const [row, right] = [corpus, anew].map(({ index }) => index.article(article));
      // Of an article that is gone, an editor may show what it had said.
      if (right && !right.stale && this.#unsaved.size === 0)
        assert.deepEqual(statementsOf(row), statementsOf(right), article);
      this.#close(corpus, article);
    }
    await this.#settled(corpus);
    assert.deepEqual(
      environment.errors.filter((error) => !String(error).includes(REFUSED)),
      [],
    );
    if (this.#unsaved.size === 0)
      assert.deepEqual(goodOf(corpus), goodOf(await readAnew(folder, this.#coder)));
    corpus.dispose();
    folder.remove('.');
  }

  #corpus(environment: ReturnType<typeof stillEnvironment>, store: string | undefined): Corpus {
    // Some files change while a scan looks at them.
    const meanwhile = (): void => {
      for (const next of this.#todo.slice(0, 3)) {
        if (next.how !== 'change' || next.text % 2 === 1) return;
        this.#todo.shift();
        this.#change(next);
      }
    };
    const { gates } = this;
    const scanning = gatedFiles(this.#folder, gates, {
      ...{ meanwhile, store },
      thread: () => this.#thread,
    });
    const files: CorpusFiles = {
      ...scanning,
      ...(this.#game.isScanned ? {} : { scan: undefined }),
      read: async (file) => {
        const read = await scanning.read(file);
        if (this.#refused.has(file)) throw new Error(REFUSED);
        return read;
      },
      write: (file, expected, next) =>
        this.#isFull
          ? gates.pass(`full: ${file}`).then(() => ({ kind: 'failed', reason: 'ENOSPC' }))
          : scanning.write(file, expected, next),
    };
    // Nothing is kept: what an article said earlier would help to place quotes that are lost when
    // it is read anew.
    const get = () => gates.pass('kept text').then(() => undefined);
    const kept = { get, keep: () => gates.pass('keep a text') };
    const coder = (): string => this.#coder;
    const corpus = new Corpus(files, environment, { coder, largestText: () => 1e6, kept });
    corpus.onDidSave(({ path: file, kind }) => {
      this.#untold.add(file);
      if (kind === 'saved') this.#unsaved.delete(file);
      else this.#unsaved.add(file);
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
    if (how === 'tell') this.#report(corpus, [file]);
    if (how === 'burst') this.#report(corpus, [file, ...MANY]);
    if (how === 'change and tell') this.#report(corpus, [this.#change(step)]);
    if (how === 'change and burst') this.#report(corpus, [this.#change(step), ...MANY]);
    if (how === 'load') this.#load(corpus);
    if (how === 'stop') this.#stop(corpus);
    if (how === 'refuse') this.#refuse(file);
    if (how === 'full') this.#isFull = !this.#isFull;
    if (how === 'die') this.#thread++;
    if (how === 'undo' || how === 'redo') this.#does(corpus.replay(how));
    if (how === 'coder') this.#changeCoder(corpus);
    const article = articleOf(file, findIf(isOurs))?.article ?? file;
    if (!isOurs(article)) return;
    if (how === 'open') this.#does(this.#open(corpus, article));
    if (how === 'type') this.#type(corpus, article);
    if (how === 'close') this.#close(corpus, article);
    if (how === 'annotate') this.#annotate(corpus, article, step.text);
  }

  #change(step: Step): string {
    const { file } = step;
    const next = textOf(step);
    this.gates.note(`changed: ${file} (${next?.length ?? 'gone'})`);
    if (next === undefined) this.#folder.remove(file);
    else this.#folder.put(file, next);
    this.#untold.add(file);
    return file;
  }

  #report(corpus: Corpus, files: readonly string[]): void {
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

  /** As the change of a setting does. */
  #changeCoder(corpus: Corpus): void {
    this.#coder = this.#coder === 'lea' ? 'max' : 'lea';
    this.gates.note(`coder: ${this.#coder}`);
    this.#load(corpus);
  }

  #load(corpus: Corpus): void {
    this.#isStopped = false;
    this.#does(corpus.load());
  }

  #stop(corpus: Corpus): void {
    this.gates.note('stop');
    this.#isStopped = true;
    corpus.stopReading();
  }

  #refuse(file: string): void {
    if (!this.#refused.delete(file)) this.#refused.add(file);
    this.gates.note(`refused: ${[...this.#refused].join(', ')}`);
    this.#untold.add(file);
  }

  /** What the disk refuses may keep it from being done. */
  #does(work: Promise<unknown>): void {
    this.#work.push(
      work.catch((error: unknown) => {
        if (!String(error).includes(REFUSED)) throw error;
        this.gates.note(String(error));
        // Not all files were read, perhaps.
        this.#isStopped = true;
      }),
    );
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
    this.#does(corpus.close(article));
  }

  #annotate(corpus: Corpus, article: string, text: number): void {
    if (!corpus.index.article(article)) return;
    this.gates.note(`annotate: ${article}`);
    const coding = { state: 'complete', date: undefined, codebook: undefined } as const;
    const code = { ...coding, reason: `step ${text}` };
    const edit = { kind: 'code', coder: 'lea', coding: code } as const;
    this.#does(corpus.change(article, [edit], 'label'));
  }

  /** Resolves when nothing waits, and everything is told. */
  async #settled(corpus: Corpus): Promise<void> {
    await this.gates.openAll();
    for (const file of this.#refused) this.#untold.add(file);
    this.#refused.clear();
    this.#isFull = false;
    corpus.saveAgain();
    // Who had stopped reading wants to know now.
    if (this.#isStopped) this.#load(corpus);
    await this.gates.openAll();
    while (this.#untold.size > 0) {
      const left = [...this.#untold];
      if (this.#game.isBurst) this.#report(corpus, [...left, ...MANY]);
      else for (const file of left) this.#report(corpus, [file]);
      await this.gates.openAll();
    }
    await Promise.all(this.#work);
  }
}

/** What does not depend on the text, of which an editor may show another one. */
function statementsOf(row: ArticleRow | undefined): unknown {
  const ids = row?.annotations.map(({ annotation }) => annotation.id).sort();
  return { ids, coded: row && [...row.coded] };
}

/** Of what is refused, what it had said before stays on screen: it may stand in another file, too,
 * by now. */
function goodOf(corpus: Corpus): unknown {
  const { rows, problems } = contentOf(corpus);
  if (!rows.some(({ stale }) => stale)) return { rows, problems };
  const own = problems.map(([file, text, found]) => {
    return [file, text, found.filter(({ code }) => code !== 'id-elsewhere')];
  });
  return {
    rows: rows.map((row) => (row.stale ? row.article : row)),
    problems: own.filter(([, , found]) => found?.length),
  };
}

const REFUSED = 'refused by the disk';
