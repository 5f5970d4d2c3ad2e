import { TEXT_SIZE, type Picture, type Shape, type TextLook } from './picture';
import { wrapToWidth } from './textWidth';

/** A picture that is made from the top down: each added element moves `y`, where the next one
 * begins. */
export class Sheet {
  readonly width: number;
  readonly shapes: Shape[] = [];
  /** The margin on each side. */
  readonly left: number;
  /** The vertical place of the next element, in pixels. */
  y: number;

  constructor(width: number, margin = MARGIN) {
    this.width = width;
    this.left = margin;
    this.y = margin;
  }

  /** The width between the margins. */
  get inner(): number {
    return this.width - 2 * this.left;
  }

  /** Adds wrapped text. */
  write(text: string, look: TextLook, given: Partial<Written> = {}): void {
    const { x = this.left, width = this.inner, most = 4 } = given;
    const size = TEXT_SIZE[look];
    for (const line of wrapToWidth(text, size, width, most)) {
      this.y += size * LINE_HEIGHT;
      this.shapes.push({ kind: 'text', at: [x, this.y - size * 0.3], text: line, look });
    }
  }

  /** `millimetres`: its width on paper. */
  picture(title: string, millimetres?: number): Picture {
    const { width, shapes } = this;
    const size = millimetres === undefined ? { width } : { width, millimetres };
    return { ...size, height: this.y + this.left, title, shapes };
  }
}

interface Written {
  readonly x: number;
  readonly width: number;
  readonly most: number;
}

const MARGIN = 24;
const LINE_HEIGHT = 1.35;

/** A page's width between its margins: 180 mm. */
export const PRINT_WIDTH = 680;
