// The bundle for browsers, in the extension host that runs in the browser: a web worker, without a
// disk of its own.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { officeFile, paragraph } from '../../unit/formats/officeFile';
import {
  acceptQuickInput,
  hoverText,
  leaveHover,
  openView,
  runCommand,
  selectWords,
  showViewContainer,
  useWindow,
  waitForDecoration,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { isUnderlined } from '../support/airportCorpus';
import { annotateExample, until } from '../support/annotating';
import { dropOn } from '../support/dropping';
import { commandLineExport, exportFromPalette } from '../support/exporting';
import { annotationsOf, contentOf, filesOf, textOf, waitForAnnotations } from '../support/onDisk';

const article = 'alone-at-sea.md';

suite('In the web worker extension host', () => {
  const window = useWindow({
    fixture: 'examples',
    open: article,
    height: 1300,
    settings: {
      'remote.extensionKind': { 'policy-annotator.policy-annotator': ['web'] },
      // The article has a discussion: the panel would cover half of it.
      'comments.openView': 'never',
    },
  });

  suiteSetup(() => waitForDecoration(window(), 'Greenpeace', isUnderlined));

  test('a card is shown on a mark', async () => {
    const card = await hoverText(window(), 'Greenpeace', 'Environmental risk');
    assert.match(card, /^Greenpeace · organization\n⊕ Environmental risk/);
    await leaveHover(window());
  });

  test('the browser asked for its entry, and the host on the server did not run the other one', () => {
    const bundles = window().requests.filter((address) => /%2Fdist%2F\w+Host\.js/.test(address));
    assert.equal(bundles.length, 1);
    assert.match(bundles[0] ?? '', /policy-annotator.*%2Fdist%2FwebHost\.js/);
    const log = serverHostLog(window().dataFolder);
    assert.match(log, /_doActivateExtension tests\.test-helper/);
    assert.doesNotMatch(log, /_doActivateExtension policy-annotator/);
  });

  test('an annotation is put into the file that is there, and undo brings every byte back', async () => {
    const name = `${article}.annotations.yaml`;
    const before = textOf(window(), name);
    const count = annotationsOf(window(), article).length;
    await selectWords(window(), 'First in line is The Metals Company');
    await annotateExample(window(), 'The Metals Company', 'Commercial mining', 'Inês Prado');
    const annotations = await waitForAnnotations(window(), article, count + 1);
    assert.ok(
      annotations
        .map(contentOf)
        .some((line) =>
          line.endsWith('stance=support coder=ines "First in line is The Metals Company"'),
        ),
    );
    await waitForStatusBar(window(), 'The Metals Company ⊕ Commercial mining');
    await runCommand(window(), 'Policy Annotator: Undo Last Annotation Change');
    await until('the file is as before', () => textOf(window(), name) === before);
  });

  test('a Word document becomes an article', async () => {
    const file = path.join(path.dirname(window().dataFolder), 'word.docx');
    const words = 'Trawlers left the bay.';
    fs.writeFileSync(file, officeFile(paragraph('A quiet bay', 'Title') + paragraph(words)));
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Articles');
    await dropOn(window(), 'Articles', [file]);
    for (const question of ['what is true of all', 'what to import', 'folder in the corpus']) {
      await waitForQuickInput(window(), question);
      await acceptQuickInput(window());
    }
    const written = (): boolean =>
      filesOf(window())
        .filter((name) => name.endsWith('.md'))
        .some((name) => textOf(window(), name).includes(words));
    await until('it is written', written);
  });

  test('exports are those of the command line', async () => {
    for (const format of ['positions-csv', 'json']) {
      const exported = await exportFromPalette(window(), format);
      assert.equal(exported.compare(commandLineExport(window(), format)), 0, format);
    }
  });
});

/** The log of the extension host on the server, which names each extension that it activates. */
function serverHostLog(dataFolder: string): string {
  const logs = path.join(dataFolder, 'data', 'logs');
  const names = fs.readdirSync(logs, { recursive: true, encoding: 'utf8' });
  const ofHosts = names.filter((name) => path.basename(name) === 'remoteexthost.log');
  return ofHosts.map((name) => fs.readFileSync(path.join(logs, name), 'utf8')).join('');
}
