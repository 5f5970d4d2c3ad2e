import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import {
  cancelQuickInput,
  executeCommand,
  hoverText,
  leaveHover,
  openFile,
  paletteTitles,
  quickInputTexts,
  quickPickRows,
  picture,
  selectWords,
  useWindow,
  waitForDecoration,
  waitForQuickInput,
} from '../driver';
import { outsideBrackets, PSEUDO } from '../driver/translation';
import { isUnderlined } from '../support/airportCorpus';
import { until } from '../support/annotating';

// Whatever a file says is Greek here, so that every Latin word is one of ours.
const FILES = {
  'codebook.yaml': `format: policy-codebook/1
actors:
  anna: { name: Άννα, type: politician }
  boris: { name: Βορίς, type: politician }
issues:
  bridge: { name: Γέφυρα, definition: Νέα γέφυρα., statement: Χρειαζόμαστε γέφυρα. }
  tram: { name: Τραμ }
`,
  'α.txt': `Η Άννα θέλει τη νέα γέφυρα. Ο Βορίς λέει όχι στη γέφυρα.\n\nΗ Άννα θέλει και τραμ.\n`,
  'α.txt.annotations.yaml': `format: policy-annotations/1
positions:
  - id: p1
    actor: anna
    issue: bridge
    stance: support
    date: "2024-05-01"
    quote: { exact: θέλει τη νέα γέφυρα }
  - id: p2
    actor: boris
    issue: bridge
    stance: oppose
    date: "2024-05-01"
    quote: { exact: λέει όχι στη γέφυρα }
  - id: p3
    actor: anna
    issue: tram
    stance: ambivalent
    quote: { exact: αυτό δεν υπάρχει εδώ }
`,
};

/** Words that are the same in every language: ids of files, as those of stances and types without a
 * name, file names, kinds of files; and a month, which is in the language of the browser. */
const SAME =
  /\b(support|oppose|ambivalent|politician|anna|boris|bridge|tram|codebook|yaml|txt|SVG|PNG|May)\b/g;

suite('In another language', () => {
  const window = useWindow({
    language: PSEUDO,
    open: 'α.txt',
    width: 1400,
    height: 1000,
    prepare: (folder) => {
      for (const [name, text] of Object.entries(FILES)) {
        fs.writeFileSync(path.join(folder, name), text);
      }
    },
  });
  suiteSetup(() => waitForDecoration(window(), 'Άννα', isUnderlined));
  const english = (texts: readonly string[]): readonly string[] =>
    texts.filter((text) => /[A-Za-z]{2,}/.test(outsideBrackets(text).replace(SAME, '')));
  const textsOf = async (place: Locator): Promise<readonly string[]> =>
    (await place.allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');
  const page = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');

  test('a card and the questions of an annotation are translated', async () => {
    await openFile(window(), 'α.txt');
    const card = (await hoverText(window(), 'Άννα', '⟦')).replace(/\s+/g, ' ');
    assert.equal(english([card]).join(' | '), '');
    await leaveHover(window());
    await selectWords(window(), 'λέει όχι');
    const question = executeCommand(window(), 'policyAnnotator.annotateSelection').catch(String);
    await waitForQuickInput(window(), '⟦');
    const { title, placeholder } = await quickInputTexts(window());
    assert.equal(english([title, placeholder]).join(' | '), '');
    // The rows of the palette before it may be there a moment longer.
    const translated = async (): Promise<boolean> =>
      (await quickPickRows(window())).every((row) =>
        Object.values(row).some((text) => String(text).includes('⟦') || /[Α-ω]/.test(String(text))),
      );
    await until('the rows are those of the question', translated);
    const rows = await quickPickRows(window());
    assert.equal(
      english(rows.flatMap(({ label, description, detail }) => [label, description, detail])).join(
        ' | ',
      ),
      '',
    );
    await picture(window(), 'pseudo-annotate');
    await cancelQuickInput(window());
    await question;
  });

  test('the panel is translated, and longer words fit', async () => {
    await executeCommand(window(), 'policyAnnotator.showBoard');
    const tabs = page().getByRole('tab');
    await tabs.first().waitFor();
    const count = await tabs.count();
    assert.ok(count >= 4);
    for (let at = 0; at < count; at++) {
      await tabs.nth(at).click();
      await until(`tab ${at} is shown`, async () =>
        ((await page().locator('main').innerText()) ?? '').includes('⟦'),
      );
      const lines = (await page().locator('body').innerText()).split('\n');
      assert.equal(english(lines.map((line) => line.trim())).join(' | '), '');
      const cut = await page()
        .locator('button, label, h2, h3, summary, [role=tab]')
        .evaluateAll((elements) =>
          elements
            .filter(
              (one) =>
                one.clientWidth > 0 &&
                one.scrollWidth > one.clientWidth + 1 &&
                getComputedStyle(one).textOverflow !== 'ellipsis',
            )
            .map((one) => one.textContent ?? ''),
        );
      assert.deepEqual(cut, []);
      await picture(window(), `pseudo-panel-${at}`);
    }
  });

  for (const view of ['articles', 'issues', 'disagreements', 'actors', 'thisArticle']) {
    test(`no word of the view ${view} is left in English`, async () => {
      await executeCommand(window(), `policyAnnotator.${view}.focus`);
      const rows = window().page.locator('.part.sidebar .pane-body .monaco-list-row');
      await rows.first().waitFor();
      await executeCommand(window(), 'list.expandAll').catch(String);
      await until(`${view} is expanded`, async () => (await rows.count()) > 0);
      const titles = await textsOf(window().page.locator('.part.sidebar .pane-header h3.title'));
      assert.ok(titles.length > 2 && titles.every((title) => title.includes('⟦')), titles.join());
      const texts = await textsOf(rows);
      assert.ok(texts.length > 0);
      assert.equal(english(texts).join(' | '), '');
      await picture(window(), `pseudo-${view}`);
    });
  }

  test('the commands have translated titles', async () => {
    const titles = await paletteTitles(window(), '⟦');
    await cancelQuickInput(window());
    const own = titles.filter((title) => title.includes('Policy Annotator'));
    assert.ok(own.length > 5, titles.join());
  });
});
