import type { ArticleRow } from '../model/corpus';
import type { ArticlePath } from '../model/ids';
import { foldName } from '../text/folding/fileNames';
import { nearestWord } from '../util/nearestWord';

type NamedArticle = Pick<ArticleRow, 'path' | 'metadata'>;

/** Finds the articles that a table names: by path, else by file name, the name of the file that an
 * article came from, its title, or a file name without its ending. */
export class ArticleNames {
  readonly #ways: readonly ReadonlyMap<string, readonly ArticlePath[]>[];
  /** File names with the first path of each. */
  readonly #files: ReadonlyMap<string, ArticlePath>;
  readonly #nearest = new Map<string, ArticlePath | undefined>();
  readonly #found = new Map<string, readonly ArticlePath[]>();

  constructor(articles: readonly NamedArticle[]) {
    const by = (name: (article: NamedArticle) => string | undefined) => byName(articles, name);
    this.#ways = [
      by(({ path }) => path),
      by(({ path }) => foldName(path)),
      by(({ path }) => fileName(path)),
      by(({ metadata }) => foldName(metadata.attributes.get('origin') ?? '')),
      by(({ metadata }) => foldName(metadata.title?.trim() ?? '')),
      by(({ path }) => withoutEnding(fileName(path))),
      by(({ metadata }) => withoutEnding(foldName(metadata.attributes.get('origin') ?? ''))),
    ];
    this.#files = new Map(articles.map(({ path }) => [fileName(path), path] as const).reverse());
  }

  /** One path, none, or several where several articles have the name. */
  find(written: string): readonly ArticlePath[] {
    const known = this.#found.get(written);
    if (known) return known;
    const path = written.trim().replaceAll('\\', '/').replace(/^\.\//, '');
    const lower = foldName(path);
    const asked = [
      path,
      lower,
      fileName(lower),
      lower,
      lower,
      withoutEnding(fileName(lower)),
      lower,
    ];
    const found =
      this.#ways
        .map((way, at) => way.get(asked[at] ?? '') ?? [])
        .find(({ length }) => length > 0) ?? [];
    this.#found.set(written, found);
    return found;
  }

  /** The path that was most probably meant. Each look-up compares all articles: only the first
   * hundred are made. */
  nearest(written: string): string | undefined {
    const name = fileName(written.trim());
    if (!this.#nearest.has(name) && this.#nearest.size < MOST_COMPARED) {
      this.#nearest.set(name, this.#files.get(nearestWord(name, this.#files.keys()) ?? ''));
    }
    return this.#nearest.get(name);
  }
}

const MOST_COMPARED = 100;

function byName(
  articles: readonly NamedArticle[],
  name: (article: NamedArticle) => string | undefined,
): ReadonlyMap<string, readonly ArticlePath[]> {
  const found = new Map<string, ArticlePath[]>();
  for (const article of articles) {
    const called = name(article);
    if (called === undefined || called === '') continue;
    const known = found.get(called);
    if (known) known.push(article.path);
    else found.set(called, [article.path]);
  }
  return found;
}

function fileName(path: string): string {
  return foldName(path.slice(path.lastIndexOf('/') + 1));
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}
