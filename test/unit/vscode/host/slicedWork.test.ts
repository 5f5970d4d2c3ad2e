import assert from 'node:assert/strict';
import { SlicedWork } from '../../../../src/vscode/host/slicedWork';

suite('Work in slices', () => {
  test('what is short is there at once, and nobody is told', () => {
    const work = new SlicedWork<string>(() => assert.fail('told'));
    assert.equal(
      work.of(1, function* () {
        yield undefined;
        return 'short';
      }),
      'short',
    );
    assert.equal(work.isRunning, false);
  });

  test('while it runs the last is given; versions that came meanwhile are left out, but for the newest', async () => {
    const { work, reported } = working();
    const made: number[] = [];
    const of = (version: number) => work.of(version, () => long(`${version}`, made, version));
    assert.equal(of(1), undefined);
    assert.equal(of(2), undefined);
    await reported();
    assert.equal(of(3), '1');
    assert.equal(of(4), '1');
    await reported();
    assert.equal(of(4), '3');
    await reported();
    assert.equal(of(4), '4');
    assert.equal(work.isRunning, false);
    assert.deepEqual(made, [1, 3, 4]);
  });

  test('where it fails at once or later, it is told, and made again when something has changed', async () => {
    const { work, reported } = working();
    work.of(1, () => long('one'));
    await reported();
    const fail = function* (slow: boolean): Generator<undefined, string> {
      if (slow) yield* long('');
      throw new Error('a step');
    };
    assert.throws(() => work.of(2, () => fail(false)), /a step/);
    assert.equal(work.isRunning, false);
    const thrown = uncaught();
    work.of(3, () => fail(true));
    await reported();
    assert.match(String(await thrown), /a step/);
    assert.equal(work.isRunning, false);
    assert.equal(
      work.of(3, () => long('again')),
      'one',
      'it was tried again though nothing had changed',
    );
    work.of(4, () => long('four'));
    await reported();
    assert.equal(work.last, 'four');
  });

  test('who waits for what nobody wants any more is told', async () => {
    const { work, reported, unwant } = working();
    work.of(1, () => long('one'));
    unwant();
    await reported();
    assert.equal(work.last, undefined);
  });
});

function working() {
  let isWanted = true;
  let resolve = (): void => undefined;
  const work = new SlicedWork<string>(
    () => resolve(),
    () => isWanted,
  );
  return {
    work,
    reported: () => new Promise<void>((done) => (resolve = done)),
    unwant: () => void (isWanted = false),
  };
}

/** More than a slice, also where the machine pauses meanwhile: it lasts until other work
 * had a turn. */
function* long(result: string, made: number[] = [], version = 0): Generator<undefined, string> {
  made.push(version);
  let hadTurn = false;
  setImmediate(() => (hadTurn = true));
  while (!hadTurn) yield undefined;
  return result;
}

/** What is thrown where nobody can catch it. */
function uncaught(): Promise<unknown> {
  const listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  return new Promise((resolve) => {
    process.once('uncaughtException', (error) => {
      for (const listener of listeners) process.on('uncaughtException', listener);
      resolve(error);
    });
  });
}
