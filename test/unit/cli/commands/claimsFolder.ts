import fs from 'node:fs';
import path from 'node:path';
import { folderOf, runCli } from '../session';

/** Of the corpus. */
export const CODEBOOK = `format: policy-codebook/1
actors:
  council: {name: City council}
  union: {name: Dock workers' union}
issues:
  cargo: {name: Cargo ban}
...
`;

const FILES = {
  'corpus/codebook.yaml': CODEBOOK,
  'corpus/harbour.txt': 'The council wants to close the harbour. The union calls that reckless.\n',
  'corpus/night.txt': 'The council wants quiet nights.\n',
  'claims.csv':
    'Nr;Document;Organization;Concept;Agreement;Statement text\n' +
    '1;harbour.txt;City council;Cargo ban;1;wants to close the harbour\n' +
    "2;harbour.txt;Dock workers' union;Cargo ban;0;calls that reckless\n" +
    '3;night.txt;Airport;Cargo ban;0;quiet nights\n' +
    '4;nigth.txt;City council;Cargo ban;0;quiet nights\n' +
    '5;night.txt;City council;Cargo ban;1;noisy days\n',
};

type Run = (...words: string[]) => ReturnType<typeof runCli>;

/** A folder with a corpus and a table of claims beside it, and the command line in it. `file`: what
 * a file holds, '' without one. */
export async function inFolder(
  work: (run: Run, file: (name: string) => string, folder: string) => Promise<void>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { folder, remove } = folderOf({ ...FILES, ...more });
  try {
    await work(
      (...words) => runCli(words, { folder }),
      (name) => {
        const place = path.join(folder, name);
        return fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : '';
      },
      folder,
    );
  } finally {
    remove();
  }
}
