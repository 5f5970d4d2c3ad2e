import assert from 'node:assert/strict';
import {
  acceptQuickInput,
  cancelQuickInput,
  clickViewAction,
  editorText,
  messages,
  openView,
  quickPickRows,
  runCommand,
  picture,
  pictures,
  showViewContainer,
  useSharedWindow,
  visibleLines,
  waitForActiveFile,
  waitForCursor,
  waitForNoQuickInput,
  waitForQuickInput,
  type VsCodeWindow,
} from '../driver';
import { until } from '../support/annotating';
import { ARTICLES, line, study } from '../support/twoCoders';
import type { shareImage } from '../../../src/core/networks/share';
import { foundAgainText } from '../../../src/core/views/words/foundAgainText';
import { createLocalizer } from '../../../src/core/views/words/localizer';
import { parsed, runCli } from '../../unit/cli/session';

/** An article that only one coder has read. */
const MILL: typeof ARTICLES = {
  '13-mill.txt': [
    'The mill speaks up',
    line(
      'No meter will ever tick in our clubhouse, say the anglers.',
      'anglers',
      'meters',
      'oppose',
    ),
    line('A meter is fair, the council repeats.', 'council', 'meters', 'support'),
  ],
};

const ESTIMATE = 'Policy Annotator: Estimate What Other Coders Would Find';
const FIRST = 'Policy Annotator: Passages to Code Twice First';

/** The text of the page, after pictures of it in which nothing is selected. */
async function estimated(window: VsCodeWindow, name: string): Promise<string> {
  await runCommand(window, ESTIMATE);
  await waitForActiveFile(window, 'Found Again.txt');
  await pictures(window, name);
  return editorText(window);
}

suite('Whether other coders would find a result again', () => {
  const window = useSharedWindow({
    ...study('lea', '', MILL),
    width: 1200,
    height: 900,
  });

  test('is estimated from twelve articles of two coders, with the numbers of the command line', async () => {
    const text = await estimated(window(), 'found-again');
    const [title, , claim, , measured] = text.split('\n');
    assert.equal(title, 'Would another coder find it again?');
    assert.match(claim ?? '', /^Found again: by other coders like these\. It does not mean/);
    assert.match(measured ?? '', /is measured in 12 articles that two or more of them completed/);
    // Ties of networks follow.
    const [findings = '', ties] = text.split('Ties in the network');
    assert.match(ties ?? '', /weight \d+\n {4}found again: /);
    const shares = [...findings.matchAll(/\n {4}(found again: .*)/g)].map(([, share]) => share);
    const rows = parsed<ReturnType<typeof shareImage>>(
      await runCli(['disagreements', '--coding', 'lea', '--found-again', '--json'], {
        folder: window().folder,
      }),
    );
    const expected = rows.map((row) =>
      foundAgainText(createLocalizer(), {
        ...{ mean: Number(row.foundAgain), low: Number(row.foundAgainLow) },
        ...{ high: Number(row.foundAgainHigh), isFixed: false, doubts: row.foundAgainDoubt },
      }),
    );
    assert.equal(expected.length, 10);
    assert.deepEqual(shares.toSorted(), expected.toSorted());
    assert.match(
      text,
      /Water meters: Anglers' club ⊖ – ⊕ Town council\n.*\n {4}stands on 1 article/,
    );
    await until('its progress has gone', async () => (await messages(window())).length === 0);
  });

  test('depends most on passages of one coder, which are listed and lead to their article', async () => {
    await runCommand(window(), FIRST);
    await waitForQuickInput(window(), 'Choose a passage to read it');
    const rows = await quickPickRows(window());
    await picture(window(), 'code-twice-first');
    assert.deepEqual(
      rows.map(({ label, description }) => [label.trim(), description]),
      [
        [
          "Anglers' club ⊖ Water meters",
          'stands on 1 article · 2 findings · 13-mill.txt · Lea Brandt',
        ],
      ],
    );
    assert.match(rows[0]?.detail ?? '', /No meter will ever tick in our clubhouse/);
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await waitForActiveFile(window(), '13-mill.txt');
    await waitForCursor(window(), 'Ln 3');
  });

  test('both are in the menu of the disagreements', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Disagreements');
    await clickViewAction(window(), 'Disagreements', 'Passages to Code Twice First');
    await waitForQuickInput(window(), 'Choose a passage to read it');
    await cancelQuickInput(window());
    await clickViewAction(window(), 'Disagreements', 'Estimate What Other Coders Would Find');
    await waitForActiveFile(window(), 'Found Again.txt');
  });
});

suite('Whether other coders would find a result again, with nine articles of two coders', () => {
  const window = useSharedWindow({
    ...study('lea', '', Object.fromEntries(Object.entries(ARTICLES).slice(0, 3))),
    width: 1000,
    height: 700,
  });

  test('is not estimated: the page says how many articles are needed, and what helps', async () => {
    const text = await estimated(window(), 'found-again-few');
    assert.match(
      text,
      /No share is given: 9 articles were completed by two or more coders, and 10/,
    );
    assert.match(text, /1 found by both of two coders, 7 by one alone/);
    assert.match(text, /Passages to Code Twice First lists what a second coder should read/);
    assert.doesNotMatch(text, /found again in/);
    // Its long sentences are wrapped.
    const lines = text.split('\n').length;
    await until('wrapped lines', async () => (await visibleLines(window())).length > lines);
  });

  test('the passages of one coder are listed, those of most findings first', async () => {
    await runCommand(window(), FIRST);
    await waitForQuickInput(window(), 'Choose a passage to read it');
    assert.deepEqual(
      (await quickPickRows(window())).map(({ description }) => description),
      [
        'stands on 1 article · 2 findings · 01-drought.txt · Lea Brandt',
        'stands on 1 article · 2 findings · 03-hearing.txt · Lea Brandt',
        'stands on 1 article · 1 finding · 02-meters.txt · Lea Brandt',
      ],
    );
    await picture(window(), 'code-twice-first-few');
    await cancelQuickInput(window());
  });
});
