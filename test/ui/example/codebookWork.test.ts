import assert from 'node:assert/strict';
import {
  acceptQuickInput,
  cancelQuickInput,
  focusRow,
  quickInputTexts,
  quickPickRows,
  runCommand,
  picture,
  tickRow,
  useSharedWindow,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { choose, pressChord, until } from '../support/annotating';
import { examples } from '../support/examples';
import { annotationsOf, codebookOf, filesOf, textOf } from '../support/onDisk';
import { showOnly } from '../views/layout';

const ARTICLE = 'oslo-pauses.txt';

suite('Working on the codebook', () => {
  const window = useSharedWindow({
    ...examples,
    open: ARTICLE,
    width: 1280,
    height: 800,
  });
  const press = (...keys: readonly string[]): Promise<void> => pressChord(window(), ...keys);
  const actor = (id: string) => codebookOf(window()).actors.get(id);
  const texts = (): string => {
    return JSON.stringify(filesOf(window()).map((name) => [name, textOf(window(), name)]));
  };
  const changeAll = (): Promise<void> => choose(window(), 'Choose a file', 'Change All');
  const positionsOf = (id: string) =>
    annotationsOf(window(), ARTICLE).filter((one) => 'actors' in one && one.actors.includes(id));

  /** Undoes the last change, after which each file has the bytes from before. */
  async function undone(before: string): Promise<void> {
    await press('Control+K', 'Backspace');
    await until('all files are as before', () => texts() === before);
  }

  /** Puts the focus on an actor's row with the arrow keys, which select nothing, and presses a
   * key. */
  async function pressOnActor(name: string, key: string): Promise<void> {
    await showOnly(window(), 'Actors');
    await focusRow(window(), 'Actors', name);
    await press(key);
  }

  test('an actor is split: an alias and a position go to the new one', async () => {
    const before = texts();
    await runCommand(window(), 'Policy Annotator: Split Actor or Issue…');
    await choose(window(), 'Which actor or issue?', 'Norwegian government');
    const name = await waitForQuickInput(window(), 'The name of the new entry');
    await name.fill('Norway');
    await waitForQuickInput(window(), '“Norway” is the name of another entry');
    await name.fill('Cabinet in Oslo');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Which of its aliases');
    await tickRow(window(), 'minority government');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Which annotations');
    await tickRow(window(), 'It was a delay and no more');
    await picture(window(), 'codebook-split-light');
    await acceptQuickInput(window());
    await changeAll();
    await until('there is a new actor', () => actor('cabinet-in-oslo') !== undefined);
    assert.deepEqual(
      actor('cabinet-in-oslo')?.aliases.map(({ text }) => text),
      ['minority government'],
    );
    // The annotation files are written after the codebook.
    await until('a position has it', () => positionsOf('cabinet-in-oslo').length === 1);
    assert.equal(positionsOf('norwegian-government').length, 1);
    await undone(before);
  });

  test('Delete and F2 mean the row with the focus, and deleting asks for the annotations', async () => {
    const before = texts();
    await pressOnActor('Germany', 'F2');
    await waitForQuickInput(window(), 'Rename Germany');
    await cancelQuickInput(window());
    await pressOnActor('France', 'Delete');
    await waitForQuickInput(window(), 'Named by');
    assert.match((await quickInputTexts(window())).title, /^Delete France/);
    await picture(window(), 'codebook-delete-light');
    await choose(window(), 'Named by', 'Delete Them Too');
    await waitForQuickInput(window(), 'Choose a file');
    const files = (await quickPickRows(window())).map(({ description }) => description);
    assert.ok(
      files.some((one) => /^\d+ annotations? deleted$/.test(one)),
      files.join(),
    );
    assert.deepEqual(
      files.filter((one) => one.startsWith('0 ')),
      [],
    );
    await changeAll();
    await until('the actor is gone', () => actor('france') === undefined);
    await waitForStatusBar(window(), 'France deleted');
    await undone(before);
  });

  test('what a search finds is recoded, and what is so already is said', async () => {
    const before = texts();
    for (const [stance, isChange] of [
      ['oppose', false],
      ['support', true],
    ] as const) {
      await runCommand(window(), 'Policy Annotator: Recode Positions…');
      const input = await waitForQuickInput(window(), 'Recode Positions');
      await input.fill('actor:greenpeace issue:norwegian-licences');
      await waitForQuickInput(window(), 'Recode Positions: 1 of');
      await acceptQuickInput(window());
      await choose(window(), 'Which field?', 'Stance');
      await choose(window(), 'Change 1 position', stance);
      if (!isChange) {
        await waitForStatusBar(window(), 'There is nothing to change');
        continue;
      }
      await waitForQuickInput(window(), 'Stance → support');
      await picture(window(), 'codebook-recode-light');
      await changeAll();
      await until('the stance is another one', () => texts() !== before);
      await undone(before);
    }
  });
});
