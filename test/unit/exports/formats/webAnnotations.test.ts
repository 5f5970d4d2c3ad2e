import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { materialFile, runs, skipFor } from '../../../support/programs';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { runCli } from '../../cli/session';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');

interface Image {
  readonly id: string;
  readonly body: readonly { readonly purpose: string; readonly value: string }[];
  readonly target: Target | readonly Target[];
}

interface Target {
  readonly selector: readonly { readonly exact: string; readonly start: number }[];
}

suite('Web annotations', () => {
  const exported = async (corpus: string): Promise<readonly Image[]> => {
    const { exitCode, stdout, stderr } = await runCli(['export', corpus, '--format', 'w3c']);
    assert.equal(exitCode, 0, stderr);
    return JSON.parse(stdout) as readonly Image[];
  };
  const targetsOf = ({ target }: Image): readonly Target[] => [target].flat();
  const contentOf = (annotations: readonly Image[]): readonly string[] =>
    annotations
      .map((one) => {
        const words = targetsOf(one).map(({ selector: [quote] }) => quote!.exact);
        const tags = one.body.filter(({ purpose }) => purpose === 'tagging');
        return [words.join(' […] '), ...tags.map(({ value }) => value).sort()].join(' | ');
      })
      .sort();

  test('give the quote and its place in code points', async () => {
    const annotations = await exported(EXAMPLES);
    assert.equal(annotations.length, 88);
    for (const one of annotations) {
      const [, file = ''] = /^urn:policy-annotator:(.*)#/.exec(one.id) ?? [];
      const text = Array.from(fs.readFileSync(path.join(EXAMPLES, decodeURI(file)), 'utf8'));
      for (const { selector } of targetsOf(one)) {
        const [{ exact } = { exact: '' }, { start } = { start: -1 }] = selector;
        const length = Array.from(exact).length;
        assert.equal(text.slice(start, start + length).join(''), exact);
      }
    }
  });

  test('are imported again as the same positions', async () => {
    const folder = temporaryFolder('web-annotations');
    const before = await exported(EXAMPLES);
    fs.writeFileSync(path.join(folder, 'notes.jsonld'), JSON.stringify(before));
    const words = ['import', 'notes.jsonld', '--into', 'corpus'];
    const { exitCode, stderr } = await runCli(words, { folder });
    assert.equal(exitCode, 0, stderr);
    // Types are one there, and a position without a stance is one whose stance is not stated.
    const comparable = (rows: readonly string[]): readonly string[] =>
      rows.map((row) => row.replace(/type: .*/, 'type').replace(' | stance: unstated', '')).sort();
    const after = await exported(path.join(folder, 'corpus'));
    assert.deepEqual(comparable(contentOf(after)), comparable(contentOf(before)));
  });

  test('are valid by the test suite of the W3C', async function () {
    const schemas = materialFile('w3c', 'tests');
    if (schemas === undefined) return skipFor(this, 'the test suite of the W3C is not there');
    if (!runs('python3', ['-c', 'import jsonschema'])) {
      return skipFor(this, 'no Python has jsonschema');
    }
    const input = JSON.stringify(await exported(EXAMPLES));
    const judge = spawnSync('python3', ['-W', 'ignore', '-c', JUDGE, schemas], {
      ...{ input, encoding: 'utf8' },
    });
    assert.deepEqual([judge.stderr, judge.stdout.trim()], ['', '54 88 []']);
  });
});

/** Prints the number of assertions that all annotations must meet, that of the annotations, and
 * what is not met. */
const JUDGE = `
import glob, json, sys
from jsonschema import Draft4Validator, FormatChecker, RefResolver
root = sys.argv[1]
read = lambda file: json.load(open(file, encoding='utf-8'))
files = glob.glob(root + '/definitions/*.json') + glob.glob(root + '/annotations/**/*.json', recursive=True)
store = {schema['id']: schema for schema in map(read, files)}
musts = read(root + '/annotations/annotationMusts.test')['assertions']
annotations = json.load(sys.stdin)
wrong = []
for name in musts:
    schema = read(root + '/' + name)
    resolver = RefResolver('', schema, store=store)
    validator = Draft4Validator(schema, resolver=resolver, format_checker=FormatChecker())
    wanted = schema.get('expectedResult', 'valid') == 'valid'
    wrong += [(name, one['id']) for one in annotations if validator.is_valid(one) != wanted]
print(len(musts), len(annotations), wrong)
`;
