import { ANNOTATIONS, articleKinds, CODEBOOK, CORPUS, TALKS, type Files } from './corpus';

const FRONT = TALKS.slice(0, TALKS.indexOf('The city'));

/** Ways to damage an article. */
export const ARTICLE_KINDS = articleKinds([
  ['front matter that never ends', FRONT, `«${FRONT.slice(0, -4)}`, 'front-matter-unclosed'],
  [
    'front matter that ends in another sign',
    FRONT,
    `«${FRONT.slice(0, -4)}***\n`,
    'front-matter-unclosed',
  ],
  [
    'a quotation mark never closed',
    'title: "Harbour talks"',
    'title: «"Harbour talks',
    'front-matter-unread',
  ],
  [
    'a colon in a plain title',
    'title: "Harbour talks"',
    'title: «Harbour: the talks',
    'front-matter-unread',
  ],
  [
    'a key twice',
    'author: Mira Stein',
    'author: Mira Stein\n«author: Leo Berg',
    'front-matter-unread',
  ],
  [
    'a template that was not filled in',
    'author: Mira Stein',
    'author: «*writer',
    'front-matter-unread',
  ],
  ['a day that is not', 'date: 2024-04-26', 'date: «2024-02-30', 'bad-date'],
  ['a date as people write it', 'date: 2024-04-26', 'date: «26/04/2024', 'bad-date'],
  ['a date of a year to come', 'date: 2024-04-26', 'date: «2924-04-26', 'date-ahead'],
  [
    'an author that is a group',
    'author: Mira Stein',
    'author: «{name: Mira Stein}',
    'front-matter-value',
  ],
  ['a title that became a remark', 'title: "Harbour talks"', 'title: «#harbour', 'unquoted-value'],
  [
    'a byte order mark between two joined files',
    'The union rejects',
    '«\ufeffThe union rejects',
    'byte-order-mark',
  ],
]);

/** Ways to damage what files say of each other, with all that `check` then says of it. */
export const BETWEEN_KINDS: readonly (readonly [name: string, files: Files, found: string])[] = [
  [
    'an annotation file without its article',
    { ...CORPUS, 'gone.md.annotations.yaml': 'format: policy-annotations/1\n...\n' },
    'gone.md.annotations.yaml:1:1 article-missing',
  ],
  [
    'an annotation file whose article differs in case',
    { ...CORPUS, 'Talks.md.annotations.yaml': 'format: policy-annotations/1\n...\n' },
    'Talks.md.annotations.yaml:1:1 article-missing',
  ],
  [
    'an annotation file of what is no article',
    {
      ...CORPUS,
      'README.md': 'Ships.\n',
      'README.md.annotations.yaml': 'format: policy-annotations/1\n...\n',
    },
    'README.md.annotations.yaml:1:1 article-missing',
  ],
  [
    'an annotation file with another ending',
    without('talks.md.annotations.yaml', { 'talks.md.annotations.yml': ANNOTATIONS }),
    'talks.md.annotations.yml:1:1 annotation-file-name',
  ],
  [
    'an annotation file with a misspelt ending',
    without('talks.md.annotations.yaml', { 'talks.md.annotation.yaml': ANNOTATIONS }),
    'talks.md.annotation.yaml:1:1 annotation-file-name',
  ],
  [
    'an annotation file of a coder where all share one',
    { ...CORPUS, 'talks.md.lea.annotations.yaml': 'format: policy-annotations/1\n...\n' },
    'talks.md.lea.annotations.yaml:1:1 coder-file-unused',
  ],
  [
    'an annotation file of a coder alone where all share one',
    without('talks.md.annotations.yaml', { 'talks.md.lea.annotations.yaml': ANNOTATIONS }),
    'talks.md:1:1 only-coder-files',
  ],
  [
    'an annotation file of nobody among those of coders',
    {
      ...CORPUS,
      ...onePerCoder(),
      'talks.md.zoe.annotations.yaml': 'format: policy-annotations/1\n...\n',
    },
    'talks.md.zoe.annotations.yaml:1:1 unknown-coder',
  ],
  [
    'a mistake in the file of one coder',
    {
      ...CORPUS,
      ...onePerCoder(),
      'talks.md.lea.annotations.yaml': 'format: policy-annotations/1\nposition: []\n...\n',
    },
    'talks.md.lea.annotations.yaml:2:1 misspelt-key',
  ],
  [
    'an id that another file has',
    {
      ...CORPUS,
      'wire/noise.txt.annotations.yaml': CORPUS['wire/noise.txt.annotations.yaml'].replace(
        'q1',
        'p1',
      ),
    },
    'wire/noise.txt.annotations.yaml:3:9 id-elsewhere',
  ],
  [
    'a reprint of nothing',
    { ...CORPUS, 'wire/noise.txt.annotations.yaml': head('article:\n  duplicate-of: noise.txt\n') },
    'wire/noise.txt.annotations.yaml:3:17 original-missing',
  ],
  [
    'a reprint of nothing in front matter',
    { ...CORPUS, 'talks.md': TALKS.replace('tags: [ships]', 'duplicate-of: x.md') },
    'talks.md:5:15 original-missing',
  ],
  [
    'an empty annotation file',
    { ...CORPUS, 'wire/noise.txt.annotations.yaml': '' },
    'wire/noise.txt.annotations.yaml:1:1 empty-file',
  ],
  [
    'an annotation file that is not UTF-8',
    { ...CORPUS, 'wire/noise.txt.annotations.yaml': latin(head('# für\n')) },
    'wire/noise.txt.annotations.yaml:1:1 undecodable',
  ],
  [
    'an article that is not UTF-8',
    { ...CORPUS, 'wire/more.txt': latin('Zu laut für uns.\n') },
    'wire/more.txt:1:1 article-undecodable',
  ],
  [
    'an article in UTF-16 without a mark',
    { ...CORPUS, 'wire/more.txt': Buffer.from('Too loud for us.\n', 'utf16le') },
    'wire/more.txt:1:1 article-undecodable',
  ],
  [
    'an article with a NUL',
    { ...CORPUS, 'wire/more.txt': 'Too\0loud.\n' },
    'wire/more.txt:1:1 article-undecodable',
  ],
];

function without(path: keyof typeof CORPUS, more: Files): Files {
  return Object.fromEntries(
    [...Object.entries<string | Uint8Array>(CORPUS), ...Object.entries(more)].filter(
      ([name]) => name !== path,
    ),
  );
}

export function onePerCoder(): Files {
  return {
    'codebook.yaml': CODEBOOK.replace(
      'annotation-files: shared',
      'annotation-files: one-per-coder',
    ),
  };
}

function head(body: string): string {
  return `format: policy-annotations/1\n${body}...\n`;
}

function latin(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
