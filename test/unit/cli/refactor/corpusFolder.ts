import fs from 'node:fs';
import path from 'node:path';
import { folderOf, runCli } from '../session';

/** Of the corpus. */
export const CODEBOOK = `# The harbour
format: policy-codebook/1
coders:
  ana: {name: Ana}
  max: {name: Max}
actors:
  port: {name: The port, aliases: [Quay], type: company}
  town: {name: Town}
  crew: {name: Crew, part-of: port}
issues:
  noise: {name: Noise}
  toll: {name: Toll}
stances:
  support: {polarity: 1}
  oppose: {polarity: -1}
fields:
  ally: {type: actor}
  year: {type: integer}
`;

export const SEARCHES = `format: policy-searches/1
searches:
  - {name: port, query: 'actor:port port'}
`;

export const HARBOUR = `format: policy-annotations/1
positions:
  # port
  - {id: p1, actor: port, issue: noise, stance: oppose, note: port, quote: {exact: port}}
  - {id: p2, actor: [port, town], issue: toll, stance: support, quote: {exact: port}}
...
`;

export const NIGHT = `format: policy-annotations/1
positions:
  - {id: p3, actor: town, issue: noise, stance: support, quote: {exact: town}}
disagreements:
  - {id: d1, issue: noise, between: [port, town], quote: {exact: town}}
...
`;

const FILES = {
  'codebook.yaml': CODEBOOK,
  'searches.yaml': SEARCHES,
  'news/harbour.txt': 'The port is loud.\n',
  'news/harbour.txt.annotations.yaml': HARBOUR,
  'night.txt': 'The town sleeps.\n',
  'night.txt.annotations.yaml': NIGHT,
};

export interface Corpus {
  readonly run: (...words: string[]) => ReturnType<typeof runCli>;
  /** What a file holds; '' where there is none. */
  readonly file: (name: string) => string;
  /** What all YAML files hold. */
  readonly all: () => ReadonlyMap<string, string>;
  readonly folder: string;
}

/** Runs a test in the folder of a corpus of its own. */
export async function inCorpus(
  work: (corpus: Corpus) => Promise<void>,
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<void> {
  const { folder, remove } = folderOf({ ...FILES, ...more });
  const file = (name: string): string => {
    const place = path.join(folder, name);
    return fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : '';
  };
  const names = Object.keys({ ...FILES, ...more }).filter((name) => name.endsWith('.yaml'));
  try {
    await work({
      ...{ file, folder },
      run: (...words) => runCli(words, { folder }),
      all: () => new Map(names.map((name) => [name, file(name)])),
    });
  } finally {
    remove();
  }
}
