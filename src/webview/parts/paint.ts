import type { Picture, Shape } from '../../core/webview';
import { makeSvg } from './dom';
import { send } from './host';

/** A picture in the colours of the theme: its shapes have classes of the style sheet. */
export function pictureElement(picture: Picture): SVGSVGElement {
  const { width, height, title, shapes } = picture;

  return makeSvg(
    'svg',
    {
      class: 'picture',
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      width,
      height,
      role: 'group',
      'aria-label': title,
    },
    ...shapes.map((shape) => shapeElement(shape)),
  );
}

export function shapeElement(shape: Shape): SVGElement {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, look } = shape;
      return makeSvg('rect', { x, y, width, height, class: look });
    }
    case 'circle':
      return makeSvg('circle', {
        cx: shape.at[0],
        cy: shape.at[1],
        r: shape.radius,
        class: shape.look,
      });
    case 'polygon': {
      const points = shape.points.map((point) => point.join(',')).join(' ');
      return makeSvg('polygon', { points, class: shape.look });
    }
    case 'line': {
      const [x1, y1] = shape.from;
      const [x2, y2] = shape.to;
      return makeSvg('line', { x1, y1, x2, y2, 'stroke-width': shape.width, class: shape.look });
    }
    case 'text': {
      const [x, y] = shape.at;
      const turn =
        shape.turn === undefined ? undefined : `rotate(${shape.turn} ${String(x)} ${String(y)})`;
      const given = { x, y, transform: turn, 'text-anchor': shape.anchor, class: shape.look };
      return makeSvg('text', given, shape.text);
    }
    case 'group':
      return groupElement(shape);
  }
}

function groupElement(group: Extract<Shape, { kind: 'group' }>): SVGGElement {
  const { label, target, shapes } = group;
  const title = makeSvg('title', {}, label);
  const drawn = shapes.map((shape) => shapeElement(shape));
  if (target?.kind !== 'annotation') {
    return makeSvg('g', { role: 'img', 'aria-label': label }, title, ...drawn);
  }
  const { article, id } = target;
  const disc = shapes.find((shape) => shape.kind === 'circle');
  const mark = makeSvg(
    'g',
    {
      class: 'mark',
      role: 'button',
      'aria-label': label,
      'data-key': `mark ${article} ${id}`,
      'data-x': disc?.at[0],
      'data-y': disc?.at[1],
    },
    title,
    ...drawn,
  );
  const open = (): void => send({ kind: 'open', article, id });
  mark.addEventListener('click', open);
  mark.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open();
  });
  return mark;
}
