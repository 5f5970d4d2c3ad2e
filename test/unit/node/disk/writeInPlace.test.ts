import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { writeInPlace } from '../../../../src/node/disk/writeInPlace';
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
      await writeInPlace(file, Buffer.from(old), Buffer.from(next), fs.promises);
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
      await assert.rejects(
        writeInPlace(file, Buffer.from('old text\n'), Buffer.from('new and longer text\n'), disk),
        { code: 'ENOSPC' },
      );
      assert.equal(fs.readFileSync(file, 'utf8'), 'old text\n');
      assert.ok(calls > failing, 'the old text was put back by calls that worked');
    });
  }
});
