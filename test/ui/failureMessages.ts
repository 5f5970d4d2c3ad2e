// Every failure message, caused by a real fault and photographed for review: `npm run screenshots
// -- --failures`. A test fails if the message does not appear.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { mountMemory, mountReadOnly, mountWritable, unmount } from '../reliability/mounts';
import {
  cancelQuickInput,
  clickMessageButton,
  executeCommand,
  reloadWindow,
  runCommand,
  saveFile,
  screenshot,
  selectWords,
  typeInEditor,
  useWindow,
  waitForActiveFile,
  waitForMessage,
  waitForQuickInput,
  waitForStatusBar,
  type VsCodeWindow,
} from './driver';
import { airportCorpus, openArticle, TEXT } from './support/airportCorpus';
import {
  annotate,
  answer,
  answerStance,
  choose,
  pressChord,
  until,
  waitUntilActive,
} from './support/annotating';
import { annotationsOf, textOf, waitForAnnotations } from './support/onDisk';

const SUFFIX = '.annotations.yaml';
const SIZE = { width: 1000, height: 620 };
const WORDS = 'wants night flights to end';
const POSITION = { who: 'City council', what: 'Night flights', stance: 'o' } as const;
const OTHER = { who: 'Residents', what: 'Noise fee', stance: 's' } as const;

suite('Failures of a disk', function () {
  let mounted = '';
  // Before the window is closed, which removes the folder.
  suiteTeardown(() => unmount(mounted));
  const window = useWindow({
    ...SIZE,
    open: 'a.txt',
    prepare: (folder) => {
      const reason = mountMemory(folder, 256);
      if (reason !== undefined) throw new Error(reason);
      mounted = folder;
      airportCorpus('a.txt', 'b.txt', 'c.txt', 'd.txt')(folder);
    },
  });

  test('a full disk', async () => {
    await annotated(window(), 'a.txt');
    const filler = path.join(window().folder, 'filler.bin');
    fill(filler);
    await selectWords(window(), 'rejects a noise fee');
    await annotate(window(), OTHER);
    await pictured(window(), 'could not be written', 'disk-full');
    fs.rmSync(filler);
  });

  test('a disk that is read-only, and the next window', async () => {
    await executeCommand(window(), 'notifications.clearAll');
    await annotated(window(), 'b.txt');
    mountReadOnly(window().folder);
    await selectWords(window(), 'rejects a noise fee');
    await annotate(window(), OTHER);
    await pictured(window(), 'could not be written', 'disk-read-only');
    await reloadWindow(window());
    mountWritable(window().folder);
    await pictured(window(), 'was not saved when the window closed', 'offered-next-time');
  });

  test('a file that became another one while its change waited', async () => {
    await executeCommand(window(), 'notifications.clearAll');
    await annotated(window(), 'c.txt');
    mountReadOnly(window().folder);
    await selectWords(window(), 'rejects a noise fee');
    await annotate(window(), OTHER);
    await waitForMessage(window(), 'could not be written');
    await executeCommand(window(), 'notifications.clearAll');
    mountWritable(window().folder);
    write(window(), `c.txt${SUFFIX}`, 'positions: [\n');
    await pictured(window(), 'cannot be read', 'changed-unreadable');
    await reloadWindow(window());
    await pictured(window(), 'has been changed since', 'offered-another-file');
  });

  test('an annotation that was changed here and in its file', async () => {
    await executeCommand(window(), 'notifications.clearAll');
    await annotated(window(), 'd.txt');
    const text = textOf(window(), `d.txt${SUFFIX}`);
    mountReadOnly(window().folder);
    await pressChord(window(), 'Control+K', 'y');
    await choose(window(), 'Escape when done', 'Stance');
    await answerStance(window(), 's');
    await waitForQuickInput(window(), 'Escape when done');
    await cancelQuickInput(window());
    await waitForMessage(window(), 'could not be written');
    await executeCommand(window(), 'notifications.clearAll');
    mountWritable(window().folder);
    write(window(), `d.txt${SUFFIX}`, text.replace('stance: oppose', 'stance: neutral'));
    await pictured(window(), 'was changed both here and in its file', 'disputed');
    await clickMessageButton(window(), 'was changed both here', 'Choose…');
    await waitForQuickInput(window(), '');
    await screenshot(window(), 'failure-disputed-choice');
    await cancelQuickInput(window());
  });
});

suite('Failures of files', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((name) => `${name}.txt`);
  const window = useWindow({ ...SIZE, open: 'a.txt', prepare: airportCorpus(...names) });

  suiteSetup(() => waitUntilActive(window()));
  teardown(() => executeCommand(window(), 'notifications.clearAll'));

  test('an annotation file that cannot be read', async () => {
    write(window(), `a.txt${SUFFIX}`, 'positions: [\n');
    await openArticle(window(), 'a.txt');
    await waitForStatusBar(window(), 'annotation file cannot be read');
    await selectWords(window(), WORDS);
    // It is refused before anything is asked.
    await pressChord(window(), 'Control+K', 'a');
    await pictured(window(), 'cannot be read', 'file-unreadable');
  });

  test('one that may have been cut off', async () => {
    await annotated(window(), 'b.txt');
    const text = textOf(window(), `b.txt${SUFFIX}`);
    write(window(), `b.txt${SUFFIX}`, text.replace(/\.\.\.\n$/, ''));
    await selectWords(window(), 'rejects a noise fee');
    await annotate(window(), OTHER);
    await pictured(window(), 'may have been cut off', 'file-cut-off');
  });

  test('one that came back with fewer annotations', async () => {
    await annotatedOften(window(), 'c.txt');
    const text = textOf(window(), `c.txt${SUFFIX}`);
    write(window(), `c.txt${SUFFIX}`, `${text.slice(0, text.indexOf('positions:'))}...\n`);
    await pictured(window(), 'c.txt', 'annotations-dropped');
    await runCommand(window(), 'View: Close All Editors');
  });

  test('one that another program deleted', async () => {
    await annotatedOften(window(), 'd.txt');
    fs.rmSync(path.join(window().folder, `d.txt${SUFFIX}`));
    await pictured(window(), 'd.txt', 'file-deleted');
  });

  test('an annotation file that is open with changes of the user', async () => {
    await annotated(window(), 'e.txt');
    await openAnnotations(window(), 'e.txt');
    await typeInEditor(window(), '# mine\n');
    await openArticle(window(), 'e.txt');
    await selectWords(window(), 'rejects a noise fee');
    await annotate(window(), OTHER);
    await waitForStatusBar(window(), 'not saved yet');
    await screenshot(window(), 'failure-pending');
    await openAnnotations(window(), 'e.txt');
    await saveFile(window());
  });

  test('an undo whose file was changed elsewhere', async () => {
    await annotated(window(), 'f.txt');
    const text = textOf(window(), `f.txt${SUFFIX}`);
    const [own] = annotationsOf(window(), 'f.txt');
    write(window(), `f.txt${SUFFIX}`, text.replaceAll(own?.id ?? '', 'zzzzzzzz'));
    await until('the other version is read', async () => {
      await runCommand(window(), 'Policy Annotator: Undo Last Annotation Change');
      return (await waitForMessage(window(), 'cannot be undone')) !== '';
    });
    await pictured(window(), 'cannot be undone', 'undo-refused');
  });

  test('an article that another program changed', async () => {
    await annotated(window(), 'g.txt');
    await selectWords(window(), 'rejects a noise fee');
    await annotate(window(), OTHER);
    await waitForAnnotations(window(), 'g.txt', 2);
    const changed = `News.\n\n${TEXT.replace('rejects a noise fee', 'turns down every noise fee')}`;
    write(window(), 'g.txt', changed);
    await pictured(window(), 'was reloaded from disk', 'article-changed');
  });

  test('an article with bytes that are no text', async () => {
    const bytes = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xff, 0xfe, 0x80, 0x0a])]);
    fs.writeFileSync(path.join(window().folder, 'h.txt'), bytes);
    await openArticle(window(), 'h.txt');
    await selectWords(window(), WORDS);
    await pressChord(window(), 'Control+K', 'a');
    await pictured(window(), 'not valid text in the current encoding', 'article-undecodable');
  });

  test('conflict markers that are not in order', async () => {
    await annotated(window(), 'i.txt');
    const text = textOf(window(), `i.txt${SUFFIX}`);
    write(window(), `i.txt${SUFFIX}`, text.replace('positions:', '<<<<<<< HEAD\npositions:'));
    await openAnnotations(window(), 'i.txt');
    await runCommand(window(), 'Policy Annotator: Resolve Annotation Conflicts');
    await pictured(window(), 'incomplete or out of order', 'conflict-markers');
  });

  test('conflict markers around what cannot be read', async () => {
    const text = textOf(window(), `c.txt${SUFFIX}`);
    const broken = `<<<<<<< HEAD\nformat: [\n=======\n${text}>>>>>>> other\n`;
    write(window(), `b.txt${SUFFIX}`, broken);
    await openAnnotations(window(), 'b.txt');
    await runCommand(window(), 'Policy Annotator: Resolve Annotation Conflicts');
    await pictured(window(), 'cannot be read', 'conflict-unreadable');
  });

  test('a new name under which there are annotations', async () => {
    write(window(), `z.txt${SUFFIX}`, textOf(window(), `c.txt${SUFFIX}`));
    const { page } = window();
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: /^e\.txt$/ }).click();
    await page.keyboard.press('F2');
    await page.locator('.explorer-item-edited input').fill('z.txt');
    await page.keyboard.press('Enter');
    await pictured(window(), 'in the new location', 'renamed-onto');
  });

  test('git where there is none', async () => {
    await executeCommand(window(), 'policyAnnotator.setUpGitMerging');
    await pictured(window(), 'not in a Git repository', 'no-repository');
  });

  test('a codebook that cannot be read', async () => {
    await openArticle(window(), 'j.txt');
    const codebook = textOf(window(), 'codebook.yaml');
    write(window(), 'codebook.yaml', `${codebook}actors: [\n`);
    await selectWords(window(), WORDS);
    // Refused once it is named, before the next question.
    await pressChord(window(), 'Control+K', 'a');
    await answer(window(), 'Who?', 'Night watch');
    await pictured(window(), 'codebook cannot be read', 'codebook-unreadable');
    write(window(), 'codebook.yaml', codebook);
  });
});

/** Adds one position to an article that has none. */
async function annotated(window: VsCodeWindow, article: string): Promise<void> {
  await openArticle(window, article);
  await selectWords(window, WORDS);
  await annotate(window, POSITION);
  await waitForAnnotations(window, article, 1);
}

/** Adds so many that removing them would look like a mistake. */
async function annotatedOften(window: VsCodeWindow, article: string): Promise<void> {
  await annotated(window, article);
  const text = textOf(window, article + SUFFIX);
  const [own] = annotationsOf(window, article);
  const [start, end] = [text.indexOf('  - '), text.lastIndexOf('...')];
  const copies = ['a', 'b', 'c', 'd', 'e'].map((letter) =>
    text.slice(start, end).replace(own?.id ?? '', letter.repeat(8)),
  );
  write(window, article + SUFFIX, text.slice(0, end) + copies.join('') + text.slice(end));
  await waitForAnnotations(window, article, 6);
  await waitForStatusBar(window, '6 positions');
}

async function openAnnotations(window: VsCodeWindow, article: string): Promise<void> {
  await openArticle(window, article);
  await executeCommand(window, 'policyAnnotator.goToAnnotationFile');
  await waitForActiveFile(window, article + SUFFIX);
}

async function pictured(window: VsCodeWindow, contains: string, name: string): Promise<void> {
  console.log(`      ${await waitForMessage(window, contains)}`);
  await screenshot(window, `failure-${name}`);
}

function write({ folder }: VsCodeWindow, name: string, text: string): void {
  fs.writeFileSync(path.join(folder, name), text);
}

/** Writes until the disk is full. */
function fill(file: string): void {
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=1024'], { stdio: 'ignore' });
  } catch {
    // The full disk is intended.
  }
}
