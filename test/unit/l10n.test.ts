import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  bundleFile,
  bundleText,
  callsIn,
  coreStrings,
  germanFile,
  stringsInSources,
  textsForLocalizers,
  translatedText,
} from '../../scripts/lib/l10n.mjs';
import { FORMATS, OFFERED_FORMATS } from '../../src/core';
import { ENTRY_PROBLEMS } from '../../src/core/imports/entries/entryProblems';
import { DID_YOU_MEAN, POSITION_PROBLEMS } from '../../src/core/imports/positions/positionProblems';
import { IMPORT_PROBLEMS } from '../../src/core/imports/importProblems';
import { PROBLEMS } from '../../src/core/problems/table';
import { EXAMPLES } from './problems/examples';
import { QUALITY_CHECKS } from '../../src/core/quality/checks';
import { NEAR_KINDS } from '../../src/core/quality/near/nearDuplicates';
import { QUERY_PROBLEMS } from '../../src/core/query/parseQuery';
import { CODEBOOK } from '../../src/core/codebook/definition';
import { ANNOTATION_FILE } from '../../src/core/annotation-file/definition';
import type { About } from '../../src/core/yaml/shape/shape';
import { IMPORT_FORMATS } from '../../src/formats/catalog';

suite('Translation', () => {
  test('the bundle for translators holds every string (UPDATE_L10N=1 writes it)', () => {
    const strings = [
      ...stringsInSources(),
      ...textsForLocalizers().flat(),
      ...coreStrings(PROBLEMS, [
        ...OFFERED_FORMATS,
        ...FORMATS.agreement.filter((format) => format.kind !== 'script'),
      ]),
      ...Object.values(QUERY_PROBLEMS),
      ...Object.values(QUALITY_CHECKS).flatMap(({ message }) => message),
      ...Object.values(NEAR_KINDS).map(({ reason }) => reason),
      ...Object.values(ENTRY_PROBLEMS),
      ...Object.values(POSITION_PROBLEMS),
      DID_YOU_MEAN,
      ...Object.values(IMPORT_PROBLEMS).flatMap((stated) =>
        typeof stated === 'string' ? [stated] : [stated.one, stated.many],
      ),
      ...IMPORT_FORMATS.map(({ label }) => label),
      ...[CODEBOOK, ANNOTATION_FILE].flatMap(({ about }) => descriptionsIn(about)),
    ];
    assert.ok(strings.length > 300, `only ${String(strings.length)} strings were found`);
    if (process.env.UPDATE_L10N === '1') {
      fs.writeFileSync(bundleFile, bundleText(strings));
      fs.writeFileSync(germanFile, translatedText(strings, fs.readFileSync(germanFile, 'utf8')));
    }
    assert.equal(fs.readFileSync(bundleFile, 'utf8'), bundleText(strings));
  });
});

suite('Gaps of texts', () => {
  // Those of the views are counted by the type of `Localizer`.
  test('are all filled wherever the editor translates a text', () => {
    const folder = path.join(__dirname, '../../src/vscode');
    const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const calls = names
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        callsIn(fs.readFileSync(path.join(folder, name), 'utf8')).map((call) => ({ name, call })),
      );
    assert.ok(calls.length > 300, `only ${String(calls.length)} calls were found`);
    const unfilled = calls.filter(({ call: { text, given } }) => gapsOf(text) > given);
    assert.deepEqual(unfilled, []);
  });

  test('are numbered from zero, and the same in singular and plural', () => {
    for (const text of textsForLocalizers()) {
      const gaps = [text].flat().map((form) => [...new Set(form.match(/\{\d\}/g))].sort());
      for (const found of gaps) {
        assert.deepEqual(found, gaps[0], String(text));
        assert.deepEqual(
          found,
          found.map((_, i) => `{${String(i)}}`),
          String(text),
        );
      }
    }
  });

  test('are counted with calls and strings among the arguments', () => {
    const source = "t('{0}, {1} and {2}', join(a, ', '), [b, c][0]); t('{0}'); t('a', ...all)";
    assert.deepEqual(callsIn(source), [
      { text: '{0}, {1} and {2}', given: 2 },
      { text: '{0}', given: 0 },
      { text: 'a', given: Infinity },
    ]);
  });

  test('are filled in every problem by its example', () => {
    const open = Object.entries(PROBLEMS).filter(
      ([code, { message }]) => gapsOf(message) > EXAMPLES[code as keyof typeof EXAMPLES].length,
    );
    assert.deepEqual(open, []);
  });
});

function gapsOf(text: string): number {
  return Math.max(0, ...[...text.matchAll(/\{(\d)\}/g)].map(([, gap]) => Number(gap) + 1));
}

/** What the keys of a format mean, as completion and hovers show it. */
function descriptionsIn(about: About): readonly string[] {
  const own = about.description === undefined ? [] : [about.description];
  switch (about.kind) {
    case 'record':
      return [...own, ...Object.values(about.keys).flatMap(descriptionsIn)];
    case 'map':
      return [...own, ...descriptionsIn(about.value)];
    case 'list':
      return [...own, ...descriptionsIn(about.item)];
    default:
      return own;
  }
}
