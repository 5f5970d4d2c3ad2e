import assert from 'node:assert/strict';
import { Emitter } from '../../../src/project/emitter';
import { CodebookFile } from '../../../src/project/files/codebookFile';
import type { FileText, SaveOutcome } from '../../../src/project';
import { MemoryFiles } from '../../support/memoryFiles';
import { stillEnvironment } from '../../support/environment';

const PATH = 'codebook.yaml';

/** A disk that can hold back what it has read. */
class SlowFiles extends MemoryFiles {
  readonly #held: (() => void)[] = [];
  holds = false;

  override async read(path: string): Promise<FileText | undefined> {
    const read = await super.read(path);
    if (this.holds) await new Promise<void>((resolve) => this.#held.push(resolve));
    return read;
  }

  letGo(): void {
    this.holds = false;
    for (const resolve of this.#held.splice(0)) resolve();
  }
}

suite('A reading of a file that an edit of ours overtakes', () => {
  test('does not take the edit back, and the next reading sees what others write', async () => {
    const files = new SlowFiles({ [PATH]: 'format: policy-codebook/1\nactors: {}\nissues: {}\n' });
    const saves = new Emitter<SaveOutcome>((error) => assert.fail(String(error)));
    const codebook = new CodebookFile(files, saves, stillEnvironment());
    await codebook.load();
    files.holds = true;
    const looking = codebook.look();
    await codebook.edit([{ kind: 'add-actor', actor: { id: 'port', name: 'Port' } }]);
    await codebook.settled();
    files.letGo();
    assert.equal(await looking, false);
    assert.ok(codebook.known.codebook.actors.has('port'));
    files.change(PATH, (text) => text.replace('Port', 'Old port'));
    assert.equal(await codebook.look(), true);
    assert.equal(codebook.known.codebook.actors.get('port')?.name, 'Old port');
  });
});
