import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testApi } from './support/api';
import {
  ARTICLE,
  closeAll,
  CODEBOOK,
  corpusFolder,
  type CorpusFolder,
} from './support/corpusFolder';
import { openedPick } from './support/openedPick';
import { until } from './until';

/** The number of actors for it and of actors against it: more disagreements than *Find* shows in
 * the view. */
const ACTORS = 50;

suite('Find in Disagreements, where there are thousands', () => {
  let folder: CorpusFolder;

  suiteSetup(async () => {
    const sides = [
      ['north', 'support'],
      ['south', 'oppose'],
    ] as const;
    const entries = sides.flatMap(([name, stance]) =>
      namesOf(name).map((actor) => entryOf(actor, stance)),
    );
    entries.push(
      ...sides.map(([name, stance]) => entryOf('turncoat', stance, `turned-${name}`, 'automation')),
    );
    const names = [...sides.flatMap(([name]) => namesOf(name)), 'turncoat'];
    const actors = names.map((name) => `  ${name}: {}\n`).join('');
    folder = await corpusFolder('thousands', {
      'codebook.yaml': CODEBOOK.replace(/^actors:\n/m, `actors:\n${actors}`),
      'one.txt': ARTICLE,
      'one.txt.annotations.yaml': `format: policy-annotations/1\npositions:\n${entries.join('')}...\n`,
    });
    (await testApi()).corpora.choose(folder.loaded);
  });

  teardown(closeAll);

  test('finds what has all words, in whatever order, and Enter compares the quotes', async () => {
    const pick = await openedPick('find.disagreements');
    assert.equal(pick.items.length, 100 + 1);
    pick.type('SOUTH-7 night');
    await until(() => pick.items.length === ACTORS);
    pick.type('south-7 north-31');
    await until(() => pick.items.length === 1);
    assert.deepEqual(pick.items[0]?.label, 'Night shifts');
    assert.deepEqual(pick.items[0]?.description, 'north-31 ⊕ – ⊖ south-7');
    pick.accept();
    await until(() => pagesOf().length === 2);
    assert.match(pagesOf().join(), /north-31.*south-7|south-7.*north-31/);
    assert.ok(pick.isDisposed);
  });

  test('finds who is on both sides, behind the disagreements, and Enter shows both', async () => {
    const pick = await openedPick('find.disagreements');
    // It begins with what was typed last.
    pick.type('');
    await until(() => pick.items.length > 1);
    assert.equal(pick.items.at(-1)?.description, 'turncoat ⊕ 1 – ⊖ 1 positions');
    pick.type('automation turncoat');
    await until(() => pick.items.length === 1);
    assert.equal(pick.items[0]?.label, 'Automation');
    pick.accept();
    await until(() => pagesOf().length === 2);
    assert.deepEqual(pagesOf().toSorted(), ['/turncoat – Against', '/turncoat – For']);
  });

  test('Enter right after typing means what the list is about to show', async () => {
    const pick = await openedPick('find.disagreements');
    pick.type('north-4');
    pick.type('north-44 south-21');
    pick.accept();
    await until(() => pagesOf().length === 2);
    assert.match(pagesOf().join(), /north-44/);
    assert.equal(pick.items.length, 1);
  });
});

function pagesOf(): readonly string[] {
  return vscode.window.visibleTextEditors
    .filter(({ document }) => document.uri.scheme === 'policy-annotator-quotes')
    .map(({ document }) => document.uri.path);
}

function namesOf(name: string): readonly string[] {
  return Array.from({ length: ACTORS }, (_, index) => `${name}-${String(index)}`);
}

function entryOf(actor: string, stance: string, id = actor, issue = 'night-shifts'): string {
  return `  - id: ${id}
    actor: ${actor}
    issue: ${issue}
    stance: ${stance}
    quote:
      exact: "rejects night shifts"
`;
}
