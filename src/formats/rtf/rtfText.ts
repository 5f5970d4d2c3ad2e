import { plainText } from '../../core';
import { Refused } from '../refuse';
import { decodedPage, pageOfCharset } from './codePages';

export interface RtfText {
  /** Markdown; '' where there are no words. */
  readonly text: string;
  readonly title: string;
  /** The number of hidden or deleted passages, which are left out. */
  readonly hidden: number;
}

/** Where the words of a group go. */
type Target = 'text' | 'nowhere' | 'fonts' | 'title' | 'mark' | 'note';

/** What a group inherits from the one around it. */
interface Group {
  target: Target;
  page: number;
  /** How many characters follow `\u` for readers without Unicode. */
  fallback: number;
  isHidden: boolean;
}

/** The words of a document in Rich Text Format, with headings, lists, tables and notes as
 * Markdown. Source: the specification of version 1.9.1. Throws `Refused` for groups nested deeper
 * than in any real document. */
export function rtfText(bytes: Uint8Array): RtfText {
  return new RtfReader(new TextDecoder('latin1').decode(bytes)).read();
}

const DEEPEST = 500;

/** Groups without words of the text; so is each that begins with `\*` and is not known. */
const SKIPPED = new Set(
  'annotation author buptim category colortbl comment company creatim doccomm fldinst footerf footerl footerr footer ftncn ftnsep ftnsepc headerf headerl headerr header keywords listoverridetable listtable manager nonshppict object objdata operator pict printim private revtim rxe stylesheet subject tc template txe xe'.split(
    ' ',
  ),
);

const SIGNS: Readonly<Record<string, string>> = {
  ...{ tab: '\t', line: '\n', emdash: '—', endash: '–', lquote: '‘', rquote: '’', bullet: '•' },
  ...{ ldblquote: '“', rdblquote: '”', emspace: ' ', enspace: ' ', qmspace: ' ' },
};

class RtfReader {
  private readonly source: string;
  private readonly groups: Group[] = [];
  private group: Group = { target: 'text', page: 1252, fallback: 1, isHidden: false };
  /** The code page of the document, and those of its fonts. */
  private page = 1252;
  private readonly fonts = new Map<number, number>();
  private font = 0;
  /** Bytes that are not decoded yet: a character may have two. */
  private bytes = '';
  private toSkip = 0;
  private title = '';
  private hidden = 0;
  private wasHidden = false;

  private readonly blocks: string[] = [];
  private words = '';
  private mark = '';
  private level: number | undefined;
  private cells: string[] = [];
  private rows: (readonly string[])[] = [];
  private isInTable = false;
  private note = '';
  private readonly notes: string[] = [];

  constructor(source: string) {
    this.source = source;
  }

  read(): RtfText {
    const { source } = this;
    let at = source.indexOf('{');
    while (at < source.length) {
      const sign = source[at] ?? '';
      if (sign === '\\') at = this.control(at);
      else {
        if (sign === '{') this.open();
        else if (sign === '}') this.close();
        else if (sign !== '\r' && sign !== '\n') this.byte(sign);
        at++;
      }
    }
    this.paragraph();
    this.endTable();
    const notes = this.notes.map((text, number) => `[^${String(number + 1)}]: ${text}`);
    const text = [...this.blocks, ...notes].join('\n\n');
    return { text: text === '' ? '' : `${text}\n`, title: this.title, hidden: this.hidden };
  }

  private open(): void {
    this.decode();
    if (this.groups.length >= DEEPEST) throw new Refused('too-deep');
    this.groups.push({ ...this.group });
  }

  private close(): void {
    this.decode();
    const outer = this.groups.pop();
    if (!outer) return;
    if (this.group.target === 'note' && outer.target !== 'note') this.endNote();
    this.group = outer;
  }

  /** Handles a control word or symbol; gives the place behind it. */
  private control(at: number): number {
    CONTROL.lastIndex = at + 1;
    const [whole = '', word = '', digits = '', symbol = ''] = CONTROL.exec(this.source) ?? [];
    const next = at + 1 + whole.length;
    if (symbol === "'") {
      const code = parseInt(this.source.slice(next, next + 2), 16);
      if (!Number.isNaN(code)) this.byte(String.fromCharCode(code));
      return next + 2;
    }
    if (word === 'bin') return next + Math.max(0, Number(digits));
    if (symbol !== '') this.symbol(symbol, next);
    else if (word !== '') this.word(word, digits === '' ? undefined : Number(digits));
    return whole === '' ? at + 1 : next;
  }

  private symbol(symbol: string, next: number): void {
    if (symbol === '*') {
      if (!KNOWN.test(this.source.slice(next, next + 20))) this.group.target = 'nowhere';
    } else if (symbol === '\n' || symbol === '\r') this.word('par', undefined);
    else if (symbol === '~') this.write('\u00a0');
    else if (symbol === '_') this.write('\u2011');
    else if (/[\\{}]/.test(symbol)) this.write(symbol);
  }

  private word(word: string, value: number | undefined): void {
    if (word === 'u') {
      this.decode();
      const code = (value ?? 0) & 0xffff;
      // Control characters are no words.
      if (code >= 32) this.write(String.fromCharCode(code));
      this.toSkip = this.group.fallback;
      return;
    }
    this.decode();
    this.toSkip = 0;
    const sign = SIGNS[word];
    if (sign !== undefined) this.write(sign);
    else if (SKIPPED.has(word)) this.group.target = 'nowhere';
    else this.property(word, value);
  }

  private property(word: string, value: number | undefined): void {
    const { group } = this;
    switch (word) {
      case 'ansicpg':
        this.page = group.page = value ?? 1252;
        break;
      case 'mac':
        this.page = group.page = 10000;
        break;
      case 'fonttbl':
        group.target = 'fonts';
        break;
      case 'f':
        this.font = value ?? 0;
        if (group.target !== 'fonts') group.page = this.fonts.get(this.font) ?? this.page;
        break;
      case 'fcharset': {
        const page = pageOfCharset(value ?? 0);
        if (group.target === 'fonts' && page !== undefined && value !== 0)
          this.fonts.set(this.font, page);
        break;
      }
      case 'plain':
        group.isHidden = false;
        group.page = this.page;
        break;
      case 'uc':
        group.fallback = value ?? 1;
        break;
      case 'v':
      case 'deleted':
        group.isHidden = value !== 0;
        break;
      case 'info':
        group.target = 'nowhere';
        break;
      case 'title':
        group.target = 'title';
        break;
      case 'listtext':
      case 'pntext':
        group.target = 'mark';
        break;
      case 'footnote':
        this.write(`[^${String(this.notes.length + 1)}]`);
        group.target = 'note';
        break;
      case 'pard':
        this.level = undefined;
        this.isInTable = false;
        break;
      case 'outlinelevel':
        this.level = value;
        break;
      case 'intbl':
        this.isInTable = true;
        break;
      case 'par':
      case 'sect':
      case 'page':
      case 'column':
        this.endOfLine();
        break;
      case 'cell':
      case 'nestcell':
        if (group.target === 'text') this.endCell();
        break;
      case 'row':
        if (group.target === 'text') this.endRow();
        break;
      default:
    }
  }

  private byte(sign: string): void {
    if (this.toSkip > 0) this.toSkip--;
    else this.bytes += sign;
  }

  private decode(): void {
    if (this.bytes === '') return;
    const text = decodedPage(this.bytes, this.group.page);
    this.bytes = '';
    this.write(text);
  }

  private write(text: string): void {
    this.decode();
    const { target, isHidden } = this.group;
    if (isHidden && target !== 'nowhere' && target !== 'fonts') {
      if (!this.wasHidden && text.trim() !== '') {
        this.hidden++;
        this.wasHidden = true;
      }
      return;
    }
    if (target === 'text') {
      this.words += text;
      this.wasHidden = false;
    } else if (target === 'title') this.title += text;
    else if (target === 'mark') this.mark += text;
    else if (target === 'note') this.note += text;
  }

  private endOfLine(): void {
    const { target } = this.group;
    if (target === 'note') this.note += ' ';
    else if (target !== 'text') return;
    else if (this.isInTable) this.words += '\n';
    else this.paragraph();
  }

  private endNote(): void {
    this.notes.push(plainText(this.note).replace(/\s+/g, ' ').trim());
    this.note = '';
  }

  private paragraph(): void {
    if (this.rows.length > 0) this.endTable();
    const text = plainText(this.words.replaceAll('\t', ' ')).trim();
    const mark = this.mark.trim();
    [this.words, this.mark] = ['', ''];
    if (text === '') return;
    if (this.level !== undefined && this.level < MOST_LEVELS && !text.includes('\n'))
      this.blocks.push(`${'#'.repeat(this.level + 1)} ${text}`);
    else if (mark === '') this.blocks.push(text);
    else this.point(`${/^\(?[\p{L}\d]{1,4}[.)]/u.test(mark) ? mark : '-'} ${text}`);
  }

  /** Points of a list follow each other without an empty line. */
  private point(text: string): void {
    const last = this.blocks.at(-1);
    const isPoint = last !== undefined && /(^|\n)(-|\(?[\p{L}\d]{1,4}[.)]) [^\n]*$/u.test(last);
    if (isPoint) this.blocks[this.blocks.length - 1] = `${last}\n${text}`;
    else this.blocks.push(text);
  }

  private endCell(): void {
    this.cells.push(plainText(this.words).replace(/\s+/g, ' ').trim());
    [this.words, this.mark] = ['', ''];
  }

  private endRow(): void {
    if (this.cells.some((cell) => cell !== '')) this.rows.push(this.cells);
    this.cells = [];
    this.isInTable = false;
  }

  /** A table of names and values, as exports have, becomes a line for each; one of a single column
   * or row is layout. */
  private endTable(): void {
    const { rows } = this;
    if (this.cells.length > 0) this.endRow();
    this.rows = [];
    if (rows.length === 0) return;
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const isNamed = rows.every(([name = '', ...values]) => values.length < 2 && NAME.test(name));
    if (isNamed || width < 2 || rows.length < 2) {
      for (const row of rows) this.blocks.push(row.filter((cell) => cell !== '').join(' '));
      return;
    }
    const lines = rows.map((row) => {
      const cells = Array.from({ length: width }, (_, at) => row[at]?.replaceAll('|', '\\|') ?? '');
      return `| ${cells.join(' | ')} |`;
    });
    const [first = '', ...others] = lines;
    this.blocks.push([first, `|${' --- |'.repeat(width)}`, ...others].join('\n'));
  }
}

/** A word with a number, of which one blank is the end; or a symbol. */
const CONTROL = /(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|([^a-zA-Z]))/sy;
/** Groups that begin with `\*` and have words. */
const KNOWN = /^\s*\\(pntext|listtext|shptxt)/;
const NAME = /^([A-Z]{2,3}|[^:]{2,40}:)$/;
/** Levels of headings in Markdown. */
const MOST_LEVELS = 6;
