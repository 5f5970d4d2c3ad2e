import assert from 'node:assert/strict';
import {
  acceptQuickInput,
  decorationsAt,
  openFile,
  paletteTitles,
  runCommand,
  typeInQuickInput,
  useSharedWindow,
  waitForActiveFile,
  waitForDecoration,
  waitForNoQuickInput,
  waitForQuickInput,
  selectWords,
  type VsCodeWindow,
} from '../driver';
import { airport, isUnderlined, openArticle } from '../support/airportCorpus';
import { annotate, choose, until } from '../support/annotating';
import { annotationFileOf, filesOf, textOf, waitForAnnotations } from '../support/onDisk';

/** Whether the palette offers a command of the extension. */
async function isOffered(window: VsCodeWindow, command: string): Promise<boolean> {
  const title = `Policy Annotator: ${command}`;
  return (await paletteTitles(window, title)).includes(title);
}

suite('Working through a corpus', () => {
  const window = useSharedWindow({
    ...airport('read.txt', 'goto.txt', 'marks.txt'),
    open: 'read.txt',
  });

  test('Mark Article as Coded asks who codes alone for no name, and keeps the reason', async () => {
    await openArticle(window(), 'read.txt');
    // A newly opened window reports late that it is trusted.
    await until('it is offered', () => isOffered(window(), 'Mark Article as Coded'));
    await runCommand(window(), 'Policy Annotator: Mark Article as Coded');
    await choose(window(), 'Mark Article as Coded', 'Not relevant');
    await waitForQuickInput(window(), 'Not relevant');
    await typeInQuickInput(window(), 'sports page');
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    const coded = () => [...annotationFileOf(window(), 'read.txt').coded];
    await until('it is on disk', () => filesOf(window()).includes('read.txt.annotations.yaml'));
    assert.equal(coded().length, 1);
    const [coder, coding] = coded()[0] ?? [];
    assert.equal(coder, 'coder');
    assert.ok(coding);
    const { state, reason, codebook, date } = coding;
    assert.deepEqual([state, reason, codebook], ['not-relevant', 'sports page', '2']);
    assert.match(date ?? '', /^\d{4}-\d\d-\d\d$/);

    await runCommand(window(), 'Policy Annotator: Mark Article as Coded');
    await choose(window(), 'Mark Article as Coded', 'Complete');
    await until('it is complete', () => coded()[0]?.[1].state === 'complete');
    assert.equal(coded()[0]?.[1].reason, undefined);
  });

  test('what they annotate has no coder either', async () => {
    await selectWords(window(), 'calls the plan unfair');
    await annotate(window(), { who: 'Residents', what: 'Third runway', stance: 'o' });
    const [position] = await waitForAnnotations(window(), 'read.txt', 1);
    assert.ok(position);
    assert.equal(position.coder, undefined);
  });

  test('Go to Annotation File and Go to Article lead there and back, each only where it can', async () => {
    await openArticle(window(), 'read.txt');
    assert.equal(await isOffered(window(), 'Go to Article'), false);
    await runCommand(window(), 'Policy Annotator: Go to Annotation File');
    await waitForActiveFile(window(), 'read.txt.annotations.yaml');
    assert.equal(await isOffered(window(), 'Go to Annotation File'), false);
    await runCommand(window(), 'Policy Annotator: Go to Article');
    await waitForActiveFile(window(), 'read.txt');
    await openArticle(window(), 'goto.txt');
    // It has none.
    await until(
      'it is not offered',
      async () => !(await isOffered(window(), 'Go to Annotation File')),
    );
    assert.ok(!filesOf(window()).includes('goto.txt.annotations.yaml'));
  });

  test('Toggle Highlights takes the marks away and brings them back', async () => {
    await openArticle(window(), 'marks.txt');
    await runCommand(window(), 'Policy Annotator: Toggle Highlights');
    await until('the marks are gone', async () =>
      (await decorationsAt(window(), 'council')).every((mark) => !isUnderlined(mark)),
    );
    await runCommand(window(), 'Policy Annotator: Toggle Highlights');
    await waitForDecoration(window(), 'council', isUnderlined);
  });

  test('New Article from Clipboard asks for title, source and date, and opens the article', async () => {
    const copied = 'The council listens\n\nAt last the council heard the neighbours.';
    await window().page.evaluate((text) => navigator.clipboard.writeText(text), copied);
    await runCommand(window(), 'Policy Annotator: New Article from Clipboard');
    await waitForQuickInput(window(), '(1/3)');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), '(2/3)');
    await typeInQuickInput(window(), 'Northfield Gazette');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), '(3/3)');
    await typeInQuickInput(window(), '2024-05-06');
    await acceptQuickInput(window());
    await waitForActiveFile(window(), 'the-council-listens.md');
    const text = textOf(window(), 'the-council-listens.md');
    assert.match(
      text,
      /^---\ntitle: "The council listens"\nsource: "Northfield Gazette"\ndate: "2024-05-06"\n---\n/,
    );
    assert.ok(text.trimEnd().endsWith(copied));
    await waitForDecoration(window(), 'council heard', isUnderlined);
  });

  test('a file that is no article offers no annotating', async () => {
    await openFile(window(), 'codebook.yaml');
    for (const command of [
      'Annotate Selection',
      'Mark Mention',
      'Delete Annotation',
      'Next Annotation',
    ]) {
      // The palette follows the editor a moment later.
      await until(`${command} is not offered`, async () => !(await isOffered(window(), command)));
    }
    assert.equal(await isOffered(window(), 'Export…'), true);
    await openArticle(window(), 'goto.txt');
    await until('annotating is offered', () => isOffered(window(), 'Annotate Selection'));
  });
});
