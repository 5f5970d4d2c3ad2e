import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mock } from 'node:test';
import { lockFile, type Lock } from '../../../../src/node/disk/lock';
import { lockFolder } from '../../../../src/node/disk/stateFolder';
import { temporaryFolder } from '../../../support/temporaryFolder';

const TARGET = '/texts/talks.md.annotations.yaml';
const TOKEN = '0123456789abcdef';

suite('Taking turns at a file', () => {
  let folder: string;

  setup(() => {
    folder = path.join(temporaryFolder('locks'), 'policy-annotator');
  });
  teardown(() => {
    mock.timers.reset();
    fs.rmSync(path.dirname(folder), { recursive: true, force: true });
  });

  const locked = async (): Promise<Lock> => {
    const lock = await lockFile(TARGET, folder);
    assert.ok(lock !== 'busy');
    return lock;
  };
  const lockPath = (): string => path.join(folder, fs.readdirSync(folder)[0]!);
  /** A lock as another process would have left it. */
  const leave = async (content: string, secondsAgo = 0): Promise<string> => {
    const own = await locked();
    const file = lockPath();
    await own.release();
    fs.writeFileSync(file, content);
    const then = Date.now() / 1000 - secondsAgo;
    fs.utimesSync(file, then, then);
    return file;
  };
  const owner = (pid: number, host = os.hostname(), secondsAgo = 0): string =>
    `${TOKEN} ${pid} ${new Date(Date.now() - secondsAgo * 1000).toISOString()} ${host}\n`;

  test('one after the other, never two at once', async () => {
    let inside = 0;
    let most = 0;
    let done = 0;
    const work = async (): Promise<void> => {
      const lock = await locked();
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
      done++;
      await lock.release();
    };
    await Promise.all(Array.from({ length: 20 }, work));
    assert.deepEqual([most, done], [1, 20]);
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  test('other files have other locks', async () => {
    const one = await locked();
    const other = await lockFile('/texts/other.yaml', folder);
    assert.ok(other !== 'busy');
    assert.equal(fs.readdirSync(folder).length, 2);
    await Promise.all([one.release(), other.release()]);
  });

  test('says who has it: process, time and machine', async () => {
    const lock = await locked();
    const [token, pid, moment, host] = fs.readFileSync(lockPath(), 'utf8').trim().split(' ');
    assert.match(token!, /^[0-9a-f]{16}$/);
    assert.deepEqual([Number(pid), host], [process.pid, os.hostname()]);
    assert.ok(Math.abs(Date.parse(moment!) - Date.now()) < 60_000);
    await lock.release();
  });

  test('a process that hangs makes others give up after a while, and keeps its lock', async () => {
    const file = await leave(owner(process.pid));
    const start = performance.now();
    assert.equal(await lockFile(TARGET, folder, 200), 'busy');
    assert.ok(performance.now() - start >= 200);
    assert.equal(fs.readFileSync(file, 'utf8').slice(0, 16), TOKEN);
  });

  for (const [what, content, age] of [
    ['of a dead process of this machine', () => owner(deadProcess()), 0],
    ['of a live process, but a minute old', () => owner(process.pid, os.hostname(), 61), 0],
    ['of another machine, a minute old', () => owner(1, 'elsewhere', 61), 0],
    ['from the future', () => owner(process.pid, os.hostname(), -3_600), 0],
    ['without content, seconds old', () => '', 3],
    ['of half a line, seconds old', () => `${TOKEN} 12`, 3],
    ['of no lock at all, seconds old', () => '\u0000{"token": "../../x"}', 3],
  ] as const) {
    test(`a lock ${what} is broken at once`, async () => {
      await leave(content(), age);
      mock.timers.enable({ apis: ['setTimeout'] }); // A pause would never end.
      const lock = await lockFile(TARGET, folder, Infinity);
      assert.ok(lock !== 'busy');
      await lock.release();
      assert.deepEqual(fs.readdirSync(folder), []);
    });
  }

  test('a young lock of another machine is waited for', async () => {
    const file = await leave(owner(deadProcess(), 'elsewhere'));
    const waiting = lockFile(TARGET, folder);
    const first = await Promise.race([waiting, soon()]);
    assert.equal(first, 'still waiting');
    fs.rmSync(file);
    const lock = await waiting;
    assert.ok(lock !== 'busy');
    await lock.release();
  });

  test('of many who find it dead, one at a time wins', async () => {
    for (let round = 0; round < 20; round++) {
      await leave(owner(deadProcess()));
      let inside = 0;
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          const lock = await locked();
          assert.equal(++inside, 1);
          await new Promise((resolve) => setImmediate(resolve));
          inside--;
          await lock.release();
        }),
      );
    }
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  test('who died while breaking a lock does not keep others from breaking it', async () => {
    const file = await leave(owner(deadProcess()));
    fs.writeFileSync(`${file}.${TOKEN}`, owner(deadProcess()).replace(TOKEN, 'f'.repeat(16)));
    const lock = await locked();
    await lock.release();
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  test('a lock that was broken while its owner slept is not released twice', async () => {
    const slow = await locked();
    fs.writeFileSync(lockPath(), owner(process.pid));
    await slow.release();
    assert.equal(fs.readFileSync(lockPath(), 'utf8').slice(0, 16), TOKEN);
  });
});

suite('The folder of locks', () => {
  const at = (platform: NodeJS.Platform, env: Record<string, string>): string =>
    lockFolder(platform, env, '/home/ana').replaceAll('\\', '/');

  test('is one of the user, where each system wants it', () => {
    const own = 'policy-annotator/locks';
    assert.equal(at('linux', {}), `/home/ana/.local/state/${own}`);
    assert.equal(at('linux', { XDG_STATE_HOME: '/state' }), `/state/${own}`);
    assert.equal(at('linux', { XDG_STATE_HOME: 'state' }), `/home/ana/.local/state/${own}`);
    assert.equal(at('darwin', {}), `/home/ana/Library/Application Support/${own}`);
    assert.equal(at('win32', { LOCALAPPDATA: '/local' }), `/local/${own}`);
    assert.equal(at('win32', {}), `/home/ana/AppData/Local/${own}`);
  });
});

let dead: number | undefined;

/** The number of a process that has ended. */
function deadProcess(): number {
  dead ??= spawnSync(process.execPath, ['-e', '0']).pid;
  return dead;
}

/** After the first waits of the queue: forty turns of the event loop with the disk in
 * them. */
async function soon(): Promise<'still waiting'> {
  for (let turn = 0; turn < 40; turn++) await fs.promises.stat(os.tmpdir());
  return 'still waiting';
}
