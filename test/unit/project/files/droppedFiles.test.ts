import assert from 'node:assert/strict';
import {
  describeSpan,
  runSync,
  newPosition,
  parseAnnotationFile,
  type AnnotationFileEdit,
} from '../../../../src/core';
import {
  Corpus,
  droppedSince,
  seenCounts,
  type DroppedFile,
  type SeenCounts,
  type Environment,
} from '../../../../src/project';
import { MemoryFiles } from '../../../support/memoryFiles';
import { MemoryTexts } from '../../../support/memoryTexts';
import { stillEnvironment } from '../../../support/environment';

const CODEBOOK = `format: policy-codebook/1
actors:
  port-union: {name: Port Union}
issues:
  night-shifts: {name: Night shifts}
`;
const ARTICLE = 'The Port Union rejects night shifts. The Ministry of Transport wants them.\n';
const FILE = 'harbour.txt.annotations.yaml';

suite('Annotation files that another program emptied', () => {
  test('are told with the numbers and the last text, once for each change of the file', async () => {
    const { corpus, files, drops } = await loaded(8);
    files.texts.set(FILE, fileOf(3));
    await corpus.filesChanged([FILE]);
    await corpus.filesChanged([FILE]);
    assert.deepEqual(drops, [{ path: FILE, before: fileOf(8), had: 8, has: 3, now: 'fewer' }]);
  });

  test('what stands under a misspelt key is unread, and never brought back beside it', async () => {
    for (const isBeside of [false, true]) {
      const { corpus, files, drops } = await loaded(8);
      const own = isBeside ? 'positions: []\n' : '';
      files.texts.set(FILE, fileOf(8).replace('positions:', `${own}postions:`));
      const written = files.texts.get(FILE);
      await corpus.filesChanged([FILE]);
      const [drop] = drops;
      assert.ok(drop);
      assert.equal(drop.now, 'unread');
      assert.deepEqual(
        [drop.key?.written, drop.key?.nearest, drop.key?.isBeside],
        ['postions', 'positions', isBeside],
      );
      assert.deepEqual(await corpus.drops.bringBack(drop, 'back'), { kind: 'unread' });
      assert.equal(files.texts.get(FILE), written);
    }
    const emptied = await loaded(8);
    emptied.files.texts.set(FILE, fileOf(1).replace('positions:', 'postions:'));
    await emptied.corpus.filesChanged([FILE]);
    assert.equal(emptied.drops[0]?.now, 'fewer');
  });

  test('half of the annotations, or a file of four, is no drop', async () => {
    const half = await loaded(8);
    half.files.texts.set(FILE, fileOf(4));
    await half.corpus.filesChanged([FILE]);
    const small = await loaded(4);
    small.files.texts.delete(FILE);
    await small.corpus.filesChanged([FILE]);
    assert.deepEqual([...half.drops, ...small.drops], []);
  });

  test('a file that is gone, cannot be read, or is no text any more is told as that', async () => {
    const removed = await loaded(5);
    removed.files.texts.delete(FILE);
    await removed.corpus.filesChanged([FILE]);
    const refused = await loaded(5);
    refused.files.change(FILE, (text) => `${text}positions: [\n`);
    await refused.corpus.filesChanged([FILE]);
    const binary = await loaded(5);
    binary.files.read = (path) =>
      Promise.resolve(
        path === FILE ? { text: fileOf(5).replace('...', '\uFFFD'), clean: false } : undefined,
      );
    await binary.corpus.filesChanged([FILE]);
    const kinds = [removed, refused, binary].map(({ drops }) => drops.map(({ now }) => now));
    assert.deepEqual(kinds, [['gone'], ['refused'], ['refused']]);
  });

  test('what was typed into its open editor is meant, what comes after it is not', async () => {
    const { corpus, files, drops } = await loaded(24);
    corpus.drops.typed(FILE);
    files.texts.set(FILE, fileOf(10));
    await corpus.filesChanged([FILE]);
    assert.deepEqual(drops, []);
    files.texts.set(FILE, fileOf(1));
    await corpus.filesChanged([FILE]);
    assert.deepEqual(
      drops.map(({ had, has }) => [had, has]),
      [[10, 1]],
    );
  });

  test('our own deletions are meant, and are not counted later', async () => {
    const { corpus, files, drops } = await loaded(8);
    const edits = ids(8)
      .slice(1)
      .map((id): AnnotationFileEdit => ({ kind: 'delete', id }));
    await corpus.change('harbour.txt', edits, 'label');
    await corpus.settled();
    await corpus.filesChanged([FILE]);
    files.change(FILE, (text) => `# theirs\n${text}`);
    await corpus.filesChanged([FILE]);
    assert.deepEqual(drops, []);
  });

  test('a drop that a save of ours meets first is told too, and both sides are in the file', async () => {
    const { corpus, files, drops } = await loaded(8);
    files.texts.set(FILE, fileOf(2));
    await corpus.change('harbour.txt', [addition('zzzzzzzz')], 'label');
    await corpus.settled();
    assert.deepEqual(
      drops.map(({ had, has }) => [had, has]),
      [[8, 2]],
    );
    assert.deepEqual(idsIn(files), [...ids(2), 'zzzzzzzz'].sort());
  });

  test('is no longer one when the annotations are back', async () => {
    const { corpus, files, drop } = await dropped(8, 3);
    assert.equal((await still(corpus, drop))?.has, 3);
    files.texts.set(FILE, fileOf(8));
    assert.equal(await still(corpus, drop), undefined);
    files.texts.delete(FILE);
    assert.equal((await still(corpus, drop))?.now, 'gone');
  });

  test('a file that was deleted with its article is told as that, and both texts are known', async () => {
    const { corpus, files, drop, texts } = await dropped(8, 3);
    await corpus.open('harbour.txt', ARTICLE, true);
    for (const path of [FILE, 'harbour.txt']) files.texts.delete(path);
    await corpus.filesChanged([FILE, 'harbour.txt']);
    assert.deepEqual(await still(corpus, drop), { ...drop, has: 0, now: 'deleted' });
    assert.deepEqual(await corpus.drops.deletedArticle(FILE), {
      path: 'harbour.txt',
      text: ARTICLE,
    });
    await corpus.close('harbour.txt');
    texts.texts.delete('harbour.txt');
    assert.deepEqual(await corpus.drops.deletedArticle(FILE), { path: 'harbour.txt' });
    assert.deepEqual(await corpus.drops.bringBack(drop, 'back'), { kind: 'saved' });
    assert.equal(files.texts.get(FILE), fileOf(8));
  });

  test('a file that was moved with its article is no drop, read again by then or not', async () => {
    for (const isSeen of [false, true]) {
      const { corpus, files, drop } = await dropped(8, 3);
      for (const path of [FILE, 'harbour.txt']) files.texts.delete(path);
      files.texts.set('later/port.txt', ARTICLE).set('later/port.txt.annotations.yaml', fileOf(8));
      const seen = isSeen ? ['later/port.txt', 'later/port.txt.annotations.yaml'] : [];
      await corpus.filesChanged([FILE, 'harbour.txt', ...seen]);
      assert.equal(await still(corpus, drop), undefined);
    }
  });

  test('a file whose new place is read while its annotations are looked for is no drop', async () => {
    const breathing = { happens: () => Promise.resolve() };
    const environment = { ...stillEnvironment(), yieldToHost: () => breathing.happens() };
    const { corpus, files, drops } = await loaded(8, new MemoryTexts(), environment);
    for (const path of [FILE, 'harbour.txt']) files.texts.delete(path);
    files.texts.set('later/port.txt', ARTICLE).set('later/port.txt.annotations.yaml', fileOf(8));
    await corpus.filesChanged([FILE, 'harbour.txt']);
    breathing.happens = async () => {
      breathing.happens = () => Promise.resolve();
      await corpus.filesChanged(['later/port.txt', 'later/port.txt.annotations.yaml']);
    };
    assert.deepEqual(await corpus.drops.stillDropped(drops), []);
  });

  test('come back together with what the file says now, and undo takes just that back', async () => {
    const { corpus, files, drop } = await dropped(8, 3);
    files.change(FILE, () => fileOf(3, 'mine'));
    await corpus.filesChanged([FILE]);
    assert.deepEqual(await corpus.drops.bringBack(drop, 'back'), { kind: 'saved' });
    assert.deepEqual(idsIn(files), [...ids(8), 'mine'].sort());
    assert.equal(corpus.index.article('harbour.txt')?.annotations.length, 9);
    assert.equal((await corpus.replay('undo'))?.label, 'back');
    await corpus.settled();
    assert.deepEqual(idsIn(files), [...ids(3), 'mine'].sort());
    await corpus.replay('redo');
    await corpus.settled();
    assert.deepEqual(idsIn(files), [...ids(8), 'mine'].sort());
  });

  test('a file that is gone or refused gets its text back byte by byte', async () => {
    for (const broken of [undefined, 'positions: [\n', '']) {
      const { corpus, files, drop } = await dropped(8, 3);
      if (broken === undefined) files.texts.delete(FILE);
      else files.texts.set(FILE, broken);
      assert.deepEqual(await corpus.drops.bringBack(drop, 'back'), { kind: 'saved' });
      assert.equal(files.texts.get(FILE), fileOf(8));
    }
  });

  test('a file that was cut off anywhere is whole again', async () => {
    const { corpus, files, drop } = await dropped(8, 3);
    const whole = fileOf(8);
    for (let end = 0; end < whole.length; end += 17) {
      files.texts.set(FILE, whole.slice(0, end));
      const outcome = await corpus.drops.bringBack(drop, 'back');
      assert.equal(outcome.kind, 'saved', `cut at ${end}`);
      for (const id of ids(8)) assert.ok(idsIn(files).includes(id), `${id}, cut at ${end}`);
    }
  });

  test('what a writer refuses stays to be brought back; bytes that are no text are not written over', async () => {
    const { corpus, files, drop } = await dropped(8, 3);
    files.refusals.push({ kind: 'failed', reason: 'ENOSPC' });
    assert.deepEqual(await corpus.drops.bringBack(drop, 'back'), {
      kind: 'failed',
      reason: 'ENOSPC',
    });
    assert.equal((await still(corpus, drop))?.has, 3);
    const read = files.read.bind(files);
    files.read = async (path) => {
      const found = await read(path);
      return found && { ...found, clean: false };
    };
    const writes = files.writes;
    assert.deepEqual(await corpus.drops.bringBack(drop, 'back'), { kind: 'unmergeable' });
    assert.equal(files.writes, writes);
  });

  test('what was kept is known to the next window, until it was brought back', async () => {
    const first = await dropped(8, 3);
    await first.corpus.drops.keep(first.drop);
    const next = await loaded(3, first.texts);
    const recalled = await next.corpus.drops.recall(FILE, 8);
    assert.deepEqual(recalled, first.drop);
    await next.corpus.drops.bringBack(recalled, 'back');
    assert.deepEqual(idsIn(next.files), ids(8));
    assert.equal(await next.corpus.drops.recall(FILE, 8), undefined);
  });

  test('what was not kept is recalled by its number alone, until it is back or was meant', async () => {
    const { corpus, files } = await loaded(3);
    const drop = { path: FILE, before: undefined, had: 8, has: 3, now: 'fewer' } as const;
    assert.deepEqual(await corpus.drops.recall(FILE, 8), drop);
    assert.deepEqual(await corpus.drops.bringBack(drop, 'back'), { kind: 'unmergeable' });
    files.texts.set(FILE, fileOf(4));
    assert.equal(await corpus.drops.recall(FILE, 8), undefined);
    const first = await dropped(8, 3);
    await first.corpus.drops.keep(first.drop);
    await first.corpus.drops.discard(first.drop);
    assert.equal((await first.corpus.drops.recall(FILE, 8))?.before, undefined);
  });
});

suite('Annotations that went missing while no window was open', () => {
  test('are known by the counts of the window before', async () => {
    const seen = countsIn((await loaded(8)).corpus, {});
    assert.deepEqual(seen, { 'harbour.txt': 8 });
    const { corpus } = await loaded(3);
    assert.deepEqual(runSync(droppedSince(seen, corpus.index.articles(), pathIn(corpus))), [
      { path: FILE, before: undefined, had: 8, has: 3, now: 'fewer' },
    ]);
    const half = (await loaded(4)).corpus;
    assert.deepEqual(runSync(droppedSince(seen, half.index.articles(), pathIn(half))), []);
  });

  test('a file without its article is gone with it; one whose article is there is told', async () => {
    const seen = { 'harbour.txt': 8, 'other.txt': 9 };
    const { corpus } = await loaded(0);
    const reported = runSync(droppedSince(seen, corpus.index.articles(), pathIn(corpus)));
    assert.deepEqual(
      reported.map(({ path, now }) => [path, now]),
      [[FILE, 'gone']],
    );
  });

  test('files of four are not counted, and a refused one stays as it was remembered', async () => {
    assert.deepEqual(countsIn((await loaded(4)).corpus, { 'harbour.txt': 8 }), {});
    const { corpus, files } = await loaded(8);
    files.texts.set(FILE, 'positions: [\n');
    await corpus.load();
    const next = new Corpus(files, stillEnvironment(), options(new MemoryTexts()));
    await next.load();
    assert.deepEqual(countsIn(next, { 'harbour.txt': 8 }), { 'harbour.txt': 8 });
    assert.deepEqual(
      runSync(droppedSince({ 'harbour.txt': 8 }, next.index.articles(), pathIn(next))),
      [],
    );
  });
});

function countsIn(corpus: Corpus, before: SeenCounts): SeenCounts {
  return runSync(seenCounts(corpus.index.articles(), pathIn(corpus), before));
}

function pathIn(corpus: Corpus): (article: string) => string {
  return (article) => corpus.annotationPath(article);
}

async function still(corpus: Corpus, drop: DroppedFile): Promise<DroppedFile | undefined> {
  const [left] = await corpus.drops.stillDropped([drop]);
  return left;
}

function options(kept: MemoryTexts) {
  return { coder: () => '', largestText: () => 1e6, kept };
}

async function loaded(
  count: number,
  texts = new MemoryTexts(),
  environment: Environment = stillEnvironment(),
) {
  const files = new MemoryFiles({
    'codebook.yaml': CODEBOOK,
    'harbour.txt': ARTICLE,
    [FILE]: fileOf(count),
  });
  const corpus = new Corpus(files, environment, options(texts));
  const drops: DroppedFile[] = [];
  corpus.drops.onDidDrop((drop) => drops.push(drop));
  await corpus.load();
  return { corpus, files, texts, drops };
}

async function dropped(had: number, has: number) {
  const all = await loaded(had);
  all.files.texts.set(FILE, fileOf(has));
  await all.corpus.filesChanged([FILE]);
  const [drop] = all.drops;
  assert.ok(drop);
  return { ...all, drop };
}

function ids(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `aaaaaa${String(at).padStart(2, '0')}`);
}

function fileOf(count: number, ...more: readonly string[]): string {
  const entries = [...ids(count), ...more].map((id) =>
    [
      `  - id: ${id}`,
      '    actor: port-union',
      '    issue: night-shifts',
      '    stance: oppose',
      '    quote:',
      '      exact: "rejects night shifts"',
      '      start: 15',
      '',
    ].join('\n'),
  );
  return `format: policy-annotations/1\npositions:\n${entries.join('')}...\n`;
}

function addition(id: string): AnnotationFileEdit {
  const quote = [describeSpan(ARTICLE, { start: 15, end: 35 })];
  const annotation = newPosition(
    { id, quote, coder: undefined },
    { actors: ['port-union'], issues: ['night-shifts'], stance: 'oppose' },
  );
  return { kind: 'add', annotation };
}

function idsIn(files: MemoryFiles): readonly string[] {
  const parsed = parseAnnotationFile(files.texts.get(FILE) ?? '', undefined);
  assert.equal(parsed.kind, 'annotations');
  return parsed.kind === 'annotations' ? parsed.file.annotations.map(({ id }) => id).sort() : [];
}
