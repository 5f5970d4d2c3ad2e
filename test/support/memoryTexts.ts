import type { TextStore } from '../../src/project';

/** A text store in memory. */
export class MemoryTexts implements TextStore {
  readonly texts = new Map<string, string>();

  get(name: string): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(name));
  }

  keep(name: string, text: string): Promise<void> {
    this.texts.set(name, text);
    return Promise.resolve();
  }
}
