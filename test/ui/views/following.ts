import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  clickViewAction,
  executeCommand,
  expandRow,
  goToPosition,
  openFile,
  selectRange,
  typeInEditor,
  waitForRows,
  type TreeRow,
  type VsCodeWindow,
} from '../driver';
import { cell, type View } from '../viewChecklist';
import { labels, markOf, rowCalled, showAll } from './layout';

const article = 'lagoon.md';
const annotations = 'lagoon.md.annotations.yaml';
const codebook = 'codebook.yaml';
const agreement = 'Cook Islands – China agreement';

/** Words of a file and their replacement. */
type Replacement = readonly [from: string, to: string];

/** The state of the article, and the stance of the first position: both sides are then against. */
const recoded: readonly Replacement[] = [
  ['state: in-progress', 'state: complete'],
  ['stance: support', 'stance: oppose'],
];

/** Tests that the views, all open, follow each kind of edit; each suite undoes its edit. */
export function describeFollowing(window: () => VsCodeWindow): void {
  const wait = (view: View, areWanted: (rows: readonly TreeRow[]) => boolean) =>
    waitForRows(window(), view, areWanted);

  /** Opens the files and views that the edits affect, and waits until they match the corpus. */
  const openEverything = async (): Promise<void> => {
    await openFile(window(), article);
    await showAll(window());
    for (const view of ['Issues', 'Disagreements', 'Actors'] as const) {
      await clickViewAction(window(), view, 'Collapse All');
    }
    await expandRow(window(), 'Issues', 'Mining in national waters');
    await expandRow(window(), 'Issues', agreement);
    await expandRow(window(), 'Issues', /^New Zealand2 positions/);
    await expandRow(window(), 'Disagreements', agreement);
    await expandRow(window(), 'Actors', 'New Zealand');
    await expandRow(window(), 'Actors', agreement);
    await wait('Articles', (rows) => labels(rows).includes('In progress'));
    await wait(
      'Issues',
      (rows) => rowCalled(rows, agreement)?.description === '3 positions · 1 disagreement',
    );
    await wait('Disagreements', (rows) => labels(rows, 2).length === 3);
    await wait('Actors', (rows) => labels(rows, 3).includes('lagoon.md ¶4'));
    await wait('This Article', (rows) => markOf(rows[0]) === 'support');
  };

  suite('an article that is typed in', () => {
    suiteSetup(async () => {
      await openEverything();
      await goToPosition(window(), 2, 'title: "'.length + 1);
      await typeInEditor(window(), 'Changed: ');
      await goToPosition(window(), 11);
      await typeInEditor(window(), 'A new paragraph.\n\n');
      // "partners owe each other openness", where it is now.
      await selectRange(window(), { line: 17, column: 222 }, { line: 17, column: 254 });
      await window().page.keyboard.press('Backspace');
    });
    suiteTeardown(async () => {
      await openFile(window(), article);
      await executeCommand(window(), 'workbench.action.files.revert');
    });

    cell('Articles', 'follow article', async () => {
      await wait('Articles', (rows) =>
        labels(rows, 2).some((label) => label.startsWith('Changed: Everyone’s friend')),
      );
    });
    cell('Issues', 'follow article', async () => {
      await wait('Issues', (rows) => labels(rows, 4).includes('lagoon.md ¶5'));
    });
    cell('Disagreements', 'follow article', async () => {
      await wait('Disagreements', (rows) =>
        rows.some(
          ({ icon, description }) => icon.includes('question') && description.includes('partners'),
        ),
      );
    });
    cell('Actors', 'follow article', async () => {
      await wait('Actors', (rows) => labels(rows, 3).includes('lagoon.md ¶5'));
    });
    cell('This Article', 'follow article', async () => {
      const rows = await wait('This Article', (all) => all[0]?.label === 'To review');
      assert.match(rows[1]?.description ?? '', /partners owe each other/);
    });
  });

  const followRecoding = (verb: 'follow annotations in editor' | 'follow annotations on disk') => {
    cell('Articles', verb, async () => {
      await wait(
        'Articles',
        (rows) =>
          rowCalled(rows, 'Complete')?.description === '8 articles' &&
          !labels(rows).includes('In progress'),
      );
    });
    cell('Issues', verb, async () => {
      await wait('Issues', (rows) => rowCalled(rows, agreement)?.description === '3 positions');
    });
    cell('Disagreements', verb, async () => {
      await wait('Disagreements', (rows) => rows.length > 0 && !labels(rows).includes(agreement));
    });
    cell('Actors', verb, async () => {
      const fewer = 'state · 2 positions';
      await wait('Actors', (rows) => rowCalled(rows, 'New Zealand')?.description === fewer);
    });
    cell('This Article', verb, async () => {
      await wait('This Article', (rows) => markOf(rows[0]) === 'oppose');
    });
  };

  suite('an annotation file that is typed in', () => {
    suiteSetup(async () => {
      await openEverything();
      await openFile(window(), annotations);
      const text = textOf(annotations);
      for (const replacement of recoded) await typeOver(text, replacement);
    });
    suiteTeardown(async () => {
      await openFile(window(), annotations);
      await executeCommand(window(), 'workbench.action.files.revert');
      await executeCommand(window(), 'workbench.action.closeActiveEditor');
    });
    followRecoding('follow annotations in editor');
  });

  suite('an annotation file that changes on disk', () => {
    let before: string | undefined;
    suiteSetup(async () => {
      await openEverything();
      before = replaceOnDisk(annotations, recoded);
    });
    suiteTeardown(() => putBack(annotations, before));
    followRecoding('follow annotations on disk');
  });

  suite('a codebook that changes on disk', () => {
    let before: string | undefined;
    suiteSetup(async () => {
      await openEverything();
      before = replaceOnDisk(codebook, [
        [`name: ${agreement}`, 'name: Deal with Beijing'],
        ['name: New Zealand', 'name: Aotearoa'],
      ]);
    });
    suiteTeardown(() => putBack(codebook, before));

    cell('Issues', 'follow codebook on disk', async () => {
      await wait('Issues', (rows) => labels(rows, 2).includes('Deal with Beijing'));
    });
    cell('Disagreements', 'follow codebook on disk', async () => {
      const rows = await wait('Disagreements', (all) => labels(all).includes('Deal with Beijing'));
      assert.ok(labels(rows, 2).includes('Aotearoa'), 'what was open stays open');
    });
    cell('Actors', 'follow codebook on disk', async () => {
      await wait('Actors', (rows) => labels(rows).includes('Aotearoa'));
    });
    cell('This Article', 'follow codebook on disk', async () => {
      await wait('This Article', (rows) => labels(rows).includes('Aotearoa ⊖ Deal with Beijing'));
    });
  });

  const inFolder = (file: string): string => path.join(window().folder, file);

  const textOf = (file: string): string => fs.readFileSync(inFolder(file), 'utf8');

  /** Writes the file at once, as another program would, and returns its former text. */
  const replaceOnDisk = (file: string, replacements: readonly Replacement[]): string => {
    const before = textOf(file);
    let after = before;
    for (const [from, to] of replacements) {
      assert.ok(after.includes(from), `${file} holds "${from}"`);
      after = after.replace(from, to);
    }
    fs.writeFileSync(inFolder(file), after);
    return before;
  };

  const putBack = (file: string, before: string | undefined): void => {
    if (before !== undefined) fs.writeFileSync(inFolder(file), before);
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
