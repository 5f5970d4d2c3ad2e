import fs from 'node:fs';
import path from 'node:path';
import { createJournal, journaledFiles, type WriteOutcome } from '../../src/project';
import type { Disk } from '../../src/node/disk/disk';
import { journalStore } from '../../src/vscode/node/journalStore';
import { stillEnvironment } from '../support/environment';
import { generator } from '../bench/generated';
import { diskFiles, type Places } from './diskCorpus';
import { mountMemory, mountOnItself, mountReadOnly, mountWritable, unmount } from './mounts';
import { portFaultRows } from './portFaults';
import { workshop, type Workshop } from './processes';
import type { ReportRow } from './report';

const FILE = 'harbour.txt.annotations.yaml';

/** Row 8: failures of the disk. `asked`: how often each, 50 for the full run. */
export async function diskRows(asked: number, seed: number): Promise<readonly ReportRow[]> {
  const work = workshop();
  try {
    const rows: ReportRow[] = [];
    for (const fault of FAULTS) rows.push(await refusals(work, fault, asked, seed));
    return [...rows, ...(await portFaultRows(asked, seed))];
  } finally {
    work.remove();
  }
}

interface Fault {
  readonly check: string;
  /** Codes that the outcome may have; empty if the file must be saved all the same. */
  readonly codes: readonly string[];
  /** The size, in kilobytes, of a separate file system for the texts. */
  readonly kilobytes?: number;
  /** Makes the next save fail; returns a function that ends the failure, or a text: why it is not
   * possible here. */
  begin(scene: Scene): (() => void) | string;
  readonly disk?: Partial<Disk>;
  /** The new text's file cannot be removed: it is in the folder that was moved. */
  readonly leavesFile?: true;
}

interface Scene {
  readonly texts: string;
  readonly file: string;
  readonly random: () => number;
}

const FAULTS: readonly Fault[] = [
  {
    check: 'ENOSPC: a full disk, with room for a part of the text',
    codes: ['ENOSPC'],
    kilobytes: 512,
    begin: (scene) => fill(scene),
  },
  {
    check: 'ENOSPC: a full disk under a file with two names',
    codes: ['ENOSPC'],
    kilobytes: 512,
    begin: (scene) => {
      const second = path.join(scene.texts, 'second name');
      fs.linkSync(scene.file, second);
      const empty = fill(scene);
      return () => {
        empty();
        fs.rmSync(second);
      };
    },
  },
  {
    check: 'EROFS: a disk that became read-only',
    codes: ['EROFS'],
    kilobytes: 2048,
    begin: ({ texts }) => mountReadOnly(texts) ?? (() => void mountWritable(texts)),
  },
  {
    check: 'EACCES: a folder and a file that may not be written',
    codes: ['EACCES'],
    begin: (scene) => forbidNewFiles(scene, 0o444),
  },
  {
    check: 'a folder that forbids new files around a file that may be written: saved in place',
    codes: [],
    begin: (scene) => forbidNewFiles(scene, 0o666),
  },
  {
    check: 'EBUSY: a file that is mounted by itself: saved in place',
    codes: [],
    begin: ({ file }) => mountOnItself(file) ?? (() => unmount(file)),
  },
  {
    check: 'ENOENT: the folder is gone',
    codes: ['ENOENT'],
    begin: ({ texts }) => {
      fs.renameSync(texts, `${texts} elsewhere`);
      return () => fs.renameSync(`${texts} elsewhere`, texts);
    },
  },
  {
    check: 'ENOENT: the folder goes between the new text and its place',
    codes: ['ENOENT'],
    leavesFile: true,
    disk: {
      rename: async (from, to) => {
        const folder = path.dirname(String(from));
        fs.renameSync(folder, `${folder} elsewhere`);
        await fs.promises.rename(from, to);
      },
    },
    begin:
      ({ texts }) =>
      () => {
        if (fs.existsSync(`${texts} elsewhere`)) fs.renameSync(`${texts} elsewhere`, texts);
      },
  },
  ...['EBUSY', 'EDQUOT', 'EIO'].map((code): Fault => {
    const refuse = (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
    // Writing in place is refused as well.
    const open: Disk['open'] = (file, flags, mode) =>
      flags === 'r+' ? refuse() : fs.promises.open(file, flags, mode);
    return {
      check: `${code} of renaming, and of opening in place (of the port: it cannot be had for real)`,
      codes: [code],
      disk: { open, rename: refuse },
      begin: () => () => undefined,
    };
  }),
];

/** Fills the file system except for a random number of its pages. */
function fill({ texts, random }: Scene): () => void {
  const filler = path.join(texts, 'filler');
  const free = fs.statfsSync(texts);
  const pages = Math.max(0, free.bfree - Math.floor(random() * 20));
  fs.writeFileSync(filler, Buffer.alloc(pages * free.bsize));
  return () => fs.rmSync(filler);
}

/** A folder that refuses new files, and a file of the given mode. Permissions do not bind the
 * superuser, who saves as a user without rights. */
function forbidNewFiles({ texts, file }: Scene, mode: number): (() => void) | string {
  if (process.seteuid === undefined) return 'this system knows no such permissions';
  fs.chmodSync(file, mode);
  fs.chmodSync(texts, 0o555);
  const user = process.getuid?.() ?? 0;
  if (user === 0) process.seteuid(NO_ONE);
  return () => {
    if (user === 0) process.seteuid?.(user);
    fs.chmodSync(texts, 0o755);
    fs.chmodSync(file, 0o644);
  };
}

const NO_ONE = 65_534;

async function refusals(
  work: Workshop,
  fault: Fault,
  asked: number,
  seed: number,
): Promise<ReportRow> {
  const { check, codes, kilobytes } = fault;
  const about = { row: 8, check, asked, seed };
  const places = work.places(check);
  const missing = kilobytes === undefined ? undefined : mountMemory(places.texts, kilobytes);
  if (missing !== undefined) return { ...about, run: 0, result: `not run: ${missing}` };
  const wrong: string[] = [];
  const random = generator(seed);
  try {
    for (let run = 0; run < asked; run++) {
      const reported = await refusedOnce(places, fault, random);
      if (reported.kind === 'impossible')
        return { ...about, run, result: `not run: ${reported.why}` };
      wrong.push(...reported.wrong.map((what) => `save ${run}: ${what}`));
    }
  } finally {
    if (kilobytes !== undefined) unmount(places.texts);
  }
  const kept = codes.length === 0 ? 'all saved' : 'nothing lost, all saved afterwards';
  const result = wrong.length === 0 ? `ok: ${kept}` : wrong.slice(0, 3).join('; ');
  return { ...about, run: asked, result };
}

type Reported =
  | { readonly kind: 'impossible'; readonly why: string }
  | { readonly kind: 'told'; readonly wrong: readonly string[] };

async function refusedOnce(places: Places, fault: Fault, random: () => number): Promise<Reported> {
  const scene = { texts: places.texts, file: path.join(places.texts, FILE), random };
  // More than the free pages of the full disk.
  const [base, wanted] = [textOf(20_000 * random()), textOf(100_000 + 100_000 * random())];
  fs.rmSync(scene.file, { force: true });
  fs.writeFileSync(scene.file, base);
  for (const folder of [places.journal, places.locks]) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder);
    // So that the user without rights can save.
    fs.chmodSync(folder, 0o777);
  }
  const { clock, log } = stillEnvironment();
  const store = journalStore(places.journal);
  const disk = diskFiles(places, { ...fs.promises, ...fault.disk });
  const files = journaledFiles(disk, createJournal(store, clock, log), places.texts);
  const names = fs.readdirSync(places.texts);
  const undo = fault.begin(scene);
  if (typeof undo === 'string') return { kind: 'impossible', why: undo };
  const outcome = await files.write(FILE, base, wanted).finally(undo);
  const wrong: string[] = [];
  const isSaved = fault.codes.length === 0;
  const isExpected = isSaved ? outcome.kind === 'saved' : isOneOf(outcome, fault.codes);
  if (!isExpected) wrong.push(`it answered ${JSON.stringify(outcome)}`);
  if (fs.readFileSync(scene.file, 'utf8') !== (isSaved ? wanted : base)) {
    wrong.push('the file holds neither the old text nor all of the new one');
  }
  const left = fs.readdirSync(places.texts).filter((name) => !names.includes(name));
  if (left.length > 0 && fault.leavesFile !== true) wrong.push(`${left.join(', ')} was left`);
  for (const name of left) fs.rmSync(path.join(places.texts, name));
  // As the next window sees it.
  const later = { ...store, session: 'later', isInUse: () => Promise.resolve(false) };
  const { changes } = await createJournal(later, clock, log).pending();
  const noted = changes.map((change) => change.wanted);
  if (noted.length !== (isSaved ? 0 : 1)) wrong.push(`the journal holds ${noted.length} changes`);
  if (!isSaved && noted[0] !== wanted) wrong.push('the journal holds another text');
  const again = await diskFiles(places).write(FILE, isSaved ? wanted : base, wanted, kept);
  if (again.kind !== 'saved') wrong.push(`later it answered ${JSON.stringify(again)}`);
  if (fs.readFileSync(scene.file, 'utf8') !== wanted) wrong.push('later the text is not there');
  return { kind: 'told', wrong };
}

/** The journal of the writing window holds both texts. */
const kept = (): Promise<boolean> => Promise.resolve(true);

function isOneOf(outcome: WriteOutcome, codes: readonly string[]): boolean {
  return outcome.kind === 'failed' && codes.includes(outcome.reason);
}

function textOf(length: number): string {
  return 'Night shifts – who wants them?\n'.repeat(Math.ceil(length / 33));
}
