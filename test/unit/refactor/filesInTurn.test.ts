import assert from 'node:assert/strict';
import { contentStamp } from '../../../src/core/annotation-file/contentStamp';
import { articleOf } from '../../../src/core/annotation-file/path';
import { parseAnnotationFile } from '../../../src/core/annotation-file/parse/parse';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import type { Codebook } from '../../../src/core/model/codebook';
import { codersFirst, filesInTurn } from '../../../src/core/refactor/filesInTurn';
import type { RecodedField, Refactoring } from '../../../src/core/refactor/refactoring';
import { findAmong } from '../../../src/core/text/folding/fileNames';
import { runSync } from '../../../src/core/util/task';
import { file } from '../annotation-file/editFixtures';

const BOOK_TEXT = file`
  format: policy-codebook/1
  annotation-files: one-per-coder
  coders: {lea: {}, zoe: {}, abe: {}}
  actors: {port: {name: Port}, town: {name: Town}}
  issues: {toll: {name: Toll}, noise: {name: Noise}}
`;
const BOOK = codebookOf(BOOK_TEXT);

const STANCE: RecodedField = { key: 'stance', editor: { kind: 'stance' }, values: ['support'] };

const position = (id: string, actor: string, stance: string) =>
  `  - {id: ${id}, actor: ${actor}, issue: toll, stance: ${stance}, quote: {exact: the toll}}`;

/** As they are with these refs in the decisions. */
function corpus(refs: Record<string, string>): Record<string, string> {
  const coded = (...positions: string[]) =>
    ['format: policy-annotations/1', 'positions:', ...positions, '...', ''].join('\n');
  return {
    'quay.md.abe.annotations.yaml': coded(position('a1', 'port', 'support')),
    'quay.md.annotations.yaml': [
      'format: policy-annotations/1',
      'decided:',
      '  d1:',
      `    from: ["lea#l1@${refs.l1 ?? ''}"]`,
      `    over: ["abe#a1@${refs.a1 ?? ''}"]`,
      '    result: [r1]',
      `  d2: {over: ["zoe#z1@${refs.z1 ?? ''}"]}`,
      'positions:',
      position('r1', 'port', 'oppose'),
      '...',
      '',
    ].join('\n'),
    'quay.md.lea.annotations.yaml': coded(position('l1', 'port', 'oppose')),
    'quay.md.zoe.annotations.yaml': coded(position('z1', 'town', 'oppose')),
  };
}

suite('Decisions through a refactoring', () => {
  const before = corpus(stampsOf(corpus({}), BOOK));

  test('a decision names the readings as they are once an actor is renamed', () => {
    const { after, changed } = refactored(before, {
      ...({ kind: 'rename', layer: 'actor' } as const),
      ...{ id: 'port', to: 'harbour', name: 'Harbour' },
    });
    const book = renamed('port: {name: Port}', 'harbour: {name: Harbour}');
    assert.deepEqual(changed, [
      'quay.md.abe.annotations.yaml',
      'quay.md.annotations.yaml',
      'quay.md.lea.annotations.yaml',
    ]);
    assert.deepEqual(refsIn(after), refsIn(corpus(stampsOf(after, book))));
    assert.notDeepEqual(refsIn(after), refsIn(before));
  });

  test('it does so too where the adjudicated file does not name what changes', () => {
    const { after, changed } = refactored(before, {
      ...({ kind: 'rename', layer: 'actor' } as const),
      ...{ id: 'town', to: 'city', name: 'City' },
    });
    const book = renamed('town: {name: Town}', 'city: {name: City}');
    assert.deepEqual(changed, ['quay.md.annotations.yaml', 'quay.md.zoe.annotations.yaml']);
    assert.deepEqual(refsIn(after), refsIn(corpus(stampsOf(after, book))));
  });

  test('a deleted reading is named no more, unless the decision were about nothing then', () => {
    const { after } = refactored(before, {
      ...({ kind: 'delete', layer: 'actor', id: 'town', annotations: 'delete' } as const),
    });
    assert.deepEqual(refsIn(after), refsIn(before));
    const decision = before['quay.md.annotations.yaml']!;
    const z1 = /zoe#z1@\w+/.exec(decision)![0];
    const both = {
      ...before,
      'quay.md.annotations.yaml': decision.replace('over: ["abe', `over: ["${z1}", "abe`),
    };
    const port = { kind: 'delete', layer: 'actor', id: 'port', annotations: 'delete' } as const;
    const { after: other } = refactored(both, port);
    assert.deepEqual(refsIn(other), [z1, z1]);
  });

  test('a deleted result is named no more, unless the decision were that nothing counts then', () => {
    const name = 'quay.md.annotations.yaml';
    const town = { kind: 'delete', layer: 'actor', id: 'town', annotations: 'delete' } as const;
    const withBoth = before[name]!.replace('[r1]', '[r1, r2]').replace(
      '...',
      `${position('r2', 'town', 'oppose')}\n...`,
    );
    assert.match(refactored({ ...before, [name]: withBoth }, town).after[name]!, /result: r1\n/);
    const onlyTown = withBoth.replace('[r1, r2]', '[r2]');
    assert.match(
      refactored({ ...before, [name]: onlyTown }, town).after[name]!,
      /result: \[r2\]\n/,
    );
  });

  test('where the annotations were chosen, they are other readings', () => {
    const path = 'quay.md.lea.annotations.yaml';
    const { changed } = refactored(before, {
      kind: 'recode',
      chosen: new Map([[path, new Set(['l1'])]]),
      fields: [STANCE],
    });
    assert.deepEqual(changed, [path]);
  });
});

function renamed(from: string, to: string): Codebook {
  assert.ok(BOOK_TEXT.includes(from));
  return codebookOf(BOOK_TEXT.replace(from, to));
}

function refactored(before: Record<string, string>, refactoring: Refactoring) {
  const inTurn = filesInTurn(refactoring, BOOK);
  const ownerOf = (path: string) => articleOf(path, findAmong(['quay.md']));
  const after = { ...before };
  const changed: string[] = [];
  const paths = Object.keys(before).sort((a, b) => codersFirst(ownerOf(a), ownerOf(b)));
  for (const path of paths) {
    const result = inTurn(path, ownerOf(path), before[path] ?? '');
    assert.notEqual(result.kind, 'blocked');
    if (result.kind !== 'changed') continue;
    after[path] = result.wanted;
    changed.push(path);
  }
  return { after, changed: changed.sort() };
}

function refsIn(files: Record<string, string>): readonly string[] {
  const text = files['quay.md.annotations.yaml'] ?? '';
  return [...text.matchAll(/\w+#\w+@\w*/g)].map(([ref]) => ref);
}

function stampsOf(files: Record<string, string>, codebook: Codebook): Record<string, string> {
  return Object.fromEntries(
    Object.values(files).flatMap((text) => {
      const parsed = parseAnnotationFile(text, codebook);
      assert.equal(parsed.kind, 'annotations');
      return parsed.file.annotations.flatMap((one) =>
        one.kind === 'position' ? [[one.id, contentStamp(one)] as const] : [],
      );
    }),
  );
}

function codebookOf(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  assert.equal(parsed.kind, 'codebook');
  return parsed.codebook;
}
