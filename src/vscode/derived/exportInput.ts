import { DEFAULT_FILTER, type ArticlePath, type Filter } from '../../core';
import { mentionRows, type ExportInput } from '../../core/exports';
import type { LoadedCorpus } from '../corpora/corpora';
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
    text: async (path: ArticlePath) => (await corpus.readArticle(path))?.text,
    mentions: async (path: ArticlePath) => {
      const read = await corpus.readArticle(path);
      return read ? mentionRows(path, read.text, read.mentions) : [];
    },
  };
}
