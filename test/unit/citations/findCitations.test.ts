import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citationBefore, findCitations } from '../../../src/core/citations/findCitations';

function found(text: string): string[] {
  return findCitations(text).map(({ span }) => text.slice(span.start, span.end));
}

suite('Citations in a text', () => {
  test('are ids in two brackets, with or without a stamp', () => {
    const text = 'Both agree [[k7mqw2pa@x3k9ab]], she says, [[déjà-vu]].';
    assert.deepEqual(found(text), ['[[k7mqw2pa@x3k9ab]]', '[[déjà-vu]]']);
    assert.deepEqual(
      findCitations(text).map(({ id, stamp }) => [id, stamp]),
      [
        ['k7mqw2pa', 'x3k9ab'],
        ['déjà-vu', undefined],
      ],
    );
  });

  test('are nothing with spaces, dots, capitals in the stamp, or one bracket', () => {
    assert.deepEqual(found('[[two words]] [[a.md]] [[k7@X]] [k7] [[]] [[k7]'), []);
  });

  test('are nothing in code: within a line, in a fence, in a fence that nobody closes', () => {
    assert.deepEqual(found('`[[a1]]` [[b1]]'), ['[[b1]]']);
    assert.deepEqual(found('```\n[[a1]]\n```\n[[b1]]\n~~~ md\n[[c1]]\n'), ['[[b1]]']);
    assert.deepEqual(found('````\n```\n[[a1]]\n````\n[[b1]]'), ['[[b1]]']);
    assert.deepEqual(found('```\n'), []);
    assert.deepEqual(found('a ` alone and [[b1]]'), ['[[b1]]']);
  });

  test('stand where they are said to stand, in any text', () => {
    const piece = fc.constantFrom('[[', ']]', '`', '```', '\n', 'a1', '@', 'x', ' ', '~~~', '😀');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { span, id, stamp } of findCitations(text)) {
          const written = stamp === undefined ? `[[${id}]]` : `[[${id}@${stamp}]]`;
          assert.equal(text.slice(span.start, span.end), written);
        }
      }),
    );
  });

  test('what is typed after the brackets, up to the cursor', () => {
    assert.equal(citationBefore('As [[china war'), 'china war');
    assert.equal(citationBefore('As [['), '');
    assert.equal(citationBefore('As [[k7]] says'), undefined);
    assert.equal(citationBefore('As [k7'), undefined);
  });
});
