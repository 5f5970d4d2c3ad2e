import { parseAnnotationFile, type Codebook, type ParsedAnnotationFile } from '../../core';

/** Number of files that are remembered as they were read: those around the current work. */
const MOST_FILES = 32;

interface Remembered {
  readonly text: string;
  readonly codebook: Codebook;
  readonly parsed: ParsedAnnotationFile;
}

/** Cache of the annotation files that were read last: reading a file of 1,000 annotations takes a
 * tenth of a second, which opening an article of a loaded corpus should not cost again. */
export class ParsedFiles {
  /** In the order of use, the most recent last. */
  readonly #files = new Map<string, Remembered>();

  parse(path: string, text: string, codebook: Codebook): ParsedAnnotationFile {
    const known = this.#files.get(path);
    this.#files.delete(path);
    const remembered =
      known?.text === text && known.codebook === codebook
        ? known
        : { text, codebook, parsed: parseAnnotationFile(text, codebook) };
    this.#files.set(path, remembered);
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= MOST_FILES) break;
      this.#files.delete(oldest);
    }
    return remembered.parsed;
  }
}
