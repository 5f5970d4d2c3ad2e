import assert from 'node:assert/strict';
import {
  describeSpan,
  newPosition,
  parseAnnotationFile,
  type AnnotationFileEdit,
} from '../../../src/core';
import { namesAround } from '../../../src/core/anchoring/context/around';
import type { SaveOutcome } from '../../../src/project';
import { ARTICLE, type CorpusFolder } from './corpusFolder';

/** A position whose quote is the first occurrence of the words in the open article. */
export function position(
  folder: CorpusFolder,
  article: string,
  words: string,
  id: string,
): AnnotationFileEdit {
  const { text } = folder.state(article);
  const start = text.indexOf(words);
  assert.notEqual(start, -1, `“${words}” is not in ${article}`);
  const quote = [describeSpan(text, { start, end: start + words.length })];
  const annotation = newPosition(
    { id, quote, coder: undefined },
    { actors: ['port-union'], issues: ['night-shifts'], stance: 'oppose' },
  );
  return { kind: 'add', annotation };
}

/** Adds it and waits until all changes are written. */
export async function annotate(
  folder: CorpusFolder,
  article: string,
  words: string,
  id: string,
): Promise<void> {
  const edit = position(folder, article, words, id);
  const outcome = await folder.corpus.change(article, [edit], id);
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  await folder.corpus.settled();
}

/** An annotation file with one position for each of the words, as written by another program. */
export function annotationFile(
  text: string,
  positions: Readonly<Record<string, string>>,
  end = '...\n',
): string {
  const around = namesAround(text);
  const entries = Object.entries(positions).map(([id, words]) => {
    const span = { start: text.indexOf(words), end: text.indexOf(words) + words.length };
    const { exact, prefix, suffix, start, repeated } = describeSpan(text, span);
    return [
      `  - id: ${id}`,
      '    actor: port-union',
      '    issue: night-shifts',
      '    stance: oppose',
      '    quote:',
      `      exact: ${JSON.stringify(exact)}`,
      `      prefix: ${JSON.stringify(prefix ?? '')}`,
      `      suffix: ${JSON.stringify(suffix ?? '')}`,
      `      start: ${start ?? 0}`,
      `      repeated: ${repeated ?? false}`,
      `      around: ${JSON.stringify(around(span))}`,
      '',
    ].join('\n');
  });
  return `format: policy-annotations/1\npositions:\n${entries.join('')}${end}`;
}

/** An annotation file without the digest of the text in which its quotes were placed last. */
export function withoutTextDigest(file: string): string {
  return file.replace(/^text: .*\r?\n/m, '');
}

export function idsIn(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const parsed = parseAnnotationFile(text, undefined);
  return parsed.kind === 'annotations' ? parsed.file.annotations.map(({ id }) => id) : [];
}

export function shownIds(folder: CorpusFolder, article: string): readonly string[] {
  return folder.corpus.index.article(article)?.annotations.map((one) => one.annotation.id) ?? [];
}

/** The annotation file of ARTICLE with one position. */
export function oneEntry(): string {
  return annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts' });
}

/** The outcome of each later save, as the corpus reports it. */
export function outcomesOf({ corpus }: CorpusFolder): SaveOutcome['kind'][] {
  const outcomes: SaveOutcome['kind'][] = [];
  corpus.onDidSave(({ kind }) => outcomes.push(kind));
  return outcomes;
}
