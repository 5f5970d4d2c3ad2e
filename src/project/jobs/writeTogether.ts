import { addAll } from '../../core';
import type { CorpusFiles, PlannedFile, WriteOutcome } from '../ports';
import { interruptedFiles, isWritten, restoreFiles, type Exchange } from './interruptedFiles';
import { PLAN_FILE, type FilePlan } from './planFile';
import type { Plans } from './plans';

export type WrittenTogether =
  | { readonly kind: 'written' }
  /** The plan of another process is not finished; nothing was written. */
  | { readonly kind: 'unfinished' }
  /** `path` could not be written, or with `isConflict` was changed meanwhile. `left`: files that
   * could not be restored; their plan stays noted. */
  | {
      readonly kind: 'failed';
      readonly path: string;
      readonly reason: string;
      readonly isConflict: boolean;
      readonly left: readonly string[];
    };

interface Host {
  readonly plans: Plans;
  readonly read: CorpusFiles['read'];
  readonly exchange: Exchange;
}

/** Files written at the same time, since each waits for the disk. */
const AT_ONCE = 16;

/** Writes the files of a plan, all or none: where one is refused, the others are restored. The plan
 * is on disk before, so that a process that is killed in between leaves nothing half done. The
 * first file is written before the others are begun, since annotations name entries that the
 * codebook adds. */
export async function writeTogether(
  plan: FilePlan,
  { plans, read, exchange }: Host,
): Promise<WrittenTogether> {
  const { files } = plan;
  let noting: ReturnType<Plans['note']> | undefined;
  const note = () => (noting ??= plans.note(plan));
  if (files.length > 1) {
    const noted = await note();
    if (noted.kind === 'unfinished') return noted;
    if (noted.kind === 'failed') return { ...noted, path: PLAN_FILE, isConflict: false, left: [] };
  }
  // The plan has both texts.
  const noteInPlace = async (): Promise<boolean> => (await note()).kind === 'noted';
  const discard = async (): Promise<void> => {
    const noted = await noting;
    if (noted?.kind === 'noted') await noted.discard();
  };
  const begun: PlannedFile[] = [];
  for (let from = 0; from < files.length; from += from === 0 ? 1 : AT_ONCE) {
    const some = files.slice(from, from === 0 ? 1 : from + AT_ONCE);
    const outcomes = await Promise.all(
      some.map(({ path, base, wanted }) => exchange(path, base, wanted, noteInPlace)),
    );
    addAll(
      begun,
      some.filter((_, at) => isBegun(outcomes[at])),
    );
    const at = outcomes.findIndex((outcome) => !isWritten(outcome));
    const [file, outcome] = [some[at], outcomes[at]];
    if (!file || !outcome) continue;
    const left = await restoreFiles(
      await interruptedFiles({ files: begun }, read),
      'takenBack',
      exchange,
      noteInPlace,
    );
    if (left.length === 0) await discard();
    const reason = outcome.kind === 'failed' ? outcome.reason : CHANGED;
    return { kind: 'failed', path: file.path, reason, isConflict: reason === CHANGED, left };
  }
  await discard();
  return { kind: 'written' };
}

const CHANGED = 'another program changed it in the meantime';

/** Whether a file may hold something else than before. */
function isBegun(outcome: WriteOutcome | undefined): boolean {
  if (!outcome) return false;
  return isWritten(outcome) || (outcome.kind === 'failed' && outcome.torn === true);
}

/** Replaces files of a corpus as the host writes them. */
export function exchangeIn(files: Pick<CorpusFiles, 'write' | 'removeFile'>): Exchange {
  return (path, from, to, noteInPlace) => {
    if (to !== '' || from === undefined) return files.write(path, from, to, noteInPlace);
    return files.removeFile(path, from);
  };
}
