import { describeSpan, newPosition, type AnnotationFileEdit } from '../../src/core';
import { Corpus } from '../../src/project';
import type { MemoryFiles } from '../support/memoryFiles';
import { MemoryTexts } from '../support/memoryTexts';
import { stillEnvironment } from '../support/environment';

export const ARTICLE = 'harbour.txt';
export const FILE = `${ARTICLE}.annotations.yaml`;
export const TEXT = 'The Port Union rejects night shifts. The Ministry of Transport wants them.\n';
export const CODEBOOK = `format: policy-codebook/1
title: "Harbours"
actors:
  port-union: {name: Port Union}
  ministry: {name: Ministry of Transport}
issues:
  night-shifts: {name: Night shifts}
`;

/** A corpus on files in memory, loaded, with no open article. */
export async function corpusOn(files: MemoryFiles): Promise<Corpus> {
  const options = { coder: () => 'lea', largestText: () => 1e7, kept: new MemoryTexts() };
  const corpus = new Corpus(files, stillEnvironment(), options);
  await corpus.load();
  return corpus;
}

/** A position with the first occurrence of the words in the text. */
export function addQuote(text: string, words: string, id: string): AnnotationFileEdit {
  const start = text.indexOf(words);
  const quote = [describeSpan(text, { start, end: start + words.length })];
  const given = { actors: ['port-union'], issues: ['night-shifts'], stance: 'oppose' };
  return { kind: 'add', annotation: newPosition({ id, quote, coder: 'lea' }, given) };
}
