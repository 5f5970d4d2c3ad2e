import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { describeSpan, newPosition, NO_METADATA } from '../../src/core';
import { writeAnnotationFile } from '../../src/core/annotation-file/write';
import { testApi, workspaceRoot } from '../host/support/api';
import { print } from '../host/support/print';
import { until } from '../host/until';

const COUNT = 1000;

// Run by `npm run bench`: what only an extension host can tell.
suite('In the extension host', () => {
  test('activation', async () => {
    const { activation } = await testApi();
    print(row('activate() with a codebook', activation, 50));
  });

  test('painting an article when it is opened', async () => {
    const { corpora } = await testApi();
    await until(() => corpora.active !== undefined);
    const root = workspaceRoot();
    const text = Array.from({ length: COUNT }, (_, n) => `Toll ${n} is too high.`).join(' ');
    const annotations = Array.from({ length: COUNT }, (_, n) => {
      const start = text.indexOf(`Toll ${n} `);
      const quote = [describeSpan(text, { start, end: start + `Toll ${n} is`.length })];
      const given = { actors: ['harbour-authority'], issues: ['toll'], stance: 'oppose' };
      return newPosition({ id: `a${n}`, quote, coder: 'lea' }, given);
    });
    const file = { article: NO_METADATA, coded: new Map(), annotations };
    const article = path.join(root.fsPath, 'thousand.txt');
    fs.writeFileSync(`${article}.annotations.yaml`, writeAnnotationFile(file, undefined));
    fs.writeFileSync(article, text);

    // The usual case: the corpus was read when the window opened.
    const { corpus } = corpora.active ?? assert.fail();
    await until(() => corpus.index.article('thousand.txt')?.annotations.length === COUNT);
    let opened = 0;
    let state = 0;
    const listener = vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      if (uri.fsPath === article) opened = performance.now();
    });
    // The painter listens to the same event and was there first: it has painted when we hear of it.
    const painted = corpora.onDidChangeState(({ path: changed }) => {
      if (changed === 'thousand.txt' && state === 0) state = performance.now();
    });
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(article));
    await until(() => state > 0);
    listener.dispose();
    painted.dispose();
    assert.ok(
      opened > 0 && corpora.stateOf(vscode.Uri.file(article))?.state.placed.length === COUNT,
    );
    print(row(`vscode.open → ${COUNT} annotations read, found, painted`, state - opened, 100));
  });
});

function row(what: string, milliseconds: number, target: number): string {
  const verdict = milliseconds <= target ? 'ok' : 'MISS';
  return `      ${what.padEnd(60)} ${milliseconds.toFixed(1).padStart(8)} ms  ≤ ${target} ms  ${verdict}`;
}
