import * as vscode from 'vscode';
import { mentionsIn } from '../../../src/project';
import { addQuote } from '../../reliability/memoryCorpus';
import { resultOf } from '../../reliability/report';
import { annotationFile, position, shownIds } from '../support/annotations';
import { testApi } from '../support/api';
import {
  ARTICLE,
  closeAll,
  CODEBOOK,
  corpusFolder,
  show,
  type CorpusFolder,
} from '../support/corpusFolder';
import { hearMessages } from '../support/messages';
import { makeReadOnly, makeWritable } from '../support/readOnly';
import { until } from '../until';
import { printRow } from './rows';
import { MemoryDisk } from '../support/memoryDisk';

const FILE = 'a.txt.annotations.yaml';

suite('Where files cannot be had as usual (scoreboard)', () => {
  teardown(closeAll);

  test('in a read-only folder reading works, and what cannot be written is explained', async () => {
    const folder = await corpusFolder('read-only', { 'a.txt': ARTICLE, [FILE]: entry() });
    if (!makeReadOnly(folder.disk('.'))) {
      missing('this disk has no such attributes');
      return;
    }
    makeReadOnly(folder.disk(FILE));
    const wrong = await readsAndExplains(folder).finally(() => {
      makeWritable(folder.disk(FILE));
      makeWritable(folder.disk('.'));
    });
    if (folder.text(FILE) !== entry()) wrong.push('the file was changed');
    report('a read-only folder', wrong);
  });

  test('in a virtual workspace annotations are read and written by way of the editor', async () => {
    const virtual = virtualCorpus();
    const wrong = await inVirtual(virtual, false);
    if (!virtual.text(`/corpus/${FILE}`)?.includes('id: bbbbbbbb'))
      wrong.push('the annotation was not written');
    report('a virtual file system', wrong);
  });

  test('in a read-only virtual workspace reading works, and a refusal is explained', async () => {
    const virtual = virtualCorpus();
    const wrong = await inVirtual(virtual, true);
    if (virtual.text(`/corpus/${FILE}`) !== entry()) wrong.push('the file was changed');
    report('a read-only virtual file system', wrong);
  });
});

function entry(): string {
  return annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts' });
}

function virtualCorpus(): MemoryDisk {
  return new MemoryDisk({
    '/corpus/codebook.yaml': CODEBOOK,
    '/corpus/a.txt': ARTICLE,
    [`/corpus/${FILE}`]: entry(),
  });
}

async function inVirtual(virtual: MemoryDisk, isReadonly: boolean): Promise<string[]> {
  const scheme = isReadonly ? 'fixed-texts' : 'texts';
  const provider = vscode.workspace.registerFileSystemProvider(scheme, virtual, { isReadonly });
  try {
    const { corpora } = await testApi();
    const root = vscode.Uri.from({ scheme, path: '/corpus' });
    const loaded = await corpora.corpusOf(vscode.Uri.joinPath(root, 'codebook.yaml'));
    if (!loaded) return ['the corpus was not found'];
    await loaded.corpus.load();
    await show(loaded.uriOf('a.txt'));
    await until(() => loaded.corpus.state('a.txt') !== undefined);
    const wrong: string[] = [];
    const state = loaded.corpus.state('a.txt');
    if (!state || mentionsIn(state).length === 0) wrong.push('nothing is marked');
    if (loaded.corpus.index.article('a.txt')?.annotations.length !== 1)
      wrong.push('nothing is read');
    const heard = await hearMessages();
    const edit = addQuote(ARTICLE, 'automation', 'bbbbbbbb');
    await loaded.corpus.change('a.txt', [edit], 'label');
    await loaded.corpus.settled();
    heard.stop();
    if (isReadonly && heard.texts.length === 0) wrong.push('nobody was told that it is not saved');
    return wrong;
  } finally {
    await closeAll();
    provider.dispose();
  }
}

async function reads(folder: CorpusFolder): Promise<string[]> {
  const wrong: string[] = [];
  await folder.opened('a.txt');
  if (shownIds(folder, 'a.txt').join() !== 'aaaaaaaa') wrong.push('the annotation is not shown');
  if (mentionsIn(folder.state('a.txt')).length === 0) wrong.push('nothing is marked');
  return wrong;
}

async function readsAndExplains(folder: CorpusFolder): Promise<string[]> {
  const wrong = await reads(folder);
  const heard = await hearMessages();
  const edit = position(folder, 'a.txt', 'automation', 'bbbbbbbb');
  await folder.corpus.change('a.txt', [edit], 'label');
  await folder.corpus.settled();
  heard.stop();
  if (!heard.texts.some((text) => text.includes('could not be written'))) {
    wrong.push(`nobody was told: ${heard.texts.join('; ')}`);
  }
  if (!shownIds(folder, 'a.txt').includes('bbbbbbbb')) wrong.push('the change is not kept');
  return wrong;
}

function report(where: string, wrong: readonly string[]): void {
  const result = resultOf('read; writes done or explained', wrong);
  printRow({ row: 24, check: `in ${where}`, asked: 1, run: 1, seed: undefined, result });
}

function missing(why: string): void {
  const check = 'a place where files cannot be had as usual';
  printRow({ row: 24, check, asked: 1, run: 0, seed: undefined, result: `not run: ${why}` });
}
