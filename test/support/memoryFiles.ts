import type { CorpusFiles, FileContent, FileText, WriteOutcome } from '../../src/project';

/** The files of a corpus in memory, with the failures of a real file system. */
export class MemoryFiles implements CorpusFiles {
  readonly texts = new Map<string, string>();
  /** Outcomes that the next writes return without writing, in order. */
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

  write(path: string, expected: FileContent | undefined, next: string): Promise<WriteOutcome> {
    this.writes++;
    const refusal = this.refusals.shift();
    if (refusal) return Promise.resolve(refusal);
    if (this.texts.get(path) !== expected) return Promise.resolve({ kind: 'conflict' });
    this.texts.set(path, next);
    return Promise.resolve({ kind: 'saved' });
  }

  removeFile(path: string, expected: FileContent): Promise<WriteOutcome> {
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

  /** Writes as another program would, without an event. */
  change(path: string, edit: (text: string) => string): void {
    this.texts.set(path, edit(this.texts.get(path) ?? ''));
  }
}
