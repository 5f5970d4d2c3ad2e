import {
  exchangeIn,
  PLAN_FILE,
  writeTogether,
  type FilePlan,
  type WrittenTogether,
} from '../../project';
import { unwrittenReason } from '../output/unwrittenReason';
import type { ChangeHost } from '../corpus/corpusFiles';

export const IN_PROGRESS =
  'Another program is changing several files of this corpus. Nothing was changed. Try again in a moment.';

/** Writes the files of a change of a corpus, all or none; a `reason` is in words. */
export async function writeFiles(
  { files, plans }: ChangeHost,
  change: FilePlan,
): Promise<WrittenTogether> {
  const outcome = await writeTogether(change, {
    ...{ plans, exchange: exchangeIn(files) },
    read: (path) => files.read(path),
  });
  if (outcome.kind !== 'failed') return outcome;
  const isFolder = outcome.path === PLAN_FILE && outcome.reason === 'folder-not-permitted';
  return { ...outcome, reason: isFolder ? NO_FOLDER : unwrittenReason(outcome.reason) };
}

const NO_FOLDER =
  'You have no permission to write to the folder of the codebook, which a change of several files needs';

/** The same; the reason where they are not written. */
export async function writeChange(host: ChangeHost, change: FilePlan): Promise<string | undefined> {
  const outcome = await writeFiles(host, change);
  if (outcome.kind === 'written') return undefined;
  if (outcome.kind === 'unfinished') return IN_PROGRESS;
  const others =
    outcome.left.length === 0
      ? 'Nothing was changed.'
      : `These files are already changed and could not be restored: ${outcome.left.join(', ')}. Run: policy-annotator refactor undo`;
  if (outcome.reason === NO_FOLDER) return `${NO_FOLDER}. ${others}`;
  return `${outcome.path} was not written: ${outcome.reason}. ${others}`;
}
