import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_CSV_OPTIONS, formatOf } from '../../../src/core';
import type { TextDocument } from '../../../src/core/exports/document/blocks';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { parseNetting } from '../../../src/core/model/netting';
import { runSync } from '../../../src/core/util/task';
import { disagreementsTree } from '../../../src/core/views/trees/disagreementsTree';
import { caseCount, enough } from '../../support/caseCount';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { daysOf, windowOf } from '../analysis/oracle/calendar';
import { changing } from '../analysis/oracle/changingSides';
import { BOOK, notation } from '../analysis/oracle/corpora';
import { Oracle } from '../analysis/oracle/oracle';
import { counted, type OpposedPeriod } from '../analysis/oracle/periods';
import type { StatedClaim } from '../analysis/oracle/codedTwice';
import { contextOf } from '../views/build';
import { drawTree } from '../views/drawTree';
import { rendered } from './rendered';

// Two who change sides are on no side for all of the time: no sentence, table or heading says so.

const READER = claims(
  `
  in a.md 2021-06-01
  a1: anna supports raise
  b1: bert opposes raise
  in b.md 2022-06-01
  a2: anna opposes raise
  b2: bert supports raise`,
  codebook({
    actors: { anna: { name: 'Anna' }, bert: { name: 'Bert' } },
    issues: { raise: { name: 'Raise' } },
  }),
);

suite('Two who have changed sides', () => {
  test('the brief says both halves, in the summary and in the list', async () => {
    const brief = await rendered('brief-md', READER);
    const halves =
      'changed sides: Anna for, Bert against 1 Jun 2021 (1 : 1); the other way round 1 Jun 2022 (1 : 1)';
    assert.match(
      brief,
      /Anna \(for\) and Bert \(against\), 1 Jun 2021 \(1 claim to 1\); the other way round, 1 Jun 2022 \(1 to 1\)\.$/m,
    );
    assert.ok(brief.includes(`- **Anna** – **Bert**: ${halves}\n`), brief);
  });

  test('the document has the quotes of each orientation below its sides', async () => {
    const format = formatOf('brief-docx');
    const { content } = runSync(
      format.layOut({
        corpusName: 'Rates',
        reader: READER,
        filter: DEFAULT_FILTER,
        options: DEFAULT_CSV_OPTIONS,
        text: () => Promise.resolve(undefined),
        mentions: () => Promise.resolve([]),
      }),
    );
    const written = (await content()) as TextDocument;
    const words = (runs: readonly { readonly text: string }[]): string =>
      runs.map(({ text }) => text).join('');
    const sides = written.blocks.flatMap((block) =>
      block.kind === 'sides'
        ? [block.sides.map(({ title, quotes }) => [words(title), ...quotes.map(words)])]
        : [],
    );
    assert.deepEqual(sides, [
      [
        ['Anna (for)', 'for: “words of a1” — 1 Jun 2021, a.md'],
        ['Bert (against)', 'against: “words of b1” — 1 Jun 2021, a.md'],
      ],
      [
        ['Anna (against)', 'against: “words of a2” — 1 Jun 2022, b.md'],
        ['Bert (for)', 'for: “words of b2” — 1 Jun 2022, b.md'],
      ],
    ]);
  });

  test('the report sets each quote below the side and the time of its actor', async () => {
    const page = await rendered('report-html', READER);
    const cell = /<strong dir="auto">Anna<\/strong>(.*?)<\/td>/.exec(page)?.[1] ?? '';
    assert.match(
      cell,
      /\(for 1 Jun 2021 \(1 : 1\)\).*words of a1.*\(against 1 Jun 2022 \(1 : 1\)\).*words of a2/,
    );
  });

  test('tables have a side for each actor, and a row for each period', async () => {
    const [head = '', row = ''] = (await rendered('disagreements-csv', READER)).split('\r\n');
    const cells = row.split(',');
    const cell = (name: string): string | undefined => cells[head.split(',').indexOf(name)];
    assert.deepEqual([cell('side_a'), cell('side_b')], ['changed', 'changed']);
    assert.deepEqual([cell('claims_a'), cell('claims_b')], ['2', '2']);
    const [, ...periods] = (await rendered('periods-csv', READER)).trimEnd().split('\r\n');
    assert.deepEqual(
      periods.map((period) => period.split(',').slice(0, 11).join(',')),
      [
        'raise,anna; bert,derived,2021-06-01,2021-06-01,anna,bert,1,1,a1,b1',
        'raise,anna; bert,derived,2022-06-01,2022-06-01,bert,anna,1,1,b2,a2',
      ],
    );
  });

  test('at different times, each has the dates of its own side', async () => {
    const reader = claims(`
      in a.md 2008-01-01
      a1: anna supports raise
      in b.md 2010-01-01
      a2: anna opposes raise
      in c.md 2010-06-01
      a3: anna opposes raise
      in d.md 2015-01-01
      b1: bert supports raise
      in e.md 2019-01-01
      b2: bert neutral-on raise`);
    const brief = await rendered('brief-md', reader);
    const line =
      '- **anna** (against, between 1 Jan 2010 and 1 Jun 2010) – **bert** (for, 1 Jan 2015): 2 : 1';
    assert.ok(brief.includes(line), brief);
    const view = disagreementsTree(contextOf(reader), { group: 'issue', sort: 'evidence' });
    const rows = drawTree(runSync(view)).join('\n');
    assert.match(rows, /anna ⊖ ⊕ bert .*2010-01-01 – 2010-06-01, 2015-01-01 · 2 : 1 claims/);
    const page = await rendered('report-html', reader);
    const [, one = '', other = '', when] =
      /<strong dir="auto">anna<\/strong>(.*?)<\/td>.*?bert<\/strong>(.*?)<\/td><td dir="auto">(.*?)<\/td>/.exec(
        page,
      ) ?? [];
    assert.match(one, /\(against, between 1 Jan 2010 and 1 Jun 2010, also for\)/);
    assert.doesNotMatch(one, /words of a1/, 'which is for');
    assert.match(other, /\(for, 1 Jan 2015\)/);
    assert.equal(when, 'between 1 Jan 2010 and 1 Jun 2010; 1 Jan 2015');
  });

  test('a period without date has none, though some of its claims are dated too broadly', async () => {
    const reader = claims(`
      in a.md 2019-01-01/2021-12-31
      a1: anna supports raise
      in b.md
      b1: bert opposes raise`);
    const brief = await rendered('brief-md', reader);
    assert.match(brief, /- \*\*anna\*\* \(for\) – \*\*bert\*\* \(against\): undated; 1 : 1$/m);
    assert.match(brief, /anna \(for\) and bert \(against\), undated, 1 claim to 1\.$/m);
    assert.match(await rendered('report-html', reader), /<td dir="auto">undated<\/td><\/tr>/);
    const tree = disagreementsTree(contextOf(reader), { group: 'issue', sort: 'evidence' });
    assert.doesNotMatch(drawTree(runSync(tree)).join('\n'), /⊖ bert.*20(19|21)/);
  });

  test('dates that begin or end with a range begin and end with its days', async () => {
    const brief = await rendered(
      'brief-md',
      claims(`
        in a.md 2019
        a1: anna supports raise
        in b.md 2020-01-01/2020-02-28
        a2: anna supports raise
        in c.md 2019/2020
        a3: anna opposes raise`),
    );
    assert.match(brief, /for \(between 2019 and 28 Feb 2020\)/);
  });

  test('on the same dates nobody has changed, and who took both sides is said', async () => {
    const reader = claims(`
      in a.md 2021-06-01
      a1: anna supports raise
      a2: anna opposes raise
      b1: bert opposes raise
      b2: bert supports raise`);
    const when =
      'both ways: anna for, bert against 1 Jun 2021 (1 : 1); the other way round 1 Jun 2021 (1 : 1)';
    const brief = await rendered('brief-md', reader);
    assert.ok(brief.includes(`${when}; anna: on both sides; bert: on both sides\n`), brief);
    const tree = disagreementsTree(contextOf(reader), { group: 'issue', sort: 'evidence' });
    const rows = drawTree(runSync(tree)).join('\n');
    assert.match(
      rows,
      /both ways: anna for, bert against 2021-06-01; the other way round 2021-06-01/,
    );
  });

  test('one who took both sides on a date is not mostly on one', async () => {
    const reader = claims(`
      in a.md 2021-06-01
      a1: anna supports raise
      b1: bert opposes raise
      b2: bert supports raise`);
    const brief = await rendered('brief-md', reader);
    assert.match(
      brief,
      /: anna \(for\) and bert \(against, also for\), 1 Jun 2021, 1 claim to 1\.$/m,
    );
    assert.match(brief, /- \*\*anna\*\* \(for\) – .*; bert: on both sides\n/);
    assert.match(
      await rendered('report-html', reader),
      /bert<\/strong> <span class="faint">\(against, also for\)/,
    );
  });

  test('the period of a table has the numbers of the brief', async () => {
    const { disagreements } = JSON.parse(await rendered('json', READER)) as {
      disagreements: { periods: unknown }[];
    };
    assert.deepEqual(
      disagreements.map(({ periods }) => periods),
      [
        [
          { from: '2021-06-01', to: '2021-06-01', for: 'anna', against: 'bert', claims: [1, 1] },
          { from: '2022-06-01', to: '2022-06-01', for: 'bert', against: 'anna', claims: [1, 1] },
        ],
      ],
    );
  });
});

/** A period as a sentence says it: the side of the first actor, dates, and claims of both. */
function periodsRead(line: string): string[] {
  const halves =
    /(?:changed sides|both ways): .*? (for|against), .*? (?:for|against) (.*); the other way round (.*)$/.exec(
      line,
    );
  if (halves) {
    const [, side = '', one = '', other = ''] = halves;
    const reverse = side === 'for' ? 'against' : 'for';
    return [...listRead(side, one), ...listRead(reverse, other)].sort();
  }
  const [, side = '', rest = ''] =
    /^- \*\*[^*]+\*\* \((\w+)\) – \*\*[^*]+\*\* \(\w+\): (.*)$/.exec(line) ?? [];
  const single = /^([^();]+); (\d+ : \d+)/.exec(rest);
  if (single) return [periodRead(side, single[1] ?? '', single[2] ?? '')];
  return listRead(side, rest).sort();
}

function listRead(side: string, text: string): string[] {
  return [...text.matchAll(/(?:^|, )([^,();]+) \((\d+ : \d+)(?:, overlapping)?\)/g)].map(
    ([, dates = '', counts = '']) => periodRead(side, dates, counts),
  );
}

function periodRead(side: string, dates: string, counts: string): string {
  if (dates === 'undated') return `${side} undated ${counts}`;
  const [from = '', to = from] = dates.split(' to ').map(isoOf);
  const days = [daysOf(from)?.first, daysOf(to)?.last].map(String);
  return `${side} ${days.join('/')} ${counts}`;
}

const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sept',
  'Oct',
  'Nov',
  'Dec',
];

/** "1 Jun 2021", "Jun 2021" and "2021" as in files. */
function isoOf(date: string): string {
  const [year = '', month, day] = date.split(' ').reverse();
  const number = (of: number): string => String(of).padStart(2, '0');
  const at =
    MONTHS.findIndex((name) => month !== undefined && name.startsWith(month.slice(0, 3))) + 1;
  return [
    year,
    ...(month === undefined ? [] : [number(at)]),
    ...(day === undefined ? [] : [number(Number(day))]),
  ].join('-');
}

function expected({ sign, claims: [a, b], days }: OpposedPeriod<StatedClaim>): string {
  const side = sign > 0 ? 'for' : 'against';
  const dates = days ? `${String(days.first)}/${String(days.last)}` : 'undated';
  return `${side} ${dates} ${String(counted(a, sign))} : ${String(counted(b, -sign))}`;
}

suite('The sentences of the brief, read back', () => {
  test('say the periods of each pair as the rules written out plainly do', async () => {
    const seen = { changed: 0, several: 0, single: 0 };
    await fc.assert(
      fc.asyncProperty(
        changing,
        fc.constantFrom('within-months:12', 'years', 'months:3'),
        async (records, window) => {
          const text = notation(records);
          const brief = await rendered('brief-md', claims(text, BOOK), {
            filter: { netting: parseNetting(window) },
          });
          const sections = brief.split(/^### /m);
          const lines = ['Who disagrees with whom', 'At times on opposite sides', 'Within one side']
            .flatMap((heading) => sections.filter((section) => section.startsWith(`${heading}\n`)))
            .flatMap((section) => section.split(/^## /m)[0]?.split('\n') ?? [])
            .filter((line) => line.startsWith('- **'));
          const oracle = new Oracle(records, 'none', window);
          const found = lines.map((line) => {
            const [a = '', b = ''] = [...line.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) => name);
            const periods = periodsRead(line);
            if (line.includes('changed sides')) seen.changed++;
            if (periods.length > 1) seen.several++;
            else seen.single++;
            return `${a} – ${b}: ${periods.join(' | ')}`;
          });
          const plain = ['left', 'loner', 'person', 'right', 'state'].flatMap((a, at, all) =>
            all.slice(at + 1).flatMap((b) => {
              const { periods } = oracle.periods(a, b, 'use', false);
              const within = periods.filter((period) => oracle.isInternal(a, b, period));
              const others = periods.filter((period) => !within.includes(period));
              return [within, others]
                .filter((some) => some.length > 0)
                .map((some) => `${a} – ${b}: ${some.map(expected).sort().join(' | ')}`);
            }),
          );
          assert.ok(windowOf(window));
          assert.deepEqual(found.sort(), plain.sort(), `${window}\n${text}\n${lines.join('\n')}`);
        },
      ),
      { numRuns: caseCount(400), seed: 20261202 },
    );
    for (const [what, count] of Object.entries(seen))
      assert.ok(count > enough(20), `${what}: ${String(count)}`);
  });
});
