import { dump } from 'js-yaml';
import { parse, parseDocument, stringify } from 'yaml';
import type { ToStringOptions } from 'yaml';
import type { Material } from './material';
import type { BenchRow } from './row';
import { EMPTY_ANNOTATION_FILE } from '../../src/core/model/article';
import { parseAnnotationFile } from '../../src/core/annotation-file/parse/parse';
import { writeAnnotationFile } from '../../src/core/annotation-file/write';
import { codebookOf, positionAtPlace } from './annotations';
import { flat } from './flat';
import { compareTimes, faster, formatTimes, type Side } from './row';

const FILES = 200;
const MOST_MILLISECONDS = 30;
const MOST_OF_OTHERS = 500;

/** Styles of other programs: folded, quoted or indented otherwise. */
const STYLES: readonly (readonly [style: string, write: (value: unknown) => string])[] = [
  ['yaml writes', (value) => stringify(value)],
  ['PyYAML folds', (value) => stringify(value, PYTHON)],
  ['js-yaml writes', (value) => dump(value)],
];
const PYTHON: ToStringOptions = { lineWidth: 80, singleQuote: true, indentSeq: false };

/** Annotation files in the program's own style, read and checked, against the time that `yaml`
 * needs to read them. */
export function* annotationFileRows({ article }: Material): Generator<BenchRow> {
  const reading = (files: readonly string[]): Side => {
    const codebook = codebookOf(['china']);
    const work = (): number =>
      files.reduce((sum, text) => sum + parseAnnotationFile(text, codebook).problems.length, 0);
    return { work, batch: 1, batches: 3 };
  };
  const byYaml = (files: readonly string[]): Side => {
    const work = (): number =>
      files.reduce(
        (sum, text) => sum + parseDocument(text, { schema: 'failsafe' }).errors.length,
        0,
      );
    return { work, batch: 1, batches: 1 };
  };
  yield {
    what: `Reading ${FILES} annotation files`,
    reference: 'parseDocument of yaml; 20 positions each',
    target: '',
    run: () => {
      const files = Array.from({ length: FILES }, (_, index) => fileOf(article, 20, index * 20));
      return faster(compareTimes(byYaml(files), reading(files), 8));
    },
  };
  const blockRow = (what: string, most: number, text: () => string): BenchRow => ({
    what,
    reference: 'parseDocument of yaml',
    target: `< ${most} ms`,
    run: () => {
      const files = [text()];
      const { reference, measured } = compareTimes(byYaml(files), reading(files), 12);
      return {
        reference: formatTimes(reference),
        measured: formatTimes(measured),
        ratio: `${measured.min.toFixed(1)} ms`,
        reached: measured.min < most,
      };
    },
  });
  yield blockRow('Reading a file of 2000 positions', MOST_MILLISECONDS, () =>
    fileOf(article, 2000, 0),
  );
  for (const [style, write] of STYLES) {
    yield blockRow(`Reading 2000 positions as ${style} them`, MOST_OF_OTHERS, () =>
      flat(write(parse(fileOf(article, 2000, 0)))),
    );
  }
}

function fileOf(article: string, positions: number, first: number): string {
  const annotations = Array.from({ length: positions }, (_, index) => {
    const start = ((first + index) * 61) % (article.length - 100);
    const position = positionAtPlace(first + index, article, start);
    return {
      ...position,
      act: 'demand',
      date: '2024-04-26',
      note: 'Said again two paragraphs below, in other words.',
      quote: position.quote.map((part) => ({
        ...part,
        prefix: article.slice(Math.max(0, start - 32), start),
        suffix: article.slice(start + 60, start + 92),
      })),
    };
  });
  return flat(writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, annotations }, undefined));
}
