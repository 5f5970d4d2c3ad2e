import { CODEBOOK_FILE, SEARCHES_FILE, type ArticlePath } from '../../core';
import type { CodebookFile } from '../files/codebookFile';
import type { SearchesFile } from '../files/searchesFile';
import type { CorpusCheck } from './corpusCheck';
import type { ArticlesRead, CorpusScans } from './corpusScans';
import { dropUnseen, type RemovalNeeds } from '../files/removedFiles';

/** So many changed files at once are the work of a program: then a scan of all files costs less. */
const BURST = 64;

/** Sorting this many paths takes a fraction of a millisecond. */
const YIELD = 500;

interface Needs extends RemovalNeeds {
  readonly codebookFile: CodebookFile;
  readonly searchesFile: SearchesFile;
  readonly scans: CorpusScans;
  readonly check: CorpusCheck;
  /** Takes over the codebook that was read; true if it is another one than before. */
  readonly useCodebook: () => boolean;
  readonly onRead: (read: ArticlesRead) => void;
  /** Called when everything was read. */
  readonly lookedAtAll: () => void;
}

/** Brings the rows of a corpus up to date with its files: by a scan, where the host can make one,
 * for all files or many; else, and for what a scan cannot find out, file by file. */
export class CorpusReading {
  readonly #needs: Needs;
  #isStopped = false;
  /** The progress that was reported last. */
  #read: ArticlesRead = { done: 0, total: 0, isOver: true };
  /** Fulfilled when everything was read with a changed codebook. */
  #again = Promise.resolve();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Reads the codebook, then all articles. */
  async load(cancelled: () => boolean): Promise<void> {
    this.#isStopped = false;
    const isOver = (): boolean => cancelled() || this.#isStopped;
    const { index, lookedAtAll } = this.#needs;
    try {
      await this.#load(isOver);
      if (!isOver()) index.completed();
    } finally {
      this.#report({ ...this.#read, isOver: true });
    }
    if (!isOver()) lookedAtAll();
  }

  /** Reads what is not read yet; true when all articles are read. */
  async loadWhole(cancelled: () => boolean): Promise<boolean> {
    const { index } = this.#needs;
    if (!index.isComplete) await this.load(cancelled);
    return index.isComplete;
  }

  /** Stops the reading; what was read stays. */
  stop(): void {
    this.#isStopped = true;
  }

  #report(read: ArticlesRead): void {
    this.#read = read;
    this.#needs.onRead(read);
  }

  async #load(cancelled: () => boolean): Promise<void> {
    const { check, codebookFile, files, index, ledger, open, rows, scans, useCodebook } =
      this.#needs;
    await codebookFile.load();
    useCodebook();
    // If it cannot be read, everything else still is.
    await rows.guarded(SEARCHES_FILE, () => this.#needs.searchesFile.look());
    const { codebook } = index;
    // The files may have changed unseen.
    for (const file of ledger.held) await rows.guarded(file, () => rows.look(file));
    // The settings may have changed so that an open file is no longer an article.
    for (const path of open.paths) {
      if (!files.isArticle(path) && open.close(path)) rows.remove(path);
    }
    const readHere = this.#readHere();
    // The scan has reported the others by then.
    const isLeft = (path: string): boolean => open.has(path) || ledger.isReadHere(path);
    const outcome = await scans.run(cancelled, (read) => this.#report(read));
    if (outcome === 'failed') await this.#readAll(cancelled);
    else await rows.readAll(readHere.filter(isLeft), cancelled);
    check.soon();
    if (!cancelled()) index.counted(codebook);
  }

  /** To be called when files were created, changed or removed. Compares contents. */
  async filesChanged(paths: Iterable<string>): Promise<void> {
    const { check, rows, scans, environment } = this.#needs;
    const all = [...paths];
    const scanned: string[] = [];
    for (const [index, path] of all.entries()) {
      if (all.length > BURST && this.#isScanned(path)) scanned.push(path);
      else await rows.guarded(path, () => this.#fileChanged(path));
      if (index % YIELD === YIELD - 1) await environment.yieldToHost();
    }
    if (scanned.length > 0 && (await scans.runTogether()) === 'failed') {
      for (const path of scanned) await rows.guarded(path, () => this.#fileChanged(path));
    }
    check.soon();
  }

  /** Reads again what depends on the codebook: mentions, unknown ids. A scan reads the annotation
   * files again, and those articles that the change can touch. */
  readAgain(): void {
    const { check, files, index, rows, scans } = this.#needs;
    const { codebook } = index;
    const isOver = (): boolean => index.codebook !== codebook;
    this.#again = rows.guarded(CODEBOOK_FILE, async () => {
      if (!files.scan) {
        await rows.readAll(this.#articles(), () => false);
        index.counted(codebook);
        return;
      }
      await rows.readAll(this.#readHere(), isOver);
      if (isOver()) return;
      if ((await scans.run(isOver)) === 'failed') await this.#readAllAgain(isOver);
      check.soon();
      if (!isOver()) index.counted(codebook);
    });
  }

  /** Fulfilled when everything was read with the present codebook; never rejects. */
  async whenReadAgain(): Promise<void> {
    for (let again: Promise<void> | undefined; again !== this.#again;) {
      again = this.#again;
      await again;
    }
  }

  /** Reports the end of its progress even if it fails: the status bar would show it forever. */
  async #readAllAgain(cancelled: () => boolean): Promise<void> {
    try {
      await this.#readAll(cancelled);
    } finally {
      this.#report({ ...this.#read, isOver: true });
    }
  }

  /** Whether a scan reads the file as well: it is not open, not edited, and not read since the
   * last scan. */
  #isScanned(path: string): boolean {
    const { files, ledger, open } = this.#needs;
    if (path === CODEBOOK_FILE || path === SEARCHES_FILE || !files.scan) return false;
    if (files.isArticle(path)) return !open.has(path) && !ledger.isReadHere(path);
    return !ledger.record(path).isHeld;
  }

  /** Without a scan: lists the files and reads one after the other, in slices. */
  async #readAll(cancelled: () => boolean): Promise<void> {
    const { rows, scans } = this.#needs;
    // What a scan reports while files are listed may be newer than the list.
    const articles = await scans.instead(() => this.#listed());
    const total = articles.length;
    await rows.readAll(articles, cancelled, (done) => this.#report({ done, total, isOver: false }));
  }

  /** The articles that exist. Others are dropped, unless they have changed meanwhile. */
  async #listed(): Promise<readonly ArticlePath[]> {
    const { files, ledger } = this.#needs;
    ledger.beginScan();
    // What changes meanwhile is looked at separately.
    for (const path of await files.list()) if (!ledger.isChangedInScan(path)) ledger.found(path);
    await dropUnseen(this.#needs);
    return this.#articles();
  }

  #articles(): readonly ArticlePath[] {
    const { files, ledger } = this.#needs;
    return ledger.paths.filter((path) => files.isArticle(path));
  }

  /** Articles whose rows do not come from a scan. */
  #readHere(): readonly ArticlePath[] {
    const { files, ledger, open } = this.#needs;
    return [...open.paths, ...ledger.readHere.filter((path) => files.isArticle(path))];
  }

  async #fileChanged(path: string): Promise<void> {
    const { codebookFile, files, ledger, open, rows, searchesFile, useCodebook } = this.#needs;
    if (path === SEARCHES_FILE) {
      await searchesFile.look();
      return;
    }
    ledger.changed(path);
    if (path === CODEBOOK_FILE) {
      if ((await codebookFile.look()) && useCodebook()) this.readAgain();
    } else if (files.isArticle(path)) {
      // The text of an open article comes from its document.
      if (!open.has(path)) await rows.readClosed(path);
    } else await rows.look(path);
  }
}
