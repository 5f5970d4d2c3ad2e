import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { placeAt } from '../../../../src/core/yaml/half-typed/place';
import { scanLines } from '../../../../src/core/yaml/half-typed/scanLines';
import { caseCount } from '../../../support/caseCount';

/** The place of `|`: its path, `=` before a value, `:` before a key, `?` before a word that may be
 * either, the token in brackets, then the keys beside. */
function place(source: string): string {
  const offset = source.indexOf('|');
  const text = source.replace('|', '');
  const found = placeAt(scanLines(text), offset);
  if (!found) return 'none';
  assert.equal(text.slice(found.span.start, found.span.end), found.token);
  const steps = found.path.map((step) => (step === 'item' ? '-' : step.key)).join('.');
  const mark = { value: '=', key: ':', bare: '?' }[found.at];
  const beside = [...found.beside.keys()].join(' ');
  return `${steps}${mark}[${found.token}]${beside === '' ? '' : ` beside ${beside}`}`;
}

suite('The place of a cursor in half-typed YAML', () => {
  test('none in brackets of which no key could wait for the reading', () => {
    const many = (count: number) => `a: [${'b, '.repeat(count)}|`;
    assert.equal(place(many(10_000)), 'a.-?[]');
    assert.equal(place(many(20_000)), 'none');
  });

  test('a value of a key, whether or not something follows', () => {
    assert.equal(place('positions:\n  - actor: chi|'), 'positions.-.actor=[chi]');
    assert.equal(
      place('positions:\n  - id: a\n    actor: |\n    stance: x\n  - id: b\n'),
      'positions.-.actor=[] beside id stance',
    );
    assert.equal(place('positions:\n  - actor:|\n'), 'positions.-.actor=[]');
    assert.equal(place('a:\n  b: "ch|ina" # x\n'), 'a.b=["china"]');
  });

  test('a key, and an empty line by its indentation', () => {
    const entry = 'positions:\n  - id: a\n    st|\n    quote: x\ncoded: {}\n';
    assert.equal(place(entry), 'positions.-?[st] beside id quote');
    assert.equal(place(entry.replace('st|', '|')), 'positions.-?[] beside id quote');
    assert.equal(place(entry.replace('    st|', '  |')), 'positions?[]');
    assert.equal(place(entry.replace('    st|', '|')), '?[] beside positions coded');
    assert.equal(place(entry.replace('st|', 'st|ance: x')), 'positions.-:[stance] beside id quote');
  });

  test('a list may begin at the column of its key', () => {
    assert.equal(place('positions:\n- id: a\n  |\n- id: b\n'), 'positions.-?[] beside id');
    assert.equal(place('positions:\n- id: a\n- |\n'), 'positions.-?[]');
  });

  test('a quotation mark that is never closed ends where the indentation does', () => {
    const half = 'positions:\n  - id: a\n    note: "half\n    quote:\n      |\ncoded: {}\n';
    assert.equal(place(half), 'positions.-.quote?[]');
    assert.equal(place(half.replace('\n      |', ' |')), 'positions.-.quote=[] beside id note');
  });

  test('in brackets, also of several lines and not closed', () => {
    assert.equal(
      place('positions:\n  - {id: a, actor: ch|, act: b}\n'),
      'positions.-.actor=[ch] beside id actor act',
    );
    assert.equal(place('positions:\n  - {id: a, |\n  - {id: b}\n'), 'positions.-:[] beside id');
    assert.equal(place('a:\n  aliases: [US,\n    U|\n  name: x\n'), 'a.aliases.-?[U]');
    assert.equal(place('a: {b: [c, {d: |}]}\n'), 'a.b.-.d=[] beside d');
    assert.equal(place('a: {b: 1}|\n'), 'none');
  });

  test('nothing in comments, in texts of several lines and in indentation', () => {
    for (const source of [
      'a: b # wh|at\n',
      '# a|\n',
      'a: {b: c} # |\n',
      'a: >\n  some wo|rds\nb: c\n',
      'a: "one\n  tw|o"\nb: c\n',
      'a:\n | b: c\n',
      'a:\n  -|\n',
      '..|.\n',
    ]) {
      assert.equal(place(source), 'none', JSON.stringify(source));
    }
  });

  test('Windows line endings and a byte order mark change nothing', () => {
    const text = '\uFEFFpositions:\n  - id: a\n    actor: [x,\n      |\n    ]\ncoded: {}\n';
    const dos = text.replaceAll('\n', '\r\n');
    assert.equal(place(text), 'positions.-.actor.-?[]');
    assert.equal(place(dos), 'positions.-.actor.-?[]');
    assert.equal(place('\uFEFFfor|'), '?[for]');
  });

  test('never throws, and is in its line, at any place of any beginning of a file', () => {
    const folder = path.join(__dirname, '../../../../examples');
    const texts = ['codebook.yaml', 'clock.txt.annotations.yaml'].map((name) =>
      fs.readFileSync(path.join(folder, name), 'utf8'),
    );
    const cut = fc.constantFrom(...texts).chain((text) =>
      fc.tuple(
        fc.nat(text.length).map((length) => text.slice(0, length)),
        fc.array(fc.constantFrom('\n', '  ', '- ', ': ', '"', "'", '{', ']', ',', '#', '|'), {
          maxLength: 4,
        }),
        fc.nat(),
      ),
    );
    fc.assert(
      fc.property(cut, ([text, tail, at]) => {
        const whole = text + tail.join('');
        const offset = Math.max(0, whole.length - (at % 200));
        const found = placeAt(scanLines(whole), offset);
        if (!found) return;
        const { start, end } = found.span;
        assert.ok(start <= offset && offset <= end, `${start} ${offset} ${end}`);
        assert.ok(!whole.slice(start, end).includes('\n'));
      }),
      { numRuns: caseCount(300) },
    );
  });
});
