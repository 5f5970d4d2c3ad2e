import { speakerTurns } from '../text/speakerTurns';
import { onlyPlace, wordsAtStart, type PageStart } from '../corpus/pages';
import type { ImportedArticle } from './imported';
import type { ReadFile } from './importPlan';

/** Files in which each turn of a hearing, a debate or an interview is an article of its own; what
 * stands before the first turn is one, too. Articles without turns stay as they are. */
export function splitBySpeaker<File extends ReadFile>(files: readonly File[]): readonly File[] {
  return files.map((file) => ({ ...file, articles: file.articles.flatMap(turnArticles) }));
}

/** How many articles have turns, and how many turns. */
export function countTurns(files: readonly ReadFile[]): {
  readonly articles: number;
  readonly turns: number;
} {
  const counts = files.flatMap(({ articles }) =>
    articles.map(({ text }) => speakerTurns(text).length),
  );
  return {
    articles: counts.filter((count) => count > 0).length,
    turns: counts.reduce((sum, count) => sum + count, 0),
  };
}

/** Keys are numbers of turns, since many turns have the same words. */
function turnArticles(article: ImportedArticle): readonly ImportedArticle[] {
  const { key, title, text } = article;
  const turns = speakerTurns(text);
  const [first] = turns;
  if (!first) return [article];
  const digits = String(turns.length).length;
  const keyOf = (number: number): string => `${key === '' ? '' : `${key}/`}turn-${String(number)}`;
  const head = text.slice(0, first.start).trim();
  const pagesWithin = pagesOfPieces(article);
  const isOnlyTitle = head.replace(/^#.*$/gm, '').trim() === '';
  return [
    ...(isOnlyTitle
      ? []
      : [{ ...article, key: keyOf(0), pages: pagesWithin(0, first.start, head), text: head }]),
    ...turns.flatMap(({ speaker, role, time, from, end }, at) => {
      const words = text.slice(from, end).trim();
      if (words === '') return [];
      const number = String(at + 1).padStart(digits, '0');
      return [
        {
          ...article,
          key: keyOf(at + 1),
          title: title === undefined ? speaker : `${speaker} – ${title}`,
          author: speaker,
          turn: { number, role, time },
          pages: pagesWithin(from, end, words),
          text: words,
        },
      ];
    }),
  ];
}

/** The pages of a piece of an article, from an offset to another: that on which it begins, by the
 * first words of the piece, and those that begin in it. */
function pagesOfPieces({
  pages = [],
  text,
}: ImportedArticle): (from: number, to: number, piece: string) => readonly PageStart[] | undefined {
  let after = 0;
  const starts = pages.map(({ page, words }) => {
    const at = onlyPlace(text, words, after);
    if (at !== undefined) after = at + words.length;
    // A page whose beginning is unknown begins after the one before.
    return { page, words: at === undefined ? '' : words, at: at ?? after };
  });
  return (from, to, piece) => {
    if (starts.length === 0) return undefined;
    const first = starts.findLast(({ at }) => at <= from);
    const line = /^.*/.exec(piece)?.[0] ?? '';
    return [
      ...(first === undefined || first.words === ''
        ? []
        : [{ page: first.page, words: wordsAtStart(line.split(' '), piece, 0) }]),
      ...starts
        .filter(({ at }) => at > from && at < to)
        .map(({ page, words }) => ({ page, words })),
    ];
  };
}
