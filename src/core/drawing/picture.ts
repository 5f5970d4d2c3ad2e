import type { Target } from '../model/target';

/** A picture as data: shapes with classes, which the web view paints in the colours of the theme
 * and `svgOf` writes in those of print. Units are CSS pixels (96 to the inch) unless it has a
 * printed width, y grows downwards. Texts are safe labels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The printed width of a figure. */
  readonly millimetres?: number;
  readonly title: string;
  readonly shapes: readonly Shape[];
}

export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly look: AreaLook;
    }
  | {
      readonly kind: 'line';
      readonly from: Point;
      readonly to: Point;
      readonly look: LineLook;
      /** In pixels; without it the width of the look. */
      readonly width?: number;
    }
  | {
      readonly kind: 'circle';
      readonly at: Point;
      readonly radius: number;
      readonly look: AreaLook;
    }
  | {
      readonly kind: 'polygon';
      readonly points: readonly Point[];
      readonly look: AreaLook;
    }
  | {
      readonly kind: 'text';
      /** The position of the baseline. */
      readonly at: Point;
      readonly text: string;
      readonly look: TextLook;
      readonly anchor?: 'start' | 'middle' | 'end';
      /** In degrees, clockwise, about `at`. */
      readonly turn?: number;
    }
  /** A group of shapes: a mark that leads somewhere, with its description. */
  | {
      readonly kind: 'group';
      readonly label: string;
      readonly target: Target | undefined;
      readonly shapes: readonly Shape[];
    };

export type Point = readonly [x: number, y: number];

export type AreaLook = (typeof AREA_LOOKS)[number];
export type LineLook = (typeof LINE_LOOKS)[number];
export type TextLook = (typeof TEXT_LOOKS)[number];

/** The looks of stances, in the order in which sides are listed. */
export const STANCE_LOOKS = ['support', 'oppose', 'ambivalent', 'neutral', 'other'] as const;
export type StanceLook = (typeof STANCE_LOOKS)[number];

export const AREA_LOOKS = [
  'card',
  ...STANCE_LOOKS.map((look) => `fill-${look}` as const),
  ...STANCE_LOOKS.map((look) => `tint-${look}` as const),
  'group-0',
  'group-1',
  'group-2',
  'group-3',
  'group-4',
  'group-5',
  'group-none',
  'group-issue',
  'behind-text',
] as const;
export const LINE_LOOKS = [
  'grid',
  'axis',
  'tick',
  'shift',
  'on-mark',
  ...STANCE_LOOKS.map((look) => `edge-${look}` as const),
  'tie',
  'tie-opposing',
  'tie-head',
  'tie-head-opposing',
] as const;
export const TEXT_LOOKS = [
  'title',
  'heading',
  'body',
  'quote',
  'note',
  'name',
  ...STANCE_LOOKS.map((look) => `sign-${look}` as const),
  'on-node',
] as const;

/** The font size of a text in pixels; the same as in the web view's style sheet. */
export const TEXT_SIZE: Readonly<Record<TextLook, number>> = {
  title: 18,
  heading: 13,
  body: 12,
  quote: 12,
  note: 10.5,
  name: 10.5,
  ...forStances('sign', () => 12),
  'on-node': 11,
};

/** An entry for each look of a stance, such as `sign-support`. */
export function forStances<Prefix extends string, Value>(
  prefix: Prefix,
  valueOf: (look: StanceLook) => Value,
): Record<`${Prefix}-${StanceLook}`, Value> {
  const entries = STANCE_LOOKS.map((look) => [`${prefix}-${look}`, valueOf(look)]);
  return Object.fromEntries(entries) as Record<`${Prefix}-${StanceLook}`, Value>;
}
