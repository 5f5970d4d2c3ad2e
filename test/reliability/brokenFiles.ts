import * as fc from 'fast-check';
import { parseAnnotationFile } from '../../src/core';
import { decodeBytes } from '../../src/core/text/decode';
import type { FileText } from '../../src/project';
import { MemoryFiles } from '../support/memoryFiles';
import { styledFile } from '../unit/annotation-file/editRandom';
import { FILE_CASES } from './fileEdits';
import { addQuote, ARTICLE, CODEBOOK, corpusOn, FILE, TEXT } from './memoryCorpus';
import { resultOf, type ReportRow } from './report';

/** Rows 6 and 12: files cut off at each byte, and `asked` files that are broken in the ways of
 * `BREAKAGES`, in turn. */
export async function brokenFileRows(asked: number, seed: number): Promise<readonly ReportRow[]> {
  return [cutFiles(Math.max(2, Math.ceil(asked / 8)), seed), await brokenFiles(asked, seed)];
}

function cutFiles(files: number, seed: number): ReportRow {
  const wrong: string[] = [];
  let run = 0;
  for (const [at, whole] of randomFiles(files, seed).entries()) {
    const bytes = Buffer.from(whole);
    // With its line break the marker is whole; only a comment can be lost behind it. A file that is
    // cut off between two entries is accepted, and reported: it has the first ones.
    const end = Buffer.from(whole.slice(0, whole.lastIndexOf('...') + 3)).length;
    if (!isAccepted(bytes)) wrong.push(`file ${at} is refused as a whole`);
    for (let cut = 0; cut <= end; cut++) {
      run++;
      if (isAccepted(bytes.subarray(0, cut))) wrong.push(`file ${at} cut at byte ${cut}`);
    }
  }
  const check = `${files} files cut at each byte`;
  return { row: 6, check, asked: run, run, seed, result: resultOf('0 silently accepted', wrong) };
}

function isAccepted(bytes: Uint8Array): boolean {
  const { text, clean } = decodeBytes(bytes, TextDecoder);
  const parsed = parseAnnotationFile(text, undefined);
  return clean && parsed.kind === 'annotations' && parsed.end === 'marked';
}

function randomFiles(count: number, seed: number): readonly string[] {
  const cases = fc.sample(FILE_CASES, { numRuns: count, seed });
  return cases.map(({ annotations, choices }) => styledFile(annotations, choices).text);
}

async function brokenFiles(asked: number, seed: number): Promise<ReportRow> {
  const wrong: string[] = [];
  const ways = Object.entries(BREAKAGES);
  for (const [at, whole] of randomFiles(asked, seed + 1).entries()) {
    const [name = '', broken = (text: string) => text] = ways[at % ways.length] ?? [];
    const made = broken(whole);
    const bytes = typeof made === 'string' ? Buffer.from(made) : made;
    const off = await whatIsOff(bytes);
    if (off !== undefined) wrong.push(`file ${at} (${name}): ${off}`);
  }
  const check = `broken annotation files, ${ways.length} ways to break one`;
  const reported = '0 written to, each has a problem with a place';
  return { row: 12, check, asked, run: asked, seed, result: resultOf(reported, wrong) };
}

/** The file as it is on disk, and the bytes that readers get. */
class OneFile extends MemoryFiles {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super({ 'codebook.yaml': CODEBOOK, [ARTICLE]: TEXT, [FILE]: '' });
    this.#bytes = bytes;
    this.texts.set(FILE, decodeBytes(bytes, TextDecoder).text);
  }

  override read(path: string): Promise<FileText | undefined> {
    if (path !== FILE || this.writes > 0) return super.read(path);
    return Promise.resolve(decodeBytes(this.#bytes, TextDecoder));
  }
}

async function whatIsOff(bytes: Uint8Array): Promise<string | undefined> {
  const files = new OneFile(bytes);
  const corpus = await corpusOn(files);
  await corpus.open(ARTICLE, TEXT, true);
  const add = addQuote(TEXT, 'rejects night shifts', 'zzzzzzzz');
  const change = await corpus.change(ARTICLE, [add], 'label');
  await corpus.saved(ARTICLE);
  await corpus.settled();
  const reported = corpus.problems.get(FILE);
  const length = reported?.text.length ?? 0;
  corpus.dispose();
  if (files.writes > 0) return 'it was written to';
  if (change.kind !== 'refused') return 'an annotation was added';
  const problems = reported?.problems ?? [];
  if (problems.length === 0) return 'it has no problem';
  const arePlaced = problems.every(({ span: { start, end } }) => start <= end && end <= length);
  return arePlaced ? undefined : 'a problem has a place outside the file';
}

const HEAD = 'format: policy-annotations/1\n';
const atStart = (lines: string) => (text: string) => text.replace(/^(?=format:)/m, lines);
const atEnd = (lines: string) => (text: string) => text.replace(/^\.\.\.$/m, `${lines}...`);

/** Each turns a valid file into one that must not be written. */
const BREAKAGES: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
  'conflict markers of git': atEnd('<<<<<<< ours\nx-a: 1\n=======\nx-a: 2\n>>>>>>> theirs\n'),
  'a marker in the first line': (text) => `<<<<<<< HEAD\n${text}`,
  'an unclosed quote': atEnd('x-a: "never closed\n'),
  'an unclosed bracket': atEnd('x-a: [1, 2\n'),
  'a stray bracket': atEnd('x-a: ]\n'),
  'a colon in the wrong place': atEnd('x-a: b: c\n'),
  'a bad escape': atEnd('x-a: "\\q"\n'),
  'a tab for indentation': atEnd('x-a:\n\tb: 1\n'),
  'an anchor': atEnd('x-a: &n 1\n'),
  'an alias': atEnd('x-a: *n\n'),
  'a tag': atEnd('x-a: !!binary x\n'),
  'a directive': (text) => `%YAML 1.1\n---\n${text}`,
  'a merge key': atEnd('x-a:\n  <<: {b: 1}\n'),
  'two documents': atEnd('---\nformat: policy-annotations/1\n'),
  'a key twice': atStart(HEAD),
  'a key that is a list': atEnd('[x]: y\n'),
  'brackets 40 deep': atEnd(`x-a: ${'['.repeat(40)}${']'.repeat(40)}\n`),
  'a newer format': (text) => text.replace('policy-annotations/1', 'policy-annotations/2'),
  'another format': (text) => text.replace('policy-annotations/1', 'something-else/1'),
  'no format': (text) => text.replace('format: policy-annotations/1', '# format'),
  'a list at the top': () => '- a\n- b\n...\n',
  'a word at the top': () => 'hello\n...\n',
  'a page of the web': () => '<!doctype html>\n<p class="a">Sign in: <b>again</b></p>\n',
  'half of it': (text) => text.slice(0, text.length / 2).trimEnd(),
  'no last line break and no end marker': (text) =>
    text.slice(0, text.lastIndexOf('...')).trimEnd(),
  'a byte that is no text': (text) =>
    Buffer.concat([Buffer.from(text), Buffer.from([0x23, 0xff, 0xfe, 0xe9, 0x0a])]),
  'zeros, as after a power cut': (text) => Buffer.alloc(Buffer.byteLength(text)),
  'zeros at its end': (text) => Buffer.concat([Buffer.from(text), Buffer.alloc(512)]),
  'a picture': () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'entries that are words': () => `${HEAD}positions: none\n...\n`,
};
