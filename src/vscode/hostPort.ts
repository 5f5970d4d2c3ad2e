import type { Uri } from 'vscode';
import type { WriteOutcome } from '../project/ports';

/** What the two extension hosts do differently: Node writes files on disk safely; the web has only
 * the editor's own means. */
export interface HostPort {
  /** Replaces the text of a closed file on disk, or undefined where this host cannot: then the
   * editor's documents are used. `expected` undefined: the file must not exist yet. */
  readonly replaceFile:
    ((file: Uri, expected: string | undefined, next: string) => Promise<WriteOutcome>) | undefined;
}
