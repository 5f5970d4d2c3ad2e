import path from 'node:path';
import * as vscode from 'vscode';
import type { LoadedCorpus } from '../../../src/vscode/corpora/corpora';
import { until } from '../until';
import { annotationFile } from './annotations';
import { testApi } from './api';
import { CODEBOOK, folderOf } from './corpusFolder';

export const ARTICLES = 40;
const TEXT = 'The Port Union rejects night shifts.\n';

/** A corpus of many articles, each with a position, the last one's by another actor. Its first
 * reading was stopped after a few of them; it is the active corpus. Its files are read one by one,
 * as without a thread. */
export async function stoppedCorpus(name: string): Promise<LoadedCorpus> {
  const { corpora } = await testApi();
  const annotations = annotationFile(TEXT, { aaaaaaaa: 'rejects night shifts' });
  const files: Record<string, string> = { 'codebook.yaml': CODEBOOK };
  for (let number = 100; number < 100 + ARTICLES; number++) {
    files[`${number}.txt`] = TEXT;
    files[`${number}.txt.annotations.yaml`] = annotations;
  }
  files[`${99 + ARTICLES}.txt.annotations.yaml`] = annotations.replace('port-union', 'ministry');
  const folder = folderOf(name, files);
  let isOver = false;
  const adding = corpora.onDidAdd(({ root, corpus, files: ofCorpus }) => {
    if (root.fsPath !== folder) return;
    // Late file events of VS Code would cause them to be read.
    Object.assign(corpus, { filesChanged: () => Promise.resolve() });
    Object.assign(ofCorpus, { scan: () => Promise.resolve('failed') });
    const reading = corpus.onDidRead((read) => {
      if (read.done > 0) corpus.stopReading();
      if (!read.isOver) return;
      isOver = true;
      reading.dispose();
    });
  });
  const loaded = await corpora.corpusOf(vscode.Uri.file(path.join(folder, 'codebook.yaml')));
  await until(() => isOver);
  adding.dispose();
  if (!loaded) throw new Error(`${folder} is no corpus`);
  corpora.choose(loaded);
  return loaded;
}
