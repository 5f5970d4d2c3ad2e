import type { ExportFormat } from './exportFormat';

/** What a file of an export is called unless a name is given: the corpus, what of it (an article, a folder, or
 * undefined for all) and what the file holds, as in `talks-wire-disagreements.csv`. */
export function exportFileName(
  corpus: string,
  { id, extension }: Pick<ExportFormat, 'id' | 'extension'>,
  part?: string,
): string {
  const [last = ''] = extension.split('.').slice(-1);
  const held =
    id === last ? 'everything' : id.endsWith(`-${last}`) ? id.slice(0, -last.length - 1) : id;
  // The ending .brief.md says it itself.
  const isStated = extension.startsWith(`${held}.`);
  return [corpus, part, isStated ? undefined : held]
    .filter((one) => one !== undefined && one !== '')
    .map((one) => (one ?? '').replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-'))
    .join('-')
    .concat('.', extension);
}
