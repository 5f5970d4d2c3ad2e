// The page of VS Code alone, as in vscode.dev: the extension runs in the browser only, its own
// files come over HTTP, and the study is in a virtual file system.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { FrameLocator } from 'playwright-core';
import { SHIPPED_FILES } from '../../../src/vscode/corpora/shippedFiles';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { officeFile, paragraph } from '../../unit/formats/officeFile';
import { pdfFile } from '../../unit/formats/pdfFile';
import {
  acceptQuickInput,
  messages,
  openView,
  quickPickRows,
  runCommand,
  selectWords,
  showViewContainer,
  type VsCodeWindow,
  useWindow,
  viewDescription,
  waitForDecoration,
  waitForMessage,
  waitForQuickInput,
  waitForRows,
  waitForStatusBar,
} from '../driver';
import { airportCorpus, isUnderlined } from '../support/airportCorpus';
import { annotateExample, until } from '../support/annotating';
import { dropOn } from '../support/dropping';
import { commandLineExport, exportFromPalette } from '../support/exporting';
import { annotationsOf, contentOf, filesOf, textOf, waitForAnnotations } from '../support/onDisk';

const article = 'alone-at-sea.md';

suite('A window without a server', () => {
  const window = useWindow({
    fixture: 'examples',
    open: article,
    height: 1300,
    server: 'none',
    settings: { 'comments.openView': 'never' },
  });

  suiteSetup(() => waitForDecoration(window(), 'Greenpeace', isUnderlined));

  test('an annotation is put into the file that is there, and undo brings every byte back', async () => {
    const name = `${article}.annotations.yaml`;
    const before = textOf(window(), name);
    const count = annotationsOf(window(), article).length;
    await selectWords(window(), 'First in line is The Metals Company');
    await annotateExample(window(), 'The Metals Company', 'Commercial mining', 'Inês Prado');
    const annotations = await waitForAnnotations(window(), article, count + 1);
    const words = '"First in line is The Metals Company"';
    assert.ok(annotations.map(contentOf).some((line) => line.endsWith(words)));
    await waitForStatusBar(window(), 'The Metals Company ⊕ Commercial mining');
    await runCommand(window(), 'Policy Annotator: Undo Last Annotation Change');
    await until('the file is as before', () => textOf(window(), name) === before);
  });

  test('exports are those of the command line, also a workbook and a brief for Word', async () => {
    for (const format of ['positions-csv', 'json']) {
      const exported = await exportFromPalette(window(), format);
      assert.equal(exported.compare(commandLineExport(window(), format)), 0, format);
    }
    const brief = unzipSync(await exportFromPalette(window(), 'brief-docx'));
    assert.match(strFromU8(brief['word/document.xml'] ?? new Uint8Array()), /Greenpeace/);
    const workbook = unzipSync(await exportFromPalette(window(), 'xlsx'));
    assert.ok(workbook['xl/workbook.xml'], Object.keys(workbook).join(' '));
  });

  test('the analysis panel shows each of its views', async () => {
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
    await panel(window()).locator('.column h3', { hasText: 'Against' }).waitFor();
    for (const [name, shown] of [
      ['Matrix', 'main .cells td .cell'],
      ['Timeline', 'main .timeline .picture'],
      ['Network', '.graph:not([aria-busy]) .names text'],
      ['Board', '.column h3'],
    ] as const) {
      await panel(window()).getByRole('tab', { name }).click();
      await panel(window()).locator(shown).first().waitFor();
    }
    assert.deepEqual(await messages(window()), []);
  });

  test('the example is copied and opened', async () => {
    // The dialog begins around the study, with a folder above which this disk has nothing.
    const around = path.dirname(window().folder);
    const parent = path.join(around, 'elsewhere');
    fs.mkdirSync(path.join(parent, 'inner'), { recursive: true });
    await runCommand(window(), 'Policy Annotator: Open Example Corpus');
    const input = await waitForQuickInput(window(), 'Choose a folder; the articles');
    const opened = window().page.context().waitForEvent('page');
    const shows = async (name: string): Promise<boolean> =>
      (await quickPickRows(window())).some(({ label }) => label === name);
    await until('the dialog has begun', () => shows('elsewhere'));
    await input.fill(`${parent}/`);
    await until('the dialog shows the folder', () => shows('inner'));
    await window()
      .page.locator('.quick-input-widget .monaco-button', { hasText: 'Copy Example Here' })
      .click();
    const copy = path.join(parent, 'policy-annotator-example');
    const page = await opened;
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    assert.match(page.url(), /policy-annotator-example$/);
    await page.close();
    assert.deepEqual(filesOf({ ...window(), folder: copy }), [...SHIPPED_FILES.examples].sort());
    for (const file of SHIPPED_FILES.examples) {
      assert.ok(
        fs.readFileSync(path.join(copy, file)).equals(fs.readFileSync(inRoot('examples', file))),
      );
    }
  });
});

// What the manifest names is English here: without a server, VS Code translates only manifests that
// come from a marketplace.
suite('A German window without a server, and files of other programs', () => {
  const window = useWindow({
    server: 'none',
    language: 'de',
    height: 1000,
    prepare: (folder) => {
      fs.writeFileSync(
        path.join(folder, 'codebook.yaml'),
        'format: policy-codebook/1\nactors:\n  union: {name: Dockers}\nissues:\n  shifts: {name: Night shifts}\n',
      );
    },
  });

  test('documents and prints become articles', async () => {
    const folder = path.join(path.dirname(window().dataFolder), 'downloads');
    fs.mkdirSync(folder);
    const words = 'The dockers of the pier refuse night shifts.';
    const document = officeFile(paragraph('Strike at the pier', 'Title') + paragraph(words));
    const print = pdfFile([
      [
        [60, 780, 20, 'Vote at the pier'],
        [60, 740, 11, words],
      ],
    ]);
    const files = Object.entries({ 'word.docx': document, 'print.pdf': print });
    for (const [name, bytes] of files) fs.writeFileSync(path.join(folder, name), bytes);
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Articles');
    await until('nothing is listed', async () => {
      return (await viewDescription(window(), 'Articles')) === '';
    });
    await dropOn(
      window(),
      'Articles',
      files.map(([name]) => path.join(folder, name)),
    );
    for (const question of ['was für alle Artikel gilt', 'was importiert wird', 'Ordner im']) {
      await waitForQuickInput(window(), question);
      await acceptQuickInput(window());
    }
    const written = (): readonly string[] =>
      filesOf(window()).filter((name) => name.endsWith('.md'));
    await until('both are written', () => {
      const texts = written().map((name) => textOf(window(), name));
      return texts.length === 2 && texts.every((text) => text.includes('refuse night shifts'));
    });
    await waitForMessage(window(), '2 Artikel wurden importiert');
  });
});

suite('A folder of 500 articles without a server', () => {
  const window = useWindow({
    server: 'none',
    prepare: (folder) => {
      airportCorpus()(folder);
      for (let number = 0; number < 500; number++) {
        const file = path.join(folder, `speech-${String(number).padStart(3, '0')}.md`);
        fs.writeFileSync(file, `---\ntitle: Trams ${String(number)}\n---\nA day like others.\n`);
      }
    },
  });

  test('all are read and listed', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Articles');
    await until('all are counted', async () => {
      return (await viewDescription(window(), 'Articles')) === '500 to code';
    });
    await waitForRows(window(), 'Articles', (rows) =>
      rows.some(({ label }) => label.includes('Trams')),
    );
  });
});

function panel(window: VsCodeWindow): FrameLocator {
  return window.page.frameLocator('iframe.webview').frameLocator('#active-frame');
}
