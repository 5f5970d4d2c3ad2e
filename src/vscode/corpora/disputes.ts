import { disputedThing, type Dispute } from '../../core';
import { Emitter, type Log } from '../../project';
import type { Located } from './corpora';

export interface OpenDispute {
  readonly located: Located;
  readonly dispute: Dispute;
}

/** Changes that contradict a change in the annotation file, until the user has chosen a version. */
export class Disputes {
  readonly #open = new Map<string, OpenDispute>();
  readonly #changes: Emitter<undefined>;

  constructor(log: Log) {
    this.#changes = new Emitter((error) => log.error('a listener of the disputes', error));
  }

  get onDidChange() {
    return this.#changes.event;
  }

  get all(): readonly OpenDispute[] {
    return [...this.#open.values()];
  }

  isOpen(located: Located): boolean {
    return this.all.some(
      (open) => open.located.loaded === located.loaded && open.located.path === located.path,
    );
  }

  /** Adds a dispute; replaces an older one about the same thing. */
  add(open: OpenDispute): void {
    this.#open.set(keyOf(open), open);
    this.#changes.fire(undefined);
  }

  settled(open: OpenDispute): void {
    this.#open.delete(keyOf(open));
    this.#changes.fire(undefined);
  }

  dispose(): void {
    this.#changes.dispose();
  }
}

function keyOf({ located, dispute }: OpenDispute): string {
  return [located.loaded.root.toString(), located.path, disputedThing(dispute)].join('\n');
}
