import {
  textHash,
  type ForeignCode,
  type ForeignMark,
  type ForeignProject,
  type Table,
} from '../core';
import { codeAt, codedMark, codedProject, foreignDocument } from './codedProject';

// Tables of coded segments, as MAXQDA, ATLAS.ti and NVivo export them: a row for each passage and
// code, or for each passage with its codes. Made from what their manuals say of the columns. They
// have no texts: the words of a document are its segments.

/** The project in a table of coded segments: of the sheets that are one, all. Undefined where no
 * table has a document, a code and a segment in each row. */
export function codedSegments(tables: readonly Table[]): ForeignProject | undefined {
  const found = tables.flatMap((table) => {
    const columns = columnsOf(table);
    return columns ? [{ table, columns }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  const pages = new Map<string, Page>();
  const codes = new Map<string, ForeignCode>();
  const marks: ForeignMark[] = [];
  const taken = new Map<string, number>();
  for (const { table, columns } of found) {
    for (const row of table.rows) {
      const cell = (role: Role): string => row[columns.get(role) ?? -1]?.trim() ?? '';
      const [title, quote] = [cell('document'), cell('segment')];
      if (title === '' || quote === '') continue;
      const page = pages.get(title) ?? new Page(cell('group'));
      pages.set(title, page);
      const place = page.placeOf(quote, [cell('id'), cell('begin'), cell('end')].join('\n'));
      const [coder, weight] = [cell('coder'), cell('weight')];
      const named = codesIn(cell('code')).map((path) => ({ path, id: codeAt(codes, path) }));
      const names = named.map(({ path }) => path.at(-1) ?? '').join('; ');
      const notes = [
        cell('note'),
        weight === '' || weight === '0' ? '' : `weight of ${names}: ${weight}`,
      ].filter((note) => note !== '');
      const stamp = textHash([title, place.key, coder].join('\n')).toString(36);
      const nth = (taken.get(stamp) ?? 0) + 1;
      taken.set(stamp, nth);
      marks.push(
        codedMark({
          id: `segment-${stamp}${nth === 1 ? '' : `-${String(nth)}`}`,
          ...{ document: title, start: place.start, end: place.start + quote.length, quote },
          coder: coder === '' ? undefined : coder,
          codes: named.map(({ id }) => id),
          note: notes.length === 0 ? undefined : notes.join('\n'),
        }),
      );
    }
  }
  if (marks.length === 0) return undefined;
  return codedProject({
    program: programOf(first.table),
    documents: [...pages].map(([title, page]) => page.document(title)),
    ...{ marks, codes: [...codes.values()], unit: 'utf-16' },
  });
}

type Role = keyof typeof HEADINGS;

/** In small letters, without signs. */
const HEADINGS = {
  document:
    /^(document( ?name)?|dokument(name)?|file( ?name)?|datei(name)?|source( ?name)?|quelle)$/,
  group: /^(document ?groups?|dokument(en)?gruppen?)$/,
  code: /^(codes?|kodes?|code ?name|codename|code ?path|hierarchical (code )?name|hierarchischer name|nodes?|knoten)$/,
  segment:
    /^((coded )?segments?|(codierte|kodierte)s? segmente?|(quotation|text) content|zitatinhalt|textinhalt|coded text|(codierter|kodierter) text|quotation text)$/,
  coder:
    /^(created by|author|coder|coded by( initials)?|erstellt von|autor|(codiert|kodiert) von( initialen)?|codierer)$/,
  weight: /^(weight( score)?|gewicht)$/,
  note: /^(comments?|kommentare?|memos?)$/,
  begin: /^(begin(ning)?|anfang|start( position)?|reference( number)?|referenz|startposition)$/,
  end: /^(end( position)?|ende|endposition)$/,
  id: /^(id|quotation id|zitat id)$/,
} as const;

const ROLES = Object.keys(HEADINGS) as readonly Role[];

/** Of a table of positions, which has a way of its own. */
const OTHERS = /^(actor|issue|stance|organization|concept|akteur|thema|haltung)$/;

function columnsOf({ columns }: Table): ReadonlyMap<Role, number> | undefined {
  const names = columns.map((name) =>
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  if (names.some((name) => OTHERS.test(name))) return undefined;
  const found = ROLES.flatMap((role) => {
    const at = names.findIndex((name) => HEADINGS[role].test(name));
    return at < 0 ? [] : [[role, at] as const];
  });
  const roles = new Map(found);
  return roles.has('document') && roles.has('code') && roles.has('segment') ? roles : undefined;
}

function programOf({ columns }: Table): string {
  const names = columns.join('\n').toLowerCase();
  if (/document group|dokumentgruppe|weight score|gewicht/.test(names)) return 'MAXQDA';
  if (/quotation|zitat/.test(names)) return 'ATLAS.ti';
  return names.includes('hierarchi') ? 'NVivo' : 'Coded segments';
}

/** The paths of the codes in a cell: ATLAS.ti has one on each line, MAXQDA joins the names of a
 * path with `\` or `>`, NVivo with `\\` below "Codes" or "Nodes". */
function codesIn(cell: string): readonly (readonly string[])[] {
  return cell.split(/\r?\n/).flatMap((line) => {
    const names = line
      .split(/\s*(?:\\+|>)\s*/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const [top = '', ...below] = names;
    const path = below.length > 0 && /^(codes|nodes|kodes|knoten)$/i.test(top) ? below : names;
    const [only = '', ...more] = path.slice(0, MOST_LEVELS);
    const [, group, name] = /^([\p{L} ]{2,30}): +(\S.*)$/su.exec(only) ?? [];
    if (only === '') return [];
    return [
      group !== undefined && name !== undefined && more.length === 0
        ? [group, name]
        : [only, ...more],
    ];
  });
}

const MOST_LEVELS = 50;

/** The segments of a document in their order, a paragraph each. */
class Page {
  readonly #group: string;
  readonly #places = new Map<string, number>();
  readonly #paragraphs: string[] = [];
  #length = 0;

  constructor(group: string) {
    this.#group = group;
  }

  /** Equal words at another place of the document are another segment. */
  placeOf(quote: string, where: string): { readonly start: number; readonly key: string } {
    const key = `${where}\n${quote}`;
    const known = this.#places.get(key);
    if (known !== undefined) return { start: known, key };
    const start = this.#length;
    this.#places.set(key, start);
    this.#paragraphs.push(quote);
    this.#length += quote.length + 2;
    return { start, key };
  }

  document(title: string) {
    const attributes = new Map(this.#group === '' ? [] : [['group', this.#group] as const]);
    const text = `${this.#paragraphs.join('\n\n')}\n`;
    return foreignDocument({ id: title, title, text, attributes, isOfQuotes: true });
  }
}
