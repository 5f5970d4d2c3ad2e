import * as vscode from 'vscode';
import { until } from '../until';
import { testApi } from './api';
import { CODEBOOK, corpusFolder, type CorpusFolder } from './corpusFolder';

const CODERS = 'coders: {lea: {name: Lea Sommer}, max: {name: Max Ott}}\n';

/** Two coders, each with files of their own. */
export const OWN_FILES = `${CODEBOOK}${CODERS}annotation-files: one-per-coder\n`;

/** The same; they work blind. */
export const BLIND = `${OWN_FILES}coding: {blind: true}\n`;

/** A corpus that is the active one. */
export async function chosenCorpus(
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, files);
  (await testApi()).corpora.choose(folder.loaded);
  return folder;
}

/** Sets who is coding, and waits until their files are read. */
export async function become({ corpus }: CorpusFolder, coder: string): Promise<void> {
  await setCoder(coder);
  await until(() => corpus.index.filesOf === coder);
}

/** Undefined: no coder. */
export async function setCoder(coder: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('policyAnnotator');
  await settings.update('coder', coder, vscode.ConfigurationTarget.Global);
}
