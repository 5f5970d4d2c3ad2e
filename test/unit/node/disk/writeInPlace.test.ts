import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { LeftTorn, writeInPlace } from '../../../../src/node/disk/writeInPlace';
import { temporaryFolder } from '../../../support/temporaryFolder';

suite('Writing over a file that cannot be replaced', () => {
  let folder: string;
  let file: string;

  setup(() => {
    folder = temporaryFolder('in-place');
    file = path.join(folder, 'a.yaml');
  });
  teardown(() => fs.rmSync(folder, { recursive: true, force: true }));

  for (const [what, old, next] of [
    ['a longer text', 'one\n', 'one, and two\n'],
    ['a shorter text', 'one, and two\n', 'one\n'],
    ['an empty text', 'one\n', ''],
    ['a text over nothing', '', 'one: 😀\n'],
  ] as const) {
    test(`${what} is written whole`, async () => {
      fs.writeFileSync(file, old);
      await writeInPlace(file, texts(old, next), fs.promises);
      assert.equal(fs.readFileSync(file, 'utf8'), next);
    });
  }

  /** Of the calls truncate, sync and write, the nth one finds no space; later ones work. */
  for (const failing of [1, 2, 3, 4]) {
    test(`when call ${failing} finds the disk full, the old text is back`, async () => {
      fs.writeFileSync(file, 'old text\n');
      let calls = 0;
      const open = async (...args: Parameters<typeof fs.promises.open>) => {
        const handle = await fs.promises.open(...args);
        return new Proxy(handle, {
          get: (target, key) => {
            const value: unknown = Reflect.get(target, key);
            if (typeof value !== 'function') return value;
            return (...given: unknown[]): unknown => {
              if (key !== 'close' && ++calls === failing) {
                return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
              }
              return Reflect.apply(value, target, given);
            };
          },
        });
      };
      const disk = { ...fs.promises, open };
      await assert.rejects(writeInPlace(file, texts('old text\n', 'new and longer text\n'), disk), {
        code: 'ENOSPC',
      });
      assert.equal(fs.readFileSync(file, 'utf8'), 'old text\n');
      assert.ok(calls > failing, 'the old text was put back by calls that worked');
    });
  }
});

suite('A fault that stays while a file is written in place', () => {
  let folder: string;
  let file: string;
  const old = 'old text\n'.repeat(3);
  const next = 'new and longer text\n'.repeat(3);

  setup(() => {
    folder = temporaryFolder('in-place');
    file = path.join(folder, 'a.yaml');
    fs.writeFileSync(file, old);
  });
  teardown(() => fs.rmSync(folder, { recursive: true, force: true }));

  for (const call of ['write', 'truncate', 'sync', 'stat', 'close'] as const) {
    for (let first = 1; first <= 3; first++) {
      test(`of ${call}, from call ${first} on: the file is whole, or it is said what it holds`, async () => {
        const disk = failingFrom(call, first);
        const done = await writeInPlace(file, texts(old, next), disk).then(
          () => undefined,
          (error: unknown) => error,
        );
        const now = fs.readFileSync(file, 'utf8');
        if (done === undefined) assert.equal(now, next);
        else if (done instanceof LeftTorn) {
          if (done.left) assert.equal(now, done.left.toString());
          assert.equal((done.cause as NodeJS.ErrnoException).code, 'EIO');
        } else assert.equal(now, old);
      });
    }
  }

  test('a disk that answers well and holds something else is found out', async () => {
    const open = async (...args: Parameters<typeof fs.promises.open>) => {
      const handle = await fs.promises.open(...args);
      if (args[1] === 'r+') handle.write = (() => Promise.resolve({ bytesWritten: 1 })) as never;
      return handle;
    };
    const writing = writeInPlace(file, texts(old, next), { ...fs.promises, open });
    await assert.rejects(writing, { code: 'EIO' });
    assert.equal(fs.readFileSync(file, 'utf8'), old);
  });
});

/** The calls of one kind fail from the nth on. */
function failingFrom(call: string, first: number) {
  let calls = 0;
  const open = async (...args: Parameters<typeof fs.promises.open>) => {
    const handle = await fs.promises.open(...args);
    return new Proxy(handle, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]): Promise<unknown> => {
          if (key !== call || ++calls < first) return Reflect.apply(value, target, given);
          // The disk closes it all the same.
          if (key === 'close') await target.close();
          throw Object.assign(new Error('fault'), { code: 'EIO' });
        };
      },
    });
  };
  return { ...fs.promises, open };
}

function texts(old: string, next: string) {
  return { old: Buffer.from(old), next: Buffer.from(next), size: Buffer.byteLength(old) };
}
