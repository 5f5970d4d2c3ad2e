import fs from 'node:fs';
import { inRoot } from '../../scripts/lib/places.mjs';

/** Every English string of the product: what code says, and what the manifest says. */
export function productStrings(): ReadonlySet<string> {
  const read = (file: string) =>
    JSON.parse(fs.readFileSync(inRoot(file), 'utf8')) as Readonly<Record<string, string>>;
  return new Set([
    ...Object.keys(read('l10n/bundle.l10n.json')),
    ...Object.values(read('package.nls.json')),
  ]);
}
