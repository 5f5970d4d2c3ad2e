import assert from 'node:assert/strict';
import { editCodebook } from '../../../../src/core/codebook/edit/edit';
import { parseCodebook } from '../../../../src/core/codebook/parse/parse';
import { entryProblemText } from '../../../../src/core/imports/entries/entryProblems';
import {
  entryRows,
  hasUnclearNames,
  listedEntries,
  type EntryRow,
} from '../../../../src/core/imports/entries/entryRows';
import { entriesEdits } from '../../../../src/core/imports/entries/entriesEdits';
import { planEntries } from '../../../../src/core/imports/entries/planEntries';
import { runSync } from '../../../../src/core/util/task';

const CODEBOOK = `format: policy-codebook/1
actors:
  council:
    name: City council # the one of the harbour
    type: government
    aliases: [the council]
issues:
  cargo:
    name: Cargo ban
`;

suite('Entries of the codebook from a table', () => {
  test('of a list of codes are issues, defined by their memos', () => {
    const { text } = imported(['Code,Memo', 'Night flights,"Flights after ten."', 'Noise,']);
    assert.match(
      text,
      /\n {2}night-flights:\n {4}name: "Night flights"\n {4}definition: "Flights after ten."\n/,
    );
    assert.match(text, /\n {2}noise:\n {4}name: "Noise"\n/);
    assert.ok(text.indexOf('noise:') > text.indexOf('issues:'));
  });

  test('are added with what the table says of them, whatever stands first', () => {
    const { text, problems } = imported([
      'name,id,type,part_of,aliases,note',
      'Ada Lund,,person,Harbour office,"Lund; Ms Lund",',
      'Harbour office,H_1,organization,City council,,Old.',
    ]);
    assert.deepEqual(problems, [' 3 “H_1” is not a valid id; “h-1” is used instead.']);
    assert.equal(
      text,
      CODEBOOK.replace(
        'issues:',
        `  ada-lund:
    name: "Ada Lund"
    type: person
    part-of: h-1
    aliases:
      - "Lund"
      - "Ms Lund"
  h-1:
    name: "Harbour office"
    type: organization
    part-of: council
    note: "Old."
issues:`,
      ),
    );
  });

  test('that are there get new names only', () => {
    const { text, problems } = imported([
      'name,type,aliases',
      'the Council,person,The council; Councillors',
      'Dock workers,group,the council',
    ]);
    assert.deepEqual(problems, [
      ' 2 “City council” is already in the codebook. Only new names are added to it. Not changed: type.',
      ' 3 “the council” is already another name of “council” and is not imported.',
    ]);
    assert.equal(
      text,
      CODEBOOK.replace('[the council]', '[the council, "Councillors"]').replace(
        'issues:',
        '  dock-workers:\n    name: "Dock workers"\n    type: group\nissues:',
      ),
    );
  });

  test('may be issues with statements, and keywords of issues', () => {
    const { text, problems } = imported([
      'layer,name,part of,statement,definition',
      'issue,Night flights,,Flights at night should be banned.,What is said of flights after ten.',
      'issue,Noise,Night flights,,',
      'keyword,cargo ships,cargo,,',
      'keyword,runway,Night flights,,',
      'keyword,lost,,,',
    ]);
    assert.deepEqual(problems, [' 6 The keyword “lost” has no issue and is not imported.']);
    assert.equal(
      text,
      `${CODEBOOK}    keywords:
      - "cargo ships"
  night-flights:
    name: "Night flights"
    statement: "Flights at night should be banned."
    definition: "What is said of flights after ten."
    keywords:
      - "runway"
  noise:
    name: "Noise"
    part-of: night-flights
`,
    );
  });

  test('that would be part of themselves, of nothing known or have no words are told', () => {
    const { problems } = imported([
      'name,part_of',
      'First,Second',
      'Second,First',
      'Third,Nobody’s',
      '…,',
    ]);
    assert.deepEqual(problems, [
      ' 5 “…” has no letters, digits or symbols that can be found in a text and is not imported.',
      ' 3 “Second” would be part of itself through “First”, so it has no parent.',
      ' 4 “Nobody’s” is not in the codebook or in this file, so “Third” has no parent.',
    ]);
  });

  test('of one name are one entry', () => {
    const { plan } = imported([
      'name,aliases',
      'Port Ltd,Port',
      'PORT LTD,the port',
      'port ltd,Port',
    ]);
    assert.deepEqual(
      plan.entries.map(({ id, aliases }) => [id, aliases]),
      [['port-ltd', ['Port', 'the port']]],
    );
  });

  test('of one name with ids of their own are entries of their own, each with its parent', () => {
    const { plan } = imported([
      'id,name,part_of',
      'uk,United Kingdom,',
      'fr,France,',
      'uk-min,Ministry,uk',
      'fr-min,Ministry,fr',
      ',Ministry,',
      'fr-desk,Desk,fr-min',
    ]);
    assert.deepEqual(
      plan.entries.map(({ id, partOf }) => [id, partOf]),
      [
        ['uk', undefined],
        ['fr', undefined],
        ['uk-min', 'uk'],
        ['fr-min', 'fr'],
        ['fr-desk', 'fr-min'],
      ],
    );
    assert.deepEqual(plan.problems, []);
  });

  test('change nothing a second time', () => {
    const rows = [
      'name,type,aliases,part_of',
      'Ada Lund,person,Lund,City council',
      'the council,government,,',
    ];
    const { text } = imported(rows);
    const again = imported(rows, text);
    assert.equal(again.text, text);
    assert.deepEqual(again.problems, []);
  });
});

suite('Entries of the codebook from lists', () => {
  test('have the name of their file for their type', () => {
    const rows = [
      ...listedEntries('persons.txt', '\uFEFFAda Lund\r\n# a remark\n\n  Lea   Sommer \n'),
      ...listedEntries('issues.txt', 'Night flights\n'),
      ...listedEntries('Trade unions.txt', 'Dock workers\n'),
    ];
    assert.deepEqual(
      rows.map(({ row, layer, type, name }) => [row, layer, type, name]),
      [
        [1, 'actor', 'person', 'Ada Lund'],
        [4, 'actor', 'person', 'Lea Sommer'],
        [1, 'issue', undefined, 'Night flights'],
        [1, 'actor', 'trade unions', 'Dock workers'],
      ],
    );
    const { text } = written(rows, CODEBOOK);
    assert.match(text, /dock-workers:\n {4}name: "Dock workers"\n {4}type: "trade unions"\n/);
  });

  test('has the names in a column that the user chooses, where none is called so', () => {
    const table = { name: '', columns: ['No.', 'Who'], rows: [['1', 'Dock workers']] };
    assert.equal(hasUnclearNames(table), true);
    assert.deepEqual(
      entryRows(table, '', 1).map(({ name }) => name),
      ['Dock workers'],
    );
    assert.equal(hasUnclearNames({ ...table, columns: ['No.', 'Name'] }), false);
  });
});

function imported(lines: readonly string[], codebook = CODEBOOK) {
  const cells = lines.map((line) =>
    (line.match(/"[^"]*"|[^,]+|(?<=,|^)(?=,|$)/g) ?? []).map((cell) => cell.replaceAll('"', '')),
  );
  const [columns = [], ...rows] = cells;
  return written(entryRows({ name: '', columns, rows }, ''), codebook);
}

function written(rows: readonly EntryRow[], codebook: string) {
  const parsed = runSync(parseCodebook(codebook));
  assert.equal(parsed.kind, 'codebook');
  const plan = planEntries(rows, parsed.codebook);
  const edited = runSync(editCodebook(codebook, entriesEdits(plan)));
  assert.equal(edited.kind, 'edited', edited.kind === 'refused' ? edited.reason : '');
  const text = edited.kind === 'edited' ? edited.text : '';
  const problems = plan.problems.map(
    (one) => `${one.file} ${String(one.row)} ${entryProblemText(one)}`,
  );
  return { plan, text, problems };
}
