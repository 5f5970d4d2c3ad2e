import assert from 'node:assert/strict';
import type { KnownRow } from '../../reliability/evidence';
import type { GitAnswer } from '../../reliability/gitIds';
import { judgedBy, type Group } from '../../reliability/groups';
import { groupsToRun, listLines, staleLines } from '../../reliability/overview';

const rows = async (): Promise<readonly KnownRow[]> => [];
const yaml: Group = { name: 'files', asked: 10, code: ['yaml'], check: 'test/files.ts', rows };
const text: Group = { name: 'edits', asked: 10, code: ['text'], check: 'test/edits.ts', rows };
const nothing: Group = { name: 'imports', asked: 1, code: [], check: 'test/imports.ts', rows };
const never: Group = { name: 'kills', asked: 1, code: ['project'], check: 'test/kills.ts', rows };
const groups = [yaml, text, nothing, never];

/** Ids of all that is judged, as git has them now. */
const answer: GitAnswer = {
  kind: 'ids',
  ids: new Map(groups.flatMap((group) => Object.values(judgedBy(group)).map((at) => [at, 'aa']))),
};
const noGit: GitAnswer = { kind: 'unknown', why: 'there is no git' };

function kept(group: string, code: Record<string, string>, more: Partial<KnownRow> = {}): KnownRow {
  const counts = { row: 4, asked: 10, run: 10, seed: 1, result: 'ok: 0 lost', seconds: 3 };
  return { ...counts, check: group, group, date: '2024-05-02', machine: 'Node', code, ...more };
}

const known: readonly KnownRow[] = [
  kept('files', { yaml: 'aa', check: 'aa' }),
  kept('edits', { text: 'bb', check: 'aa' }, { row: 1 }),
  kept('edits', { text: 'bb', check: 'aa' }, { row: 2, check: 'more edits' }),
  kept('imports', {}, { row: 15, run: 0, result: 'not run: none' }),
];

suite('What is known of the rows of the reliability report', () => {
  test('the check names what is stale and why, and counts all rows', () => {
    assert.deepEqual(staleLines(groups, known, answer), [
      'stale: edits, 2 of row 1 and 2, run on 2024-05-02: src/core/text has changed',
      'never run: kills',
      '1 ok, 0 red, 1 not run, 2 stale',
    ]);
  });

  test('groups with a stale row are run again, and those that were never run', () => {
    assert.deepEqual(groupsToRun(groups, known, answer), [text, never]);
  });

  test('the list has groups with what they judge, and rows with their last run', () => {
    assert.deepEqual(listLines(groups, known, answer), [
      'files (took 3 s): src/core/yaml, test/files.ts',
      '  ok      4 files, 2024-05-02',
      'edits (took 3 s): src/core/text, test/edits.ts',
      '  stale   1 edits, 2024-05-02: src/core/text has changed',
      '  stale   2 more edits, 2024-05-02: src/core/text has changed',
      'imports (took 3 s): test/imports.ts',
      '  not run 15 imports, 2024-05-02',
      'kills (never run): src/project, test/kills.ts',
      '1 ok, 0 red, 1 not run, 2 stale',
    ]);
  });

  test('without git it says why it cannot tell, and asks for no row again', () => {
    const cannot =
      'Which rows of docs/evidence/reliability.md are stale cannot be told here: there is no git';
    assert.deepEqual(staleLines(groups, known, noGit), [cannot]);
    assert.equal(listLines(groups, known, noGit).at(-1), cannot);
    assert.deepEqual(groupsToRun(groups, known, noGit), [never]);
  });
});
