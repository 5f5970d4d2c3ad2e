import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { resultOf } from '../../reliability/report';
import { annotationFile, idsIn } from '../support/annotations';
import { ARTICLE, closeAll, corpusFolder, type CorpusFolder } from '../support/corpusFolder';
import { problemsOf } from '../support/diagnostics';
import { hearMessages } from '../support/messages';
import { until } from '../until';
import { casesOf, chance, isFullRun, SEED, printRow } from './rows';

const SUFFIX = '.annotations.yaml';
const ARTICLES = 6;
/** Moves in the full run. */
const FULL = 300;

suite('Moving articles about (scoreboard)', () => {
  teardown(closeAll);

  test('renaming, moving and deleting articles and folders anywhere loses no annotation file', async () => {
    const count = casesOf(FULL, 12);
    const random = chance();
    const wrong: string[] = [];
    let orphans = 0;
    let run = 0;
    for (let round = 0; run < count; round++) {
      const scene = await begin(round);
      for (let step = 0; step < 10 && run < count; step++, run++) {
        const what = await someMove(scene, random, `${round}-${step}`);
        const lost = idsLost(scene);
        if (lost.length > 0) wrong.push(`move ${run}, ${what}: ${lost.join(', ')}`);
        const waiting = withoutArticle(scene.folder);
        orphans += waiting.length;
        await until(() =>
          waiting.every((file) =>
            problemsOf(scene.folder.uri(file)).some(({ code }) => code === 'article-missing'),
          ),
        );
      }
    }
    printRow({
      row: 14,
      check:
        'random moves, renames and deletions of articles and folders, in the editor and outside',
      asked: isFullRun() ? FULL : count,
      run,
      seed: SEED,
      result: resultOf(`0 annotation files lost, ${orphans} times shown without article`, wrong),
    });
  });
});

interface Scene {
  readonly folder: CorpusFolder;
  /** Ids that were not deleted. */
  readonly wanted: Set<string>;
}

async function begin(round: number): Promise<Scene> {
  const files: Record<string, string> = {};
  const wanted = new Set<string>();
  for (let at = 0; at < ARTICLES; at++) {
    const name = `${at % 2 === 0 ? 'wires/' : ''}a${at}.txt`;
    const id = `round${round}x${at}`;
    files[name] = ARTICLE;
    files[name + SUFFIX] = annotationFile(ARTICLE, { [id]: 'rejects night shifts' });
    wanted.add(id);
  }
  return { folder: await corpusFolder(`moves-${round}`, files), wanted };
}

/** Moves files in one of the ways that people and programs use, and returns which. */
async function someMove(scene: Scene, random: () => number, name: string): Promise<string> {
  const { folder } = scene;
  const files = filesOf(folder);
  const articles = files.filter((file) => file.endsWith('.txt'));
  const article = articles[Math.floor(random() * articles.length)];
  const [someFolder] = files.filter((file) => file.includes('/')).map((file) => path.dirname(file));
  const kind = random();
  if (article === undefined || kind < 0.1) {
    if (someFolder === undefined) return 'nothing';
    await renameInEditor(folder, someFolder, `dir-${name}`);
    return 'folder renamed in the editor';
  }
  if (kind < 0.4) {
    const to = random() < 0.5 ? `new-${name}.txt` : `sub-${name}/moved.txt`;
    await renameInEditor(folder, article, to);
    return 'article renamed in the editor';
  }
  if (kind < 0.5) {
    await deleteInEditor(scene, article, random() < 0.5);
    return 'article deleted in the editor';
  }
  if (kind < 0.65) {
    fs.renameSync(folder.disk(article), folder.disk(`outside-${name}.txt`));
    return 'article renamed outside';
  }
  if (kind < 0.75) {
    const pair = [article, article + SUFFIX].filter((file) => fs.existsSync(folder.disk(file)));
    fs.mkdirSync(folder.disk(`both-${name}`));
    for (const file of pair) {
      fs.renameSync(folder.disk(file), path.join(folder.disk(`both-${name}`), path.basename(file)));
    }
    return 'both moved outside';
  }
  if (kind < 0.85) {
    fs.rmSync(folder.disk(article));
    return 'article deleted outside';
  }
  const [orphan] = withoutArticle(folder);
  if (orphan !== undefined) {
    folder.write(orphan.slice(0, -SUFFIX.length), ARTICLE);
    return 'article brought back';
  }
  if (someFolder === undefined) return 'nothing';
  fs.renameSync(folder.disk(someFolder), folder.disk(`out-${name}`));
  return 'folder renamed outside';
}

async function renameInEditor(folder: CorpusFolder, from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(folder.uri(from), folder.uri(to));
  const heard = await hearMessages();
  await vscode.workspace.applyEdit(edit);
  await folder.corpus.settled();
  heard.stop();
}

async function deleteInEditor(
  { folder, wanted }: Scene,
  article: string,
  keeps: boolean,
): Promise<void> {
  const file = article + SUFFIX;
  const ids = idsIn(folder.textIfThere(file));
  const heard = await hearMessages(keeps ? 'Keep Annotations' : undefined);
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(folder.uri(article));
  await vscode.workspace.applyEdit(edit);
  // The file exists before it has its text.
  if (keeps && ids.length > 0) {
    await until(() => ids.every((id) => idsIn(folder.textIfThere(file)).includes(id)));
  }
  if (!keeps) for (const id of ids) wanted.delete(id);
  heard.stop();
}

function filesOf(folder: CorpusFolder): readonly string[] {
  return fs
    .readdirSync(folder.disk('.'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(txt|yaml)$/.test(file) && file !== 'codebook.yaml')
    .sort();
}

function withoutArticle(folder: CorpusFolder): readonly string[] {
  const files = new Set(filesOf(folder));
  return [...files].filter(
    (file) => file.endsWith(SUFFIX) && !files.has(file.slice(0, -SUFFIX.length)),
  );
}

/** Ids that are missing or duplicated, with everything present at that time: the state may not
 * recur. */
function idsLost({ folder, wanted }: Scene): readonly string[] {
  const all = filesOf(folder);
  const files = all.filter((file) => file.endsWith(SUFFIX));
  const there = files.flatMap((file) => idsIn(folder.text(file)));
  return [...wanted].flatMap((id) => {
    const times = there.filter((one) => one === id).length;
    return times === 1 ? [] : [`${id} is there ${times} times, in ${all.join(' ')}`];
  });
}
