import assert from 'node:assert/strict';
import type { EntryKind } from '../../../../src/core';
import { Corpus, findMentions, findUses, type FileReferences } from '../../../../src/project';
import { stillEnvironment } from '../../../support/environment';
import { MemoryFiles } from '../../../support/memoryFiles';
import { MemoryTexts } from '../../../support/memoryTexts';

const CODEBOOK = `format: policy-codebook/1
actors:
  union: {name: Port Union, aliases: [dockers]}
  ministry: {name: Ministry}
issues:
  shifts: {name: Night shifts}
`;

/** `id`: unique in the corpus, since a file with a problem is always read. */
function file(actor: string, id: string, rest = ''): string {
  return `format: policy-annotations/1
positions:
  - id: ${id}
    actor: ${actor}
    issue: shifts
    stance: oppose
${rest}    quote: "they agree"
...
`;
}

const TEXTS = {
  'codebook.yaml': CODEBOOK,
  'a.txt': 'The dockers say they agree.\r\nThe Port Union, too.\r\n',
  'a.txt.annotations.yaml': file('union', 'a').replaceAll('\n', '\r\n'),
  'b.txt': 'The Ministry says they agree.\n',
  'b.txt.annotations.yaml': file('ministry', 'b', '    target: [ministry, union]\n'),
  'c.txt': 'Silence.\n',
};

suite('References in a corpus', () => {
  test('are the mentions in articles, each at its words', async () => {
    assert.deepEqual(await mentions(await loaded(), 'union'), [
      'a.txt dockers',
      'a.txt Port Union',
    ]);
  });

  test('are the ids in annotation files, each at its words', async () => {
    const corpus = await loaded();
    assert.deepEqual(await uses(corpus, 'actor', 'union'), [
      'a.txt.annotations.yaml union',
      'b.txt.annotations.yaml union',
    ]);
    assert.deepEqual(await uses(corpus, 'stance', 'oppose'), [
      'a.txt.annotations.yaml oppose',
      'b.txt.annotations.yaml oppose',
    ]);
    assert.deepEqual(await uses(corpus, 'issue', 'union'), []);
  });

  test('need only the files that can have them', async () => {
    const corpus = await loaded();
    const read = heard(corpus.files);
    await mentions(corpus, 'ministry');
    await uses(corpus, 'actor', 'ministry');
    assert.deepEqual(read, ['b.txt', 'b.txt.annotations.yaml']);
  });

  test('include entries that are refused, and not those of a file that cannot be read', async () => {
    const corpus = await loaded({
      ...TEXTS,
      'c.txt.annotations.yaml': file('union', 'c').replace('    quote: "they agree"\n', ''),
      'd.txt': 'They agree.\n',
      'd.txt.annotations.yaml': `${file('union', 'd')}positions: [\n`,
    });
    assert.deepEqual(await uses(corpus, 'actor', 'union'), [
      'a.txt.annotations.yaml union',
      'b.txt.annotations.yaml union',
      'c.txt.annotations.yaml union',
    ]);
  });

  test('include the files of other coders', async () => {
    const corpus = await loaded({
      ...TEXTS,
      'codebook.yaml': `${CODEBOOK}annotation-files: one-per-coder\n`,
      'c.txt.lea.annotations.yaml': file('union', 'c'),
    });
    assert.deepEqual(await uses(corpus, 'actor', 'union'), [
      'a.txt.annotations.yaml union',
      'b.txt.annotations.yaml union',
      'c.txt.lea.annotations.yaml union',
    ]);
  });

  test('end when the search is cancelled', async () => {
    const { needs, files } = await loaded();
    const read = heard(files);
    for await (const one of findMentions(needs, { kind: 'actor', id: 'union' }, () => true))
      assert.fail(one.path);
    for await (const one of findUses(needs, { of: 'actor', id: 'union' }, () => true))
      assert.fail(one.path);
    assert.deepEqual(read, []);
  });

  test('read each file once in a corpus of 10,000 articles, and only what has them', async () => {
    const texts: Record<string, string> = { ...TEXTS };
    for (let n = 0; n < 10_000; n++) {
      texts[`more/${n}.txt`] = 'Since they agree.\n';
      if (n % 10 === 0) texts[`more/${n}.txt.annotations.yaml`] = file('ministry', `m${n}`);
    }
    const corpus = await loaded(texts);
    const read = heard(corpus.files);
    assert.equal((await mentions(corpus, 'union')).length, 2);
    assert.equal((await uses(corpus, 'actor', 'union')).length, 2);
    assert.deepEqual(read, ['a.txt', 'a.txt.annotations.yaml', 'b.txt.annotations.yaml']);
  });
});

interface Loaded {
  readonly files: MemoryFiles;
  readonly needs: Parameters<typeof findMentions>[0];
}

async function loaded(texts: Readonly<Record<string, string>> = TEXTS): Promise<Loaded> {
  const files = new MemoryFiles(texts);
  const environment = stillEnvironment();
  const corpus = new Corpus(files, environment, {
    coder: () => '',
    largestText: () => 1e6,
    kept: new MemoryTexts(),
  });
  await corpus.load();
  return { files, needs: { corpus, files, environment } };
}

async function mentions({ needs }: Loaded, id: string): Promise<readonly string[]> {
  return shown(findMentions(needs, { kind: 'actor', id }, () => false));
}

async function uses({ needs }: Loaded, of: EntryKind, id: string): Promise<readonly string[]> {
  return shown(findUses(needs, { of, id }, () => false));
}

async function shown(found: AsyncIterable<FileReferences>): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { path, text, spans } of found) {
    for (const { start, end } of spans) lines.push(`${path} ${text.slice(start, end)}`);
  }
  return lines;
}

/** The paths that are read from now on. */
function heard(files: MemoryFiles): string[] {
  const read: string[] = [];
  const before = files.read.bind(files);
  files.read = (path) => {
    read.push(path);
    return before(path);
  };
  return read;
}
