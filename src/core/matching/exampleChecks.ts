import { ancestorsOf, entriesOf } from '../codebook/lookUp';
import type { Actor, Codebook, Example, Examples, ExampleSide, Issue } from '../model/codebook';
import type { CorpusReader } from '../model/corpus';
import type { AnnotationId, ArticlePath, IssueId } from '../model/ids';
import type { Layer } from '../model/mention';
import { quoteCell } from '../tables/csv';
import { spellingOf } from '../text/folding/spelling';
import { forEachTask, type Task } from '../util/task';
import { buildDictionary, type Dictionary } from './dictionary';
import { matchText, mentionsOf } from './match';

// What the examples of a codebook claim, and whether the corpus agrees.
//
// `include` claims that a text belongs to its entry. It holds if the entry is found in the text by
// its name, aliases or keywords, or if a position with these very words is coded with the entry or
// with one below it. It fails where an issue's text is coded on other issues only, even if a
// keyword is found in it.
//
// `exclude` claims that a text does not belong. It fails if the entry is found in it, or if a
// position with these very words is coded with that entry.
//
// Weak aliases are no mentions, so they count for neither. An ambiguous match finds each entry that
// it may mean. “These very words” are compared as aliases are: without regard to case, white space,
// and the form of quotation marks and dashes. The words of a quote in parts are joined by […].

/** One example, and why it fails; `failure` is undefined where it holds. */
export interface ExampleOutcome {
  readonly layer: Layer;
  readonly id: string;
  readonly side: ExampleSide;
  readonly example: Example;
  readonly failure: ExampleFailure | undefined;
}

export type ExampleFailure =
  /** An included text that is neither found nor coded. */
  | { readonly kind: 'not-found' }
  /** An included text that is coded on other issues only. */
  | { readonly kind: 'elsewhere'; readonly issues: readonly IssueId[]; readonly at: CodedPlace }
  /** An excluded text in which the entry is found, by these words. */
  | { readonly kind: 'found'; readonly words: string }
  /** An excluded text that is coded with the entry. */
  | { readonly kind: 'coded'; readonly at: CodedPlace; readonly count: number };

/** A position with the words of an example. */
export interface CodedPlace {
  readonly article: ArticlePath;
  readonly id: AnnotationId;
}

/** Every example of the codebook in its order, actors first. Linear in the positions and in the
 * examples. Annotations of refused files do not count. */
export function* checkExamples(
  reader: Pick<CorpusReader, 'codebook' | 'articles'>,
): Task<readonly ExampleOutcome[]> {
  const { codebook } = reader;
  const claims = claimsOf(codebook);
  if (claims.length === 0) return [];
  const coded = yield* codedWords(
    reader,
    new Set(claims.map(({ example }) => folded(example.text))),
  );
  const dictionary = yield* buildDictionary(codebook);
  const outcomes: ExampleOutcome[] = [];
  yield* forEachTask(claims, (claim) => {
    outcomes.push({ ...claim, failure: failureOf(codebook, dictionary, coded, claim) });
  });
  return outcomes;
}

type Claim = Omit<ExampleOutcome, 'failure'>;

/** A position with the words of some example. */
interface Coded extends CodedPlace {
  readonly actors: readonly string[];
  readonly issues: readonly string[];
}

function claimsOf({ actors, issues }: Codebook): readonly Claim[] {
  return [
    ...[...actors.values()].flatMap((actor) => claimsOfEntry('actor', actor)),
    ...[...issues.values()].flatMap((issue) => claimsOfEntry('issue', issue)),
  ];
}

function claimsOfEntry(layer: Layer, { id, examples }: Actor | Issue): readonly Claim[] {
  return hasExamples(examples)
    ? SIDES.flatMap((side) => examples[side].map((example) => ({ layer, id, side, example })))
    : [];
}

const SIDES: readonly ExampleSide[] = ['include', 'exclude'];

/** Whether an entry has any. */
export function hasExamples({ include, exclude }: Examples): boolean {
  return include.length + exclude.length > 0;
}

function* codedWords(
  reader: Pick<CorpusReader, 'articles'>,
  wanted: ReadonlySet<string>,
): Task<ReadonlyMap<string, readonly Coded[]>> {
  const coded = new Map<string, Coded[]>();
  yield* forEachTask(reader.articles(), ({ path, annotations, stale }) => {
    for (const { annotation } of stale ? [] : annotations) {
      if (annotation.kind !== 'position') continue;
      const words = folded(quoteCell(annotation.quote));
      if (!wanted.has(words)) continue;
      const { id, actors, issues } = annotation;
      const known = coded.get(words);
      const one = { article: path, id, actors, issues };
      if (known) known.push(one);
      else coded.set(words, [one]);
    }
  });
  return coded;
}

function failureOf(
  codebook: Codebook,
  dictionary: Dictionary,
  coded: ReadonlyMap<string, readonly Coded[]>,
  { layer, id, side, example: { text } }: Claim,
): ExampleFailure | undefined {
  const positions = coded.get(folded(text)) ?? [];
  const namesOf = (one: Coded): readonly string[] => (layer === 'actor' ? one.actors : one.issues);
  if (side === 'exclude') {
    const own = positions.filter((one) => namesOf(one).includes(id));
    const [at] = own;
    if (at) return { kind: 'coded', at: placeOf(at), count: own.length };
    const words = foundIn(dictionary, layer, id, text);
    return words === undefined ? undefined : { kind: 'found', words };
  }
  const entries = entriesOf(codebook, layer);
  const belongs = (one: string): boolean => one === id || ancestorsOf(entries, one).includes(id);
  if (positions.some((one) => namesOf(one).some(belongs))) return undefined;
  const [at] = positions.filter(({ issues }) => issues.length > 0);
  if (layer === 'issue' && at) {
    const issues = [...new Set(positions.flatMap((one) => one.issues))];
    return { kind: 'elsewhere', issues, at: placeOf(at) };
  }
  return foundIn(dictionary, layer, id, text) === undefined ? { kind: 'not-found' } : undefined;
}

/** The first words of a text that name an entry. */
function foundIn(
  dictionary: Dictionary,
  layer: Layer,
  id: string,
  text: string,
): string | undefined {
  const mentions = mentionsOf(dictionary, matchText(dictionary, text));
  const own = mentions.find((mention) => mention.layer === layer && mention.ids.includes(id));
  return own && text.slice(own.start, own.end);
}

function placeOf({ article, id }: Coded): CodedPlace {
  return { article, id };
}

function folded(text: string): string {
  return spellingOf(text, false)?.folded ?? text;
}
