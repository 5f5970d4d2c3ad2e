import type { ScanChunk, ScanOutcome } from '../../../project/ports';
import type { FolderRequest } from './folderRequest';

/** To the thread. `control` is shared: see CONTROL. */
export interface ThreadRequest {
  readonly request: Omit<FolderRequest, 'build'>;
  readonly control: SharedArrayBuffer;
}

/** From the thread: chunks, then the end. */
export type ThreadAnswer =
  | { readonly kind: 'chunk'; readonly chunk: ScanChunk }
  | { readonly kind: 'end'; readonly outcome: ScanOutcome; readonly reason?: string };

/** Words of 32 bits that both sides see: how many chunks the host has taken, and whether it wants no
 * more. */
export const CONTROL = { taken: 0, cancelled: 1, words: 2 } as const;

/** So many chunks are made ahead of the host: messages that have come are handed to it together. */
export const AHEAD = 2;
