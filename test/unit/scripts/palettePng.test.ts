import assert from 'node:assert/strict';
import zlib from 'node:zlib';
import { pngSize } from '../../../src/core/drawing/png';
import { movingPng, palettePng } from '../../ui/support/palettePng';

suite('A picture in few colours', () => {
  test('keeps all colours where they are few, each at its place', () => {
    const colours = [0xffffff, 0x0072b2, 0x000000, 0xffffff, 0xd55e00, 0xffffff];
    assert.deepEqual(shown(palettePng(picture(3, 2, colours))), colours);
  });

  test('of thousands of colours keeps the flat ones, and others nearly', () => {
    const width = 100;
    const slope = (at: number): number => ((at % 64) << 18) | ((at % 50) << 10) | ((at % 37) << 2);
    // Half of it is one colour, as in a picture of an editor.
    const colours = Array.from({ length: 2 * width * width }, (_, at) =>
      at % 2 ? 0x1e1e1e : slope(at * 7919),
    );
    const png = palettePng(picture(width, 2 * width, colours));
    assert.deepEqual(pngSize(png), { width, height: 2 * width });
    const found = shown(png);
    assert.ok(new Set(found).size <= 32);
    assert.ok(colours.every((colour, at) => colour !== 0x1e1e1e || found[at] === colour));
    const off = colours.map((colour, at) => distance(colour, found[at] ?? 0));
    const mean = off.reduce((sum, one) => sum + one, 0) / off.length;
    assert.ok(mean < 32, `on average ${mean.toFixed(1)} off`);
  });

  test('can move: pictures with one palette, in a row and numbered', () => {
    const steps = [
      [0xffffff, 0x0072b2],
      [0xd55e00, 0xffffff],
      [0xffffff, 0xffffff],
    ];
    const png = movingPng(
      steps.map((colours) => picture(2, 1, colours)),
      2.5,
    );
    const found = chunksOf(png);
    assert.deepEqual(
      found.map(([kind]) => kind).join(' '),
      'IHDR PLTE acTL fcTL IDAT fcTL fdAT fcTL fdAT IEND',
    );
    const numbered = found.filter(([kind]) => kind === 'fcTL' || kind === 'fdAT');
    assert.deepEqual(
      numbered.map(([, data]) => data.readUInt32BE(0)),
      [0, 1, 2, 3, 4],
    );
    // What does not know moving pictures shows the first.
    assert.deepEqual(shown(png), steps[0]);
  });
});

function picture(width: number, height: number, colours: readonly number[]) {
  const data = Uint8Array.from(
    colours.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255, 255]),
  );
  return { width, height, data };
}

/** The colours of a picture with a palette, pixel by pixel. */
function shown(png: Uint8Array): number[] {
  const chunks = new Map(chunksOf(png));
  const { width } = pngSize(png) ?? { width: 0 };
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  return [...zlib.inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))]
    .filter((_, at) => at % (width + 1) > 0)
    .map((place) => palette.readUIntBE(3 * place, 3));
}

/** The chunks with their kinds, each of which has the right sum. */
function chunksOf(png: Uint8Array): [kind: string, data: Buffer][] {
  const bytes = Buffer.from(png);
  const chunks: [string, Buffer][] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    const named = bytes.subarray(at + 4, at + 8 + data.length);
    assert.equal(bytes.readUInt32BE(at + 8 + data.length), zlib.crc32(named));
    chunks.push([named.subarray(0, 4).toString('latin1'), data]);
  }
  return chunks;
}

function distance(a: number, b: number): number {
  return Math.hypot(
    (a >> 16) - (b >> 16),
    ((a >> 8) & 255) - ((b >> 8) & 255),
    (a & 255) - (b & 255),
  );
}
