import assert from 'node:assert/strict';
import fs from 'node:fs';
import {
  bundleFile,
  bundleText,
  coreStrings,
  germanFile,
  stringsInSources,
  translatedText,
} from '../../scripts/lib/l10n.mjs';
import { FORMATS, OFFERED_FORMATS } from '../../src/core/exports';
import { ENTRY_PROBLEMS } from '../../src/core/imports/entries/entryProblems';
import { DID_YOU_MEAN, POSITION_PROBLEMS } from '../../src/core/imports/positions/positionProblems';
import { IMPORT_PROBLEMS } from '../../src/core/imports/importProblems';
import { PROBLEMS } from '../../src/core/problems/table';
import { QUALITY_CHECKS } from '../../src/core/quality/checks';
import { NEAR_KINDS } from '../../src/core/quality/near/nearDuplicates';
import { QUERY_PROBLEMS } from '../../src/core/query/parseQuery';
import { CODEBOOK } from '../../src/core/codebook/definition';
import { ANNOTATION_FILE } from '../../src/core/annotation-file/definition';
import type { About } from '../../src/core/yaml/shape/shape';
import { IMPORT_FORMATS } from '../../src/formats/catalog';
import { WORDS } from '../../src/core/views/words/words';

suite('Translation', () => {
  test('the bundle for translators holds every string (UPDATE_L10N=1 writes it)', () => {
    const strings = [
      ...stringsInSources(),
      ...coreStrings(WORDS, PROBLEMS, [
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
