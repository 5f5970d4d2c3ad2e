import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { host } from '../../../../src/vscode/node/host';
import { temporaryFolder } from '../../../support/temporaryFolder';

suite('The host with a disk', () => {
  test('reads bytes past the editor: of a file, of none, and not of a folder', async () => {
    const folder = temporaryFolder('policy-annotator-host');
    const file = path.join(folder, 'a.txt');
    fs.writeFileSync(file, 'Night shifts.\n');
    const read = (fsPath: string) => host.readFile?.({ fsPath } as never);
    assert.equal(Buffer.from((await read(file))!).toString(), 'Night shifts.\n');
    assert.equal(await read(path.join(folder, 'none.txt')), undefined);
    await assert.rejects(async () => read(folder), { code: 'EISDIR' });
  });
});
