import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import {
  cancelQuickInput,
  executeCommand,
  focusEditor,
  goToPosition,
  persist,
  resizeWindow,
  picture,
  pictures,
  selectWords,
  useSharedWindow,
  waitForQuickInput,
  wordBox,
  wordBoxes,
} from '../driver';
import { airportCorpus, openArticle } from '../support/airportCorpus';
import { pressChord, waitUntilActive } from '../support/annotating';

/** Paragraphs longer than a line of the window, which are wrapped; each has the words of a
 * question. */
const PARAGRAPHS = Array.from(
  { length: 40 },
  (_, at) =>
    `Item ${String(at + 1)}. The council met again and heard what residents had to say of the nights, ` +
    `which was much. Northfield rejects proposal number ${String(at + 1)} of them, as it did before, ` +
    'and calls the whole of it a burden on those who fly, on those who load, and on the town itself.',
);
const SIZES = [
  [1000, 700],
  [700, 450],
] as const;

suite('A question', () => {
  const window = useSharedWindow({
    name: 'corpora',
    prepare,
    open: 'long.md',
    width: 1000,
    height: 700,
  });

  suiteSetup(() => waitUntilActive(window()));

  for (const [width, height] of SIZES) {
    suite(`in a window of ${String(width)} × ${String(height)}`, () => {
      setup(async () => {
        await resizeWindow(window(), width, height);
        await executeCommand(window(), 'workbench.action.closeSidebar');
      });
      teardown(() => cancelQuickInput(window()));

      /** Scrolls until a paragraph is the first visible one. */
      const atTop = async (paragraph: number): Promise<void> => {
        await openArticle(window(), 'long.md');
        await goToPosition(window(), 1);
        const lineNumber = 2 * paragraph - 2;
        await executeCommand(window(), 'revealLine', { lineNumber, at: 'top' });
        await wordBox(window(), `Item ${String(paragraph)}.`);
      };
      const lowerEdge = async (): Promise<number> => {
        const box = await window().page.locator('.quick-input-widget').boundingBox();
        assert.ok(box);
        return box.y + box.height;
      };

      test('about selected words leaves them in sight, below it', async () => {
        await atTop(20);
        await selectWords(window(), 'rejects proposal number 20');
        await pressChord(window(), 'Control+K', 'a');
        await waitForQuickInput(window(), 'Who?');
        const boxes = await wordBoxes(window(), 'rejects proposal number 20');
        const edge = await lowerEdge();
        for (const { y } of boxes) assert.ok(y >= edge, `${String(y)} is above ${String(edge)}`);
        await pictures(window(), `question-${String(width)}`);
      });

      test('about words that it leaves free scrolls nothing', async () => {
        await atTop(20);
        const words = await lowest();
        await selectWords(window(), words);
        const before = await wordBox(window(), words);
        await pressChord(window(), 'Control+K', 'a');
        await waitForQuickInput(window(), 'Who?');
        assert.deepEqual(await wordBox(window(), words), before);
        assert.ok(before.y >= (await lowerEdge()), JSON.stringify([before, await lowerEdge()]));
      });

      test('about an annotation leaves its words in sight, from its key as from its row', async () => {
        await atTop(10);
        await selectWords(window(), 'proposal number 10');
        await focusEditor(window());
        await pressChord(window(), 'Control+K', 'y');
        await waitForQuickInput(window(), 'Choose a field');
        const { y } = await wordBox(window(), 'proposal number 10');
        const edge = await lowerEdge();
        await picture(window(), `question-details-${String(width)}`);
        assert.ok(y >= edge, `${String(y)} is above ${String(edge)}`);
      });

      /** Unique words in one of the last visible lines. */
      async function lowest(): Promise<string> {
        const lines = window().page.locator('.editor-instance .view-line');
        const found = await lines.evaluateAll((all) => {
          const room = document.documentElement.clientHeight - 45;
          const seen = all
            .map((line) => ({
              words:
                /Item.\d+\.|number.\d+/.exec(line.textContent)?.[0].replaceAll('\u00a0', ' ') ?? '',
              bottom: line.getBoundingClientRect().bottom,
            }))
            .filter(({ words, bottom }) => words !== '' && bottom < room)
            .sort((a, b) => b.bottom - a.bottom);
          return seen[0]?.words ?? '';
        });
        assert.notEqual(found, '');
        return found;
      }
    });
  }

  test('about the first words of a text, which nothing can move, has them in its own', async () => {
    await openArticle(window(), 'long.md');
    await goToPosition(window(), 1, 2);
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'Whose position is “Item 1.”?');
    await cancelQuickInput(window());
    // A longer sentence is shown with an ellipsis.
    await goToPosition(window(), 1, 20);
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'what residents had to say of the nights, which w…”?');
    await cancelQuickInput(window());
  });

  test('keeps the keys when somebody clicks into the text, there and again at the same place', async () => {
    const { page } = window();
    const file = path.join(window().folder, 'long.md');
    const before = fs.readFileSync(file, 'utf8');
    await openArticle(window(), 'long.md');
    await goToPosition(window(), 21, 40);
    await selectWords(window(), 'rejects proposal number 12');
    await pressChord(window(), 'Control+K', 'a');
    const input = await waitForQuickInput(window(), 'Who?');
    const { x, y } = await wordBox(window(), 'proposal number 12');
    const click = () => page.mouse.click(x + 3, y + 3);
    const isTyped = (text: string): Promise<void> =>
      persist(async () => assert.equal(await input.inputValue(), text));
    await click();
    await persist(async () => assert.ok(await isFocused(input)));
    await page.keyboard.type('nor');
    await isTyped('nor');
    // VS Code reports no click at the cursor.
    await click();
    // They do nothing in the text, where the keys still are.
    for (const key of ['Backspace', 'Delete', 'Tab', 'Control+X']) await page.keyboard.press(key);
    await page.keyboard.press('t');
    await isTyped('nort');
    await page.keyboard.press('h');
    await isTyped('north');
    await page.mouse.move(x + 3, y + 3);
    await page.mouse.down();
    await page.mouse.move(x + 90, y + 3, { steps: 20 });
    await page.mouse.up();
    await persist(async () => assert.ok(await isFocused(input)));
    await isTyped('north');
    await picture(window(), 'question-keeps-keys');
    await page.keyboard.press('Enter');
    await waitForQuickInput(window(), 'About what?');
    await cancelQuickInput(window());
    await executeCommand(window(), 'workbench.action.files.save');
    assert.equal(fs.readFileSync(file, 'utf8'), before);
  });
});

function isFocused(input: Locator): Promise<boolean> {
  return input.evaluate((element) => element === document.activeElement);
}

function prepare(folder: string): void {
  airportCorpus('short.txt')(folder);
  fs.writeFileSync(path.join(folder, 'long.md'), `${PARAGRAPHS.join('\n\n')}\n`);
  fs.writeFileSync(
    path.join(folder, 'long.md.annotations.yaml'),
    `format: policy-annotations/1
positions:
  - id: aaaaaaaa
    actor: northfield
    issue: noise-fee
    stance: oppose
    quote: rejects proposal number 10
...
`,
  );
}
