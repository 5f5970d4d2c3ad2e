import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeSpan, textDigest } from '../../../src/core';
import { committedText } from '../../../src/node/disk/committedText';
import { gitMissing, repository, type Repository } from '../../reliability/gitRepository';
import { runCli } from './session';

const CODEBOOK = `format: policy-codebook/1
actors:
  port-union: {name: Port Union}
issues:
  night-shifts: {name: Night shifts}
`;
const BEFORE = `The Port Union met in the old customs house above the harbour.

Its members reject night shifts on the container quay as long as no more staff is hired.

The ministry answered that the quay has to work around the clock from next spring on.
`;
const WORDS = 'reject night shifts on the container quay as long as no more staff is hired';

/** The article is in a folder below that of the repository, and its name has a space. */
const ARTICLE = 'on harbours/one day.txt';

suite('The text of an article in git, on the command line', () => {
  let repo: Repository;
  suiteSetup(function () {
    const reason = gitMissing();
    if (reason === undefined) return;
    console.log(`Not run: ${reason}.`);
    this.skip();
  });
  setup(() => {
    repo = repository();
    const start = BEFORE.indexOf(WORDS);
    const { exact, prefix, suffix } = describeSpan(BEFORE, { start, end: start + WORDS.length });
    const quote = JSON.stringify({ exact, prefix, suffix, start, repeated: false });
    const annotation = `{id: a1, actor: port-union, issue: night-shifts, stance: oppose, quote: ${quote}}`;
    repo.write({
      'study/codebook.yaml': CODEBOOK,
      [`study/${ARTICLE}`]: BEFORE.replaceAll('\n', '\r\n'),
      [`study/${ARTICLE}.annotations.yaml`]: `format: policy-annotations/1\npositions:\n  - ${annotation}\n...\n`,
    });
    repo.git('add', '-A');
    repo.git('commit', '-q', '-m', 'Code the harbour');
  });
  teardown(() => repo.remove());

  const change = (text: string): void => repo.write({ [`study/${ARTICLE}`]: text });
  const annotationFile = (): string => path.join(repo.folder, `study/${ARTICLE}.annotations.yaml`);
  const folder = (): string => path.join(repo.folder, 'study');
  const found = async (): Promise<string> => {
    const { stdout, stderr } = await runCli(['check', folder()]);
    return stdout + stderr;
  };

  test('is that of the last commit of the annotation file', async () => {
    change('Another text.\n');
    const old = await committedText(folder(), ARTICLE, `${ARTICLE}.annotations.yaml`);
    assert.equal(old, BEFORE);
    assert.equal(await committedText(folder(), ARTICLE, 'other.annotations.yaml'), undefined);
  });

  test('settles a place that the stored context leaves open', async () => {
    change(BEFORE.replace('container', 'contianer').replace('The Port', 'On Friday the Port'));
    assert.doesNotMatch(await found(), /quote-/);
    repo.git('update-ref', '-d', 'HEAD');
    assert.match(await found(), /quote-uncertain/);
  });

  test('shows which name was exchanged', async () => {
    const edited = BEFORE.replace('Its members', 'All members').replace(
      'Port Union',
      'Ship Owners',
    );
    change(edited);
    assert.match(await found(), /“Its members” → “All members”/);
  });

  test('shows an exchanged name that the stored context does not reach, where its digest is known', async () => {
    change(BEFORE.replace('the old customs house', 'the new customs house'));
    repo.git('commit', '-q', '-a', '-m', 'Correct the house');
    const coded = await readFile(annotationFile(), 'utf8');
    const named = BEFORE.replace('the old customs house', 'the new customs house');
    await writeFile(annotationFile(), coded.replace('/1\n', `/1\ntext: "${textDigest(named)}"\n`));
    change(named.replace('The Port Union', 'The Ship Owners'));
    assert.match(await found(), /quote-speaker .*“Port” → “Ship”/);
    // The text of when the annotation file was last committed is an older one.
    assert.notEqual(await committedText(folder(), ARTICLE, `${ARTICLE}.annotations.yaml`), named);
    const digest = textDigest(named);
    assert.equal(
      await committedText(folder(), ARTICLE, `${ARTICLE}.annotations.yaml`, digest),
      named,
    );
    change(named);
    assert.doesNotMatch(await found(), /quote-/);
  });

  test('is not needed, and nothing fails without it', async () => {
    change(`A new line.\n\n${BEFORE}`);
    assert.doesNotMatch(await found(), /quote-/);
    const outside = await committedText('/', 'a.txt', 'a.txt.annotations.yaml');
    assert.equal(outside, undefined);
  });
});
