import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  pictures,
  quickPickRows,
  executeCommand,
  useWindow,
  waitForMessage,
  waitForQuickInput,
  type VsCodeWindow,
} from '../driver';
import { until } from '../support/annotating';
import { strToU8, zipSync } from 'fflate';
import { dnaFile } from '../../unit/formats/dnaFile';

const TEXT = 'The ministry said: emissions must be regulated. Ms Jones: no law. Somebody sighed.';
const code = (guid: string, name: string, inner = ''): string =>
  `<Code guid="${guid}" name="${name}" isCodable="true">${inner}</Code>`;
const coded = (start: number, end: number, ...codes: readonly string[]): string =>
  `<PlainTextSelection guid="Q${String(start)}" startPosition="${String(start)}" endPosition="${String(end)}">${codes.map((one) => `<Coding guid="C"><CodeRef targetGUID="${one}"/></Coding>`).join('')}</PlainTextSelection>`;
const QDE = `<Project origin="NVivo"><CodeBook><Codes>${code('A', 'Actors', code('A1', 'Ministry') + code('A2', 'Ms Jones'))}${code('I', 'Issues', code('I1', 'Regulation'))}${code('S', 'Support')}${code('O', 'Oppose')}${code('X', 'Irony')}</Codes></CodeBook><Sources><TextSource guid="T" name="Interview"><PlainTextContent>${TEXT}</PlainTextContent>${coded(19, 46, 'A1', 'I1', 'S')}${coded(58, 64, 'A2', 'I1', 'O')}${coded(66, 82, 'X')}</TextSource></Sources></Project>`;

const BRAT = {
  'talks/debate.txt': 'The mayor 😀 said that the fee must go. Ms Holm denied it.\n',
  'talks/debate.ann': [
    'T1\tPerson 0 9\tThe mayor',
    'T2\tMeasure 22 29\tthe fee',
    'T3\tClaim 12 16\tsaid',
    'E1\tClaim:T3 Actor:T1 Issue:T2',
    'T4\tPerson 39 46\tMs Holm',
  ].join('\n'),
  'talks/annotation.conf': '[entities]\nPerson\nMeasure\n[events]\nClaim Actor:Person\n',
};

suite('Projects of other programs, in a folder without a codebook', () => {
  const window = useWindow({
    prepare: (folder) => {
      fs.writeFileSync(path.join(folder, 'study.qdpx'), zipSync({ 'project.qde': strToU8(QDE) }));
      const brat = Object.entries(BRAT).map(([name, text]) => [name, strToU8(text)] as const);
      fs.writeFileSync(path.join(folder, 'talks.zip'), zipSync(Object.fromEntries(brat)));
      fs.writeFileSync(
        path.join(folder, 'study.dna'),
        dnaFile({
          documents: [{ title: 'Hearing', text: TEXT }],
          statements: [
            {
              document: 1,
              quote: 'emissions must be regulated',
              organization: 'Ministry',
              concept: 'Regulation',
            },
            {
              document: 1,
              quote: 'no law',
              person: 'Jones',
              concept: 'Regulation',
              agreement: false,
            },
          ],
        }),
      );
    },
  });

  test('codes get their meanings in a list, and the rest is one Enter', async () => {
    await choose(window(), 'study.qdpx', 'Check what each code means');
    await pictures(window(), 'import-project-codes');
    const rows = (await quickPickRows(window())).map(({ label }) => label.trim());
    assert.ok(rows.includes('Actors: 3'), rows.join());
    await importAll(window(), 'import-project', 'Articles: 1, positions: 2');
  });

  test('a zip of brat comes with its events as positions', async () => {
    await choose(window(), 'talks.zip', 'Check what each code means');
    await pictures(window(), 'import-brat-codes');
    await importAll(window(), 'import-brat', 'Articles: 1, positions: 1');
  });

  test('a project of DNA asks nothing, and comes into the same corpus', async () => {
    await choose(window(), 'study.dna', 'Choose what to import');
    await acceptQuickInput(window());
    const file = path.join(window().folder, '2024-04-26-herald-hearing.md.annotations.yaml');
    await until('its positions are written', () => Promise.resolve(fs.existsSync(file)));
    const codebook = fs.readFileSync(path.join(window().folder, 'codebook.yaml'), 'utf8');
    assert.equal(codebook.match(/name: "Ministry"/g)?.length, 1);
  });
});

/** From the list of meanings, as it is, to the message that the import is done. */
async function importAll(window: VsCodeWindow, name: string, numbers: string): Promise<void> {
  await acceptQuickInput(window);
  await waitForQuickInput(window, 'Choose what to import');
  await pictures(window, name);
  await acceptQuickInput(window);
  await waitForMessage(window, `The project was imported. ${numbers}`);
  await pictures(window, `${name}-done`);
}

/** Until the first question about the file is there. */
async function choose(window: VsCodeWindow, name: string, question: string): Promise<void> {
  // In a corpus it is not in the palette. It ends with the import.
  void executeCommand(window, 'policyAnnotator.importProject');
  const input = await waitForQuickInput(window, 'Import Project');
  const file = path.join(window.folder, name);
  await until('the dialog takes the path', async () => {
    // Before the dialog has read the folder of the path, Enter only opens that folder.
    if ((await input.inputValue()) !== file) await input.fill(file);
    await input.press('Enter');
    return window.page
      .getByPlaceholder(question)
      .first()
      .waitFor({ timeout: 5000 })
      .then(
        () => true,
        () => false,
      );
  });
}
