import {
  labelOrder,
  nodeShapes,
  placedLabels,
  type NetworkLayout,
  type NetworkView,
} from '../../core/webview';
import { makeSvg } from '../parts/dom';
import { shapeElement } from '../parts/paint';
import { viewOf, type Camera } from './networkCamera';
import { drawLines, neighbours } from './networkLines';

type Points = NetworkLayout['points'];

/** Height of the letters of names on the screen, in pixels. */
const LETTERS = 12;

/** The elements of a network's picture, at the places that its layout has now. */
export class NetworkDrawing {
  readonly element: SVGSVGElement;
  readonly camera: Camera;
  readonly discs: SVGElement;
  readonly #view: NetworkView;
  readonly #points: Points;
  readonly #marks: readonly SVGElement[];
  readonly #lines = makeSvg('g', { class: 'lines' });
  readonly #above = makeSvg('g', { class: 'lines near' });
  readonly #names = makeSvg('g', { class: 'names' });
  #pointed: number | undefined;
  #found: ReadonlySet<number> | undefined;

  constructor(view: NetworkView, points: Points) {
    this.#view = view;
    this.#points = points;
    this.#marks = marksOf(view);
    this.discs = makeSvg('g', { class: 'nodes' }, ...this.#marks);
    const parts = [this.#lines, this.#above, this.discs, this.#names];
    this.element = makeSvg(
      'svg',
      {
        ...{ class: 'graph', tabindex: 0, role: 'group' },
        ...{ 'aria-label': view.title, 'data-key': 'graph' },
      },
      makeSvg('g', { 'aria-hidden': 'true' }, ...parts),
    );
    this.camera = viewOf(this.element, () => frameOf(view, points));
  }

  /** Everything but the names. */
  draw(): void {
    drawLines(this.#lines, this.#view, this.#points, undefined);
    for (const [at, mark] of this.#marks.entries()) {
      const { x = 0, y = 0 } = this.#points[at] ?? {};
      mark.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }
    this.#drawPointed();
    this.camera.fit();
  }

  /** Draws the names that have room, and returns how many. */
  drawNames(): number {
    const { nodes } = this.#view;
    const near = this.#near() ?? this.#found;
    const rank = (at: number): number => {
      if (at === this.#pointed) return 0;
      return near?.has(at) ? 1 : 2;
    };
    const order = labelOrder(nodes);
    if (near) order.sort((a, b) => rank(a) - rank(b));
    const size = LETTERS / this.camera.scale();
    const placed = placedLabels(
      order.map((at) => {
        const { radius = 0, name = '', short } = nodes[at] ?? {};
        return { x: 0, y: 0, ...this.#points[at], radius, name, short };
      }),
      size,
      this.camera.seen(),
      // The name of the node under the mouse, or chosen, is always there.
      this.#pointed === undefined ? 0 : 1,
    );
    this.#names.setAttribute('font-size', String(size));
    const texts = placed.flatMap((label, of) => {
      if (!label) return [];
      const { x, y, anchor, text } = label;
      const kind = near && rank(order[of] ?? 0) === 2 ? 'far' : undefined;
      return [makeSvg('text', { x, y, 'text-anchor': anchor, class: kind }, text)];
    });
    this.#names.replaceChildren(...texts);
    return texts.length;
  }

  /** Highlights a node with its ties; false if it was highlighted before. */
  point(at: number | undefined): boolean {
    if (at === this.#pointed) return false;
    this.#pointed = at;
    this.#drawPointed();
    return true;
  }

  /** Highlights the results of a search; undefined without a search. */
  emphasise(found: ReadonlySet<number> | undefined): void {
    this.#found = found;
    this.element.classList.toggle('searching', found !== undefined);
    for (const [at, mark] of this.#marks.entries()) {
      mark.classList.toggle('found', found?.has(at) === true);
    }
  }

  #drawPointed(): void {
    const near = this.#near();
    this.element.classList.toggle('pointed', near !== undefined);
    for (const [at, mark] of this.#marks.entries()) {
      mark.classList.toggle('near', near?.has(at) === true || at === this.#pointed);
      mark.classList.toggle('chosen', at === this.#pointed);
    }
    if (this.#pointed === undefined) this.#above.replaceChildren();
    else drawLines(this.#above, this.#view, this.#points, this.#pointed);
  }

  #near(): ReadonlyMap<number, number> | undefined {
    return this.#pointed === undefined ? undefined : neighbours(this.#view, this.#pointed);
  }
}

function marksOf({ nodes, groups }: NetworkView): readonly SVGElement[] {
  return nodes.map(({ layer, group, radius }, at) => {
    const { look, letter = '' } = groups[group ?? -1] ?? {};
    const shapes = nodeShapes({ layer, look, letter }, [0, 0], radius);
    return makeSvg(
      'g',
      { class: 'node', 'data-at': at },
      ...shapes.map((one) => shapeElement(one)),
    );
  });
}

function frameOf({ nodes }: NetworkView, points: Points): DOMRect {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const [at, { radius }] of nodes.entries()) {
    const { x = 0, y = 0 } = points[at] ?? {};
    left = Math.min(left, x - radius);
    top = Math.min(top, y - radius);
    right = Math.max(right, x + radius);
    bottom = Math.max(bottom, y + radius);
  }
  return new DOMRect(left, top, right - left, bottom - top);
}
