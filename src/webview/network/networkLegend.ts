import { nodeShapes, type NetworkView, type PanelWords } from '../../core/webview';
import { make, makeSvg } from '../parts/dom';
import { shapeElement } from '../parts/paint';

/** The meaning of lines, colours, shapes and letters. */
export function legendElement(view: NetworkView, words: PanelWords): HTMLElement {
  const { groups, legend, nodes, isDirected } = view;
  const node = (
    layer: 'actor' | 'issue',
    look: number | undefined,
    letter: string,
  ): SVGSVGElement =>
    sample(20, ...nodeShapes({ layer, look, letter }, [10, 10], 9).map((one) => shapeElement(one)));
  const item = (drawn: SVGSVGElement, text: string): HTMLElement =>
    make('li', {}, drawn, make('span', {}, text));
  return make(
    'ul',
    { class: 'legend', 'aria-label': words.legend },
    ...legend.map(({ isOpposing, name }) => {
      const look = isOpposing ? 'tie-opposing' : 'tie';
      const line = { x1: 0, y1: 10, x2: 32, y2: 10, class: look, 'stroke-width': 2 };
      const head = isOpposing ? 'tie-head-opposing' : 'tie-head';
      const arrow = makeSvg('path', { d: 'M24 6L32 10L24 14', class: head, fill: 'none' });
      return item(sample(32, makeSvg('line', line), ...(isDirected ? [arrow] : [])), name);
    }),
    ...groups.map(({ look, letter, name, count }) =>
      item(node('actor', look, letter), `${name} (${String(count)})`),
    ),
    groups.length === 0 ? item(node('actor', undefined, ''), words['actor nodes']) : undefined,
    nodes.some(({ layer }) => layer === 'issue')
      ? item(node('issue', undefined, ''), words['issue nodes'])
      : undefined,
    make('li', { class: 'note' }, words['legend width']),
    view.noCoalitions === undefined
      ? undefined
      : make('li', { class: 'note line' }, view.noCoalitions),
  );
}

function sample(width: number, ...drawn: readonly SVGElement[]): SVGSVGElement {
  const box = `0 0 ${String(width)} 20`;
  return makeSvg('svg', { width, height: 20, viewBox: box, 'aria-hidden': 'true' }, ...drawn);
}
