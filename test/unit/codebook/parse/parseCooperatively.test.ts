import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CODEBOOK } from '../../../../src/core/codebook/definition';
import { parseCodebook } from '../../../../src/core/codebook/parse/parse';
import { referencesOf } from '../../../../src/core/codebook/parse/parseReferences';
import { buildDictionary } from '../../../../src/core/matching/dictionary';
import { runSync, type Task } from '../../../../src/core/util/task';
import type { KnownProblem } from '../../../../src/core/problems/table';
import { readCooperatively } from '../../../../src/core/yaml/read/readInSteps';
import { readAnyYaml, readYaml } from '../../../../src/core/yaml/read/readYaml';
import { caseCount } from '../../../support/caseCount';

/** Entries as they are written, some of them with mistakes. */
const ENTRY = fc.constantFrom(
  (id: string) => `  ${id}:\n    name: Port ${id}\n`,
  (id: string) => `  ${id}:\n    name: Port\n    part-of: e1\n`,
  (id: string) =>
    `  ${id}:\n    part-of: nobody\n    aliases: [Port ${id}, {text: Quay, weak: true}]\n`,
  (id: string) => `  ${id}: [Port]\n`,
  (id: string) => `  ${id.toUpperCase()}:\n    name: Port\n`,
  (id: string) => `  ${id}:\n    keywords:\n      - Port ${id}\n      - weak: true\n`,
);

/** Sections of any length: a step ends within some, and right behind the last entry of others. */
const TEXT = fc
  .tuple(fc.array(ENTRY, { maxLength: 300 }), fc.array(ENTRY, { maxLength: 140 }))
  .map(([actors, issues]) => {
    const written = (list: readonly ((id: string) => string)[]): string =>
      list.length === 0 ? ' {}\n' : `\n${list.map((entry, at) => entry(`e${at}`)).join('')}`;
    const others = 'constructor: {a: b}\ntitle: Ports\nask: [nothing]\n';
    return `format: policy-codebook/1\n${others}actors:${written(actors)}issues:${written(issues)}`;
  });

function count(steps: Task<unknown>): number {
  for (let many = 1; ; many++) if (steps.next().done === true) return many;
}

suite('A codebook read in steps', () => {
  test('is the same tree as yaml makes of it', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        assert.deepEqual(runSync(readYaml(text)), runSync(readAnyYaml(text)));
      }),
      { numRuns: caseCount(30) },
    );
  });

  test('has the values, references and problems of reading all entries at once', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const { root } = runSync(readYaml(text));
        assert.ok(root);
        const [atOnce, cooperatively] = [collected(), collected()];
        assert.deepEqual(
          runSync(readCooperatively(CODEBOOK, root, cooperatively.reading, 'codebook')),
          CODEBOOK.read(root, atOnce.reading, 'codebook'),
        );
        assert.deepEqual(cooperatively.inOrder(), atOnce.inOrder());
      }),
      { numRuns: caseCount(100) },
    );
  });

  test('takes many steps if it is long, and one if it is short', () => {
    const text = (length: number): string => {
      const actors = Array.from({ length }, (_, at) => `  a${at}:\n    name: Port ${at}\n`);
      return `format: policy-codebook/1\nactors:\n${actors.join('')}`;
    };
    assert.equal(count(parseCodebook(text(60))), 1);
    assert.ok(count(parseCodebook(text(6000))) > 200);
    const long = runSync(parseCodebook(text(6000)));
    assert.ok(long.kind === 'codebook');
    assert.ok(count(buildDictionary(long.codebook)) > 100);
    assert.deepEqual(
      runSync(buildDictionary(long.codebook)),
      runSync(buildDictionary(long.codebook)),
    );
  });
});

/** A reading, with what it was told in the order of the text. */
function collected() {
  const problems: KnownProblem[] = [];
  const reading = referencesOf('', problems);
  const inOrder = () => [
    problems.toSorted((a, b) => a.span.start - b.span.start),
    reading.references.toSorted((a, b) => a.span.start - b.span.start),
  ];
  return { reading, inOrder };
}
