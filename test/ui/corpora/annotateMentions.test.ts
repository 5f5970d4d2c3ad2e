import assert from 'node:assert/strict';
import {
  acceptQuickInput,
  clickHoverLink,
  clickWord,
  decorationsAt,
  hoverText,
  leaveHover,
  quickPickRows,
  runCommand,
  picture,
  selectWords,
  typeInQuickInput,
  useSharedWindow,
  waitForDecoration,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { airport, isUnderlined, openArticle } from '../support/airportCorpus';
import { choose, until } from '../support/annotating';
import { annotationsOf, codebookOf, contentOf, waitForAnnotations } from '../support/onDisk';

const articles = [
  'mark.txt',
  'card.txt',
  'command.txt',
  'settle.txt',
  'addAlias.txt',
  'keyword.txt',
];

suite('What matching cannot know', () => {
  const window = useSharedWindow({ ...airport(...articles), open: 'mark.txt' });

  const isMarked = async (words: string): Promise<boolean> =>
    (await decorationsAt(window(), words)).some(isUnderlined);

  test('Mark Mention marks words that name an actor in no known way', async () => {
    await openArticle(window(), 'mark.txt');
    assert.equal(await isMarked('spokesman'), false);
    await selectWords(window(), 'spokesman');
    await runCommand(window(), 'Policy Annotator: Mark Mention');
    await choose(window(), 'Mark Mention', 'Residents');
    const [mention] = await waitForAnnotations(window(), 'mark.txt', 1);
    assert.equal(mention && contentOf(mention), 'mention actors=residents "spokesman"');
    await waitForDecoration(window(), 'spokesman', isUnderlined);
  });

  test('a hover card takes a wrong match away', async () => {
    await openArticle(window(), 'card.txt');
    await hoverText(window(), 'Residents', 'Ignore this match');
    await clickHoverLink(window(), 'Ignore this match', 'Ignore this match');
    await leaveHover(window());
    const [ignored] = await waitForAnnotations(window(), 'card.txt', 1);
    assert.equal(ignored && contentOf(ignored), 'ignored "Residents"');
    await until('the mark is gone', async () => !(await isMarked('Residents')));
  });

  test('so does Ignore Match at the cursor, which asks how far, and undo brings the mark back', async () => {
    await openArticle(window(), 'command.txt');
    await clickWord(window(), 'third runway');
    await runCommand(window(), 'Policy Annotator: Ignore Match…');
    await choose(window(), 'Ignore Match', 'Ignore “third runway” Here');
    const [ignored] = await waitForAnnotations(window(), 'command.txt', 1);
    assert.equal(ignored && contentOf(ignored), 'ignored "third runway"');
    await until('the mark is gone', async () => !(await isMarked('third runway')));
    await runCommand(window(), 'Policy Annotator: Undo Last Annotation Change');
    await waitForAnnotations(window(), 'command.txt', 0);
    await waitForDecoration(window(), 'third runway', isUnderlined);
  });

  test('a name of two is settled from the card', async () => {
    await openArticle(window(), 'settle.txt');
    const card = await hoverText(window(), 'the port', 'Harbour');
    assert.match(card, /Northfield Airport/);
    await clickHoverLink(window(), 'Harbour', 'Harbour');
    await leaveHover(window());
    const [mention] = await waitForAnnotations(window(), 'settle.txt', 1);
    assert.equal(mention && contentOf(mention), 'mention actors=harbour "the port"');
    const after = await hoverText(window(), 'the port', 'Harbour');
    assert.doesNotMatch(after, /Northfield Airport/);
    await leaveHover(window());
  });

  test('Add Alias to an actor marks it everywhere at once', async () => {
    await openArticle(window(), 'addAlias.txt');
    await selectWords(window(), 'Their spokesman');
    await runCommand(window(), 'Policy Annotator: Add Alias');
    await choose(window(), 'Add Alias', 'Residents');
    await waitForDecoration(window(), 'Their', isUnderlined);
    await until('the codebook has it', () =>
      (codebookOf(window()).actors.get('residents')?.aliases ?? []).some(
        ({ text }) => text === 'Their spokesman',
      ),
    );
    await openArticle(window(), 'command.txt');
    await waitForDecoration(window(), 'Their', isUnderlined);
    assert.deepEqual(annotationsOf(window(), 'addAlias.txt'), []);
  });

  test('Ctrl+K Backspace after it takes the alias back, and nothing else', async () => {
    const before = annotationsOf(window(), 'settle.txt');
    await waitForStatusBar(window(), 'Alias “Their spokesman” of Residents');
    await openArticle(window(), 'command.txt');
    await window().page.keyboard.press('Control+k');
    await window().page.keyboard.press('Backspace');
    await waitForStatusBar(window(), 'Undone: Alias “Their spokesman” of Residents');
    await until('the mark is gone', async () => !(await isMarked('Their')));
    // The mark goes with the change, the file follows.
    await until('the alias is not in the file', () => {
      const aliases = codebookOf(window()).actors.get('residents')?.aliases ?? [];
      return !aliases.some(({ text }) => text === 'Their spokesman');
    });
    assert.deepEqual(annotationsOf(window(), 'settle.txt'), before);
    assert.equal(before.length, 1);
  });

  test('Add Alias offers actors and issues that the codebook has, the likeliest first', async () => {
    await openArticle(window(), 'keyword.txt');
    await selectWords(window(), 'quiet night');
    await runCommand(window(), 'Policy Annotator: Add Alias');
    const input = await waitForQuickInput(window(), 'Add Alias');
    assert.equal(
      await input.getAttribute('placeholder'),
      'Which actor or issue does “quiet night” stand for?',
    );
    const rows = await quickPickRows(window());
    assert.match(rows[0]?.description ?? '', /^similar name/);
    // The order of the others depends on other tests.
    const labels = rows.map(({ label }) => label.trim());
    assert.deepEqual(
      [labels[0], ...labels.slice(1).sort()],
      [
        ...['Night flights', 'City council', 'Harbour', 'Noise fee', 'Northfield Airport'],
        ...['Residents', 'Third runway'],
      ],
    );
    await picture(window(), 'addAlias');
    await window().page.keyboard.type('Silence');
    await until('nothing is offered', async () => (await quickPickRows(window())).length === 0);
    await typeInQuickInput(window(), '');
    await acceptQuickInput(window());
    await waitForDecoration(window(), 'quiet', isUnderlined);
    const keywords = () => codebookOf(window()).issues.get('night-flights')?.keywords ?? [];
    await until('the codebook has it', () => keywords().some(({ text }) => text === 'quiet night'));
  });
});
