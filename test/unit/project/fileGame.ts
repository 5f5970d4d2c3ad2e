import fc from 'fast-check';
import { annotationFile, CODEBOOK, FILES, TEXTS } from './scannedCorpus';

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
  const texts =
    file === 'codebook.yaml' ? CODEBOOKS : file.endsWith('.yaml') ? FILES_AND_REFUSED : TEXTS;
  return texts[text % texts.length];
}

/** The last two are refused. */
const FILES_AND_REFUSED = [
  ...FILES,
  'format: policy-annotations/1\npositions: [\n',
  Buffer.from(`${annotationFile(['p5'])}# \xe4\n`, 'latin1'),
];
const CODEBOOKS = [
  CODEBOOK,
  CODEBOOK.replace('[ministry]', '[them]'),
  CODEBOOK.replace('port-union:', 'dockers:'),
  CODEBOOK.replace('actors:', 'annotation-files: one-per-coder\nactors:'),
];
