import type { ArticleRow, CorpusReader } from '../model/corpus';
import type { ArticlePath } from '../model/ids';
import { eachInSteps, pauses, type Steps } from '../model/steps';
import type { Analysis } from './analyse';
import { articleShare, type ArticleShare } from './articleShare';
import { changedAnalysis, emptyParts, type AnalysisParts } from './changedAnalysis';
import { STEP } from './changedLists';
import { compareRows } from './changedRows';
import { rollUpContext } from './evidence';
import type { Filter } from './filter';
import { RecordNames } from './ids';
import { Answers } from './oneSided';
import { compareText } from './order';

/** Keeps the analysis of a corpus that changes, under one filter. It owns what has to be counted over all
 * versions; the analyses that it gives are immutable. */
export class KeptAnalysis {
  readonly #filter: Filter;
  #kept: Kept | undefined;

  constructor(filter: Filter) {
    this.#filter = filter;
  }

  /** The analysis of what the reader says at the first step. Articles are known by their rows: where
   * those are the objects of last time nothing is looked at, so that this costs what has changed, and a
   * glance at each row. All is made anew for another codebook, and where the steps of the last time were
   * not gone to their end. */
  *update(reader: CorpusReader): Generator<undefined, Analysis> {
    const kept = this.#takenFor(reader);
    const { codebook } = reader;
    const { names } = kept;
    const { shares, gone, come } = yield* difference(kept.parts.shares, reader.articles());
    const isTime = pauses(STEP);
    for (const { article } of gone) {
      names.change(article, -1);
      if (isTime(article.annotations.length)) yield undefined;
    }
    for (const { row } of come) {
      names.change(row, 1);
      if (isTime(row.annotations.length)) yield undefined;
    }
    // Records whose name changes with others are those of a changed article, too.
    const turned = names.turned();
    if (turned.size > 0) yield* renamed(turned, shares, gone, come);
    const made: ArticleShare[] = [];
    for (const { row, place } of come) {
      const share = articleShare(row, codebook, this.#filter, names.nameOf);
      shares[place] = share;
      made.push(share);
      if (isTime(2 * row.annotations.length)) yield undefined;
    }
    if (gone.length + made.length > 0) {
      // Every place is filled by now.
      const all = shares as ArticleShare[];
      kept.parts = yield* changedAnalysis(kept.parts, all, { gone, come: made }, kept.answers);
    }
    this.#kept = kept;
    return kept.parts.analysis;
  }

  #takenFor(reader: CorpusReader): Kept {
    const { codebook } = reader;
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept?.parts.analysis.context.codebook === codebook) return kept;
    const parts = emptyParts(reader, rollUpContext(codebook, this.#filter));
    return { names: new RecordNames(), answers: new Answers(), parts };
  }
}

interface Kept {
  readonly names: RecordNames;
  readonly answers: Answers;
  parts: AnalysisParts;
}

/** An article whose share is to be made, and where it stands among all. */
interface Coming {
  readonly row: ArticleRow;
  readonly place: number;
}

interface Difference {
  /** Of all articles in order; undefined for those to come. */
  readonly shares: (ArticleShare | undefined)[];
  readonly gone: ArticleShare[];
  readonly come: Coming[];
}

function* difference(
  before: readonly ArticleShare[],
  rows: readonly ArticleRow[],
): Steps<Difference> {
  // At once as long as it will be: of a hundred thousand, lists that grow leave megabytes behind.
  const shares = new Array<ArticleShare | undefined>(rows.length).fill(undefined);
  let place = 0;
  const gone: ArticleShare[] = [];
  const come: Coming[] = [];
  yield* compareRows(before, ({ article }) => article, rows, {
    kept: (share) => {
      shares[place++] = share;
    },
    gone: (share) => gone.push(share),
    came: (row) => {
      come.push({ row, place: place++ });
    },
  });
  return { shares, gone, come };
}

/** Lets the articles go and come that hold one of the ids. Looks at all annotations, in steps. */
function* renamed(
  ids: ReadonlySet<string>,
  shares: (ArticleShare | undefined)[],
  gone: ArticleShare[],
  come: Coming[],
): Steps<void> {
  const before = gone.length + come.length;
  yield* eachInSteps(shares, (share, place) => {
    if (!share?.article.annotations.some(({ annotation }) => ids.has(annotation.id))) return;
    gone.push(share);
    come.push({ row: share.article, place });
    shares[place] = undefined;
  });
  if (gone.length + come.length === before) return;
  const pathOf = (share: ArticleShare): ArticlePath => share.article.path;
  gone.sort((a, b) => compareText(pathOf(a), pathOf(b)));
  come.sort((a, b) => a.place - b.place);
}
