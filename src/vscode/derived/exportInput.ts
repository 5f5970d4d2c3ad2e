import * as vscode from 'vscode';
import { DEFAULT_FILTER, type ArticlePath, type Filter } from '../../core';
import { lineLink, mentionRows, pathFrom, type ExportInput } from '../../core/exports';
import type { LoadedCorpus } from '../corpora/corpora';
import { uriIn } from '../documents/workspaceFiles';
import { setting } from '../host/settings';

/** What counts where nothing else was chosen. */
export function filterOf({ root }: LoadedCorpus): Filter {
  return { ...DEFAULT_FILTER, rollUp: setting('rollUp', root) };
}

/** All that a format may ask for; texts and mentions are read when it does. */
export function exportInput(loaded: LoadedCorpus, filter: Filter): ExportInput {
  const { corpus, root } = loaded;
  return {
    corpusName: corpus.codebook.title ?? root.path.split('/').at(-1) ?? '',
    reader: corpus.index,
    filter,
    options: {
      byteOrderMark: setting('export.byteOrderMark', root),
      guardFormulas: setting('export.guardFormulas', root),
    },
    citations: setting('export.citations', root),
    text: async (path: ArticlePath) => (await corpus.readArticle(path))?.text,
    mentions: async (path: ArticlePath) => {
      const read = await corpus.readArticle(path);
      return read ? mentionRows(path, read.text, read.mentions) : [];
    },
  };
}

/** Links to the articles of a corpus from a file that is saved there; none across file systems. */
export function linksFrom({ root }: LoadedCorpus, place: vscode.Uri): ExportInput['articleLink'] {
  return linksInFolder(root, vscode.Uri.joinPath(place, '..'), (path) => path);
}

/** Links to the articles for the Markdown preview of a page that is no file: a path that begins with `/` is looked for
 * below the first workspace folder (markdown-language-features, `resolveInternalDocumentLink`), also with `..` in it.
 * A link to Markdown would put that into the preview, in place of the page and not at its line, unless a setting says
 * that it opens in the editor: then an article in Markdown has none. */
export function linksInPreview(
  { root }: LoadedCorpus,
  page: vscode.Uri,
): ExportInput['articleLink'] {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const links = folder && linksInFolder(root, folder.uri, (path) => `/${path}`);
  const opened = vscode.workspace.getConfiguration('markdown', page);
  if (!links || opened.get('preview.openMarkdownLinks') === 'inEditor') return links;
  return (article, line) => (MARKDOWN.test(article) ? undefined : links(article, line));
}

/** What VS Code takes for Markdown. */
const MARKDOWN = /\.(?:md|mkd|mdwn|mdown|markdown|markdn|mdtxt|mdtext|workbook)$/i;

function linksInFolder(
  root: vscode.Uri,
  folder: vscode.Uri,
  written: (path: string) => string,
): ExportInput['articleLink'] {
  if (root.scheme !== folder.scheme || root.authority !== folder.authority) return undefined;
  return (article, line) => {
    const path = pathFrom(folder.path, uriIn(root, article).path);
    return path === undefined ? undefined : written(lineLink(path, line));
  };
}
