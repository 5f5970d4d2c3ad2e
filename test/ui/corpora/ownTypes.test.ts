import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  runCommand,
  picture,
  selectWords,
  treeRows,
  useSharedWindow,
  waitForDecoration,
  waitForNoQuickInput,
  type VsCodeWindow,
} from '../driver';
import { airportCorpus, openArticle } from '../support/airportCorpus';
import { choose, until } from '../support/annotating';
import { waitForAnnotations } from '../support/onDisk';
import { showOnly } from '../views/layout';

const TYPES = `types:
  story:
    name: "Story element"
    color: "#0072B2"
    fields:
      role: {name: "Role", type: choice, values: [hero, villain]}
  metaphor: {name: "Metaphor"}
`;

suite('Annotations of a type that the codebook defines', () => {
  const window = useSharedWindow({
    name: 'corpora',
    prepare: (folder) => {
      airportCorpus('story.txt')(folder);
      fs.appendFileSync(path.join(folder, 'codebook.yaml'), TYPES);
    },
    open: 'story.txt',
  });

  test('are made with the keyboard, and drawn in the colour of the type, with lines above and below', async () => {
    await openArticle(window(), 'story.txt');
    await selectWords(window(), 'calls the plan unfair');
    await runCommand(window(), 'Policy Annotator: Annotate with Own Type…');
    await choose(window(), 'Which type?', 'Story element');
    await choose(window(), 'Role', 'villain');
    await waitForNoQuickInput(window());
    const [story] = await waitForAnnotations(window(), 'story.txt', 1);
    assert.ok(story?.kind === 'annotation');
    assert.deepEqual([story.type, [...story.fields]], ['story', [['role', 'villain']]]);
    const blue = 'rgba(0, 114, 178, ';
    await waitForDecoration(window(), 'unfair', ({ backgroundColor }) =>
      backgroundColor.startsWith(blue),
    );
    assert.ok((await lineWidths(window())).includes('1px 0px 2px'));

    await showOnly(window(), 'This Article');
    await until('the row has the colour of its type', async () =>
      (await treeRows(window(), 'This Article')).some(
        ({ label, icon }) => label === 'Story element' && /data:image.*0072b2/.test(icon),
      ),
    );
    await picture(window(), 'own-types');
  });
});

/** The widths of the lines around what extensions decorate. */
function lineWidths({ page }: VsCodeWindow): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.view-overlays .cdr[class*="ced-"]')].map(
      (element) => getComputedStyle(element).borderWidth,
    ),
  );
}
