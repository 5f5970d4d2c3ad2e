import assert from 'node:assert/strict';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import type { Refactoring } from '../../../src/core/refactor/refactoring';
import { refactoredQuery, refactorSearches } from '../../../src/core/refactor/searchEdits';
import { runSync } from '../../../src/core/util/task';
import { file } from '../annotation-file/editFixtures';

const CODEBOOK = codebookOf(file`
  format: policy-codebook/1
  actors:
    port: {name: The port, aliases: [Quay]}
    town: {name: Town, aliases: [haven]}
    crew: {name: Crew, aliases: [Quay gang]}
  issues:
    port: {name: Port works}
  fields:
    ally: {type: actor}
`);

const rename: Refactoring = { kind: 'rename', layer: 'actor', id: 'port', to: 'harbour' };
const merge: Refactoring = {
  ...{ kind: 'merge', layer: 'actor', from: ['port', 'crew'], into: 'town' },
  keepsWords: true,
};

suite('A query in a refactoring', () => {
  test('has the new id in every field that names actors, and the words as they were', () => {
    assert.equal(
      refactoredQuery(
        'port "port" actor:port -target:"port" field.ally:PORT issue:port tag:port note:port',
        rename,
        CODEBOOK,
      ),
      'port "port" actor:harbour -target:harbour field.ally:harbour issue:port tag:port note:port',
    );
  });

  test('keeps a name that is still one', () => {
    const query = 'actor:quay speaker:"The port"';
    assert.equal(refactoredQuery(query, rename, CODEBOOK), query);
    const named = { ...rename, name: 'Harbour' };
    assert.equal(refactoredQuery(query, named, CODEBOOK), 'actor:harbour speaker:harbour');
    assert.equal(refactoredQuery(query, { ...named, keepsName: true }, CODEBOOK), query);
  });

  test('writes the id of an entry whose name becomes the id of another', () => {
    const taken = { ...rename, to: 'haven' };
    assert.equal(
      refactoredQuery('actor:haven actor:port', taken, CODEBOOK),
      'actor:town actor:haven',
    );
  });

  test('follows a merge', () => {
    assert.equal(
      refactoredQuery('actor:port -actor:crew', merge, CODEBOOK),
      'actor:town -actor:town',
    );
    assert.equal(refactoredQuery('actor:Quay', merge, CODEBOOK), 'actor:Quay');
    const forgets = { ...merge, keepsWords: false };
    assert.equal(refactoredQuery('actor:Quay', forgets, CODEBOOK), 'actor:town');
  });

  test('is left to say that an entry was deleted', () => {
    const deletion: Refactoring = {
      ...{ kind: 'delete', layer: 'actor', id: 'port', annotations: 'delete' },
    };
    assert.equal(refactoredQuery('actor:port', deletion, CODEBOOK), 'actor:port');
  });
});

suite('The shared searches in a refactoring', () => {
  const SEARCHES = file`
    format: policy-searches/1
    searches:
      # port
      - {name: port, query: 'actor:port port', note: port}
      - {name: other, query: 'actor:town'}
  `;

  test('change in their queries alone', () => {
    const result = refactorSearches(SEARCHES, rename, CODEBOOK);
    assert(result.kind === 'changed', JSON.stringify(result));
    assert.equal(result.wanted, SEARCHES.replace("'actor:port port'", '"actor:harbour port"'));
  });

  test('block where they cannot be read and may name what changes', () => {
    const broken = SEARCHES.replace('searches:', 'searches: [');
    assert.equal(refactorSearches(broken, rename, CODEBOOK).kind, 'blocked');
    assert.equal(refactorSearches(undefined, rename, CODEBOOK).kind, 'blocked');
    const unnamed = { ...rename, id: 'island' };
    assert.equal(refactorSearches(broken, unnamed, CODEBOOK).kind, 'unchanged');
    assert.equal(refactorSearches('', rename, CODEBOOK).kind, 'unchanged');
  });
});

function codebookOf(text: string) {
  const parsed = runSync(parseCodebook(text));
  assert(parsed.kind === 'codebook' && parsed.problems.length === 0, JSON.stringify(parsed));
  return parsed.codebook;
}
