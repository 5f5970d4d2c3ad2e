import assert from 'node:assert/strict';
import fs from 'node:fs';
import { inRoot } from '../../../scripts/lib/places.mjs';
import {
  OWNER_PLACEHOLDER,
  changesOf,
  isPreRelease,
  releaseFaults,
  releaseFiles,
} from '../../../scripts/lib/release.mjs';
import { HOW_TO_CITE } from '../../../src/core/model/program';
import { runCli } from '../cli/session';

const CHANGELOG =
  '# Changes\n\n## 1.2.0 (2027-03-01)\n\n- A.\n\n### Export\n\n- B.\n\n## 1.1.0\n\n- C.\n';
const manifest = (version: string, owner = 'someone'): string =>
  JSON.stringify({ version, repository: { url: `https://github.com/${owner}/policy-annotator` } });

suite('A release', () => {
  test('is refused without an address, a date or the right tag, each with what to do', () => {
    const faults = releaseFaults({
      manifest: manifest('1.1.0', OWNER_PLACEHOLDER),
      changelog: CHANGELOG,
      tag: 'v1.2.0',
    });
    assert.deepEqual(faults, [
      `package.json: replace ${OWNER_PLACEHOLDER} by the owner of the repository.`,
      'CHANGELOG.md: write “## 1.1.0 (year-month-day)” above the changes.',
      'The tag is v1.2.0, but package.json has version 1.1.0.',
    ]);
    const right = { manifest: manifest('1.2.0'), changelog: CHANGELOG };
    assert.deepEqual(releaseFaults({ ...right, tag: 'v1.2.0' }), []);
    assert.deepEqual(releaseFaults(right), []);
  });

  test('has the changes of its version as notes', () => {
    assert.deepEqual(changesOf(CHANGELOG, '1.2.0'), {
      date: '2027-03-01',
      notes: '- A.\n\n### Export\n\n- B.',
    });
    assert.deepEqual(changesOf(CHANGELOG, '1.1.0'), { date: undefined, notes: '- C.' });
    assert.equal(changesOf(CHANGELOG, '1.0.0'), undefined);
  });

  test('is a pre-release where the minor number is odd', () => {
    assert.deepEqual(['0.1.0', '0.2.3', '1.10.0', '1.11.1'].map(isPreRelease), [
      true,
      false,
      false,
      true,
    ]);
  });

  test('has one address in package.json, on which all others stand', () => {
    const files = releaseFiles();
    const { version, repository, bugs, homepage, qna } = JSON.parse(files.manifest) as Record<
      'version' | 'homepage' | 'qna',
      string
    > & { readonly repository: { readonly url: string }; readonly bugs: { readonly url: string } };
    assert.match(repository.url, /^https:\/\/github\.com\/[\w-]+\/policy-annotator$/);
    for (const address of [bugs.url, homepage, qna]) {
      assert.ok(address.startsWith(repository.url), address);
    }
    assert.ok(changesOf(files.changelog, version));
  });

  test('has its version in the reference, too', () => {
    const { version } = JSON.parse(releaseFiles().manifest) as { readonly version: string };
    const reference = fs.readFileSync(inRoot('CITATION.cff'), 'utf8');
    assert.match(reference, new RegExp(`^version: ${version.replaceAll('.', '\\.')}$`, 'm'));
    const page = fs.readFileSync(inRoot('docs/reference/cite.md'), 'utf8');
    assert.ok(page.replace(' (year)', '').includes(`> ${HOW_TO_CITE}\n`));
  });

  test('is what the command line calls itself', async () => {
    const { version } = JSON.parse(releaseFiles().manifest) as { readonly version: string };
    assert.deepEqual(await runCli(['--version']), {
      exitCode: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });
});

suite('The workflows', () => {
  const folder = inRoot('.github/workflows');
  const workflows = fs.readdirSync(folder).map((name) => ({
    name,
    text: fs.readFileSync(`${folder}/${name}`, 'utf8'),
  }));

  test('name the actions of others by hash, with their version', () => {
    const used = workflows.flatMap(({ text }) => text.match(/\buses: .*/g) ?? []);
    assert.ok(used.length > 10);
    const loose = used.filter((one) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one));
    assert.deepEqual(loose, ['uses: ./.github/workflows/test.yml']);
    // One hash for each action, so that an update forgets none.
    const hashes = new Set(used.map((one) => one.replace(/#.*/, '')));
    const actions = new Set(used.map((one) => one.replace(/@.*/, '')));
    assert.equal(hashes.size, actions.size);
  });

  test('run scripts that exist, and may only read unless a job says more', () => {
    const { scripts } = JSON.parse(releaseFiles().manifest) as { readonly scripts: object };
    for (const { name, text } of workflows) {
      assert.match(text, /^permissions:\n  contents: read$/m, name);
      for (const [, script = ''] of text.matchAll(/npm run ([\w-]+)/g)) {
        assert.ok(script in scripts, `${name}: ${script}`);
      }
      for (const [, file = ''] of text.matchAll(/node (scripts\/[\w./]+)/g)) {
        assert.ok(fs.existsSync(inRoot(file)), `${name}: ${file}`);
      }
    }
  });

  test('keep one secret: the token of Open VSX, which knows nothing shorter', () => {
    const secrets = workflows.flatMap(({ text }) => text.match(/secrets\.\w+/g) ?? []);
    assert.deepEqual(secrets, ['secrets.OVSX_PAT']);
  });
});
