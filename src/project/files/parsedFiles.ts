import { parseAnnotationFile, type Codebook, type ParsedAnnotationFile } from '../../core';

/** How many files are remembered as they were read: those around what somebody works on. */
const MOST_FILES = 32;

interface Remembered {
  readonly text: string;
  readonly codebook: Codebook;
  readonly parsed: ParsedAnnotationFile;
}

/** Annotation files as they were read last. A file of 1,000 annotations takes a tenth of a second to
 * read; opening an article whose corpus is loaded should not pay that again. */
export class ParsedFiles {
  /** The one used last is the last. */
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
