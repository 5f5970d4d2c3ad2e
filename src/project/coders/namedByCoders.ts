import { idsNamedBy, parseAnnotationFile, type Codebook } from '../../core';
import type { AnnotationFiles } from '../files/annotationFiles';
import type { CorpusFiles } from '../ports';

interface Needs {
  readonly files: CorpusFiles;
  readonly annotationFiles: AnnotationFiles;
  readonly codebook: () => Codebook;
}

/** Those of the ids that an annotation file names which is not read now: with one file for each
 * coder, each window reads its own. Files that the current coder must not see are looked at, too,
 * since what they name must not be removed. A file that cannot be read may name all that stand in
 * its text. */
export async function namedInOtherFiles(
  { annotationFiles, codebook, files }: Needs,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  const { annotationFiles: mode, machines } = codebook();
  if (ids.length === 0 || (mode === 'shared' && machines.size === 0)) return named;
  for (const [path, owner] of annotationFiles.owners()) {
    if (!owner || annotationFiles.isRead(path)) continue;
    const text = annotationFiles.wanted(path) ?? (await files.read(path))?.text ?? '';
    // Most files name none of them, and parsing YAML is slow.
    const likely = ids.filter((id) => !named.has(id) && text.includes(id));
    if (likely.length === 0) continue;
    const parsed = parseAnnotationFile(text, codebook());
    const there =
      parsed.kind === 'annotations' ? parsed.file.annotations.map(idsNamedBy) : undefined;
    for (const id of likely) if (there?.some((own) => own.has(id)) !== false) named.add(id);
  }
  return named;
}
