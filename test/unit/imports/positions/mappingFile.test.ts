import assert from 'node:assert/strict';
import {
  mappingText,
  readMapping,
} from '../../../../src/core/imports/positions/mapping/mappingFile';
import type { PositionMapping } from '../../../../src/core/imports/positions/mapping/mapping';
import { fillMessage } from '../../../../src/core/model/problem';
import { messageOf } from '../../../../src/core/problems/table';

const MAPPING: PositionMapping = {
  columns: {
    article: 'Document',
    quote: 'Statement text',
    actor: 'Organization',
    stance: 'Agreement',
  },
  fields: new Map([['frame', 'Frame: main']]),
  separator: '; ',
  unit: 'code-points',
  stances: new Map([
    ['1', 'support'],
    ['no', 'oppose'],
  ]),
};

suite('A mapping file', () => {
  test('says what each column is, a line each', () => {
    assert.equal(
      mappingText(MAPPING),
      `format: policy-mapping/1
columns:
  article: "Document"
  quote: "Statement text"
  actor: "Organization"
  stance: "Agreement"
fields:
  frame: "Frame: main"
separator: "; "
unit: code-points
stances:
  "1": "support"
  "no": "oppose"
`,
    );
  });

  test('is read as it was written', () => {
    assert.deepEqual(readMapping(mappingText(MAPPING)), {
      kind: 'mapping',
      mapping: MAPPING,
      problems: [],
    });
  });

  test('says the nearest word for one that it does not know, and does without it', () => {
    const read = readMapping(
      'format: policy-mapping/1\ncolumns:\n  actr: Who\n  quote: Words\nseperator: ";"\n',
    );
    assert.equal(read.kind, 'mapping');
    assert.deepEqual(
      read.problems.map(
        (problem) => fillMessage(messageOf(problem), problem.args).split(' Its ')[0],
      ),
      [
        '“actr” is not a valid key here. Did you mean “actor”?',
        '“seperator” is not a valid key here. Did you mean “separator”?',
      ],
    );
    assert.deepEqual(read.kind === 'mapping' && read.mapping.columns, { quote: 'Words' });
  });

  test('leaves out a unit that is none, and is refused where it is another file', () => {
    const unit = readMapping('format: policy-mapping/1\nunit: bytes\n');
    assert.deepEqual(
      unit.problems.map(({ code }) => code),
      ['bad-value'],
    );
    assert.deepEqual(readMapping('- a\n').kind, 'refused');
    assert.deepEqual(readMapping('format: policy-codebook/1\n').kind, 'refused');
    assert.deepEqual(readMapping('columns: [').kind, 'refused');
    assert.deepEqual(readMapping('').kind, 'refused');
  });
});
