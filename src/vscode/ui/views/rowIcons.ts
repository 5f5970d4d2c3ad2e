import * as vscode from 'vscode';
import { GUTTER_KINDS, type RowIcon } from '../../../core';
import { markIcon } from '../decorations';

/** The extension's own icons for stances, the theme's for the rest. */
export function iconOf(extension: vscode.Uri, icon: RowIcon): vscode.IconPath {
  if (OWN_ICONS.has(icon)) {
    return {
      light: markIcon(extension, icon, 'light'),
      dark: markIcon(extension, icon, 'dark'),
    };
  }
  return new vscode.ThemeIcon(THEME_ICONS[icon] ?? 'circle-outline');
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
