import * as vscode from 'vscode';
import { GUTTER_KINDS, lineColor, type RowIcon, type TypeColor } from '../../../core';
import { markIcon } from '../decorations';

/** The extension's own icons for stances and types, the theme's for the rest. With a colour of the
 * codebook, the sign of a type is filled with it. */
export function iconOf(extension: vscode.Uri, icon: RowIcon, color?: TypeColor): vscode.IconPath {
  if (icon === 'typed' && color !== undefined) {
    return { light: typeIcon(color, 'light'), dark: typeIcon(color, 'dark') };
  }
  if (OWN_ICONS.has(icon)) {
    return {
      light: markIcon(extension, icon, 'light'),
      dark: markIcon(extension, icon, 'dark'),
    };
  }
  return new vscode.ThemeIcon(THEME_ICONS[icon] ?? 'circle-outline');
}

/** The shape of media/marks/typed-light.svg. */
function typeIcon(color: TypeColor, theme: 'light' | 'dark'): vscode.Uri {
  const line = lineColor(color, theme);
  const shape = 'M8 2.8L13.2 8 8 13.2 2.8 8z';
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">' +
    `<path fill="${color}" stroke="${line}" stroke-width="1.3" stroke-linejoin="round" d="${shape}"/></svg>`;
  return vscode.Uri.from({ scheme: 'data', path: `image/svg+xml;utf8,${svg}` });
}

/** The icons that are also shown in the gutter. */
const OWN_ICONS: ReadonlySet<string> = new Set(GUTTER_KINDS);

const THEME_ICONS: Readonly<Partial<Record<RowIcon, string>>> = {
  lost: 'question',
  disagreement: 'arrow-swap',
  agreement: 'link',
  'one-sided': 'arrow-right',
  shift: 'history',
  contradiction: 'warning',
  issue: 'tag',
  topic: 'folder',
  unknown: 'question',
  'actor-state': 'globe',
  'actor-government': 'law',
  'actor-person': 'person',
  'actor-organization': 'organization',
  'actor-group': 'group-by-ref-type',
  'actor-other': 'account',
  article: 'circle-large-outline',
  'article-in-progress': 'circle-large-filled',
  'article-done': 'pass-filled',
  'article-not-relevant': 'circle-slash',
  section: 'list-unordered',
  mention: 'symbol-text',
  ignored: 'eye-closed',
  search: 'search',
  more: 'ellipsis',
};
