import type { Target } from '../model/target';

/** A picture as data: shapes with classes, which the web view paints in the colours of the theme
 * and `svgOf` writes in those of print. Units are CSS pixels (96 to the inch), y grows downwards.
 * Texts are safe labels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
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

export const AREA_LOOKS = [
  'card',
  'fill-support',
  'fill-oppose',
  'fill-ambivalent',
  'fill-other',
  'tint-support',
  'tint-oppose',
  'tint-ambivalent',
  'tint-other',
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
  'edge-support',
  'edge-oppose',
  'edge-ambivalent',
  'edge-other',
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
  'sign-support',
  'sign-oppose',
  'sign-ambivalent',
  'sign-other',
  'on-node',
] as const;

/** The font size of a text in pixels; the same as in the web view's style sheet. */
export const TEXT_SIZE: Readonly<Record<TextLook, number>> = {
  title: 18,
  heading: 13,
  body: 12,
  quote: 12,
  note: 10.5,
  'sign-support': 12,
  'sign-oppose': 12,
  'sign-ambivalent': 12,
  'sign-other': 12,
  'on-node': 11,
};
