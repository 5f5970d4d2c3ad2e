import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { officeFile, paragraph } from '../../unit/formats/officeFile';
import { pdfFile } from '../../unit/formats/pdfFile';
import {
  acceptQuickInput,
  clickMessageButton,
  executeCommand,
  openFile,
  openView,
  quickPickRows,
  pictures,
  selectWords,
  showViewContainer,
  useSharedWindow,
  viewDescription,
  waitForDecoration,
  waitForMessage,
  waitForQuickInput,
  waitForRows,
  waitForStatusBar,
} from '../driver';
import { isUnderlined } from '../support/airportCorpus';
import { annotate, until } from '../support/annotating';
import { dropOn } from '../support/dropping';
import { exportFromPalette } from '../support/exporting';
import { waitForAnnotations } from '../support/onDisk';

/** Files of each kind. */
const COUNT = 3;

suite('Files dropped on Articles', () => {
  const window = useSharedWindow({
    name: 'corpora',
    prepare: (folder) => {
      fs.writeFileSync(
        path.join(folder, 'codebook.yaml'),
        'format: policy-codebook/1\nactors:\n  union: {name: Dockers}\nissues:\n  shifts: {name: Night shifts}\n',
      );
    },
  });

  const written = (): readonly string[] =>
    fs.readdirSync(window().folder).filter((name) => name.endsWith('.md'));

  /** Drops the files, and imports everything new into the folder of the corpus. */
  async function importAll(look: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const files = makeFiles(path.join(path.dirname(window().dataFolder), 'downloads'));
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Articles');
    await until('nothing is listed', async () => {
      return (await viewDescription(window(), 'Articles')) === '';
    });
    await dropOn(window(), 'Articles', files);
    await waitForQuickInput(window(), 'Check what is true of all articles');
    await look();
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Select what to import');
    await look();
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Choose a folder in the corpus');
    await acceptQuickInput(window());
    await until('all that can be read are written', () => written().length === 4 * COUNT);
    await waitForRows(window(), 'Articles', (all) =>
      all.some(({ label }) => label === 'Letter at pier 1'),
    );
    await waitForMessage(window(), `${4 * COUNT} articles`);
  }

  test('of several kinds are listed, written in one go, and taken back in one', async () => {
    let lists = 0;
    await importAll(async () => {
      const labels = (await quickPickRows(window())).map(({ label }) => label);
      const expected = ['Date: —', 'Strike at pier 1'][lists] ?? '';
      assert.ok(labels.includes(expected), labels.join('\n'));
      await pictures(window(), ['importOverview', 'importArticles'][lists] ?? '');
      lists++;
    });
    const [one] = written();
    assert.ok(one !== undefined);
    const text = fs.readFileSync(path.join(window().folder, one), 'utf8');
    assert.match(text, /^---\ntitle: "[^"]+"\n/);
    assert.match(text, /\n\n.*refuse night shifts/s);
    await clickMessageButton(window(), `${4 * COUNT} articles`, 'Undo');
    await until('none is left', () => written().length === 0);
  });

  test('become articles that are annotated, and a brief that opens in Word', async () => {
    await importAll();
    await executeCommand(window(), 'notifications.clearAll');
    const article = written().find((name) => name.includes('strike-at-pier-2'));
    assert.ok(article !== undefined);
    await openFile(window(), article);
    // It is an article by then, and the extension's keys work.
    await waitForStatusBar(window(), 'nothing annotated');
    await waitForDecoration(window(), 'dockers', isUnderlined);
    await selectWords(window(), 'refuse night shifts');
    await annotate(window(), { who: 'Dockers', what: 'Night shifts', stance: 'o' });
    await waitForAnnotations(window(), article, 1);
    const brief = await exportFromPalette(window(), 'brief-docx');
    const words = strFromU8(unzipSync(brief)['word/document.xml'] ?? new Uint8Array());
    assert.match(words, /Dockers/);
    assert.match(words, /Night shifts/);
  });
});

/** Some of each kind, and one that is not an article. */
function makeFiles(folder: string): readonly string[] {
  fs.mkdirSync(folder, { recursive: true });
  const made = Array.from({ length: COUNT }, (_, at) => {
    const pier = String(at + 1);
    const words = `The dockers of pier ${pier} refuse night shifts.`;
    const title = (kind: string): string => `${kind} at pier ${pier}`;
    return [
      [`word-${pier}.docx`, officeFile(paragraph(title('Strike'), 'Title') + paragraph(words))],
      [
        `page-${pier}.html`,
        `<html><head><title>${title('March')}</title></head><body><article><h1>${title('March')}</h1><p>${words} They have marched through the town since the morning, and will go on.</p></article></body></html>`,
      ],
      [
        `letter-${pier}.eml`,
        `From: Ann Lee <ann@pier.example>\nSubject: ${title('Letter')}\nDate: Fri, 26 Apr 2024 09:00:00 +0000\nMessage-ID: <${pier}@pier.example>\nContent-Type: text/plain\n\nDear editor, at pier ${pier} we have read what the port says. Our members will not load ships after dark; they refuse night shifts, and so do I.\n`,
      ],
      [
        `print-${pier}.pdf`,
        pdfFile([
          [
            [60, 780, 20, title('Vote')],
            [60, 740, 11, words],
          ],
        ]),
      ],
    ] as const;
  }).flat();
  const all = [...made, ['picture.png', 'no text'] as const];
  return all.map(([name, content]) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, content);
    return file;
  });
}
