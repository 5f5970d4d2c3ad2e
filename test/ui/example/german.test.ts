import assert from 'node:assert/strict';
import {
  acceptQuickInput,
  cancelQuickInput,
  editorText,
  hoverText,
  leaveHover,
  quickPickRows,
  runCommand,
  selectWords,
  showViewContainer,
  useWindow,
  viewNames,
  waitForActiveFile,
  waitForDecoration,
  waitForQuickInput,
  waitForRows,
} from '../driver';
import { isUnderlined } from '../support/airportCorpus';
import { pressChord, until } from '../support/annotating';

suite('In a German window', () => {
  const window = useWindow({
    fixture: 'examples',
    open: 'alone-at-sea.md',
    height: 1000,
    language: 'de',
  });

  suiteSetup(() => waitForDecoration(window(), 'Greenpeace', isUnderlined));

  test('the views have German names', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    assert.deepEqual(await viewNames(window()), [
      'Artikel',
      'Themen',
      'Dissense',
      'Akteure',
      'Dieser Artikel',
    ]);
  });

  test('quotes stand in German quotation marks', async () => {
    await waitForRows(window(), 'Dieser Artikel', (rows) =>
      rows.some(({ description }) => /^„[^“”]+“$/.test(description)),
    );
  });

  test('the usual types and stances are German words', async () => {
    await waitForRows(
      window(),
      'Akteure',
      ([row]) => row?.description.endsWith(' · Staat') === true,
    );
    await selectWords(window(), 'would break international law');
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'Wer?');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Worüber?');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Wählen Sie eine Haltung aus');
    assert.deepEqual(
      (await quickPickRows(window())).map(({ label }) => label.replace(/^\S+ /, '')),
      ['befürwortet', 'lehnt ab', 'neutral', 'ambivalent', 'ohne erkennbare Haltung'],
    );
    await cancelQuickInput(window());
  });

  test('a card says in German who is for and against what', async () => {
    const card = await hoverText(window(), 'would break international law', 'U.S. permits');
    assert.match(
      card,
      /^Chinese foreign ministry ⊖ lehnt ab: Aussage zu U\.S\. permits, über Trump/,
    );
    assert.match(card, /\nGegenposition: .+ ⊕ /);
    await leaveHover(window());
  });

  test('the accessibility help names commands as the Command Palette does', async () => {
    await runCommand(window(), 'Policy Annotator: Hilfe zur Barrierefreiheit anzeigen');
    await waitForActiveFile(window(), 'Hilfe zur Barrierefreiheit Policy Annotator');
    const text = await editorText(window());
    assert.match(text, /: „Nächster Artikel“ in der Befehlspalette\.\n/);
    assert.doesNotMatch(text, /policyAnnotator\.|\{\d\}/);
  });

  test('the documentation opens at the German page', async () => {
    await runCommand(window(), 'Policy Annotator: Dokumentation öffnen');
    const page = window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await page.getByRole('heading', { name: 'Was haben Sie vor?' }).waitFor();
    const picture = page.locator('img').first();
    await until('its picture is there', () =>
      picture.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0),
    );
  });
});
