import {
  parseCodebook,
  readFileIds,
  runSync,
  type Codebook,
  type FileIds,
  type FileKind,
} from '../../../../src/core';

/** A codebook with each kind of entry and each kind of link between them. */
export const CODEBOOK = `format: policy-codebook/1
coders:
  ida: {name: Ida Berg}
actors:
  harbour-town: {name: Harbour Town, side: true}
  council:
    name: Town Council
    type: government
    part-of: harbour-town
    aliases: [councillors]
  mayor:
    name: The Mayor
    roles:
      - {title: Chair, of: council, from: "2020-01-01", to: "2024-12-31"}
    member-of: [port-alliance]
  port-alliance: {name: Port Alliance}
issues:
  work: {name: Work}
  night-shifts:
    name: Night shifts
    part-of: {issue: work, sign: -1}
stances:
  support: {label: in favour, polarity: 1}
  oppose: {polarity: -1}
acts: [warn, {act: promise, critical: false}]
fields:
  ally: {type: actor}
types:
  story: {name: Story, fields: {hero: {type: actor}}}
`;

/** An annotation file of an article, each value in another spelling. */
export const ANNOTATIONS = `format: policy-annotations/1
article:
  url: "https://example.org/pier"
  duplicate-of: wire/pier.txt
coded:
  ida: {state: complete}
positions:
  - id: aaaaaaaa
    actor: [council, "mayor"]
    issue: night-shifts
    stance: oppose
    target: port-alliance
    act: warn
    coder: ida
    fields:
      ally: port-alliance
    quote: {exact: "no night shifts", start: 12}
disagreements:
  - id: bbbbbbbb
    issue: night-shifts
    between: [council, [mayor, port-alliance]]
    quote: "they quarrel"
annotations:
  - id: cccccccc
    type: story
    fields: {hero: mayor}
    quote: "the hero of the pier"
...
`;

export function codebookOf(text = CODEBOOK): Codebook {
  const parsed = runSync(parseCodebook(text));
  if (parsed.kind !== 'codebook') throw new Error(JSON.stringify(parsed));
  return parsed.codebook;
}

export function idsOf(text: string, kind: FileKind, codebook = codebookOf()): FileIds {
  const ids = runSync(readFileIds(text, kind, codebook));
  if (!ids) throw new Error('the file cannot be read');
  return ids;
}

/** The same text as other programs write it. */
export const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  'LF line endings': (text) => text,
  'CRLF line endings': (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'a byte order mark and CRLF': (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
};
