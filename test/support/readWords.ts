import type { Position } from '../../src/core/model/annotation';
import type { AnnotationFile } from '../../src/core/model/article';
import { EMPTY_ANNOTATION_FILE } from '../../src/core/model/article';
import type { Codebook } from '../../src/core/model/codebook';
import { assembleArticle } from '../../src/core/corpus/assemble';
import { writeAnnotationFile } from '../../src/core/annotation-file/write';
import { readArticleOf, type ReadArticle } from '../../src/core/intercoder/readings';
import { codebook, position, quotePart } from './corpus';

/** An article of sixty different words: `w0 w1 w2 …`. */
export const WORDS_TEXT = Array.from({ length: 60 }, (_, at) => `w${at}`).join(' ');

export const CODERS_BOOK: Codebook = codebook({
  annotationFiles: 'one-per-coder',
  coders: new Map(
    ['lea', 'max', 'eve'].map((id) => [id, { id, name: id.toUpperCase(), note: undefined }]),
  ),
  actors: { china: {}, 'united-states': {}, japan: {} },
  issues: { exports: {}, tariffs: {} },
});

/** `china support exports 3-5`: a position of an actor on an issue, quoting the words w3 to w5;
 * `act=…` and other keys of the model may follow. */
export function reading(id: string, notation: string): Position {
  const [actor = '', stance = '', issue = '', range = '', ...more] = notation.split(' ');
  const [from = 0, to = from] = range.split('-').map(Number);
  const start = WORDS_TEXT.indexOf(`w${from}`);
  const end = WORDS_TEXT.indexOf(`w${to}`) + `w${to}`.length;
  const keys = more.map((word) => word.split('=') as [string, string]);
  return position({
    id,
    actors: [actor],
    stance,
    issues: [issue],
    quote: [quotePart(WORDS_TEXT.slice(start, end), start)],
    ...Object.fromEntries(keys),
  });
}

/** The article with what each coder marked, one position a line: `a1: china support exports 3-5`.
 * Each has completed it, unless the coder's name ends with `?`. `plain`: the text of the
 * adjudicated file; '' where there is none. */
export function readWords(
  readings: Readonly<Record<string, string>>,
  plain = '',
  path = 'talks.md',
): ReadArticle {
  const rows = Object.entries(readings).map(([coder, lines]) => {
    const annotations = positionsIn(lines);
    const id = coder.replace('?', '');
    const state = coder.endsWith('?') ? 'in-progress' : 'complete';
    const coding = { state, date: undefined, codebook: undefined, reason: undefined } as const;
    return [id, rowIn(path, writtenFile({ coded: new Map([[id, coding]]), annotations }))] as const;
  });
  return readArticleOf(
    {
      path,
      continuum: { start: 0, end: WORDS_TEXT.length },
      plain: plain === '' ? undefined : rowIn(path, plain),
      ofCoder: new Map(rows),
    },
    CODERS_BOOK,
  );
}

export function writtenFile(given: Partial<AnnotationFile>): string {
  return writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, ...given }, CODERS_BOOK);
}

function positionsIn(lines: string): readonly Position[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', notation = ''] = line.split(': ');
      return reading(id, notation);
    });
}

function rowIn(path: string, annotationFileText: string) {
  const { row } = assembleArticle({
    path,
    text: WORDS_TEXT,
    annotationFileText,
    codebook: CODERS_BOOK,
  });
  return row;
}
