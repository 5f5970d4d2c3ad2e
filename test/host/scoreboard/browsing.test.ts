import fs from 'node:fs';
import path from 'node:path';
import os from 'node:os';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { TEXT_FORMATS } from '../../../src/core';
import { resultOf } from '../../reliability/report';
import { annotationFile } from '../support/annotations';
import { testApi, workspaceRoot } from '../support/api';
import { ARTICLE, closeAll, corpusFolder, type CorpusFolder } from '../support/corpusFolder';
import { hearMessages } from '../support/messages';
import { answerPicks } from '../support/quickPicks';
import { casesOf, isFullRun, printRow } from './rows';

/** Articles in the full run. */
const FULL = 500;
const VIEWS = ['articles', 'issues', 'disagreements', 'actors', 'thisArticle'];
const FORMATS = TEXT_FORMATS.map(({ label }) => label);

suite('Reading writes nothing (scoreboard)', () => {
  teardown(closeAll);

  test('browsing articles with all views, cards and exports leaves the workspace as it was', async () => {
    const count = casesOf(FULL, 3);
    const folder = await corpusFolder('browsed', contentsOf(count));
    const { corpora } = await testApi();
    corpora.choose(folder.loaded);
    const before = snapshot(workspaceRoot().fsPath);
    const wrong: string[] = [];
    for (let at = 0; at < count; at++) {
      await look(folder, `a${at}.txt`);
      if (at % 25 === 24) await closeAll();
    }
    for (const view of VIEWS) {
      await vscode.commands.executeCommand(`policyAnnotator.${view}.focus`);
      const picks = await answerPicks('leave', 'leave');
      await vscode.commands.executeCommand(`policyAnnotator.find.${view}`);
      await vscode.commands.executeCommand(`policyAnnotator.arrange.${view}`);
      picks.stop();
    }
    const exported = await exportAll();
    if (exported < FORMATS.length) wrong.push(`only ${exported} exports were written`);
    const heard = await hearMessages();
    await vscode.commands.executeCommand('policyAnnotator.checkAnnotations');
    heard.stop();
    const after = snapshot(workspaceRoot().fsPath);
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(name) !== after.get(name)) wrong.push(`${name} was written`);
    }
    printRow({
      row: 13,
      check: 'articles browsed with five lists, cards, every export format and checks',
      asked: isFullRun() ? FULL : count,
      run: count,
      seed: undefined,
      result: resultOf(`0 of ${before.size} files written, ${exported} exports elsewhere`, wrong),
    });
  });
});

function contentsOf(count: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (let at = 0; at < count; at++) {
    files[`a${at}.txt`] = `${ARTICLE}\nNumber ${at}.\n`;
    if (at % 2 === 0) {
      const quotes = { [`first${at}`]: 'rejects night shifts', [`other${at}`]: 'wants' };
      files[`a${at}.txt.annotations.yaml`] = annotationFile(`${ARTICLE}\nNumber ${at}.\n`, quotes);
    }
  }
  return files;
}

/** Reads as a user does: the article, its cards, the next annotation. */
async function look(folder: CorpusFolder, article: string): Promise<void> {
  const { document } = await folder.opened(article);
  for (const words of ['Port Union', 'rejects night']) {
    const at = document.positionAt(document.getText().indexOf(words) + 2);
    await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, at);
  }
  await vscode.commands.executeCommand('policyAnnotator.nextAnnotation');
}

/** Exports the whole corpus in each format, to a folder outside the workspace. */
async function exportAll(): Promise<number> {
  const { window } = await testApi();
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'exports-'));
  const ask = window.showSaveDialog;
  const heard = await hearMessages();
  try {
    for (const format of FORMATS) {
      const file = vscode.Uri.file(path.join(place, `${FORMATS.indexOf(format)}.out`));
      Object.assign(window, { showSaveDialog: () => Promise.resolve(file) });
      const length = format.startsWith('Brief') ? [{ choose: 'Full' }] : [];
      const picks = await answerPicks({ choose: format }, ...length, { choose: 'Whole corpus' });
      await vscode.commands.executeCommand('policyAnnotator.export');
      picks.stop();
    }
    return fs.readdirSync(place).filter((name) => fs.statSync(path.join(place, name)).size > 0)
      .length;
  } finally {
    heard.stop();
    Object.assign(window, { showSaveDialog: ask });
    fs.rmSync(place, { recursive: true });
  }
}

/** Every file and folder with its time and its content. */
function snapshot(root: string): ReadonlyMap<string, string> {
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' });
  return new Map(
    names.map((name) => {
      const file = path.join(root, name);
      const { mtimeMs, size } = fs.lstatSync(file);
      const isFile = fs.lstatSync(file).isFile();
      const hash = isFile ? createHash('sha1').update(fs.readFileSync(file)).digest('hex') : '';
      return [name, `${isFile ? mtimeMs : ''} ${isFile ? size : ''} ${hash}`];
    }),
  );
}
