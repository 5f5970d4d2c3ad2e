import fs from 'node:fs';
import path from 'node:path';

/** Names of countries, nationalities and adjectives, legislators, executives and words of issues,
 * as far as `folder` has the lists; some repeat. */
export function listedNames(folder: string): readonly string[] {
  const lines = (name: string): readonly string[] => {
    const file = path.join(folder, 'actors', name);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split(/\r?\n/) : [];
  };
  const names = [
    ...lines('Phoenix.Countries.actors.txt').flatMap(countryName),
    ...personNames(lines('legislators-current.yaml')),
    ...personNames(lines('executive.yaml')),
    ...lines('Phoenix.IssueCoding.txt').flatMap(issueWord),
  ];
  return names.filter((name) => name.length > 2);
}

/** `+REPUBLIC_OF_BELARUS_` as written in a text. */
function countryName(line: string): readonly string[] {
  const name = /^\+?([A-Z][^\s;]*)/.exec(line)?.[1]?.replaceAll('_', ' ').trim();
  return name ? [titleCase(name)] : [];
}

/** Full names where the list has them, and first and last names. */
function personNames(lines: readonly string[]): readonly string[] {
  let first = '';
  return lines.flatMap((line) => {
    const [, key, value = ''] = /^\s+(first|last|official_full): (.+)$/.exec(line) ?? [];
    if (key === 'first') first = value;
    if (key === 'last') return [`${first} ${value}`];
    return key === 'official_full' ? [value] : [];
  });
}

/** `early+childhood n:education [CODE]` in words. */
function issueWord(line: string): readonly string[] {
  const words = /^([a-zA-Z][^[#<~]*)\[/.exec(line)?.[1];
  if (words === undefined) return [];
  return [
    words
      .replace(/\b[a-z]+:/g, '')
      .replaceAll('+', ' ')
      .trim(),
  ];
}

function titleCase(name: string): string {
  return name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
