import fs from 'node:fs';
import path from 'node:path';
import {
  decodeBytes,
  describeSpan,
  newPosition,
  parseAnnotationFile,
  type AnnotationFileEdit,
} from '../../src/core';
import {
  Corpus,
  createJournal,
  journaledFiles,
  type CorpusFiles,
  type Environment,
} from '../../src/project';
import type { Journal } from '../../src/project';
import type { Disk } from '../../src/node/disk/disk';
import { journalStore } from '../../src/vscode/node/journalStore';
import { thisProcess } from '../../src/node/disk/processes';
import { removeFile, replaceFile } from '../../src/node/disk/replaceFile';
import { MemoryTexts } from '../support/memoryTexts';

/** The folders of a corpus, its journal and the locks. */
export interface Places {
  readonly texts: string;
  readonly journal: string;
  readonly locks: string;
}

/** The article of all annotations that are saved here. */
export const ARTICLE = 'harbour.txt';
const TEXT = 'The Port Union rejects night shifts. The Ministry of Transport wants them.\n';
const CODEBOOK = `format: policy-codebook/1
title: "Harbours"
actors:
  port-union:
    name: Port Union
issues:
  night-shifts:
    name: Night shifts
`;

/** Turns an empty folder into a corpus of one article. */
export function makeCorpus({ texts }: Places): void {
  fs.writeFileSync(path.join(texts, 'codebook.yaml'), CODEBOOK);
  fs.writeFileSync(path.join(texts, ARTICLE), TEXT);
}

export const environment: Environment = {
  log: {
    info: () => undefined,
    error: (message, cause) => console.error(message, cause),
  },
  clock: {
    now: () => performance.now(),
    today: () => '2024-05-02',
    moment: () => new Date().toISOString(),
  },
  random: Math.random,
  process: thisProcess(),
  yieldToHost: () => Promise.resolve(),
};

export function journalOf({ journal }: Places): Journal {
  return createJournal(journalStore(journal), environment.clock, environment.log);
}

/** The corpus as the extension has it, without the editor: each write is recorded in the journal,
 * then done in turn. */
export async function openCorpus(places: Places, disk: Disk = fs.promises): Promise<Corpus> {
  const files = journaledFiles(diskFiles(places, disk), journalOf(places), places.texts);
  const corpus = new Corpus(files, environment, {
    coder: () => 'lea',
    largestText: () => 1e6,
    kept: new MemoryTexts(),
  });
  await corpus.load();
  await corpus.open(ARTICLE, TEXT, true);
  return corpus;
}

export function diskFiles({ texts, locks }: Places, disk: Disk = fs.promises): CorpusFiles {
  const isArticle = (name: string): boolean => name.endsWith('.txt');
  return {
    isArticle,
    openPaths: () => [],
    list: () =>
      Promise.resolve(
        fs
          .readdirSync(texts)
          .filter((name) => !name.startsWith('.'))
          .sort(),
      ),
    removeFile: (name, expected) => removeFile(path.join(texts, name), expected, { locks, disk }),
    read: (name) => {
      const file = path.join(texts, name);
      if (!fs.existsSync(file)) return Promise.resolve(undefined);
      const bytes = fs.readFileSync(file);
      const { text, clean } = decodeBytes(bytes, TextDecoder);
      return Promise.resolve(clean ? { text, clean } : { text, clean, bytes });
    },
    write: (name, expected, next, noteInPlace) =>
      replaceFile(path.join(texts, name), expected, next, { noteInPlace, locks, disk }),
  };
}

export function addPosition(id: string): AnnotationFileEdit {
  const start = TEXT.indexOf('rejects');
  const quote = [describeSpan(TEXT, { start, end: start + 'rejects night shifts'.length })];
  const given = { actors: ['port-union'], issues: ['night-shifts'], stance: 'oppose' };
  return { kind: 'add', annotation: newPosition({ id, quote, coder: 'lea' }, given) };
}

/** Ids in a whole annotation file; undefined for a torn one: cut off, mixed or unreadable. */
export function idsOf(text: string): readonly string[] | undefined {
  if (text === '') return [];
  const parsed = parseAnnotationFile(text, undefined);
  if (parsed.kind === 'refused' || parsed.end !== 'marked') return undefined;
  return parsed.file.annotations.map(({ id }) => id);
}
