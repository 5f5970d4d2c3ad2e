import {
  addAll,
  CODE_HEADINGS,
  countedProblem,
  distinctly,
  foreignDate,
  quoteCell,
  REFI_ORIGIN,
  textHash,
  type ForeignCode,
  type ForeignCoder,
  type ForeignDocument,
  type ForeignMark,
  type ForeignProject,
  type ImportProblem,
} from '../../core';
import { codedMark, foreignCode, foreignDocument, hexColor } from '../codedProject';
import type { ForeignFile, ReadProject } from '../contract';
import { countedText, countingOf, wordsAt, type CountedText } from '../countedPlaces';
import { decodeText } from '../decodeText';
import {
  attributeOf,
  childOf,
  childrenOf,
  wordsIn,
  xmlElements,
  type XmlElement,
} from '../elements';
import { refuseLarge, Refused } from '../refuse';
import { unzip } from '../unzip';
import { xmlText } from '../xml';
import { guidOf } from './guid';
import { joinedParts } from './parts';

const LARGEST = 64_000_000;

/** Reads a project (`.qdpx`, `.qde`) or a codebook (`.qdc`) of REFI-QDA 1.5
 * (https://www.qdasoftware.org), as NVivo, MAXQDA, ATLAS.ti and others write it, which is not
 * always as the standard says. Throws `Refused`. */
export function readRefi({ bytes }: ForeignFile): ReadProject {
  refuseLarge(bytes, LARGEST);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const files = isZip ? unzip(bytes, (name) => /\.(?:qde|txt)$/i.test(name)) : {};
  const main = Object.keys(files).filter((name) => /^[^/]*\.qde$/i.test(name));
  const [name] = main;
  if (isZip && (name === undefined || main.length > 1)) throw new Refused('unreadable');
  const root = xmlElements(xmlText((name === undefined ? undefined : files[name]) ?? bytes));
  if (!['project', 'codebook'].includes(root.name)) throw new Refused('unknown-kind');
  return new Reading(root, files).read();
}

const TEXTS = ['textsource'];
const WITH_REPRESENTATION = ['pdfsource', 'audiosource', 'videosource', 'picturesource'];

/** A source with its selections. */
interface Source {
  readonly element: XmlElement;
  readonly id: string;
  readonly title: string;
  /** The element with the text and the selections in it. */
  readonly body: XmlElement;
  readonly raw: string;
  readonly counted: CountedText;
}

export interface Selection {
  readonly source: Source;
  readonly element: XmlElement;
  readonly start: number;
  readonly end: number;
  readonly name: string | undefined;
}

class Reading {
  readonly #root: XmlElement;
  /** By names in lower case without folders. */
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #program: string;
  readonly #notes: ReadonlyMap<string, Note>;
  /** The names of variables, in lower case. */
  readonly #variables: ReadonlyMap<string, string>;
  readonly #left: string[] = [];
  #unshown = 0;
  #unplaced = 0;

  constructor(root: XmlElement, files: Readonly<Record<string, Uint8Array>>) {
    this.#root = root;
    this.#program = attributeOf(root, 'origin') ?? 'REFI-QDA';
    this.#files = new Map(Object.entries(files).map(([name, bytes]) => [baseOf(name), bytes]));
    this.#notes = new Map(
      this.#under('notes', 'note').flatMap((note) => {
        const [id, text] = [
          guidOf(note),
          this.#textOf(note) ?? wordsIn(childOf(note, 'description')),
        ];
        const name = attributeOf(note, 'name')?.toLowerCase() ?? '';
        return id === undefined || text === undefined ? [] : [[id, { name, text }] as const];
      }),
    );
    this.#variables = new Map(
      this.#under('variables', 'variable').map((one) => [
        guidOf(one) ?? '',
        attributeOf(one, 'name')?.toLowerCase() ?? '',
      ]),
    );
  }

  read(): ReadProject {
    const isCodebook = this.#root.name === 'codebook';
    const codebook = isCodebook ? this.#root : childOf(this.#root, 'codebook');
    const codes: ForeignCode[] = [];
    this.#addCodes(childrenOf(childOf(codebook, 'codes'), 'code'), {}, codes);
    const sources = this.#sources();
    const cases = this.#cases(codes);
    const selections = this.#selections(sources);
    // Our own exports count by the standard.
    const asked = this.#program === REFI_ORIGIN ? [] : selections;
    const { way, within } = countingOf(
      asked.map(({ source, ...place }) => ({ ...place, source: source.counted })),
    );
    const parts = joinedParts(selections, this.#under('links', 'link'));
    const marks = parts.quotes.flatMap(([selection, more]) => {
      const all = [selection, ...more];
      const words = all.map(({ source, start, end }) =>
        wordsAt({ source: source.counted, start, end }, way),
      );
      const isWhole = words.every((one) => one !== undefined);
      const quote = isWhole ? quoteCell(words.map((exact) => ({ exact }))) : undefined;
      const { end } = all.at(-1) ?? selection;
      return this.#marksOf({ ...selection, end }, quote, cases.bySelection);
    });
    const project: ForeignProject = {
      program: this.#program,
      documents: sources.map((source) => this.#documentOf(source, cases.bySource)),
      coders: this.#coders(marks),
      ...{ codes: cases.codes, marks: withOwnIds(marks), types: [], unit: way.unit },
    };
    const problems = [
      ...this.#problems(parts.others),
      ...countedProblem('marks-within-words', within),
    ];
    return { project, problems };
  }

  #problems(links: number): readonly ImportProblem[] {
    return [
      ...countedProblem('sources-left', this.#left.length, this.#left[0]),
      ...countedProblem('marks-without-document', this.#unplaced),
      ...countedProblem('selections-left', this.#unshown),
      ...countedProblem('links-left', links),
    ];
  }

  #under(group: string, ...names: readonly string[]): readonly XmlElement[] {
    return childrenOf(childOf(this.#root, group), ...names);
  }

  #addCodes(
    elements: readonly XmlElement[],
    { parent, guess }: Pick<Partial<ForeignCode>, 'parent' | 'guess'>,
    to: ForeignCode[],
  ): void {
    const isOwn = this.#program === REFI_ORIGIN;
    for (const element of elements) {
      const name = attributeOf(element, 'name') ?? '';
      const id = guidOf(element) ?? `${parent ?? ''}/${name}`;
      const role = isOwn && parent === undefined ? CODE_HEADINGS.get(name) : guess;
      to.push(
        foreignCode({
          ...{ id, name, parent, guess: role },
          isCodable: attributeOf(element, 'isCodable') !== 'false',
          color: hexColor(attributeOf(element, 'color')),
          definition: wordsIn(childOf(element, 'description')),
          attributes: this.#namedNotes(element),
        }),
      );
      this.#addCodes(childrenOf(element, 'code'), { parent: id, guess: role }, to);
    }
  }

  /** The notes of a code; those with names of properties are these. */
  #namedNotes(element: XmlElement): ReadonlyMap<string, string> {
    const notes = this.#notesOf(element);
    const others = notes.filter(({ name }) => !PROPERTIES.includes(name));
    return new Map([
      ...notes.flatMap(({ name, text }) =>
        PROPERTIES.includes(name) ? [[name, text] as const] : [],
      ),
      ...(others.length === 0 ? [] : [['notes', joined(others)] as const]),
    ]);
  }

  /** The texts of the project, also those of PDF files and transcripts. */
  #sources(): readonly Source[] {
    const found: Source[] = [];
    for (const element of this.#under('sources', ...TEXTS, ...WITH_REPRESENTATION)) {
      const title = attributeOf(element, 'name') ?? '';
      const bodies = TEXTS.includes(element.name)
        ? [element]
        : childrenOf(element, 'representation', 'transcript');
      const texts = bodies.flatMap((body) => {
        const raw = this.#textOf(body);
        return raw === undefined ? [] : [{ body, raw }];
      });
      if (texts.length === 0) {
        this.#left.push(title);
        for (const body of bodies) this.#unplaced += childrenOf(body, 'plaintextselection').length;
      }
      // Selections of pages, pictures and times.
      for (const child of element.children) {
        const isSelection = child.name.endsWith('selection');
        if (isSelection && child.name !== 'plaintextselection') this.#unshown++;
      }
      const id = guidOf(element) ?? title;
      for (const [at, { body, raw }] of texts.entries()) {
        const own = at === 0 ? id : (guidOf(body) ?? `${id}-${String(at + 1)}`);
        found.push({ element, id: own, title, body, raw, counted: countedText(raw) });
      }
    }
    return found;
  }

  /** The words of a source or note: in the file, or in a text file beside it. */
  #textOf(element: XmlElement): string | undefined {
    const inner = childOf(element, 'plaintextcontent');
    if (inner) return inner.text;
    const path = attributeOf(element, 'plainTextPath');
    const bytes = path === undefined ? undefined : this.#files.get(baseOf(path));
    return bytes && decodeText(bytes).text;
  }

  #notesOf(element: XmlElement): readonly Note[] {
    return childrenOf(element, 'noteref').flatMap(
      (ref) => this.#notes.get(guidOf(ref, 'targetGUID') ?? '') ?? [],
    );
  }

  #documentOf(
    { element, id, title, raw }: Source,
    bySource: ReadonlyMap<string, ReadonlyMap<string, string>>,
  ): ForeignDocument {
    const note = joined([
      { text: wordsIn(childOf(element, 'description')) },
      ...this.#notesOf(element),
    ]);
    const all = new Map([...(bySource.get(id) ?? []), ...this.#valuesOf(element)]);
    const attributes = new Map([...all].filter(([key]) => !FACTS.includes(key)));
    if (note !== '') attributes.set('notes', note);
    const dated = foreignDate(all.get('date') ?? '');
    const date = dated.kind === 'date' ? dated.date : undefined;
    if (date === undefined && all.has('date')) attributes.set('date', all.get('date') ?? '');
    return foreignDocument({
      ...{ id, title, text: raw, attributes, date },
      ...{ author: all.get('author'), source: all.get('source') },
      ...{ section: all.get('section'), url: all.get('url') },
    });
  }

  /** The values of variables, by their names in lower case. */
  #valuesOf(element: XmlElement): ReadonlyMap<string, string> {
    return new Map(
      childrenOf(element, 'variablevalue').flatMap((value) => {
        const ref = childOf(value, 'variableref');
        const name = ref && this.#variables.get(guidOf(ref, 'targetGUID') ?? '');
        const words = wordsIn(value.children.find((child) => child.name.endsWith('value')));
        return name === undefined || words === undefined ? [] : [[name, words]];
      }),
    );
  }

  /** Cases are who or what a passage is about: codes that are guessed to be actors, one with each
   * code of the same name. */
  #cases(codes: readonly ForeignCode[]) {
    const byName = new Map(codes.toReversed().map((code) => [code.name.toLowerCase(), code.id]));
    const known = new Set(codes.map(({ id }) => id));
    const asCase = new Set<string>();
    const attributes = new Map<string, ReadonlyMap<string, string>>();
    const more: ForeignCode[] = [];
    const bySelection = new Map<string, string[]>();
    const bySource = new Map<string, ReadonlyMap<string, string>>();
    for (const element of this.#under('cases', 'case')) {
      const name = attributeOf(element, 'name') ?? '';
      const values = this.#valuesOf(element);
      const selections = childrenOf(element, 'selectionref');
      const refs = childrenOf(element, 'coderef').map((ref) => guidOf(ref, 'targetGUID') ?? '');
      for (const ref of refs) asCase.add(ref);
      const [only] = refs.length === 1 ? refs.filter((ref) => known.has(ref)) : [];
      const code = only ?? byName.get(name.toLowerCase());
      const id = code ?? guidOf(element) ?? `case/${name}`;
      for (const ref of childrenOf(element, 'sourceref')) {
        const source = guidOf(ref, 'targetGUID') ?? '';
        bySource.set(source, new Map([...(bySource.get(source) ?? []), ...values]));
      }
      for (const ref of selections) {
        const selection = guidOf(ref, 'targetGUID') ?? '';
        bySelection.set(selection, [...(bySelection.get(selection) ?? []), id]);
      }
      if (code !== undefined) {
        asCase.add(id);
        attributes.set(id, values);
      } else if (selections.length > 0) {
        const definition = wordsIn(childOf(element, 'description'));
        more.push(foreignCode({ id, name, definition, attributes: values, guess: 'actor' }));
      }
    }
    const own = codes.map((code) =>
      asCase.has(code.id)
        ? {
            ...code,
            guess: 'actor' as const,
            attributes: new Map([...code.attributes, ...(attributes.get(code.id) ?? [])]),
          }
        : code,
    );
    return { codes: [...own, ...more], bySelection, bySource };
  }

  #selections(sources: readonly Source[]): readonly Selection[] {
    return sources.flatMap((source) =>
      childrenOf(source.body, 'plaintextselection').map((element) => ({
        ...{ source, element, name: attributeOf(element, 'name') },
        start: Number(attributeOf(element, 'startPosition') ?? Number.NaN),
        end: Number(attributeOf(element, 'endPosition') ?? Number.NaN),
      })),
    );
  }

  /** A passage for each coder of a selection. */
  #marksOf(
    { source, element, start, end }: Selection,
    quote: string | undefined,
    cases: ReadonlyMap<string, readonly string[]>,
  ): readonly ForeignMark[] {
    const owner = guidOf(element, 'creatingUser');
    const byCoder = new Map<string | undefined, { codes: string[]; notes: string[] }>();
    const of = (coder: string | undefined) => {
      const known = byCoder.get(coder) ?? { codes: [], notes: [] };
      byCoder.set(coder, known);
      return known;
    };
    for (const coding of childrenOf(element, 'coding')) {
      const ref = childOf(coding, 'coderef');
      const code = ref && guidOf(ref, 'targetGUID');
      const made = of(guidOf(coding, 'creatingUser') ?? owner);
      if (code !== undefined) made.codes.push(code);
      addAll(made.notes, textsOf(this.#notesOf(coding)));
    }
    const notes = [wordsIn(childOf(element, 'description')) ?? [], textsOf(this.#notesOf(element))];
    const own = guidOf(element) ?? '';
    const [first = owner] = byCoder.keys();
    const main = of(first);
    addAll(main.codes, cases.get(own) ?? []);
    main.notes = [...notes.flat(), ...main.notes];
    // Some programs make new identifiers at every export: then a passage is known by its place.
    const isKept = own !== '' && !/^atlas/i.test(this.#program);
    const place = `${source.title}\n${String(start)}\n${String(end)}`;
    const id = `refi-${isKept ? own : textHash(place).toString(16)}`;
    return [...byCoder].map(([coder, made], at) =>
      codedMark({
        ...{ id: at === 0 ? id : `${id}-by-${String(at + 1)}`, document: source.id, start, end },
        ...{ quote, coder, codes: made.codes, isWhole: this.#program === REFI_ORIGIN },
        note: made.notes.length === 0 ? undefined : made.notes.join('\n'),
      }),
    );
  }

  #coders(marks: readonly ForeignMark[]): readonly ForeignCoder[] {
    const users = this.#under('users', 'user').map((user) => {
      const name = attributeOf(user, 'name');
      const id = guidOf(user) ?? name ?? '';
      return { id, name: name ?? id };
    });
    const known = new Set(users.map(({ id }) => id));
    const others = new Set(marks.flatMap(({ coder }) => (coder === undefined ? [] : [coder])));
    return [
      ...users,
      ...[...others].filter((id) => !known.has(id)).map((id) => ({ id, name: id })),
    ];
  }
}

interface Note {
  /** In lower case. */
  readonly name: string;
  readonly text: string;
}

/** Notes of codes that are properties of entries, and variables of sources that are facts of
 * articles. */
const PROPERTIES = ['statement', 'keywords', 'aliases'];
const FACTS = ['author', 'source', 'section', 'date', 'url'];

function textsOf(notes: readonly { readonly text: string | undefined }[]): readonly string[] {
  return notes.flatMap(({ text }) => text ?? []);
}

function joined(notes: readonly { readonly text: string | undefined }[]): string {
  return textsOf(notes).join('\n');
}

/** Passages with one id get a number. */
function withOwnIds(marks: readonly ForeignMark[]): readonly ForeignMark[] {
  const distinct = distinctly((id, nth) => `${id}-${String(nth)}`);
  return marks.map((mark) => ({ ...mark, id: distinct(mark.id) }));
}

/** `internal://A.txt`, `sources/A.txt` and `A.txt` are one file; no path leaves the zip. */
function baseOf(path: string): string {
  return path.replace(/^.*[/\\]/, '').toLowerCase();
}
