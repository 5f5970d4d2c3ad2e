import { keysOf } from '../../util/unknownObject';
import type { PanelBody, PanelData } from './panel';
import type { DrawPng, FocusNumber } from './panelMessage';

/** A message of the host to the web view. */
export type HostMessage = PanelData | DrawPng | FocusNumber;

/** Validates a message as far as the page relies on it before it paints; undefined if it is
 * invalid, since the editor and other extensions may post to the page, too. Never throws. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  const given = keysOf(value);
  switch (given?.get('kind')) {
    case 'focusNumber':
      return { kind: 'focusNumber' };
    case 'drawPng': {
      const sizes = [given.get('width'), given.get('height'), given.get('scale')];
      const [width, height, scale] = sizes.filter((size) => Number.isFinite(size)) as number[];
      const svg = given.get('svg');
      if (typeof svg !== 'string' || width === undefined) return undefined;
      return height === undefined || scale === undefined
        ? undefined
        : { kind: 'drawPng', svg, width, height, scale };
    }
    case 'data':
      return isData(given) ? (value as PanelData) : undefined;
    default:
      return undefined;
  }
}

function isData(given: ReadonlyMap<string, unknown>): boolean {
  const kind = keysOf(given.get('body'))?.get('kind');
  return (
    typeof keysOf(given.get('state'))?.get('view') === 'string' &&
    keysOf(given.get('words')) !== undefined &&
    Array.isArray(given.get('tabs')) &&
    Array.isArray(given.get('remarks')) &&
    typeof kind === 'string' &&
    Object.hasOwn(BODIES, kind)
  );
}

const BODIES: Readonly<Record<PanelBody['kind'], true>> = {
  board: true,
  matrix: true,
  timeline: true,
  network: true,
  intercoder: true,
  nothing: true,
};
