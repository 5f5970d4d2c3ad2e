import { ANNOTATIONS, CODEBOOK, CORPUS, TALKS, type Files } from './corpus';
import { onePerCoder } from './otherKinds';

const PLAIN = 'format: policy-annotations/1\n...\n';
const YAML = 'talks.md.annotations.yaml';

/** Variations of the corpus that are as good as it is: `check` has nothing to say of them. */
export const CONTROLS: readonly (readonly [name: string, files: Files])[] = [
  ['the corpus itself', {}],
  ['Windows line endings everywhere', crlf()],
  ['a byte order mark at the beginning of each file', marked()],
  ['an article and its annotation file in UTF-16 with its mark', utf16()],
  ['remarks, also behind values', codebook('name: Noise', 'name: Noise # of ships')],
  [
    'a remark behind a key without a value',
    codebook('    note: "Speaks often."', '    note: # to do'),
  ],
  ['a remark at the beginning of a section', codebook('issues:\n', 'issues: # what it is about\n')],
  ['keys of a study’s own', codebook('name: Noise', 'name: Noise\n    x-source: field notes')],
  ['sections of a study’s own', annotations('positions:\n', 'x-round: 2\npositions:\n')],
  ['keys of a study’s own in a quote', annotations('start: 160', 'start: 160\n      x-page: 3')],
  [
    'attributes of any name',
    codebook('wikidata: Q1', 'wikidata: Q1\n      Wiki Data: Q1\n      nmae: Ada'),
  ],
  [
    'attributes of an article of any name',
    annotations('desk: local', 'desk: local\n    autor: Stein'),
  ],
  [
    'keys in another order',
    annotations(
      '    issue: cargo-ban\n    stance: support',
      '    stance: support\n    issue: cargo-ban',
    ),
  ],
  ['flow style', codebook('  greens:\n    name: Green party', '  greens: {name: Green party}')],
  ['numbers in quotation marks', annotations('intensity: 2', 'intensity: "2"')],
  ['a sign before a number', codebook('polarity: 1', 'polarity: +1')],
  ['true in capitals', codebook('side: true', 'side: TRUE')],
  ['values without quotation marks', codebook('version: "3"', 'version: 3')],
  [
    'a plain string as a quote',
    annotations(
      'quote:\n      exact: "It fears"\n      prefix: "rejects the cargo ban. "\n      suffix: " for jobs."\n      start: 160',
      'quote: "It fears"',
    ),
  ],
  ['a start that an edit has moved', annotations('start: 137', 'start: 3')],
  ['a key with nothing behind it', annotations('act: accuse', 'act:')],
  [
    'an empty section',
    annotations(
      'ignored:\n  - id: i1\n    issue: cargo-ban\n    quote: "cargo ban"',
      'ignored: []',
    ),
  ],
  [
    'a single value for a list',
    codebook('    keywords:\n      - cargo ships', '    keywords: cargo ships'),
  ],
  ['an alias of one actor twice', codebook('- Rathaus', '- Rathaus\n      - Rathaus')],
  ['an alias of signs and a digit', codebook('- Rathaus', '- C-40')],
  ['the author speaks', annotations('actor: city', 'actor: author')],
  ['a type of actor of one’s own', codebook('type: government', 'type: Behörde')],
  ['a colour of three digits', codebook('"#0072B2"', '"#07B"')],
  [
    'an id of another script',
    codebook('  noise:\n', '  шум-2:\n').with(
      'wire/noise.txt.annotations.yaml',
      CORPUS['wire/noise.txt.annotations.yaml'].replace('issue: noise', 'issue: шум-2'),
    ),
  ],
  [
    'no coders listed',
    codebook('coders:\n  lea:\n    name: Lea Sommer\n  max:\n    name: Max Winter\n', ''),
  ],
  ['a coder who comments and codes nothing', annotations('by: lea', 'by: reviewer')],
  [
    'a time with an offset, and a day',
    annotations('"2024-05-02T09:30:00Z"', '"2024-05-02 09:30+02:00"'),
  ],
  ['a claim over a range', annotations('"2024-04-20"', '"2024-04/2024-05-03"')],
  ['a remark before the format', annotations('format:', '# ours\nformat:')],
  ['blank lines and a document start', annotations('format:', '---\n\nformat:')],
  ['an article that opens with a line across', article(TALKS.replace(/^---[^]*?---\n/, '---\n\n'))],
  [
    'an article that opens with a line across and a speaker',
    article(TALKS.replace(/^---[^]*?---\n/, '---\nCouncil: we meet again.\n\n')),
  ],
  [
    'front matter with the keys of other programs',
    article(TALKS.replace('tags: [ships]', 'layout: post\nparams: {a: {b: 1}}\nTitel: Hafen')),
  ],
  ['front matter with a time', article(TALKS.replace('2024-04-26', '2024-04-26T09:30:00+02:00'))],
  ['front matter with a capital', article(TALKS.replace('author:', 'Author:'))],
  [
    'front matter over two lines',
    article(TALKS.replace('"Harbour talks"', '>\n  Harbour\n  talks')),
  ],
  ['front matter that ends with dots', article(TALKS.replace('[ships]\n---', '[ships]\n...'))],
  ['empty front matter', article(TALKS.replace(/^---[^]*?---\n/, '---\n---\n'))],
  [
    'front matter in a plain text, where it is words',
    { 'wire/more.txt': '---\ndate: soon\n\nShips.\n' },
  ],
  ['an article without annotations', { 'wire/more.md': 'Ships.\n' }],
  ['an empty article', { 'wire/empty.txt': '' }],
  [
    'an article of another name for each coder',
    {
      ...onePerCoder(),
      'talks.md.lea.annotations.yaml': PLAIN,
      'talks.md.max.annotations.yaml': PLAIN,
    },
  ],
  [
    'a nested codebook, which is a corpus of its own',
    {
      'old/codebook.yaml': 'format: policy-codebook/1\nactor: {}\n',
      'old/x.md.annotations.yaml': PLAIN,
    },
  ],
  ['another program’s codebook below', { 'old/codebook.yaml': 'columns: []\n' }],
  ['another program’s YAML', { 'data.yaml': 'position: []\n', 'annotations.yml': 'a: 1\n' }],
  [
    'folders that are not read',
    { '.git/x.annotations.yaml': 'x', 'node_modules/y.annotations.yaml': 'y' },
  ],
];

function codebook(from: string, to: string): Files & { with(path: string, text: string): Files } {
  return changed('codebook.yaml', CODEBOOK, from, to);
}

function annotations(from: string, to: string): Files {
  return changed(YAML, ANNOTATIONS, from, to);
}

function article(text: string): Files {
  // Quotes are found again wherever they are now.
  return { 'talks.md': text };
}

function changed(
  path: string,
  before: string,
  from: string,
  to: string,
): Files & { with(path: string, text: string): Files } {
  if (before.split(from).length !== 2) throw new Error(`“${from}” must stand once in ${path}`);
  const files = { [path]: before.replace(from, () => to) };
  const more = (other: string, text: string): Files => ({ ...files, [other]: text });
  return Object.defineProperty(files, 'with', { value: more }) as never;
}

function crlf(): Files {
  return Object.fromEntries(
    Object.entries(CORPUS).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
  );
}

function marked(): Files {
  return Object.fromEntries(Object.entries(CORPUS).map(([path, text]) => [path, `\ufeff${text}`]));
}

function utf16(): Files {
  return Object.fromEntries(
    ['talks.md', YAML].map((path) => [
      path,
      Buffer.from(`\ufeff${CORPUS[path as keyof typeof CORPUS]}`, 'utf16le'),
    ]),
  );
}
