import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { bundledLicenses } from '../../../src/cli/commands/licenses';
import { runCli } from '../cli/session';
import { temporaryFolder } from '../../support/temporaryFolder';

const ROOT = path.resolve(__dirname, '../../..');

suite('The licences of what is bundled', () => {
  let folder: string;
  setup(() => {
    folder = temporaryFolder('notices');
  });
  teardown(() => fs.rmSync(folder, { recursive: true }));

  /** A package with its entry in the lockfile. */
  const install = (
    at: string,
    files: Readonly<Record<string, string>>,
    { version = '1.0.0', locked }: { version?: string; locked?: string } = {},
  ): void => {
    const inFolder = path.join(folder, at);
    fs.mkdirSync(inFolder, { recursive: true });
    const name = at.split('node_modules/').at(-1) ?? '';
    const all = { 'package.json': JSON.stringify({ name, version, license: 'MIT' }), ...files };
    for (const [file, text] of Object.entries(all)) {
      fs.writeFileSync(path.join(inFolder, file), text);
    }
    const lockfile = path.join(folder, 'package-lock.json');
    const before = fs.existsSync(lockfile) ? fs.readFileSync(lockfile, 'utf8') : '{"packages": {}}';
    const lock = JSON.parse(before) as { packages: Record<string, { version: string }> };
    lock.packages[at] = { version: locked ?? version };
    fs.writeFileSync(lockfile, JSON.stringify(lock));
  };

  test('every package of which a byte is in an output, those that others brought along, no other', async () => {
    const { bundledPackages } = await import('../../../scripts/lib/notices.mjs');
    const inputs = {
      'src/core/index.ts': { bytesInOutput: 9 },
      'node_modules/yaml/dist/a.js': { bytesInOutput: 9 },
      'node_modules/yaml/dist/b.js': { bytesInOutput: 9 },
      'node_modules/@scope/one/index.js': { bytesInOutput: 1 },
      'node_modules/yaml/node_modules/deep/x.js': { bytesInOutput: 1 },
      'node_modules/shaken/x.js': { bytesInOutput: 0 },
    };
    assert.deepEqual(bundledPackages([{ outputs: { 'dist/a.js': { inputs } } }]), [
      'node_modules/@scope/one',
      'node_modules/yaml',
      'node_modules/yaml/node_modules/deep',
    ]);
  });

  test('all texts of a package are in the notices, with its name and version', async () => {
    const { noticesOf } = await import('../../../scripts/lib/notices.mjs');
    install('node_modules/@scope/one', { 'LICENCE.md': 'You may.', NOTICE: 'By Ada.' });
    install('node_modules/two', { 'license-mit.txt': 'You may, too.' }, { version: '2.1.0' });
    const text = noticesOf(['node_modules/two', 'node_modules/@scope/one'], folder);
    assert.match(
      text,
      /@scope\/one 1\.0\.0 \(MIT\)\n\nYou may\.\n\nBy Ada\.\n[^]*two 2\.1\.0 \(MIT\)\n\nYou may, too\.\n/,
    );
  });

  test('a package without a text of its licence, or not of the lockfile, is refused by name', async () => {
    const { noticesOf } = await import('../../../scripts/lib/notices.mjs');
    install('node_modules/silent', {});
    install('node_modules/empty', { LICENSE: '\n' });
    install('node_modules/newer', { LICENSE: 'May.' }, { version: '1.1.0', locked: '1.0.0' });
    install('node_modules/fine', { LICENSE: 'May.' });
    assert.throws(
      () =>
        noticesOf(
          ['silent', 'empty', 'newer', 'fine'].map((name) => `node_modules/${name}`),
          folder,
        ),
      {
        message:
          'silent 1.0.0 is bundled, but its package has no text of its licence.\n' +
          'empty 1.0.0 is bundled, but its package has no text of its licence.\n' +
          'newer 1.1.0 is bundled, but package-lock.json has 1.0.0.',
      },
    );
  });

  test('are packed', async () => {
    const { NOTICES } = await import('../../../scripts/lib/notices.mjs');
    const packed = fs.readFileSync(path.join(ROOT, '.vscodeignore'), 'utf8').split('\n');
    assert.ok(packed.includes(`!${NOTICES}`));
  });

  test('the command line prints what the build put beside it, and says where nothing is', async () => {
    const result = await runCli(['--licenses']);
    assert.deepEqual([result.exitCode, result.stdout], [2, '']);
    assert.match(result.stderr, /--licenses prints what the build bundled\. Build with/);
    fs.writeFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), 'yaml 2.0.0 (ISC)\n');
    assert.equal(bundledLicenses(folder), 'yaml 2.0.0 (ISC)\n');
  });
});
