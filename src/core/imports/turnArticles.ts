import { speakerTurns } from '../text/speakerTurns';
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
  const isOnlyTitle = head.replace(/^#.*$/gm, '').trim() === '';
  return [
    ...(isOnlyTitle ? [] : [{ ...article, key: keyOf(0), text: head }]),
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
          text: words,
        },
      ];
    }),
  ];
}
