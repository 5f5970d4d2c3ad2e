import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { listSensitivity } from '../../../../src/cli/findings/findings';
import { COMMANDS } from '../../../../src/cli/commands/allCommands';
import { kindCounts, sumOfCounts } from '../../../../src/core/analysis/disagreements/kindCounts';
import { ALL_KINDS, KINDS } from '../../../../src/core/analysis/disagreements/kinds';
import { disagreements } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { readCounted } from '../../../../src/core/counted/counted';
import { countedName, disagreementsTable } from '../../../../src/core';
import { runSync } from '../../../../src/core/util/task';
import { countedList } from '../../../../src/core/views/counted/countedList';
import { findDisagreements } from '../../../../src/core/views/picks/findDisagreements';
import { disagreementsTree } from '../../../../src/core/views/trees/disagreementsTree';
import { countsText } from '../../../../src/core/views/words/countWords';
import { KIND_WORDS } from '../../../../src/core/views/words/kindWords';
import { claims } from '../../../support/claims';
import { codebook } from '../../../support/corpus';
import { rendered } from '../../exports/rendered';
import { contextOf, texts } from '../../views/build';

/** One row of each kind. */
const EACH = claims(
  `
  in one.md
  p1: china supports exports 2020-01-01
  p2: japan opposes exports 2020-02-01
  p3: china supports tariffs 2020-03-01
  p4: japan opposes tariffs 2020-03-01
  p5: japan supports tariffs 2020-03-02
  p6: japan supports tariffs 2020-03-03
  p7: senate supports talks 2020-04-01
  p8: house opposes talks 2020-04-01
  s1: china | japan disagree on students
  p9: china opposes pandas 2020-05-01 target=japan act=accuse
  p10: china supports visas 2008-01-01
  p11: japan opposes visas 2020-01-01`,
  codebook({
    actors: {
      'united-states': { side: true },
      senate: { partOf: 'united-states' },
      house: { partOf: 'united-states' },
      china: {},
      japan: {},
    },
    issues: Object.fromEntries(
      ['exports', 'tariffs', 'talks', 'students', 'pandas', 'visas'].map((id) => [id, {}]),
    ),
  }),
);

suite('Every kind of disagreement', () => {
  const context = contextOf(EACH);
  const { analysis } = context.facts;

  test('has rows and a count', () => {
    const kinds = disagreements(analysis).map(({ kind }) => kind);
    assert.deepEqual(kinds.sort(), [...ALL_KINDS].sort());
    for (const kind of ALL_KINDS) assert.equal(kindCounts(analysis)[kind], 1, kind);
    assert.deepEqual(sumOfCounts([kindCounts(analysis)]), kindCounts(analysis));
  });

  test('is in the sentence that counts them, once', () => {
    const text = countsText(context.localizer, kindCounts(analysis));
    for (const kind of ALL_KINDS) {
      assert.equal(text.split(context.localizer.text(KIND_WORDS[kind].among, 1)).length, 2, text);
    }
  });

  test('is the list or an explained section of the view', () => {
    const tree = runSync(disagreementsTree(context, { group: 'none', sort: 'evidence' }));
    const rows = tree.roots(Infinity);
    assert.equal(rows[0]?.pair?.kind, 'derived');
    for (const kind of ALL_KINDS) {
      if (kind === 'derived') continue;
      const { section: title, about } = KIND_WORDS[kind];
      const section = rows.find(({ label }) => label === context.localizer.text(title));
      assert.equal(section?.children?.(Infinity)[0]?.pair?.kind, kind);
      assert.deepEqual(texts(section?.tooltip() ?? []), [context.localizer.text(about)]);
    }
  });

  test('is found', () => {
    const found = runSync(findDisagreements(context, '', 'evidence', 10));
    assert.deepEqual(found.map(({ row }) => row.kind).sort(), [...ALL_KINDS].sort());
  });

  test('has a number that opens its rows, and a name in an address', () => {
    for (const which of ALL_KINDS) {
      const counted = { of: 'pairs', which } as const;
      assert.deepEqual(readCounted(counted), { ...counted, issue: undefined, rule: undefined });
      assert.match(countedName(counted) ?? '', new RegExp(KINDS[which].words));
      const { title, rows } = runSync(countedList(context, counted));
      assert.equal(title, context.localizer.text(KIND_WORDS[which].counted, 1));
      assert.deepEqual(
        rows.map(({ leadsTo }) => leadsTo.kind === 'pair' && leadsTo.row),
        [which],
      );
    }
  });

  test('is in the brief, its summary and its table of stricter rules', async () => {
    const brief = await rendered('brief-md', EACH);
    const [summary = '', table = ''] = [/^\d+ positions in .*$/m, /^\| rule .*$/m].map(
      (line) => line.exec(brief)?.[0],
    );
    for (const kind of ALL_KINDS) {
      const { heading, words } = KINDS[kind];
      assert.ok(brief.includes(`\n### ${heading}\n`), heading);
      assert.ok(summary.includes(`1 ${words}`), `${words}: ${summary}`);
      assert.ok(table.includes(`| ${words} |`), `${words}: ${table}`);
    }
  });

  test('is in the report and in tables, which explain it', async () => {
    const report = await rendered('report-html', EACH);
    const csv = await rendered('disagreements-csv', EACH);
    const { columns } = disagreementsTable(analysis);
    const explained = columns.find(({ name }) => name === 'kind')?.description ?? '';
    for (const kind of ALL_KINDS) {
      assert.ok(report.includes(`<td dir="auto">${KINDS[kind].words}</td>`), kind);
      assert.match(csv, new RegExp(`,${kind},(true|false),`));
      assert.ok(explained.includes(`${kind}: ${KINDS[kind].meaning}`), kind);
    }
  });

  test('is explained on the pages of disagreements', () => {
    const [analyse, reference] = ['docs/analyse.md', 'docs/reference/disagreements.md'].map(read);
    for (const kind of ALL_KINDS) {
      const words = kind === 'stated' ? 'stated' : KINDS[kind].words;
      assert.match(analyse ?? '', new RegExp(`^\\| \\*\\*.*${words}.*\\*\\*`, 'm'), kind);
      assert.ok(reference?.includes(`\`${kind}\`)`), kind);
    }
  });

  test('is in the help, the schemas and the pages of the command line', () => {
    const page = read('docs/command-line/output.md');
    const { table, rows } = listSensitivity({ reader: EACH } as never, DEFAULT_FILTER);
    const [row = {}] = rows as Iterable<object>;
    for (const kind of ALL_KINDS) {
      assert.match(COMMANDS.disagreements!.details, new RegExp(`\\b${kind}\\b`));
      assert.ok(page.includes(`\`${kind}\``), kind);
      assert.ok(table[0]?.includes(KINDS[kind].words.toUpperCase()), kind);
    }
    const { items } = schema('disagreements');
    assert.deepEqual(items.properties?.kind?.enum?.toSorted(), ALL_KINDS.toSorted());
    const columns = schema('disagreements-sensitivity').items.required;
    assert.deepEqual(columns.toSorted(), Object.keys(row).sort());
  });
});

interface ListSchema {
  readonly items: {
    readonly required: readonly string[];
    readonly properties?: { readonly kind?: { readonly enum?: readonly string[] } };
  };
}

function schema(name: string): ListSchema {
  return JSON.parse(read(`syntaxes/output/${name}.schema.json`)) as ListSchema;
}

function read(file: string): string {
  return fs.readFileSync(path.resolve(__dirname, '../../../..', file), 'utf8');
}
