import * as vscode from 'vscode';
import type { ArticleGlobs, RollUp } from '../core';

const SECTION = 'policyAnnotator';

/** The settings of the manifest, typed. Keys are checked against package.json by a test. */
export interface Settings {
  readonly articles: readonly string[];
  readonly leftOut: readonly string[];
  readonly coder: string;
  readonly rollUp: RollUp;
  readonly checkSeverity: 'warning' | 'information' | 'hint' | 'off';
  readonly 'highlight.mentions': boolean;
  readonly 'highlight.positions': boolean;
  readonly 'highlight.gutter': boolean;
  /** In million UTF-16 units. 10 take a third of a second, in slices, and as many bytes are what the
   * editor opens without a question in a browser or over a network. */
  readonly 'highlight.largest': number;
  readonly 'export.byteOrderMark': boolean;
  /** Of machine scope: who sends a workspace must not decide that its cells may run. */
  readonly 'export.guardFormulas': boolean;
}

const DEFAULTS: Settings = {
  articles: ['**/*.{txt,md}'],
  leftOut: ['**/README*', '**/CHANGELOG*', '**/*.brief.md', '**/.*/**', '**/node_modules/**'],
  coder: '',
  rollUp: 'none',
  checkSeverity: 'warning',
  'highlight.mentions': true,
  'highlight.positions': true,
  'highlight.gutter': true,
  'highlight.largest': 10,
  'export.byteOrderMark': true,
  'export.guardFormulas': true,
};

/** A value of another kind, which a hand may have written into the file of settings, says nothing. */
export function setting<K extends keyof Settings>(key: K, scope?: vscode.Uri): Settings[K] {
  const value: unknown = vscode.workspace.getConfiguration(SECTION, scope).get(key);
  return isLike(value, DEFAULTS[key]) ? value : DEFAULTS[key];
}

/** Which files are articles below a folder. An empty line or a number in the list is no glob. */
export function articleGlobs(folder: vscode.Uri): ArticleGlobs {
  return { articles: globs('articles', folder), leftOut: globs('leftOut', folder) };
}

function globs(key: 'articles' | 'leftOut', folder: vscode.Uri): readonly string[] {
  return setting(key, folder).filter(
    (glob: unknown) => typeof glob === 'string' && glob !== '' && glob.length < LONGEST,
  );
}

function isLike<T>(value: unknown, model: T): value is T {
  return typeof value === typeof model && Array.isArray(value) === Array.isArray(model);
}

/** Characters; the library refuses what is far longer. */
const LONGEST = 10_000;

export async function saveSetting<K extends keyof Settings>(
  key: K,
  value: Settings[K],
  target: vscode.ConfigurationTarget,
): Promise<void> {
  await vscode.workspace.getConfiguration(SECTION).update(key, value, target);
}

export function settingChanged(
  event: vscode.ConfigurationChangeEvent,
  ...keys: readonly (keyof Settings)[]
): boolean {
  return keys.some((key) => event.affectsConfiguration(`${SECTION}.${key}`));
}
