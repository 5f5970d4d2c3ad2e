import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import {
  blockLines,
  flowSource,
  isWritable,
  listValue,
  mapValue,
  plainValue,
  sameWritten,
  textValue,
} from '../../../../src/core/yaml/write/write';
import type { Written } from '../../../../src/core/yaml/write/write';
import {
  hasLoneSurrogate,
  keyScalar,
  quotedScalar,
} from '../../../../src/core/yaml/write/writeScalar';
import { anyText } from '../../annotation-file/editRandom';
import { caseCount } from '../../../support/caseCount';

const RUNS = caseCount(3000);

suite('Writing YAML scalars', () => {
  test('text is double-quoted on one line, with escapes for what cannot be seen', () => {
    const written: readonly (readonly [string, string])[] = [
      ['a "b" \\', String.raw`"a \"b\" \\"`],
      ['one\ntwo\r\n\tthree', String.raw`"one\ntwo\r\n\tthree"`],
      ['\u0000\u001B\u007F\u0085\u009F', String.raw`"\u0000\u001b\u007f\u0085\u009f"`],
      ['\u200B\u200D\u2028\u2029\uFEFF', String.raw`"\u200b\u200d\u2028\u2029\ufeff"`],
      ['\u202Eevil\u2066', String.raw`"\u202eevil\u2066"`],
      ['soft\u00ADhyphen', String.raw`"soft\u00adhyphen"`],
      ['China’s — 日本 🙂 é', '"China’s — 日本 🙂 é"'],
      ['', '""'],
    ];
    for (const [text, source] of written) assert.equal(quotedScalar(text), source);
  });

  test('words are plain unless some reader takes them for something else', () => {
    const plain = ['china', 'united-states', 'k3m9x2qa', 'año', '日本', 'e1', 'nope', 'x_y'];
    for (const word of plain) assert.equal(keyScalar(word), word);
    const quoted = [
      'no',
      'on',
      'y',
      'n',
      'true',
      'null',
      'Off',
      '5g',
      '1e3',
      '12',
      '',
      '-',
      'a b',
      'a:',
    ];
    for (const word of quoted) assert.equal(keyScalar(word), `"${word}"`);
  });

  test('half a surrogate pair is found, and cannot be written', () => {
    assert.ok(hasLoneSurrogate('a\uD83D'));
    assert.ok(hasLoneSurrogate('\uDE42\uD83D'));
    assert.ok(!hasLoneSurrogate('🙂'));
    assert.ok(!isWritable(mapValue([['a', listValue([textValue('\uDC00')])]])));
    assert.ok(!isWritable(mapValue([['\uDC00', textValue('')]])));
  });

  test('any text comes back from YAML and from JSON', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = quotedScalar(text);
        assert.equal(JSON.parse(source), text);
        assert.deepEqual(read(`key: ${source}\n`), { key: text });
        assert.doesNotMatch(source, /[^ -~\u00A0-\u{10FFFF}]/u);
      }),
      { numRuns: RUNS },
    );
  });
});

suite('Writing YAML blocks', () => {
  const value = mapValue([
    ['between', listValue([listValue([plainValue('us'), plainValue('eu')]), plainValue('no')])],
    ['none', listValue([])],
    ['nothing', mapValue([])],
    ['absent', undefined],
    [
      'parts',
      listValue([
        mapValue([
          ['exact', textValue('x: "y"')],
          ['start', plainValue(3)],
        ]),
      ]),
    ],
  ]);

  test('one key a line, two spaces deeper each time', () => {
    assert.deepEqual(blockLines(value, 2), [
      '  between:',
      '    - - us',
      '      - eu',
      '    - "no"',
      '  none: []',
      '  nothing: {}',
      '  parts:',
      '    - exact: "x: \\"y\\""',
      '      start: 3',
    ]);
  });

  test('flow style for places inside brackets', () => {
    assert.equal(
      flowSource(value),
      '{between: [[us, eu], "no"], none: [], nothing: {}, parts: [{exact: "x: \\"y\\"", start: 3}]}',
    );
  });

  test('keys are put into the order of their format', () => {
    const { entries } = mapValue(
      [
        ['b', textValue('1')],
        ['a', textValue('2')],
      ],
      ['a', 'b'],
    );
    assert.deepEqual(
      entries.map(({ key }) => key),
      ['a', 'b'],
    );
  });

  test('what reads the same is the same, in whatever order and style', () => {
    const a = mapValue([
      ['x', plainValue(1)],
      ['y', listValue([textValue('b')])],
    ]);
    const b = mapValue([
      ['y', listValue([plainValue('b')])],
      ['x', textValue('1')],
    ]);
    assert.ok(sameWritten(a, b));
    const others = [
      mapValue([['x', plainValue(1)]]),
      mapValue([
        ['x', plainValue(1)],
        ['y', textValue('b')],
      ]),
      mapValue([
        ['x', plainValue(2)],
        ['y', listValue([textValue('b')])],
      ]),
      listValue([]),
    ];
    for (const other of others) assert.ok(!sameWritten(a, other) && !sameWritten(other, a));
  });

  const anyKey = fc.oneof(fc.constantFrom('no', 'a', '1', '<<', ''), anyText);
  const anyValue = fc.letrec<{ value: Written }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      anyText.map(textValue),
      fc.constantFrom('china', 'no', '1e3', '').map(plainValue),
      fc.array(tie('value'), { maxLength: 3 }).map(listValue),
      fc
        .uniqueArray(fc.tuple(anyKey, tie('value')), { maxLength: 3, selector: ([key]) => key })
        .map((entries) => mapValue(entries)),
    ),
  })).value;

  test('any value comes back, in block and in flow style', () => {
    fc.assert(
      fc.property(anyValue, (written) => {
        const lines = ['key:', ...blockLines(written, 2)].join('\n');
        assert.deepEqual(read(lines), { key: plain(written) });
        assert.deepEqual(read(`key: ${flowSource(written)}\n`), { key: plain(written) });
      }),
      { numRuns: caseCount(300) },
    );
  });

  test('PyYAML reads the same values', function () {
    const python = spawnSync('python3', ['-c', 'import yaml']);
    if (python.status !== 0) {
      console.log('      skipped: python3 with PyYAML is not there');
      this.skip();
    }
    const values = fc.sample(anyValue, { numRuns: caseCount(300), seed: 1 });
    const file = mapValue(values.map((written, index) => [`k${index}`, written] as const));
    const script =
      'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.buffer.read())))';
    const result = spawnSync('python3', ['-c', script], {
      input: `${blockLines(file, 0).join('\n')}\n...\n`,
      maxBuffer: 2 ** 28,
    });
    assert.equal(result.status, 0, String(result.stderr));
    assert.deepEqual(JSON.parse(String(result.stdout)), plain(file));
  });
});

function read(text: string): unknown {
  return parse(text, { mapAsMap: false, merge: false });
}

/** What a reader should get: all scalars of these tests are text. */
function plain(written: Written): unknown {
  if (written.kind === 'scalar') return written.value;
  if (written.kind === 'list') return written.items.map(plain);
  const entries = written.entries.map(({ key, value }) => [key, plain(value)] as const);
  return Object.fromEntries(entries);
}
