import {
  labelOrder,
  layoutOf,
  nodeShapes,
  placedLabels,
  type NetworkLayout,
  type NetworkView,
} from '../../core/webview';
import { makeSvg, debounce } from '../parts/dom';
import { shapeElement } from '../parts/paint';
import { viewOf, type Camera } from './networkCamera';
import { drawLines, neighbours, tieAt } from './networkLines';

/** The picture of a network: it settles in slices between frames, can be zoomed and moved, and
 * shows one node with its ties. */
export interface NetworkStage {
  readonly element: SVGSVGElement;
  readonly camera: Camera;
  /** Sets what is called with the number of names that stand in the picture. */
  onNames(run: (shown: number) => void): void;
  /** Highlights a node with its ties; undefined for none. */
  point(at: number | undefined): void;
  /** Highlights the results of a search; undefined without a search. */
  emphasise(found: ReadonlySet<number> | undefined): void;
  onHover(run: (at: number | undefined) => void): void;
  onPick(run: (at: number, isTwice: boolean) => void): void;
  /** Sets what a click on a tie does. */
  onTie(run: (at: number) => void): void;
}

/** The last layout, so that nodes keep their places when the network is drawn again. */
let last: { readonly key: string; readonly layout: NetworkLayout; isSettled: boolean } | undefined;

export function networkStage(view: NetworkView): NetworkStage {
  const { nodes, ties, groups, title } = view;
  const key = JSON.stringify([
    view.isDirected,
    nodes.map(({ layer, id, radius, community }) => [layer, id, radius, community]),
    ties.map(({ from, to, pull }) => [from, to, pull]),
  ]);
  if (last?.key !== key) last = { key, layout: layoutOf(nodes, ties), isSettled: false };
  const run = last;
  const { points } = run.layout;

  const lines = makeSvg('g', { class: 'lines' });
  const above = makeSvg('g', { class: 'lines near' });
  const names = makeSvg('g', { class: 'names' });
  const marks = nodes.map(({ layer, group, radius }, at) => {
    const { look, letter = '' } = groups[group ?? -1] ?? {};
    const shapes = nodeShapes({ layer, look, letter }, [0, 0], radius);
    return makeSvg(
      'g',
      { class: 'node', 'data-at': at },
      ...shapes.map((one) => shapeElement(one)),
    );
  });
  const discs = makeSvg('g', { class: 'nodes' }, ...marks);
  const drawing = makeSvg('g', { 'aria-hidden': 'true' }, lines, above, discs, names);
  const element = makeSvg(
    'svg',
    { class: 'graph', tabindex: 0, role: 'group', 'aria-label': title, 'data-key': 'graph' },
    drawing,
  );
  const camera = viewOf(element, () => frameOf(view, points));
  let pointed: number | undefined;
  let found: ReadonlySet<number> | undefined;
  let namesDrawn: (shown: number) => void = () => undefined;

  const drawNames = (): void => {
    const near = pointed === undefined ? undefined : neighbours(view, pointed);
    const order = labelOrder(nodes);
    if (near ?? found) order.sort((a, b) => rank(a) - rank(b));
    function rank(at: number): number {
      if (at === pointed) return 0;
      return (near ?? found)?.has(at) ? 1 : 2;
    }
    const size = LETTERS / camera.scale();
    const placed = placedLabels(
      order.map((at) => ({
        x: 0,
        y: 0,
        ...points[at],
        radius: nodes[at]?.radius ?? 0,
        name: nodes[at]?.name ?? '',
        short: nodes[at]?.short,
      })),
      size,
      camera.seen(),
      // The name of the node under the mouse, or chosen, is always there.
      pointed === undefined ? 0 : 1,
    );
    namesDrawn(placed.filter((label) => label !== undefined).length);
    names.setAttribute('font-size', String(size));
    names.replaceChildren(
      ...placed.flatMap((label, of) => {
        const at = order[of] ?? 0;
        if (!label) return [];
        const { x, y, anchor, text } = label;
        const kind = (near ?? found) && rank(at) === 2 ? 'far' : undefined;
        return [makeSvg('text', { x, y, 'text-anchor': anchor, class: kind }, text)];
      }),
    );
  };

  const draw = (): void => {
    drawLines(lines, view, points, undefined);
    for (const [at, mark] of marks.entries()) {
      const { x = 0, y = 0 } = points[at] ?? {};
      mark.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }
    drawPointed();
    camera.fit();
  };
  const drawPointed = (): void => {
    const near = pointed === undefined ? undefined : neighbours(view, pointed);
    element.classList.toggle('pointed', near !== undefined);
    for (const [at, mark] of marks.entries()) {
      mark.classList.toggle('near', near?.has(at) === true || at === pointed);
      mark.classList.toggle('chosen', at === pointed);
    }
    if (pointed === undefined) above.replaceChildren();
    else drawLines(above, view, points, pointed);
  };

  const drawFound = (): void => {
    element.classList.toggle('searching', found !== undefined);
    for (const [at, mark] of marks.entries()) {
      mark.classList.toggle('found', found?.has(at) === true);
    }
  };

  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const frame = (): void => {
    // Another network has been drawn since.
    if (last !== run) return;
    const until = performance.now() + SLICE_MS;
    let isMoving = true;
    while (isMoving && performance.now() < until) isMoving = run.layout.step();
    if (isMoving) {
      if (!isStill) draw();
      requestAnimationFrame(frame);
      return;
    }
    run.isSettled = true;
    element.removeAttribute('aria-busy');
    draw();
    drawNames();
  };

  const soon = debounce(80);
  camera.onChange(() => soon(drawNames));
  if (!run.isSettled) element.setAttribute('aria-busy', 'true');
  // Once it is on the page, and has a size.
  requestAnimationFrame(() => {
    if (!run.isSettled) {
      frame();
      return;
    }
    // A network that this one replaces may have settled it since.
    element.removeAttribute('aria-busy');
    draw();
    drawNames();
  });

  return {
    element,
    camera,
    point: (at) => {
      if (at === pointed) return;
      pointed = at;
      drawPointed();
      if (run.isSettled) soon(drawNames);
    },
    emphasise: (next) => {
      found = next;
      drawFound();
      if (run.isSettled) soon(drawNames);
    },
    onNames: (reported) => {
      namesDrawn = reported;
    },
    onTie: (reported) => {
      const near = ({ clientX, clientY, target }: MouseEvent): number | undefined => {
        if (nodeAt(target) !== undefined) return undefined;
        const at = new DOMPoint(clientX, clientY).matrixTransform(
          element.getScreenCTM()?.inverse(),
        );
        return tieAt(view, points, [at.x, at.y], REACH / camera.scale());
      };
      const title = makeSvg('title');
      let pressed = new DOMPoint();
      element.addEventListener('pointerdown', ({ clientX, clientY }) => {
        pressed = new DOMPoint(clientX, clientY);
      });
      element.addEventListener('pointermove', (event) => {
        if (event.buttons !== 0) return;
        const tie = ties[near(event) ?? -1];
        element.classList.toggle('on-tie', tie?.opens !== undefined);
        if (!tie) {
          title.remove();
          return;
        }
        const [from, to] = [nodes[tie.from], nodes[tie.to]];
        const pair = `${from?.name ?? ''} ${view.isDirected ? '→' : '–'} ${to?.name ?? ''}`;
        title.textContent = [`${pair}: ${tie.spoken}`, tie.opens?.label].filter(Boolean).join('\n');
        if (!title.isConnected) element.prepend(title);
      });
      element.addEventListener('click', (event) => {
        // The end of a drag is not a click.
        const { clientX, clientY } = event;
        if (Math.hypot(clientX - pressed.x, clientY - pressed.y) > REACH) return;
        const at = near(event);
        if (at !== undefined) reported(at);
      });
    },
    onHover: (reported) => {
      discs.addEventListener('pointerover', ({ target }) => reported(nodeAt(target)));
      discs.addEventListener('pointerout', () => reported(undefined));
    },
    onPick: (reported) => {
      discs.addEventListener('click', ({ target, detail }) => {
        const at = nodeAt(target);
        if (at !== undefined) reported(at, detail > 1);
      });
    },
  };
}

/** Milliseconds of a frame that the layout may take. */
const SLICE_MS = 7;
/** How near to a tie the mouse must be to hit it, in screen pixels. */
const REACH = 5;
/** Height of the letters of names on the screen, in pixels. */
const LETTERS = 12;

function frameOf({ nodes }: NetworkView, points: NetworkLayout['points']): DOMRect {
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

function nodeAt(target: EventTarget | null): number | undefined {
  const node = target instanceof Element ? target.closest('[data-at]') : null;
  return node ? Number(node.getAttribute('data-at')) : undefined;
}
