import type { ExportFormat } from './exportFormat';

/** The default name of an export's file: the corpus, the part of it (an article, a folder, or
 * undefined for all) and the content, as in `talks-wire-disagreements.csv`. */
export function exportFileName(
  corpus: string,
  { id, extension }: Pick<ExportFormat, 'id' | 'extension'>,
  part?: string,
): string {
  const [last = ''] = extension.split('.').slice(-1);
  const held =
    id === last ? 'everything' : id.endsWith(`-${last}`) ? id.slice(0, -last.length - 1) : id;
  // The ending .brief.md states the content itself.
  const isStated = extension.startsWith(`${held}.`);
  return [corpus, part, isStated ? undefined : held]
    .filter((one) => one !== undefined && one !== '')
    .map((one) => (one ?? '').replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-'))
    .join('-')
    .concat('.', extension);
}
