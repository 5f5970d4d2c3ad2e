import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { IDENTIFIERS, identifierPattern, STRINGS } from '../../scripts/lib/glossary.mjs';

const ROOT = path.resolve(__dirname, '../..');
const json = (file: string) =>
  JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8')) as Record<string, string>;

suite('The glossary', () => {
  const refused = (texts: Iterable<string>): readonly string[] =>
    [...texts].flatMap((text) =>
      STRINGS.filter(({ pattern }) => pattern.test(text)).map(({ use }) => `${text} (${use})`),
    );

  test('has no listed word in the strings of the interface', () => {
    assert.deepEqual(refused(Object.values(json('package.nls.json'))), []);
    assert.deepEqual(refused(Object.keys(json('l10n/bundle.l10n.json'))), []);
  });

  test('has no listed word in the keys of the manifest', () => {
    const keys = Object.keys(json('package.nls.json'));
    const isListed = (key: string): boolean =>
      IDENTIFIERS.some((entry) =>
        key.split('.').some((part) => new RegExp(identifierPattern(entry)).test(part)),
      );
    assert.deepEqual(keys.filter(isListed), []);
  });

  test('knows a listed word within a name, and no other word that contains it', () => {
    const listed = (name: string): boolean =>
      IDENTIFIERS.some((entry) => new RegExp(identifierPattern(entry)).test(name));
    assert.deepEqual(['mustBreathe', 'breathe', 'keptFactsOf', 'MOST_TOLD'].map(listed), [
      true,
      true,
      true,
      true,
    ]);
    assert.deepEqual(['worldwide', 'paragone', 'breadth', 'telltale'].map(listed), [
      false,
      false,
      false,
      false,
    ]);
  });
});
