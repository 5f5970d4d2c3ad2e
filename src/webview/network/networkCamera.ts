/** The visible part of a picture: all of it, until the user zooms or moves it by mouse or keys. */
export interface Camera {
  /** Screen pixels per unit of the picture. */
  scale(): number;
  /** The visible part, in units of the picture. */
  seen(): DOMRect;
  /** Shows the whole picture again. */
  all(): void;
  zoom(factor: number): void;
  /** Follows what is drawn, unless the user has moved it. */
  fit(): void;
  onChange(run: () => void): void;
}

/** `frame` gives the bounds of the whole picture. */
export function viewOf(element: SVGSVGElement, frame: () => DOMRect): Camera {
  let shown = new DOMRect(0, 0, 1, 1);
  let isMoved = false;
  const listeners: (() => void)[] = [];

  const show = (next: DOMRect): void => {
    shown = next;
    const { x, y, width, height } = next;
    element.setAttribute('viewBox', [x, y, width, height].map((one) => one.toFixed(2)).join(' '));
    for (const run of listeners) run();
  };
  const fit = (): void => {
    if (isMoved) return;
    const { x, y, width, height } = frame();
    // A few nodes are not enlarged to fill the space.
    const { clientWidth, clientHeight } = element;
    const wide = Math.max(width + 2 * SIDE, clientWidth / LARGEST);
    const high = Math.max(height + 2 * ABOVE, clientHeight / LARGEST);
    show(new DOMRect(x - (wide - width) / 2, y - (high - height) / 2, wide, high));
  };
  const scale = (): number => {
    const { clientWidth, clientHeight } = element;
    return Math.min(clientWidth / shown.width, clientHeight / shown.height) || 1;
  };
  const seen = (): DOMRect => {
    const [width, height] = [element.clientWidth / scale(), element.clientHeight / scale()];
    const [x, y] = [shown.x - (width - shown.width) / 2, shown.y - (height - shown.height) / 2];
    return new DOMRect(x, y, width, height);
  };
  const zoomAt = (factor: number, x: number, y: number): void => {
    const next = Math.min(Math.max(scale() * factor, 0.05), 8) / scale();
    isMoved = true;
    const { width, height } = shown;
    show(
      new DOMRect(x - (x - shown.x) / next, y - (y - shown.y) / next, width / next, height / next),
    );
  };
  const zoom = (factor: number): void =>
    zoomAt(factor, shown.x + shown.width / 2, shown.y + shown.height / 2);
  const moveBy = (dx: number, dy: number): void => {
    isMoved = true;
    show(new DOMRect(shown.x + dx, shown.y + dy, shown.width, shown.height));
  };
  const all = (): void => {
    isMoved = false;
    fit();
  };

  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(
        element.getScreenCTM()?.inverse(),
      );
      zoomAt(Math.exp(-event.deltaY * WHEEL), at.x, at.y);
    },
    { passive: false },
  );
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    let [x, y] = [event.clientX, event.clientY];
    const move = (to: PointerEvent): void => {
      moveBy((x - to.clientX) / scale(), (y - to.clientY) / scale());
      [x, y] = [to.clientX, to.clientY];
    };
    const end = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
  });
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== element) return;
    const run = keys(shown).get(event.key);
    if (!run) return;
    event.preventDefault();
    run();
  });
  const keys = ({ width, height }: DOMRect): ReadonlyMap<string, () => void> =>
    new Map([
      ['+', () => zoom(STEP)],
      ['=', () => zoom(STEP)],
      ['-', () => zoom(1 / STEP)],
      ['0', all],
      ['ArrowLeft', () => moveBy(-width / 10, 0)],
      ['ArrowRight', () => moveBy(width / 10, 0)],
      ['ArrowUp', () => moveBy(0, -height / 10)],
      ['ArrowDown', () => moveBy(0, height / 10)],
    ]);
  new ResizeObserver(fit).observe(element);
  return { scale, seen, all, zoom, fit, onChange: (run) => void listeners.push(run) };
}

const STEP = 1.25;
const WHEEL = 0.0015;
/** Room for names beside the outermost nodes. */
const SIDE = 70;
const ABOVE = 20;
/** Nodes of small networks are not drawn larger than this. */
const LARGEST = 1.5;
