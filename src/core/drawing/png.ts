/** Sets the resolution of a PNG (chunk pHYs, PNG specification 11.3.4.3), so that it has its size
 * when placed on a page. Undefined for bytes that are not a PNG, or that begin otherwise than a
 * canvas writes it. */
export function pngWithDensity(bytes: Uint8Array, dotsPerInch: number): Uint8Array | undefined {
  if (!isPng(bytes)) return undefined;
  const perMetre = Math.round(dotsPerInch / 0.0254);
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4); // pHYs
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1; // the unit is the metre
  view.setUint32(17, crc(chunk.subarray(4, 17)));
  const result = new Uint8Array(bytes.length + chunk.length);
  result.set(bytes.subarray(0, AFTER_HEADER));
  result.set(chunk, AFTER_HEADER);
  result.set(bytes.subarray(AFTER_HEADER), AFTER_HEADER + chunk.length);
  return result;
}

/** The width and height in pixels that a PNG states. */
export function pngSize(
  bytes: Uint8Array,
): { readonly width: number; readonly height: number } | undefined {
  if (!isPng(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** IHDR */
const HEADER = [0x49, 0x48, 0x44, 0x52];

/** Signature, then the chunk IHDR: length, name, 13 bytes, check. */
const AFTER_HEADER = 8 + 4 + 4 + 13 + 4;

function isPng(bytes: Uint8Array): boolean {
  if (bytes.length < AFTER_HEADER) return false;
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return false;
  return HEADER.every((byte, at) => bytes[12 + at] === byte);
}

/** CRC-32 as of ISO 3309, bit by bit: seventeen bytes need no table. */
function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
