import type { Annotation, FieldValue, QuotePart } from '../model/annotation';
import type { ArticleMetadata } from '../model/article';
import { respondentOf } from '../analysis/records/ids';
import { comparedCondition } from '../analysis/claims/conditions';
import { idsNamedBy } from '../corpus/namedEntries';
import type { Codebook } from '../model/codebook';
import type { ArticleRow, CorpusReader } from '../model/corpus';
import type { CodersCorpus, ReadArticle } from '../intercoder/readings';
import { REASONS, type Decision, type DecisionId } from '../model/decision';
import type { PlacedAnnotation } from '../model/place';
import { AUTHOR, UNATTRIBUTED, type ActorId, type ArticlePath } from '../model/ids';
import { annotationFields, valueAt } from '../model/fields';
import type { ExportInput } from './exportFormat';

// What exports may print of an article, by `quotable` of its front matter or annotation file: the
// terms on which respondents of a consultation take part. All exports keep to it.
//
// named (or absent): everything.
// anonymous: who holds a position or ascribes one is the author of the article, who has no name; of
//   several, respondent 1, 2, … in the order of the article's positions. Who speaks for them, and
//   the article's title, author, source, address and attributes, are left out, and the names and
//   aliases of all these actors in quotes are replaced.
// no: the positions count, but no words of the article are printed. Different conditions remain
//   different.
//
// Of either, notes, comments, free text of the study's variables and the text of the article are
// left out too, since they may repeat words and names. Paths remain: a file is named by what may be
// known. An actor that holds positions in anonymous articles only is not in an exported codebook.

/** The same corpus, as it may be printed. */
export function quotableReader(reader: CorpusReader): CorpusReader {
  if (reader.articles().every(({ metadata }) => isOpen(metadata))) return reader;
  const { codebook } = reader;
  const conditions = new Map<string, number>();
  const rows = reader.articles().map((row) => quotableRow(row, codebook, conditions));
  const byPath = new Map(rows.map((row) => [row.path, row]));
  return {
    ...reader,
    version: reader.version,
    codebook: withoutHidden(codebook, reader.articles()),
    articles: () => rows,
    article: (path) => byPath.get(path),
  };
}

/** The same corpus without any words of its articles: their places remain. */
export function withoutWords(reader: CorpusReader): CorpusReader {
  const open = quotableReader(reader);
  const closed = open.articles().map((row): ArticleRow => ({
    ...row,
    metadata: { ...row.metadata, quotable: 'no' },
  }));
  const byPath = new Map(closed.map((row) => [row.path, row]));
  return quotableReader({
    ...open,
    version: reader.version,
    articles: () => closed,
    article: (path) => byPath.get(path),
  });
}

/** The same input of an export; texts and mentions are those of quotable articles. */
export function quotableInput(input: ExportInput): ExportInput {
  const reader = quotableReader(input.reader);
  if (reader === input.reader) return input;
  const isRead = openIn(reader);
  return {
    ...input,
    reader,
    text: (path) => (isRead(path) ? input.text(path) : Promise.resolve(undefined)),
    mentions: (path) => (isRead(path) ? input.mentions(path) : Promise.resolve([])),
  };
}

/** Whether everything of the article with a path may be printed. */
export function openIn(reader: Pick<CorpusReader, 'article'>): (path: ArticlePath) => boolean {
  return (path) => {
    const article = reader.article(path);
    return article !== undefined && isOpen(article.metadata);
  };
}

/** Whether everything of an article may be printed. */
export function isOpen({ quotable = 'named' }: Pick<ArticleMetadata, 'quotable'>): boolean {
  return quotable === 'named';
}

/** The same readings, as they may be printed: the hidden actors of an anonymous article are
 * respondent 1, 2, … for all coders, and stay apart, so that coders are compared as before. */
export function quotableCoders(corpus: CodersCorpus): CodersCorpus {
  const { articles, codebook } = corpus;
  if (articles.every(({ metadata }) => isOpen(metadata))) return corpus;
  const all = articles.map((article) => ({ ...article, annotations: annotationsIn(article) }));
  const conditions = new Map<string, number>();
  return {
    codebook: withoutHidden(codebook, all),
    articles: all.map(({ annotations, ...article }) => {
      const { metadata, path, readings, adjudicated, adjudicatedOthers, decided, machine } =
        article;
      if (isOpen(metadata)) return article;
      const terms = termsOf({ metadata, path, annotations }, { codebook, conditions, apart: true });
      const printed = <A extends Annotation>(
        placed: readonly PlacedAnnotation<A>[],
      ): PlacedAnnotation<A>[] =>
        placed.map((one) => ({ ...one, annotation: quotableAnnotation(one.annotation, terms) }));
      return {
        ...article,
        metadata: quotableMetadata(metadata),
        readings: new Map(
          [...readings].map(([coder, { others, ...reading }]) => [
            coder,
            {
              ...reading,
              positions: printed(reading.positions),
              ...(reading.before ? { before: printed(reading.before) } : {}),
              ...(others ? { others: printed(others.filter(isPrinted)) } : {}),
            },
          ]),
        ),
        adjudicated: adjudicated && printed(adjudicated),
        ...(adjudicatedOthers
          ? { adjudicatedOthers: printed(adjudicatedOthers.filter(isPrinted)) }
          : {}),
        ...(decided ? { decided: quotableDecisions(decided, terms) } : {}),
        ...(machine ? { machine: { ...machine, positions: printed(machine.positions) } } : {}),
      };
    }),
  };
}

function annotationsIn({
  readings,
  adjudicated = [],
  adjudicatedOthers = [],
}: ReadArticle): readonly PlacedAnnotation[] {
  return [
    ...[...readings.values()].flatMap(({ positions, others = [] }) => [...positions, ...others]),
    ...adjudicated,
    ...adjudicatedOthers,
  ];
}

/** An adjudicator's own words may repeat those of the article. */
function quotableDecisions(
  decided: ReadonlyMap<DecisionId, Decision>,
  { mask }: Terms,
): ReadonlyMap<DecisionId, Decision> {
  return new Map(
    [...decided].map(([id, decision]) => {
      const { reason, quote } = decision;
      const isUsual = REASONS.some((usual) => usual === reason);
      return [
        id,
        {
          ...decision,
          reason: isUsual ? reason : undefined,
          quote: quote === undefined ? undefined : mask(quote),
        },
      ];
    }),
  );
}

/** The same article, as it may be printed. `conditions`: those of the articles before. */
export function quotableRow(
  row: ArticleRow,
  codebook: Codebook,
  conditions: Conditions = new Map(),
): ArticleRow {
  const { metadata } = row;
  if (isOpen(metadata)) return row;
  const terms = termsOf(row, { codebook, conditions });
  return {
    path: row.path,
    coded: row.coded,
    stale: row.stale,
    mentionCounts: NO_MENTIONS,
    metadata: quotableMetadata(metadata),
    annotations: row.annotations
      .filter(isPrinted)
      .map((placed) => ({ ...placed, annotation: quotableAnnotation(placed.annotation, terms) })),
  };
}

/** Whether words of an input stand for those of an article that may not be printed. */
export function isWithheld(words: string): boolean {
  return /^\[not quotable(?: \d+)?\]$/.test(words);
}

/** The same of a quote. */
export function isQuoteWithheld({ quote }: Pick<Annotation, 'quote'>): boolean {
  return quote.length > 0 && quote.every(({ exact }) => isWithheld(exact));
}

function isPrinted({ annotation: { kind } }: PlacedAnnotation): boolean {
  return kind !== 'mention' && kind !== 'ignored';
}

function quotableMetadata(metadata: ArticleMetadata): ArticleMetadata {
  return metadata.quotable === 'no' ? metadata : { ...metadata, ...NAMELESS };
}

type Printed = Pick<ArticleRow, 'annotations' | 'metadata' | 'path'>;

/** Conditions whose words may not be printed, as they are compared, with a number each: claims
 * under different ones do not contradict each other. */
type Conditions = Map<string, number>;

interface TermsGiven {
  readonly codebook: Codebook;
  readonly conditions: Conditions;
  /** Also of an article with one respondent, each actor has a name of its own. */
  readonly apart?: boolean;
}

function termsOf(row: Printed, { codebook, conditions, apart = false }: TermsGiven): Terms {
  if (row.metadata.quotable === 'no')
    return {
      hidden: NO_ONE,
      mask: () => NOT_QUOTABLE,
      maskCondition: (words) => numbered(words, conditions),
      codebook,
    };
  const hidden = apart ? apartIn(row) : hiddenIn(row);
  const mask = maskOf(hidden, row, codebook);
  return { hidden, mask, maskCondition: mask, codebook };
}

function numbered(words: string, conditions: Conditions): string {
  const key = comparedCondition(words);
  const number = conditions.get(key) ?? conditions.size + 1;
  conditions.set(key, number);
  return number === 1 ? NOT_QUOTABLE : `[not quotable ${String(number)}]`;
}

const NOT_QUOTABLE = '[not quotable]';
const NAME = '[name]';
const NO_MENTIONS: ReadonlyMap<string, number> = new Map();

const NAMELESS = {
  title: undefined,
  author: undefined,
  source: undefined,
  section: undefined,
  url: undefined,
  attributes: new Map<string, string>(),
} as const satisfies Partial<ArticleMetadata>;

interface Terms {
  readonly hidden: Hidden;
  readonly mask: (words: string) => string;
  readonly maskCondition: (words: string) => string;
  readonly codebook: Codebook;
}

function quotableAnnotation<A extends Annotation>(annotation: A, terms: Terms): A {
  const { hidden, mask, maskCondition } = terms;
  const nameless = (id: ActorId): ActorId => hidden.get(id) ?? id;
  const changed: Record<string, unknown> = {};
  for (const { key, kind } of annotationFields(annotation.kind)) {
    const value = valueAt(annotation, key);
    if (key === 'note') changed[key] = undefined;
    else if (key === 'condition' && typeof value === 'string') changed[key] = maskCondition(value);
    else if (kind === 'text' && typeof value === 'string') changed[key] = mask(value);
    else if (kind === 'texts' && hidden.size > 0) changed[key] = [];
    else if (key === 'speaker' && typeof value === 'string')
      changed[key] = hidden.get(value) === AUTHOR ? undefined : nameless(value);
    else if (kind === 'actor' && typeof value === 'string') changed[key] = nameless(value);
    else if (kind === 'actors' && typeof value === 'object')
      changed[key] = [...new Set(value.map(nameless))];
  }
  if ('between' in annotation)
    changed['between'] = annotation.between.map((party) => [...new Set(party.map(nameless))]);
  if ('fields' in annotation)
    changed['fields'] = new Map(
      [...annotation.fields].flatMap(([id, value]) => {
        const kept = quotableField(id, value, nameless, terms.codebook);
        return kept === undefined ? [] : [[id, kept] as const];
      }),
    );
  const quote = annotation.quote.map((part): QuotePart => ({
    exact: mask(part.exact),
    prefix: undefined,
    suffix: undefined,
    start: part.start,
    repeated: part.repeated,
    occurrence: part.occurrence,
    was: undefined,
  }));
  return { ...annotation, ...changed, quote, comments: [] };
}

/** Undefined for free text. */
function quotableField(
  id: string,
  value: FieldValue,
  nameless: (id: ActorId) => ActorId,
  { fields, types }: Codebook,
): FieldValue | undefined {
  const definition = [fields, ...[...types.values()].map((type) => type.fields)]
    .map((known) => known.get(id))
    .find((known) => known !== undefined);
  if (definition?.type === 'actor')
    return typeof value === 'object'
      ? value.map((one) => nameless(String(one)))
      : nameless(String(value));
  const isText = definition === undefined || definition.type === 'text';
  return isText ? undefined : value;
}

/** The actors of an anonymous article whose names are not printed, and what stands in their
 * place. */
type Hidden = ReadonlyMap<ActorId, ActorId>;

const NO_ONE: Hidden = new Map();

function apartIn(row: Printed): Hidden {
  const ids = [...hiddenIn(row).keys()];
  return new Map(ids.map((id, at) => [id, respondentOf(row.path, at + 1)]));
}

function hiddenIn({ annotations, path }: Printed): Hidden {
  const holders = new Set<ActorId>();
  const speakers = new Set<ActorId>();
  for (const { annotation } of annotations) {
    if (annotation.kind !== 'position') continue;
    const { accordingTo, actors, speaker } = annotation;
    for (const id of accordingTo === undefined ? actors : [accordingTo]) holders.add(id);
    if (speaker !== undefined) speakers.add(speaker);
  }
  for (const reserved of [AUTHOR, UNATTRIBUTED]) {
    holders.delete(reserved);
    speakers.delete(reserved);
  }
  const hidden = new Map([...speakers].map((id) => [id, AUTHOR]));
  for (const [at, id] of [...holders].entries())
    hidden.set(id, holders.size === 1 ? AUTHOR : respondentOf(path, at + 1));
  return hidden;
}

/** Replaces the names and aliases of the actors, and of the article's author, in words: also with
 * an -s, and however apostrophes, hyphens and accents are written. */
function maskOf(
  hidden: Hidden,
  { metadata: { author } }: Printed,
  codebook: Codebook,
): (words: string) => string {
  const names = [...hidden.keys()].flatMap((id) => {
    const actor = codebook.actors.get(id);
    return [id, ...(actor ? [actor.name, ...actor.aliases.map(({ text }) => text)] : [])];
  });
  const listed = [...names, ...(author === undefined ? [] : [author])]
    .filter((name) => name.trim() !== '')
    .sort((a, b) => b.length - a.length)
    .map((name) =>
      name
        .normalize('NFC')
        .replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
        .replace(/\s+/g, String.raw`\s+`)
        .replace(/['’ʼ]/g, "['’ʼ]")
        .replace(/[-‐‑]/g, '[-‐‑]'),
    );
  if (listed.length === 0) return (words) => words;
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${listed.join('|')})(?=(?:['’ʼ]?e?s)?(?![\p{L}\p{N}]))`,
    'giu',
  );
  return (words) => words.normalize('NFC').replace(pattern, NAME);
}

/** Without actors that are named in anonymous articles only. */
function withoutHidden(codebook: Codebook, articles: readonly Printed[]): Codebook {
  const hidden = new Set<ActorId>();
  const open = new Set<ActorId>();
  for (const row of articles) {
    if (row.metadata.quotable === 'anonymous')
      for (const id of hiddenIn(row).keys()) hidden.add(id);
    else
      for (const { annotation } of row.annotations)
        for (const id of idsNamedBy(annotation)) open.add(id);
  }
  for (const { id, partOf, roles, memberOf } of codebook.actors.values()) {
    if (hidden.has(id)) continue;
    for (const above of [partOf, ...roles.map(({ of }) => of), ...memberOf])
      if (above !== undefined) open.add(above);
  }
  const actors = [...codebook.actors].filter(([id]) => !hidden.has(id) || open.has(id));
  return actors.length === codebook.actors.size
    ? codebook
    : { ...codebook, actors: new Map(actors) };
}
