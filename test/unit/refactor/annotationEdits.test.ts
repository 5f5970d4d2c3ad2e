import assert from 'node:assert/strict';
import { editAnnotationFile } from '../../../src/core/annotation-file/edit/edit';
import { entriesOfCoder, readingDigest } from '../../../src/core/annotation-file/readingDigest';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import { refactorAnnotationFile } from '../../../src/core/refactor/annotationEdits';
import type { RecodedField, Refactoring } from '../../../src/core/refactor/refactoring';
import { runSync } from '../../../src/core/util/task';
import { file, read } from '../annotation-file/editFixtures';

const PATH = 'quay.txt.annotations.yaml';

const CODEBOOK = codebookOf(file`
  format: policy-codebook/1
  actors:
    town: {name: Town}
    port: {name: Port, part-of: town}
    crew: {name: Crew}
    mayor: {name: Mayor}
  issues:
    noise: {name: Noise}
    toll: {name: Toll}
  fields:
    ally: {type: actor}
    allies: {type: actor, list: true}
    about: {type: issue}
    remark: {type: text}
  types:
    scene: {fields: {villain: {type: actor}, prop: {type: text}}}
`);

const FILE = file`
  format: policy-annotations/1
  article: {author: port, title: "port"}
  positions:
    # of the port
    - id: port
      actor: [port, town]   # port first
      speaker: port
      according-to: port
      issue: noise
      stance: oppose
      target: [crew, port]
      addressee: port
      tags: [port]
      fields: {ally: port, allies: [port, crew], about: toll, remark: port}
      note: "port"
      x-own: {actor: port}
      comments:
        - {by: port, at: 2024-05-02T09:30:00Z, text: port}
      quote: {exact: port, prefix: "the port ", start: 4}
    - {id: p2, actor: town, issue: toll, stance: support, quote: {exact: toll, start: 9}}
  disagreements:
    - {id: d1, issue: noise, between: [port, [town, crew]], quote: {exact: port}}
  agreements:
    - {id: g1, between: [[port, mayor], crew], quote: {exact: port}}
  mentions:
    - {id: m1, actor: port, quote: {exact: port}}
    - {id: m2, issue: toll, quote: {exact: port}}
  ignored:
    - {id: i1, actor: [port, town], quote: {exact: port}}
    - {id: i2, quote: {exact: port}}
  annotations:
    - {id: a1, type: scene, target: port, fields: {villain: port, prop: port}, quote: {exact: port}}
  ...
`;

const rename: Refactoring = { kind: 'rename', layer: 'actor', id: 'port', to: 'haven' };
const merge = (from: string, into: string): Refactoring => ({
  ...{ kind: 'merge', layer: 'actor', from: [from], into, keepsWords: true },
});

suite('An annotation file in a refactoring', () => {
  test('a new id is written in every role, and the same word stays everywhere else', () => {
    assertChange(FILE, rename, [
      ['actor: [port, town]   # port first', 'actor: [haven, town]   # port first'],
      ['speaker: port', 'speaker: haven'],
      ['according-to: port', 'according-to: haven'],
      ['target: [crew, port]', 'target: [crew, haven]'],
      ['addressee: port', 'addressee: haven'],
      ['{ally: port, allies: [port, crew],', '{ally: haven, allies: [haven, crew],'],
      ['between: [port, [town', 'between: [haven, [town'],
      ['between: [[port, mayor]', 'between: [[haven, mayor]'],
      ['{id: m1, actor: port', '{id: m1, actor: haven'],
      ['{id: i1, actor: [port, town]', '{id: i1, actor: [haven, town]'],
      ['target: port, fields: {villain: port', 'target: haven, fields: {villain: haven'],
    ]);
  });

  test('an issue is renamed in positions, mentions and fields', () => {
    assertChange(FILE, { kind: 'rename', layer: 'issue', id: 'toll', to: 'fee' }, [
      ['about: toll', 'about: fee'],
      ['actor: town, issue: toll', 'actor: town, issue: fee'],
      ['{id: m2, issue: toll', '{id: m2, issue: fee'],
    ]);
  });

  test('with every line ending as it was', () => {
    const windows = FILE.replaceAll('\n', '\r\n');
    const { wanted } = changed(windows, rename);
    assert.equal(wanted, changed(FILE, rename).wanted.replaceAll('\n', '\r\n'));
  });

  test('an id that is spelt with escapes is renamed, too', () => {
    const text = annotationFile('{id: m1, actor: "p\\u006frt", quote: {exact: quay}}');
    assert.equal(changed(text, rename).wanted, text.replace('"p\\u006frt"', 'haven'));
  });

  test('a file that does not name it is not touched, even if it cannot be read', () => {
    const other: Refactoring = { ...rename, id: 'island' };
    assert.deepEqual(refactorAnnotationFile(PATH, 'positions: [', other, CODEBOOK), UNCHANGED);
    assert.deepEqual(refactorAnnotationFile(PATH, FILE, other, CODEBOOK), UNCHANGED);
  });

  test('one actor occurs once in a list after a merge', () => {
    const text = FILE.replace(/disagreements:[^]*(?=mentions:)/, '');
    assertChange(text, merge('port', 'town'), [
      ['actor: [port, town]   # port first', 'actor: town   # port first'],
      ['speaker: port', 'speaker: town'],
      ['according-to: port', 'according-to: town'],
      ['target: [crew, port]', 'target: [crew, town]'],
      ['addressee: port', 'addressee: town'],
      ['{ally: port, allies: [port, crew],', '{ally: town, allies: [town, crew],'],
      ['{id: m1, actor: port', '{id: m1, actor: town'],
      ['{id: i1, actor: [port, town]', '{id: i1, actor: town'],
      ['target: port, fields: {villain: port', 'target: town, fields: {villain: town'],
    ]);
  });

  test('what would lose its meaning in a merge blocks it', () => {
    assert.deepEqual(refactorAnnotationFile(PATH, FILE, merge('port', 'town'), CODEBOOK), {
      ...{ kind: 'blocked', reason: 'loses-meaning', ids: ['d1'] },
    });
    const critic = annotationFile(
      '{id: p1, actor: port, target: town, evaluation: -1, quote: {exact: quay}}',
      'positions',
    );
    const blocked = refactorAnnotationFile(PATH, critic, merge('port', 'town'), CODEBOOK);
    assert.deepEqual(blocked, { kind: 'blocked', reason: 'loses-meaning', ids: ['p1'] });
  });

  test('a coalition of merged actors keeps one of them', () => {
    const between = changed(FILE, merge('mayor', 'port'));
    assert.equal(between.wanted, FILE.replace('[[port, mayor], crew]', '[port, crew]'));
  });

  test('what was without meaning before does not block', () => {
    const text = annotationFile(
      '{id: d1, between: [port, [port, crew]], quote: {exact: quay}}',
      'disagreements',
    );
    assert.equal(changed(text, merge('crew', 'port')).wanted, text.replace('[port, crew]', 'port'));
    const left = changed(text, deletion('crew'));
    assert.equal(left.wanted, text.replace('[port, crew]', 'port'));
    assert.deepEqual(changed(text, deletion('port')).deleted, ['d1']);
  });

  test('deleting an actor deletes what says nothing without it, and no more', () => {
    const { deleted, wanted } = changed(FILE, deletion('port'));
    assert.deepEqual(deleted, ['d1', 'm1']);
    assert.equal(
      wanted,
      FILE.replace('actor: [port, town]   #', 'actor: town   #')
        .replace(/ {4}(speaker|according-to|addressee): port\n/g, '')
        .replace('target: [crew, port]', 'target: crew')
        .replace('{ally: port, allies: [port, crew], ', '{allies: [crew], ')
        .replace(/disagreements:\n.*\n/, 'disagreements: []\n')
        .replace('[[port, mayor], crew]', '[mayor, crew]')
        .replace(/.*\{id: m1.*\n/, '')
        .replace('actor: [port, town], quote', 'actor: town, quote')
        .replace('target: port, fields: {villain: port, prop', 'fields: {prop'),
    );
  });

  test('an evaluation goes with its only target, and the ignored match of one actor with it', () => {
    const text = annotationFile(
      '{id: p1, actor: town, issue: toll, stance: oppose, target: port, evaluation: -1, quote: {exact: quay}}',
      'positions',
    );
    const after = changed(text, deletion('port'));
    assert.equal(after.wanted, text.replace('target: port, evaluation: -1, ', ''));
    const hidden = annotationFile('{id: i1, actor: port, quote: {exact: quay}}', 'ignored');
    assert.deepEqual(changed(hidden, deletion('port')).deleted, ['i1']);
  });

  test('deleting an entry can leave every annotation as it is', () => {
    const keep: Refactoring = { ...deletion('port'), annotations: 'keep' };
    assert.deepEqual(refactorAnnotationFile(PATH, FILE, keep, CODEBOOK), UNCHANGED);
  });

  test('a split concerns the chosen annotations only', () => {
    const split: Refactoring = {
      ...{ kind: 'split', layer: 'actor', id: 'port', words: [] },
      added: { id: 'harbour-board', name: 'Harbour board' },
      chosen: chosen('m1', 'g1'),
    };
    assertChange(FILE, split, [
      ['[[port, mayor]', '[[harbour-board, mayor]'],
      ['{id: m1, actor: port', '{id: m1, actor: harbour-board'],
    ]);
    const elsewhere = { ...split, chosen: new Map([['other.yaml', new Set(['m1'])]]) };
    assert.deepEqual(refactorAnnotationFile(PATH, FILE, elsewhere, CODEBOOK), UNCHANGED);
  });

  test('recoding sets fields of the chosen annotations', () => {
    assertChange(FILE, recode(['p2'], ['stance', 'oppose'], ['issues', 'toll', 'noise']), [
      ['issue: toll, stance: support', 'issue: [toll, noise], stance: oppose'],
    ]);
    assertChange(FILE, recode(['p2'], ['fields.remark', 'later'], ['status', 'draft']), [
      ['stance: support,', 'stance: support, status: draft, fields: {remark: "later"},'],
    ]);
    assertChange(FILE, recode(['port'], ['speaker'], ['addressee', 'crew']), [
      ['    speaker: port\n', ''],
      ['addressee: port', 'addressee: crew'],
    ]);
  });

  test('recoding leaves fields that a kind of annotation does not have', () => {
    const result = refactorAnnotationFile(
      PATH,
      FILE,
      recode(['m1', 'd1', 'a1'], ['stance', 'oppose']),
      CODEBOOK,
    );
    assert.deepEqual(result, UNCHANGED);
  });

  test('recoding that takes what a position needs is blocked', () => {
    const result = refactorAnnotationFile(PATH, FILE, recode(['p2'], ['stance']), CODEBOOK);
    assert.deepEqual(result, { kind: 'blocked', reason: 'loses-meaning', ids: ['p2'] });
  });

  test('an entry that readers refuse but that names the id blocks, and is named', () => {
    const texts: readonly (readonly [string, readonly string[]])[] = [
      [annotationFile('{id: p1, actor: port, quote: {exact: quay}}', 'positions'), ['p1']],
      [annotationFile('{actor: port, quote: {exact: quay}}'), []],
      [annotationFile('{id: m1, actor: port, quote: {exact: quay}}', 'mentoins'), ['m1']],
      [
        annotationFile(
          '{id: a1, type: scene, fields: {villain: [port, port]}, quote: {exact: quay}}',
          'annotations',
        ),
        ['a1'],
      ],
    ];
    for (const [text, ids] of texts) {
      const result = refactorAnnotationFile(PATH, text, rename, CODEBOOK);
      assert.deepEqual(result, { kind: 'blocked', reason: 'unreadable', ids }, text);
    }
  });

  test('a refused entry that names something else is kept', () => {
    const text = FILE.replace('mentions:', 'mentions:\n  - {actor: crew, note: port}');
    assert.match(changed(text, rename).wanted, /\n {2}- \{actor: crew, note: port\}\n/);
  });

  test('a file that cannot be read, and one that may be cut off, block', () => {
    const reasons = ['format: [port', 'format: policy-annotations/9\nx: port\n...\n'].map((text) =>
      refactorAnnotationFile(PATH, text, rename, CODEBOOK),
    );
    assert.deepEqual(reasons, [BLOCKED, BLOCKED]);
    const cut = refactorAnnotationFile(PATH, FILE.replace('...\n', ''), rename, CODEBOOK);
    assert.deepEqual(cut, { ...BLOCKED, reason: 'maybe-truncated' });
  });
});

const UNCHANGED = { kind: 'unchanged' };
const BLOCKED = { kind: 'blocked', reason: 'unreadable', ids: [] };

function deletion(id: string): Extract<Refactoring, { kind: 'delete' }> {
  return { kind: 'delete', layer: 'actor', id, annotations: 'delete' };
}

function recode(
  ids: readonly string[],
  ...fields: readonly (readonly [key: string, ...values: string[]])[]
): Refactoring {
  return {
    kind: 'recode',
    chosen: chosen(...ids),
    fields: fields.map(([key, ...values]): RecodedField => ({
      ...{ key, values },
      editor:
        key === 'issues' ? { kind: 'issues', several: true, optional: true } : { kind: 'text' },
    })),
  };
}

function chosen(...ids: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map([[PATH, new Set(ids)]]);
}

function annotationFile(entry: string, section = 'mentions'): string {
  return `format: policy-annotations/1\n${section}:\n  - ${entry}\n...\n`;
}

/** Also that the inverse gives the same content; the corpus restores the bytes. */
function changed(text: string, refactoring: Refactoring) {
  const result = refactorAnnotationFile(PATH, text, refactoring, CODEBOOK);
  assert(result.kind === 'changed', JSON.stringify(result));
  const edited = editAnnotationFile(text, result.edits, CODEBOOK);
  assert(edited.kind === 'edited');
  assert.equal(edited.text, result.wanted);
  const undone = editAnnotationFile(edited.text, edited.inverse, CODEBOOK);
  assert(undone.kind === 'edited');
  assert.deepEqual(read(undone.text), read(text));
  return result;
}

function assertChange(
  text: string,
  refactoring: Refactoring,
  replaced: readonly (readonly [string, string])[],
): void {
  let expected = text;
  for (const [from, to] of replaced) {
    assert(expected.includes(from), from);
    expected = expected.replace(from, to);
  }
  assert.equal(changed(text, refactoring).wanted, expected);
}

function codebookOf(text: string) {
  const parsed = runSync(parseCodebook(text));
  assert(parsed.kind === 'codebook' && parsed.problems.length === 0, JSON.stringify(parsed));
  return parsed.codebook;
}

suite('Coders who completed a file that is refactored', () => {
  const CODED = file`
    format: policy-annotations/1
    coded:
      lea: {state: complete, date: "2026-01-02", codebook: "1", digest: none}
    positions:
      - {id: p1, actor: port, issue: noise, stance: oppose, coder: lea, quote: {exact: port}}
      - {id: p2, actor: crew, issue: noise, stance: oppose, coder: max, quote: {exact: port}}
    ...
  `;
  const coded = (digest: string): string => CODED.replace('none', digest);
  const digestOf = (text: string): string =>
    readingDigest(entriesOfCoder(read(text).annotations, 'lea', CODEBOOK, undefined));
  const text = coded(digestOf(coded('none')));

  const after = (text: string, refactoring: Refactoring): string => {
    const result = refactorAnnotationFile(PATH, text, refactoring, CODEBOOK);
    assert.ok(result.kind === 'changed');
    const edited = editAnnotationFile(text, result.edits, CODEBOOK);
    assert.equal(edited.kind === 'edited' && edited.text, result.wanted);
    return result.wanted;
  };
  const isOwn = (changed: string): boolean =>
    read(changed).coded.get('lea')?.digest === digestOf(changed);

  test('have not changed their reading where all get another word', () => {
    assert.ok(isOwn(text));
    assert.ok(isOwn(after(text, rename)));
    assert.ok(isOwn(after(text, merge('port', 'mayor'))));
    const value = { kind: 'value', of: 'stance', from: 'oppose', to: 'reject' } as const;
    assert.ok(isOwn(after(text, value)));
  });

  test('have changed it where annotations were chosen, or they had before', () => {
    const chosen = new Map([[PATH, new Set(['p1'])]]);
    const stance = { key: 'stance', editor: 'choice', values: ['support'] } as const;
    const recode = { kind: 'recode', chosen, fields: [stance] } as unknown as Refactoring;
    assert.ok(!isOwn(after(text, recode)));
    const changed = coded('x'.repeat(12));
    assert.equal(read(after(changed, rename)).coded.get('lea')?.digest, 'x'.repeat(12));
  });
});
