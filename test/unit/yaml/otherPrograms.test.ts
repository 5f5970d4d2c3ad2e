import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { parse, stringify } from 'yaml';
import { caseCount } from '../../support/caseCount';
import { printedBy, runs, skipFor } from '../../support/programs';
import { isReadEqually } from './readEqually';
import { anyValue } from './styles';

const count = caseCount(300);

suite('Files that were read and written again by another program', () => {
  /** The examples and fixtures: annotation files and codebooks. */
  const ours = ['examples', 'test/fixtures'].flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name): unknown => parse(fs.readFileSync(path.join(folder, name), 'utf8'))),
  );
  assert.ok(ours.length > 10);

  /** Whether `yaml` reads them or not, the tree is the one that it leads to. */
  function expectEqual(texts: readonly string[]): void {
    assert.ok(texts.length >= ours.length);
    for (const text of texts) {
      isReadEqually(text);
      isReadEqually(text.replaceAll('\n', '\r\n'));
    }
  }

  test('by yaml', () => {
    expectEqual(ours.map((value) => stringify(value)));
    expectEqual(ours.map((value) => stringify(value, { singleQuote: true, indentSeq: false })));
    expectEqual(ours.map((value) => stringify(value, { indent: 4, lineWidth: 40 })));
    expectEqual(ours.map((value) => stringify(value, { defaultStringType: 'BLOCK_LITERAL' })));
  });

  test('by js-yaml', () => {
    expectEqual(ours.map((value) => dump(value)));
    expectEqual(ours.map((value) => dump(value, { lineWidth: 30 })));
    expectEqual(ours.map((value) => dump(value, { flowLevel: 3 })));
  });

  /** What is no text would have tags where all scalars are in one style. */
  const texts = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_, part: unknown) =>
        typeof part === 'object' && part !== null ? part : String(part),
      ),
    );

  const PYTHON_OPTIONS = [
    '',
    'sort_keys=False, allow_unicode=True',
    'sort_keys=False, allow_unicode=True, width=30',
    'default_flow_style=None, width=40',
    "default_style='\"', width=60",
    'default_style="\'", allow_unicode=True',
    "default_style='|', allow_unicode=True",
    "default_style='>', allow_unicode=True",
    'indent=4, explicit_start=True, explicit_end=True',
  ];
  for (const options of PYTHON_OPTIONS) {
    test(`by PyYAML, ${options || 'as it writes by itself'}`, function () {
      if (!runs('python3', ['-c', 'import yaml']))
        skipFor(this, 'python3 with PyYAML is not there');
      const script = `
import json, sys, yaml
print(json.dumps([yaml.safe_dump(value, ${options}) for value in json.load(sys.stdin)]))`;
      const values = [...ours, ...fc.sample(anyValue, { numRuns: count, seed: count })];
      const input = JSON.stringify(options.includes('style=') ? texts(values) : values);
      expectEqual(JSON.parse(printedBy('python3', ['-c', script], input)!) as readonly string[]);
    });
  }

  test('by the package yaml of R', function () {
    if (!runs('Rscript', ['-e', 'library(yaml)'])) skipFor(this, 'R with yaml is not there');
    // R takes YAML, of which JSON is a part, and has no text with a null character.
    const script = `
values <- yaml::yaml.load(paste(readLines(file("stdin"), encoding = "UTF-8"), collapse = "\\n"))
for (value in values) for (indented in c(FALSE, TRUE))
  cat(yaml::as.yaml(value, indent.mapping.sequence = indented), "%%%%\\n", sep = "")`;
    const printed = printedBy('Rscript', ['-e', script], JSON.stringify(ours))!;
    const texts = printed.split('%%%%\n').slice(0, -1);
    assert.equal(texts.length, 2 * ours.length);
    expectEqual(texts);
  });
});
