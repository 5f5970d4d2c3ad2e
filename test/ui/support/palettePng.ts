import zlib from 'node:zlib';

/** Pixels as a canvas has them: red, green, blue and alpha, a byte each, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A PNG of at most 32 colours, a third of the usual size. Pictures of an editor consist of a few
 * flat colours and the edges of letters, where the change is invisible. Alpha is dropped. */
export function palettePng(picture: Pixels): Uint8Array {
  const { palette, places } = quantised(picture.data);
  return file(picture, palette, [chunk('IDAT', compressed(picture, places))]);
}

/** A moving picture of the same kind: pictures of one size, each shown for some seconds, the whole
 * three times, as nothing should move for long beside a text. What cannot show it shows the first.
 * APNG, which is part of PNG since its third edition: https://www.w3.org/TR/png-3/#apng-frame-based-animation */
export function movingPng(pictures: readonly Pixels[], seconds: number): Uint8Array {
  const [first] = pictures;
  if (first === undefined) throw new Error('A moving picture needs a picture.');
  // One palette serves all.
  const { palette, places } = quantised(Buffer.concat(pictures.map(({ data }) => data)));
  const size = first.width * first.height;
  let sequence = 0;
  const frames = pictures.flatMap((picture, at) => {
    const rows = compressed(picture, places.subarray(at * size, (at + 1) * size));
    const control = Buffer.alloc(26);
    control.writeUInt32BE(sequence++, 0);
    control.writeUInt32BE(picture.width, 4);
    control.writeUInt32BE(picture.height, 8);
    control.writeUInt16BE(seconds * 100, 20);
    control.writeUInt16BE(100, 22);
    const shown = chunk('fcTL', control);
    if (at === 0) return [shown, chunk('IDAT', rows)];
    return [shown, chunk('fdAT', Buffer.concat([number32(sequence++), rows]))];
  });
  const animation = Buffer.concat([number32(pictures.length), number32(3)]);
  return file(first, palette, [chunk('acTL', animation), ...frames]);
}

function compressed({ width, height }: Pixels, places: Uint8Array): Uint8Array {
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    // Each row begins with its filter, which is none: indices of colours are not gradients.
    rows.set(places.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return zlib.deflateSync(rows, { level: 9, memLevel: 9 });
}

function file(
  { width, height }: Pixels,
  palette: readonly number[],
  content: readonly Uint8Array[],
): Uint8Array {
  const kind = Buffer.from([8, PALETTE, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([number32(width), number32(height), kind])),
    chunk('PLTE', Buffer.from(palette.flatMap(bytesOf))),
    ...content,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function number32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const PALETTE = 3;
const MOST_COLOURS = 32;
/** In squared distance: two colours that differ by one have half of 1; less is a rounding error. */
const LEAST_SPREAD = 0.25;

/** The number of pixels with a colour, 0xRRGGBB. */
type Counted = readonly [colour: number, count: number];

/** Cuts the box of colours with the greatest weighted variance in two at its mean until there are
 * enough: variance-based cutting, after Wan, Wong and Prusinkiewicz (1988). Flat colours are
 * unchanged. */
function quantised(data: Uint8Array): { palette: readonly number[]; places: Uint8Array } {
  const counts = new Map<number, number>();
  const colours = new Uint32Array(data.length / 4);
  for (let at = 0; at < colours.length; at++) {
    const colour = (at4(data, at, 0) << 16) | (at4(data, at, 1) << 8) | at4(data, at, 2);
    colours[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const boxes = [boxOf([...counts])];
  while (boxes.length < MOST_COLOURS) {
    boxes.sort((a, b) => b.spread - a.spread);
    const [widest] = boxes;
    if (!widest || widest.spread < LEAST_SPREAD) break;
    const isLow = ([colour]: Counted): boolean => bytesOf(colour)[widest.axis]! <= widest.cut;
    boxes.splice(
      0,
      1,
      boxOf(widest.colours.filter(isLow)),
      boxOf(widest.colours.filter((one) => !isLow(one))),
    );
  }
  const placeOf = new Map(
    boxes.flatMap((box, place) => box.colours.map(([colour]) => [colour, place] as const)),
  );
  const places = Uint8Array.from(colours, (colour) => placeOf.get(colour) ?? 0);
  return { palette: boxes.map(colourOf), places };
}

interface Box {
  readonly colours: readonly Counted[];
  /** The sum of squared distances from the mean, of the channel in which it is largest; 0 for one
   * colour. */
  readonly spread: number;
  readonly axis: number;
  /** The mean of that channel. */
  readonly cut: number;
}

function boxOf(colours: readonly Counted[]): Box {
  const channels = [0, 1, 2].map((axis) => {
    let [pixels, sum, squares] = [0, 0, 0];
    for (const [colour, count] of colours) {
      const value = bytesOf(colour)[axis] ?? 0;
      pixels += count;
      sum += count * value;
      squares += count * value * value;
    }
    const cut = sum / pixels;
    return { axis, cut, spread: colours.length < 2 ? 0 : squares - sum * cut };
  });
  const [widest] = channels.sort((a, b) => b.spread - a.spread);
  return { colours, spread: 0, axis: 0, cut: 0, ...widest };
}

/** The most frequent colour, or the mean where there is none. */
function colourOf({ colours }: Box): number {
  const pixels = colours.reduce((sum, [, count]) => sum + count, 0);
  const [most = [0, 0]] = colours.toSorted((a, b) => b[1] - a[1]);
  if (most[1] * 2 > pixels) return most[0];
  const mean = [0, 1, 2].map((axis) =>
    colours.reduce((sum, [colour, count]) => sum + count * (bytesOf(colour)[axis] ?? 0), 0),
  );
  return mean.reduce((colour, sum) => (colour << 8) | Math.round(sum / pixels), 0);
}

function bytesOf(colour: number): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function at4(data: Uint8Array, pixel: number, channel: number): number {
  return data[4 * pixel + channel] ?? 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(zlib.crc32(named), named.length + 4);
  return framed;
}
