import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { replaceFile } from '../../../../src/vscode/node/replaceFile';

const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';

suite('Replacing a file on disk', () => {
  let folder: string;
  let file: string;

  setup(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'replace-')));
    file = path.join(folder, 'talks.md.annotations.yaml');
  });
  teardown(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('a new file is made, and nothing else is left beside it', async () => {
    assert.deepEqual(await replaceFile(file, undefined, 'new: “words”\n'), { kind: 'saved' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'new: “words”\n');
    assert.deepEqual(fs.readdirSync(folder), [path.basename(file)]);
  });

  test('a file is replaced whole: a byte order mark, CRLF and an empty text are texts like any other', async () => {
    const texts = ['\uFEFFone\r\n', 'two\r', '', 'three: 😀\n'];
    let before: string | undefined;
    for (const next of texts) {
      assert.deepEqual(await replaceFile(file, before, next), { kind: 'saved' });
      assert.deepEqual(fs.readFileSync(file), Buffer.from(next));
      before = next;
    }
  });

  test('whoever reads meanwhile sees the old text or the new one, never a part', async () => {
    const texts = ['a'.repeat(300_000), 'b'.repeat(200_000)] as const;
    fs.writeFileSync(file, texts[0]);
    const seen = new Set<string>();
    const work = (async () => {
      for (let i = 0; i < 20; i++) {
        const outcome = await replaceFile(
          file,
          texts[i % 2 === 0 ? 0 : 1],
          texts[i % 2 === 0 ? 1 : 0],
        );
        assert.deepEqual(outcome, { kind: 'saved' });
      }
      return true;
    })();
    const turn = (): Promise<false> => new Promise((resolve) => setImmediate(() => resolve(false)));
    do seen.add(fs.readFileSync(file, 'utf8'));
    while (!(await Promise.race([work, turn()])));
    assert.deepEqual(
      [...seen].filter((text) => text !== texts[0] && text !== texts[1]),
      [],
    );
    assert.equal(seen.size, 2);
  });

  test('a file that says something else than expected is left as it is', async () => {
    fs.writeFileSync(file, 'theirs\n');
    assert.deepEqual(await replaceFile(file, 'mine\n', 'next\n'), { kind: 'conflict' });
    assert.deepEqual(await replaceFile(file, undefined, 'next\n'), { kind: 'conflict' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'theirs\n');
  });

  test('a file that is gone is not made again', async () => {
    assert.deepEqual(await replaceFile(file, 'old\n', 'next\n'), { kind: 'conflict' });
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  test('bytes that are no text are never taken for the text that they look like', async () => {
    const bytes = Buffer.from('caf\xe9\n', 'latin1');
    fs.writeFileSync(file, bytes);
    const looksLike = bytes.toString('utf8');
    assert.deepEqual(await replaceFile(file, looksLike, 'next\n'), { kind: 'conflict' });
    assert.deepEqual(fs.readFileSync(file), bytes);
  });

  test('the mode of the file stays', async function () {
    if (isWindows) this.skip();
    fs.writeFileSync(file, 'old\n');
    fs.chmodSync(file, 0o640);
    assert.deepEqual(await replaceFile(file, 'old\n', 'new\n'), { kind: 'saved' });
    assert.equal(fs.statSync(file).mode & 0o777, 0o640);
  });

  test('through a symbolic link its target is replaced, and the link stays a link', async function () {
    if (isWindows) this.skip();
    const target = path.join(folder, 'shared.yaml');
    fs.writeFileSync(target, 'old\n');
    fs.symlinkSync('shared.yaml', file);
    assert.deepEqual(await replaceFile(file, 'old\n', 'new\n'), { kind: 'saved' });
    assert.ok(fs.lstatSync(file).isSymbolicLink());
    assert.equal(fs.readFileSync(target, 'utf8'), 'new\n');
  });

  test('a name as long as the disk allows leaves room for the temporary file', async () => {
    const long = path.join(folder, `${'n'.repeat(250)}.yaml`);
    assert.deepEqual(await replaceFile(long, undefined, 'new\n'), { kind: 'saved' });
    assert.deepEqual(fs.readdirSync(folder), [path.basename(long)]);
  });

  test('a name that is too long, and a folder that is gone, fail with their reason', async () => {
    const long = path.join(folder, `${'n'.repeat(300)}.yaml`);
    assert.deepEqual(await replaceFile(long, undefined, 'x'), {
      kind: 'failed',
      reason: 'ENAMETOOLONG',
    });
    const gone = path.join(folder, 'gone', 'a.yaml');
    assert.deepEqual(await replaceFile(gone, undefined, 'x'), { kind: 'failed', reason: 'ENOENT' });
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  test('a folder in place of the file fails, and stays', async () => {
    fs.mkdirSync(file);
    const outcome = await replaceFile(file, 'old\n', 'new\n');
    assert.deepEqual(outcome, { kind: 'failed', reason: 'EISDIR' });
    assert.ok(fs.statSync(file).isDirectory());
  });

  test('a read-only file is not quietly replaced', async function () {
    // The superuser is kept out by an attribute only, and not on every disk.
    if (isWindows) this.skip();
    fs.writeFileSync(file, 'old\n');
    if (isRoot && !setAttribute('+i', file)) this.skip();
    if (!isRoot) fs.chmodSync(file, 0o444);
    const outcome = await replaceFile(file, 'old\n', 'new\n');
    if (isRoot) setAttribute('-i', file);
    assert.ok(outcome.kind === 'failed');
    assert.match(outcome.reason, /^(?:EACCES|EPERM)$/);
    assert.equal(fs.readFileSync(file, 'utf8'), 'old\n');
    assert.deepEqual(fs.readdirSync(folder), [path.basename(file)]);
  });

  test('a full disk leaves the old text, and no temporary file', async function () {
    // On /dev/full every write finds no space, as on a disk that is full.
    if (process.platform !== 'linux') this.skip();
    fs.writeFileSync(file, 'old\n');
    const original = fs.promises.open;
    fs.promises.open = async (...args: Parameters<typeof original>) => {
      await original(...args).then((handle) => handle.close());
      return original('/dev/full', 'w');
    };
    try {
      const outcome = await replaceFile(file, 'old\n', 'new\n');
      assert.deepEqual(outcome, { kind: 'failed', reason: 'ENOSPC' });
    } finally {
      fs.promises.open = original;
    }
    assert.equal(fs.readFileSync(file, 'utf8'), 'old\n');
    assert.deepEqual(fs.readdirSync(folder), [path.basename(file)]);
  });
});

function setAttribute(change: string, file: string): boolean {
  try {
    execFileSync('chattr', [change, file], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
