import assert from 'node:assert/strict';
import { CodebookFile } from '../../../src/project/files/codebookFile';
import { Emitter } from '../../../src/project/emitter';
import type { SaveOutcome } from '../../../src/project';
import { MemoryFiles } from '../../support/memoryFiles';

const PATH = 'codebook.yaml';

/** Long enough to be read in steps. */
function codebookText(ending = ''): string {
  const actors = Array.from({ length: 600 }, (_, at) => `  actor-${at}:\n    name: Actor ${at}\n`);
  return `format: policy-codebook/1\nactors:\n${actors.join('')}${ending}`;
}

const WITH_PORT = codebookText('  port:\n    name: Port\n');
const WITH_DOCK = codebookText('  dock:\n    name: Dock\n');
const HALF_TYPED = codebookText('  port:\n    name: "Por\n');

/** Work in steps stands still at its next pause while it is held. */
class HeldWork {
  #isHeld = false;
  readonly #waiting: (() => void)[] = [];

  readonly yieldToHost = async (): Promise<void> => {
    if (this.#isHeld) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  };

  hold(): void {
    this.#isHeld = true;
  }

  letGo(): void {
    this.#isHeld = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** When work has come to a pause. */
  async isWaiting(): Promise<void> {
    while (this.#waiting.length === 0) await Promise.resolve();
  }
}

/** A codebook that was read, and then a text of another program of which the reading stands still.
 * */
async function whileReading(text: string) {
  const files = new MemoryFiles({ [PATH]: codebookText() });
  const saves = new Emitter<SaveOutcome>((error) => assert.fail(String(error)));
  const work = new HeldWork();
  const file = new CodebookFile(files, saves, work);
  await file.load();
  work.hold();
  files.change(PATH, () => text);
  const looking = file.look();
  await work.isWaiting();
  return { file, files, work, looking };
}

function namesIn(file: CodebookFile): readonly string[] {
  return ['port', 'dock', 'pier'].filter((id) => file.known.codebook.actors.has(id));
}

const PIER = { kind: 'add-actor', actor: { id: 'pier', name: 'Pier' } } as const;

suite('While a long codebook is being read', () => {
  test('what was read before stays known, with its text', async () => {
    const { file, work, looking } = await whileReading(WITH_PORT);
    assert.deepEqual(namesIn(file), []);
    assert.equal(file.known.text, codebookText());
    work.letGo();
    assert.equal(await looking, true);
    assert.deepEqual(namesIn(file), ['port']);
    assert.equal(file.known.text, WITH_PORT);
  });

  test('an edit of ours is done on the text that is being read, and nothing of either is lost', async () => {
    const { file, files, work, looking } = await whileReading(WITH_PORT);
    const editing = file.edit([PIER]);
    work.letGo();
    assert.equal((await editing).kind, 'edited');
    assert.deepEqual(namesIn(file), ['port', 'pier']);
    await looking;
    await file.settled();
    assert.deepEqual(namesIn(file), ['port', 'pier']);
    assert.equal(files.texts.get(PATH), file.known.text);
  });

  test('an edit that is refused does not stop the reading', async () => {
    const { file, work, looking } = await whileReading(WITH_PORT);
    const twice = { kind: 'add-actor', actor: { id: 'port', name: 'Port' } } as const;
    const editing = file.edit([twice]);
    work.letGo();
    assert.equal((await editing).kind, 'refused');
    await looking;
    assert.deepEqual(namesIn(file), ['port']);
  });

  test('the text that comes last wins, and who waits for the first one waits for it', async () => {
    const { file, files, work, looking } = await whileReading(WITH_PORT);
    files.change(PATH, () => WITH_DOCK);
    const again = file.look();
    work.letGo();
    assert.equal(await looking, true);
    assert.deepEqual(namesIn(file), ['dock']);
    assert.equal(await again, true);
    assert.equal(file.known.text, WITH_DOCK);
  });

  test('the text before it may come back', async () => {
    const { file, files, work, looking } = await whileReading(WITH_PORT);
    files.change(PATH, () => codebookText());
    const again = file.look();
    work.letGo();
    await looking;
    await again;
    assert.deepEqual(namesIn(file), []);
    assert.equal(file.known.text, codebookText());
  });

  test('looking once more waits until it is known', async () => {
    const { file, work, looking } = await whileReading(WITH_PORT);
    const again = file.look().then((isOther) => ({ isOther, names: namesIn(file) }));
    const loaded = file.load().then(() => namesIn(file));
    work.letGo();
    assert.deepEqual(await again, { isOther: false, names: ['port'] });
    assert.deepEqual(await loaded, ['port']);
    assert.equal(await looking, true);
  });

  test('a text that is refused changes nothing but the problems, which are those of its own text', async () => {
    const { file, files, work, looking } = await whileReading(HALF_TYPED);
    work.letGo();
    await looking;
    const { dictionary, codebook, readFrom, text, problems } = file.known;
    assert.deepEqual([text, readFrom], [HALF_TYPED, codebookText()]);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unclosed-quote'],
    );
    files.change(PATH, (before) => `${before}# `);
    await file.look();
    assert.equal(file.known.codebook, codebook);
    assert.equal(file.known.dictionary, dictionary);
  });

  test('for the first time, an edit is done on it all the same', async () => {
    const files = new MemoryFiles({ [PATH]: WITH_PORT });
    const saves = new Emitter<SaveOutcome>((error) => assert.fail(String(error)));
    const work = new HeldWork();
    const file = new CodebookFile(files, saves, work);
    work.hold();
    const loading = file.load();
    await work.isWaiting();
    const editing = file.edit([PIER]);
    work.letGo();
    await loading;
    await editing;
    await file.settled();
    assert.deepEqual(namesIn(file), ['port', 'pier']);
    assert.equal(files.texts.get(PATH), file.known.text);
  });
});

/** A codebook that was read, and an edit of it that stands still. */
async function whileEditing() {
  const files = new MemoryFiles({ [PATH]: codebookText() });
  const saves = new Emitter<SaveOutcome>((error) => assert.fail(String(error)));
  const work = new HeldWork();
  const file = new CodebookFile(files, saves, work);
  await file.load();
  work.hold();
  const editing = file.edit([PIER]);
  await work.isWaiting();
  return { file, files, work, editing };
}

suite('While a long codebook is being edited', () => {
  test('what was known stays, and nothing is written', async () => {
    const { file, files, work, editing } = await whileEditing();
    assert.deepEqual(namesIn(file), []);
    assert.equal(files.texts.get(PATH), codebookText());
    work.letGo();
    assert.equal((await editing).kind, 'edited');
    assert.deepEqual(namesIn(file), ['pier']);
    await file.settled();
    assert.equal(files.texts.get(PATH), file.known.text);
  });

  test('what another program writes is kept, and the edit is made on it', async () => {
    const { file, files, work, editing } = await whileEditing();
    files.change(PATH, () => WITH_PORT);
    const looking = file.look();
    work.letGo();
    assert.equal(await looking, true);
    assert.equal((await editing).kind, 'edited');
    await file.settled();
    assert.deepEqual(namesIn(file), ['port', 'pier']);
    assert.equal(files.texts.get(PATH), file.known.text);
  });

  test('what another program writes in the moment of saving is known at the next look', async () => {
    const { file, files, work, editing } = await whileEditing();
    files.change(PATH, () => WITH_PORT);
    work.letGo();
    await editing;
    await file.settled();
    assert.equal(await file.look(), true);
    assert.deepEqual(namesIn(file), ['port', 'pier']);
    assert.equal(files.texts.get(PATH), file.known.text);
    assert.equal(await file.look(), false);
  });

  test('it is refused where the text is half typed by then', async () => {
    const { file, files, work, editing } = await whileEditing();
    files.change(PATH, () => HALF_TYPED);
    const looking = file.look();
    work.letGo();
    await looking;
    const edited = await editing;
    assert.equal(edited.kind === 'refused' && edited.reason, 'unreadable');
    assert.equal(files.texts.get(PATH), HALF_TYPED);
  });

  test('the next edit waits for it, and may need what it adds', async () => {
    const { file, files, work, editing } = await whileEditing();
    const alias = {
      kind: 'alias',
      layer: 'actor',
      id: 'pier',
      to: { text: 'the long pier' },
    } as const;
    const next = file.edit([alias]);
    const last = file.edit([alias]).then(() => file.settled());
    work.letGo();
    assert.deepEqual([(await editing).kind, (await next).kind], ['edited', 'edited']);
    await last;
    const aliases = file.known.codebook.actors.get('pier')?.aliases.map(({ text }) => text);
    assert.deepEqual(aliases, ['the long pier']);
    assert.equal(files.texts.get(PATH), file.known.text);
  });

  test('who waits until all is settled waits for it', async () => {
    const { file, files, work } = await whileEditing();
    const settled = file.settled().then(() => files.texts.get(PATH));
    work.letGo();
    assert.equal(await settled, file.known.text);
    assert.deepEqual(namesIn(file), ['pier']);
  });
});
