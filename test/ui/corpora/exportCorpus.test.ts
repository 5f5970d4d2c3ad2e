import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { metadataName } from '../../../src/core';
import {
  cancelQuickInput,
  clickDialogButton,
  clickMessageButton,
  dialogText,
  executeCommand,
  runCommand,
  useSharedWindow,
  waitForActiveFile,
  waitForMessage,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { activeRow, choose } from '../support/annotating';
import {
  commandLineExport,
  commandLineMetadata,
  exportFolder,
  exportFromPalette,
  formatOf,
  saveAs,
  waitForSaveDialog,
} from '../support/exporting';
import { filesOf } from '../support/onDisk';

/** A record by the airport in a hand-written annotation file. */
function annotationFile(actor: string, id: string): string {
  return `format: policy-annotations/1
positions:
  - id: ${id}
    actor: ${actor}
    issue: fee
    stance: oppose
    quote:
      exact: "no fee"
...
`;
}

suite('Exporting a corpus', () => {
  const window = useSharedWindow({
    name: 'corpora',
    prepare: (folder) => {
      const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
      fs.mkdirSync(path.join(folder, 'wire'));
      write(
        'codebook.yaml',
        'format: policy-codebook/1\nactors:\n  airport: {name: Airport}\n  town: {name: Town}\nissues:\n  fee: {name: Fee}\n',
      );
      write('first.txt', 'Says no fee today.\n');
      write('first.txt.annotations.yaml', annotationFile('airport', 'aaaaaaaa'));
      write('wire/second.txt', 'Says no fee either.\n');
      write('wire/second.txt.annotations.yaml', annotationFile('town', 'bbbbbbbb'));
    },
    open: 'first.txt',
  });

  test('of the whole corpus, of a folder and of this article equals the command line', async () => {
    await waitForStatusBar(window(), '1 position');
    const whole = await exportFromPalette(window(), 'positions-csv');
    assert.match(whole.toString(), /aaaaaaaa[^]*bbbbbbbb/);
    assert.equal(whole.compare(commandLineExport(window(), 'positions-csv')), 0);

    const article = await exportFromPalette(window(), 'positions-csv', 'This article');
    assert.doesNotMatch(article.toString(), /bbbbbbbb/);
    const scope = ['--scope', 'article:first.txt'];
    assert.equal(article.compare(commandLineExport(window(), 'positions-csv', ...scope)), 0);

    const folder = await exportFromPalette(window(), 'positions-csv', 'Folder wire');
    assert.doesNotMatch(folder.toString(), /aaaaaaaa/);
    assert.match(folder.toString(), /bbbbbbbb/);
  });

  test('format and folder are remembered, and Open shows the file', async () => {
    const file = path.join(exportFolder(window()), 'matrix.csv');
    const { label } = formatOf('matrix-csv');
    await runCommand(window(), 'Policy Annotator: Export…');
    await choose(window(), 'Export', label);
    await choose(window(), 'Export', 'Whole corpus');
    await saveAs(window(), file);
    const reported = await waitForMessage(window(), 'Exported: matrix.csv');
    assert.match(reported, /matrix\.datapackage\.json describes the columns\./);
    const beside = fs.readFileSync(metadataName(file), 'utf8');
    assert.equal(beside, commandLineMetadata(window(), 'matrix-csv', 'matrix.csv'));
    await clickMessageButton(window(), 'Exported: matrix.csv', 'Open');
    await waitForActiveFile(window(), 'matrix.csv');
    await executeCommand(window(), 'notifications.clearAll');

    await runCommand(window(), 'Policy Annotator: Export…');
    await waitForQuickInput(window(), 'Which format?');
    await activeRow(window(), label).waitFor();
    await window().page.keyboard.press('Enter');
    await choose(window(), 'Choose what to include', 'Whole corpus');
    const proposed = await waitForSaveDialog(window());
    assert.equal(path.dirname(proposed), path.dirname(file));
    assert.match(path.basename(proposed), /-matrix\.csv$/);
    await cancelQuickInput(window());
  });

  test('a file in the place of its description is not replaced without a question', async () => {
    const file = path.join(exportFolder(window()), 'rows.csv');
    fs.writeFileSync(metadataName(file), 'written by hand');
    for (const button of ['Cancel', 'Replace']) {
      await runCommand(window(), 'Policy Annotator: Export…');
      await choose(window(), 'Export', formatOf('disagreements-csv').label);
      await choose(window(), 'Export', 'Whole corpus');
      await saveAs(window(), file);
      assert.match(await dialogText(window()), /rows\.datapackage\.json already exists/);
      assert.ok(!fs.existsSync(file));
      await clickDialogButton(window(), button);
    }
    await waitForMessage(window(), 'Exported: rows.csv');
    assert.match(fs.readFileSync(metadataName(file), 'utf8'), /"path": "rows\.csv"/);
    await executeCommand(window(), 'notifications.clearAll');
  });

  test('a description that cannot be written there is shown', async () => {
    const file = path.join(exportFolder(window()), 'rows.csv');
    fs.mkdirSync(metadataName(file));
    await runCommand(window(), 'Policy Annotator: Export…');
    await choose(window(), 'Export', formatOf('disagreements-csv').label);
    await choose(window(), 'Export', 'Whole corpus');
    await saveAs(window(), file);
    await dialogText(window());
    await clickDialogButton(window(), 'Replace');
    await waitForMessage(window(), 'describes its columns could not be written');
    assert.match(fs.readFileSync(file, 'utf8'), /issue,actors,kind/);
    await clickMessageButton(
      window(),
      'describes its columns could not be written',
      'Show Description',
    );
    await waitForActiveFile(window(), 'Untitled-1');
    await executeCommand(window(), 'workbench.action.revertAndCloseActiveEditor');
    await executeCommand(window(), 'notifications.clearAll');
  });

  test('given up at any step it leaves nothing', async () => {
    const before = filesOf(window());
    for (const step of ['Which format?', 'Choose what to include', 'a place']) {
      await runCommand(window(), 'Policy Annotator: Export…');
      await waitForQuickInput(window(), 'Which format?');
      if (step !== 'Which format?') await choose(window(), 'Which format?', formatOf('json').label);
      if (step === 'a place') {
        await choose(window(), 'Choose what to include', 'Whole corpus');
        await waitForSaveDialog(window());
      } else {
        await waitForQuickInput(window(), step);
      }
      await cancelQuickInput(window());
    }
    // Once it has run, those before it are finished.
    await exportFromPalette(window(), 'json');
    assert.deepEqual(filesOf(window()), before);
  });
});
