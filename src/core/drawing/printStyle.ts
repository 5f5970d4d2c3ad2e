import {
  forStances,
  TEXT_SIZE,
  type AreaLook,
  type LineLook,
  type StanceLook,
  type TextLook,
} from './picture';

/** The looks on white paper. Hues are those of Okabe and Ito, dark enough for small text; against
 * is dashed, as in the text, so that a grey copy still shows the sides apart. Values are
 * attributes of SVG. */
export type PrintStyle = Readonly<Record<string, string>>;

const INK = '#1f1f1f';
const GREY = '#5f5f5f';

const HUES = {
  support: '#00629b',
  oppose: '#b44a00',
  ambivalent: '#7b3fa0',
  neutral: GREY,
  other: GREY,
} as const;

/** Of many lines, paler, so that nodes stand out; groups of nodes have other hues. */
const LINES = { support: '#5a9cc4', oppose: '#cf8347' } as const;

const TINTS = {
  support: '#d6e8f3',
  oppose: '#f8e0cf',
  ambivalent: '#ebdff2',
  neutral: '#ececec',
  other: '#ececec',
} as const;

const EDGES: Readonly<Record<StanceLook, PrintStyle>> = {
  support: { 'stroke-width': '3' },
  oppose: { 'stroke-width': '3', 'stroke-dasharray': '5 2.5' },
  ambivalent: { 'stroke-width': '3', 'stroke-dasharray': '1.5 2.5' },
  neutral: { 'stroke-width': '1.5' },
  other: { 'stroke-width': '1.5' },
};

export const AREA_STYLE: Readonly<Record<AreaLook, PrintStyle>> = {
  card: { fill: '#f6f6f6' },
  ...forStances('fill', (look) => ({ fill: HUES[look] })),
  ...forStances('tint', (look) => ({ fill: TINTS[look] })),
  'group-0': { fill: '#7b3fa0' },
  'group-1': { fill: '#00734f' },
  'group-2': { fill: '#7d6200' },
  'group-3': { fill: '#a3345f' },
  'group-4': { fill: '#006b80' },
  'group-5': { fill: '#3b4ba3' },
  'group-none': { fill: GREY },
  'group-issue': { fill: '#ffffff', stroke: INK, 'stroke-width': '1.5' },
  'behind-text': { fill: '#ffffff', 'fill-opacity': '0.8' },
};

export const LINE_STYLE: Readonly<Record<LineLook, PrintStyle>> = {
  grid: { stroke: '#dddddd', 'stroke-width': '1' },
  axis: { stroke: GREY, 'stroke-width': '1' },
  tick: { stroke: GREY, 'stroke-width': '1.5' },
  shift: { stroke: INK, 'stroke-width': '1.5', 'stroke-dasharray': '2 2' },
  'on-mark': { stroke: '#ffffff', 'stroke-width': '2' },
  ...forStances('edge', (look) => ({ stroke: HUES[look], ...EDGES[look] })),
  tie: { stroke: LINES.support, 'stroke-width': '1' },
  'tie-head': { stroke: LINES.support, 'stroke-width': '1.5' },
  'tie-head-opposing': { stroke: LINES.oppose, 'stroke-width': '1.5' },
  'tie-opposing': { stroke: LINES.oppose, 'stroke-width': '1', 'stroke-dasharray': '5 3' },
};

export const TEXT_STYLE: Readonly<Record<TextLook, PrintStyle>> = {
  title: { ...letters('title'), fill: INK, 'font-weight': 'bold' },
  heading: { ...letters('heading'), fill: INK, 'font-weight': 'bold' },
  body: { ...letters('body'), fill: INK },
  quote: { ...letters('quote'), fill: INK },
  note: { ...letters('note'), fill: GREY },
  name: { ...letters('name'), fill: INK },
  ...forStances('sign', (look) => ({
    ...letters(`sign-${look}`),
    fill: HUES[look],
    'font-weight': 'bold',
  })),
  'on-node': { ...letters('on-node'), fill: '#ffffff', 'font-weight': 'bold' },
};

/** Fonts that the reader's machine has: none is fetched or embedded. The signs ⊕ and ⊖ are in the
 * last two. */
export const PRINT_FONTS =
  "'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', 'Noto Sans', 'Noto Sans Symbols 2', sans-serif";

function letters(look: TextLook): PrintStyle {
  return { 'font-size': String(TEXT_SIZE[look]) };
}
