import fs from 'node:fs/promises';
import path from 'node:path';
import {
  decodeBytes,
  mergeWithMarkers,
  writeConflictMarkers,
  type MarkerLabels,
  type MergeConflict,
} from '../../core';
import { readRegular } from '../../node/disk/readFile';
import { inQueue } from '../../node/disk/replaceFile';
import type { Turn } from '../../project/ports';
import { corpusAround } from '../corpus/findCorpora';
import { command } from '../options/command';
import type { Outside } from '../output/outside';
import { oneLine } from '../output/printable';
import { unwrittenReason } from '../output/unwrittenReason';
import { problemLine, problemsOf } from './problems';
import { flag, text, type Values } from '../options/option';
import { WrongUse } from '../options/wrongUse';

/** Git aborts its merge on an exit code above 128, and leaves everything as it was. It takes any
 * smaller one for a conflict, and the untouched file for its result: theirs would be lost. */
const NOTHING_WRITTEN = 129;

const OPTIONS = {
  ours: text('NAME', 'what the conflict markers call OURS'),
  theirs: text('NAME', 'what the conflict markers call THEIRS'),
  'print-result': flag('prints “merged” or “conflict” once OURS contains the result'),
};

/** As git calls it for the driver of annotation files: writes the result into OURS as the editor
 * saves a file, in turn with every window. */
export const MERGE = command({
  usage: 'BASE OURS THEIRS [PATH]',
  summary: 'Merges two versions of an annotation file into OURS.',
  details:
    'For Git: three files, and the path that messages use for them. Annotations are merged by id, field by field. Where both sides changed one field, OURS gets Git’s conflict markers around it and the exit code is 1; resolve it in VS Code with Resolve Annotation Conflicts. 2: a version cannot be read, and OURS gets all versions between markers. 129: nothing was merged, for any other reason, and Git stops.',
  example: 'policy-annotator merge base.yaml talks.md.annotations.yaml theirs.yaml',
  options: OPTIONS,
  wrongUse: NOTHING_WRITTEN,
  run: async ({ options, operands }, outside) => mergeAsAsked(operands, options, outside),
});

/** Throws `WrongUse` when OURS was not changed. */
async function mergeAsAsked(
  operands: readonly string[],
  values: Values<typeof OPTIONS>,
  outside: Outside,
): Promise<0 | 1 | 2> {
  const [base, ours, theirs, name = ours, ...more] = operands;
  if (base === undefined || ours === undefined || theirs === undefined || more.length > 0) {
    throw new WrongUse(
      'merge needs three files: BASE OURS THEIRS, and optionally the PATH that they had.',
    );
  }
  const labels = {
    ours: labelOf(values.ours, 'ours'),
    base: 'base',
    theirs: labelOf(values.theirs, 'theirs'),
  };
  const files = [base, ours, theirs].map((file) => path.resolve(outside.folder, file));
  try {
    const { exitCode, messages, done } = await mergeInTurn(files, labels, name ?? ours);
    for (const line of messages) outside.report(line);
    // Git itself reports what it did with each file.
    if (values['print-result']) await outside.write(exitCode === 0 ? 'merged\n' : 'conflict\n');
    else if (done !== undefined) outside.report(done);
    return exitCode;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse(`${ours} was not merged (${reason}).`);
  }
}

/** How often OURS is read and merged again when a program that does not take turns writes it. */
const MOST_TRIES = 5;

/** Reads the three files and replaces OURS while no window writes it, so that everything a window
 * has saved is merged. `files`: base, ours, theirs. Throws where OURS was not written. */
async function mergeInTurn(
  files: readonly string[],
  labels: MarkerLabels,
  name: string,
): Promise<Merged> {
  const [, ours = ''] = files;
  const folder = path.dirname(ours);
  // No link in a corpus or a commit may lead to writing outside it.
  const within = corpusAround(folder)?.folder ?? folder;
  const work = async (turn: Turn): Promise<Merged> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const bytes = await Promise.all(files.map(readWhole));
      const result = merged(bytes, labels, name);
      const next = Buffer.from(result.text, result.encoding);
      const outcome = await turn.replace(bytes[1], next);
      if (outcome.kind === 'failed') {
        throw new Error(`it was not changed; ${unwrittenReason(outcome.reason)}`);
      }
      if (outcome.kind !== 'saved') continue;
      await compareWritten(ours, next, result.exitCode !== 0);
      return result;
    }
    throw new Error('it was not changed because another program keeps changing it');
  };
  const done = await inQueue(ours, work, { within });
  if (done === 'busy') throw new Error('it was not changed; another program is writing to it');
  return done;
}

/** Git will take the file's content for the result. Throws when it is something else, or lacks the
 * markers of a conflict. */
async function compareWritten(file: string, meant: Buffer, isMarked: boolean): Promise<void> {
  const written = await readWhole(file);
  if (!written.equals(meant)) throw new Error('the file does not contain what was written');
  if (isMarked && !/^>>>>>>> /m.test(written.toString('latin1'))) {
    throw new Error('the conflict could not be marked');
  }
}

async function readWhole(file: string): Promise<Buffer> {
  const bytes = await readRegular(file, fs);
  if (bytes) return bytes;
  throw new Error(`ENOENT: there is no file ${file}`);
}

interface Merged {
  readonly text: string;
  readonly encoding: BufferEncoding;
  readonly exitCode: 0 | 1 | 2;
  /** Lines to read. */
  readonly messages: readonly string[];
  /** What was done, in one line. */
  readonly done?: string;
}

function merged(bytes: readonly Buffer[], labels: MarkerLabels, name: string): Merged {
  const decoded = bytes.map((one) => decodeBytes(one, TextDecoder));
  const [base = '', ours = '', theirs = ''] = decoded.map(({ text }) => text);
  const areTexts = decoded.every(({ clean, encoding }) => clean && encoding.startsWith('utf-8'));
  if (!areTexts) {
    // Byte by byte, so that the three versions are reproduced exactly.
    const [old = '', mine = '', other = ''] = bytes.map((one) => one.toString('latin1'));
    const text = writeConflictMarkers(mine, old, other, labels);
    const messages = `${name} is not UTF-8 and was not merged. It now contains all versions between conflict markers.`;
    return { text, encoding: 'latin1', exitCode: 2, messages: [messages] };
  }
  const result = mergeWithMarkers(base, ours, theirs, labels);
  const { text } = result;
  if (result.kind === 'refused') {
    const { side, problems } = result;
    const source = { base, ours, theirs, result: '' }[side];
    const lines = problemsOf(`${name} (${side})`, source, problems).map(problemLine);
    const what = `${name} could not be merged. It now contains all versions between conflict markers.`;
    return { text, encoding: 'utf8', exitCode: 2, messages: [...lines, what] };
  }
  const notes = [
    ...result.conflicts.map((conflict) => `${name}: ${conflictText(conflict)}`),
    ...result.renamed.map(
      ({ from, to }) => `${name}: two annotations had the id ${from}; one now has the id ${to}`,
    ),
    ...(result.excluded > 0
      ? [
          `${name}: comment lines of “${labels.theirs}” that are not in the result: ${String(result.excluded)}`,
        ]
      : []),
  ];
  const count = result.conflicts.length;
  const done =
    count > 0
      ? `${name}: merged, with conflict markers at ${String(count)} ${count === 1 ? 'place' : 'places'}`
      : text === ours
        ? `${name}: nothing to merge; the file is unchanged`
        : `${name}: merged`;
  return { text, encoding: 'utf8', exitCode: count > 0 ? 1 : 0, messages: notes, done };
}

function conflictText({ id, path: keys, ours, theirs }: MergeConflict): string {
  const what = [id ?? '', keys.join('.')].filter((part) => part !== '').join(' ');
  return ours && theirs
    ? `both sides changed ${what}`
    : `one side deleted ${what}, the other changed it`;
}

/** The label of a version; git before 2.44 passes the placeholder unchanged. */
function labelOf(given: string | undefined, otherwise: string): string {
  const label = oneLine(given ?? '').trim();
  return label === '' || /^%[SXY]$/.test(label) ? otherwise : label;
}
