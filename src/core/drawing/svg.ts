import { xmlText } from '../text/xml';
import type { Picture, Shape } from './picture';
import { AREA_STYLE, LINE_STYLE, PRINT_FONTS, TEXT_STYLE, type PrintStyle } from './printStyle';

/** A picture as a self-contained SVG 1.1 file: no style sheet, font, script or link. Every look is
 * written as attributes, which office programs and drawing editors read. */
export function svgOf({ width, height, millimetres, title, shapes }: Picture): string {
  const size = (units: number): string =>
    millimetres === undefined ? rounded(units) : `${rounded((units * millimetres) / width)}mm`;
  const head = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width: size(width),
    height: size(height),
    viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
    role: 'img',
    'font-family': PRINT_FONTS,
  });
  const paper = element('rect', { width: '100%', height: '100%', fill: '#ffffff' });
  const inner = [textElement('title', title), paper, ...shapes.map((shape) => drawn(shape))];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg${head}>\n${inner.join('\n')}\n</svg>\n`;
}

function drawn(shape: Shape): string {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, look } = shape;
      const place = { x: rounded(x), y: rounded(y) };
      const size = { width: rounded(width), height: rounded(height) };
      return element('rect', { ...place, ...size, ...AREA_STYLE[look] });
    }
    case 'circle': {
      const [cx, cy] = shape.at.map(rounded);
      const r = rounded(shape.radius);
      return element('circle', { cx: cx ?? '', cy: cy ?? '', r, ...AREA_STYLE[shape.look] });
    }
    case 'line': {
      const [x1 = '', y1 = ''] = shape.from.map(rounded);
      const [x2 = '', y2 = ''] = shape.to.map(rounded);
      const wide: PrintStyle =
        shape.width === undefined ? {} : { 'stroke-width': rounded(shape.width) };
      return element('line', { x1, y1, x2, y2, ...LINE_STYLE[shape.look], ...wide });
    }
    case 'polygon': {
      const points = shape.points.map((point) => point.map(rounded).join(',')).join(' ');
      return element('polygon', { points, ...AREA_STYLE[shape.look] });
    }
    case 'text': {
      const [x = '', y = ''] = shape.at.map(rounded);
      const turn =
        shape.turn === undefined ? {} : { transform: `rotate(${rounded(shape.turn)} ${x} ${y})` };
      const anchor = shape.anchor === undefined ? {} : { 'text-anchor': shape.anchor };
      const given = { x, y, ...turn, ...anchor, ...TEXT_STYLE[shape.look] };
      return `<text${attributes(given)}>${escaped(shape.text)}</text>`;
    }
    case 'group': {
      const inner = [textElement('title', shape.label), ...shape.shapes.map((one) => drawn(one))];
      return `<g>${inner.join('')}</g>`;
    }
  }
}

function element(name: string, given: PrintStyle): string {
  return `<${name}${attributes(given)}/>`;
}

function textElement(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function attributes(given: PrintStyle): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

/** Characters that XML forbids are removed: a picture shows no signs for them. */
function escaped(text: string): string {
  return xmlText(text, '');
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
