import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  cancelQuickInput,
  clickMessageButton,
  executeCommand,
  focusEditor,
  goToPosition,
  isChosen,
  openView,
  picture,
  showViewContainer,
  treeRows,
  useSharedWindow,
  waitForDecoration,
  waitForQuickInput,
} from '../driver';
import { airportCorpus, openArticle, TEXT } from '../support/airportCorpus';
import { pressChord, until, waitUntilActive } from '../support/annotating';
import { annotationFileOf, textOf } from '../support/onDisk';

const CODERS = `coders:
  lea:
    name: "Lea Sommer"
  max:
    name: "Max Ott"
annotation-files: one-per-coder
`;

/** Long enough to be scrolled. */
const LONG = `${TEXT}${'\nA line on which nobody speaks.\n'.repeat(40)}
In the end the council asks planes to pay a fee, and the residents agree.
${'\nA line on which nobody speaks.\n'.repeat(4)}`;

/** Three passages, of which the coders read the second one differently, and marked other words of
 * the third one. */
function reading(coder: string, stance: string, last: string): string {
  const quote = (words: string): string =>
    `    quote: {exact: "${words}", start: ${String(LONG.indexOf(words))}, repeated: false}\n`;
  return [
    'format: policy-annotations/1\n',
    `coded: {${coder}: {state: complete}}\npositions:\n`,
    `  - id: ${coder}aaaa\n    actor: city-council\n    issue: night-flights\n    stance: oppose\n`,
    quote('wants night flights to end'),
    `  - id: ${coder}bbbb\n    actor: residents\n    issue: noise-fee\n    stance: ${stance}\n`,
    quote('ask for a noise fee'),
    `  - id: ${coder}cccc\n    actor: city-council\n    issue: noise-fee\n    stance: support\n`,
    quote(last),
    '...\n',
  ].join('');
}

suite('Adjudicating', () => {
  const window = useSharedWindow({
    name: 'study',
    width: 1280,
    height: 800,
    prepare: (folder) => {
      airportCorpus('a.txt')(folder);
      const codebook = path.join(folder, 'codebook.yaml');
      fs.writeFileSync(codebook, fs.readFileSync(codebook, 'utf8') + CODERS);
      fs.writeFileSync(path.join(folder, 'a.txt'), LONG);
      const write = (coder: string, stance: string, last: string): void =>
        fs.writeFileSync(
          path.join(folder, `a.txt.${coder}.annotations.yaml`),
          reading(coder, stance, last),
        );
      write('lea', 'support', 'asks planes to pay');
      write('max', 'neutral', 'pay a fee');
    },
    settings: { 'policyAnnotator.coder': 'eve' },
  });

  test('leads through the passages by keys, and then an annotation is discussed at its words', async () => {
    const { page } = window();
    await openFirst();
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Adjudication');
    await until('three passages wait', async () => {
      const [row] = await treeRows(window(), 'Adjudication');
      return row?.label === 'a.txt' && row.description === 'read differently: 1, identical: 2';
    });
    // A sign that a narrow view has room for.
    assert.equal((await treeRows(window(), 'Adjudication'))[0]?.icon, 'codicon-git-compare');
    await focusEditor(window());
    await pressChord(window(), 'Control+K', 'j');
    await waitForQuickInput(window(), '“wants night flights to end”');
    await waitForDecoration(window(), 'night flights to end', isChosen);
    await picture(window(), 'adjudicate');
    const passage = page.locator('.quick-input-widget');
    assert.match((await passage.textContent()) ?? '', /“wants night flights to end”/);
    await pressChord(window(), 's');
    await waitForQuickInput(window(), '“ask for a noise fee”');
    await picture(window(), 'adjudicate-second');
    // A click into the text leaves the key to the question.
    const text = await page.locator('.monaco-editor').first().boundingBox();
    assert.ok(text);
    await page.mouse.click(text.x + text.width / 2, text.y + text.height - 40);
    await pressChord(window(), 's');
    await waitForQuickInput(window(), '“asks planes to pay a fee”');
    await picture(window(), 'adjudicate-last');
    await pressChord(window(), 'i');
    await waitForQuickInput(window(), '“ask for a noise fee”');
    await pressChord(window(), '1');
    await waitForQuickInput(window(), 'Why did coders differ? You chose: Residents');
    await picture(window(), 'adjudicate-reason');
    const reasons = (await passage.textContent()) ?? '';
    assert.match(reasons, /“ask for a noise fee”/, 'the words are repeated where they are covered');
    await pressChord(window(), '3');
    await waitForQuickInput(window(), 'Everything in a.txt is adjudicated.');
    await cancelQuickInput(window());
    await executeCommand(window(), 'workbench.action.files.save');
    assert.equal(textOf(window(), 'a.txt'), LONG);
    await until('both are decided', () => {
      const text = textOf(window(), 'a.txt.annotations.yaml');
      return text !== '' && annotationFileOf(window(), 'a.txt').decided?.size === 3;
    });
    const { annotations, decided } = annotationFileOf(window(), 'a.txt');
    // Eve is no coder of the codebook.
    assert.deepEqual(
      annotations.map(({ coder }) => coder),
      [undefined, undefined, undefined],
    );
    assert.equal(annotationFileOf(window(), 'a.txt').coded.get('eve')?.state, 'complete');
    assert.ok([...(decided?.values() ?? [])].every(({ by }) => by === 'eve'));
    assert.ok([...(decided?.values() ?? [])].some(({ reason }) => reason === 'ambiguous'));
    await until('nothing waits', async () => {
      const [row] = await treeRows(window(), 'Adjudication');
      return row?.description === 'adjudicated';
    });

    // Line 3: The council wants night flights to end.
    await focusEditor(window());
    await goToPosition(window(), 3, 20);
    await pressChord(window(), 'Control+K', 'Shift+D');
    await waitForQuickInput(window(), 'Write a comment');
    await page.keyboard.type('Is this still their view?');
    await pressChord(window(), 'Enter');
    const comments = () => annotationFileOf(window(), 'a.txt').annotations[0]?.comments ?? [];
    await until('the comment is saved', () => comments().length === 1);
    await clickMessageButton(window(), 'Discussions can be shown', 'Show Discussions');
    assert.equal(comments()[0]?.by, 'eve');
    const shown = page.locator('.review-widget .comment-body', { hasText: 'still their view' });
    await shown.waitFor();
    await picture(window(), 'discussion');
    assert.equal(await page.locator('.part.panel').isVisible(), false, 'no panel of comments');
    const errors = page.locator('.notification-list-item .codicon-error');
    assert.equal(await errors.count(), 0);
    await page.locator('.review-widget [aria-label^="Resolve Discussion"]').first().click();
    await until('it is resolved', () => comments()[0]?.resolved === true);
  });

  async function openFirst(): Promise<void> {
    await openArticle(window(), 'a.txt');
    await waitUntilActive(window());
  }
});
