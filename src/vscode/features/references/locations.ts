import * as vscode from 'vscode';
import type { FileReferences } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { fileRanges } from '../../documents/articleDocuments';

/** The places of one file, for the editor's lists of references. */
export function locationsOf(
  loaded: LoadedCorpus,
  { path, text, spans }: FileReferences,
): readonly vscode.Location[] {
  const uri = loaded.uriOf(path);
  const rangeOf = fileRanges(text);
  return spans.map((span) => new vscode.Location(uri, rangeOf(span)));
}
