import { addTo } from '../../analysis/records/groups';
import { sameValue } from '../../annotation-file/merge/merge';
import { writtenAnnotation } from '../../annotation-file/writeAnnotation';
import { codebookContent, editCodebook } from '../../codebook/edit/edit';
import type { CodebookEdit, CodebookRefusal } from '../../codebook/edit/editTypes';
import type { FieldValue, Position, TypedAnnotation } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import type { ArticlePath } from '../../model/ids';
import { newPosition, newTyped } from '../../model/newAnnotation';
import type { PlacedAnnotation } from '../../model/place';
import { normalizeText } from '../../text/normalize';
import { runCooperatively, type Task } from '../../util/task';
import { isWritable, mapValue } from '../../yaml/write/write';
import { countedProblem, type ImportedArticle, type ImportProblem } from '../imported';
import {
  corpusOrigin,
  isInCorpus,
  originsOf,
  planImport,
  type KnownArticle,
  type PlannedArticle,
  type ReadFile,
} from '../importPlan';
import { IdsOfRows } from '../positions/idsOfRows';
import { hasSameQuote } from '../positions/mergedPosition';
import { COUNTINGS, type Counting } from '../positions/offsets';
import {
  editsByArticle,
  type ImportEdits,
  type PlannedAnnotation,
} from '../positions/positionEdits';
import type { CountingTally, PlacedQuote } from '../positions/placeQuotes';
import type { ForeignDocument, ForeignProject } from './foreignProject';
import { CODE_FIELDS, foreignRecords, type ForeignRecord } from './foreignRecords';
import { paragraphOf, placeInArticle, placeMarks } from './placeMarks';
import { fieldKey, projectEntries, type ProjectEntries } from './projectEntries';
import { RemovedRows } from './removedRows';
import { wholeMapping, type ProjectMapping } from './projectMapping';

export interface ProjectInput {
  readonly project: ForeignProject;
  /** What it does not say is guessed. */
  readonly mapping: ProjectMapping;
  /** The project's file: articles are known by its name. `path`: where it is, with slashes. */
  readonly file: { readonly name: string; readonly path: string | undefined };
  /** The codebook's file, and its content. */
  readonly codebookText: string;
  readonly codebook: Codebook;
  /** The articles of the corpus, with their annotations. */
  readonly articles: readonly ArticleRow[];
  /** Those that were imported before, by origin. */
  readonly known: ReadonlyMap<string, KnownArticle>;
  /** Articles of the corpus whose quotes the project has (see `quotedArticles`), by ids of
   * documents. */
  readonly inCorpus?: ReadonlyMap<string, KnownArticle> | undefined;
  /** For new articles: '' or with a slash at its end; `taken`: the names in it, as `foldName` has
   * them. */
  readonly folder: string;
  readonly taken: ReadonlySet<string>;
  /** Texts of articles that differ from the project's are replaced. */
  readonly replaceTexts: boolean;
}

/** What an import does with one coded passage. `changed`: the corpus has an annotation of that id
 * with other content. */
export interface PlannedRecord extends PlannedAnnotation {
  readonly state: PlacedQuote['state'];
  readonly annotation: Position | TypedAnnotation;
}

export interface ProjectPlan {
  /** What each part of the project was taken for. */
  readonly mapping: ProjectMapping;
  readonly articles: readonly PlannedArticle[];
  readonly entries: ProjectEntries['entries'];
  /** What is new in the codebook. */
  readonly codebook: readonly CodebookEdit[];
  readonly records: readonly PlannedRecord[];
  /** How often each way of counting places has fitted, the most frequent first. */
  readonly countings: readonly (readonly [way: Counting, fitted: number])[];
  readonly problems: readonly ImportProblem[];
}

export type PlannedProject =
  | ({ readonly kind: 'plan' } & ProjectPlan)
  /** The codebook cannot be changed. */
  | { readonly kind: 'refused'; readonly reason: CodebookRefusal };

/** What importing a project would do. Nothing is written. Undefined as soon as `stop` returns
 * true. */
export function planProject(
  input: ProjectInput,
  yieldToHost: () => Promise<void> = () => Promise.resolve(),
  stop: () => boolean = () => false,
): Promise<PlannedProject | undefined> {
  return runCooperatively(planning(input), yieldToHost, stop);
}

function* planning(input: ProjectInput): Task<PlannedProject> {
  const { project, codebook, codebookText, articles: rows, file, inCorpus = new Map() } = input;
  const mapping = wholeMapping(project, input.mapping, codebook);
  const others = project.documents.filter(({ id }) => !inCorpus.has(id));
  const articles = [
    ...planImport(
      [articlesOfProject({ ...project, documents: others }, file)],
      ...([input.folder, input.known, input.taken] as const),
    ),
    ...project.documents.flatMap((document) => keptArticle(document, inCorpus)),
  ];
  const records = foreignRecords(project, mapping);
  const byDocument = new Map<string, ForeignRecord[]>();
  for (const record of records.records) addTo(byDocument, record.mark.document, record);
  yield undefined;
  for (const [at, article] of articles.entries()) {
    articles[at] = withNewQuotes(article, byDocument.get(article.article.key) ?? [], input);
  }
  const places = new Map(articles.map((article) => [article.article.key, article]));
  const lacking = records.records.filter(({ mark }) => !places.has(mark.document));
  yield undefined;
  const content = (yield* codebookContent(codebookText)) ?? mapValue([]);
  const entries = projectEntries({
    ...{ project, mapping, records, codebook, content },
    learned: learnedEntries(records.records, rows, places),
    mayListCoders: codebook.coders.size > 0 || !rows.some(hasCoder),
  });
  const edited = yield* editCodebook(codebookText, entries.edits);
  if (edited.kind === 'refused') return { kind: 'refused', reason: edited.reason };
  const tally: CountingTally = new Map();
  const planned = new Planning(edited.read.codebook, rows, entries, project, records.records);
  for (const document of project.documents) {
    const article = places.get(document.id);
    const some = byDocument.get(document.id) ?? [];
    if (!article || some.length === 0) continue;
    const known = input.known.get(article.origin);
    const isKept = article.kind === 'changed' && !input.replaceTexts;
    const text = normalizeText((isKept ? known?.text : article.text) ?? '');
    const isQuoted = isInCorpus(article.origin) || article.before !== undefined;
    const placed =
      isQuoted && document.isOfQuotes === true
        ? yield* placeInArticle(article.path, document, some, text)
        : yield* placeMarks(document, some, text, project, tally);
    for (const [at, record] of some.entries()) {
      const quote = placed[at];
      if (quote) planned.add(record, quote, article);
    }
    yield undefined;
  }
  const count = (state: PlacedQuote['state']): number =>
    planned.records.filter((one) => one.state === state && one.kind === 'new').length;
  return {
    kind: 'plan',
    ...{
      mapping,
      articles,
      entries: entries.entries,
      codebook: entries.edits,
      records: planned.records,
    },
    countings: COUNTINGS.flatMap((way) => {
      const fitted = tally.get(way) ?? 0;
      return fitted > 0 ? [[way, fitted] as const] : [];
    }).sort((a, b) => b[1] - a[1]),
    problems: [
      ...countedProblem('marks-without-document', lacking.length),
      ...countedProblem('statements-incomplete', records.incomplete),
      ...countedProblem('statements-spoken', records.spoken),
      ...countedProblem('marks-lost', count('lost') + count('no-words')),
      ...countedProblem('marks-doubtful', count('doubtful')),
      ...planned.problems(),
    ],
  };
}

/** An article of the corpus that stays as it is. */
function keptArticle(
  document: ForeignDocument,
  inCorpus: ReadonlyMap<string, KnownArticle>,
): readonly PlannedArticle[] {
  const known = inCorpus.get(document.id);
  if (!known) return [];
  const { path, text } = known;
  const article = importedArticle(document);
  return [{ origin: corpusOrigin(path), path, text, kind: 'same', article }];
}

/** An article that was made of quotes gets those that came since: elsewhere they are not. */
function withNewQuotes(
  article: PlannedArticle,
  records: readonly ForeignRecord[],
  { project, file, known, articles: rows }: ProjectInput,
): PlannedArticle {
  const { path, article: read, text: before } = article;
  if (!isInCorpus(article.origin)) return article;
  const document = project.documents.find(({ id }) => id === read.key);
  if (document?.isOfQuotes !== true) return article;
  const origin = originsOf({ ...file, articles: [] }, read).find(
    (one) => known.get(one)?.path === path,
  );
  if (origin === undefined) return article;
  const row = rows.find((one) => one.path === path);
  const ids = new Set(row?.annotations.map(({ annotation }) => annotation.id));
  let text = before;
  for (const { mark } of records) {
    const words = normalizeText(mark.quote ?? '');
    if (ids.has(mark.id) || words === '' || text.includes(words)) continue;
    text = `${text.trimEnd()}\n\n${paragraphOf(document, mark).words.trim()}\n`;
  }
  return text === before ? article : { ...article, origin, text, before };
}

/** The edits of a planned import; what is the same has none. `replace`: what the corpus has with
 * other content is replaced, too. */
export function projectEdits(
  { codebook, records }: Pick<ProjectPlan, 'codebook' | 'records'>,
  replace: boolean,
): ImportEdits {
  const written = records.filter(({ kind }) => kind === 'new' || (kind === 'changed' && replace));
  return { codebook, articles: editsByArticle(written) };
}

/** The documents of a project as a file of articles, by which a corpus knows them. */
export function articlesOfProject(
  { documents }: ForeignProject,
  file: ProjectInput['file'],
): ReadFile {
  return { ...file, articles: documents.map(importedArticle) };
}

function hasCoder({ annotations }: ArticleRow): boolean {
  return annotations.some(({ annotation }) => annotation.coder !== undefined);
}

function importedArticle(document: ForeignDocument): ImportedArticle {
  const { id, title, author, source, section, date, url, attributes, text } = document;
  return {
    ...{ key: id, title, author, source, section, date, url, attributes, text },
    isCounted: true,
  };
}

/** Entries that were renamed since an earlier import, by the ids of their codes: what the positions
 * of that import name now. */
function learnedEntries(
  records: readonly ForeignRecord[],
  rows: readonly ArticleRow[],
  places: ReadonlyMap<string, PlannedArticle>,
): ReadonlyMap<string, string> {
  const byPath = new Map(rows.map((row) => [row.path, row]));
  const before = new Map<ArticlePath, ReadonlyMap<string, PlacedAnnotation>>();
  const learned = new Map<string, string | undefined>();
  const learn = (code: string | undefined, id: string | undefined): void => {
    if (code === undefined || id === undefined) return;
    // Codes whose positions name different entries were not renamed.
    learned.set(code, learned.has(code) && learned.get(code) !== id ? undefined : id);
  };
  for (const { mark, as, actors, issues, speaker } of records) {
    const path = places.get(mark.document)?.path;
    const row = path === undefined ? undefined : byPath.get(path);
    if (path === undefined || !row || as !== 'position') continue;
    const known =
      before.get(path) ?? new Map(row.annotations.map((one) => [one.annotation.id, one]));
    before.set(path, known);
    const annotation = known.get(mark.id)?.annotation;
    if (annotation?.kind !== 'position') continue;
    if (actors.length === 1 && annotation.actors.length === 1)
      learn(actors[0], annotation.actors[0]);
    if (issues.length === 1 && annotation.issues.length === 1)
      learn(issues[0], annotation.issues[0]);
    learn(speaker, annotation.speaker);
  }
  return new Map([...learned].flatMap(([code, id]) => (id === undefined ? [] : [[code, id]])));
}

/** Turns records into annotations. */
class Planning {
  readonly records: PlannedRecord[] = [];
  readonly #codebook: Codebook;
  readonly #entries: ProjectEntries;
  readonly #names: ReadonlyMap<string, string>;
  /** Variables whose values are codes. */
  readonly #ofCodes: ReadonlySet<string>;
  readonly #ids: IdsOfRows;
  readonly #removed: RemovedRows;
  readonly #others: string[] = [];
  #unwritable = 0;

  constructor(
    codebook: Codebook,
    rows: readonly ArticleRow[],
    entries: ProjectEntries,
    { codes, types }: ForeignProject,
    records: readonly ForeignRecord[],
  ) {
    this.#codebook = codebook;
    this.#entries = entries;
    this.#names = new Map(codes.map(({ id, name }) => [id, name]));
    const variables = types.flatMap((type) => type.variables);
    this.#ofCodes = new Set(variables.flatMap(({ id, kind }) => (kind === 'code' ? [id] : [])));
    this.#ids = new IdsOfRows(rows);
    this.#removed = new RemovedRows(rows, new Set(records.map(({ mark }) => mark.id)));
  }

  problems(): readonly ImportProblem[] {
    return [
      ...countedProblem('marks-id-of-other', this.#others.length, this.#others[0]),
      ...countedProblem('marks-unwritable', this.#unwritable),
    ];
  }

  add(record: ForeignRecord, quote: PlacedQuote, { path }: PlannedArticle): void {
    const { mark, as } = record;
    const kind = as === 'position' ? 'position' : 'annotation';
    const coder = this.#coderOf(record);
    const what = as === 'position' ? kind : (this.#entries.types.get(as.type) ?? as.type);
    const known = this.#removed.idOf(path, mark.id, { what, coder, spans: quote.spans }) ?? mark.id;
    const found = this.#ids.idOfKind(kind, path, known, known);
    if (found.kind !== 'id') {
      this.#others.push(found.id);
      return;
    }
    const { id, before } = found;
    const made = this.#made(record, { id, quote: quote.parts, coder });
    const annotation = before
      ? merged(unstated(made, record, before), before, quote, mark.quote)
      : made;
    const isSame = before?.annotation === annotation;
    if (!isSame && !isWritable(writtenAnnotation(annotation, this.#codebook))) {
      this.#unwritable++;
      return;
    }
    const change = isSame ? 'same' : before ? 'changed' : 'new';
    this.records.push({ article: path, kind: change, state: quote.state, annotation });
  }

  #coderOf({ mark: { coder } }: ForeignRecord): string | undefined {
    return coder === undefined ? undefined : this.#entries.coders.get(coder);
  }

  #made(
    record: ForeignRecord,
    made: Parameters<typeof newPosition>[0],
  ): Position | TypedAnnotation {
    const { as, note } = record;
    const of = as === 'position' ? 'position' : as.type;
    const fields = new Map<string, FieldValue>();
    for (const [variable, value] of record.fields) {
      const field = this.#entries.fields.get(fieldKey(of, variable));
      const written = this.#fieldValue(of, variable, field, value);
      if (field !== undefined && written !== undefined) fields.set(field, written);
    }
    if (as !== 'position') {
      return { ...newTyped(made, this.#entries.types.get(of) ?? of), note, fields };
    }
    const { actors, issues, speaker, target, addressee, accordingTo, stance } = record;
    const position = newPosition(made, {
      actors: this.#idsOf(actors),
      issues: this.#idsOf(issues),
      stance: stance && stanceIn(this.#codebook, stance),
    });
    return {
      ...position,
      speaker: speaker === undefined ? undefined : this.#idsOf([speaker])[0],
      target: this.#idsOf(target),
      addressee: this.#idsOf(addressee),
      accordingTo: accordingTo === undefined ? undefined : this.#idsOf([accordingTo])[0],
      ...{ note, fields },
    };
  }

  /** The ids of entries, each once: names that are spelt alike are one entry. */
  #idsOf(codes: readonly string[]): readonly string[] {
    return [...new Set(codes.flatMap((code) => this.#entries.codes.get(code) ?? []))];
  }

  #fieldValue(
    of: string,
    variable: string,
    field: string | undefined,
    value: string | number | boolean | readonly string[],
  ): FieldValue | undefined {
    const { fields, types } = this.#codebook;
    const known = of === 'position' ? fields : types.get(this.#entries.types.get(of) ?? of)?.fields;
    const type = known?.get(field ?? '')?.type;
    const isEntry = type === 'actor' || type === 'issue';
    if (typeof value === 'object') {
      return isEntry && variable !== CODE_FIELDS.stances ? this.#idsOf(value) : value;
    }
    if (typeof value !== 'string' || !this.#ofCodes.has(variable)) return value;
    if (isEntry) return this.#entries.codes.get(value);
    return this.#names.get(value) ?? value;
  }
}

function stanceIn(
  { stances }: Codebook,
  stance: NonNullable<ForeignRecord['stance']>,
): string | undefined {
  if ('id' in stance) return stance.id;
  const { sign } = stance;
  const usual =
    sign === 1 ? 'support' : sign === -1 ? 'oppose' : sign === 0 ? 'neutral' : 'unstated';
  const fits = (polarity: number | undefined): boolean =>
    polarity === undefined ? sign === undefined : Math.sign(polarity) === sign;
  const own = stances.get(usual);
  if (own && fits(own.polarity)) return usual;
  return [...stances.values()].find(({ polarity }) => fits(polarity))?.id ?? usual;
}

/** No stance in either is the same. */
function unstated<A extends Position | TypedAnnotation>(
  made: A,
  { stance }: ForeignRecord,
  { annotation }: PlacedAnnotation,
): A {
  const isStated = stance !== undefined && ('id' in stance || stance.sign !== undefined);
  const had = annotation.kind === 'position' ? annotation.stance : undefined;
  return isStated || had !== undefined ? made : { ...made, stance: undefined };
}

/** An annotation with what a project says of it; what only the corpus says is kept. */
function merged<A extends Position | TypedAnnotation>(
  made: A,
  before: PlacedAnnotation<A> | PlacedAnnotation<Position> | PlacedAnnotation<TypedAnnotation>,
  quote: PlacedQuote,
  words: string | undefined,
): Position | TypedAnnotation {
  const old = before.annotation;
  const stated = Object.entries(made).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const now = {
    ...old,
    ...Object.fromEntries(stated),
    fields: new Map([...old.fields, ...made.fields]),
    quote: hasSameQuote(before, quote, words) ? old.quote : quote.parts,
  } as Position | TypedAnnotation;
  return sameValue(now, old) ? old : now;
}
