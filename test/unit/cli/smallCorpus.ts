import { folderOf } from './session';

/** A corpus of two articles and two positions, for tests that change one thing in it. */
export const CODEBOOK = `format: policy-codebook/1
title: "Trade talks"
version: "3"
coders:
  lea: {name: Lea}
  max: {name: Max}
actors:
  china: {name: China, aliases: [Beijing, {text: Chinese, weak: true}]}
  japan: {name: Japan}
issues:
  exports: {name: Chinese exports, keywords: [exports]}
`;

export const TALKS = 'Beijing wants exports to go on.\n\nJapan wants them to end at once.\n';

export const TALKS_ANNOTATIONS = `format: policy-annotations/1
article:
  date: "2024-04-26"
positions:
  - id: p1
    actor: china
    issue: exports
    stance: support
    coder: lea
    quote:
      exact: "wants exports to go on"
      prefix: "Beijing "
      suffix: "."
      start: 8
  - id: p2
    actor: japan
    issue: exports
    stance: oppose
    coder: max
    quote:
      exact: "wants them to end"
      prefix: "Japan "
      suffix: " at once"
      start: 39
...
`;

export const CORPUS = {
  'codebook.yaml': CODEBOOK,
  'talks.md': TALKS,
  'talks.md.annotations.yaml': TALKS_ANNOTATIONS,
  'wire/other.txt': 'Japan and China talk.\n',
  'README.md': 'China is not read here.\n',
};

export const WITHOUT_ID = TALKS_ANNOTATIONS.replace('  - id: p1\n    actor', '  - actor');
export const REFUSED = TALKS_ANNOTATIONS.replace('positions:', 'positions: &all');

/** Runs a test in a corpus of its own. */
export async function inFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  body: (folder: string) => Promise<void>,
): Promise<void> {
  const { folder, remove } = folderOf(files);
  try {
    await body(folder);
  } finally {
    remove();
  }
}
