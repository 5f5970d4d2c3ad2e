import fs from 'node:fs/promises';
import path from 'node:path';
import { CODEBOOK_FILE, decodeBytes } from '../../core';
import { readInside } from '../../node/disk/inside';
import { readRegular } from '../../node/disk/readFile';
import { removeFile, replaceFile } from '../../node/disk/replaceFile';
import { thisProcess } from '../../node/disk/processes';
import { Plans, type CorpusFiles } from '../../project';

/** The files of a corpus, as far as a change of several of them needs the port. */
export type ChangedFiles = Pick<CorpusFiles, 'read' | 'write' | 'removeFile'>;

/** What a command that changes a corpus writes with. */
export interface ChangeHost {
  readonly files: ChangedFiles;
  readonly plans: Plans;
}

/** The host of changes in a folder, which write as the editor does. */
export function changeHost(corpus: string): ChangeHost {
  const files = corpusFiles(corpus);
  const clock = { moment: () => new Date().toISOString() };
  const log = { info: () => undefined, error: () => undefined };
  return { files, plans: new Plans(files, { clock, log, process: thisProcess() }) };
}

function corpusFiles(corpus: string): ChangedFiles {
  const folders = new Set<string>();
  const placeOf = (file: string): string => path.join(corpus, ...file.split('/'));
  // Several corpora may share a codebook by a link that leads out.
  const within = (file: string) => (file === CODEBOOK_FILE ? {} : { within: corpus });
  return {
    read: async (file) => {
      const bytes =
        file === CODEBOOK_FILE
          ? await readRegular(placeOf(file), fs)
          : await readInside(placeOf(file), corpus, fs, { folders });
      if (!bytes) return undefined;
      const { text, clean, encoding } = decodeBytes(bytes, TextDecoder);
      // What is not UTF-8 is never written.
      return clean && encoding.startsWith('utf-8')
        ? { text, clean }
        : { text, clean: false, bytes };
    },
    write: (file, expected, next, noteInPlace) =>
      replaceFile(placeOf(file), expected, next, { ...within(file), noteInPlace }),
    removeFile: (file, expected) => removeFile(placeOf(file), expected, within(file)),
  };
}
