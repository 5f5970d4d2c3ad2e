import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { mergeAnnotationFiles, readConflictMarkers } from '../../../src/core';
import { gitMissing, repository, type Repository } from '../../reliability/gitRepository';
import { ONE_POSITION as BASE } from '../../support/onePosition';

const FILE = 'articles/a b.txt.annotations.yaml';
const OURS = BASE.replace('stance: oppose', 'stance: neutral\n    note: "ours"');
const THEIRS = BASE.replace('stance: oppose', 'stance: support\n    tags:\n      - pay');

suite('The merge driver in real git', () => {
  let repo: Repository;

  suiteSetup(function () {
    const reason = gitMissing();
    if (reason === undefined) return;
    console.log(`Not run: ${reason}.`);
    this.skip();
  });
  setup(() => {
    repo = repository();
    repo.installDriver();
  });
  teardown(() => repo.remove());

  test('a field that both changed leaves the file in conflict, with markers around that field only', () => {
    const { code, output, conflicted } = repo.merge({
      [FILE]: { base: BASE, ours: OURS, theirs: THEIRS },
    });
    assert.equal(code, 1, output);
    assert.deepEqual(conflicted, [FILE]);
    assert.match(output, /both sides changed aaaaaaaa stance/);
    assert.equal(
      repo.read(FILE),
      BASE.replace(
        '    stance: oppose\n',
        '<<<<<<< HEAD\n    stance: neutral\n||||||| base\n    stance: oppose\n=======\n' +
          '    stance: support\n>>>>>>> tom\n    tags:\n      - pay\n    note: "ours"\n',
      ),
    );
  });

  test('what is left in conflict can be taken apart again, and then only that field is asked', () => {
    repo.merge({ [FILE]: { base: BASE, ours: OURS, theirs: THEIRS } });
    const read = readConflictMarkers(repo.read(FILE));
    assert.ok(read.kind === 'conflicted');
    assert.deepEqual(read.labels, { ours: 'HEAD', theirs: 'tom' });
    const merged = mergeAnnotationFiles(read.base, read.ours, read.theirs, () => 'theirs');
    assert.ok(merged.kind === 'merged');
    assert.deepEqual(
      merged.conflicts.map(({ id, path }) => [id, ...path]),
      [['aaaaaaaa', 'stance']],
    );
    assert.match(merged.text, /stance: support\n {4}tags:\n {6}- pay\n {4}note: "ours"/);
  });

  test('both made the file: it holds what both wrote, without a conflict', () => {
    const other = BASE.replace('aaaaaaaa', 'bbbbbbbb').replace('start: 10', 'start: 5');
    repo.git('checkout', '-q', '-b', 'tom');
    commit(repo, other);
    repo.git('checkout', '-q', 'main');
    commit(repo, BASE);
    const { code, output } = repo.git('merge', '--no-edit', 'tom');
    assert.equal(code, 0, output);
    assert.match(repo.read(FILE), /id: bbbbbbbb[^]*id: aaaaaaaa/);
  });

  test('a version that cannot be read leaves all three between markers', () => {
    const theirs = THEIRS.replace('actor: union', 'actor: *union');
    const { code, output, conflicted } = repo.merge({ [FILE]: { base: BASE, ours: OURS, theirs } });
    assert.equal(code, 1);
    assert.deepEqual(conflicted, [FILE]);
    assert.match(output, /\(theirs\):4:12 error alias/);
    const read = readConflictMarkers(repo.read(FILE));
    assert.ok(read.kind === 'conflicted');
    assert.deepEqual([read.ours, read.base, read.theirs], [OURS, BASE, theirs]);
  });

  test('where nothing can be written, git stops, and nobody takes ours for the result', () => {
    const launcher = path.join(repo.folder, '.git', 'merge annotations.sh');
    const script = fs.readFileSync(launcher, 'utf8');
    // Ours is gone when the program looks for it.
    fs.writeFileSync(launcher, script.replace('if test', 'rm "$2"\nif test'));
    const { code, output, conflicted } = repo.merge({
      [FILE]: { base: BASE, ours: OURS, theirs: THEIRS },
    });
    assert.match(output, /was not merged/);
    assert.ok(code !== null && code > 1, output);
    assert.deepEqual(conflicted, []);
    assert.equal(repo.read(FILE), OURS);
  });

  for (const removed of ["it's a program.js", 'merge annotations.sh']) {
    test(`without “${removed}” git merges as it does without us, with markers`, () => {
      fs.rmSync(path.join(repo.folder, '.git', removed));
      const { conflicted } = repo.merge({ [FILE]: { base: BASE, ours: OURS, theirs: THEIRS } });
      assert.deepEqual(conflicted, [FILE]);
      const text = repo.read(FILE);
      for (const line of ['<<<<<<< ours', 'stance: neutral', 'stance: support', '>>>>>>> theirs']) {
        assert.ok(text.includes(line), text);
      }
    });
  }

  test('histories that cross are merged without markers in the base', () => {
    // Two ancestors: each side has merged the other's first version.
    const note = (words: string): string =>
      BASE.replace('stance: oppose', `stance: oppose\n    note: "${words}"`);
    commit(repo, BASE);
    repo.git('checkout', '-q', '-b', 'tom');
    commit(repo, note('tom'));
    repo.git('branch', 'tom-first');
    repo.git('checkout', '-q', 'main');
    commit(repo, note('lea'));
    repo.git('branch', 'lea-first');
    for (const [branch, other] of [
      ['main', 'tom-first'],
      ['tom', 'lea-first'],
    ] as const) {
      repo.git('checkout', '-q', branch);
      assert.equal(repo.git('merge', '--no-edit', other).code, 1);
      commit(repo, note(`as ${branch} decides`));
    }
    repo.git('checkout', '-q', 'main');
    assert.equal(repo.git('merge', '--no-edit', 'tom').code, 1);
    const read = readConflictMarkers(repo.read(FILE));
    assert.ok(read.kind === 'conflicted');
    assert.deepEqual([read.ours, read.theirs], [note('as main decides'), note('as tom decides')]);
    assert.ok(mergeAnnotationFiles(read.base, read.ours, read.theirs).kind === 'merged');
  });
});

function commit(repo: Repository, text: string): void {
  repo.write({ [FILE]: text });
  repo.git('add', '-A');
  const { code, output } = repo.git('commit', '-q', '-m', 'Code');
  assert.equal(code, 0, output);
}
