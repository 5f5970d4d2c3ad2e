// A small corpus for the tests of annotating: one text under many names, so that each test has an
// article to itself.
import fs from 'node:fs';
import path from 'node:path';
import {
  openFile,
  waitForDecoration,
  type Decoration,
  type SharedOptions,
  type VsCodeWindow,
} from '../driver';

const CODEBOOK = `format: policy-codebook/1
title: "Night flights at Northfield"
version: "2"
actors:
  city-council:
    name: "City council"
    type: government
    aliases:
      - the council
  northfield:
    name: "Northfield Airport"
    type: organization
    aliases:
      - Northfield
      - the port
  harbour:
    name: "Harbour"
    type: organization
    aliases:
      - the port
  residents:
    name: "Residents"
    type: group
    aliases:
      - neighbours
issues:
  night-flights:
    name: "Night flights"
    statement: "Planes should land at night."
    keywords:
      - night flights
  noise-fee:
    name: "Noise fee"
    statement: "Loud planes should pay a fee."
    keywords:
      - noise fee
  third-runway:
    name: "Third runway"
    keywords:
      - third runway
acts:
  - demand
  - reject
fields:
  frame:
    type: choice
    values:
      - health
      - money
  cost:
    type: integer
  heard:
    type: boolean
`;

export const TEXT = `A quiet night is still far

The council wants night flights to end. Northfield rejects a noise fee, and so does the port.

Residents, however, ask for a noise fee and march against a third runway.

Their spokesman calls the plan unfair.
`;

/** Writes the codebook and one article of the same text for each name. */
export function airportCorpus(...articles: readonly string[]): (folder: string) => void {
  return (folder) => {
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), CODEBOOK);
    for (const article of articles) fs.writeFileSync(path.join(folder, article), TEXT);
  };
}

/** A window on it that suites share. */
export function airport(...articles: readonly string[]): SharedOptions {
  return { name: 'corpora', prepare: airportCorpus(...articles) };
}

/** Opens an article and waits until the council in it is marked. */
export async function openArticle(window: VsCodeWindow, article: string): Promise<void> {
  await openFile(window, article);
  await waitForDecoration(window, 'council', isUnderlined);
}

export function isUnderlined({ textDecoration }: Decoration): boolean {
  return textDecoration.includes('underline');
}
