import fs from 'node:fs';
import path from 'node:path';
import { createJournal, journaledFiles, restore } from '../../src/project';
import type { Disk } from '../../src/node/disk/disk';
import { journalStore } from '../../src/vscode/node/journalStore';
import { generator } from '../bench/generated';
import { stillEnvironment } from '../support/environment';
import { diskFiles, type Places } from './diskCorpus';
import { workshop } from './processes';
import { resultOf, type ReportRow } from './report';

const FILE = 'harbour.txt.annotations.yaml';

/** The calls of a save on a file handle or the disk. */
const CALLS = {
  open: ['open'],
  read: ['read'],
  write: ['write', 'writeFile'],
  fsync: ['sync'],
  truncate: ['truncate'],
  close: ['close'],
  stat: ['stat'],
  rename: ['rename'],
} as const;

type Call = keyof typeof CALLS;

const CODES = ['EIO', 'ENOSPC', 'EDQUOT'] as const;

/** Row 8: a fault of the port, from a random call of a save on, which passes or stays. `asked`: how
 * often for each kind of call, for files that are replaced and files that are written in place. */
export async function portFaultRows(asked: number, seed: number): Promise<readonly ReportRow[]> {
  const work = workshop();
  try {
    const rows: ReportRow[] = [];
    for (const isLinked of [false, true]) {
      for (const call of Object.keys(CALLS) as Call[]) {
        const check = `faults of ${call} (of the port), files ${isLinked ? 'written in place' : 'replaced'}`;
        const places = work.places(check);
        const random = generator(seed);
        const wrong: string[] = [];
        const count = { saved: 0, refused: 0, torn: 0 };
        for (let run = 0; run < asked; run++) {
          const reported = await faultyOnce(places, { call, isLinked, random });
          count[reported.kind]++;
          wrong.push(...reported.wrong.map((what) => `save ${run}: ${what}`));
        }
        const reported =
          `${count.saved} saved, ${count.refused} refused and whole, ` +
          `${count.torn} torn with both texts in the journal; all saved afterwards`;
        rows.push({ row: 8, check, asked, run: asked, seed, result: resultOf(reported, wrong) });
      }
    }
    return rows;
  } finally {
    work.remove();
  }
}

interface Case {
  readonly call: Call;
  readonly isLinked: boolean;
  readonly random: () => number;
}

interface Reported {
  readonly kind: 'saved' | 'refused' | 'torn';
  readonly wrong: readonly string[];
}

async function faultyOnce(places: Places, { call, isLinked, random }: Case): Promise<Reported> {
  const file = path.join(places.texts, FILE);
  for (const folder of Object.values(places) as string[]) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder);
  }
  const [base, wanted] = [textOf('Before', random), textOf('After', random)];
  fs.writeFileSync(file, base);
  if (isLinked) fs.linkSync(file, path.join(places.texts, 'second name'));
  const names = fs.readdirSync(places.texts);
  const code = CODES[Math.floor(random() * CODES.length)] ?? 'EIO';
  const first = 1 + Math.floor(random() * 5);
  const last = random() < 0.5 ? Infinity : first;
  const isFaulty = (number: number): boolean => number >= first && number <= last;
  const disk = faultyDisk(call, code, isFaulty, random);
  const { clock, log } = stillEnvironment();
  const store = journalStore(places.journal);
  const journal = createJournal(store, clock, log);
  const outcome = await journaledFiles(diskFiles(places, disk), journal, places.texts).write(
    FILE,
    base,
    wanted,
  );
  const wrong: string[] = [];
  const now = fs.readFileSync(file, 'utf8');
  const isTorn = now !== base && now !== wanted;
  const later = { ...store, session: 'later', isInUse: () => Promise.resolve(false) };
  const { changes } = await createJournal(later, clock, log).pending();
  if (outcome.kind === 'saved') {
    if (now !== wanted) wrong.push('it answered “saved”, and the file holds something else');
    if (changes.length > 0) wrong.push('what is saved is pending');
  } else if (outcome.kind === 'failed') {
    if (outcome.reason !== code) wrong.push(`the reason is ${outcome.reason}, not ${code}`);
    if (isTorn && outcome.torn !== true) wrong.push('it is torn, and nothing says so');
    const [change] = changes;
    if (changes.length !== 1 || change?.base !== base || change.wanted !== wanted) {
      wrong.push('the journal does not hold both texts');
    } else if (isTorn && restore(change, now).kind !== 'torn') {
      wrong.push('both texts are not offered');
    }
  } else wrong.push(`it answered ${JSON.stringify(outcome)}`);
  const left = fs.readdirSync(places.texts).filter((name) => !names.includes(name));
  if (left.length > 0) wrong.push(`${left.join(', ')} was left`);
  // The window continues, and its disk works again.
  const well = journaledFiles(diskFiles(places), journal, places.texts);
  const again = await well.write(FILE, base, wanted);
  if (again.kind !== 'saved') wrong.push(`later it answered ${JSON.stringify(again)}`);
  if (fs.readFileSync(file, 'utf8') !== wanted) wrong.push('later the text is not there');
  if (fs.readdirSync(places.journal).length > 0) wrong.push('later the journal is not empty');
  return { kind: outcome.kind === 'saved' ? 'saved' : isTorn ? 'torn' : 'refused', wrong };
}

/** `isFaulty`: by the number of the call of that kind, from 1. */
function faultyDisk(
  call: Call,
  code: string,
  isFaulty: (number: number) => boolean,
  random: () => number,
): Disk {
  const methods: readonly string[] = CALLS[call];
  let calls = 0;
  const fault = (): Error => Object.assign(new Error(code), { code });
  const wrapped = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (_, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        const plain = (given: unknown[]): unknown => Reflect.apply(value, target, given);
        return async (...given: unknown[]): Promise<unknown> => {
          if (methods.includes(String(key)) && isFaulty(++calls)) {
            await beforeFault(String(key), given, plain, random());
            throw fault();
          }
          const answer: unknown = await plain(given);
          return key === 'open' ? wrapped(answer as object) : answer;
        };
      },
    });
  return wrapped(fs.promises);
}

/** The effect of a call before it fails: part of its bytes is written, a file is closed. */
async function beforeFault(
  method: string,
  given: readonly unknown[],
  plain: (given: unknown[]) => unknown,
  share: number,
): Promise<void> {
  if (method === 'close') await plain([]);
  if (method === 'write') {
    const [bytes, from, length, position] = given as [Buffer, number, number, number];
    await plain([bytes, from, Math.floor(length * share), position]);
  }
  if (method === 'writeFile') {
    const bytes = Buffer.from(given[0] as Uint8Array);
    await plain([bytes.subarray(0, bytes.length * share)]);
  }
}

function textOf(word: string, random: () => number): string {
  return `${word} – who wants night shifts?\n`.repeat(1 + Math.floor(300 * random()));
}
