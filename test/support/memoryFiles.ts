import type { CorpusFiles, FileText, WriteOutcome } from '../../src/project';

/** A corpus's files in memory, with the ways in which a real world goes wrong. */
export class MemoryFiles implements CorpusFiles {
  readonly texts = new Map<string, string>();
  /** What the next writes answer instead of writing, in order. */
  readonly refusals: WriteOutcome[] = [];
  writes = 0;
  search: CorpusFiles['search'];

  constructor(texts: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(texts)) this.texts.set(path, text);
  }

  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.texts.keys()].sort());
  }

  read(path: string): Promise<FileText | undefined> {
    const text = this.texts.get(path);
    return Promise.resolve(text === undefined ? undefined : { text, clean: true });
  }

  write(path: string, expected: string | undefined, next: string): Promise<WriteOutcome> {
    this.writes++;
    const refusal = this.refusals.shift();
    if (refusal) return Promise.resolve(refusal);
    if (this.texts.get(path) !== expected) return Promise.resolve({ kind: 'conflict' });
    this.texts.set(path, next);
    return Promise.resolve({ kind: 'saved' });
  }

  removeFile(path: string, expected: string): Promise<WriteOutcome> {
    this.writes++;
    const refusal = this.refusals.shift();
    if (refusal) return Promise.resolve(refusal);
    if (this.texts.get(path) !== expected) return Promise.resolve({ kind: 'conflict' });
    this.texts.delete(path);
    return Promise.resolve({ kind: 'saved' });
  }

  isArticle(path: string): boolean {
    return /\.(txt|md)$/.test(path);
  }

  openPaths(): readonly string[] {
    return [];
  }

  /** As somebody else would write, behind our back. */
  change(path: string, edit: (text: string) => string): void {
    this.texts.set(path, edit(this.texts.get(path) ?? ''));
  }
}
