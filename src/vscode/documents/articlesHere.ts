import * as vscode from 'vscode';
import { articleRule, compareText } from '../../core';
import { articleGlobs } from '../host/settings';
import { relativePath } from './workspaceFiles';

/** So many files of a folder are looked for. */
export const LOOKED_FOR = 10_000;

/** The files of the workspace that are articles once there is a codebook, in the order of their
 * paths. They are listed, not read. */
export async function articlesHere(): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map(({ uri }) => articlesIn(uri)));
  return found.flat();
}

async function articlesIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const globs = articleGlobs(folder);
  const rule = articleRule(globs);
  const found = await Promise.all(
    globs.articles.map((glob) =>
      vscode.workspace.findFiles(
        new vscode.RelativePattern(folder, glob),
        '**/node_modules/**',
        LOOKED_FOR,
      ),
    ),
  );
  const byPath = new Map(found.flat().map((uri) => [relativePath(folder, uri) ?? '', uri]));
  return [...byPath]
    .filter(([path]) => rule.isArticle(path))
    .sort(([a], [b]) => compareText(a, b))
    .map(([, uri]) => uri);
}
