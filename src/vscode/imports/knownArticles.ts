import * as vscode from 'vscode';
import { decodeArticle, originsOf, type KnownArticle, type ReadFile } from '../../core';
import type { ImportPlace } from './importPlace';

/** Articles of the corpus that were imported from these files before, by origin, with their texts
 * as they are saved. */
export async function knownArticles(
  place: ImportPlace,
  files: readonly ReadFile[],
): Promise<ReadonlyMap<string, KnownArticle>> {
  const wanted = new Set(
    files.flatMap((file) => file.articles.flatMap((article) => originsOf(file, article))),
  );
  const known = new Map<string, KnownArticle>();
  for (const { path, metadata } of place.corpus?.index.articles() ?? []) {
    const origin = metadata.attributes.get('origin');
    if (origin === undefined || !wanted.has(origin) || known.has(origin)) continue;
    const bytes = await vscode.workspace.fs.readFile(place.uriOf(path));
    known.set(origin, { path, text: decodeArticle(bytes, TextDecoder).text });
  }
  return known;
}
