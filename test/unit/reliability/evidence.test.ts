import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { keptIds, staleReasons, type Judged } from '../../reliability/evidence';
import { gitIds, type CodeIds } from '../../reliability/gitIds';
import { gitMissing, repository, type Repository } from '../../reliability/gitRepository';
import { temporaryFolder } from '../../support/temporaryFolder';

const JUDGED: Judged = { anchoring: 'src/anchoring', check: 'test/quotes.ts' };

/** A project whose row judges one folder and the file that makes it, and not `src/views`. */
const PROJECT = {
  'src/anchoring/find.ts': 'find = 1;\n',
  'src/views/card.ts': 'card = 1;\n',
  'test/quotes.ts': 'count = 1000;\n',
};

suite('A row of the reliability report is stale', function () {
  this.timeout(30_000);
  let project: Repository;
  setup(function () {
    if (gitMissing() !== undefined) this.skip();
    project = repository();
    commit(PROJECT);
  });
  teardown(() => {
    if (gitMissing() === undefined) project.remove();
  });

  const commit = (files: Readonly<Record<string, string>>): void => {
    project.write(files);
    project.git('add', '-A');
    const { code, output } = project.git('commit', '-q', '-m', 'Change');
    assert.equal(code, 0, output);
  };
  const now = (judged = JUDGED): CodeIds => idsOf(project.folder, judged);
  /** As a run does that begins and ends now. */
  const run = (): Record<string, string> => keptIds(JUDGED, now(), now());
  const reasons = (code: Record<string, string>, judged = JUDGED): readonly string[] =>
    staleReasons({ code }, judged, now(judged));

  test('not after its run, and not when something else changes', () => {
    const code = run();
    assert.match(code.anchoring!, /^[0-9a-f]{12}$/);
    commit({ 'src/views/card.ts': 'card = 2;\n' });
    project.write({ 'src/views/new.ts': '' });
    assert.deepEqual(reasons(code), []);
  });

  test('when the code that it judged has changed, until that is taken back', () => {
    const code = run();
    commit({ 'src/anchoring/find.ts': 'find = 2;\n' });
    assert.deepEqual(reasons(code), ['src/anchoring has changed']);
    commit({ 'src/anchoring/find.ts': PROJECT['src/anchoring/find.ts'] });
    assert.deepEqual(reasons(code), []);
  });

  test('when the check that made it has changed', () => {
    const code = run();
    commit({ 'test/quotes.ts': 'count = 10;\n' });
    assert.deepEqual(reasons(code), ['test/quotes.ts has changed']);
  });

  test('while a change is not committed, also as a new file', () => {
    const code = run();
    project.write({ 'src/anchoring/deep/new.ts': 'found = 1;\n' });
    assert.deepEqual(reasons(code), ['src/anchoring has changes that are not committed']);
  });

  test('at once when it was run on what is not committed, and for good', () => {
    project.write({ 'src/anchoring/find.ts': 'find = 3;\n' });
    const code = run();
    assert.deepEqual(reasons(code), ['src/anchoring was not committed when it was run']);
    commit({ 'src/anchoring/find.ts': 'find = 3;\n' });
    assert.deepEqual(reasons(code), ['src/anchoring was not committed when it was run']);
  });

  test('when the code changed while it was run', () => {
    const atStart = now();
    commit({ 'src/anchoring/find.ts': 'find = 4;\n' });
    const code = keptIds(JUDGED, atStart, now());
    assert.deepEqual(reasons(code), ['src/anchoring was not committed when it was run']);
  });

  test('when the folder is gone; not when it moved as it was and the list of folders says where', () => {
    const code = run();
    commit({ 'src/core/other.ts': '' });
    project.git('mv', 'src/anchoring', 'src/core/anchoring');
    commit({});
    assert.deepEqual(reasons(code), ['src/anchoring is gone']);
    assert.deepEqual(reasons(code, { ...JUDGED, anchoring: 'src/core/anchoring' }), []);
  });

  test('when it judges one folder more, or was run before ids were kept', () => {
    const more = { ...JUDGED, views: 'src/views' };
    assert.deepEqual(reasons(run(), more), ['no id of src/views was kept']);
    assert.deepEqual(reasons({}), ['no ids of its code were kept']);
  });

  test('a folder inside of another has its own id', () => {
    const judged = { all: 'src', ...JUDGED };
    const ids = now(judged);
    assert.equal(new Set(Object.values(keptIds(judged, ids, ids))).size, 3);
  });

  test('a shallow clone tells the same', () => {
    const code = run();
    commit({ 'src/anchoring/find.ts': 'find = 5;\n' });
    const clone = path.join(project.folder, 'clone');
    const { code: cloned, output } = project.git(
      ...['clone', '-q', '--depth', '1', `file://${project.folder}`, clone],
    );
    assert.equal(cloned, 0, output);
    const ids = idsOf(clone, JUDGED);
    assert.deepEqual(staleReasons({ code }, JUDGED, ids), ['src/anchoring has changed']);
  });

  test('in a repository of something else, and without a commit, nothing is told', () => {
    const inside = path.join(project.folder, 'src');
    assert.equal(gitIds(inside, ['none/here']).kind, 'unknown');
    fs.rmSync(path.join(project.folder, '.git'), { recursive: true });
    assert.equal(project.git('init', '-q').code, 0);
    assert.deepEqual(gitIds(project.folder, ['src/anchoring']), {
      kind: 'unknown',
      why: 'none of the folders is in a commit',
    });
  });
});

suite('Where git cannot tell', () => {
  test('the answer says why, and nothing fails', () => {
    const answer = gitIds(temporaryFolder('no-repository'), ['src']);
    assert.equal(answer.kind, 'unknown');
    assert.notEqual(answer.why, '');
  });
});

function idsOf(root: string, judged: Judged): CodeIds {
  const answer = gitIds(root, Object.values(judged));
  assert.equal(answer.kind, 'ids', JSON.stringify(answer));
  return answer.ids;
}
