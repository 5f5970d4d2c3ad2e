import assert from 'node:assert/strict';
import fs from 'node:fs';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { productStrings } from '../../support/productStrings';

const FOLDER = 'docs/screenshots';

/** The strings of the product that each picture shows, as `npm run screenshots` found them. */
const words = JSON.parse(fs.readFileSync(inRoot(FOLDER, 'words.json'), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;

suite('The pictures of the manual', () => {
  test('show only words that the product still says; else: npm run screenshots', () => {
    const known = productStrings();
    const stale = Object.entries(words).flatMap(([name, shown]) =>
      shown.filter((text) => !known.has(text)).map((text) => `${name}: ${text}`),
    );
    assert.deepEqual(stale, []);
    assert.ok(Object.values(words).flat().length > 300);
  });

  test('are all taken by that script, which noted their words', () => {
    const pictures = fs.readdirSync(inRoot(FOLDER)).filter((name) => name.endsWith('.png'));
    assert.deepEqual(
      Object.keys(words).sort(),
      pictures.map((name) => name.replace('.png', '')).sort(),
    );
  });
});
