import assert from 'node:assert/strict';
import { Corpus, type FileRefusal } from '../../../src/project';
import { MemoryFiles } from '../../support/memoryFiles';
import { stillEnvironment } from '../../support/environment';
import { MemoryTexts } from '../../support/memoryTexts';

const CODEBOOK = `format: policy-codebook/1
version: "3"
actors: {port-union: {name: Port Union}}
issues: {night-shifts: {name: Night shifts}}
`;
const ARTICLE = 'The Port Union rejects night shifts.\n';

/** Files of which some cannot be decoded, and some cannot be read at all. */
class OddFiles extends MemoryFiles {
  readonly undecodable = new Set<string>();
  readonly unreadable = new Set<string>();
  readonly refused = new Map<string, FileRefusal>();

  override async read(path: string) {
    if (this.unreadable.has(path)) throw new Error('EACCES');
    const refused = this.refused.get(path);
    if (refused) return { text: '', clean: false, refused };
    const read = await super.read(path);
    return read && { ...read, clean: !this.undecodable.has(path) };
  }
}

suite('The problems of a corpus', () => {
  test('an id used in two files is told in the second, at its place, until it is changed', async () => {
    const { corpus, files } = await loaded({
      'a.txt.annotations.yaml': fileWith('same1'),
      'b.txt.annotations.yaml': fileWith('same1'),
    });
    assert.deepEqual(codes(corpus), { 'b.txt.annotations.yaml': ['id-elsewhere'] });
    const found = corpus.problems.get('b.txt.annotations.yaml');
    const span = found?.problems[0]?.span;
    assert.equal(found?.text.slice(span?.start, span?.end), 'same1');
    files.texts.set('b.txt.annotations.yaml', fileWith('other1'));
    await corpus.filesChanged(['b.txt.annotations.yaml']);
    await tick();
    assert.deepEqual(codes(corpus), {});
  });

  test('an article finished with an older codebook, a reprint of nothing, a reprint of itself', async () => {
    const head = 'format: policy-annotations/1\n';
    const { corpus } = await loaded({
      'a.txt.annotations.yaml': `${head}coded:\n  lea: {state: complete, codebook: "2"}\n...\n`,
      'b.txt.annotations.yaml': `${head}article:\n  duplicate-of: gone.txt\n...\n`,
      'c.txt': ARTICLE,
      'c.txt.annotations.yaml': `${head}article:\n  duplicate-of: c.txt\n...\n`,
    });
    assert.deepEqual(codes(corpus), {
      'a.txt.annotations.yaml': ['codebook-version'],
      'b.txt.annotations.yaml': ['original-missing'],
      'c.txt.annotations.yaml': ['reprint-cycle'],
    });
  });

  test('two articles that are one file on other disks, until one is renamed', async () => {
    const { corpus, files } = await loaded({ 'A.txt': ARTICLE, 'wire/a.txt': ARTICLE });
    const [second] = Object.keys(codes(corpus));
    assert.deepEqual(codes(corpus), { [second!]: ['same-name'] });
    files.texts.delete('A.txt');
    files.texts.set('b2.txt', ARTICLE);
    await corpus.filesChanged(['A.txt', 'b2.txt']);
    await tick();
    assert.deepEqual(codes(corpus), {});
  });

  test('an annotation file whose article goes, and comes back', async () => {
    const { corpus, files } = await loaded({ 'a.txt.annotations.yaml': fileWith('one1') });
    assert.deepEqual(codes(corpus), {});
    files.texts.delete('a.txt');
    await corpus.filesChanged(['a.txt']);
    await tick();
    assert.deepEqual(codes(corpus), { 'a.txt.annotations.yaml': ['article-missing'] });
    files.texts.set('a.txt', ARTICLE);
    await corpus.filesChanged(['a.txt']);
    await tick();
    assert.deepEqual(codes(corpus), {});
    files.texts.delete('a.txt');
    files.texts.delete('a.txt.annotations.yaml');
    await corpus.filesChanged(['a.txt', 'a.txt.annotations.yaml']);
    await tick();
    assert.deepEqual(codes(corpus), {});
  });

  test('an unknown actor is a problem until the codebook has it, in open articles and closed ones', async () => {
    const text = fileWith('one1').replace('port-union', 'pilots');
    const { corpus } = await loaded({
      'a.txt.annotations.yaml': text,
      'b.txt.annotations.yaml': text.replace('one1', 'two2'),
    });
    await corpus.open('a.txt', ARTICLE, true);
    assert.deepEqual(codes(corpus), {
      'a.txt.annotations.yaml': ['unknown-actor'],
      'b.txt.annotations.yaml': ['unknown-actor'],
    });
    const pilots = { kind: 'add-actor', actor: { id: 'pilots', name: 'Pilots' } } as const;
    await corpus.make({ codebook: [pilots] }, 'pilots');
    await corpus.settled();
    for (let turn = 0; turn < 20; turn++) await tick();
    assert.deepEqual(codes(corpus), {});
  });

  test('an article that cannot be decoded is told, closed and open, until it can', async () => {
    const { corpus, files } = await loaded({}, (odd) => odd.undecodable.add('a.txt'));
    assert.deepEqual(codes(corpus), { 'a.txt': ['article-undecodable'] });
    await corpus.open('a.txt', ARTICLE, false);
    assert.equal(corpus.state('a.txt')?.clean, false);
    assert.deepEqual(codes(corpus), { 'a.txt': ['article-undecodable'] });
    corpus.decoded('a.txt', true);
    assert.equal(corpus.state('a.txt')?.clean, true);
    assert.deepEqual(codes(corpus), {});
    corpus.decoded('a.txt', false);
    files.undecodable.clear();
    await corpus.close('a.txt');
    assert.deepEqual(codes(corpus), {});
  });

  test('an annotation file that cannot be decoded is told and never written, until it can', async () => {
    const text = `# caf\uFFFD\n${fileWith('one1')}`;
    const { corpus, files } = await loaded({ 'a.txt.annotations.yaml': text }, (odd) =>
      odd.undecodable.add('a.txt.annotations.yaml'),
    );
    const [problem] = corpus.problems.get('a.txt.annotations.yaml')?.problems ?? [];
    assert.deepEqual(problem, { code: 'undecodable', args: [], span: { start: 5, end: 6 } });
    const refused = await corpus.change('a.txt', [{ kind: 'delete', id: 'one1' }], 'label');
    assert.ok(refused.kind === 'refused' && refused.reason === 'unreadable');
    await corpus.settled();
    assert.equal(files.writes, 0);
    // The same text, in bytes that can be decoded.
    files.undecodable.clear();
    await corpus.filesChanged(['a.txt.annotations.yaml']);
    assert.deepEqual(codes(corpus), {});
    const done = await corpus.change('a.txt', [{ kind: 'delete', id: 'one1' }], 'label');
    assert.equal(done.kind, 'done');
  });

  for (const refusal of ['link-outside', 'not-a-file', 'too-large'] as const) {
    test(`an article that is not read (${refusal}) is a problem and no article, until it is one`, async () => {
      const { corpus, files } = await loaded({}, (odd) => odd.refused.set('a.txt', refusal));
      assert.deepEqual(codes(corpus), { 'a.txt': [refusal] });
      assert.equal(corpus.index.article('a.txt'), undefined);
      files.refused.clear();
      await corpus.filesChanged(['a.txt']);
      assert.deepEqual(codes(corpus), {});
      assert.ok(corpus.index.article('a.txt'));
    });

    test(`an annotation file that is not read (${refusal}) is a problem at its beginning, and not written`, async () => {
      const name = 'a.txt.annotations.yaml';
      const { corpus, files } = await loaded({ [name]: fileWith('one1') }, (odd) =>
        odd.refused.set(name, refusal),
      );
      const [problem] = corpus.problems.get(name)?.problems ?? [];
      assert.equal(problem?.code, refusal);
      assert.deepEqual(problem.span, { start: 0, end: 0 });
      const refused = await corpus.change('a.txt', [{ kind: 'delete', id: 'one1' }], 'label');
      assert.ok(refused.kind === 'refused' && refused.reason === 'unreadable');
      await corpus.settled();
      assert.equal(files.writes, 0);
      files.refused.clear();
      await corpus.filesChanged([name]);
      assert.deepEqual(codes(corpus), {});
      assert.equal(corpus.index.article('a.txt')?.annotations.length, 1);
    });
  }

  test('a file that cannot be read keeps nobody from reading the others, and is in the log', async () => {
    const { corpus, environment } = await loaded({ 'c.txt': ARTICLE }, (odd) =>
      odd.unreadable.add('b.txt'),
    );
    assert.deepEqual(
      [...corpus.index.articles()].map(({ path }) => path),
      ['a.txt', 'c.txt'],
    );
    assert.match(JSON.stringify(environment.errors), /reading b\.txt/);
    await corpus.filesChanged(['b.txt', 'c.txt']);
    assert.equal(environment.errors.length, 2);
  });
});

suite('Reading all files twice at a time', () => {
  test('both readings end when everything was read', async () => {
    const files = new MemoryFiles({
      'codebook.yaml': CODEBOOK,
      'a.txt': ARTICLE,
      'b.txt': ARTICLE,
    });
    const options = { coder: () => 'lea', largestText: () => 1e6, kept: new MemoryTexts() };
    const corpus = new Corpus(files, stillEnvironment(), options);
    const count = (): number => [...corpus.index.articles()].length;
    const counts = await Promise.all([corpus.load().then(count), corpus.load().then(count)]);
    assert.deepEqual(counts, [2, 2]);
  });
});

suite('One annotation file for each coder', () => {
  const perCoder = { 'codebook.yaml': `${CODEBOOK}annotation-files: one-per-coder\n` };

  test('the current coder reads and writes their own, and nobody else’s', async () => {
    const theirs = fileWith('bo1');
    const { corpus, files } = await loaded({ ...perCoder, 'a.txt.bo.annotations.yaml': theirs });
    await corpus.open('a.txt', ARTICLE, true);
    assert.deepEqual(corpus.state('a.txt')?.file.annotations, []);
    const coding = {
      state: 'complete',
      date: undefined,
      codebook: '3',
      reason: undefined,
    } as const;
    await corpus.change('a.txt', [{ kind: 'code', coder: 'lea', coding }], 'label');
    await corpus.settled();
    assert.ok(files.texts.has('a.txt.lea.annotations.yaml'));
    assert.equal(files.texts.has('a.txt.annotations.yaml'), false);
    assert.equal(files.texts.get('a.txt.bo.annotations.yaml'), theirs);
    assert.deepEqual(codes(corpus), {});
  });

  test('an adjudicated file goes before that of the coder', async () => {
    const { corpus } = await loaded({
      ...perCoder,
      'a.txt.annotations.yaml': fileWith('both1'),
      'a.txt.lea.annotations.yaml': fileWith('lea1'),
    });
    assert.equal(corpus.annotationPath('a.txt'), 'a.txt.annotations.yaml');
    assert.deepEqual(
      corpus.index.article('a.txt')?.annotations.map(({ annotation }) => annotation.id),
      ['both1'],
    );
  });

  test('a shared file that can be written only when each coder has one is read all the same', async () => {
    const { corpus, files } = await loaded({});
    const shared = 'a.txt.annotations.yaml';
    const coding = { state: 'complete', date: undefined, codebook: '3', reason: 'read' } as const;
    files.refusals.push({ kind: 'failed', reason: 'ENOSPC' });
    await corpus.change('a.txt', [{ kind: 'code', coder: 'lea', coding }], 'label');
    await corpus.settled();
    await corpus.filesChanged([shared]);
    files.texts.set('codebook.yaml', perCoder['codebook.yaml']);
    await corpus.filesChanged(['codebook.yaml']);
    for (let turn = 0; turn < 20; turn++) await tick();
    assert.equal(corpus.annotationPath('a.txt'), 'a.txt.lea.annotations.yaml');
    corpus.saveAgain();
    await corpus.settled();
    await corpus.filesChanged([shared]);
    assert.equal(corpus.annotationPath('a.txt'), shared);
    assert.equal(corpus.index.article('a.txt')?.coded.get('lea')?.reason, 'read');
  });
});

async function loaded(
  texts: Readonly<Record<string, string>>,
  prepare: (files: OddFiles) => unknown = () => undefined,
) {
  const files = new OddFiles({
    'codebook.yaml': CODEBOOK,
    'a.txt': ARTICLE,
    'b.txt': ARTICLE,
    ...texts,
  });
  prepare(files);
  const environment = stillEnvironment();
  const corpus = new Corpus(files, environment, {
    coder: () => 'lea',
    largestText: () => 1e6,
    kept: new MemoryTexts(),
  });
  await corpus.load();
  await tick();
  return { corpus, files, environment };
}

function fileWith(id: string): string {
  return `format: policy-annotations/1
positions:
  - {id: ${id}, actor: port-union, issue: night-shifts, stance: oppose, quote: rejects}
...
`;
}

/** The codes of each file's problems, in the order of the paths; files without problems left out.
 * */
function codes({ problems }: Corpus): Readonly<Record<string, readonly string[]>> {
  const found = [...problems]
    .filter(([, file]) => file.problems.length > 0)
    .map(([path, file]) => [path, file.problems.map(({ code }) => code)] as const);
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
