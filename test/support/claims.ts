import type { Annotation, QuotePart } from '../../src/core/model/annotation';
import type { ArticleMetadata } from '../../src/core/model/article';
import type { Codebook } from '../../src/core/model/codebook';
import type { CorpusReader } from '../../src/core/model/corpus';
import type { AnchorState, PlacedAnnotation } from '../../src/core/model/place';
import { corpus, placed, position, quotePart, relation, type ArticleGiven } from './corpus';

/** A corpus in a notation that can be worked by hand, one record a line:
 *
 *     in talks.md 2024-04-26 author=Ana
 *     p1: china supports exports 2024-04
 *     p2: china+russia opposes exports+talks target=united-states act=accuse
 *     p3: china evaluates target=russia evaluation=-1
 *     p4: china supports exports coder=lea at=10-25
 *     s1: china | united-states+japan disagree on exports
 *
 * A quote is at `at`, or behind the quote of the line before, without touching it. The codebook
 * gets every named entry, unless `isComplete` is false. Lines before the first `in` belong to
 * a.md, which has no date. */
export function claims(notation: string, book?: Codebook, isComplete = true): CorpusReader {
  const articles: (ArticleGiven & { annotations: PlacedAnnotation[] })[] = [];
  for (const line of notation.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    if (line.startsWith('in ')) {
      const [, path = '', ...words] = line.split(' ');
      const { date, keys } = readWords(words);
      articles.push({ path, metadata: metadataOf(date, keys), annotations: [] });
      continue;
    }
    if (articles.length === 0) articles.push({ path: 'a.md', annotations: [] });
    const annotations = articles.at(-1)?.annotations ?? [];
    annotations.push(entry(line, annotations.length * 10));
  }
  return corpus(articles, book, isComplete);
}

const STANCE_OF: Readonly<Record<string, string | undefined>> = {
  supports: 'support',
  opposes: 'oppose',
  'neutral-on': 'neutral',
  'ambivalent-on': 'ambivalent',
  'speaks-of': 'unstated',
  'hints-at': 'no-such-stance',
  evaluates: undefined,
};

const DATE = /^\d{4}(-\d\d)?(-\d\d)?(\/.*)?$/;

function entry(line: string, start: number): PlacedAnnotation {
  const colon = line.indexOf(': ');
  const id = line.slice(0, colon);
  const rest = line.slice(colon + 2);
  const stated = /^(.*?) (disagree|agree)( on (\S+))?( .*)?$/.exec(rest);
  if (stated && rest.includes(' | ')) {
    const [, parties = '', verb, , issues] = stated;
    const { date, keys } = readWords((stated[5] ?? '').trim().split(' '));
    return place(
      relation({
        id,
        kind: verb === 'agree' ? 'agreement' : 'disagreement',
        between: parties.split(' | ').map((party) => party.split('+')),
        issues: issues === undefined ? [] : issues.split('+'),
        date,
        quote: [quotePart(`words of ${id}`, start)],
        ...detailsOf(keys),
      }),
      keys,
    );
  }
  const [actors = '', verb = '', ...words] = rest.split(' ');
  if (!(verb in STANCE_OF)) throw new Error(`no such verb: ${line}`);
  const { plain, date, keys } = readWords(words);
  return place(
    position({
      id,
      actors: actors.split('+'),
      stance: STANCE_OF[verb],
      issues: plain.flatMap((word) => word.split('+')),
      date,
      quote: keys.get('at')?.split('+').map(partAt) ?? [quotePart(`words of ${id}`, start)],
      ...detailsOf(keys),
    }),
    keys,
  );
}

/** A part of a quote, from text such as `10-25`. */
function partAt(place: string): QuotePart {
  const [start = 0, end = 0] = place.split('-').map(Number);
  return quotePart('x'.repeat(end - start), start);
}

function place(annotation: Annotation, keys: Map<string, string>): PlacedAnnotation {
  return placed(annotation, (keys.get('anchor') ?? 'anchored') as AnchorState);
}

function readWords(words: readonly string[]): {
  plain: string[];
  date: string | undefined;
  keys: Map<string, string>;
} {
  const plain: string[] = [];
  const keys = new Map<string, string>();
  let date: string | undefined;
  for (const word of words) {
    if (word === '') continue;
    const equals = word.indexOf('=');
    if (equals > 0) keys.set(word.slice(0, equals), word.slice(equals + 1).replaceAll('_', ' '));
    else if (DATE.test(word)) date = word;
    else plain.push(word);
  }
  return { plain, date, keys };
}

function detailsOf(keys: Map<string, string>) {
  const list = (key: string): string[] => keys.get(key)?.split('+') ?? [];
  const evaluation = keys.get('evaluation');
  const intensity = keys.get('intensity');
  return {
    target: list('target'),
    addressee: list('addressee'),
    speaker: keys.get('speaker'),
    accordingTo: keys.get('according-to'),
    act: keys.get('act'),
    coder: keys.get('coder'),
    condition: keys.get('condition'),
    note: keys.get('note'),
    status: keys.get('status') as 'draft' | undefined,
    certainty: keys.get('certainty') as 'possible' | undefined,
    intensity: intensity === undefined ? undefined : Number(intensity),
    evaluation: evaluation === undefined ? undefined : (Number(evaluation) as -1 | 0 | 1),
  };
}

function metadataOf(date: string | undefined, keys: Map<string, string>): Partial<ArticleMetadata> {
  return {
    date,
    title: keys.get('title'),
    author: keys.get('author'),
    source: keys.get('source'),
    duplicateOf: keys.get('duplicate-of'),
    quotable: keys.get('quotable') as ArticleMetadata['quotable'],
    attributes: new Map([...keys].filter(([key]) => key === 'origin')),
  };
}
