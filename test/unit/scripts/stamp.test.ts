import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { dependencyStamp } from '../../../scripts/lib/dependencies.mjs';
import { isAtLeast } from '../../../scripts/lib/serverNode.mjs';
import { isCurrent, stampOf, writeStamp } from '../../../scripts/lib/stamp.mjs';
import { removeFolder } from '../../../scripts/lib/pinnedInstall.mjs';
import { temporaryFolder } from '../../../scripts/lib/temporary.mjs';

suite('Stamps of what is installed', () => {
  let folder: string;
  setup(() => (folder = temporaryFolder('stamp')));
  teardown(() => removeFolder(folder));

  test('equal inputs have equal stamps, and another order or another border another stamp', () => {
    assert.equal(stampOf(['lock', 'linux']), stampOf([Buffer.from('lock'), 'linux']));
    assert.notEqual(stampOf(['lock', 'linux']), stampOf(['linux', 'lock']));
    assert.notEqual(stampOf(['ab', 'c']), stampOf(['a', 'bc']));
  });

  test('a stamp is current once it is written, and no longer when an input changes', () => {
    const file = path.join(folder, 'deep', 'stamp');
    const stamp = stampOf(['lockfile']);
    assert.equal(isCurrent(file, stamp), false);
    writeStamp(file, stamp);
    assert.equal(isCurrent(file, stamp), true);
    assert.equal(isCurrent(file, stampOf(['lockfile, changed'])), false);
    fs.writeFileSync(file, '');
    assert.equal(isCurrent(file, stamp), false);
  });

  test('the dependencies are installed anew when the lockfile changes', () => {
    assert.equal(dependencyStamp(Buffer.from('{}')), dependencyStamp(Buffer.from('{}')));
    assert.notEqual(dependencyStamp(Buffer.from('{}')), dependencyStamp(Buffer.from('{ }')));
  });
});

suite('Which Node runs a server', () => {
  test('versions are compared part by part, as numbers', () => {
    assert.equal(isAtLeast('22.15.0', '22.15'), true);
    assert.equal(isAtLeast('22.9.1', '22.15'), false);
    assert.equal(isAtLeast('24.0.0', '22.15'), true);
    assert.equal(isAtLeast('20.20.2', '22.15'), false);
    assert.equal(isAtLeast('20.20.2', '20.0'), true);
  });
});
