import assert from 'node:assert/strict';
import { isNormal, normalView, ViewBuilder } from '../../../../src/core/text/folding/normalView';
import { kindOf, KIND, SPACE, unitTables } from '../../../../src/core/text/folding/units';

suite('What the matcher knows about characters', () => {
  test('Case folds as regular expressions with the flags i and u fold it', () => {
    const { folded, plain } = unitTables();
    const wrong: string[] = [];
    for (let unit = 0; unit < 0x10000; unit++) {
      const form = folded[unit] ?? 0;
      if (form === plain[unit] || isSurrogate(unit)) continue;
      if (!equalIgnoringCase(unit, form)) wrong.push(hex(unit));
    }
    assert.deepEqual(wrong, []);
  });

  test('No two letters that those expressions take for equal are folded apart', () => {
    const { folded } = unitTables();
    const wrong: string[] = [];
    for (let unit = 0x80; unit < 0x10000; unit++) {
      if (isSurrogate(unit)) continue;
      const character = String.fromCharCode(unit);
      for (const other of [character.toLowerCase(), character.toUpperCase()]) {
        const code = other.charCodeAt(0);
        if (other.length !== 1 || code === unit || folded[code] === folded[unit]) continue;
        if (equalIgnoringCase(unit, code)) wrong.push(`${hex(unit)} ${hex(code)}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('Words are letters, numbers, marks and underscores; white space is one space', () => {
    const { kinds, plain } = unitTables();
    for (let unit = 0; unit < 0x10000; unit++) {
      if (isSurrogate(unit)) continue;
      const character = String.fromCharCode(unit);
      const isWord = /[\p{L}\p{N}\p{M}_]/u.test(character);
      assert.equal(((kinds[unit] ?? 0) & KIND.word) !== 0, isWord, hex(unit));
      assert.equal(plain[unit] === SPACE, /\s/u.test(character), hex(unit));
    }
  });

  test('The same is known of characters outside the basic plane', () => {
    assert.equal(kindOf(0x10400), KIND.word);
    assert.equal(kindOf(0x20000), KIND.word | KIND.free);
    assert.equal(kindOf(0xe0100), KIND.word | KIND.joins);
    assert.equal(kindOf(0x1f600), 0);
  });
});

suite('A text in normal form', () => {
  test('Every character of Unicode is normalised as ICU does it, alone and before a mark', () => {
    const wrong: string[] = [];
    for (const text of everyCharacter()) {
      const builder = new ViewBuilder(0);
      builder.add(text, text.length);
      if (builder.view().text !== text.normalize('NFC')) wrong.push(text.slice(0, 40));
    }
    assert.deepEqual(wrong, []);
  });

  test('Latin letters, quotes and dashes are in normal form, whatever stands beside them', () => {
    const all: string[] = [];
    for (const [from, to] of [
      [0, 0x2ff],
      [0x2010, 0x2027],
    ] as const) {
      for (let unit = from; unit <= to; unit++) all.push(String.fromCharCode(unit));
    }
    for (const first of all) {
      const pairs = all.map((second) => first + second).join('');
      assert.ok(isNormal(pairs));
      assert.equal(pairs.normalize('NFC'), pairs, hex(first.charCodeAt(0)));
    }
  });

  test('A text that ICU would change is in no normal form', () => {
    for (const text of everyCharacter()) {
      assert.equal(isNormal(text), text.normalize('NFC') === text, text.slice(0, 40));
    }
  });

  test('A text in NFC is its own view', () => {
    const text = 'Ein schöner Tag in Genève';
    assert.equal(normalView(text, 4, text.length).text, text);
  });

  test('Places behind, before and within a composed letter lead back to the text', () => {
    const view = normalView('xe\u0301\u0323y', 0, 5);
    assert.equal(view.text, 'xẹ́y');
    assert.deepEqual(view.toOriginal({ start: 1, end: 3 }), { start: 1, end: 4 });
    assert.deepEqual(view.toOriginal({ start: 2, end: 2 }), { start: 1, end: 4 });
    assert.deepEqual(view.toOriginal({ start: 3, end: 4 }), { start: 4, end: 5 });
    assert.equal(view.toView(4), 3);
  });
});

/** Stretches of all characters: each alone, each before an acute and a dot below in wrong order. */
function* everyCharacter(): Generator<string> {
  for (let from = 0; from < 0x110000; from += 0x400) {
    let text = '';
    for (let code = from; code < from + 0x400; code++) {
      if (isSurrogate(code)) continue;
      const character = String.fromCodePoint(code);
      text += `${character} ${character}\u0301\u0323 `;
    }
    yield text;
  }
}

function equalIgnoringCase(a: number, b: number): boolean {
  return new RegExp(`^\\u{${hex(a)}}$`, 'iu').test(String.fromCharCode(b));
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function hex(unit: number): string {
  return unit.toString(16);
}
