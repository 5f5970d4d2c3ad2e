// What the people of the whole study do more than once.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  changeSettings,
  quickPickRows,
  runCommand,
  waitForQuickInput,
  type VsCodeWindow,
} from '../driver';
import { choose, pressChord, until } from './annotating';
import { ARTICLES, CODEBOOK, codedFile, LATE } from './harbourStudy';
import { codebookOf, textOf } from './onDisk';

export const ADA = 'ada-lind';
export const BEN = 'ben-voss';

/** The window is now that of another coder, or without an id of the one who directs the study. */
export async function become(window: VsCodeWindow, coder: string | undefined): Promise<void> {
  await changeSettings(window, { 'policyAnnotator.coder': coder });
}

/** Says that the person at the window directs the study. */
export async function directs(window: VsCodeWindow, name: string): Promise<void> {
  await runCommand(window, 'Policy Annotator: Who Is Coding?');
  await choose(window, 'Who is coding?', 'Another person');
  await waitForQuickInput(window, 'A short name');
  await window.page.keyboard.type(name);
  await acceptQuickInput(window);
}

/** Writes what the coders found, as a merge of their branches does. The files of articles that were
 * coded in the window stay. */
export function mergeBranches({ folder }: Pick<VsCodeWindow, 'folder'>): void {
  for (const [name, article] of Object.entries(ARTICLES)) {
    for (const [coder, id] of [
      ['ada', ADA],
      ['ben', BEN],
    ] as const) {
      const file = path.join(folder, `${name}.${id}.annotations.yaml`);
      if (!fs.existsSync(file)) fs.writeFileSync(file, codedFile(article, coder, id));
    }
  }
}

/** Writes the articles and the codebook, before coders are named. */
export function writeArticles(folder: string): void {
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), CODEBOOK);
  for (const [name, { text }] of Object.entries(ARTICLES)) {
    fs.writeFileSync(path.join(folder, name), text);
  }
}

/** Writes the study as it is when both have completed all articles, and Ben has been shown what
 * Ada found. */
export function writeCodedStudy(folder: string): void {
  writeArticles(folder);
  const assigned = Object.keys(ARTICLES).map((name) => `    ${name}: [${ADA}, ${BEN}]\n`);
  fs.appendFileSync(
    path.join(folder, 'codebook.yaml'),
    `coders: {${ADA}: {name: "Ada Lind"}, ${BEN}: {name: "Ben Voss"}}
annotation-files: one-per-coder
coding:
  blind: true
  share: 1
  assigned:
${assigned.join('')}  unblinded: {${BEN}: "2026-01-05"}
`,
  );
  mergeBranches({ folder });
}

/** Writes what each of the late articles' coders found in it, by the list in the codebook; gives
 * the article of the second coder. */
export function codeLateArticles(window: VsCodeWindow): string {
  const { assigned } = codebookOf(window).coding;
  for (const [name, article] of Object.entries(LATE)) {
    const [coder = ''] = assigned.get(name) ?? [];
    const text = codedFile(article, coder === ADA ? 'ada' : 'ben', coder);
    fs.writeFileSync(path.join(window.folder, `${name}.${coder}.annotations.yaml`), text);
  }
  const [own = ''] = Object.keys(LATE).filter((name) => assigned.get(name)?.includes(BEN));
  return own;
}

/** The titles of questions of the list that is open, once it has a row with this text. */
export async function rowsWith(
  window: VsCodeWindow,
  text: string,
): Promise<readonly (readonly [label: string, detail: string])[]> {
  let rows: Awaited<ReturnType<typeof quickPickRows>> = [];
  await until(`a row has “${text}”`, async () => {
    rows = await quickPickRows(window);
    return rows.some(({ label, detail }) => `${label} ${detail}`.includes(text));
  });
  return rows.map(({ label, detail }) => [label.trim(), detail]);
}

/** Takes the reading that has these words in its row, by its number: their order is random. */
export async function takeReading(window: VsCodeWindow, words: string): Promise<void> {
  const rows = await rowsWith(window, words);
  const row = rows.find(([label, detail]) => /^\d/.test(label) && detail.includes(words));
  assert.ok(row, JSON.stringify(rows));
  await pressChord(window, row[0].slice(0, 1));
}

/** Says why the coders differed, by the number of the reason. */
export async function giveReason(window: VsCodeWindow, key: string): Promise<void> {
  await waitForQuickInput(window, 'Why did coders differ?');
  await pressChord(window, key);
}

/** At the end of an article, goes on with the next one that waits. */
export async function nextAfter(window: VsCodeWindow, article: string): Promise<void> {
  await waitForQuickInput(window, `Everything in ${article} is adjudicated.`);
  await acceptQuickInput(window);
}

/** The adjudicated file of an article, once it has such a text. */
export async function adjudicatedWith(
  window: VsCodeWindow,
  article: string,
  wanted: RegExp,
): Promise<string> {
  const text = (): string => textOf(window, `${article}.annotations.yaml`);
  await until(`${article} has ${String(wanted)}`, () => wanted.test(text()));
  return text();
}
