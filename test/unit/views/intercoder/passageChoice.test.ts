import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  choiceText,
  DISPUTES,
  readPassageChoice,
  type PassageChoice,
} from '../../../../src/core/views/intercoder/passageChoice';

const choices: fc.Arbitrary<PassageChoice> = fc.oneof(
  fc.constantFrom('disputed' as const, ...DISPUTES).map((kind) => ({ kind })),
  fc
    .record({ kind: fc.constantFrom('issue' as const, 'actor' as const), id: fc.string() })
    .map(({ kind, id }): PassageChoice => ({ kind, id })),
  fc
    .record({ row: fc.string(), column: fc.string() })
    .map((cell): PassageChoice => ({ kind: 'cell', ...cell })),
);

suite('Which passages are listed', () => {
  test('is the same after it was a state', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        assert.deepEqual(readPassageChoice(choiceText(choice)), choice);
      }),
    );
  });

  test('is all disputed ones for a state that is no choice', () => {
    for (const state of ['', 'agreed', 'cell', 'cell [', 'cell {}', 'cell ["a"]', 'cell [1,2]']) {
      assert.deepEqual(readPassageChoice(state), { kind: 'disputed' }, state);
    }
    fc.assert(
      fc.property(fc.string(), (state) => {
        readPassageChoice(state);
        readPassageChoice(`cell ${state}`);
      }),
    );
  });
});
