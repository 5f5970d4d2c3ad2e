import { TEXT_SIZE, type Picture, type Shape, type TextLook } from './picture';
import { wrapToWidth } from './textWidth';

/** A picture that is made from the top down: each added element moves `y`, where the next one
 * begins. */
export class Sheet {
  readonly width: number;
  readonly shapes: Shape[] = [];
  /** The vertical place of the next element, in pixels. */
  y: number = MARGIN;

  constructor(width: number) {
    this.width = width;
  }

  get left(): number {
    return MARGIN;
  }

  /** The width between the margins. */
  get inner(): number {
    return this.width - 2 * MARGIN;
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

  picture(title: string): Picture {
    return { width: this.width, height: this.y + MARGIN, title, shapes: this.shapes };
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
