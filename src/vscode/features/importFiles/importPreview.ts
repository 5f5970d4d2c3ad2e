import * as vscode from 'vscode';
import {
  addAll,
  byNamedEntries,
  corpusOrigin,
  countTurns,
  decodeArticle,
  frontMatterEnd,
  labelText,
  namedEntries,
  planImport,
  runCooperatively,
  sameStories,
  splitBySpeaker,
  withStated,
  type ImportedArticle,
  type KnownArticle,
  type NamedArticle,
  type NamedEntries,
  type PlannedArticle,
  type StatedFacts,
} from '../../../core';
import { withDelayedProgress } from '../../derived/delayedProgress';
import type { Services } from '../../services';
import type { ImportPlace } from '../../imports/importPlace';
import { knownArticles } from '../../imports/knownArticles';
import type { ReadUri } from './readFiles';

/** What an import would write, with what the user stated so far. Nothing is written. */
export class ImportPreview {
  /** For all articles whose file does not say it. */
  rest: StatedFacts = {};
  readonly turns: { readonly articles: number; readonly turns: number };
  isSplit = false;
  /** Whether only articles that name an actor and an issue are ticked at first. */
  ticksNamed = false;
  known: ReadonlyMap<string, KnownArticle> = new Map();
  /** Origins of articles that tell the same story as another one, with the other's origin. */
  same: ReadonlyMap<string, string> = new Map();
  named: ReadonlyMap<string, NamedEntries> = new Map();
  planned: readonly PlannedArticle[] = [];
  files: readonly ReadUri[];
  readonly #services: Services;
  readonly #place: ImportPlace;
  readonly #whole: readonly ReadUri[];
  #corpus: readonly NamedArticle[] | undefined;
  /** Made again when articles change. */
  #byOrigin: ReadonlyMap<string, ImportedArticle> | undefined;
  readonly #own = new Map<ImportedArticle, StatedFacts>();
  /** The article as it was read, of each article with what was stated. */
  readonly #read = new WeakMap<ImportedArticle, ImportedArticle>();

  constructor(services: Services, place: ImportPlace, files: readonly ReadUri[]) {
    this.#services = services;
    this.#place = place;
    this.#whole = files;
    this.files = files;
    this.turns = countTurns(files);
  }

  /** Compares the articles with each other, the corpus and its codebook. False where the user
   * cancelled it. */
  compare(): Promise<boolean> {
    return withDelayedProgress(vscode.l10n.t('Comparing with the corpus'), (token) =>
      this.#compare(() => token.isCancellationRequested),
    );
  }

  async #compare(isCancelled: () => boolean): Promise<boolean> {
    const { environment } = this.#services;
    this.known = await knownArticles(this.#place, this.#split());
    this.state();
    const run = <Result>(task: Generator<unknown, Result>): Promise<Result | undefined> =>
      runCooperatively(task, () => environment.yieldToHost(), isCancelled);
    // "Yes." is said by many.
    const whole = this.planned.filter(({ article }) => !article.turn);
    const others = whole.length === 0 ? [] : await this.#corpusArticles(isCancelled);
    const same = others && (await run(sameStories(whole, others)));
    const dictionary = this.#place.corpus?.knownCodebook.dictionary;
    const named = same && (await run(namedEntries(this.planned, dictionary)));
    if (!named) return false;
    this.same = same;
    this.named = named;
    this.planned = byNamedEntries(this.planned, named);
    return true;
  }

  /** Takes what the user stated: of all articles whose file does not say it, or of one. */
  state(rest = this.rest, one?: PlannedArticle, facts: StatedFacts = {}): void {
    this.rest = rest;
    const read = one && this.#read.get(one.article);
    if (read) this.#own.set(read, { ...this.#own.get(read), ...facts });
    const split = this.#split();
    this.files = withStated(split, rest, this.#own);
    for (const [at, { articles }] of this.files.entries()) {
      for (const [place, article] of articles.entries()) {
        const before = split[at]?.articles[place];
        if (before) this.#read.set(article, before);
      }
    }
    const planned = planImport(this.files, '', this.known, new Set());
    this.planned = byNamedEntries(planned, this.named);
    this.#byOrigin = undefined;
  }

  /** The articles of the corpus that no file of the import is, reprints excluded; read once.
   * Undefined where the user cancelled it. */
  async #corpusArticles(isCancelled: () => boolean): Promise<readonly NamedArticle[] | undefined> {
    if (this.#corpus) return this.#corpus;
    const { corpus } = this.#place;
    const own = new Set([...this.known.values()].map(({ path }) => path));
    const rows = (corpus?.index.articles() ?? []).filter(
      ({ path, metadata }) => metadata.duplicateOf === undefined && !own.has(path),
    );
    const read: NamedArticle[] = [];
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const texts = rows.slice(at, at + AT_ONCE).map(async ({ path, metadata: { date } }) => {
        const bytes = await vscode.workspace.fs.readFile(this.#place.uriOf(path));
        const { text } = decodeArticle(bytes, TextDecoder);
        const words = text.slice(frontMatterEnd(path, text));
        return { origin: corpusOrigin(path), article: { date, text: words } };
      });
      addAll(read, await Promise.all(texts));
      if (isCancelled()) return undefined;
    }
    this.#corpus = read;
    return this.#corpus;
  }

  /** The title, source and date of an article, by its origin here or in the corpus. */
  about(origin: string): string {
    this.#byOrigin ??= new Map(this.planned.map((one) => [one.origin, one.article]));
    const planned = this.#byOrigin.get(origin);
    const path = origin.slice(1);
    const about = planned ?? this.#place.corpus?.index.article(path)?.metadata;
    const { title = planned ? origin : path, source, date } = about ?? {};
    return [title, source, date]
      .flatMap((part) => (part === undefined ? [] : [labelText(part)]))
      .join(', ');
  }

  #split(): readonly ReadUri[] {
    return this.isSplit ? splitBySpeaker(this.#whole) : this.#whole;
  }
}

/** Articles of the corpus that are read at the same time. */
const AT_ONCE = 50;
