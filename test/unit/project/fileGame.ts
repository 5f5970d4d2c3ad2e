import fc from 'fast-check';
import { annotationFile, CODEBOOK, HARBOUR } from './scannedCorpus';

const ARTICLES = ['a.txt', 'b/c.md', 'd.txt'];
/** Told by no rule but ours: what an annotation file belongs to need not be there. */
export const isOurs = (file: string): boolean => ARTICLES.includes(file);

const step = fc.record({
  file: fc.constantFrom(
    ...ARTICLES.flatMap((article) => {
      const file = `${article}.annotations.yaml`;
      return [article, article, file, file, `${article}.lea.annotations.yaml`];
    }),
    'codebook.yaml',
  ),
  text: fc.nat(7),
  how: fc.constantFrom(
    ...(['change', 'change', 'tell', 'burst', 'change and tell', 'change and burst'] as const),
    ...(['load', 'die', 'open', 'type', 'close', 'annotate', 'undo', 'redo'] as const),
    ...(['coder', 'stop', 'refuse', 'full'] as const),
  ),
});
export type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

export const game = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 10, size: 'max' }),
  // Most things take no time, some longer than many others together.
  times: fc.array(fc.constantFrom(0, 0, 1, 2, 5, 10, 30, 100), {
    minLength: 1,
    maxLength: 200,
    size: 'max',
  }),
  /** False: a host that reads file by file. */
  isScanned: fc.boolean(),
  /** An earlier window has stored an index. */
  isStored: fc.boolean(),
  /** What was not told yet is told in a burst, at last. */
  isBurst: fc.boolean(),
});
export type Game = typeof game extends fc.Arbitrary<infer One> ? One : never;

/** The text that a step makes of its file; undefined: none. */
export function textOf({ file, text }: Step): string | Uint8Array | undefined {
  const texts = file === 'codebook.yaml' ? CODEBOOKS : file.endsWith('.yaml') ? FILES : TEXTS;
  return texts[text % texts.length];
}

const TEXTS = [
  HARBOUR,
  `Before. ${HARBOUR}`,
  'The ministry and the Port Union.\n',
  `---\ntitle: Two\n---\n${HARBOUR}`,
  Buffer.from('\xe4 Port Union', 'latin1'),
  undefined,
];
const FILES = [
  annotationFile(['p1']),
  annotationFile(['p1', 'p2']),
  annotationFile(['p3'], 'The Port Union'),
  'format: policy-annotations/1\nmentions:\n  - id: m1\n    actor: ministry\n    quote: them\n...\n',
  annotationFile(['p4'], 'words that nobody said'),
  undefined,
  'format: policy-annotations/1\npositions: [\n',
  Buffer.from(`${annotationFile(['p5'])}# \xe4\n`, 'latin1'),
];
const CODEBOOKS = [
  CODEBOOK,
  CODEBOOK.replace('[ministry]', '[them]'),
  CODEBOOK.replace('port-union:', 'dockers:'),
  CODEBOOK.replace('actors:', 'annotation-files: one-per-coder\nactors:'),
];
/** So many that they are scanned; changed only in what is told. */
export const MANY = Array.from({ length: 70 }, (_, index) => `never/${index}.txt`);
