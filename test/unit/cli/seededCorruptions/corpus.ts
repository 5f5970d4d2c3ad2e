import assert from 'node:assert/strict';
import { parsed, runCli } from '../session';
import { inFolder } from '../smallCorpus';

/** A valid corpus that has a little of everything that the files of a corpus may contain. */
export const CODEBOOK = `format: policy-codebook/1
title: "The old harbour"
version: "3"
coders:
  lea:
    name: Lea Sommer
  max:
    name: Max Winter
actors:
  city:
    name: City council
    type: government
    side: true
    aliases:
      - Rathaus
      - text: Council
        case: exact
      - text: town
        weak: true
  ada-lund:
    name: Ada Lund
    type: person
    roles:
      - title: Spokeswoman
        of: city
        from: "2023-05-01"
        to: "2025-01-20"
    member-of:
      - greens
    attributes:
      wikidata: Q1
    note: "Speaks often."
  greens:
    name: Green party
  staff:
    name: Council staff
    part-of: city
    unspecified: true
  union:
    name: Dock union
issues:
  harbour:
    name: Harbour policy
    codable: false
  cargo-ban:
    name: Cargo ban
    statement: "Cargo ships should stay away."
    definition: "Ships that carry goods."
    part-of:
      issue: harbour
      sign: 1
    keywords:
      - cargo ships
    color: "#0072B2"
  noise:
    name: Noise
    part-of: harbour
stances:
  support:
    name: Support
    polarity: 1
    key: s
  oppose:
    polarity: -1
    key: o
acts: [accuse, demand]
ask: [act, target]
fields:
  frame:
    type: choice
    values: [jobs, health]
  cost:
    type: number
  places:
    type: text
    list: true
types:
  story:
    name: Story element
    fields:
      hero:
        type: actor
annotation-files: shared
`;

/** Has front matter. */
export const TALKS = `---
title: "Harbour talks"
author: Mira Stein
date: 2024-04-26
tags: [ships]
---
The city council wants to close the harbour.

The union rejects the cargo ban. It fears for jobs.
`;

export const ANNOTATIONS = `format: policy-annotations/1
article:
  source: "Harbour Gazette"
  attributes:
    desk: local
coded:
  lea:
    state: complete
    date: "2024-05-02"
    codebook: "3"
positions:
  - id: p1
    actor: city
    speaker: ada-lund
    issue: cargo-ban
    stance: support
    coder: lea
    quote:
      exact: "wants to close the harbour"
      prefix: "The city council "
      suffix: "."
      start: 98
  - id: p2
    actor: union
    issue: cargo-ban
    stance: oppose
    target: city
    evaluation: -1
    addressee: city
    act: accuse
    condition: "if nothing changes"
    intensity: 2
    date: "2024-04-20"
    certainty: probable
    status: reviewed
    coder: max
    tags:
      - economy
    fields:
      frame: jobs
      cost: 2.5
    note: "Clear."
    comments:
      - by: lea
        at: "2024-05-02T09:30:00Z"
        text: "Agreed."
    quote:
      exact: "rejects the cargo ban"
      prefix: "The union "
      suffix: "."
      start: 137
disagreements:
  - id: d1
    issue: cargo-ban
    between:
      - union
      - [city, staff]
    quote:
      exact: "The union rejects"
      suffix: " the cargo ban."
      start: 127
mentions:
  - id: m1
    actor: union
    quote:
      exact: "It fears"
      prefix: "rejects the cargo ban. "
      suffix: " for jobs."
      start: 160
ignored:
  - id: i1
    issue: cargo-ban
    quote: "cargo ban"
annotations:
  - id: a1
    type: story
    fields:
      hero: union
    quote: "fears for jobs"
...
`;

const OTHER = `format: policy-annotations/1
positions:
  - id: q1
    actor: greens
    issue: noise
    stance: oppose
    quote:
      exact: "too loud"
      prefix: "Ships were "
      suffix: ", the greens say."
      start: 11
...
`;

/** By path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export const CORPUS = {
  'codebook.yaml': CODEBOOK,
  'talks.md': TALKS,
  'talks.md.annotations.yaml': ANNOTATIONS,
  'wire/noise.txt': 'Ships were too loud, the greens say.\n',
  'wire/noise.txt.annotations.yaml': OTHER,
} as const satisfies Files;

/** One way to damage the corpus: in `file`, what stands once as `from` becomes `to`, in which «
 * stands where the problem is to be reported. A mark may also stand in `from`, before the place
 * that stays. */
export interface Kind {
  readonly name: string;
  readonly code: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export type Row = readonly [name: string, from: string, to: string, code: string];

export const codebookKinds = (rows: readonly Row[]): readonly Kind[] =>
  inFile('codebook.yaml', rows);
export const annotationKinds = (rows: readonly Row[]): readonly Kind[] =>
  inFile('talks.md.annotations.yaml', rows);
export const articleKinds = (rows: readonly Row[]): readonly Kind[] => inFile('talks.md', rows);

function inFile(file: string, rows: readonly Row[]): readonly Kind[] {
  return rows.map(([name, from, to, code]) => ({ name, file, from, to, code }));
}

/** The text of the corpus with the change, and where the mark was: line and column from 1. */
export function damaged({ file, from, to }: Kind): {
  readonly files: Files;
  readonly place: string;
} {
  const before: string = CORPUS[file as keyof typeof CORPUS];
  assert.equal(before.split(from).length, 2, `“${from}” must stand once in ${file}`);
  const [head = '', ...rest] = before.replace(from, () => to).split('«');
  assert.equal(rest.length, 1, `one mark in “${to}”`);
  const lines = head.split('\n');
  return {
    files: { ...CORPUS, [file]: head + rest.join('') },
    place: `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`,
  };
}

/** What `check` says: `file:line:column code`, in the order of the files. */
export async function checked(files: Files, ...words: string[]): Promise<readonly string[]> {
  let found: readonly string[] = [];
  await inFolder(files, async (folder) => {
    const result = await runCli(['check', folder, '--json', ...words]);
    const rows = parsed<{ file: string; line: number; column: number; code: string }>(result);
    found = rows.map((row) => `${row.file}:${row.line}:${row.column} ${row.code}`);
  });
  return found;
}
