import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {
  removeFile,
  replaceFile,
  type ReplaceOptions,
} from '../../../../src/node/disk/replaceFile';
import { temporaryName } from '../../../../src/node/disk/leftOvers';
import { temporaryFolder } from '../../../support/temporaryFolder';

const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';

suite('Replacing a file on disk', () => {
  let folder: string;
  let locks: string;
  let file: string;

  const replace = (
    target: string,
    expected: string | undefined,
    next: string,
    options: ReplaceOptions = {},
  ) => replaceFile(target, expected, next, { locks, ...options });

  setup(() => {
    folder = temporaryFolder('replace');
    locks = temporaryFolder('locks');
    file = path.join(folder, 'talks.md.annotations.yaml');
  });
  teardown(() => {
    assert.deepEqual(fs.readdirSync(locks), [], 'every lock is released');
    for (const one of [folder, locks]) fs.rmSync(one, { recursive: true, force: true });
  });

  test('a new file is made, and nothing else is left beside it', async () => {
    assert.deepEqual(await replace(file, undefined, 'new: “words”\n'), { kind: 'saved' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'new: “words”\n');
    assert.deepEqual(fs.readdirSync(folder), [path.basename(file)]);
  });

  test('a file is replaced whole: a byte order mark, CRLF and an empty text are texts like any other', async () => {
    const texts = ['\uFEFFone\r\n', 'two\r', '', 'three: 😀\n'];
    let before: string | undefined;
    for (const next of texts) {
      assert.deepEqual(await replace(file, before, next), { kind: 'saved' });
      assert.deepEqual(fs.readFileSync(file), Buffer.from(next));
      before = next;
    }
  });

  test('a file is removed as long as it holds what was expected, and has no other name', async () => {
    const remove = (expected: string) => removeFile(file, expected, { locks });
    assert.deepEqual(await remove('old'), { kind: 'conflict' });
    fs.writeFileSync(file, 'new');
    assert.deepEqual(await remove('old'), { kind: 'conflict' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'new');
    const other = path.join(folder, 'another name');
    fs.linkSync(file, other);
    assert.deepEqual(await remove('new'), { kind: 'conflict' });
    fs.rmSync(other);
    if (!isWindows) {
      const aside = path.join(folder, 'aside');
      fs.renameSync(file, aside);
      fs.symlinkSync(aside, file);
      assert.deepEqual(await remove('new'), { kind: 'conflict' });
      fs.rmSync(file);
      fs.renameSync(aside, file);
    }
    assert.deepEqual(await remove('new'), { kind: 'saved' });
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  test('a file that the user made read-only is not removed', async () => {
    fs.writeFileSync(file, 'kept', { mode: 0o444 });
    const outcome = await removeFile(file, 'kept', { locks });
    assert.deepEqual(outcome, { kind: 'failed', reason: isWindows ? 'EPERM' : 'EACCES' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'kept');
  });

  test('whoever reads meanwhile sees the old text or the new one, never a part', async () => {
    const texts = ['a'.repeat(300_000), 'b'.repeat(200_000)] as const;
    fs.writeFileSync(file, texts[0]);
    const seen = new Set<string>();
    const work = (async () => {
      for (let i = 0; i < 20; i++) {
        const outcome = await replace(file, texts[i % 2 === 0 ? 0 : 1], texts[i % 2 === 0 ? 1 : 0]);
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
    assert.deepEqual(await replace(file, 'mine\n', 'next\n'), { kind: 'conflict' });
    assert.deepEqual(await replace(file, undefined, 'next\n'), { kind: 'conflict' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'theirs\n');
  });

  test('a file that is gone is not made again', async () => {
    assert.deepEqual(await replace(file, 'old\n', 'next\n'), { kind: 'conflict' });
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  test('bytes that are no text are never taken for the text that they look like', async () => {
    const bytes = Buffer.from('caf\xe9\n', 'latin1');
    fs.writeFileSync(file, bytes);
    const looksLike = bytes.toString('utf8');
    assert.deepEqual(await replace(file, looksLike, 'next\n'), { kind: 'conflict' });
    assert.deepEqual(fs.readFileSync(file), bytes);
  });

  test('the mode of the file stays', async function () {
    if (isWindows) this.skip();
    fs.writeFileSync(file, 'old\n');
    fs.chmodSync(file, 0o640);
    assert.deepEqual(await replace(file, 'old\n', 'new\n'), { kind: 'saved' });
    assert.equal(fs.statSync(file).mode & 0o777, 0o640);
  });

  test('through a symbolic link its target is replaced, and the link stays a link', async function () {
    if (isWindows) this.skip();
    const target = path.join(folder, 'shared.yaml');
    fs.writeFileSync(target, 'old\n');
    fs.symlinkSync('shared.yaml', file);
    assert.deepEqual(await replace(file, 'old\n', 'new\n'), { kind: 'saved' });
    assert.ok(fs.lstatSync(file).isSymbolicLink());
    assert.equal(fs.readFileSync(target, 'utf8'), 'new\n');
  });

  test('a name as long as the disk allows leaves room for the temporary file', async () => {
    const long = path.join(folder, `${'n'.repeat(250)}.yaml`);
    assert.deepEqual(await replace(long, undefined, 'new\n'), { kind: 'saved' });
    assert.deepEqual(fs.readdirSync(folder), [path.basename(long)]);
  });

  test('a name that is too long, and a folder that is gone, fail with their reason', async () => {
    const long = path.join(folder, `${'n'.repeat(300)}.yaml`);
    assert.deepEqual(await replace(long, undefined, 'x'), {
      kind: 'failed',
      reason: 'ENAMETOOLONG',
    });
    const removed = path.join(folder, 'gone', 'a.yaml');
    assert.deepEqual(await replace(removed, undefined, 'x'), { kind: 'failed', reason: 'ENOENT' });
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  test('a folder in place of the file fails, and stays', async () => {
    fs.mkdirSync(file);
    const outcome = await replace(file, 'old\n', 'new\n');
    assert.deepEqual(outcome, { kind: 'failed', reason: 'EISDIR' });
    assert.ok(fs.statSync(file).isDirectory());
  });

  test('a read-only file is not quietly replaced', async function () {
    // The superuser is kept out by an attribute only, and not on every disk.
    if (isWindows) this.skip();
    fs.writeFileSync(file, 'old\n');
    if (isRoot && !setAttribute('+i', file)) this.skip();
    if (!isRoot) fs.chmodSync(file, 0o444);
    const outcome = await replace(file, 'old\n', 'new\n');
    if (isRoot) setAttribute('-i', file);
    assert.ok(outcome.kind === 'failed');
    assert.match(outcome.reason, /^(?:EACCES|EPERM)$/);
    assert.equal(fs.readFileSync(file, 'utf8'), 'old\n');
    assert.deepEqual(fs.readdirSync(folder), [path.basename(file)]);
  });

  for (const code of ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EBUSY', 'EXDEV']) {
    for (const call of ['open', 'rename'] as const) {
      test(`${code} of ${call} leaves the old text and nothing beside it, and is the reason`, async () => {
        fs.writeFileSync(file, 'old\n');
        const disk = { ...fs.promises, [call]: () => Promise.reject(systemError(code)) };
        const outcome = await replace(file, 'old\n', 'new\n', { disk });
        assert.deepEqual(outcome, { kind: 'failed', reason: code });
        assert.equal(fs.readFileSync(file, 'utf8'), 'old\n');
        assert.deepEqual(fs.readdirSync(folder), [path.basename(file)]);
      });
    }
  }

  test('a file that shows another text right before the rename is kept', async () => {
    fs.writeFileSync(file, 'old\n');
    const disk = {
      ...fs.promises,
      open: async (...args: Parameters<typeof fs.promises.open>) => {
        fs.writeFileSync(file, 'of a git checkout\n');
        return fs.promises.open(...args);
      },
    };
    assert.deepEqual(await replace(file, 'old\n', 'new\n', { disk }), { kind: 'conflict' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'of a git checkout\n');
    assert.deepEqual(fs.readdirSync(folder), [path.basename(file)]);
  });

  test('what is on disk already is saved, whatever was expected', async () => {
    fs.writeFileSync(file, 'new\n');
    assert.deepEqual(await replace(file, 'old\n', 'new\n'), { kind: 'saved' });
  });

  test('a link that leads to no file yet gets one there, also through a linked folder', async function () {
    if (isWindows) this.skip();
    fs.mkdirSync(path.join(folder, 'shared'));
    fs.symlinkSync('shared', path.join(folder, 'linked'));
    fs.symlinkSync(path.join('linked', 'talks.yaml'), file);
    assert.deepEqual(await replace(file, undefined, 'new\n'), { kind: 'saved' });
    assert.ok(fs.lstatSync(file).isSymbolicLink());
    assert.ok(fs.lstatSync(path.join(folder, 'linked')).isSymbolicLink());
    assert.equal(fs.readFileSync(path.join(folder, 'shared', 'talks.yaml'), 'utf8'), 'new\n');
    assert.deepEqual(fs.readdirSync(path.join(folder, 'shared')), ['talks.yaml']);
  });

  test('links in a circle fail', async function () {
    if (isWindows) this.skip();
    fs.symlinkSync('other', file);
    fs.symlinkSync(path.basename(file), path.join(folder, 'other'));
    const outcome = await replace(file, 'old\n', 'new\n');
    assert.deepEqual(outcome, { kind: 'failed', reason: 'ELOOP' });
  });

  test('the mode stays even where the umask would take some of it off', async function () {
    if (isWindows) this.skip();
    fs.writeFileSync(file, 'old\n');
    fs.chmodSync(file, 0o666);
    assert.deepEqual(await replace(file, 'old\n', 'new\n'), { kind: 'saved' });
    assert.equal(fs.statSync(file).mode & 0o777, 0o666);
  });

  test('the owner stays', async function () {
    if (!isRoot) this.skip();
    fs.writeFileSync(file, 'old\n');
    fs.chownSync(file, 12_345, 12_346);
    assert.deepEqual(await replace(file, 'old\n', 'new\n'), { kind: 'saved' });
    const { uid, gid } = fs.statSync(file);
    assert.deepEqual([uid, gid], [12_345, 12_346]);
  });

  test('a file with two names keeps both, if the journal has the text; else it is left alone', async () => {
    const other = path.join(folder, 'other name.yaml');
    fs.writeFileSync(file, 'old and longer\n');
    fs.linkSync(file, other);
    const left = await replace(file, 'old and longer\n', 'new\n');
    assert.deepEqual(left, { kind: 'failed', reason: 'ENOJOURNAL' });
    assert.equal(fs.readFileSync(other, 'utf8'), 'old and longer\n');
    const outcome = await replace(file, 'old and longer\n', 'new\n', { noteInPlace: noted });
    assert.deepEqual(outcome, { kind: 'saved' });
    assert.equal(fs.readFileSync(other, 'utf8'), 'new\n');
    assert.equal(fs.statSync(file).nlink, 2);
  });

  for (const call of ['open', 'rename'] as const) {
    test(`where ${call} is not allowed beside it, a file that the journal has is written in place`, async () => {
      fs.writeFileSync(file, 'old\n');
      const { ino } = fs.statSync(file);
      const disk = {
        ...fs.promises,
        open: (...args: Parameters<typeof fs.promises.open>) =>
          call === 'open' && args[1] === 'wx'
            ? Promise.reject(systemError('EACCES'))
            : fs.promises.open(...args),
        rename: () => Promise.reject(systemError('EBUSY')),
      };
      const outcome = await replace(file, 'old\n', 'new, and longer\n', {
        disk,
        noteInPlace: noted,
      });
      assert.deepEqual(outcome, { kind: 'saved' });
      assert.equal(fs.readFileSync(file, 'utf8'), 'new, and longer\n');
      assert.equal(fs.statSync(file).ino, ino);
      assert.deepEqual(fs.readdirSync(folder), [path.basename(file)]);
    });
  }

  test('a file that a fault left torn is replaced when the fault is over, whatever was left in it', async () => {
    fs.writeFileSync(file, 'old text\n');
    fs.linkSync(file, path.join(folder, 'second name'));
    let isFaulty = true;
    let writes = 0;
    const open = async (...args: Parameters<typeof fs.promises.open>) => {
      const handle = await fs.promises.open(...args);
      const write = handle.write.bind(handle) as (...given: unknown[]) => Promise<unknown>;
      handle.write = (async (...given: unknown[]) => {
        if (isFaulty && ++writes > 2) throw systemError('EIO');
        return write(...given);
      }) as never;
      if (isFaulty) handle.sync = () => Promise.reject(systemError('EIO'));
      return handle;
    };
    const disk = { ...fs.promises, open };
    const options = { disk, noteInPlace: noted };
    const torn = await replace(file, 'old text\n', 'new and longer text\n', options);
    assert.deepEqual(torn, { kind: 'failed', reason: 'EIO', torn: true });
    assert.notEqual(fs.readFileSync(file, 'utf8'), 'old text\n');
    isFaulty = false;
    const later = await replace(file, 'old text\n', 'newest\n', options);
    assert.deepEqual(later, { kind: 'saved' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'newest\n');
    // From now on it is a file like any other.
    fs.writeFileSync(file, 'theirs\n');
    assert.deepEqual(await replace(file, 'newest\n', 'x\n', options), { kind: 'conflict' });
  });

  test('what killed processes left is removed by the first save in a folder, and only what is ours and old', async () => {
    const [here, elsewhere] = [temporaryName().split('-')[2], '00000000'];
    const left = [
      // Of a process of another machine, and of one of this machine that has ended.
      `.policy-annotator-${elsewhere}-1-0a1b2c3d.tmp`,
      `.policy-annotator-${here}-2147483647-0a1b2c3d.tmp`,
      `.policy-annotator-${elsewhere}-1-99999999.tmp`,
    ] as const;
    const others = ['.policy-annotator-notes.tmp', 'other.tmp'];
    for (const name of [...left, ...others]) fs.writeFileSync(path.join(folder, name), 'part');
    const yesterday = Date.now() / 1000 - 86_400;
    for (const name of [left[0], ...others]) {
      fs.utimesSync(path.join(folder, name), yesterday, yesterday);
    }
    assert.deepEqual(await replace(file, undefined, 'new\n'), { kind: 'saved' });
    const names = [left[2], ...others, path.basename(file)].sort();
    assert.deepEqual(fs.readdirSync(folder).sort(), names);
  });

  test('where no folder of locks can be made, the file is compared and replaced without', async () => {
    fs.writeFileSync(file, 'old\n');
    const nowhere = { locks: path.join(file, 'no folder') };
    assert.deepEqual(await replace(file, 'old\n', 'new\n', nowhere), { kind: 'saved' });
    assert.deepEqual(await replace(file, 'old\n', 'newer\n', nowhere), { kind: 'conflict' });
    assert.equal(fs.readFileSync(file, 'utf8'), 'new\n');
  });
});

const noted = (): Promise<boolean> => Promise.resolve(true);

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function setAttribute(change: string, file: string): boolean {
  try {
    execFileSync('chattr', [change, file], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
