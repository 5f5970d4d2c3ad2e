import assert from 'node:assert/strict';
import { Corpus } from '../../../src/project';
import type { DiskFolder } from '../../support/diskFolder';
import { directScan, plainRow, type ScanSettings } from '../../support/diskFolder';
import { MemoryTexts } from '../../support/memoryTexts';
import { stillEnvironment } from '../../support/environment';

export const CODEBOOK = `format: policy-codebook/1
title: "Harbours"
actors:
  port-union:
    name: Port Union
    type: organization
  ministry:
    name: Ministry of Transport
    aliases: [ministry]
issues:
  night-shifts:
    name: Night shifts
`;

export const HARBOUR =
  'The Port Union rejects night shifts. The Ministry of Transport wants them.\n';

/** Changed only in what is told: so many that they are scanned. */
export const MANY = Array.from({ length: 70 }, (_, index) => `never/${index}.txt`);

/** An annotation file with a position for each id. */
export function annotationFile(ids: readonly string[], exact = 'rejects night shifts'): string {
  const entries = ids.map(
    (id) => `  - id: ${id}
    actor: port-union
    issue: night-shifts
    stance: oppose
    quote: "${exact}"
`,
  );
  return `format: policy-annotations/1\npositions:\n${entries.join('')}...\n`;
}

/** A small corpus with everything that a scan must tell apart. */
export function harbourCorpus(): Record<string, string | Uint8Array> {
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(HARBOUR, 'utf16le')]);
  return {
    'codebook.yaml': CODEBOOK,
    'harbour.txt': HARBOUR,
    'harbour.txt.annotations.yaml': annotationFile(['p1', 'p2']),
    'other.txt': `Word of the ministry, of the MINISTRY and the ministries.\n`,
    'gone.txt': 'Night shifts, night\u00a0shifts.\r\nNight  shifts.\r\n',
    'front.md':
      '---\ntitle: The Port Union speaks\ndate: 2024-03-02\nkind: speech\n---\nThe Port Union.\n',
    'front.md.annotations.yaml': `format: policy-annotations/1\narticle:\n  title: Another title\n  duplicate-of: nowhere.txt\n...\n`,
    'deep/er/umlaut-ä.txt': 'Das Ministry und der Port Union: ä, ö, 😀 Port Union.\n',
    'marked.txt': HARBOUR,
    'marked.txt.annotations.yaml': `format: policy-annotations/1
mentions:
  - id: m1
    actor: ministry
    quote: them
ignored:
  - id: i1
    actor: port-union
    quote: Port Union
...
`,
    'moved.txt': `Before it. ${HARBOUR}`,
    'moved.txt.annotations.yaml': annotationFile(['p3']),
    'lost.txt': HARBOUR,
    'lost.txt.annotations.yaml': annotationFile(['p4'], 'words that nobody said'),
    'unknown.txt': HARBOUR,
    'unknown.txt.annotations.yaml': annotationFile(['p5']).replace('port-union', 'nobody'),
    'twice.txt': HARBOUR,
    'twice.txt.annotations.yaml': annotationFile(['p1']),
    'refused.txt': HARBOUR,
    'refused.txt.annotations.yaml': 'format: policy-annotations/1\npositions: [\n',
    'latin.txt': Buffer.from('Port Union \xe4\xf6', 'latin1'),
    'wide.txt': wide,
    'binary.txt': new Uint8Array([0, 1, 2, 0, 255, 254, 0]),
    'empty.txt': '',
    'without.txt.annotations.yaml': annotationFile(['p6']),
    'nested/codebook.yaml': CODEBOOK,
    'nested/inner.txt': HARBOUR,
    'node_modules/pack/readme.txt': HARBOUR,
    '.hidden/secret.txt': HARBOUR,
  };
}

/** The corpus of a folder, read by the scan of the Node host. */
export async function scanned(folder: DiskFolder, settings: ScanSettings = {}) {
  folder.scan = directScan(folder, settings);
  const environment = stillEnvironment();
  const corpus = new Corpus(folder, environment, OPTIONS);
  await corpus.load();
  assert.deepEqual(environment.errors, []);
  return { corpus, environment };
}

/** What reading every file of the folder anew gives. */
export async function readAnew(folder: DiskFolder, coder = 'lea'): Promise<Corpus> {
  const files = Object.create(folder, { scan: { value: undefined } }) as DiskFolder;
  const corpus = new Corpus(files, stillEnvironment(), { ...OPTIONS, coder: () => coder });
  await corpus.load();
  await settled(corpus);
  return corpus;
}

const OPTIONS = { coder: () => 'lea', largestText: () => 1e6, kept: new MemoryTexts() };

/** Rows and problems. */
export function contentOf(corpus: Corpus) {
  const problems = [...corpus.problems].flatMap(([file, { text, problems: found }]) => {
    // A file without its article need not have been read.
    const isRead = found.some(({ code }) => code !== 'article-missing');
    return found.length === 0 ? [] : [[file, isRead ? text : '', found] as const];
  });
  return {
    rows: [...corpus.index.articles()].map(plainRow),
    problems: problems.sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

/** Resolves when nothing waits to be read. */
export async function settled(corpus: Corpus): Promise<void> {
  await corpus.settled();
  // Nothing waits for a clock: after so many turns all is done.
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** What an article may say next; undefined: it is gone. */
export const TEXTS = [
  HARBOUR,
  `Before. ${HARBOUR}`,
  'The ministry and the Port Union.\n',
  `---\ntitle: Two\n---\n${HARBOUR}`,
  Buffer.from('\xe4 Port Union', 'latin1'),
  undefined,
];
/** What its annotation file may say next. */
export const FILES = [
  annotationFile(['p1']),
  annotationFile(['p1', 'p2']),
  annotationFile(['p3'], 'The Port Union'),
  'format: policy-annotations/1\nmentions:\n  - id: m1\n    actor: ministry\n    quote: them\n...\n',
  annotationFile(['p4'], 'words that nobody said'),
  undefined,
];
