import * as vscode from 'vscode';
import {
  DEFAULT_FILTER,
  type ArticlePath,
  type Filter,
  exportLanguage,
  lineLink,
  mentionRows,
  pathFrom,
  type ExportInput,
  type ExportLanguage,
} from '../../core';
import { currentText } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import { uriIn } from '../documents/workspaceFiles';
import { setting } from '../host/settings';
import { localizer } from './viewContext';

/** The default filter of a corpus. */
export function filterOf({ root }: LoadedCorpus): Filter {
  return { ...DEFAULT_FILTER, rollUp: setting('rollUp', root) };
}

/** Everything that a format may ask for; texts and mentions are read on demand. */
export function exportInput(loaded: LoadedCorpus, filter: Filter): ExportInput {
  const { corpus, root } = loaded;
  const language = languageOf(loaded);
  return {
    corpusName: corpus.codebook.title ?? root.path.split('/').at(-1) ?? '',
    isUntitled: corpus.codebook.title === undefined,
    reader: corpus.index,
    filter,
    options: {
      byteOrderMark: setting('export.byteOrderMark', root),
      guardFormulas: setting('export.guardFormulas', root),
    },
    citations: setting('export.citations', root),
    language,
    // The words on screen are in the language of the editor only.
    localizer: language === exportLanguage(vscode.env.language) ? localizer : undefined,
    text: async (path: ArticlePath) => (await currentText(loaded, path))?.text,
    mentions: async (path: ArticlePath) => {
      const read = await corpus.readArticle(path);
      return read ? mentionRows(path, read.text, read.mentions) : [];
    },
  };
}

/** The language of its documents. */
function languageOf({ root }: LoadedCorpus): ExportLanguage {
  const chosen = setting('export.language', root);
  return exportLanguage(chosen === 'editor' ? vscode.env.language : chosen);
}

/** Links to the articles of a corpus from a file saved at `place`; none across file systems. */
export function linksFrom({ root }: LoadedCorpus, place: vscode.Uri): ExportInput['articleLink'] {
  const folder = vscode.Uri.joinPath(place, '..');
  if (root.scheme !== folder.scheme || root.authority !== folder.authority) return undefined;
  return (article, line) => {
    const path = pathFrom(folder.path, uriIn(root, article).path);
    return path === undefined ? undefined : lineLink(path, line);
  };
}
