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

/** 32-bit words shared by both sides: how many chunks the host has taken, and whether it has
 * cancelled. */
export const CONTROL = { taken: 0, cancelled: 1, words: 2 } as const;

/** Chunks that the thread may be ahead of the host, which takes all waiting messages at once. */
export const AHEAD = 2;
