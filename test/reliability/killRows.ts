import fs from 'node:fs';
import path from 'node:path';
import { restore } from '../../src/project';
import { generator } from '../bench/generated';
import { ARTICLE, diskFiles, idsOf, journalOf, makeCorpus, type Places } from './diskCorpus';
import { workshop, type Workshop } from './processes';
import type { ReportRow } from './report';

const FILE = `${ARTICLE}.annotations.yaml`;

/** Files are begun anew at this size, so that most time is spent saving. */
const MOST_IDS = 60;

/** A third of the kills takes minutes. */
const PARTS = 3;

/** Rows 7 and 21: kill -9 while saving. `asked`: the number of kills in all parts together, 1,000
 * for the full run. Each part has a seed of its own, so that it kills at other moments. */
export async function killRows(
  part: number,
  asked: number,
  seed: number,
): Promise<readonly ReportRow[]> {
  const work = workshop();
  const own = Math.ceil(asked / PARTS);
  const ownSeed = seed + 100 * part;
  try {
    const rows = [
      await killed(work, { name: 'replaced', asked: own, seed: ownSeed, linked: false }),
      await killed(work, {
        name: 'written in place',
        asked: Math.ceil(own / 5),
        seed: ownSeed,
        linked: true,
      }),
      await refusedThenKilled(work, Math.ceil(own / 20), ownSeed),
    ];
    return rows.map((row) => ({ ...row, check: `${row.check}; part ${part + 1} of ${PARTS}` }));
  } finally {
    work.remove();
  }
}

interface Kills {
  readonly name: string;
  readonly asked: number;
  readonly seed: number;
  /** The file has a second hard link, so that it is written in place and not replaced. */
  readonly linked: boolean;
}

/** Corpora in which processes are killed concurrently: most of the time of a kill is the start of
 * the next process. A fixed number, not that of cores, so that a seed gives the same cases on any
 * machine. */
const LANES = 2;

async function killed(work: Workshop, kills: Kills): Promise<ReportRow> {
  const { name, asked, seed, linked } = kills;
  const lanes = Array.from({ length: LANES }, (_, lane) => {
    const share = Math.floor((asked + lane) / LANES);
    return killedInTurn(work, { name: `${name} ${lane}`, asked: share, seed: seed + lane, linked });
  });
  const counts = await Promise.all(lanes);
  const sum = (of: (count: KillCounts) => number): number =>
    counts.reduce((total, count) => total + of(count), 0);
  const wrong = counts.flatMap((count, lane) => count.wrong.map((what) => `lane ${lane}, ${what}`));
  const torn = sum((count) => count.torn);
  const reported =
    `${torn} torn${linked && torn > 0 ? ', which the journal had' : ''}, ` +
    `${sum(({ lost }) => lost)} acknowledged changes lost; ${sum(({ saves }) => saves)} saves, ` +
    `${sum(({ inSave }) => inSave)} kills within one, ` +
    `${sum(({ restored }) => restored)} changes restored from the journal, ` +
    `${sum(({ unnoted }) => unnoted)} not noted yet`;
  return {
    row: 7,
    check: `kill -9 during saves, files ${name}`,
    asked,
    run: sum((count) => count.run),
    seed,
    result: wrong.length === 0 ? `ok: ${reported}` : `${reported}: ${wrong.slice(0, 3).join('; ')}`,
  };
}

interface KillCounts {
  readonly run: number;
  readonly torn: number;
  readonly lost: number;
  readonly restored: number;
  readonly unnoted: number;
  readonly saves: number;
  readonly inSave: number;
  readonly wrong: readonly string[];
}

/** A process saves without a pause and is killed at a random moment; the next one continues. */
async function killedInTurn(
  work: Workshop,
  { name, asked, seed, linked }: Kills,
): Promise<KillCounts> {
  const random = generator(seed);
  const count = { torn: 0, lost: 0, restored: 0, unnoted: 0, saves: 0, inSave: 0 };
  const wrong: string[] = [];
  /** Milliseconds that a save takes: kills should hit all parts of it alike. */
  let usual = 8;
  let run = 0;
  let places = work.places(`${name} 0`);
  let file = path.join(places.texts, FILE);
  makeCorpus(places);
  const acknowledged = new Set<string>();
  for (; run < asked; run++) {
    const process = work.start({ places, name: `r${run}`, count: 1_000 });
    // Not the first, which does not show how long a save takes on this machine now.
    const inSave = 2 + Math.floor(random() * 3);
    const share = random() * 1.2;
    let begun = 0;
    process.onLine(() => {
      const isSaving = process.wanted.length > process.saved.length;
      const now = performance.now();
      if (!isSaving) usual += (now - begun - usual) / 4;
      else begun = now;
      if (!isSaving || process.wanted.length !== inSave) return;
      setTimeout(() => process.child.kill('SIGKILL'), share * usual);
    });
    const how = await process.ended;
    if (how !== 'SIGKILL') wrong.push(`kill ${run}: the process ended by itself: ${how}`);
    count.saves += process.saved.length;
    if (process.wanted.length > process.saved.length) count.inSave++;
    for (const id of process.saved) acknowledged.add(id);
    const torn = idsOf(read(file)) === undefined;
    // A file written in place may be torn; then the journal must have it.
    if (torn) count.torn++;
    const restored = await restorePending(places, wrong);
    count.restored += restored;
    const ids = new Set(idsOf(read(file)) ?? []);
    if (torn && (!linked || restored === 0)) wrong.push(`kill ${run}: the file is torn`);
    for (const id of acknowledged) if (!ids.has(id)) wrong.push(`kill ${run}: ${id} is lost`);
    count.lost += [...acknowledged].filter((id) => !ids.has(id)).length;
    count.unnoted += process.wanted.filter((id) => !ids.has(id)).length;
    if (ids.size > MOST_IDS) {
      places = work.places(`${name} ${run + 1}`);
      file = path.join(places.texts, FILE);
      makeCorpus(places);
      acknowledged.clear();
    }
    if (linked && fs.existsSync(file) && fs.statSync(file).nlink === 1) {
      fs.linkSync(file, path.join(places.texts, `second name ${run}`));
    }
  }
  return { ...count, run, wrong };
}

/** Row 21: the port refuses every file, the process is killed, then files are accepted again. */
async function refusedThenKilled(work: Workshop, asked: number, seed: number): Promise<ReportRow> {
  const wrong: string[] = [];
  let run = 0;
  for (; run < asked; run++) {
    const places = work.places(`refused ${run}`);
    const file = path.join(places.texts, FILE);
    makeCorpus(places);
    const whole = work.start({ places, name: 'before', count: 2 });
    if ((await whole.ended) !== 0) wrong.push(`window ${run}: nothing was saved at first`);
    const before = read(file);
    const process = work.start({ places, name: 'refused', count: 10, refusal: 'ENOSPC' });
    const most = 1 + (run % 5);
    process.onLine(() => {
      if (process.refused.length >= most) process.child.kill('SIGKILL');
    });
    await process.ended;
    if (read(file) !== before) wrong.push(`window ${run}: the file was touched`);
    await restorePending(places, wrong);
    const ids = idsOf(read(file)) ?? [];
    // Refused changes were recorded before; only the last change may have come after the kill.
    const refused = process.wanted.slice(0, process.refused.length);
    for (const id of ['before-0', 'before-1', ...refused]) {
      if (!ids.includes(id)) wrong.push(`window ${run}: ${id} is lost`);
    }
  }
  return {
    row: 21,
    check:
      'every file is refused (ENOSPC of the port), then the process is killed: restored from the journal',
    asked,
    run,
    seed,
    result: wrong.length === 0 ? 'ok: 0 lost' : wrong.slice(0, 3).join('; '),
  };
}

/** Saves again as the next window does after “Save Again”; returns the number of changes that were
 * not saved. */
async function restorePending(places: Places, wrong: string[]): Promise<number> {
  const journal = journalOf(places);
  const files = diskFiles(places);
  const { changes, unreadable } = await journal.pending();
  for (const name of unreadable) wrong.push(`the entry ${name} cannot be read`);
  let restored = 0;
  for (const change of changes) {
    const now = (await files.read(change.path))?.text;
    const result = restore(change, now);
    if (result.kind !== 'nothing') {
      restored++;
      // A torn file is replaced by the recorded text: the user was shown both.
      const text = result.kind === 'text' ? result.text : change.wanted;
      const outcome = await files.write(change.path, now, text, () => Promise.resolve(true));
      if (outcome.kind !== 'saved') wrong.push(`restoring: ${JSON.stringify(outcome)}`);
    }
    await journal.discard(change.id);
  }
  return restored;
}

function read(file: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}
