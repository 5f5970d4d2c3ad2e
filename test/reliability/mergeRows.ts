import { generator } from '../bench/generated';
import { gitMissing, repository } from './gitRepository';
import { twoAdding } from './merges';
import type { TwoCoders } from './merges';
import { countMerges } from './mergesCompared';
import type { ReportRow } from './report';

/** Row 11: git merges of two coders. `asked`: how many random merges, 2,000 for the full run;
 * `inGit`: how many files real git merges. */
export function mergeRows(asked: number, seed: number, inGit = FILES): readonly ReportRow[] {
  const random = generator(seed);
  const files = Object.fromEntries(
    Array.from({ length: inGit }, (_, at) => [
      `article-${at}.txt.annotations.yaml`,
      twoAdding(SIZE, MOST_ADDED, random),
    ]),
  );
  const real = [false, true].map((driver) => gitMerges(files, driver, seed));
  return [randomMerges(asked, seed), ...real];
}

function randomMerges(asked: number, seed: number): ReportRow {
  const { run, lost, doubled, unreadable, withConflicts, wrong } = countMerges(asked, seed);
  const reported = `${lost} lost, ${doubled} doubled, ${unreadable} unreadable; ${withConflicts} asked`;
  const result =
    wrong.length === 0 ? `ok: ${reported}` : `${reported}: ${wrong.slice(0, 3).join('; ')}`;
  return { row: 11, check: 'random merges by id and field', asked, run, seed, result };
}

/** Files that are merged in the repository, and how many of them may conflict without the
 * driver. */
const FILES = 40;
const MOST_CONFLICTS = 3;

/** An article that was coded once, to which each coder adds one or two annotations. Git alone
 * conflicts wherever both add between the same two entries, so the share of conflicts falls with
 * the size and grows with the product of both numbers of additions. */
const SIZE = 80;
const MOST_ADDED = 2;

/** Both only add to the files, and one real `git merge` combines their work. */
function gitMerges(
  files: Readonly<Record<string, TwoCoders>>,
  withDriver: boolean,
  seed: number,
): ReportRow {
  const check = `real git merges (${SIZE} positions, each adds 1 or ${MOST_ADDED}) ${withDriver ? 'with' : 'without'} the driver`;
  const asked = Object.keys(files).length;
  const about = { row: 11, check, asked, seed };
  const missing = gitMissing();
  if (missing !== undefined) return { ...about, run: 0, result: `not run: ${missing}` };
  const repo = repository();
  try {
    if (withDriver) repo.installDriver();
    const { conflicted } = repo.merge(files);
    const incomplete = Object.entries(files).filter(
      ([name, { ours, theirs }]) =>
        !conflicted.includes(name) && !holdsAll(repo.read(name), [ours, theirs]),
    );
    const reported = `${conflicted.length} in conflict, ${incomplete.length} incomplete`;
    const isGood = conflicted.length <= (withDriver ? 0 : MOST_CONFLICTS);
    const result = isGood && incomplete.length === 0 ? `ok: ${reported}` : reported;
    return { ...about, run: asked, result };
  } finally {
    repo.remove();
  }
}

/** Whether each id of the versions is in the text once. */
function holdsAll(text: string, versions: readonly string[]): boolean {
  const wanted = new Set(versions.flatMap(idsIn));
  const ids = idsIn(text);
  return ids.length === wanted.size && ids.every((id) => wanted.has(id));
}

function idsIn(text: string): readonly string[] {
  return [...text.matchAll(/^ +- id: (\S+)/gm)].map(([, id = '']) => id);
}
