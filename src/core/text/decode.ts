import { normalizeText } from './normalize';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** False when bytes had to be replaced (U+FFFD), or when a NUL shows that it is not text: such an
   * article is shown, but not annotated. */
  readonly clean: boolean;
}

/** The host's `TextDecoder`, which is part of the Encoding Standard and not of the language. */
export type DecoderClass = new (
  label: 'utf-8' | 'utf-16le' | 'utf-16be',
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => {
  /** Throws if it is fatal and bytes are malformed. */
  decode(bytes: Uint8Array): string;
};

/** The article's text from the bytes of its file, with LF line endings and no BOM. */
export function decodeArticle(bytes: Uint8Array, decoder: DecoderClass): Decoded {
  const decoded = decodeBytes(bytes, decoder);
  return { ...decoded, text: normalizeText(decoded.text) };
}

/** The bytes of a file as text, with its own BOM (as U+FEFF) and line endings, as needed to edit
 * files in place. UTF-8, or UTF-16 if there is such a BOM. Never throws. */
export function decodeBytes(bytes: Uint8Array, decoder: DecoderClass): Decoded {
  const encoding = encodingOf(bytes);
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  try {
    const text = new decoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encoding, clean: !text.includes('\0') };
  } catch {
    const text = new decoder(label, { fatal: false, ignoreBOM: true }).decode(bytes);
    return { text, encoding, clean: false };
  }
}

function encodingOf([first, second, third]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8-bom' : 'utf-8';
}
