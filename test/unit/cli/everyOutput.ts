import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { BRIEF_LENGTHS, EXPORT_LANGUAGES, FORMATS } from '../../../src/core';
import { temporaryFolder } from '../../support/temporaryFolder';
import { runCli } from './session';

// Everything that the command line prints of a corpus, for rules that hold of all of it.

/** The options with which each command runs; or why it prints what is in the files. */
export const RUNS: Readonly<Record<string, readonly string[] | string>> = {
  check: 'for coders: it names what is wrong in their files',
  mentions: ['', '--json', '--jsonl', '--weak', '--format csv'],
  concordance: [
    ...['--expression toll', '--expression toll --jsonl', '--expression toll --json'],
    ...['--issue toll --format csv', '--expression burden --jsonl', '--actor town'],
  ],
  positions: ['', '--json', '--jsonl', '--format csv', '--query toll'],
  adjudicate: ['--list', '--list --json'],
  disagreements: ['', '--json', '--format csv', '--sensitivity', '--fragility --json'],
  contradictions: ['', '--json', '--format csv'],
  fragile: ['', '--json', '--format csv'],
  network: [
    ...['', '--json', '--mode two', '--mode directed --json', '--rows author', '--rows source'],
    ...['--rows speaker --json', '--rows article --json', '--rows organization'],
    ...FORMATS.network.map(({ id }) => `--format ${id}`),
  ],
  salience: ['', '--json', '--format csv'],
  timeline: ['', '--json', '--format csv'],
  coalitions: ['--resamples 20', '--resamples 20 --json', '--resamples 20 --format csv'],
  agreement: [
    ...['', '--json', '--disputed', '--field stance', '--field target', '--field speaker --json'],
    ...['--field reason', '--field target --disputed', '--against gold', '--against gold --json'],
    ...FORMATS.agreement.map(({ id }) => `--format ${id}`),
  ],
  report: ['--methods'],
  export: [
    ...FORMATS.export
      .filter(({ id, kind }) => kind !== 'parquet' && !id.startsWith('brief'))
      .map(({ id }) => `--format ${id}`),
    ...BRIEF_LENGTHS.flatMap((length) =>
      ['md', 'docx'].map((as) => `--format brief-${as} --length ${length}`),
    ),
    ...['--format brief-md --citations', '--format brief-md --roll-up both'],
  ],
  formats: 'it reads no corpus',
  import: 'it writes files of a corpus',
  convert: 'it reads no corpus',
  assign: 'it writes files of a corpus',
  refactor: 'it writes files of a corpus',
  recode: 'it writes files of a corpus',
  merge: 'it writes files of a corpus',
};

/** What the command prints, in all languages that it has, also into a file and what is beside. What
 * is wrong in files is told to coders on standard error, as by `check`. */
export async function outputs(command: string, folder: string, words: string): Promise<string> {
  const out = temporaryFolder('outputs');
  let text = '';
  const languages = command === 'export' && words.length > 0 ? EXPORT_LANGUAGES : [undefined];
  for (const [at, language] of languages.entries()) {
    const { stdout } = await runCli(
      [
        command,
        folder,
        ...words.split(' ').filter((word) => word !== ''),
        ...(language === undefined ? [] : ['--language', language]),
        ...(command === 'export' ? ['--out', path.join(out, `o${String(at)}.docx`)] : []),
      ],
      { columns: Infinity },
    );
    text += stdout;
  }
  for (const name of fs.readdirSync(out)) {
    const bytes = fs.readFileSync(path.join(out, name));
    const isZip = bytes.subarray(0, 2).toString() === 'PK';
    if (!isZip) text += bytes.toString();
    else for (const part of Object.values(unzipSync(bytes))) text += strFromU8(part);
  }
  // The folder may have the name of the test.
  // Ids of links in a Word file are drawn by chance.
  return text.replaceAll(folder, '').replaceAll(/\brId[\w-]+/g, '');
}
