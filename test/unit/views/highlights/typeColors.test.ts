import assert from 'node:assert/strict';
import type { TypeDefinition } from '../../../../src/core/model/codebook';
import { lineColor, typeColors } from '../../../../src/core/views/highlights/typeColors';
import { codebook } from '../../../support/corpus';

suite('Colours of types of annotation', () => {
  test('each is spelt in one way; types without one, or with what is none, have none', () => {
    const colors = { story: '#0072B2', frame: '#fA0', plain: undefined, odd: 'red; outline: 9px' };
    assert.deepEqual(
      [...typeColors(withTypes(colors))],
      [
        ['story', '#0072b2'],
        ['frame', '#ffaa00'],
      ],
    );
  });

  test('of many colours only the first ones are drawn, for every type that has one of them', () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`t${String(at)}`, `#0000${String(at + 10)}`]),
    );
    const drawn = typeColors(withTypes({ ...many, last: '#000010' }));
    assert.equal(drawn.size, 25);
    assert.equal(drawn.get('t23'), '#000033');
    assert.equal(drawn.get('t24'), undefined);
    assert.equal(drawn.get('last'), '#000010');
  });

  test('a line is as dark or light as its ground needs, and keeps a colour that is already', () => {
    assert.equal(lineColor('#0072b2', 'light'), '#0072b2');
    assert.equal(lineColor('#f0e442', 'dark'), '#f0e442');
    assert.equal(lineColor('#ffffff', 'dark'), '#ffffff');
    for (const color of ['#f0e442', '#ffffff', '#56b4e9'] as const)
      assert.ok(contrast(lineColor(color, 'light'), '#ffffff') >= 3, color);
    for (const color of ['#000000', '#0072b2', '#7a0000'] as const)
      assert.ok(contrast(lineColor(color, 'dark'), '#1f1f1f') >= 3, color);
  });
});

function withTypes(colors: Readonly<Record<string, string | undefined>>) {
  const types = Object.entries(colors).map(([id, color]): [string, TypeDefinition] => [
    id,
    { id, name: id, color, fields: new Map() },
  ]);
  return codebook({ types: new Map(types) });
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
