// LibreOffice, for tests of how a spreadsheet reads an export.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The separator at which a spreadsheet begins a new cell, which depends on the locale. */
const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export const SEPARATOR_NAMES = ['comma', 'semicolon', 'tab'] as const;

/** The program's name, or undefined where LibreOffice is not installed. */
export function findOffice(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return ['soffice', 'libreoffice'].find((name) =>
    folders.some((folder) => fs.existsSync(path.join(folder, name))),
  );
}

/** Opens CSV texts in LibreOffice and returns the formulas of each sheet. Without a user to ask,
 * LibreOffice runs the formulas of a CSV file. */
export function formulasOf(
  office: string,
  texts: readonly string[],
  separator: (typeof SEPARATOR_NAMES)[number],
): string[][] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'office-'));
  try {
    const inFolder = (name: string) => path.join(folder, name);
    texts.forEach((text, index) => {
      fs.writeFileSync(inFolder(`${String(index)}.csv`), text);
    });
    // Code of the separator, of the quotation mark, of UTF-8, and the first line to read.
    const filter = `${String(SEPARATORS[separator].charCodeAt(0))},34,76,1`;
    // A profile of its own: LibreOffice passes its work to a running instance with the same
    // profile.
    const profile = pathToFileURL(inFolder('profile')).href;
    execFileSync(
      office,
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        `--infilter=CSV:${filter}`,
        ...['--convert-to', 'fods', '--outdir', folder],
        ...texts.map((_, index) => inFolder(`${String(index)}.csv`)),
      ],
      { stdio: 'ignore' },
    );
    return texts.map((_, index) => {
      const sheet = fs.readFileSync(inFolder(`${String(index)}.fods`), 'utf8');
      return [...sheet.matchAll(/table:formula="([^"]*)"/g)].map(([, formula]) => formula ?? '');
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
