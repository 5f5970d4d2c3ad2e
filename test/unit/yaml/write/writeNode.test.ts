import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readYaml } from '../../../../src/core/yaml/read/readYaml';
import {
  blockLines,
  listValue,
  mapValue,
  sameWritten,
  textValue,
} from '../../../../src/core/yaml/write/write';
import type { Written } from '../../../../src/core/yaml/write/write';
import { isWritten, writtenNode } from '../../../../src/core/yaml/write/writeNode';
import { caseCount } from '../../../support/caseCount';

const { value: any } = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('', 'a', 'b').map(textValue),
    fc.array(tie('value'), { maxLength: 3 }).map(listValue),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), tie('value')), {
        maxLength: 3,
        selector: ([key]) => key,
      })
      .map((entries) => mapValue(entries)),
  ),
}));

suite('A value beside the node of a file', () => {
  test('says the same where the node, written anew, does', () => {
    fc.assert(
      fc.property(any, any, (one, other) => {
        const text = `value:\n${blockLines(one, 2).join('\n')}\n`;
        const { root } = runSync(readYaml(text));
        const node = root?.kind === 'map' ? root.entries[0]?.value : undefined;
        assert.ok(node, text);
        assert.equal(isWritten(one, node), true, text);
        assert.equal(isWritten(other, node), sameWritten(other, writtenNode(text, node)), text);
      }),
      { numRuns: caseCount(500) },
    );
  });
});
