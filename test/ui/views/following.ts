import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  executeCommand,
  expandRow,
  openFile,
  selectRange,
  typeInEditor,
  waitForRows,
  type TreeRow,
  type VsCodeWindow,
} from '../driver';
import { cell, type View } from '../viewChecklist';
import { labels, rowCalled, showOnly } from './layout';

const article = 'lagoon.md';
const annotations = 'lagoon.md.annotations.yaml';
const codebook = 'codebook.yaml';
const agreement = 'Cook Islands – China agreement';
/** Who disagrees on it. */
const opponents = 'Cook Island… ⊕ ⊖ New Zealand';

/** Words of a file and their replacement. */
type Replacement = readonly [from: string, to: string];

/** The stance of the first position: both sides are then against. */
const opposed: Replacement = ['stance: support', 'stance: oppose'];

/** Tests that views follow each kind of edit; each suite undoes its edit. */
export function describeFollowing(window: () => VsCodeWindow): void {
  const wait = (view: View, areWanted: (rows: readonly TreeRow[]) => boolean) =>
    waitForRows(window(), view, areWanted);

  suite('an article that is typed in', () => {
    suiteTeardown(async () => {
      await openFile(window(), article);
      await executeCommand(window(), 'workbench.action.files.revert');
    });

    cell('This Article', 'follow article', async () => {
      await openFile(window(), article);
      await showOnly(window(), 'This Article');
      await wait('This Article', (rows) => labels(rows).length === 10);
      // "partners owe each other openness"
      await selectRange(window(), { line: 15, column: 222 }, { line: 15, column: 254 });
      await window().page.keyboard.press('Backspace');
      const rows = await wait('This Article', (all) => all[0]?.label === 'To review');
      assert.match(rows[1]?.description ?? '', /partners owe each other/);
    });
  });

  suite('an annotation file that is typed in', () => {
    suiteTeardown(async () => {
      await openFile(window(), annotations);
      await executeCommand(window(), 'workbench.action.files.revert');
      await executeCommand(window(), 'workbench.action.closeActiveEditor');
    });

    cell('Disagreements', 'follow annotations in editor', async () => {
      await showOnly(window(), 'Disagreements');
      await wait('Disagreements', (rows) => labels(rows).includes(opponents));
      await openFile(window(), annotations);
      await typeOver(textOf(annotations), opposed);
      await wait('Disagreements', (rows) => rows.length > 0 && !labels(rows).includes(opponents));
    });
  });

  suite('a file that changes on disk', () => {
    let before: readonly [file: string, text: string] | undefined;
    teardown(() => {
      if (before) fs.writeFileSync(inFolder(before[0]), before[1]);
    });

    cell('Issues', 'follow annotations on disk', async () => {
      await showOnly(window(), 'Issues');
      await expandRow(window(), 'Issues', 'Mining in national waters');
      const described = (description: string) => (rows: readonly TreeRow[]) =>
        rowCalled(rows, agreement)?.description === description;
      await wait('Issues', described('1 ⇄ · 3 positions'));
      before = [annotations, replaceOnDisk(annotations, opposed)];
      await wait('Issues', described('3 positions'));
    });

    cell('Actors', 'follow codebook on disk', async () => {
      await showOnly(window(), 'Actors');
      await expandRow(window(), 'Actors', 'New Zealand');
      before = [codebook, replaceOnDisk(codebook, ['name: New Zealand', 'name: Aotearoa'])];
      const rows = await wait('Actors', (all) => labels(all).includes('Aotearoa'));
      assert.ok(labels(rows, 2).includes(agreement), 'what was open stays open');
    });
  });

  const inFolder = (file: string): string => path.join(window().folder, file);

  const textOf = (file: string): string => fs.readFileSync(inFolder(file), 'utf8');

  /** Writes the file at once, as another program would, and returns its former text. */
  const replaceOnDisk = (file: string, [from, to]: Replacement): string => {
    const before = textOf(file);
    assert.ok(before.includes(from), `${file} holds "${from}"`);
    fs.writeFileSync(inFolder(file), before.replace(from, to));
    return before;
  };

  /** Selects the words in the active editor, whose lines are those of `text`, and types others. */
  const typeOver = async (text: string, [from, to]: Replacement): Promise<void> => {
    const before = text.slice(0, text.indexOf(from)).split('\n');
    const line = before.length;
    const column = (before[line - 1]?.length ?? 0) + 1;
    await selectRange(window(), { line, column }, { line, column: column + from.length });
    await typeInEditor(window(), to);
  };
}
