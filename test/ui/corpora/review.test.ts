import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describeSpan } from '../../../src/core';
import {
  acceptQuickInput,
  cancelQuickInput,
  clickDialogButton,
  clickMessageButton,
  clickQuickInputButton,
  dialogText,
  goToPosition,
  openFile,
  quickPickRows,
  runCommand,
  picture,
  pictures,
  useSharedWindow,
  waitForActiveFile,
  waitForCursor,
  waitForDecoration,
  waitForMessage,
  waitForNoQuickInput,
  waitForQuickInput,
} from '../driver';
import { airportCorpus, openArticle, TEXT } from '../support/airportCorpus';
import { until } from '../support/annotating';
import { annotationsOf } from '../support/onDisk';

/** Words, actor, issue, stance of each position. */
const POSITIONS = [
  ['rejects a noise fee', 'northfield', 'noise-fee', 'oppose'],
  ['ask for a noise fee', 'residents', 'noise-fee', 'support'],
  ['wants night flights to end', 'city-council', 'night-flights', 'oppose'],
  ['calls the plan unfair', 'residents', 'third-runway', 'oppose'],
] as const;

/** One quote only moves, two have other words, and one has another sentence behind it. */
const CHANGED = TEXT.replace('A quiet', 'Tuesday.\n\nA quiet')
  .replace('rejects a noise fee', 'rejects every noise fee outright')
  .replace('ask for a noise fee and march', 'want a fee for noise, and they march');

/** Of pictures. */
const SIZES = [
  [1000, 700],
  [700, 450],
] as const;

suite('An article that another program changes while it is open', () => {
  const window = useSharedWindow({ name: 'corpora', prepare, open: 'news.txt' });

  test('says once what moved, and lists old words and new ones of the rest', async () => {
    await openArticle(window(), 'news.txt');
    await until('the annotations are read', async () => {
      const items = await window().page.locator('.statusbar-item').allInnerTexts();
      return items.some((text) => text.includes('4 positions'));
    });
    fs.writeFileSync(path.join(window().folder, 'news.txt'), CHANGED);
    const message = await waitForMessage(window(), 'was reloaded from disk');
    assert.match(message, /moved with the text: 1; to review: 3\./);
    await clickMessageButton(window(), 'was reloaded', 'Review…');
    await waitForQuickInput(window(), 'Press Enter to accept the selected quotes');
    await picture(window(), 'review-list');
    const rows = await quickPickRows(window());
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['Northfield Airport ⊖ Noise fee', 'City council ⊖ Night flights', 'Residents ⊕ Noise fee'],
    );
    assert.match(rows[0]?.description ?? '', /^\d\d % · news\.txt/);
    assert.equal(rows[0]?.detail, '“rejects [− a] [+ every] noise fee”');
  });

  test('the words are marked in the article, with what went struck out before what came', async () => {
    await window().page.keyboard.press('ArrowDown');
    await window().page.keyboard.press('ArrowUp');
    const came = await waitForDecoration(window(), 'every', ({ textDecoration }) =>
      textDecoration.includes('underline'),
    );
    assert.notEqual(came.backgroundColor, '');
    const went = window().page.locator('.view-line span', { hasText: /^$/ });
    await until('what went is struck out', async () =>
      went.evaluateAll((spans) =>
        spans.some((span) => {
          const { content, textDecorationLine } = getComputedStyle(span, '::before');
          return content.includes('a') && textDecorationLine === 'line-through';
        }),
      ),
    );
    await pictures(window(), 'review', SIZES);
    await cancelQuickInput(window());
    await waitForNoQuickInput(window());
  });

  test('Escape leads back to where the reader was', async () => {
    await openFile(window(), 'codebook.yaml');
    await goToPosition(window(), 9, 3);
    await runCommand(window(), 'Policy Annotator: Find Quotes Again…');
    await waitForQuickInput(window(), 'Press Enter to accept the selected quotes');
    await waitForActiveFile(window(), 'news.txt');
    await window().page.keyboard.press('ArrowDown');
    await cancelQuickInput(window());
    await waitForActiveFile(window(), 'codebook.yaml');
    await waitForCursor(window(), 'Ln 9, Col 3');
    await openFile(window(), 'news.txt');
    await runCommand(window(), 'Policy Annotator: Find Quotes Again…');
    await waitForQuickInput(window(), 'Press Enter to accept the selected quotes');
  });

  test('the place at the cursor is accepted with Enter, and the others stay as they are', async () => {
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await until('the quote has its new words', () =>
      annotationsOf(window(), 'news.txt').some(
        ({ quote }) => quote[0]?.exact === 'rejects every noise fee',
      ),
    );
    const exact = annotationsOf(window(), 'news.txt').map(({ quote }) => quote[0]?.exact);
    assert.deepEqual(
      exact.filter((words) => words !== 'rejects every noise fee'),
      POSITIONS.flatMap(([words]) => (words.startsWith('rejects') ? [] : [words])),
    );
  });
});

suite('The same words in another mouth', () => {
  const window = useSharedWindow({ name: 'corpora', prepare, open: 'news.txt' });

  test('are asked about, with the words beside them that changed, and no button ticks them', async () => {
    await openArticle(window(), 'news.txt');
    await until('the annotations are read', async () => {
      const items = await window().page.locator('.statusbar-item').allInnerTexts();
      return items.some((text) => text.includes('4 positions'));
    });
    const other = TEXT.replace('Northfield rejects', 'Nobody rejects');
    fs.writeFileSync(path.join(window().folder, 'news.txt'), other);
    const message = await waitForMessage(window(), 'was reloaded from disk');
    // The council's sentence is before the changed one, which can name its speaker.
    assert.match(message, /moved with the text: 2; to review: 2\./);
    await clickMessageButton(window(), 'was reloaded', 'Review…');
    await waitForQuickInput(window(), 'Press Enter to accept the selected quotes');
    const rows = await quickPickRows(window());
    const row = rows.find(({ label }) => label.includes('Northfield Airport'));
    assert.match(row?.detail ?? '', /“Northfield” → “Nobody”: the words next to it changed/);
    await clickQuickInputButton(window(), 'Select all with a score of 70 % or more');
    assert.equal(await window().page.locator('.quick-input-count').innerText(), '0 Selected');
    await picture(window(), 'review-another-speaker');
    // Without a tick, Enter does not accept such a row: it ticks it first.
    await window().page.keyboard.press('ArrowDown');
    await acceptQuickInput(window());
    await until('the row is ticked', async () => {
      const count = window().page.locator('.quick-input-count');
      return (await count.innerText()) === '1 Selected';
    });
    await cancelQuickInput(window());
  });
});

suite('Quotes that an older version stored', () => {
  const window = useSharedWindow({ name: 'corpora', prepare, open: 'news.txt' });
  const file = (): string =>
    fs.readFileSync(path.join(window().folder, 'news.txt.annotations.yaml'), 'utf8');

  test('get their context by one command, and one undo takes all of it back', async () => {
    await openArticle(window(), 'news.txt');
    const before = file();
    await runCommand(window(), 'Policy Annotator: Add Context to Quotes…');
    assert.match(await dialogText(window()), /Quotes with too little context: 4 \(articles: 1\)/);
    await picture(window(), 'complete-quotes');
    await clickDialogButton(window(), 'Add Context');
    await until('all quotes have it', () => file().match(/repeated: /g)?.length === 4);
    await runCommand(window(), 'Undo Last Annotation Change');
    await until('the file is as it was', () => file() === before);
  });
});

function prepare(folder: string): void {
  airportCorpus('news.txt')(folder);
  const positions = POSITIONS.map(([words, actor, issue, stance], i) => {
    const start = TEXT.indexOf(words);
    const { exact, prefix, suffix } = describeSpan(TEXT, { start, end: start + words.length });
    return [
      `  - id: position${i}`,
      `    actor: ${actor}`,
      `    issue: ${issue}`,
      `    stance: ${stance}`,
      '    quote:',
      `      exact: ${JSON.stringify(exact)}`,
      `      prefix: ${JSON.stringify(prefix)}`,
      `      suffix: ${JSON.stringify(suffix)}`,
      `      start: ${start}`,
    ].join('\n');
  });
  const file = ['format: policy-annotations/1', 'positions:', ...positions, '...', ''].join('\n');
  fs.writeFileSync(path.join(folder, 'news.txt.annotations.yaml'), file);
}
