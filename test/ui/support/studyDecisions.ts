// How a study is adjudicated, with all kinds of decisions, by keys.
import assert from 'node:assert/strict';
import {
  acceptQuickInput,
  cancelQuickInput,
  closeView,
  focusEditor,
  messages,
  openFile,
  openView,
  screenshot,
  showViewContainer,
  viewMessage,
  isChosen,
  waitForDecoration,
  waitForQuickInput,
  waitForRows,
  type VsCodeWindow,
} from '../driver';
import { choose, pressChord, until } from './annotating';
import { ARTICLES } from './harbourStudy';
import { annotationFileOf } from './onDisk';
import {
  adjudicatedWith,
  directs,
  giveReason,
  nextAfter,
  rowsWith,
  takeReading,
} from './studySteps';

const [FIRST = '', SECOND = '', MUD = '', PLUGS = '', LETTER = '', ...OTHERS] =
  Object.keys(ARTICLES);

/** Adjudicates all articles of a study that two coders have completed. */
export async function adjudicates(window: VsCodeWindow): Promise<void> {
  await directs(window, 'Eve');
  await acceptsIdentical(window);
  await decidesByKeys(window);
  await undoesOne(window);
  await decidesTheRest(window);
}

/** Waits for the beginning of the view's message, behind which articles of one coder are told. */
export async function adjudicationSays(window: VsCodeWindow, text: string): Promise<void> {
  await until(`“${text}”`, async () =>
    (await viewMessage(window, 'Adjudication')).startsWith(text),
  );
}

async function acceptsIdentical(window: VsCodeWindow): Promise<void> {
  await openFile(window, FIRST);
  await showViewContainer(window, 'Policy Annotator');
  for (const view of ['Issues', 'Disagreements', 'Actors']) await closeView(window, view);
  await openView(window, 'Adjudication');
  await adjudicationSays(window, 'Passages that wait: 32');
  await focusEditor(window);
  await pressChord(window, 'Control+K', 'j');
  await waitForQuickInput(window, 'All coders read the same');
  await waitForDecoration(window, 'forty crowns', isChosen);
  await screenshot(window, 'study-12-identical');
  await pressChord(window, 'i');
  await waitForQuickInput(window, 'Coders read this differently');
  await adjudicatedWith(window, FIRST, /(from:[^]*){2}/);
}

async function decidesByKeys(window: VsCodeWindow): Promise<void> {
  // Coders differ in nothing but the stance, which stands below, with the sentence.
  const rows = await rowsWith(window, 'ambivalent');
  assert.ok(
    rows.some(
      ([, detail]) =>
        detail === 'neutral · The City Council “has no view before the budget is printed”.',
    ),
    JSON.stringify(rows),
  );
  await screenshot(window, 'study-13-different');
  await takeReading(window, 'neutral');
  await giveReason(window, '3');
  await nextAfter(window, FIRST);
  assert.match(await adjudicatedWith(window, FIRST, /reason:/), /reason: "ambiguous"/);

  await waitForQuickInput(window, SECOND);
  await pressChord(window, 'i');
  await nextAfter(window, SECOND);

  // The third one with a reason in own words.
  await waitForQuickInput(window, MUD);
  await pressChord(window, 'i');
  await takeReading(window, 'ambivalent');
  await waitForQuickInput(window, 'Why did coders differ?');
  await window.page.keyboard.type('The guild sets a condition');
  await rowsWith(window, 'The guild sets a condition');
  await acceptQuickInput(window);
  await nextAfter(window, MUD);
  assert.match(
    await adjudicatedWith(window, MUD, /reason:/),
    /reason: "The guild sets a condition"/,
  );

  // From one the stance, from the other the act.
  await waitForQuickInput(window, PLUGS);
  await pressChord(window, 'i');
  await rowsWith(window, 'Act: proposal');
  await pressChord(window, 'm');
  await choose(window, 'Stance:', 'support');
  await choose(window, 'Act:', 'proposal');
  await giveReason(window, '4');
  await nextAfter(window, PLUGS);
  await adjudicatedWith(
    window,
    PLUGS,
    /actor: shippers\n {4}issue: power\n {4}stance: support\n {4}act: propose\n/,
  );
}

async function undoesOne(window: VsCodeWindow): Promise<void> {
  await waitForQuickInput(window, LETTER);
  await pressChord(window, 'i');
  await rowsWith(window, 'nothing in this passage');
  await screenshot(window, 'study-14-nothing');
  await pressChord(window, 'n');
  await giveReason(window, '2');
  await waitForQuickInput(window, `Everything in ${LETTER} is adjudicated.`);
  await screenshot(window, 'study-15-end-of-article');
  await cancelQuickInput(window);
  await adjudicatedWith(window, LETTER, /reason: "slip"/);
  // The view follows the file.
  await waitForRows(window, 'Adjudication', (all) => all[4]?.description === 'adjudicated');
  await pressChord(window, 'Control+K', 'Backspace');
  await waitForRows(window, 'Adjudication', (all) => all[4]?.description === 'read differently: 1');
  await focusEditor(window);
  await pressChord(window, 'Control+K', 'j');
  await waitForQuickInput(window, 'The mayor has thanked it');
  await pressChord(window, 'n');
  await giveReason(window, '2');
  await nextAfter(window, LETTER);
  await until('none of these is decided again', () => {
    const { decided, annotations } = annotationFileOf(window, LETTER);
    return decided?.size === 2 && annotations.length === 1;
  });
}

async function decidesTheRest(window: VsCodeWindow): Promise<void> {
  for (const article of OTHERS) {
    await waitForQuickInput(window, `${article}: `);
    await pressChord(window, 'i');
    for (const [, { ada, ben }] of ARTICLES[article]?.places.entries() ?? []) {
      const [one, other] = [ada, ben].map((read) => read && [read.actor, read.issue, read.stance]);
      if (String(one) === String(other)) continue;
      const taken = ada?.stance ?? ben?.stance ?? '';
      await waitForQuickInput(window, ada?.quote ?? ben?.quote ?? '');
      await takeReading(window, taken);
      await giveReason(window, '0');
    }
    if (article !== OTHERS.at(-1)) await nextAfter(window, article);
  }
  await waitForQuickInput(window, 'Everything in');
  await cancelQuickInput(window);
  await adjudicationSays(window, 'Everything is adjudicated.');
  assert.deepEqual(await messages(window), []);
  await screenshot(window, 'study-16-adjudicated');
}
