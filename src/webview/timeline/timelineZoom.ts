import {
  zoomBetween,
  zoomBy,
  type PanelWords,
  type Plot,
  type TimelineBody,
  type ZoomStep,
} from '../../core/webview';
import { make, makeSvg, onClick } from '../parts/dom';
import { change } from '../parts/host';

/** Buttons for what keys and mouse also do; days that are zoomed in to can become the window of
 * time. */
export function zoomTools(
  plot: Plot,
  window: TimelineBody['window'],
  words: PanelWords,
): HTMLElement {
  const isWhole = window === undefined;
  const button = (
    sign: string,
    name: string,
    step: ZoomStep | 'all',
    isOff: boolean,
  ): HTMLElement => {
    const attributes = {
      type: 'button',
      title: name,
      'aria-label': name,
      disabled: isOff,
      'data-key': `zoom ${step}`,
    };
    return onClick(make('button', attributes, sign), () => zoom(plot, step));
  };
  const count = make(
    'button',
    { type: 'button', 'data-key': 'window' },
    words['window these days'],
  );
  return make(
    'div',
    { class: 'zoom', role: 'group', title: words['timeline keys'] },
    button('+', words['zoom in'], 'in', plot.whole[0] === plot.whole[1]),
    button('−', words['zoom out'], 'out', isWhole),
    button('‹', words['earlier days'], 'earlier', isWhole || plot.days[0] <= plot.whole[0]),
    button('›', words['later days'], 'later', isWhole || plot.days[1] >= plot.whole[1]),
    button('⤢', words['zoom all'], 'all', isWhole),
    isWhole
      ? undefined
      : onClick(count, () => change({ ...window, zoomFrom: undefined, zoomTo: undefined })),
  );
}

/** Zooms in to days by dragging over them, or by keys while the picture has the focus. */
export function zoomWith(picture: SVGSVGElement, plot: Plot): void {
  picture.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = event.shiftKey ? MOVES.get(event.key) : undefined;
    const found = step ?? ZOOMS.get(event.key);
    if (!found) return;
    event.preventDefault();
    event.stopPropagation();
    zoom(plot, found);
  });
  picture.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const start = placeIn(picture, event);
    if (start < plot.left - SLACK || start > plot.right + SLACK) return;
    const { height } = picture.viewBox.baseVal;
    const brush = makeSvg('rect', { class: 'brush', y: 0, height });
    const move = (to: PointerEvent): void => {
      const [from, until] = [start, placeIn(picture, to)]
        .map((x) => Math.min(plot.right, Math.max(plot.left, x)))
        .sort((a, b) => a - b);
      brush.setAttribute('x', String(from));
      brush.setAttribute('width', String((until ?? 0) - (from ?? 0)));
      // A trembling hand must still be able to open a mark.
      if (Math.abs(placeIn(picture, to) - start) > LEAST_DRAG) picture.append(brush);
    };
    const end = (to: PointerEvent): void => {
      stop();
      if (!brush.isConnected) return;
      brush.remove();
      // The click that ends a drag over a mark does not open it.
      picture.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => picture.removeEventListener('click', swallow, { capture: true }), 0);
      change({ ...zoomBetween(plot, start, placeIn(picture, to)) });
    };
    const cancel = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape') return;
      stop();
      brush.remove();
    };
    const stop = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('keydown', cancel);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('keydown', cancel);
  });
}

const SLACK = 12;
const LEAST_DRAG = 6;

const ZOOMS: ReadonlyMap<string, ZoomStep | 'all'> = new Map([
  ['+', 'in'],
  ['=', 'in'],
  ['-', 'out'],
  ['0', 'all'],
]);
const MOVES: ReadonlyMap<string, ZoomStep> = new Map([
  ['ArrowLeft', 'earlier'],
  ['ArrowRight', 'later'],
]);

function zoom(plot: Plot, step: ZoomStep | 'all'): void {
  change(step === 'all' ? { zoomFrom: undefined, zoomTo: undefined } : { ...zoomBy(plot, step) });
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

/** In pixels of the picture. */
function placeIn(picture: SVGSVGElement, { clientX }: MouseEvent): number {
  const { left, width } = picture.getBoundingClientRect();
  return ((clientX - left) / Math.max(1, width)) * picture.viewBox.baseVal.width;
}
