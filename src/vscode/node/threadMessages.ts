import type { ScanOutcome } from '../../project/ports';
import type { FolderRequest } from './folderRequest';
import type { ToldBefore, ToldPart } from './toldParts';

/** To the thread. `control` is shared: see CONTROL. */
export interface ThreadRequest {
  readonly request: Omit<FolderRequest, 'build'>;
  readonly control: SharedArrayBuffer;
}

/** From the thread: the index before, undefined where there is none, and parts; these once more from the
 * beginning when it proves damaged; then the end, and behind it whether the rest of the index could be read. */
export type ThreadAnswer =
  | { readonly kind: 'before'; readonly before: ToldBefore | undefined }
  | { readonly kind: 'part'; readonly part: ToldPart }
  | { readonly kind: 'end'; readonly outcome: ScanOutcome; readonly reason?: string }
  | { readonly kind: 'rest'; readonly isRead: boolean };

/** Words of 32 bits that both sides see: how many parts the host has taken, and whether it wants no
 * more. */
export const CONTROL = { taken: 0, cancelled: 1, words: 2 } as const;

/** So many parts are made ahead of the host: messages that have come are handed to it together. */
export const AHEAD = 2;
