import { gapOf, ordinary, otherOf, textOf, type Draft } from './drafts';
import { unmarked, type Family } from './case';
import type { Scene } from './scene';

/** Swaps two letters inside a word. */
function misspelt(word: string): string {
  const at = Math.max(1, Math.floor(word.length / 2) - 1);
  const [x, y] = [word.charAt(at), word.charAt(at + 1)];
  return word.slice(0, at) + (x === y ? x : y + x) + word.slice(at + 2);
}

/** The paragraph with one of its longer words, not a name, misspelt before or after the mark. */
function withTypo({ scene }: Draft, paragraph: string): string {
  const words = [...paragraph.matchAll(/(?<= )[a-z]{5,}(?=[ .,])/g)];
  const chosen = scene.pick(words);
  const end = chosen.index + chosen[0].length;
  return paragraph.slice(0, chosen.index) + misspelt(chosen[0]) + paragraph.slice(end);
}

function replacedAt(list: readonly string[], index: number, item: string): readonly string[] {
  return list.map((other, i) => (i === index ? item : other));
}

function insertedAt(list: readonly string[], index: number, ...items: string[]): readonly string[] {
  return [...list.slice(0, index), ...items, ...list.slice(index)];
}

function shuffledParagraphs({ scene, paragraphs }: Draft): readonly string[] {
  for (;;) {
    const ranked = paragraphs.map((paragraph) => ({ paragraph, rank: scene.next() }));
    const made = ranked.sort((x, y) => x.rank - y.rank).map(({ paragraph }) => paragraph);
    if (made.some((paragraph, i) => paragraph !== paragraphs[i])) return made;
  }
}

/** Ways to write the quote's paragraph in which the lead is not part of the quote. */
const WITHOUT_LEAD = 3;

const BOILERPLATE = [
  'This article is part of a series. All parts can be read free of charge.',
  'The newsroom answers questions from readers on weekdays.',
  'All figures are provisional and may be revised.',
];

/** Edits beside the quote, before it and behind it. */
export const ORDINARY: readonly Family[] = [
  ordinary(
    'a typo is mended in the same sentence',
    (draft) => {
      const { title, paragraphs, at, lead } = draft;
      // The first letter is capital only at the beginning of a sentence.
      const word = lead
        .split(' ')
        .sort((x, y) => y.length - x.length)[0]!
        .slice(1);
      const typo = paragraphs[at]!.replace(word, misspelt(word));
      return [textOf(title, replacedAt(paragraphs, at, typo)), textOf(title, paragraphs)];
    },
    WITHOUT_LEAD,
  ),
  ordinary('a typo is mended in another sentence of the paragraph', (draft) => {
    const { scene, title, paragraphs, at } = draft;
    const more = ` ${scene.sentence()} It took the committee several hours.`;
    const paragraph = paragraphs[at]!;
    const mended = paragraph + more;
    const typo = paragraph + withTypo(draft, more);
    return [
      textOf(title, replacedAt(paragraphs, at, typo)),
      textOf(title, replacedAt(paragraphs, at, mended)),
    ];
  }),
  ordinary('a typo is mended in another paragraph', (draft) => {
    const { title, paragraphs } = draft;
    const index = otherOf(draft);
    const typo = withTypo(draft, paragraphs[index]!);
    return [textOf(title, replacedAt(paragraphs, index, typo)), textOf(title, paragraphs)];
  }),
  ordinary('a paragraph is inserted', (draft) => {
    const { scene, title, paragraphs } = draft;
    const more = insertedAt(paragraphs, gapOf(draft), scene.paragraph());
    return [textOf(title, paragraphs), textOf(title, more)];
  }),
  ordinary('a paragraph is deleted', (draft) => {
    const { title, paragraphs } = draft;
    const index = otherOf(draft);
    return [
      textOf(title, paragraphs),
      textOf(
        title,
        paragraphs.filter((_, i) => i !== index),
      ),
    ];
  }),
  ordinary('paragraphs are reordered', (draft) => {
    const { title, paragraphs } = draft;
    return [textOf(title, paragraphs), textOf(title, shuffledParagraphs(draft))];
  }),
  ordinary('a sentence is appended to the paragraph', (draft) => {
    const { scene, title, paragraphs, at } = draft;
    const longer = `${paragraphs[at]!} ${scene.sentence()}`;
    return [textOf(title, paragraphs), textOf(title, replacedAt(paragraphs, at, longer))];
  }),
  ordinary('a number is corrected two paragraphs away or farther', (draft) => {
    const { scene, title, paragraphs } = draft;
    const index = otherOf(draft, 2);
    const wrong = scene.number(100, 899);
    const write = (count: number): string =>
      textOf(
        title,
        replacedAt(paragraphs, index, `${paragraphs[index]!} ${count} letters came in.`),
      );
    return [write(wrong), write(wrong + scene.number(1, 99))];
  }),
  ordinary('front matter, a byline or a date line is added', (draft) => {
    const { scene, title, paragraphs } = draft;
    const old = textOf(title, paragraphs);
    const byline = `By ${scene.people[3].full}, ${scene.city}, ${scene.date}`;
    const head = scene.pick([
      [`---\ntitle: "${title.replace(/^# /, '')}"\ndate: 2024-0${scene.number(1, 9)}-11\n---`],
      [byline],
      [`${scene.date}, ${scene.number(6, 23)}:${scene.number(10, 59)}`],
    ]);
    return head[0]!.startsWith('---')
      ? [old, `${head[0]!}\n${old}`]
      : [old, textOf(title, [...head, ...paragraphs])];
  }),
  ordinary('a section is inserted', (draft) => {
    const { scene, title, paragraphs, at } = draft;
    const section = [`## ${scene.subhead()}`, scene.paragraph(), scene.paragraph()];
    // A subhead directly before the quote's paragraph would head that as well.
    const gap = scene.pick(paragraphs.map((_, i) => i + 1).filter((i) => i !== at));
    return [textOf(title, paragraphs), textOf(title, insertedAt(paragraphs, gap, ...section))];
  }),
  ordinary('a trailing advert is deleted', (draft) => {
    const { scene, title, paragraphs } = draft;
    const advert = [
      '* * *',
      `Get our letter on ${scene.topic} every ${scene.day}: ${scene.number(2, 30)} weeks for the price ` +
        'of one. Cancel at any time.',
    ];
    return [textOf(title, [...paragraphs, ...advert]), textOf(title, paragraphs)];
  }),
  ordinary('another paragraph is rewritten', (draft) => {
    const { scene, title, paragraphs } = draft;
    const index = otherOf(draft);
    return [
      textOf(title, paragraphs),
      textOf(title, replacedAt(paragraphs, index, scene.paragraph())),
    ];
  }),
  ordinary('a line that stands in the article is added a second time', (draft) => {
    const { scene, title, paragraphs } = draft;
    const line = scene.pick(BOILERPLATE);
    const old = insertedAt(paragraphs, gapOf(draft), line);
    return [textOf(title, old), textOf(title, insertedAt(old, scene.number(1, old.length), line))];
  }),
  ordinary('the title is reworded', (draft) => {
    const { scene, title, paragraphs, at } = draft;
    // Not directly above the quote.
    const opening = at === 0 ? [scene.paragraph()] : [];
    const body = [...opening, ...paragraphs];
    const mark = title.startsWith('# ') ? '# ' : '';
    return [
      textOf(title, body),
      textOf(`${mark}${scene.city}, ${scene.date}: where things stand`, body),
    ];
  }),
];

const COLUMNS = 72;

/** Lines of at most 72 characters; marks are not counted. */
function wrapped(paragraph: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && unmarked(longer).length > COLUMNS) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].join('\n');
}

/** As on a typewriter. */
function typed(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/ – /g, ' - ');
}

/** One or more changes of a publishing system. */
function published(scene: Scene, text: string): string {
  const changes: readonly ((before: string) => string)[] = [
    (before) => before.replace(/(M[rs]\.) /g, '$1\u00a0').replace(/(\d) (?=\p{L})/gu, '$1\u00a0'),
    (before) => before.replace(/fi/g, '\ufb01').replace(/fl/g, '\ufb02'),
    (before) => before.normalize('NFD'),
    (before) => before.replace(/(\p{L})-(?=\p{L})/gu, '$1\u2011'),
  ];
  return changes.reduce((before, change) => (scene.next() < 0.5 ? change(before) : before), text);
}

/** The same characters to a reader. */
export const TYPESETTING: readonly Family[] = [
  ordinary('lines are broken at 72 columns, or no longer', ({ scene, title, paragraphs }) => {
    const long = textOf(title, paragraphs);
    const short = textOf(title, paragraphs.map(wrapped));
    return scene.next() < 0.5 ? [long, short] : [short, long];
  }),
  ordinary(
    'quotation marks, dashes, spaces, ligatures, accents',
    ({ scene, title, paragraphs }) => {
      const more = 'The minutes – “a draft”, as the secretary’s note has it – are public.';
      const text = textOf(title, [...paragraphs, more]);
      return [typed(text), published(scene, text)];
    },
  ),
  ordinary('the spacing of the whole article', ({ scene, title, paragraphs }) => {
    const old = textOf(title, paragraphs);
    const spaced = scene.pick([
      old.replace(/\n\n/g, '\n\n\n'),
      old.replace(/(?<=[.?!]) /g, '  '),
      textOf(
        title,
        paragraphs.map((paragraph) => `    ${paragraph}`),
      ),
      old.replace(/\n\n/g, '  \n  \n'),
      old.replace(/\n\n/g, '\n'),
    ]);
    return [old, spaced];
  }),
];
