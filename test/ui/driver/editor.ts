import path from 'node:path';
import { askHelper } from './helper';
import { PATIENCE, pause, persist, POLLING } from './pause';
import { acceptQuickInput, typeInQuickInput } from './quickInput';
import type { VsCodeWindow } from './window';

/** A box on the page, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The computed style of a decoration on a word. */
export interface Decoration {
  readonly backgroundColor: string;
  readonly border: string;
  /** The line below: width, style and colour. */
  readonly line: string;
  readonly textDecoration: string;
  readonly color: string;
  /** `content` of ::before and ::after, '' without one. */
  readonly before: string;
  readonly after: string;
}

/** The editor that has the focus, or had it last. */
const activeEditor = '.editor-group-container.active .editor-instance .monaco-editor';

/** Opens a file of the folder and waits until it is active: to prepare a test. */
export async function openFile(window: VsCodeWindow, name: string): Promise<void> {
  await askHelper(window, { kind: 'open', file: path.join(window.folder, name) });
  await waitForActiveFile(window, name);
}

/** Opens a file by its tab or through Quick Open, as a person does. */
export async function quickOpen(window: VsCodeWindow, name: string): Promise<void> {
  const { page } = window;
  const tab = page.locator(
    `.editor-group-container.active .tab[data-resource-name="${path.basename(name)}"]`,
  );
  // Other labels may contain the name, as that of an annotation file does: only the whole label
  // identifies the file.
  const whole = new RegExp(`^${path.basename(name).replaceAll('.', '\\.')}$`);
  const label = page.locator('.label-name', { hasText: whole });
  // While a window is restored it may open the tab later, or activate another editor; late results
  // move the rows under the mouse, so that another file opens.
  await persist(async () => {
    if ((await tab.count()) > 0) {
      await tab.first().click();
    } else {
      await page.keyboard.press('Control+P');
      await page.locator('.quick-input-widget input.input').waitFor();
      await typeInQuickInput(window, name);
      const rows = page.locator('.quick-input-list .monaco-list-row').filter({ has: label });
      await rows.first().click();
    }
    await waitForActiveFile(window, name, 10_000);
  });
}

/** Waits until a file is the active editor and its text is drawn. */
export async function waitForActiveFile(
  window: VsCodeWindow,
  name: string,
  timeout = PATIENCE,
): Promise<void> {
  const tab = `.editor-group-container.active .tab.active[data-resource-name="${path.basename(name)}"]`;
  await window.page.locator(tab).waitFor({ timeout });
  await window.page.locator(`${activeEditor} .view-line`).first().waitFor({ timeout });
}

/** The file names on the tabs, group by group from the left. */
export async function openTabs(window: VsCodeWindow): Promise<string[]> {
  return window.page
    .locator('.tabs-container .tab')
    .evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('data-resource-name') ?? ''));
}

/** Whether the tab of a file shows unsaved changes. */
export async function isDirty(window: VsCodeWindow, name: string): Promise<boolean> {
  return (await window.page.locator(`.tab.dirty[data-resource-name="${name}"]`).count()) > 0;
}

/** Saves the active file, and waits until its tab is clean. */
export async function saveFile(window: VsCodeWindow): Promise<void> {
  await window.page.keyboard.press('Control+S');
  await window.page
    .locator('.editor-group-container.active .tab.active.dirty')
    .waitFor({ state: 'detached' });
}

/** Moves the cursor to a line and column, both from 1, columns in UTF-16 units, and reveals it. */
export async function goToPosition(window: VsCodeWindow, line: number, column = 1): Promise<void> {
  const { page } = window;
  await focusEditor(window);
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input.input').waitFor();
  await typeInQuickInput(window, `:${line}:${column}`);
  await acceptQuickInput(window);
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Gives the focus to the active editor without moving its cursor. */
export async function focusEditor(window: VsCodeWindow): Promise<void> {
  await window.page
    .locator(`${activeEditor} textarea.inputarea, ${activeEditor} .native-edit-context`)
    .first()
    .focus();
}

/** Clicks into the middle of a word that is in view (`nth` from 0, top to bottom). */
export async function clickWord(window: VsCodeWindow, words: string, nth = 0): Promise<void> {
  const box = await wordBox(window, words, nth);
  await window.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Selects visible words of one paragraph, as a user would: a click before the first letter, Shift
 * and a click behind the last. */
export async function selectWords(window: VsCodeWindow, words: string, nth = 0): Promise<void> {
  const { page } = window;
  const boxes = await wordBoxes(window, words, nth);
  const first = boxes[0];
  const last = boxes[boxes.length - 1];
  if (first === undefined || last === undefined) throw new Error(`"${words}" is not in view`);
  // A click while a closed list returns the focus is lost, and the selection begins elsewhere.
  await persist(async () => {
    await page.mouse.click(first.x + 0.5, first.y + first.height / 2);
    await page.keyboard.down('Shift');
    await page.mouse.click(last.x + last.width - 0.5, last.y + last.height / 2);
    await page.keyboard.up('Shift');
    // The status bar counts code points.
    await waitForCursor(window, `(${Array.from(words).length} selected)`, 5_000);
  });
}

/** Selects by line and column (from 1), for text that is not visible or not known. */
export async function selectRange(
  window: VsCodeWindow,
  from: { readonly line: number; readonly column: number },
  to: { readonly line: number; readonly column: number },
): Promise<void> {
  const { keyboard } = window.page;
  await goToPosition(window, from.line, from.column);
  // "Set Selection Anchor" here, "Select from Anchor to Cursor" there.
  await keyboard.press('Control+K');
  await keyboard.press('Control+B');
  await goToPosition(window, to.line, to.column);
  await keyboard.press('Control+K');
  await keyboard.press('Control+K');
  await waitForCursor(window, 'selected)');
}

/** Waits until the status bar has this text about the cursor ("Ln 3, Col 5"), and returns it
 * all. */
export async function waitForCursor(
  window: VsCodeWindow,
  contains: string,
  timeout = PATIENCE,
): Promise<string> {
  const found = window.page.locator('#status\\.editor\\.selection', { hasText: contains });
  await found.waitFor({ timeout });
  return found.innerText();
}

/** Types at the cursor of the active editor. */
export async function typeInEditor(window: VsCodeWindow, text: string): Promise<void> {
  await focusEditor(window);
  await window.page.keyboard.type(text);
}

/** The text in view in the active editor, wrapped lines joined as VS Code draws them, one string a
 * drawn line. */
export async function visibleLines(window: VsCodeWindow): Promise<string[]> {
  return window.page.locator(`${activeEditor} .view-line`).evaluateAll((lines) =>
    lines
      .map((line) => ({
        top: line.getBoundingClientRect().top,
        // VS Code draws spaces as no-break spaces.
        text: line.textContent.replaceAll('\u00a0', ' '),
      }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );
}

/** The whole text of the active editor, saved or not, with LF line endings; leaves all of it
 * selected. */
export async function editorText(window: VsCodeWindow): Promise<string> {
  const { page } = window;
  await focusEditor(window);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  return copied.replaceAll('\r\n', '\n');
}

/** The box of visible words in the active editor: the first box, if they are on several lines. */
export async function wordBox(window: VsCodeWindow, words: string, nth = 0): Promise<Box> {
  const box = (await wordBoxes(window, words, nth))[0];
  if (box === undefined) throw new Error(`"${words}" is not in view`);
  return box;
}

/** The boxes of visible words, one for each of their drawn lines. Waits until they are there. */
export async function wordBoxes(window: VsCodeWindow, words: string, nth = 0): Promise<Box[]> {
  const wanted = { editor: activeEditor, words, nth };
  const found = await window.page.waitForFunction(findWords, wanted, { polling: POLLING });
  return (await found.jsonValue()) || [];
}

/** Runs in the page. Finds words across spans and wrapped lines by joining the drawn lines from top
 * to bottom. */
function findWords(wanted: { editor: string; words: string; nth: number }): Box[] | false {
  const lines = [...document.querySelectorAll(`${wanted.editor} .view-line`)]
    .map((line) => ({ line, top: line.getBoundingClientRect().top }))
    .sort((a, b) => a.top - b.top);
  const letters: { node: Node; offset: number; row: number }[] = [];
  let text = '';
  lines.forEach(({ line }, row) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const drawn = (node.textContent ?? '').replaceAll('\u00a0', ' ').replaceAll('\u200c', '');
      for (let offset = 0; offset < drawn.length; offset++) letters.push({ node, offset, row });
      text += drawn;
    }
  });
  let at = -1;
  for (let count = 0; count <= wanted.nth; count++) {
    at = text.indexOf(wanted.words, at + 1);
    if (at < 0) return false;
  }
  const boxes = new Map<number, DOMRect[]>();
  for (let index = at; index < at + wanted.words.length; index++) {
    const letter = letters[index];
    if (letter === undefined) return false;
    const range = document.createRange();
    range.setStart(letter.node, letter.offset);
    range.setEnd(letter.node, letter.offset + 1);
    const rectangles = boxes.get(letter.row) ?? [];
    rectangles.push(range.getBoundingClientRect());
    boxes.set(letter.row, rectangles);
  }
  return [...boxes.values()].map((parts) => {
    const left = Math.min(...parts.map((part) => part.left));
    const top = Math.min(...parts.map((part) => part.top));
    const right = Math.max(...parts.map((part) => part.right));
    const bottom = Math.max(...parts.map((part) => part.bottom));
    return { x: left, y: top, width: right - left, height: bottom - top };
  });
}

/** The decorations of extensions that touch a visible word: first backgrounds and borders,
 * which are in a layer below the text, then underlines and colours, which are on it. */
export async function decorationsAt(
  window: VsCodeWindow,
  words: string,
  nth = 0,
): Promise<Decoration[]> {
  const box = await wordBox(window, words, nth);
  return window.page.evaluate(readDecorations, { editor: activeEditor, box });
}

/** The strong line below the words just chosen, in the colour of light or dark themes. */
export function isChosen({ line }: Decoration): boolean {
  return /^2px solid rgb\((26, 26, 26|255, 255, 255)\)$/.test(line);
}

/** Waits for a decoration on a word that satisfies a condition. A failure reports those found. */
export async function waitForDecoration(
  window: VsCodeWindow,
  words: string,
  isWanted: (decoration: Decoration) => boolean,
  nth = 0,
): Promise<Decoration> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const seen = await decorationsAt(window, words, nth);
    const wanted = seen.find(isWanted);
    if (wanted !== undefined) return wanted;
    if (Date.now() > deadline) {
      throw new Error(`No such decoration at "${words}". There: ${JSON.stringify(seen, null, 1)}`);
    }
    await pause();
  }
}

/** Runs in the page. Classes of extension decorations begin with `ced-`. */
function readDecorations(where: { editor: string; box: Box }): Decoration[] {
  const { x, y, width, height } = where.box;
  const touches = (element: Element) => {
    const other = element.getBoundingClientRect();
    return (
      other.left < x + width - 0.5 &&
      other.right > x + 0.5 &&
      other.top < y + height - 1 &&
      other.bottom > y + 1
    );
  };
  const content = (element: Element, side: '::before' | '::after') => {
    const shown = getComputedStyle(element, side).content;
    return shown === 'none' || shown === 'normal' ? '' : shown.replace(/^"|"$/g, '');
  };
  const backgrounds = `${where.editor} .view-overlays .cdr[class*="ced-"]`;
  const texts = `${where.editor} .view-line span[class*="ced-"]`;
  return [...document.querySelectorAll(backgrounds), ...document.querySelectorAll(texts)]
    .filter(touches)
    .map((element) => {
      const style = getComputedStyle(element);
      return {
        backgroundColor: style.backgroundColor,
        border: style.border,
        line: style.borderBottom,
        textDecoration: style.textDecoration,
        color: style.color,
        before: content(element, '::before'),
        after: content(element, '::after'),
      };
    });
}
