import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  idsNamedBy,
  parseAnnotationFile,
  parseCodebook,
  runSync,
  type Annotation,
  type Codebook,
  type Refactoring,
} from '../../../../src/core';
import { FIELD_TYPES } from '../../../../src/core/codebook/definition';
import { Corpus } from '../../../../src/project';
import { caseCount, enough } from '../../../support/caseCount';
import { MemoryFiles } from '../../../support/memoryFiles';
import { MemoryTexts } from '../../../support/memoryTexts';
import { stillEnvironment } from '../../../support/environment';

/** Ids that are parts of each other, and of the words in the files. */
const ACTORS = ['po', 'port', 'port-2', 'town', 'crew'];
const ISSUES = ['port', 'noise', 'no'];
/** Words that name no entry, or by a name only. */
const WORDS = ['Yes', 'yes', '3.0', '7', 'word of po', 'maybe', '2024'];
/** Those, and what they become as other types. */
const FREE = ['calm', 'cross', 'angry', ...WORDS, 'true', 'false', '3'];
const PATHS = ['a', 'b', 'c'].map((name) => `${name}.txt.annotations.yaml`);

suite('Random refactorings of random corpora', () => {
  test('lose no annotation, leave no id without its entry, and can be undone to the byte', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(corpora, refactorings, async (texts, refactoring) => {
        const { corpus, files } = await loaded(texts);
        const entered = PATHS.map(
          (path) => annotationsIn(files.texts, path, corpus.codebook).length,
        );
        assert.deepEqual(
          entered,
          texts.files.map((list) => list.length),
        );
        const before = new Map(files.texts);
        const plan = await corpus.planRefactoring(refactoring);
        assert.ok(plan);
        const outcome = await corpus.refactor(plan, 'refactoring');
        await corpus.settled();
        const after = new Map(files.texts);
        if (plan.blocked.length > 0) {
          assert.deepEqual([outcome, after], ['refused', before]);
          return;
        }
        assert.equal(outcome, 'done');
        for (const file of [plan.codebook, ...plan.annotationFiles])
          if (file) assert.equal(after.get(file.path), file.wanted);
        checkAnnotations(before, after, refactoring);
        checkCodebook(before, after, refactoring);
        if (!corpus.history.canUndo) {
          assert.deepEqual(after, before);
          return;
        }
        done++;
        await corpus.replay('undo');
        await corpus.settled();
        assert.deepEqual(new Map(files.texts), before);
        await corpus.replay('redo');
        await corpus.settled();
        assert.deepEqual(new Map(files.texts), after);
      }),
      { numRuns: caseCount(150), seed: 20240503 },
    );
    assert.ok(done > enough(60), String(done));
  });
});

function checkAnnotations(before: Texts, after: Texts, refactoring: Refactoring): void {
  const [codebook, later] = [codebookIn(before), codebookIn(after)];
  for (const path of PATHS) {
    const now = new Map(annotationsIn(after, path, later).map((one) => [one.id, one]));
    for (const old of annotationsIn(before, path, codebook)) {
      const annotation = now.get(old.id);
      if (!annotation) {
        assert.ok(refactoring.kind === 'delete' && refactoring.annotations === 'delete');
        assert.ok(idsNamedBy(old).has(refactoring.id));
        continue;
      }
      assert.deepEqual(
        [annotation.quote, annotation.note, annotation.tags, annotation.comments],
        [old.quote, old.note, old.tags, old.comments],
      );
      const keeps = refactoring.kind === 'delete' && refactoring.annotations === 'keep';
      if (!keeps) assert.deepEqual([...unknown(annotation, later)], []);
      assert.ok(after.get(path)?.includes(`# of ${old.id}`));
      assert.ok(after.get(path)?.includes(`x-own: port, x-id: ${old.id}`));
    }
    assert.ok(after.get(path)?.startsWith('# port\n'));
  }
}

function checkCodebook(before: Texts, after: Texts, refactoring: Refactoring): void {
  const [codebook, later] = [codebookIn(before), codebookIn(after)];
  const words = (book: Codebook): string[] =>
    [
      ...[...book.actors.values()].flatMap(({ name, aliases }) => [
        name,
        ...aliases.map(({ text }) => text),
      ]),
      ...[...book.issues.values()].flatMap(({ name, keywords }) => [
        name,
        ...keywords.map(({ text }) => text),
      ]),
    ].map((word) => word.toLowerCase());
  const isKept =
    refactoring.kind === 'rename' || (refactoring.kind === 'merge' && refactoring.keepsWords);
  if (isKept) assert.deepEqual(new Set(words(later)), new Set(words(codebook)));
  const count = (book: Codebook) => book.actors.size + book.issues.size;
  const more = {
    rename: 0,
    merge: -1,
    split: 1,
    move: 0,
    delete: -1,
    recode: 0,
    value: 0,
    'field-type': 0,
  }[refactoring.kind];
  assert.equal(count(later), count(codebook) + more);
  assert.ok(after.get('codebook.yaml')?.includes('# port is a port'));
}

function unknown(annotation: Annotation, { actors, issues }: Codebook): readonly string[] {
  return [...idsNamedBy(annotation)].filter(
    (id) => !actors.has(id) && !issues.has(id) && !FREE.includes(id),
  );
}

type Texts = ReadonlyMap<string, string>;

/** Without a problem, so that no reference of the codebook leads nowhere. */
function codebookIn(texts: Texts): Codebook {
  const parsed = runSync(parseCodebook(texts.get('codebook.yaml') ?? ''));
  assert.ok(parsed.kind === 'codebook');
  const lost = parsed.problems.filter(({ code }) => /^unknown|circular|missing/.test(code));
  assert.deepEqual(lost, []);
  return parsed.codebook;
}

function annotationsIn(texts: Texts, path: string, codebook: Codebook): readonly Annotation[] {
  const parsed = parseAnnotationFile(texts.get(path) ?? '', codebook);
  assert.ok(parsed.kind === 'annotations', JSON.stringify(parsed));
  return parsed.file.annotations;
}

const actor = fc.constantFrom(...ACTORS);
const issue = fc.constantFrom(...ISSUES);

function listOf(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const several = fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    item,
    several.map((ids) => `[${ids.join(', ')}]`),
  );
}

/** Each entry is part of one before it, so that none is part of itself. */
const codebooks = fc
  .record({
    parents: fc.array(fc.nat(), { minLength: ACTORS.length, maxLength: ACTORS.length }),
    group: actor,
    office: actor,
    sign: fc.constantFrom('1', '-1'),
    lines: fc.boolean(),
  })
  .map(({ parents, group, office, sign, lines }) => {
    const actors = ACTORS.map((id, index) => {
      const above = ACTORS[(parents[index] ?? 0) % (index + 1)];
      const keys = [
        `name: The ${id}`,
        ...(above === id ? [] : [`part-of: ${above}`]),
        ...(id === 'crew' && group !== id ? [`member-of: [${group}]`] : []),
        ...(id === 'town' && office !== id ? [`roles: [{title: port, of: ${office}}]`] : []),
        `aliases: [${id}s of old, word of ${id}]`,
        'note: port',
      ];
      return lines
        ? `  ${id}:   # ${id}\n    ${keys.join('\n    ')}`
        : `  ${id}: {${keys.join(', ')}}`;
    });
    return `# port is a port
format: policy-codebook/1
actors:
${actors.join('\n')}
issues:
  port: {name: Port works, keywords: [port]}
  noise: {name: Noise, part-of: {issue: port, sign: ${sign}}}
  'no': {name: None, part-of: port}
fields:
  ally: {type: actor}
  allies: {type: actor, list: true}
  about: {type: issue}
  view: {type: text, list: true}
  mood: {type: choice, values: [calm, cross]}
`;
  });

const entries = fc
  .record(
    {
      actor: listOf(actor),
      issue: listOf(issue),
      speaker: actor,
      target: listOf(actor),
      addressee: listOf(actor),
      ally: actor,
      allies: listOf(actor),
      about: issue,
      view: listOf(fc.constantFrom(...WORDS)),
      mood: fc.constantFrom('calm', 'cross'),
    },
    { requiredKeys: ['actor', 'issue', 'target', 'ally'] },
  )
  .chain((keys) =>
    fc.record({ keys: fc.constant(keys), between: fc.uniqueArray(actor, { minLength: 2 }) }),
  )
  .chain((one) =>
    fc.record({
      one: fc.constant(one),
      kind: fc.constantFrom('positions', 'disagreements', 'mentions', 'ignored'),
      lines: fc.boolean(),
    }),
  );

type Entry = typeof entries extends fc.Arbitrary<infer T> ? T : never;

const annotationFiles = fc.array(entries, { minLength: 1, maxLength: 5 });

function annotationText(name: string, list: readonly Entry[]): string {
  const sections = new Map<string, string[]>();
  for (const [index, { one, kind, lines }] of list.entries()) {
    const id = `${name}${String(index)}`;
    const {
      actor: who,
      issue: what,
      speaker,
      target,
      addressee,
      ally,
      allies,
      about,
      view,
      mood,
    } = one.keys;
    const details = [
      ...(speaker === undefined ? [] : [`speaker: ${speaker}`]),
      `target: ${target}`,
      'evaluation: -1',
      ...(addressee === undefined ? [] : [`addressee: ${addressee}`]),
    ];
    const fields = [
      `ally: ${ally}`,
      ...(allies === undefined ? [] : [`allies: ${allies}`]),
      ...(about === undefined ? [] : [`about: ${about}`]),
      ...(view === undefined ? [] : [`view: ${view}`]),
      ...(mood === undefined ? [] : [`mood: ${mood}`]),
    ];
    const keys = {
      positions: [`actor: ${who}`, `issue: ${what}`, 'stance: oppose', ...details],
      disagreements: [`issue: ${what}`, `between: [${one.between.join(', ')}]`, ...details],
      mentions: [`actor: ${who}`],
      ignored: [`issue: ${what}`],
    }[kind];
    const all = [
      `id: ${id}`,
      ...keys,
      'tags: [port]',
      ...(kind === 'positions' || kind === 'disagreements'
        ? [`fields: {${fields.join(', ')}}`]
        : []),
      'note: port',
      'comments: [{text: port town}]',
      `x-more: {x-own: port, x-id: ${id}}`,
      'quote: {exact: port}',
    ];
    const text = lines ? `  - ${all.join('\n    ')}` : `  - {${all.join(', ')}}`;
    const section = sections.get(kind) ?? [];
    section.push(`${text}   # of ${id}`);
    sections.set(kind, section);
  }
  const parts = [...sections].map(([section, items]) => `${section}:\n${items.join('\n')}\n`);
  return `# port\nformat: policy-annotations/1\n${parts.join('')}...\n`;
}

const corpora = fc.record({
  codebook: codebooks,
  files: fc.tuple(annotationFiles, annotationFiles, annotationFiles),
});

const chosen = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...PATHS), fc.nat({ max: 4 })), { maxLength: 8 })
  .map((list) => {
    const ids = new Map<string, Set<string>>();
    for (const [path, index] of list) {
      const known = ids.get(path) ?? new Set();
      ids.set(path, known.add(`${path[0] ?? ''}${String(index)}`));
    }
    return ids;
  });

const entry = fc.oneof(
  fc.record({ layer: fc.constant('actor' as const), id: actor, other: actor }),
  fc.record({ layer: fc.constant('issue' as const), id: issue, other: issue }),
);

const refactorings: fc.Arbitrary<Refactoring> = fc.oneof(
  fc
    .record({ entry, to: fc.constantFrom('p', 'por', 'harbour', 'word', 'town') })
    .map(({ entry: { layer, id }, to }): Refactoring => ({ kind: 'rename', layer, id, to })),
  fc
    .record({ entry, keepsWords: fc.boolean() })
    .filter((one) => one.entry.id !== one.entry.other)
    .map(({ entry: { layer, id, other }, keepsWords }): Refactoring => ({
      ...{ kind: 'merge', layer, from: [id], into: other, keepsWords },
    })),
  fc
    .record({ entry, annotations: fc.constantFrom('delete' as const, 'keep' as const) })
    .map(({ entry: { layer, id }, annotations }): Refactoring => ({
      ...{ kind: 'delete', layer, id, annotations },
    })),
  fc.record({ id: actor, chosen }).map(({ id, chosen: some }): Refactoring => ({
    ...{ kind: 'split', layer: 'actor', id, added: { id: 'half', name: 'Half' } },
    ...{ words: [{ text: `word of ${id}` }], chosen: some },
  })),
  fc
    .record({
      from: fc.constantFrom('support', 'oppose', 'neutral'),
      to: fc.constantFrom('oppose', 'unstated', 'favour'),
    })
    .map(({ from, to }): Refactoring => ({ kind: 'value', of: 'stance', from, to })),
  fc
    .record({ from: fc.constantFrom('calm', 'cross'), to: fc.constantFrom('cross', 'angry') })
    .map(({ from, to }): Refactoring => ({ kind: 'value', of: 'field.mood', from, to })),
  fc
    .record({ entry, top: fc.boolean() })
    .map(({ entry: { layer, id, other }, top }): Refactoring => ({
      ...{ kind: 'move', layer, id, parent: top ? undefined : other },
    })),
  fc
    .record({
      field: fc.constantFrom('view', 'view', 'ally', 'about'),
      type: fc.constantFrom(...FIELD_TYPES),
      list: fc.boolean(),
      misfits: fc.constantFrom('keep' as const, 'remove' as const),
    })
    .map(({ field, type, list, misfits }): Refactoring => {
      const values = type === 'choice' ? ['yes', 'port', '7'] : [];
      return { kind: 'field-type', field, to: { type, list, values }, misfits };
    }),
  fc
    .record({ chosen, ids: fc.uniqueArray(actor, { maxLength: 2 }) })
    .map(({ chosen: some, ids }): Refactoring => ({
      ...{ kind: 'recode', chosen: some },
      fields: [
        {
          key: 'addressee',
          editor: { kind: 'actors', several: true, optional: true },
          values: ids,
        },
        {
          key: 'issues',
          editor: { kind: 'issues', several: true, optional: true },
          values: ['no'],
        },
      ],
    })),
);

async function loaded({
  codebook,
  files: lists,
}: {
  codebook: string;
  files: readonly (readonly Entry[])[];
}) {
  const texts: Record<string, string> = { 'codebook.yaml': codebook };
  for (const [index, path] of PATHS.entries()) {
    texts[path.slice(0, -'.annotations.yaml'.length)] = 'The port.\n';
    texts[path] = annotationText(path[0] ?? '', lists[index] ?? []);
  }
  const files = new MemoryFiles(texts);
  const corpus = new Corpus(files, stillEnvironment(), {
    coder: () => '',
    largestText: () => 1e6,
    kept: new MemoryTexts(),
  });
  await corpus.load();
  return { corpus, files };
}
