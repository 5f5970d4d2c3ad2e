import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  chooseFromMenu,
  clickQuickInputButton,
  closeMenu,
  menuEntries,
  openFile,
  openRowMenu,
  openView,
  quickInputTexts,
  quickPickRows,
  runCommand,
  picture,
  showViewContainer,
  tickRow,
  useSharedWindow,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { activeRow, choose, pressChord, until } from '../support/annotating';
import { annotationsOf, codebookOf, filesOf, textOf } from '../support/onDisk';

const CODEBOOK = `format: policy-codebook/1
title: "A ferry for Lindholm"
actors:
  council:
    name: "Town council"
    aliases:
      - the council
      - the town hall
  operator:
    name: "Ferry operator"
issues:
  ferry:
    name: "New ferry"
    statement: "The town should buy a new ferry."
fields:
  cost: {name: "Cost in millions", type: text}   # as the articles have it
  frame: {type: choice, values: [money, habit]}
types:
  scene: {name: Scene, fields: {length: {type: text}, mood: {type: choice, values: [calm, cross]}}}
`;

const TEXT = `What the ferry will cost

The council wants a ferry for twelve. Then the town hall says it is more. The operator would pay.
`;

/** What the coder noted of the costs: a whole number, words, and a number that is written
 * otherwise. */
const POSITIONS = [
  ['p1', 'council', 'The council wants a ferry for twelve.', '"12"'],
  ['p2', 'council', 'Then the town hall says it is more.', 'about five more'],
  ['p3', 'operator', 'The operator would pay.', '"3.0"'],
].map(
  ([id = '', actor = '', words = '', cost = '']) => `  - id: ${id}
    actor: ${actor}
    issue: ferry
    stance: support
    fields: {cost: ${cost}, frame: money}
    quote: {exact: "${words}", start: ${String(TEXT.indexOf(words))}}
`,
);

const SCENE = `annotations:
  - id: s1
    type: scene
    fields: {length: "2.0", mood: cross}
    quote: {exact: "The operator would pay.", start: ${String(TEXT.indexOf('The operator'))}}
`;

const WHICH_TYPE = 'Which type instead?';
const PREVIEW = 'Choose a file to see what changes';

suite('Questions before the codebook is changed', () => {
  const window = useSharedWindow({
    name: 'corpora',
    width: 1280,
    height: 800,
    open: 'pier.txt',
    prepare: (folder) => {
      const write = (name: string, text: string): void =>
        fs.writeFileSync(path.join(folder, name), text);
      write('codebook.yaml', CODEBOOK);
      write('pier.txt', TEXT);
      write(
        'pier.txt.annotations.yaml',
        `format: policy-annotations/1\npositions:\n${POSITIONS.join('')}${SCENE}...\n`,
      );
    },
  });
  const texts = (): string =>
    JSON.stringify(filesOf(window()).map((name) => [name, textOf(window(), name)]));
  const typeOfCost = () => {
    try {
      return codebookOf(window()).fields.get('cost')?.type;
    } catch {
      // It is being written.
      return undefined;
    }
  };
  const annotations = (): string => textOf(window(), 'pier.txt.annotations.yaml');
  const title = async (): Promise<string> => (await quickInputTexts(window())).title;
  const back = (): Promise<void> => clickQuickInputButton(window(), 'Back');
  const ticked = (): Promise<string[]> =>
    window()
      .page.locator('.quick-input-list .monaco-list-row[aria-checked="true"]')
      .evaluateAll((rows) =>
        rows.map((row) => row.querySelector('.label-name')?.textContent ?? ''),
      );
  const labels = async (): Promise<string[]> =>
    (await quickPickRows(window()))
      .map(({ label }) => label.trim())
      .filter((label) => label !== '');

  /** Undoes the last change, after which each file has the bytes from before. */
  async function undone(before: string): Promise<void> {
    await pressChord(window(), 'Control+K', 'Backspace');
    await until('all files are as before', () => texts() === before);
  }

  /** Chooses a value, which is then in the field of the next question. */
  async function newWord(value: string, word: string): Promise<void> {
    await waitForQuickInput(window(), 'Which one?');
    await window().page.keyboard.type(value);
    await activeRow(window(), value).waitFor();
    await acceptQuickInput(window());
    await (await waitForQuickInput(window(), 'The new word.')).fill(word);
    await acceptQuickInput(window());
  }

  async function toWholeNumbers(): Promise<void> {
    await runCommand(window(), 'Policy Annotator: Change Type of Field…');
    await choose(window(), 'Which field?', 'Cost in millions');
    await waitForQuickInput(window(), `Now: Text. ${WHICH_TYPE}`);
    await choose(window(), 'Change Type of Cost in millions', 'Whole Number');
    await waitForQuickInput(window(), 'Whole Number');
  }

  test('a field of text becomes one of whole numbers, and what does not fit is listed', async () => {
    const before = texts();
    await openFile(window(), 'pier.txt');
    await toWholeNumbers();
    // Back to the type, which is the one chosen before.
    await back();
    await waitForQuickInput(window(), WHICH_TYPE);
    await activeRow(window(), 'Whole Number').waitFor();
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Whole Number');
    await activeRow(window(), 'One Value').waitFor();
    await acceptQuickInput(window());
    await waitForQuickInput(window(), PREVIEW);
    assert.deepEqual(await labels(), [
      'Change All',
      'Remove values that do not fit (otherwise they stay as problems)',
      'about five more',
      'codebook.yaml',
      'pier.txt.annotations.yaml',
    ]);
    await picture(window(), 'refactor-field-type-light');
    assert.equal(texts(), before, 'a preview changes nothing');
    await choose(window(), PREVIEW, 'Change All');
    await waitForNoQuickInput(window());
    await until('the field has another type', () => typeOfCost() === 'integer');
    await waitForStatusBar(window(), 'Cost in millions is now: Whole Number');
    await until('a number is written as one', () => annotations().includes('{cost: 3, '));
    assert.match(textOf(window(), 'codebook.yaml'), /type: integer\} {3}# as the articles have it/);
    // What fits as it is written keeps its bytes, and what does not fit stays.
    assert.match(annotations(), /cost: "12"/);
    assert.match(annotations(), /cost: about five more/);
    await undone(before);
  });

  test('what does not fit is removed on request, and undo brings it back', async () => {
    const before = texts();
    await toWholeNumbers();
    await choose(window(), 'Change Type of Cost in millions', 'One Value');
    await choose(window(), PREVIEW, 'Remove values that do not fit');
    await until('it is switched on', async () =>
      (await quickPickRows(window())).some(({ description }) => description === 'on'),
    );
    await choose(window(), PREVIEW, 'Change All');
    await waitForNoQuickInput(window());
    await until('the value is removed', () => !annotations().includes('about five more'));
    await until('the field has another type', () => typeOfCost() === 'integer');
    await undone(before);
  });

  test('a value of a choice gets a new word in the codebook and where it is coded', async () => {
    const before = texts();
    await runCommand(window(), 'Policy Annotator: Rename Stance, Act or Value…');
    await newWord('money', 'public money');
    await waitForQuickInput(window(), PREVIEW);
    assert.deepEqual(await labels(), ['Change All', 'codebook.yaml', 'pier.txt.annotations.yaml']);
    await choose(window(), PREVIEW, 'Change All');
    await waitForNoQuickInput(window());
    await until('all three positions have it', () =>
      /(?:[^]*frame: "public money"){3}/.test(annotations()),
    );
    await until('the codebook has it', () =>
      textOf(window(), 'codebook.yaml').includes('values: ["public money", habit]'),
    );
    await undone(before);
  });

  test('values and fields of a type of the study are changed as well', async () => {
    const before = texts();
    await runCommand(window(), 'Policy Annotator: Rename Stance, Act or Value…');
    await waitForQuickInput(window(), 'Which one?');
    await picture(window(), 'refactor-values-light');
    await newWord('cross', 'angry');
    await choose(window(), PREVIEW, 'Change All');
    await waitForNoQuickInput(window());
    await until('the scene has it', () => annotations().includes('mood: angry'));
    await undone(before);
    await runCommand(window(), 'Policy Annotator: Change Type of Field…');
    await waitForQuickInput(window(), 'Which field?');
    await picture(window(), 'refactor-fields-light');
    await choose(window(), 'Which field?', 'length');
    await choose(window(), WHICH_TYPE, 'Number');
    await choose(window(), 'Number', 'One Value');
    await choose(window(), PREVIEW, 'Change All');
    await waitForNoQuickInput(window());
    await until('the scene has a number', () => annotations().includes('{length: 2, '));
    await until('the codebook has the type', () =>
      textOf(window(), 'codebook.yaml').includes('length: {type: number}'),
    );
    await undone(before);
  });

  test('the menu of a row names what can be done with the entry in one word', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Actors');
    await openRowMenu(window(), 'Actors', 'Town council');
    const entries = await menuEntries(window());
    await picture(window(), 'refactor-row-menu-light');
    const at = entries.findIndex((entry) => entry.startsWith('Rename'));
    assert.deepEqual(entries.slice(at, at + 5), [
      'Rename…',
      'Merge…',
      'Split…',
      'Move…',
      'Delete…',
    ]);
    assert.ok(!entries.some((entry) => entry.includes('Actor or Issue')), entries.join());
    await closeMenu(window());
  });

  test('a split goes back over its questions, and keeps the answers', async () => {
    const before = texts();
    await openRowMenu(window(), 'Actors', 'Town council');
    await chooseFromMenu(window(), 'Split…');
    const name = await waitForQuickInput(window(), 'The name of the new entry');
    assert.equal(await title(), 'Split Town council (1/3)');
    await name.fill('Town hall');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Which of its aliases');
    assert.equal(await title(), 'Split Town council (2/3)');
    await tickRow(window(), 'the town hall');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Which annotations');
    assert.equal(await title(), 'Split Town council (3/3)');
    await tickRow(window(), 'Then the town hall says');
    await picture(window(), 'refactor-split-annotations-light');
    await back();
    await waitForQuickInput(window(), 'Which of its aliases');
    assert.equal(await title(), 'Split Town council (2/3)');
    assert.deepEqual(await ticked(), ['the town hall']);
    await picture(window(), 'refactor-split-back-light');
    await back();
    const again = await waitForQuickInput(window(), 'The name of the new entry');
    assert.equal(await title(), 'Split Town council (1/3)');
    assert.equal(await again.inputValue(), 'Town hall');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Which of its aliases');
    assert.deepEqual(await ticked(), ['the town hall']);
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Which annotations');
    assert.equal(await title(), 'Split Town council (3/3)');
    // Its tick was not accepted before the user went back.
    assert.equal((await ticked()).length, 1);
    await acceptQuickInput(window());
    await choose(window(), PREVIEW, 'Change All');
    await waitForNoQuickInput(window());
    await until('a position has the new actor', () => annotations().includes('actor: town-hall'));
    await until('it is in the codebook', () =>
      /^ {2}town-hall:/m.test(textOf(window(), 'codebook.yaml')),
    );
    assert.deepEqual(
      annotationsOf(window(), 'pier.txt').flatMap((one) => ('actors' in one ? one.actors : [])),
      ['council', 'town-hall', 'operator'],
    );
    const { actors } = codebookOf(window());
    const aliases = (id: string) => actors.get(id)?.aliases.map(({ text }) => text);
    assert.deepEqual(aliases('town-hall'), ['the town hall']);
    assert.deepEqual(aliases('council'), ['the council']);
    await undone(before);
  });

  test('a rename asks for the name alone and keeps the id, which is asked for where the name stays', async () => {
    const before = texts();
    // From the palette: rows still move where the split before is being undone.
    await runCommand(window(), 'Policy Annotator: Rename Actor or Issue…');
    await choose(window(), 'Which actor or issue?', 'Ferry op');
    const name = await waitForQuickInput(window(), 'The name that is shown');
    assert.equal(await title(), 'Rename Ferry operator');
    // Where the name stays, its id can be changed.
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'The id that the files of the corpus use');
    await back();
    await waitForQuickInput(window(), 'The name that is shown');
    await name.fill('Ferry company');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), PREVIEW);
    await picture(window(), 'rename');
    assert.deepEqual(
      (await labels()).filter((label) => /\.yaml$|the id/.test(label)),
      ['codebook.yaml'],
    );
    await choose(window(), PREVIEW, 'Change All');
    await until('the entry has its name', () => {
      const { actors } = codebookOf(window());
      return actors.get('operator')?.name === 'Ferry company';
    });
    await undone(before);
  });
});
