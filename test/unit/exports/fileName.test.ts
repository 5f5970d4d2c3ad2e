import assert from 'node:assert/strict';
import { OFFERED_FORMATS, exportFileName } from '../../../src/core';

suite('What a file of an export is called', () => {
  const named = (id: string, part?: string): string => {
    const format = OFFERED_FORMATS.find((one) => one.id === id);
    assert.ok(format, id);
    return exportFileName('talks', format, part);
  };

  test('the corpus, what of it, and what it holds, with no ending twice', () => {
    assert.equal(named('positions-csv'), 'talks-positions.csv');
    assert.equal(named('disagreements-csv', 'wire'), 'talks-wire-disagreements.csv');
    assert.equal(named('network-graphml', 'search'), 'talks-search-network.graphml');
    assert.equal(named('json'), 'talks-everything.json');
    assert.equal(named('brief-md'), 'talks.brief.md');
    assert.equal(named('codebook-md'), 'talks.codebook.md');
    assert.equal(named('codebook-csv'), 'talks-codebook.csv');
    assert.equal(named('xlsx'), 'talks-everything.xlsx');
    assert.equal(named('report-html'), 'talks-report.html');
    assert.equal(named('brief-docx'), 'talks-brief.docx');
  });

  test('a folder below others makes one name', () => {
    assert.equal(named('matrix-csv', 'wire/2024: spring'), 'talks-wire-2024- spring-matrix.csv');
  });

  test('no two formats have one name', () => {
    const names = OFFERED_FORMATS.map(({ id }) => named(id));
    assert.equal(new Set(names).size, names.length);
  });
});
