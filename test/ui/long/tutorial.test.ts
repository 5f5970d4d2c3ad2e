import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { copyFolder } from '../../../scripts/lib/temporary.mjs';
import {
  acceptQuickInput,
  executeCommand,
  expandRow,
  openFile,
  openView,
  picture,
  pictures,
  runCommand,
  selectRange,
  showViewContainer,
  treeRows,
  useSharedWindow,
  waitForMessage,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForRows,
} from '../driver';
import { answerStance, choose, pressChord } from '../support/annotating';
import { exportFolder, formatOf, saveAs } from '../support/exporting';
import { codebookOf, filesOf, waitForAnnotations } from '../support/onDisk';

/** The page that a reader follows. Its tables are what is coded here, and its numbers come out. */
const PAGE = fs.readFileSync(inRoot('docs/tutorial.md'), 'utf8');
const CELLS = PAGE.split('\n').flatMap((line) =>
  line.startsWith('| ') ? [line.split('|').map((cell) => cell.trim())] : [],
);
const STATEMENTS = new Map(
  CELLS.flatMap(([, issue = '', statement = '', ...rest]) =>
    rest.length === 1 && statement.includes(' ') ? [[issue, statement] as const] : [],
  ),
);
const POSITIONS = CELLS.flatMap(([, file = '', words = '', who = '', what = '', stance = '']) =>
  file.startsWith('`') ? [{ article: file.replaceAll('`', ''), words, who, what, stance }] : [],
);

/** The first positions, with two of the issues, are made by the keys that the page names. The rest
 * would be the same again: they are written as files. */
const BY_KEY = POSITIONS.slice(0, 5);

suite('The tutorial', () => {
  const window = useSharedWindow({
    name: 'tutorial',
    prepare: (folder) => {
      copyFolder(inRoot('tutorial'), folder);
      fs.copyFileSync(inRoot('docs/tutorial.md'), path.join(folder, 'README.md'));
    },
    width: 1300,
    height: 850,
  });
  const panel = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');

  test('codes what its page lists', async () => {
    assert.equal(POSITIONS.length, 17);
    assert.equal(STATEMENTS.size, 3);
    for (const [at, { article, words, who, what, stance }] of BY_KEY.entries()) {
      if (BY_KEY[at - 1]?.article !== article) await openFile(window(), article);
      const { from, to } = placeOf(article, words);
      await selectRange(window(), from, to);
      await pressChord(window(), 'Control+K', 'a');
      await choose(window(), 'Who?', who);
      await choose(window(), 'About what?', what);
      if (BY_KEY.findIndex((before) => before.what === what) === at) {
        const input = await waitForQuickInput(window(), `Statement of ${what}`);
        await input.fill(STATEMENTS.get(what) ?? assert.fail(what));
        await acceptQuickInput(window());
      }
      await answerStance(window(), stance.toLowerCase());
      await waitForNoQuickInput(window());
      const coded = BY_KEY.slice(0, at + 1).filter((before) => before.article === article);
      await waitForAnnotations(window(), article, coded.length);
      if (at === 0) await picture(window(), 'tutorial-first-position');
    }
    writeTheRest(window().folder);
    const { actors, issues } = codebookOf(window());
    assert.deepEqual(
      [...issues.values()].map(({ name, statement }) => [name, statement]),
      [...STATEMENTS],
    );
    pageHas(`**${String(actors.size)} actors** and **${String(issues.size)} issues**`);
    assert.equal(filesOf(window()).filter((file) => /^\d\d-.*\.yaml$/.test(file)).length, 12);
  });

  test('finds the disagreements that it names, in the list and on the board', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Disagreements');
    await waitForRows(window(), 'Disagreements', (rows) => rows.length === 5);
    const rows = await treeRows(window(), 'Disagreements');
    const stated = rows.map(({ label, description }) => `${label} ${description}`);
    stated.forEach(pageHas);
    assert.deepEqual(
      stated,
      [...stated].sort((a, b) => PAGE.indexOf(a) - PAGE.indexOf(b)),
    );
    await expandRow(window(), 'Disagreements', 'City toll');
    await pictures(window(), 'tutorial-disagreements');
    await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
    await panel().locator('h2', { hasText: 'City toll' }).waitFor();
    for (const column of await panel().locator('.column h3').allTextContents()) pageHas(column);
    await pictures(window(), 'tutorial-board');
  });

  test('writes a figure and a brief', async () => {
    await runCommand(window(), 'Policy Annotator: Show Timeline');
    await panel().locator('.picture[aria-label="City toll"]').waitFor();
    await pictures(window(), 'tutorial-timeline');
    const folder = exportFolder(window());
    const save = async (file: string): Promise<string> => {
      await saveAs(window(), path.join(folder, file));
      await waitForMessage(window(), `Exported: ${file}`);
      await executeCommand(window(), 'notifications.clearAll');
      return fs.readFileSync(path.join(folder, file), 'utf8');
    };
    await panel().getByRole('button', { name: 'SVG' }).click();
    const figure = await save('marnby.svg');
    for (const { who, what } of POSITIONS)
      if (what === 'City toll') assert.ok(figure.includes(who));
    const briefOf = async (length: string): Promise<string> => {
      await runCommand(window(), 'Policy Annotator: Export…');
      await choose(window(), 'Export', formatOf('brief-md').label);
      await choose(window(), 'How long should the brief be?', length);
      return save(`${length}.brief.md`);
    };
    const page = await briefOf('One page');
    assert.match(page, /On City toll, \d+ actors? (is|are) in favour: /);
    assert.ok(page.split(/\s+/).length <= 450);
    const brief = await briefOf('Full');
    pageHas(/^\d+ positions in .*$/m.exec(brief)?.[0] ?? '-');
    pageHas(
      /^- (\*\*Chamber of Commerce\*\* moved: .*)$/m.exec(brief)?.[1]?.replaceAll('*', '') ?? '-',
    );
  });

  function pageHas(words: string): void {
    assert.ok(words !== '' && PAGE.replace(/\s+/g, ' ').includes(words), words);
  }
});

function placeOf(article: string, words: string) {
  const lines = fs.readFileSync(inRoot('tutorial', article), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes(words)) + 1;
  const column = (lines[line - 1] ?? assert.fail(words)).indexOf(words) + 1;
  return { from: { line, column }, to: { line, column: column + words.length } };
}

const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** Completes the codebook and codes the other articles. */
function writeTheRest(folder: string): void {
  const actors = [...new Set(POSITIONS.map(({ who }) => who))];
  const lines = [
    'format: policy-codebook/1',
    'title: A toll for Marnby',
    'actors:',
    ...actors.map((name) => `  ${idOf(name)}: {name: "${name}"}`),
    'issues:',
    ...[...STATEMENTS].map(
      ([name, statement]) => `  ${idOf(name)}: {name: "${name}", statement: "${statement}"}`,
    ),
  ];
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), `${lines.join('\n')}\n`);
  const files = new Map<string, string>();
  for (const [at, { article, words, who, what, stance }] of POSITIONS.entries()) {
    const begun = files.get(article) ?? 'format: policy-annotations/1\npositions:\n';
    const reading = `    actor: ${idOf(who)}\n    issue: ${idOf(what)}\n    stance: ${stanceOf(stance)}\n`;
    const entry = `  - id: marnby${String(10 + at)}\n${reading}    quote:\n      exact: "${words}"\n`;
    files.set(article, begun + entry);
  }
  for (const { article } of BY_KEY.slice(0, -1)) files.delete(article);
  for (const [article, text] of files) {
    fs.writeFileSync(path.join(folder, `${article}.annotations.yaml`), `${text}...\n`);
  }
}

function stanceOf(letter: string): string {
  return (
    ['support', 'oppose', 'neutral'].find((stance) => stance.startsWith(letter.toLowerCase())) ??
    assert.fail(letter)
  );
}
