import { DEFAULT_FILTER, type Filter } from '../../../src/core/analysis/records/filter';
import {
  DEFAULT_CSV_OPTIONS,
  formatOf,
  type CsvOptions,
  type ExportInput,
  type MentionRow,
} from '../../../src/core';
import { runSync } from '../../../src/core/util/task';
import type { CorpusReader } from '../../../src/core/model/corpus';

export interface RenderGiven {
  readonly filter?: Partial<Filter>;
  readonly options?: Partial<CsvOptions>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly mentions?: readonly MentionRow[];
  readonly articleLink?: ExportInput['articleLink'];
  readonly countLink?: ExportInput['countLink'];
  readonly citations?: boolean;
  readonly briefLength?: ExportInput['briefLength'];
  readonly localizer?: ExportInput['localizer'];
  readonly language?: ExportInput['language'];
  readonly beside?: ExportInput['beside'];
  readonly isUntitled?: ExportInput['isUntitled'];
}

/** The whole text that a format makes of a corpus. Tables come without a byte order mark. */
export async function rendered(
  format: string,
  reader: CorpusReader,
  { filter, options, texts = {}, mentions = [], ...given }: RenderGiven = {},
): Promise<string> {
  const found = formatOf(format);
  if (found?.kind !== 'text') throw new Error(`no format ${format}`);
  let text = '';
  const { pieces } = runSync(
    found.render({
      ...given,
      corpusName: 'Trade talks',
      reader,
      filter: { ...DEFAULT_FILTER, ...filter },
      options: { ...DEFAULT_CSV_OPTIONS, byteOrderMark: false, ...options },
      text: (path) => Promise.resolve(texts[path]),
      mentions: (path) => Promise.resolve(mentions.filter(({ article }) => article === path)),
    }),
  );
  for await (const piece of pieces) text += piece;
  return text;
}
