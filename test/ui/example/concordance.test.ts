import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  editorText,
  executeCommand,
  runCommand,
  picture,
  pictures,
  showViewContainer,
  typeInQuickInput,
  useSharedWindow,
  visibleLines,
  waitForActiveFile,
  waitForCursor,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { activeRow, answerStance, choose, pressChord, until } from '../support/annotating';
import { examples } from '../support/examples';

suite('Show Concordance…', () => {
  const window = useSharedWindow({ ...examples, open: 'lagoon.md', width: 1500, height: 800 });

  suiteSetup(async () => {
    await waitForStatusBar(window(), 'position');
    await showViewContainer(window(), 'Policy Annotator');
  });

  /** Types and searches an expression; returns the page once it shows the text. */
  const lookFor = async (typed: string, stated: string): Promise<void> => {
    await pressChord(window(), 'Control+K', 'Shift+C');
    await waitForQuickInput(window(), 'Concordance');
    await typeInQuickInput(window(), typed);
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await until(`the page says ${stated}`, async () =>
      (await visibleLines(window())).some((line) => line.includes(stated)),
    );
  };

  test('a key, some words and Enter show every mention, and Enter goes there', async () => {
    await lookFor('min*', '41 mentions · in 8 of 10 articles');
    await pictures(window(), 'concordance');
    await window().page.keyboard.press('Enter');
    await waitForActiveFile(window(), 'alone-at-sea.md');
    await waitForCursor(window(), 'Ln ');
  });

  test('words that do not occur give a page that says what is compared', async () => {
    await lookFor('zebra', '0 mentions · in 0 of 10 articles');
    await pictures(window(), 'concordance-nothing');
  });

  test('selected lines are annotated with the same keys, and one undo takes all back', async () => {
    await lookFor('moratorium', '12 mentions · in 5 of 10');
    const written = (): string[] =>
      fs.readdirSync(window().folder).flatMap((name) => {
        if (!name.endsWith('.annotations.yaml')) return [];
        return [fs.readFileSync(path.join(window().folder, name), 'utf8')];
      });
    const before = written();
    for (let line = 0; line < 6; line++) await window().page.keyboard.press('Shift+ArrowDown');
    await pressChord(window(), 'Control+K', 'a');
    // All of them, and not the former selection.
    await waitForQuickInput(window(), 'Lines: 6, articles: 2');
    await picture(window(), 'concordance-annotate');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Who?');
    await typeInQuickInput(window(), 'Palau');
    await activeRow(window(), 'Palau').waitFor();
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'About what?');
    await typeInQuickInput(window(), 'Moratorium');
    await activeRow(window(), 'Moratorium').waitFor();
    await acceptQuickInput(window());
    await answerStance(window(), 's');
    // The codebook of the examples asks for an act and a target.
    await waitForQuickInput(window(), 'what the words do');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'whom it is about');
    await activeRow(window(), 'Nothing').waitFor();
    await acceptQuickInput(window());
    await choose(window(), 'Who is coding?', 'Inês Prado');
    await waitForStatusBar(window(), 'Moratorium (');
    await until('the files are written', () =>
      Promise.resolve(written().join('').length > before.join('').length + 400),
    );
    await runCommand(window(), 'Policy Annotator: Undo Last Annotation Change');
    await until('the files are as before', () =>
      Promise.resolve(written().join('\n') === before.join('\n')),
    );
  });

  test('the menu of an actor leads there', async () => {
    await executeCommand(window(), 'policyAnnotator.concordance', { kind: 'actor', id: 'china' });
    await until('the page of China', async () =>
      (await editorText(window())).includes('Concordance: China'),
    );
    await until('its lines', async () => (await visibleLines(window())).length > 4);
  });
});
