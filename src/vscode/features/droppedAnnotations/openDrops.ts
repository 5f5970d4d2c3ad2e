import type { Memento, Uri } from 'vscode';
import type { DroppedFile } from '../../../project';
import { setContext } from '../../host/contexts';
import type { LoadedCorpus } from '../../corpora/corpora';

export interface LocatedDrop {
  readonly loaded: LoadedCorpus;
  readonly drop: Pick<DroppedFile, 'path' | 'had'>;
}

/** With its earlier text, and what it is now. */
export interface Dropped extends LocatedDrop {
  readonly drop: DroppedFile;
}

interface OpenDrop {
  readonly had: number;
  /** Its message was closed without an answer: only the command shows it again. */
  readonly isDismissed: boolean;
}

type Open = Readonly<Record<string, OpenDrop>>;

/** Annotation files that lost annotations, as long as the user has not decided about them; they
 * outlast the window. By `root\npath`. */
export class OpenDrops {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
    this.#report();
  }

  /** The open drops of one corpus, by path. */
  of({ root }: LoadedCorpus): ReadonlyMap<string, OpenDrop> {
    const prefix = `${root.toString()}\n`;
    const own = Object.entries(this.#all).filter(([key]) => key.startsWith(prefix));
    return new Map(own.map(([key, drop]) => [key.slice(prefix.length), drop]));
  }

  async set(drops: readonly LocatedDrop[], isDismissed: boolean): Promise<void> {
    const more = drops.map((one) => [keyOf(one), { had: one.drop.had, isDismissed }] as const);
    await this.#update({ ...this.#all, ...Object.fromEntries(more) });
  }

  async remove(drops: readonly LocatedDrop[]): Promise<void> {
    const keys = new Set(drops.map(keyOf));
    const left = Object.entries(this.#all).filter(([key]) => !keys.has(key));
    await this.#update(Object.fromEntries(left));
  }

  get #all(): Open {
    return this.#memory.get<Open>(OPEN, {});
  }

  async #update(open: Open): Promise<void> {
    await this.#memory.update(OPEN, open);
    this.#report();
  }

  #report(): void {
    setContext('missingAnnotations', Object.keys(this.#all).length > 0);
  }
}

const OPEN = 'openDrops';

function keyOf({ loaded, drop }: LocatedDrop): string {
  return `${loaded.root.toString()}\n${drop.path}`;
}

export function uriOf({ loaded, drop }: LocatedDrop): Uri {
  return loaded.uriOf(drop.path);
}
