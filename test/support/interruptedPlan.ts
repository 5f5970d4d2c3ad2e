import { Plans, type CorpusFiles, type InterruptedPlan } from '../../src/project';
import { stillEnvironment } from './environment';

/** The plans of a corpus, as a process finds them that starts a day later. */
export function plansOfNextDay(files: Pick<CorpusFiles, 'read' | 'write' | 'removeFile'>): Plans {
  const environment = stillEnvironment();
  return new Plans(files, {
    ...environment,
    clock: { ...environment.clock, moment: () => '2024-05-03T09:30:00Z' },
  });
}

/** The plan that an ended process has left in a corpus. */
export async function interruptedPlan(
  files: Pick<CorpusFiles, 'read' | 'write' | 'removeFile'>,
): Promise<InterruptedPlan | undefined> {
  const found = await plansOfNextDay(files).find();
  return found.kind === 'interrupted' ? found : undefined;
}
