import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  cancelQuickInput,
  clickStatusBar,
  clickWord,
  goToPosition,
  quickPickRows,
  runCommand,
  picture,
  selectWords,
  useSharedWindow,
  waitForActiveFile,
  waitForCursor,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { airport, openArticle } from '../support/airportCorpus';
import { annotate, changeField, choose, pressChord, until } from '../support/annotating';
import { annotationsOf, contentOf, textOf, waitForAnnotations } from '../support/onDisk';

const articles = [
  ...[
    'details.txt',
    'delete.txt',
    'copy.txt',
    'move.txt',
    'overlap.txt',
    'parts.txt',
    'steps.txt',
    'lines.txt',
  ],
];
const fee = 'rejects a noise fee';

suite('Changing what is annotated', () => {
  const window = useSharedWindow({ ...airport(...articles), open: 'details.txt' });
  const onDisk = (article: string) => textOf(window(), `${article}.annotations.yaml`);

  async function openAnnotated(article: string): Promise<void> {
    await openArticle(window(), article);
    await selectWords(window(), fee);
    await annotate(window(), { who: 'Northfield Airport', what: 'Noise fee', stance: 'o' });
    await waitForAnnotations(window(), article, 1);
  }

  test('Details changes each kind of field in place, and every change can be undone', async () => {
    await openAnnotated('details.txt');
    const levels = [onDisk('details.txt')];
    await clickStatusBar(window(), 'Details');
    const changes = [
      ['Target', 'chosen', 'City council', 'target=city-council'],
      ['Speaker', 'chosen', 'Head of Northfield', 'speaker=head-of-northfield'],
      ['Evaluation of the target', 'chosen', '-1', 'evaluation=-1'],
      ['Act', 'chosen', 'reject', 'act=reject'],
      ['Condition', 'typed', 'if it rains: "never"', 'condition=if it rains: "never"'],
      ['Date', 'typed', '2024-03', 'date=2024-03'],
      ['Date', 'typed', '4/26/2024', 'date=2024-04-26'],
      ['Actor', 'chosen', 'Harbour', 'actors=harbour issues'],
      ['Issue', 'chosen', 'Third runway', 'issues=third-runway stance'],
      ['Target', 'added', 'Residents', 'target=city-council+residents'],
      ['Tags', 'typed', 'noise; money', 'tags=noise+money'],
      ['frame', 'chosen', 'money', 'fields=frame:money'],
      ['cost', 'typed', '12', 'fields=frame:money,cost:12'],
      ['heard', 'chosen', 'true', 'fields=frame:money,cost:12,heard:true'],
      ['frame', 'chosen', 'Nothing', 'fields=cost:12,heard:true'],
    ] as const;
    for (const [field, kind, value, expected] of changes) {
      await changeField(window(), field, kind, value);
      await until(`${expected} is on disk`, () => {
        const [position] = annotationsOf(window(), 'details.txt');
        return position !== undefined && contentOf(position).includes(` ${expected}`);
      });
      levels.push(onDisk('details.txt'));
    }
    await cancelQuickInput(window());
    for (const before of levels.slice(0, -1).reverse()) {
      await pressChord(window(), 'Control+K', 'Backspace');
      await until('a change is undone', () => onDisk('details.txt') === before);
    }
  });

  test('unused fields say what they are for, and undo names the field', async () => {
    await clickWord(window(), 'rejects');
    await pressChord(window(), 'Control+K', 'y');
    await waitForQuickInput(window(), 'Escape when done');
    const rows = await quickPickRows(window());
    const speaker = rows.find(({ label }) => label === 'Speaker');
    assert.equal(speaker?.description, 'the person who says it for the actor');
    await picture(window(), 'details');
    await changeField(window(), 'Condition', 'typed', 'in summer');
    await cancelQuickInput(window());
    await pressChord(window(), 'Control+K', 'Backspace');
    await waitForStatusBar(
      window(),
      'Undone: Condition is empty again: Northfield Airport ⊖ Noise fee',
    );
  });

  test('a target is never the actor, and one of several is not taken by chance', async () => {
    await clickWord(window(), 'rejects');
    await pressChord(window(), 'Control+K', 'y');
    await choose(window(), 'Escape when done', 'Target');
    await waitForQuickInput(window(), 'whom it is about');
    await window().page.keyboard.type('Northfield');
    await until('the airport is not offered', async () => {
      const labels = (await quickPickRows(window())).map(({ label }) => label);
      return labels.length > 0 && !labels.includes('Northfield Airport');
    });
    // Escape returns to the list of fields.
    await window().page.keyboard.press('Escape');
    await waitForQuickInput(window(), 'Escape when done');
    await cancelQuickInput(window());
  });

  test('used fields stand above unused ones, and an impossible date or number is refused', async () => {
    await clickWord(window(), 'rejects');
    await pressChord(window(), 'Control+K', 'y');
    await waitForQuickInput(window(), 'Escape when done');
    const rows = await quickPickRows(window());
    assert.deepEqual(
      rows.slice(0, 3).map(({ label, description }) => [label, description]),
      [
        ['Actor', 'Northfield Airport'],
        ['Issue', 'Noise fee'],
        ['Stance', 'oppose'],
      ],
    );
    const before = onDisk('details.txt');
    for (const [field, wrong, message] of [
      ['Date', '2024-02-30', 'This is not a date. Type it as 4/26/2024, 2024-04-26'],
      ['cost', 'twelve', 'Type a whole number'],
    ] as const) {
      await choose(window(), 'Escape when done', field);
      const input = await waitForQuickInput(window(), 'Leave empty to remove');
      await input.fill(wrong);
      await waitForQuickInput(window(), message);
      await acceptQuickInput(window());
      await waitForQuickInput(window(), message);
      // The back button of an input returns to the list.
      await window().page.locator('.quick-input-widget .action-label[aria-label*="Back"]').click();
      await waitForQuickInput(window(), 'Escape when done');
    }
    await changeField(window(), 'Condition', 'typed', 'in winter');
    await until('the condition is on disk', () => onDisk('details.txt') !== before);
    const [position] = annotationsOf(window(), 'details.txt');
    assert.equal(
      position && contentOf(position),
      `position actors=northfield issues=noise-fee stance=oppose condition=in winter "${fee}"`,
    );
    await cancelQuickInput(window());
  });

  test('Delete Annotation takes the one at the cursor away, and undo brings the same bytes back', async () => {
    await openAnnotated('delete.txt');
    const before = onDisk('delete.txt');
    await clickWord(window(), 'rejects');
    await runCommand(window(), 'Policy Annotator: Delete Annotation');
    await waitForAnnotations(window(), 'delete.txt', 0);
    await pressChord(window(), 'Control+K', 'Backspace');
    await until('it is back', () => onDisk('delete.txt') === before);
  });

  test('Duplicate Annotation makes a copy of its own, open to be changed', async () => {
    await openAnnotated('copy.txt');
    await clickWord(window(), 'rejects');
    await runCommand(window(), 'Policy Annotator: Duplicate Annotation');
    await waitForQuickInput(window(), 'Escape when done');
    await waitForAnnotations(window(), 'copy.txt', 2);
    await choose(window(), 'Escape when done', 'Stance');
    await waitForQuickInput(window(), 'Choose a stance');
    await window().page.keyboard.press('s');
    await waitForQuickInput(window(), 'Escape when done');
    await cancelQuickInput(window());
    await until('the copy is changed', () => {
      const stances = annotationsOf(window(), 'copy.txt').map(contentOf).join('\n');
      return stances.includes('stance=support') && stances.includes('stance=oppose');
    });
    const ids = new Set(annotationsOf(window(), 'copy.txt').map(({ id }) => id));
    assert.equal(ids.size, 2);
  });

  test('Move Annotation to Selection gives it other words and keeps the rest', async () => {
    await openAnnotated('move.txt');
    const [before] = annotationsOf(window(), 'move.txt');
    await selectWords(window(), 'so does the port');
    await runCommand(window(), 'Policy Annotator: Move Annotation to Selection');
    await choose(window(), 'Which annotation?', 'Northfield');
    await until('it has the new words', () =>
      onDisk('move.txt').includes('exact: "so does the port"'),
    );
    const [after] = annotationsOf(window(), 'move.txt');
    assert.deepEqual({ ...after, quote: [] }, { ...before, quote: [] });
    assert.equal(after?.quote.length, 1);
    await waitForStatusBar(window(), 'Quote now');
  });

  test('Move Annotation to Selection begins with the annotation that the selection overlaps', async () => {
    await openArticle(window(), 'overlap.txt');
    for (const [words, who] of [
      ['A quiet night', 'Residents'],
      ['night flights to end', 'City council'],
    ] as const) {
      await selectWords(window(), words);
      await annotate(window(), { who, what: 'Night flights', stance: 'o' });
    }
    await waitForAnnotations(window(), 'overlap.txt', 2);
    // Its beginning is nearer to the end of the other one than to the beginning of its own.
    await selectWords(window(), 'The council wants night flights to end');
    await runCommand(window(), 'Policy Annotator: Move Annotation to Selection');
    await waitForQuickInput(window(), 'Which annotation?');
    const [first] = await quickPickRows(window());
    assert.equal(first?.label, 'City council ⊖ Night flights');
    await cancelQuickInput(window());
  });

  test('Add Selection to Quote makes a discontinuous one, in the order of the text', async () => {
    await openAnnotated('parts.txt');
    await selectWords(window(), 'so does the port');
    await runCommand(window(), 'Policy Annotator: Add Selection to Quote');
    await choose(window(), 'Which annotation?', 'Northfield');
    await until('two parts are on disk', () =>
      annotationsOf(window(), 'parts.txt').some(({ quote }) => quote.length === 2),
    );
    await selectWords(window(), 'wants night flights');
    await runCommand(window(), 'Policy Annotator: Add Selection to Quote');
    await choose(window(), 'Which annotation?', 'Northfield');
    await until('three parts are on disk', () =>
      annotationsOf(window(), 'parts.txt').some(({ quote }) => quote.length === 3),
    );
    const [position] = annotationsOf(window(), 'parts.txt');
    assert.deepEqual(
      position?.quote.map(({ exact }) => exact),
      ['wants night flights', fee, 'so does the port'],
    );
  });

  test('Next and Previous Annotation go round the article', async () => {
    await openAnnotated('steps.txt');
    await selectWords(window(), 'calls the plan unfair');
    await annotate(window(), { who: 'Residents', what: 'Third runway', stance: 'o' });
    await waitForAnnotations(window(), 'steps.txt', 2);
    await goToPosition(window(), 1);
    for (const place of ['Ln 3, Col 52', 'Ln 7, Col 17', 'Ln 3, Col 52']) {
      await pressChord(window(), 'Control+K', 'n');
      await waitForCursor(window(), place);
    }
    await pressChord(window(), 'Control+K', 'Shift+N');
    await waitForCursor(window(), 'Ln 7, Col 17');
  });

  test('a text of several lines is changed in the file, where its lines are seen', async () => {
    await openAnnotated('lines.txt');
    const file = path.join(window().folder, 'lines.txt.annotations.yaml');
    const before = onDisk('lines.txt');
    const note = before.replace(/( +)stance: oppose\n/, '$&$1note: "Look again.\\nTwice."\n');
    fs.writeFileSync(file, note);
    await until('the note is known', async () => {
      await clickWord(window(), 'rejects');
      await pressChord(window(), 'Control+K', 'y');
      await waitForQuickInput(window(), 'Escape when done');
      const rows = await quickPickRows(window());
      if (rows.some(({ description }) => description.includes('Look again'))) return true;
      await cancelQuickInput(window());
      return false;
    });
    await choose(window(), 'Escape when done', 'Note');
    await waitForActiveFile(window(), 'lines.txt.annotations.yaml');
    assert.equal(onDisk('lines.txt'), note);
  });
});
