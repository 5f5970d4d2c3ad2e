import * as vscode from 'vscode';
import {
  type ExportLanguage,
  globRefusal,
  type ArticleGlobs,
  type GlobRefusal,
  type RollUp,
} from '../../core';

const SECTION = 'policyAnnotator';

/** The settings of the manifest, typed. Keys are checked against package.json by a test. */
export interface Settings {
  readonly articles: readonly string[];
  readonly exclude: readonly string[];
  readonly coder: string;
  readonly rollUp: RollUp;
  readonly checkSeverity: 'warning' | 'information' | 'hint' | 'off';
  readonly qualitySeverity: 'information' | 'hint' | 'warning' | 'off';
  /** By the id of a check: `default`, a severity or `off`. */
  readonly qualityChecks: Readonly<Record<string, string>>;
  readonly 'highlight.mentions': boolean;
  readonly 'highlight.positions': boolean;
  readonly 'highlight.gutter': boolean;
  /** In million UTF-16 units. The default, 10, matches the bytes that the editor opens without a
   * question in a browser or over a network. */
  readonly 'highlight.largest': number;
  readonly articleLenses: boolean;
  readonly 'export.byteOrderMark': boolean;
  readonly 'export.citations': boolean;
  /** `editor`: the display language, if documents are written in it. */
  readonly 'export.language': 'editor' | ExportLanguage;
  /** Of machine scope, so that a workspace from another person cannot switch the guard off. */
  readonly 'export.guardFormulas': boolean;
}

const DEFAULTS: Settings = {
  articles: ['**/*.{txt,md}'],
  exclude: [
    '**/README*',
    '**/CHANGELOG*',
    '**/*.brief.md',
    '**/*.codebook.md',
    '**/.*',
    '**/.*/**',
    '**/__MACOSX/**',
    '**/node_modules/**',
  ],
  coder: '',
  rollUp: 'none',
  checkSeverity: 'warning',
  qualitySeverity: 'information',
  qualityChecks: {},
  'highlight.mentions': true,
  'highlight.positions': true,
  'highlight.gutter': true,
  'highlight.largest': 10,
  articleLenses: false,
  'export.byteOrderMark': true,
  'export.citations': false,
  'export.language': 'editor',
  'export.guardFormulas': true,
};

/** The value of a setting. A value of the wrong type or out of range, as a user may have typed into
 * the settings file, counts as unset. */
export function setting<K extends keyof Settings>(key: K, scope?: vscode.Uri): Settings[K] {
  const value: unknown = vscode.workspace.getConfiguration(SECTION, scope).get(key);
  return isLike(value, DEFAULTS[key]) && isInRange(key, value) ? value : DEFAULTS[key];
}

/** The least values of the settings that are numbers, as the manifest has them. */
const LEAST: Readonly<Partial<Record<keyof Settings, number>>> = {
  'highlight.largest': 0.1,
};

function isInRange(key: keyof Settings, value: unknown): boolean {
  return typeof value !== 'number' || value >= (LEAST[key] ?? -Infinity);
}

/** The number of a setting that is out of range, and so not used; reported by
 * `src/vscode/features/unusedSettings.ts`. */
export interface OutOfRange {
  readonly key: keyof Settings;
  readonly value: number;
  readonly least: number;
  /** The default. */
  readonly used: unknown;
}

/** The numbers out of range in the settings of a folder. */
export function outOfRange(folder: vscode.Uri): readonly OutOfRange[] {
  const settings = vscode.workspace.getConfiguration(SECTION, folder);
  return (Object.entries(LEAST) as [keyof Settings, number][]).flatMap(([key, least]) => {
    const value: unknown = settings.get(key);
    const isUnused = typeof value === 'number' && !isInRange(key, value);
    return isUnused ? [{ key, value, least, used: DEFAULTS[key] }] : [];
  });
}

const GLOB_SETTINGS = ['articles', 'exclude'] as const;

/** A glob of a setting that is not used, since matching could take forever; reported by
 * `src/vscode/features/unusedSettings.ts`. */
export interface RefusedGlob {
  readonly key: (typeof GLOB_SETTINGS)[number];
  readonly glob: string;
  readonly refusal: GlobRefusal;
}

/** The refused globs in the settings of a folder. */
export function refusedGlobs(folder: vscode.Uri): readonly RefusedGlob[] {
  return GLOB_SETTINGS.flatMap((key) =>
    globs(key, folder).flatMap((glob) => {
      const refusal = globRefusal(glob);
      return refusal ? [{ key, glob, refusal }] : [];
    }),
  );
}

/** The globs of the settings that select articles below a folder. An empty line or a number in the
 * list is no glob. Refused ones are included, and excluded when they are compiled. */
export function articleGlobs(folder: vscode.Uri): ArticleGlobs {
  return { articles: globs('articles', folder), excluded: globs('exclude', folder) };
}

function globs(key: 'articles' | 'exclude', folder: vscode.Uri): readonly string[] {
  return setting(key, folder).filter((glob: unknown) => typeof glob === 'string' && glob !== '');
}

function isLike<T>(value: unknown, model: T): value is T {
  // null is an object, too.
  if (value === null) return false;
  return typeof value === typeof model && Array.isArray(value) === Array.isArray(model);
}

export async function saveSetting<K extends keyof Settings>(
  key: K,
  value: Settings[K],
  target: vscode.ConfigurationTarget,
  scope?: vscode.Uri,
): Promise<void> {
  await vscode.workspace.getConfiguration(SECTION, scope).update(key, value, target);
}

/** Where a setting of the user has to be written to apply: where the workspace has a value of its
 * own, there. */
export function settingPlace(key: keyof Settings, scope: vscode.Uri): vscode.ConfigurationTarget {
  const found = vscode.workspace.getConfiguration(SECTION, scope).inspect(key);
  if (found?.workspaceFolderValue !== undefined) return vscode.ConfigurationTarget.WorkspaceFolder;
  if (found?.workspaceValue !== undefined) return vscode.ConfigurationTarget.Workspace;
  return vscode.ConfigurationTarget.Global;
}

export function settingChanged(
  event: vscode.ConfigurationChangeEvent,
  ...keys: readonly (keyof Settings)[]
): boolean {
  return keys.some((key) => event.affectsConfiguration(`${SECTION}.${key}`));
}
