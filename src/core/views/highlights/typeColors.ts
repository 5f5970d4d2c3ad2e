import type { Codebook } from '../../model/codebook';

/** A colour as `#rrggbb`, in lower case, so that each is spelt in one way. */
export type TypeColor = `#${string}`;

/** More would not be told apart, and each adds style rules to the editor. */
const MOST_COLORS = 24;

/** The colours of a codebook's types of annotation, by their ids. Types without a colour are left
 * out, as are those whose colour would be one too many. */
export function typeColors(codebook: Codebook): ReadonlyMap<string, TypeColor> {
  let colors = COLORS.get(codebook);
  if (!colors) COLORS.set(codebook, (colors = colorsOf(codebook)));
  return colors;
}

/** Made once for each codebook, which never changes. */
const COLORS = new WeakMap<Codebook, ReadonlyMap<string, TypeColor>>();

function colorsOf({ types }: Codebook): ReadonlyMap<string, TypeColor> {
  const colors = new Map<string, TypeColor>();
  const used = new Set<TypeColor>();
  for (const { id, color } of types.values()) {
    const spelt = color === undefined ? undefined : longForm(color);
    if (spelt === undefined || (used.size === MOST_COLORS && !used.has(spelt))) continue;
    used.add(spelt);
    colors.set(id, spelt);
  }
  return colors;
}

export function isTypeColor(kind: string): kind is TypeColor {
  return kind.startsWith('#');
}

/** Undefined for what is no colour, as in a codebook that was not read from a file. */
function longForm(color: string): TypeColor | undefined {
  const [, short, long] = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(color) ?? [];
  const digits = long ?? short?.replace(/./g, '$&$&');
  return digits === undefined ? undefined : `#${digits.toLowerCase()}`;
}

/** The colour for a line on a light or dark ground, in its hue: mixed with black or white until its
 * contrast with that ground is 3:1 (WCAG 2.2, 1.4.11, non-text contrast). */
export function lineColor(color: TypeColor, ground: 'light' | 'dark'): TypeColor {
  const toward = ground === 'light' ? 0 : 255;
  const own = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  for (let share = 0; share <= 10; share++) {
    const mixed = own.map((part) => Math.round(part + ((toward - part) * share) / 10));
    if (contrastWith(GROUNDS[ground], luminance(mixed)) >= LEAST_CONTRAST) return hex(mixed);
  }
  return hex([toward, toward, toward]);
}

const LEAST_CONTRAST = 3;

/** Luminances of grounds that common themes do not exceed: white, and the dark grey #333333. */
const GROUNDS = { light: 1, dark: luminance([51, 51, 51]) } as const;

function contrastWith(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Relative luminance of sRGB parts from 0 to 255, from 0 to 1 (WCAG 2.2, definition). */
function luminance(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function hex(parts: readonly number[]): TypeColor {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
