import assert from 'node:assert/strict';
import fc from 'fast-check';
import { utf8Bytes } from '../../../../src/core';
import { planText, readPlan, type PlanContent } from '../../../../src/project';

const FILE = { path: 'a.txt.annotations.yaml', base: 'before', wanted: 'after' };
const PLAN = { label: 'Port', moment: '2024-05-02T09:30:00Z', files: [FILE] };
const CONTENT: PlanContent = { process: { machine: '0a1b2c3d', id: 7 }, plans: [PLAN] };

suite('The plan of a change of several files', () => {
  test('is read as it was written', () => {
    const files = [
      FILE,
      { path: 'codebook.yaml', base: undefined, wanted: '\u2028 “”\ud800' },
      { path: 'searches.yaml', base: 'x', wanted: '' },
    ];
    for (const content of [
      CONTENT,
      { process: undefined, plans: [PLAN, { ...PLAN, files }] },
    ] satisfies PlanContent[]) {
      assert.deepEqual(readPlan(planText(content)), { kind: 'plan', ...content });
    }
  });

  test('that was cut off or changed at any place is not read, or read as it was written', () => {
    const text = planText(CONTENT);
    for (let length = 0; length < text.length - 1; length++)
      assert.equal(readPlan(text.slice(0, length)).kind, 'unreadable');
  });

  test('of a newer version is known as such', () => {
    const newer = planText(CONTENT).replace('plan/1', 'plan/2');
    assert.deepEqual(readPlan(newer), { kind: 'newer' });
  });

  test('that names a file which is none of ours, or outside the corpus, is not read', () => {
    const paths = [
      ...['../a.txt.annotations.yaml', '/etc/a.annotations.yaml', 'a/../../codebook.yaml'],
      ...['a.txt', '.git/config', 'old/codebook.yaml', 'x/searches.yaml', '', 'codebook.yaml/'],
      ...['a\\..\\..\\b.annotations.yaml', './codebook.yaml', 'a//b.annotations.yaml'],
      ...['a\0.annotations.yaml', '.policy-annotator-plan.json'],
      ...['.git/refs/heads/x.annotations.yaml', 'a/.GIT/x.annotations.yaml'],
    ];
    for (const path of paths)
      assert.equal(readPlan(written({ ...FILE, path })).kind, 'unreadable', path);
    assert.equal(readPlan(written({ ...FILE, path: 'x/b.annotations.yaml' })).kind, 'plan');
  });

  test('with something else than what it has to have is not read', () => {
    const wrong: readonly unknown[] = [
      ...[null, 7, [], {}, { format: 'policy-annotator-plan/1' }],
      ...[
        { ...asJson(), plans: [] },
        { ...asJson(), plans: {} },
        { ...asJson(), plans: [7] },
      ],
      { ...asJson(), plans: [{ ...PLAN, moment: 'yesterday' }] },
      { ...asJson(), plans: [{ ...PLAN, files: [FILE, FILE] }] },
      { ...asJson(), plans: [{ ...PLAN, files: [{ path: FILE.path, wanted: '' }] }] },
      { ...asJson(), plans: [{ ...PLAN, files: { length: 1 } }] },
    ];
    for (const one of wrong)
      assert.equal(readPlan(JSON.stringify(one)).kind, 'unreadable', JSON.stringify(one));
    for (const process of [7, {}, { machine: 'x', id: -1 }, { machine: 'x', id: '7' }]) {
      const read = readPlan(JSON.stringify({ ...asJson(), process }));
      assert.ok(read.kind === 'plan' && read.process === undefined);
    }
  });
});

suite('The bytes of a text', () => {
  test('are those of TextEncoder', () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.deepEqual([...utf8Bytes(text)], [...encoder.encode(text)]);
      }),
      { seed: 20240502 },
    );
    assert.deepEqual([...utf8Bytes('\ud800x\udc00')], [...encoder.encode('\ud800x\udc00')]);
  });
});

function asJson(): Record<string, unknown> {
  return JSON.parse(planText(CONTENT)) as Record<string, unknown>;
}

function written(file: object): string {
  return JSON.stringify({ ...asJson(), plans: [{ ...PLAN, files: [file] }] });
}
