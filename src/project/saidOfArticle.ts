import { NO_METADATA, type ArticleMetadata, type ArticleRow, type Coding } from '../core';
import { partsIn, readAnnotation, writeAnnotation } from './saidAnnotation';
import { cut, textIn, textsIn, type Values } from './saidValues';
import { SaidWords, withWords, writePlaces, writeQuotes } from './saidWords';

/** What a row says beside its mentions. */
export type SaidOfArticle = Pick<ArticleRow, 'metadata' | 'coded' | 'annotations'>;

/** Of an article without annotation file and front matter. */
export const SAYS_NOTHING: SaidOfArticle = {
  metadata: NO_METADATA,
  coded: new Map(),
  annotations: [],
};

/** Two lines of JSON without keys, the second of which holds the words of the quotes: reading the first
 * costs a tenth of reading the annotation file. Every quote must be surely at its place. Empty for an
 * article that says nothing. */
export function writeSaid({ metadata, coded, annotations }: SaidOfArticle): string {
  const isNothing = metadata === NO_METADATA && coded.size === 0 && annotations.length === 0;
  if (isNothing) return '';
  const said = JSON.stringify([
    writeMetadata(metadata),
    [...coded].map(([coder, { state, date, codebook, reason }]) =>
      cut([coder, state, date, codebook, reason]),
    ),
    annotations.map(({ annotation }) => writeAnnotation(annotation)),
    annotations.flatMap(({ places }) => writePlaces(places)),
  ]);
  return `${said}\n${writeQuotes(annotations.map(({ annotation }) => annotation.quote))}`;
}

/** Reads the first line that `writeSaid` wrote; `quotes` gives the second, when somebody asks for it. */
export function readSaid(said: string, quotes: () => string): SaidOfArticle {
  if (said === '') return SAYS_NOTHING;
  const [metadata, coded, annotations, places] = JSON.parse(said) as [
    Values,
    Values[],
    Values[],
    number[],
  ];
  return {
    metadata: readMetadata(metadata),
    coded: new Map(coded.map(([coder, ...coding]) => [textIn(coder) ?? '', readCoding(coding)])),
    annotations: readAnnotations(
      annotations,
      new SaidWords(quotes, places, annotations.map(partsIn)),
    ),
  };
}

function readAnnotations(
  annotations: readonly Values[],
  words: SaidWords,
): SaidOfArticle['annotations'] {
  return annotations.map((values, index) => withWords(readAnnotation(values), words, index));
}

function writeMetadata(metadata: ArticleMetadata): Values {
  const { title, author, source, section, date, url, duplicateOf, attributes } = metadata;
  const pairs = [...attributes].flat();
  return cut([title, author, source, section, date, url, duplicateOf, pairs]);
}

function readMetadata(values: Values): ArticleMetadata {
  if (values.length === 0) return NO_METADATA;
  const [title, author, source, section, date, url, duplicateOf] = values.map(textIn);
  const pairs = textsIn(values[7]);
  const attributes = new Map<string, string>();
  for (let at = 0; at < pairs.length; at += 2) attributes.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  return { title, author, source, section, date, url, attributes, duplicateOf };
}

function readCoding([state, date, codebook, reason]: Values): Coding {
  return {
    state: state as Coding['state'],
    date: textIn(date),
    codebook: textIn(codebook),
    reason: textIn(reason),
  };
}
