import assert from 'node:assert/strict';
import { explainYaml } from '../../../../src/core/views/yaml/explain';
import type { HelpedFile } from '../../../../src/core/views/yaml/item';
import { plain } from '../../../../src/core/views/words/text';
import { scanLines } from '../../../../src/core/yaml/half-typed/scanLines';
import { codebook, corpus } from '../../../support/corpus';
import { contextOf } from '../build';

const BOOK = codebook({
  actors: {
    china: { name: 'China', type: 'state' },
    ministry: { name: 'Chinese foreign ministry', partOf: 'china' },
  },
  issues: {
    exports: {
      name: 'Chinese exports',
      definition: 'Goods, not services.',
      statement: 'Exports should go on.',
    },
  },
});
const CONTEXT = contextOf(corpus([], BOOK));

/** The lines of the card at `|`, with what they are about in the file. */
function explained(file: HelpedFile, source: string): readonly string[] {
  const offset = source.indexOf('|');
  const text = source.replace('|', '');
  const { localizer } = CONTEXT;
  const found = explainYaml(
    { file, lines: scanLines(text), offset, codebook: BOOK, localizer },
    () => CONTEXT,
  );
  if (!found) return [];
  return [text.slice(found.span.start, found.span.end), found.what, ...found.lines.map(plain)];
}

suite('Cards in codebooks and annotation files', () => {
  const at = (line: string) => `positions:\n  - id: a\n    ${line}\n`;

  test('an id: the card of its entry', () => {
    assert.deepEqual(explained('annotations', at('actor: min|istry')), [
      'ministry',
      'entry',
      'Chinese foreign ministry · part of China',
    ]);
    assert.deepEqual(explained('annotations', at('issue: [|exports]')), [
      'exports',
      'entry',
      'Chinese exports',
      'Goods, not services.',
      'Exports should go on.',
    ]);
    assert.deepEqual(explained('annotations', at('target:\n      - chi|na')), [
      'china',
      'entry',
      'China · state',
    ]);
    assert.deepEqual(explained('codebook', 'actors:\n  chi|na:\n    name: China\n'), [
      'china',
      'entry',
      'China · state',
    ]);
    assert.deepEqual(explained('codebook', 'actors:\n  ministry: {part-of: c|hina}\n'), [
      'china',
      'entry',
      'China · state',
    ]);
  });

  test('an id that the codebook does not have, a stance', () => {
    assert.deepEqual(explained('annotations', at('actor: |chyna')), [
      'chyna',
      'entry',
      'chyna · not in the codebook',
    ]);
    assert.deepEqual(explained('annotations', at('stance: |oppose')), [
      'oppose',
      'entry',
      'oppose · counts against',
    ]);
  });

  test('a key: what it means', () => {
    assert.deepEqual(explained('annotations', at('spe|aker: china')), [
      'speaker',
      'key',
      'speaker: The person who says it for the actor.',
    ]);
    assert.deepEqual(explained('codebook', 'issues:\n  exports: {code|: 1, color: x}\n'), []);
    assert.deepEqual(explained('codebook', 'iss|ues:\n  exports: {}\n'), [
      'issues',
      'key',
      'issues: What a position can be about, by id.',
    ]);
  });

  test('nothing on words, comments and unknown keys', () => {
    for (const line of ['note: chi|na', 'quote: chi|na', 'actor: x # chi|na', 'mood: chi|na']) {
      assert.deepEqual(explained('annotations', at(line)), [], line);
    }
  });
});
