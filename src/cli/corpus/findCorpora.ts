import fs from 'node:fs/promises';
import path from 'node:path';
import { articleRule, DEFAULT_ARTICLE_GLOBS } from '../../core';
import { codebookIn } from '../../node/walk/codebookIn';
import { WrongUse } from '../options/wrongUse';

export interface CorpusPlace {
  /** An absolute path. */
  readonly folder: string;
  /** A folder below it that limits the scope, with `/`; empty for the whole corpus. */
  readonly within: string;
}

/** The corpus of a folder: its own, or the nearest one above. Undefined if there is none. */
export function corpusAround(folder: string): CorpusPlace | undefined {
  let current = folder;
  for (;;) {
    if (isCorpus(current)) {
      return { folder: current, within: path.relative(current, folder).replaceAll(path.sep, '/') };
    }
    const above = path.dirname(current);
    if (above === current) return undefined;
    current = above;
  }
}

/** All corpora in and below a folder, outer ones first, in the order of their paths. */
export async function corporaBelow(folder: string): Promise<CorpusPlace[]> {
  const found: CorpusPlace[] = [];
  const rule = articleRule(DEFAULT_ARTICLE_GLOBS);
  const visit = async (current: string): Promise<void> => {
    if (isCorpus(current)) found.push({ folder: current, within: '' });
    const entries = await fs.readdir(current, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter((entry) => entry.isDirectory() && rule.enters(entry.name));
    for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      await visit(path.join(current, name));
    }
  };
  await visit(folder);
  return found;
}

/** True for a folder with a codebook of ours, refused or not. Another tool's file of that name
 * makes no corpus; one that cannot be read counts, so that its articles are not counted
 * elsewhere. */
export function isCorpus(folder: string): boolean {
  return codebookIn(folder) !== 'none';
}

/** The absolute path of a named folder; throws `WrongUse` if it is not one. */
export async function namedFolder(named: string, from: string): Promise<string> {
  const folder = path.resolve(from, named);
  const stat = await fs.stat(folder).catch(() => undefined);
  if (!stat) throw new WrongUse(`The folder ${named} cannot be found.`);
  if (stat.isDirectory()) return folder;
  throw new WrongUse(
    `${named} is a file. Name its folder, and the article with --scope article:PATH.`,
  );
}
