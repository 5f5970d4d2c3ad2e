import { readdirSync } from 'node:fs';
import type { ArticleRule } from '../../core';

/** A folder of a corpus. */
export interface WalkedFolder {
  /** Its path in the corpus, with `/` between and after names; empty for the corpus itself. */
  readonly prefix: string;
  /** All that is not a folder, by name: false for links, devices and pipes. */
  readonly files: ReadonlyMap<string, boolean>;
}

export interface WalkedFile {
  /** The path in the corpus, with `/`. */
  readonly path: string;
  readonly folder: WalkedFolder;
  /** False for links, devices and pipes. */
  readonly isPlain: boolean;
}

export interface WalkOptions {
  /** Whether a folder, by its path on disk, is a corpus of its own, which is not entered. */
  readonly isCorpus: (place: string) => boolean;
  /** Called for folders (as `WalkedFolder.prefix`) that cannot be read; the walk continues. */
  readonly unreadable?: (prefix: string, error: unknown) => void;
}

/** Walks a folder and those in it that the rule enters: all that is not a folder, in the order of
 * paths by code unit. Links to folders are not followed, since they may be circular. Synchronous,
 * because asynchronous calls to the disk are many times slower. */
export function* walkFiles(
  root: string,
  rule: Pick<ArticleRule, 'enters'>,
  { isCorpus, unreadable }: WalkOptions,
): Generator<WalkedFile, void> {
  const open: OpenFolder[] = [listed(root, '', unreadable)];
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const name = last.names[last.next++];
    if (name === undefined) {
      open.pop();
      continue;
    }
    const { folder } = last;
    const path = folder.prefix + name;
    if (!name.endsWith('/')) yield { path, folder, isPlain: folder.files.get(name) === true };
    else if (rule.enters(path.slice(0, -1)) && !isCorpus(`${root}/${path}`)) {
      open.push(listed(root, path, unreadable));
    }
  }
}

interface OpenFolder {
  readonly folder: WalkedFolder;
  /** Names in the folder; those of folders end in `/`, so that all paths are in the order of code
   * units. */
  readonly names: readonly string[];
  next: number;
}

function listed(root: string, prefix: string, unreadable: WalkOptions['unreadable']): OpenFolder {
  const names: string[] = [];
  const files = new Map<string, boolean>();
  try {
    for (const entry of readdirSync(`${root}/${prefix}`, { withFileTypes: true })) {
      const { name } = entry;
      if (entry.isDirectory()) {
        names.push(`${name}/`);
        continue;
      }
      names.push(name);
      files.set(name, entry.isFile());
    }
  } catch (error) {
    unreadable?.(prefix, error);
  }
  return { folder: { prefix, files }, names: names.sort(), next: 0 };
}
