import assert from 'node:assert/strict';
import type { Refactoring } from '../../../../src/core';
import { Corpus, journaledFiles, PLAN_FILE } from '../../../../src/project';
import { plansOfNextDay } from '../../../support/interruptedPlan';
import { MemoryFiles } from '../../../support/memoryFiles';
import { memoryJournal } from '../../../support/memoryJournal';
import { MemoryTexts } from '../../../support/memoryTexts';
import { stillEnvironment } from '../../../support/environment';

const CODEBOOK = `# Harbours
format: policy-codebook/1
coders:
  ana: {name: Ana}
  max: {name: Max}
actors:
  # The port
  port: {name: The port, aliases: [port]}   # port
  town: {name: Town}
  crew: {name: Crew, part-of: port}
issues:
  noise: {name: Noise}
`;
const SEARCHES = `format: policy-searches/1
searches:
  - {name: port, query: 'port actor:port'}   # port
`;
const A = 'a.txt.annotations.yaml';
const B = 'b.txt.annotations.yaml';

const RENAME: Refactoring = { kind: 'rename', layer: 'actor', id: 'port', to: 'harbour' };
const MERGE: Refactoring = {
  ...{ kind: 'merge', layer: 'actor', from: ['port'], into: 'town', keepsWords: true },
};
const DELETE: Refactoring = {
  ...{ kind: 'delete', layer: 'actor', id: 'port', annotations: 'delete' },
};
const SPLIT: Refactoring = {
  ...{ kind: 'split', layer: 'actor', id: 'port', words: [{ text: 'port' }] },
  added: { id: 'north-port', name: 'North port', aliases: [{ text: 'port' }] },
  chosen: new Map([[A, new Set(['p1'])]]),
};
const RECODE: Refactoring = {
  kind: 'recode',
  chosen: new Map([
    [A, new Set(['p1'])],
    [B, new Set(['p2'])],
  ]),
  fields: [{ key: 'stance', editor: { kind: 'stance' }, values: ['support'] }],
};

/** To an actor that is named for it. */
const RECODE_TO_NEW: Refactoring = {
  ...RECODE,
  fields: [
    {
      key: 'addressee',
      editor: { kind: 'actors', several: true, optional: true },
      values: ['pilots'],
    },
  ],
  added: [{ kind: 'add-actor', actor: { id: 'pilots', name: 'Pilots' } }],
};

suite('A refactoring of a corpus', () => {
  test('changes codebook, annotation files and searches, and nothing but ids', async () => {
    const { corpus, files } = await loaded();
    assert.equal(await refactored(corpus, RENAME), 'done');
    const after = await bytes(corpus, files);
    assert.equal(
      after.get('codebook.yaml'),
      CODEBOOK.replace('  port: {', '  harbour: {').replace('part-of: port', 'part-of: harbour'),
    );
    assert.equal(
      after.get('searches.yaml'),
      SEARCHES.replace("'port actor:port'", '"port actor:harbour"'),
    );
    assert.equal(after.get(A), annotations('p1', 'harbour'));
    assert.equal(after.get(B), annotations('p2', '[harbour, town]'));
    const [row] = corpus.index.article('a.txt')?.annotations ?? [];
    assert.ok(row?.annotation.kind === 'position');
    assert.deepEqual(row.annotation.actors, ['harbour']);
    assert.equal(files.texts.get('a.txt'), TEXT);
  });

  test('is one step for undo, which gives the same bytes, and for redo', async () => {
    for (const refactoring of [RENAME, MERGE, DELETE, SPLIT, RECODE, RECODE_TO_NEW]) {
      const { corpus, files } = await loaded();
      const before = await bytes(corpus, files);
      assert.equal(await refactored(corpus, refactoring), 'done', refactoring.kind);
      const after = await bytes(corpus, files);
      assert.notDeepEqual(after, before, refactoring.kind);
      await corpus.replay('undo');
      assert.deepEqual(await bytes(corpus, files), before, refactoring.kind);
      assert.equal(corpus.history.canUndo, false, refactoring.kind);
      await corpus.replay('redo');
      assert.deepEqual(await bytes(corpus, files), after, refactoring.kind);
      await corpus.replay('undo');
      assert.deepEqual(await bytes(corpus, files), before, refactoring.kind);
    }
  });

  test('shows no problem of a file that is still to be written, nor does its undo', async () => {
    const { corpus } = await loaded();
    const shown: string[] = [];
    corpus.onDidChangeProblems((path) => {
      const { problems = [] } = corpus.problems.get(path) ?? {};
      shown.push(...problems.map(({ code }) => `${path}: ${code}`));
    });
    const steps = [
      () => refactored(corpus, RENAME),
      () => corpus.replay('undo'),
      () => corpus.replay('redo'),
    ];
    for (const step of steps) {
      await step();
      await corpus.settled();
    }
    assert.deepEqual(shown, []);
  });

  test('makes what its values name with them, or not at all', async () => {
    const { corpus, files } = await loaded();
    const before = await bytes(corpus, files);
    await corpus.planRefactoring(RECODE_TO_NEW);
    assert.deepEqual(await bytes(corpus, files), before);
    assert.equal(await refactored(corpus, RECODE_TO_NEW), 'done');
    assert.equal(corpus.codebook.actors.get('pilots')?.name, 'Pilots');
    const after = await bytes(corpus, files);
    assert.match(after.get(A) ?? '', /addressee: pilots/);
    await corpus.replay('undo');
    assert.deepEqual(await bytes(corpus, files), before);
  });

  test('undone after another program added something, keeps that', async () => {
    const { corpus, files } = await loaded();
    await refactored(corpus, MERGE);
    await corpus.settled();
    files.change(B, (text) => text.replace('...', '# theirs\n...'));
    await corpus.filesChanged([B]);
    await corpus.replay('undo');
    const after = await bytes(corpus, files);
    assert.equal(after.get(A), annotations('p1', 'port'));
    assert.match(after.get(B) ?? '', /# theirs/);
    assert.match(after.get(B) ?? '', /port[^]*town/);
  });

  test('changes the files of all coders, and one whose article is missing', async () => {
    const more = {
      'codebook.yaml': `${CODEBOOK}annotation-files: one-per-coder\n`,
      'c.txt': TEXT,
      'c.txt.ana.annotations.yaml': annotations('p3', 'port'),
      'c.txt.max.annotations.yaml': annotations('p4', 'port'),
      'gone.txt.annotations.yaml': annotations('p5', 'port'),
    };
    const { corpus, files } = await loaded(more);
    const before = await bytes(corpus, files);
    assert.equal(await refactored(corpus, RENAME), 'done');
    const after = await bytes(corpus, files);
    for (const [path, id] of [
      ['c.txt.ana', 'p3'],
      ['c.txt.max', 'p4'],
      ['gone.txt', 'p5'],
    ] as const) {
      assert.equal(after.get(`${path}.annotations.yaml`), annotations(id, 'harbour'), path);
    }
    await corpus.replay('undo');
    assert.deepEqual(await bytes(corpus, files), before);
  });

  test('shows an open article with the new id at once', async () => {
    const { corpus } = await loaded();
    await corpus.open('a.txt', TEXT, true);
    await refactored(corpus, RENAME);
    const [placed] = corpus.state('a.txt')?.placed ?? [];
    assert.ok(placed?.annotation.kind === 'position');
    assert.deepEqual(placed.annotation.actors, ['harbour']);
  });
});

suite('A refactoring that cannot be done', () => {
  test('because of one file among many is reported before, and nothing is changed', async () => {
    const broken: readonly (readonly [string, string, string])[] = [
      [A, 'positions: [port', 'unreadable'],
      [A, annotations('p1', 'port').replace('...\n', ''), 'maybe-truncated'],
      ['searches.yaml', 'searches: [port', 'unreadable'],
    ];
    for (const [path, text, reason] of broken) {
      const { corpus, files } = await loaded({ [path]: text });
      const before = await bytes(corpus, files);
      const plan = await corpus.planRefactoring(RENAME);
      assert.deepEqual(plan?.blocked, [{ path, isHidden: false, reason, ids: [] }]);
      assert.equal(await corpus.refactor(plan, 'Port → Harbour'), 'refused');
      assert.deepEqual(await bytes(corpus, files), before);
      assert.equal(corpus.history.canUndo, false);
    }
  });

  test('because bytes cannot be decoded is reported, unless the file cannot be concerned', async () => {
    const { corpus } = await loaded({}, [A]);
    const paths = async (refactoring: Refactoring): Promise<readonly string[]> =>
      ((await corpus.planRefactoring(refactoring))?.blocked ?? []).map(({ path }) => path);
    assert.deepEqual(await paths(RENAME), [A]);
    assert.deepEqual(await paths(RECODE), [A]);
    assert.deepEqual(await paths({ ...RECODE, chosen: new Map([[B, new Set(['p2'])]]) }), []);
    assert.deepEqual(await paths({ ...DELETE, annotations: 'keep' }), []);
  });

  test('because of the codebook is reported', async () => {
    const reasonOf = async (refactoring: Refactoring, text = CODEBOOK): Promise<unknown> => {
      const { corpus, files } = await loaded();
      files.texts.set('codebook.yaml', text);
      await corpus.filesChanged(['codebook.yaml']);
      return (await corpus.planRefactoring(refactoring))?.blocked[0]?.reason;
    };
    assert.equal(await reasonOf({ ...RENAME, to: 'town' }), 'duplicate-id');
    assert.equal(await reasonOf({ ...RENAME, to: 'A b' }), 'bad-id');
    assert.equal(await reasonOf({ ...RENAME, id: 'prot' }), 'no-such-id');
    assert.equal(await reasonOf(RENAME, 'actors: ['), 'unreadable');
    const { corpus } = await loaded({ [A]: 'positions: [port' });
    const taken = await corpus.planRefactoring({ ...RENAME, to: 'town' });
    assert.deepEqual(taken?.blocked, [
      { path: 'codebook.yaml', isHidden: false, reason: 'duplicate-id', ids: [] },
    ]);
  });

  test('because the codebook cannot be written leaves everything as it was', async () => {
    const { corpus, files } = await loaded();
    const before = await bytes(corpus, files);
    files.refusals.push({ kind: 'failed', reason: 'EACCES' });
    assert.equal(await refactored(corpus, RENAME), 'refused');
    assert.deepEqual(await bytes(corpus, files), before);
    assert.equal(corpus.history.canUndo, false);
    assert.equal(corpus.codebook.actors.has('port'), true);
  });

  test('because one annotation file of several cannot be written leaves everything as it was', async () => {
    const { corpus, files } = await loaded();
    const before = await bytes(corpus, files);
    const write = files.write.bind(files);
    files.write = (path, ...rest) =>
      path === A ? Promise.resolve({ kind: 'failed', reason: 'EACCES' }) : write(path, ...rest);
    assert.equal(await refactored(corpus, MERGE), 'refused');
    assert.deepEqual(await bytes(corpus, files), before);
    assert.equal(corpus.history.canUndo, false);
    assert.equal(corpus.codebook.actors.has('port'), true);
    const [row] = corpus.index.article('a.txt')?.annotations ?? [];
    assert.ok(row?.annotation.kind === 'position');
    assert.deepEqual(row.annotation.actors, ['port']);
    // Nothing is left to be written when it can be.
    files.write = write;
    corpus.saveAgain();
    assert.deepEqual(await bytes(corpus, files), before);
  });

  test('because a file has changed since it was planned is refused as a whole', async () => {
    const changes: readonly (readonly [string, (text: string) => string, boolean])[] = [
      [B, (text) => text.replace('p2', 'p9'), true],
      [B, (text) => `${text}# theirs\n`, false],
      ['codebook.yaml', (text) => `${text}# theirs\n`, false],
      ['codebook.yaml', (text) => `${text}# theirs\n`, true],
      ['searches.yaml', (text) => `${text}# theirs\n`, true],
      ['c.txt.annotations.yaml', () => annotations('p3', 'port'), true],
    ];
    for (const [path, change, isReported] of changes) {
      const { corpus, files } = await loaded();
      const plan = await corpus.planRefactoring(RENAME);
      assert.ok(plan);
      files.change(path, change);
      if (isReported) await corpus.filesChanged([path]);
      const before = await bytes(corpus, files);
      assert.equal(await corpus.refactor(plan, 'Port → Harbour'), 'changed-since', path);
      assert.deepEqual(await bytes(corpus, files), before, path);
      assert.equal(corpus.history.canUndo, false, path);
    }
  });

  test('because it was cancelled, wherever that was, leaves everything as it was', async () => {
    const cancelledAfter = (calls: number) => ({ isCancelled: () => calls-- <= 0 });
    const { corpus, files } = await loaded();
    const before = await bytes(corpus, files);
    const plan = await corpus.planRefactoring(RENAME);
    assert.ok(plan);
    assert.equal(await corpus.planRefactoring(RENAME, cancelledAfter(1)), undefined);
    const outcomes: string[] = [];
    for (let calls = 0; outcomes.at(-1) !== 'done'; calls++) {
      outcomes.push(await corpus.refactor(plan, 'Port → Harbour', cancelledAfter(calls)));
      if (outcomes.at(-1) === 'cancelled') assert.deepEqual(await bytes(corpus, files), before);
    }
    // Before each of two files, and before anything is written.
    assert.deepEqual(outcomes, ['cancelled', 'cancelled', 'cancelled', 'done']);
  });

  test('says how far it is', async () => {
    const { corpus } = await loaded();
    const shares: number[] = [];
    await corpus.planRefactoring(RENAME, { report: (done) => shares.push(done) });
    assert.deepEqual(shares, [0, 0.5]);
  });
});

suite('A refactoring that is interrupted', () => {
  test('is completed or taken back as a whole', async () => {
    for (const refactoring of [RENAME, MERGE, DELETE]) {
      const journal = memoryJournal();
      const { corpus, files } = await loaded({}, [], (own) =>
        journaledFiles(own, journal.journal, 'file:///texts'),
      );
      const before = await bytes(corpus, files);
      const written: string[] = [];
      let die = (): void => undefined;
      const died = new Promise<void>((resolve) => (die = resolve));
      const write = files.write.bind(files);
      files.write = (path, ...rest) => {
        if (written.length >= 3) {
          die();
          return new Promise(() => undefined);
        }
        written.push(path);
        return write(path, ...rest);
      };
      const plan = await corpus.planRefactoring(refactoring);
      assert.ok(plan);
      void corpus.refactor(plan, 'Port');
      await died;
      assert.deepEqual(written.slice(0, 2), [PLAN_FILE, 'codebook.yaml']);
      const texts = Object.fromEntries(files.texts);
      const wanted = new Map(before);
      for (const file of [plan.codebook, plan.searches, ...plan.annotationFiles])
        if (file) wanted.set(file.path, file.wanted);
      for (const [ending, expected] of [
        ['completed', wanted],
        ['takenBack', before],
      ] as const) {
        const restarted = new MemoryFiles(texts);
        const plans = plansOfNextDay(restarted);
        const found = await plans.find();
        assert.ok(found.kind === 'interrupted');
        assert.equal(found.plans.length, 1);
        assert.deepEqual(await plans.end(found, ending), { kind: 'ended', left: [] });
        assert.deepEqual(yamlIn(restarted.texts), expected, refactoring.kind);
        assert.equal(restarted.texts.has(PLAN_FILE), false);
      }
    }
  });
});

const TEXT = 'The port objects to the noise.\n';

async function refactored(corpus: Corpus, refactoring: Refactoring): Promise<string> {
  const plan = await corpus.planRefactoring(refactoring);
  assert.ok(plan);
  assert.deepEqual(plan.blocked, []);
  return corpus.refactor(plan, 'Port');
}

function yamlIn(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...texts].filter(([path]) => path.endsWith('.yaml')).sort());
}

async function bytes(corpus: Corpus, files: MemoryFiles): Promise<ReadonlyMap<string, string>> {
  await corpus.settled();
  return yamlIn(files.texts);
}

function annotations(id: string, actor: string): string {
  return [
    'format: policy-annotations/1',
    'positions:',
    '  # port',
    `  - {id: ${id}, actor: ${actor}, issue: noise, stance: oppose, note: port, quote: {exact: port}}`,
    '...',
    '',
  ].join('\n');
}

/** `undecoded`: files whose bytes cannot be decoded. */
async function loaded(
  more: Readonly<Record<string, string>> = {},
  undecoded: readonly string[] = [],
  around: (files: MemoryFiles) => MemoryFiles | ReturnType<typeof journaledFiles> = (files) =>
    files,
) {
  const files = new MemoryFiles({
    'codebook.yaml': CODEBOOK,
    'searches.yaml': SEARCHES,
    'a.txt': TEXT,
    'b.txt': TEXT,
    [A]: annotations('p1', 'port'),
    [B]: annotations('p2', '[port, town]'),
    ...more,
  });
  const read = files.read.bind(files);
  files.read = async (path) => {
    const text = await read(path);
    return text && { ...text, clean: !undecoded.includes(path) };
  };
  const corpus = new Corpus(around(files), stillEnvironment(), {
    coder: () => 'ana',
    largestText: () => 1e6,
    kept: new MemoryTexts(),
  });
  await corpus.load();
  return { corpus, files };
}
