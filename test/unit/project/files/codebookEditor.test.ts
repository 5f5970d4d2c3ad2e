import assert from 'node:assert/strict';
import type { CodebookEdit } from '../../../../src/core';
import { codebookEditor } from '../../../../src/project/files/editors';

const BASE = `format: policy-codebook/1
actors:
  port: {name: The port, type: organization}
`;

suite('Edits of a codebook that another program has changed meanwhile', () => {
  const rename: CodebookEdit = {
    ...{ kind: 'set', layer: 'actor', id: 'port', key: 'name' },
    ...{ from: 'The port', to: 'The harbour' },
  };
  const retype: CodebookEdit = {
    ...{ kind: 'set', layer: 'actor', id: 'port', key: 'type' },
    ...{ from: 'organization', to: 'group' },
  };

  test('are done again where the file still says what they change', () => {
    const theirs = BASE.replace('organization', 'person');
    const rebased = codebookEditor.rebase([rename], BASE, theirs);
    assert.deepEqual(rebased, { edits: [rename], disputes: [], dropped: [] });
    assert.equal(
      codebookEditor.apply(theirs, [rename]),
      theirs.replace('The port', '"The harbour"'),
    );
  });

  test('are left out, which is told, where it says something else by now; the others stay', () => {
    const theirs = BASE.replace('The port', 'The old port');
    const rebased = codebookEditor.rebase([rename, retype], BASE, theirs);
    assert.deepEqual(rebased, { edits: [retype], disputes: [], dropped: ['port: name'] });
  });

  test('that give an entry another id, or an alias, are left out where it is gone', () => {
    const toQuay: CodebookEdit = { kind: 'rename', layer: 'actor', from: 'port', to: 'quay' };
    const alias: CodebookEdit = { kind: 'alias', layer: 'actor', id: 'port', to: { text: 'quay' } };
    const theirs = BASE.replace('port:', 'dock:');
    const rebased = codebookEditor.rebase([alias, toQuay], BASE, theirs);
    assert.deepEqual(rebased, { edits: [], disputes: [], dropped: ['port: quay', 'port'] });
  });

  test('are all kept while the file is half typed', () => {
    const half = BASE.replace('The port,', '{The');
    assert.equal(codebookEditor.rebase([rename], BASE, half), undefined);
  });

  test('that add something are kept until they can be done', () => {
    const add: CodebookEdit = { kind: 'add-actor', actor: { id: 'town', name: 'Town' } };
    const theirs = `${BASE}  town: {name: Another town}\n`;
    assert.deepEqual(codebookEditor.rebase([add], BASE, theirs)?.edits, [add]);
  });
});
