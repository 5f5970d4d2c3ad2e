import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { articleRule, DEFAULT_ARTICLE_GLOBS, type ArticleRow } from '../../../src/core';
import { readIndex } from '../../../src/vscode/node/index/indexFile';
import { walkFolder } from '../../../src/vscode/node/index/walkFolder';
import type { Material } from '../material';
import { timesOf } from '../row';
import { benchCorpus, type BenchCorpus } from './benchCorpus';
import { benchFolder, codebookText, type BenchFolder } from './benchFolder';
import { costOf, leastOf, megabytes, rest, severalTimes, type Cost } from './measure';
import { startAlone } from './startAlone';

/** The measurements of a corpus, by number and size in bytes of its articles; times in
 * milliseconds. */
export interface Measured {
  readonly count: number;
  readonly bytes: number;
  readonly positions: number;
  readonly find: number;
  readonly walk: number;
  /** `readFileSync` of all articles, as text. */
  readonly reading: Cost;
  /** In a thread that starts, and in a running one. */
  readonly cold: Cost;
  readonly again: Cost;
  readonly warm: Cost;
  readonly parse: number;
  readonly load: number;
  readonly storeBytes: number;
  readonly oneFile: Cost;
  readonly manyFiles: Cost;
  readonly codebook: Cost;
  /** A concordance of a word in a hundred, and the share of the host's own thread. */
  readonly words: Cost;
  readonly wordsInHost: number;
  /** Of the host: objects and buffers. */
  readonly memory: number;
}

const MANY = 500;

export async function measureFolder(
  material: Material,
  count: number,
  bytes: number,
): Promise<Measured> {
  const folder = benchFolder(material, count, bytes);
  // The garbage of the previous folder takes more than one turn to be collected.
  await megabytes();
  const before = await megabytes();
  const storage = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-annotator-bench-index-'));
  // Until all code is compiled, too.
  const runs = count > 20_000 ? 8 : 10;
  try {
    const memory = (await megabytesWith(folder.root)) - before;
    const walks = walkAndFind(folder);
    const { reading, again } = await loadAgain(folder, runs);
    const { cold, warm } = starts(folder, storage, runs);
    // Repeated minutes later: both cores are free only at times, and `find` needs one.
    const walking = leastWalk(walks, walkAndFind(folder));
    const found = await measureWords(folder, runs);
    const stored = await measureStore(storage, folder);
    const later = await measureChanges(folder, storage, material);
    return {
      count,
      bytes,
      positions: folder.positions,
      reading,
      memory,
      cold,
      again,
      warm,
      ...walking,
      ...found,
      ...stored,
      ...later,
    };
  } finally {
    folder.remove();
    fs.rmSync(storage, { recursive: true, force: true });
  }
}

type Walk = Pick<Measured, 'find' | 'walk'>;

function leastWalk(first: Walk, second: Walk): Walk {
  return {
    find: Math.min(first.find, second.find),
    walk: Math.min(first.walk, second.walk),
  };
}

function walkAndFind({ root }: BenchFolder): Walk {
  const rule = articleRule(DEFAULT_ARTICLE_GLOBS);
  const find: number[] = [];
  const walk: number[] = [];
  const timed = (times: number[], work: () => unknown): void => {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  };
  for (let turn = 0; turn < 30; turn++) {
    timed(find, () => {
      const output = fs.openSync('/dev/null', 'w');
      spawnSync('find', [root, '-type', 'f', '-printf', '%p %s %T@\n'], {
        stdio: ['ignore', output, 'ignore'],
      });
      fs.closeSync(output);
    });
    timed(walk, () => [...walkFolder(root, rule, '')].length);
  }
  return { find: timesOf(find).min, walk: timesOf(walk).min };
}

function readAll({ root, articles }: BenchFolder): void {
  let units = 0;
  for (const article of articles) units += fs.readFileSync(path.join(root, article), 'utf8').length;
  if (units === 0) throw new Error('Nothing was read.');
}

/** First and later starts in turns, so that both meet the same load of the machine. */
function starts(
  { root, articles }: BenchFolder,
  storage: string,
  runs: number,
): { readonly cold: Cost; readonly warm: Cost } {
  const start = (stored: string | undefined): Cost => startAlone(root, articles.length, stored);
  const cold: Cost[] = [];
  const warm: Cost[] = [];
  // Stores the index.
  start(storage);
  for (let turn = 0; turn < runs; turn++) {
    cold.push(start(undefined));
    warm.push(start(storage));
  }
  return { cold: leastOf(cold), warm: leastOf(warm) };
}

/** Only reading the files, and all of the index's work on them, in turns. */
async function loadAgain(
  folder: BenchFolder,
  runs: number,
): Promise<{ readonly reading: Cost; readonly again: Cost }> {
  const { corpus, close, discard } = benchCorpus(folder.root, undefined);
  await corpus.load();
  const reading: Cost[] = [];
  const again = await severalTimes(runs, async () => {
    await rest();
    reading.push(await costOf(() => readAll(folder)));
    await rest();
    discard();
    return costOf(() => corpus.load());
  });
  close();
  return { reading: leastOf(reading), again: leastOf(again) };
}

/** In English one word of a hundred. */
const WORD = 'that';

async function measureWords(
  { root }: BenchFolder,
  runs: number,
): Promise<Pick<Measured, 'words' | 'wordsInHost'>> {
  const { corpus, close, find } = benchCorpus(root, undefined);
  await corpus.load();
  const inHost: number[] = [];
  const costs = await severalTimes(runs, async () => {
    await rest();
    const before = performance.eventLoopUtilization();
    const cost = await costOf(async () => {
      if ((await find(WORD)) === 0) throw new Error(`No “${WORD}” was found.`);
    });
    inHost.push(performance.eventLoopUtilization(before).active);
    return cost;
  });
  close();
  return { words: leastOf(costs), wordsInHost: Math.min(...inHost) };
}

async function measureStore(
  storage: string,
  folder: BenchFolder,
): Promise<Pick<Measured, 'parse' | 'load' | 'storeBytes'>> {
  const [name = ''] = fs.readdirSync(storage);
  const store = path.join(storage, name);
  const { corpus, close } = benchCorpus(folder.root, storage);
  await corpus.load();
  const json = `${store}.json`;
  fs.writeFileSync(json, JSON.stringify([...corpus.index.articles()].map(asData)));
  close();
  const parse: number[] = [];
  const load: number[] = [];
  for (let turn = 0; turn < 9; turn++) {
    const start = performance.now();
    JSON.parse(fs.readFileSync(json, 'utf8'));
    const middle = performance.now();
    if (!readIndex(store)) throw new Error('The stored index cannot be read.');
    parse.push(middle - start);
    load.push(performance.now() - middle);
  }
  fs.rmSync(json);
  const { size } = fs.statSync(store);
  return { parse: timesOf(parse).min, load: timesOf(load).min, storeBytes: size };
}

function asData({
  path: article,
  metadata,
  coded,
  annotations,
  mentionCounts,
}: ArticleRow): unknown {
  return { article, metadata, coded: [...coded], annotations, counts: [...(mentionCounts ?? [])] };
}

async function measureChanges(
  { root, articles }: BenchFolder,
  storage: string,
  material: Material,
): Promise<Pick<Measured, 'oneFile' | 'manyFiles' | 'codebook'>> {
  const { corpus, close } = benchCorpus(root, storage);
  await corpus.load();
  await rest();
  const change = (article: string): void =>
    fs.appendFileSync(path.join(root, article), ' Trade.\n');
  const [one = ''] = articles;
  change(one);
  const oneFile = await costOf(() => corpus.filesChanged([one]));
  await rest();
  const many = articles.filter((_, index) => index % Math.ceil(articles.length / MANY) === 1);
  many.forEach(change);
  const manyFiles = await costOf(() => corpus.filesChanged(many));
  await rest();
  // A name that occurs in few of the articles.
  const names = [...material.names.slice(0, 1000), material.names[5000] ?? 'Nobody'];
  fs.writeFileSync(path.join(root, 'codebook.yaml'), codebookText(names));
  const codebook = await costOf(async () => {
    await corpus.filesChanged(['codebook.yaml']);
    await untilRead(corpus);
  });
  close();
  return { oneFile, manyFiles, codebook };
}

async function megabytesWith(root: string): Promise<number> {
  const { corpus, close } = benchCorpus(root, undefined);
  await corpus.load();
  const all = await megabytes();
  if (corpus.index.size === 0) throw new Error('Nothing is indexed.');
  close();
  return all;
}

/** A scan that begins later also ends later. */
async function untilRead(corpus: BenchCorpus['corpus']): Promise<void> {
  await corpus.load();
}
