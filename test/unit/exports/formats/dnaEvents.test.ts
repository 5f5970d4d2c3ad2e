import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { runCli } from '../../cli/session';

const ARTICLE =
  '---\ntitle: Fees\ndate: 2024-05\nauthor: Ada; Bo\n---\n\nHolm 😀 wants the "fee".\n';

suite('Event list of DNA', () => {
  let folder: string;
  const write = (name: string, text: string): void => {
    fs.writeFileSync(path.join(folder, name), text);
  };
  const position = (id: string, stance: string, more: string): string =>
    `  - id: ${id}\n    stance: ${stance}\n    coder: ada\n    quote:\n      - exact: 'wants the "fee"'\n        start: ${String(ARTICLE.indexOf('wants'))}\n    ${more}\n`;

  setup(() => {
    folder = temporaryFolder('dna-events');
    write(
      'codebook.yaml',
      'format: policy-codebook/1\nactors:\n  holm: { name: Ada Holm }\n  bree: { name: "=Bree; town" }\n  ngo: { name: NGO }\nissues:\n  fee: { name: Fee }\n  tax: { name: Tax }\n',
    );
    write('a.md', ARTICLE);
    write(
      'a.md.annotations.yaml',
      `format: policy-annotations/1\npositions:\n${position('p1', 'support', 'actor: [bree, ngo]\n    issue: [fee, tax]\n    speaker: holm')}${position('p2', 'oppose', 'actor: [ngo]\n    issue: [tax]')}${position('p3', 'neutral', 'actor: [ngo]\n    issue: [fee]')}...\n`,
    );
  });

  test('has the columns of DNA, a row for each actor and issue, and says what it leaves', async () => {
    const { exitCode, stdout, stderr } = await runCli([
      ...['export', folder, '--format', 'dna-events', '--no-bom', '--raw'],
    ]);
    assert.equal(exitCode, 0, stderr);
    assert.equal(
      stdout.split('\r\n')[0],
      '"statement_id";"time";"person";"organization";"concept";"agreement";"start_position";"stop_position";"text";"coder";"document_id";"document_title";"document_author";"document_source";"document_section";"document_type"',
    );
    const { data, errors } = Papa.parse<Record<string, string>>(stdout.trimEnd(), {
      header: true,
      delimiter: ';',
    });
    assert.deepEqual(errors, []);
    assert.deepEqual(
      data.map((row) => [
        row.statement_id,
        row.person,
        row.organization,
        row.concept,
        row.agreement,
      ]),
      [
        ['1', 'Ada Holm', '=Bree; town', 'Fee', '1'],
        ['2', 'Ada Holm', '=Bree; town', 'Tax', '1'],
        ['3', 'Ada Holm', 'NGO', 'Fee', '1'],
        ['4', 'Ada Holm', 'NGO', 'Tax', '1'],
        ['5', '', 'NGO', 'Tax', '0'],
      ],
    );
    for (const row of data) {
      const [start, end] = [Number(row.start_position), Number(row.stop_position)];
      assert.equal(ARTICLE.slice(start, end), row.text);
      assert.deepEqual(
        [row.text, row.time, row.document_author, row.document_id],
        ['wants the "fee"', '2024-05-01 00:00:00', 'Ada; Bo', '1'],
      );
    }
    assert.match(stderr, /1 position whose stance takes no side is left out/);
  });

  test('guards what a spreadsheet would run', async () => {
    const { stdout } = await runCli(['export', folder, '--format', 'dna-events']);
    assert.match(stdout, /^\uFEFF/);
    assert.match(stdout, /;"'=Bree; town";/);
  });
});
