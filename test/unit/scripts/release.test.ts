import assert from 'node:assert/strict';
import {
  OWNER_PLACEHOLDER,
  changesOf,
  isPreRelease,
  releaseFaults,
  releaseFiles,
} from '../../../scripts/lib/release.mjs';

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
});
