import { layoutOf, type NetworkLayout, type NetworkView } from '../../core/webview';
import { makeSvg, debounce } from '../parts/dom';
import type { Camera } from './networkCamera';
import { NetworkDrawing } from './networkDrawing';
import { tieAt } from './networkLines';

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

/** Milliseconds of a frame that the layout may take. */
const SLICE_MS = 7;
/** How near to a tie the mouse must be to hit it, in screen pixels. */
const REACH = 5;

interface Run {
  readonly key: string;
  readonly layout: NetworkLayout;
  isSettled: boolean;
}

/** The last layout, so that nodes keep their places when the network is drawn again. */
let last: Run | undefined;

export function networkStage(view: NetworkView): NetworkStage {
  const run = runOf(view);
  const { points } = run.layout;
  const drawing = new NetworkDrawing(view, points);
  const { element, camera, discs } = drawing;
  let namesDrawn: (shown: number) => void = () => undefined;
  const drawNames = (): void => namesDrawn(drawing.drawNames());

  const soon = debounce(80);
  camera.onChange(() => soon(drawNames));
  settle(run, drawing, drawNames);
  return {
    element,
    camera,
    point: (at) => {
      if (drawing.point(at) && run.isSettled) soon(drawNames);
    },
    emphasise: (found) => {
      drawing.emphasise(found);
      if (run.isSettled) soon(drawNames);
    },
    onNames: (reported) => {
      namesDrawn = reported;
    },
    onTie: (reported) => listenToTies(view, points, drawing, reported),
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

/** The last layout if it is of the same network, and a new one otherwise. */
function runOf({ nodes, ties, isDirected }: NetworkView): Run {
  const key = JSON.stringify([
    isDirected,
    nodes.map(({ layer, id, radius, community }) => [layer, id, radius, community]),
    ties.map(({ from, to, pull }) => [from, to, pull]),
  ]);
  if (last?.key !== key) last = { key, layout: layoutOf(nodes, ties), isSettled: false };
  return last;
}

/** Moves the nodes to their places, a slice in each frame, once the picture is on the page and has
 * a size. */
function settle(run: Run, drawing: NetworkDrawing, drawNames: () => void): void {
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const finish = (): void => {
    drawing.element.removeAttribute('aria-busy');
    drawing.draw();
    drawNames();
  };
  const frame = (): void => {
    // Another network has been drawn since.
    if (last !== run) return;
    const until = performance.now() + SLICE_MS;
    let isMoving = true;
    while (isMoving && performance.now() < until) isMoving = run.layout.step();
    if (isMoving) {
      if (!isStill) drawing.draw();
      requestAnimationFrame(frame);
      return;
    }
    run.isSettled = true;
    finish();
  };
  if (!run.isSettled) drawing.element.setAttribute('aria-busy', 'true');
  requestAnimationFrame(() => {
    // A network that this one replaces may have settled it since.
    if (run.isSettled) finish();
    else frame();
  });
}

/** Shows the words of the tie under the mouse, and reports a click on it. */
function listenToTies(
  view: NetworkView,
  points: NetworkLayout['points'],
  { element, camera }: NetworkDrawing,
  clicked: (at: number) => void,
): void {
  const tieUnder = ({ clientX, clientY, target }: MouseEvent): number | undefined => {
    if (nodeAt(target) !== undefined) return undefined;
    const at = new DOMPoint(clientX, clientY).matrixTransform(element.getScreenCTM()?.inverse());
    return tieAt(view, points, [at.x, at.y], REACH / camera.scale());
  };
  const title = makeSvg('title');
  let pressed = new DOMPoint();
  element.addEventListener('pointerdown', ({ clientX, clientY }) => {
    pressed = new DOMPoint(clientX, clientY);
  });
  element.addEventListener('pointermove', (event) => {
    if (event.buttons !== 0) return;
    const tie = view.ties[tieUnder(event) ?? -1];
    element.classList.toggle('on-tie', tie?.opens !== undefined);
    if (!tie) {
      title.remove();
      return;
    }
    const [from, to] = [view.nodes[tie.from], view.nodes[tie.to]];
    const pair = `${from?.name ?? ''} ${view.isDirected ? '→' : '–'} ${to?.name ?? ''}`;
    title.textContent = [`${pair}: ${tie.spoken}`, tie.opens?.label].filter(Boolean).join('\n');
    if (!title.isConnected) element.prepend(title);
  });
  element.addEventListener('click', (event) => {
    // The end of a drag is not a click.
    const { clientX, clientY } = event;
    if (Math.hypot(clientX - pressed.x, clientY - pressed.y) > REACH) return;
    const at = tieUnder(event);
    if (at !== undefined) clicked(at);
  });
}

function nodeAt(target: EventTarget | null): number | undefined {
  const node = target instanceof Element ? target.closest('[data-at]') : null;
  return node ? Number(node.getAttribute('data-at')) : undefined;
}
