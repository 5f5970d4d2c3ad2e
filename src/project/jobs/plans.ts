import { greatest, SEARCHES_FILE } from '../../core';
import type { CorpusFiles, Environment } from '../ports';
import { serialQueue } from '../serialQueue';
import { interruptedFiles, restoreFiles, type Ending } from './interruptedFiles';
import {
  LARGEST_PLAN,
  PLAN_FILE,
  planText,
  readPlan,
  type FilePlan,
  type NotedPlan,
  type PlanContent,
} from './planFile';
import { exchangeIn } from './writeTogether';

export type NoteOutcome =
  /** `discard` forgets the plan, when all of it is saved or not wanted any more. */
  | { readonly kind: 'noted'; readonly discard: () => Promise<void> }
  /** Another process has noted a plan that is not finished. */
  | { readonly kind: 'unfinished' }
  /** `reason`: the system's code. */
  | { readonly kind: 'failed'; readonly reason: string };

/** A plan in the corpus that this process has not noted. */
export type FoundPlan =
  | { readonly kind: 'none' }
  /** Its process is still at work on it. */
  | { readonly kind: 'in-use' }
  | { readonly kind: 'newer' | 'unreadable' }
  | InterruptedPlan;

export interface InterruptedPlan {
  readonly kind: 'interrupted';
  readonly plans: readonly NotedPlan[];
  /** True if a process of this machine wrote it. */
  readonly isFromHere: boolean;
  /** The file's content. */
  readonly text: string;
}

export type Ended =
  /** Another process ends it. */
  | { readonly kind: 'taken' }
  /** This process may not make the plan its own, and did nothing; `reason`: the system's code. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** `left`: files that were changed meanwhile or cannot be written, for which the plan stays. */
  | { readonly kind: 'ended'; readonly left: readonly string[] };

/** The age after which no process is taken to be at work on a plan: its number may be another's, or
 * its machine cannot be asked. */
const LEFT_MS = 3_600_000;

/** The same for a host without a process. */
const LEFT_IN_BROWSER_MS = 60_000;

interface Surroundings extends Pick<Environment, 'log' | 'process'> {
  readonly clock: Pick<Environment['clock'], 'moment'>;
}

/** The plans of a corpus for changes of several files: noted in a file of its folder until all
 * files are saved. One process at a time has plans there. */
export class Plans {
  readonly #files: Pick<CorpusFiles, 'read' | 'write' | 'removeFile'>;
  readonly #environment: Surroundings;
  readonly #inQueue = serialQueue();
  readonly #noted = new Set<NotedPlan>();
  /** What this process has written to the file, as long as it is there. */
  #text: string | undefined;

  constructor(
    files: Pick<CorpusFiles, 'read' | 'write' | 'removeFile'>,
    environment: Surroundings,
  ) {
    this.#files = files;
    this.#environment = environment;
  }

  /** Notes what is about to be written. Never rejects. */
  note(plan: FilePlan): Promise<NoteOutcome> {
    return this.#inQueue(async () => {
      const noted = { ...plan, moment: this.#environment.clock.moment() };
      try {
        let outcome = await this.#write([...this.#noted, noted]);
        if (outcome.kind === 'conflict' && (await this.#isRemoved()))
          outcome = await this.#write([...this.#noted, noted]);
        if (outcome.kind === 'conflict') return { kind: 'unfinished' };
        if (outcome.kind !== 'saved')
          return { kind: 'failed', reason: outcome.kind === 'failed' ? outcome.reason : 'EBUSY' };
      } catch (error) {
        return { kind: 'failed', reason: String(error) };
      }
      this.#noted.add(noted);
      return { kind: 'noted', discard: () => this.#discard(noted) };
    });
  }

  /** True where the file with this process's plans is not there any more. */
  async #isRemoved(): Promise<boolean> {
    const isRemoved = this.#text !== undefined && !(await this.#files.read(PLAN_FILE));
    if (isRemoved) this.#text = undefined;
    return isRemoved;
  }

  async #write(plans: readonly NotedPlan[]) {
    const text = planText({ process: this.#name(), plans });
    if (text.length > LARGEST_PLAN) return { kind: 'failed', reason: 'EFBIG' } as const;
    const outcome = await this.#files.write(PLAN_FILE, this.#text, text);
    if (outcome.kind === 'saved') this.#text = text;
    return outcome;
  }

  /** Resolves when no plan waits to be noted or forgotten. */
  settled(): Promise<void> {
    return this.#inQueue(() => Promise.resolve());
  }

  #discard(noted: NotedPlan): Promise<void> {
    return this.#inQueue(async () => {
      try {
        if (!this.#noted.delete(noted)) return;
        if (this.#noted.size > 0) await this.#write([...this.#noted]);
        else await this.#remove();
      } catch (error) {
        // It stays, and is found to be carried out.
        this.#environment.log.error('removing a plan', error);
      }
    });
  }

  /** False where it could not be removed. */
  async #remove(): Promise<boolean> {
    const text = this.#text;
    this.#text = undefined;
    if (text === undefined) return true;
    const outcome = await this.#files.removeFile(PLAN_FILE, text);
    if (outcome.kind === 'saved') return true;
    this.#environment.log.error(`removing a plan: ${JSON.stringify(outcome)}`);
    return false;
  }

  /** Looks for a plan that another process has left. */
  find(): Promise<FoundPlan> {
    return this.#inQueue(async () => {
      if (this.#text !== undefined) return NONE;
      // A folder, a device, a link that leads out of the corpus, or what this user may not read.
      const read = await this.#files.read(PLAN_FILE).catch(() => UNREAD);
      if (!read || (read === UNREAD && !(await this.#isReached()))) return NONE;
      const content = read.clean ? readPlan(read.text) : ({ kind: 'unreadable' } as const);
      if (content.kind !== 'plan') return { kind: content.kind };
      if (this.#isInUse(content)) return { kind: 'in-use' };
      const { process } = this.#environment;
      const isFromHere = process !== undefined && content.process?.machine === process.machine;
      return { kind: 'interrupted', plans: content.plans, isFromHere, text: read.text };
    });
  }

  /** False where the folder itself is out of reach, such as a disconnected one: that says nothing
   * of a plan. Asked of a file that need not be there and is seldom open, since an open document
   * answers for a folder that is gone. */
  #isReached(): Promise<boolean> {
    return this.#files.read(SEARCHES_FILE).then(
      () => true,
      () => false,
    );
  }

  #isInUse({ process: owner, plans }: PlanContent): boolean {
    const { clock, process } = this.#environment;
    const moments = plans.map(({ moment }) => Date.parse(moment));
    // A clock that was set back must not make a plan permanent.
    const age = Math.abs(Date.parse(clock.moment()) - greatest(moments));
    if (!owner) return age < LEFT_IN_BROWSER_MS;
    if (age > LEFT_MS) return false;
    if (owner.machine !== process?.machine) return true;
    return owner.id !== process.id && process.isRunning(owner.id);
  }

  /** Carries a plan out or takes it back, in all files that are as the plan left them or hold
   * changes that can be kept. */
  end({ plans, text }: InterruptedPlan, ending: Ending): Promise<Ended> {
    return this.#inQueue(async () => {
      // From now on it is this process's: of two, one is refused.
      const own = planText({ process: this.#name(), plans: plans.map((one) => this.#again(one)) });
      const isNoted = (): Promise<boolean> => Promise.resolve(true);
      const outcome = await this.#files.write(PLAN_FILE, text, own, isNoted);
      if (outcome.kind === 'failed') return { kind: 'failed', reason: outcome.reason };
      if (outcome.kind !== 'saved') return { kind: 'taken' };
      const left = new Set<string>();
      for (const plan of ending === 'completed' ? plans : plans.toReversed()) {
        const files = await interruptedFiles(plan, (path) => this.#files.read(path));
        const exchange = exchangeIn(this.#files);
        for (const path of await restoreFiles(files, ending, exchange, isNoted)) left.add(path);
      }
      if (left.size === 0) {
        this.#text = own;
        if (!(await this.#remove())) left.add(PLAN_FILE);
      }
      return { kind: 'ended', left: [...left] };
    });
  }

  #again(plan: NotedPlan): NotedPlan {
    return { ...plan, moment: this.#environment.clock.moment() };
  }

  /** Removes a plan and leaves all files as they are. */
  async drop({ text }: InterruptedPlan): Promise<void> {
    await this.#inQueue(() => this.#files.removeFile(PLAN_FILE, text));
  }

  #name(): PlanContent['process'] {
    const { process } = this.#environment;
    return process && { machine: process.machine, id: process.id };
  }
}

const NONE = { kind: 'none' } as const;
const UNREAD = { text: '', clean: false } as const;
