import assert from 'node:assert/strict';
import { LAST_DAY } from '../../../src/core/networks/windows/calendar';
import type { Filter } from '../../../src/core/analysis/records/filter';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { rendered } from './rendered';

const numbers = (count: number): readonly number[] => [...Array(count).keys()];

const book = codebook({ issues: { tax: { name: 'Tax' } } });

/** So many on each side. */
function sides(count: number): string {
  return numbers(count)
    .map(
      (at) =>
        `f${String(at)}: for-${String(at)} supports tax\na${String(at)}: no-${String(at)} opposes tax`,
    )
    .join('\n');
}

const brief = (notation: string): Promise<string> =>
  rendered('brief-md', claims(`in a.md 2024-04-26\n${notation}`, book), {
    filter: { unknown: true },
  });

suite('The lists of a brief', () => {
  test('have the thirty sharpest pairs, and say where the others are', async () => {
    const text = await brief(`${sides(8)}\nx1: for-7 supports tax\nx2: no-7 opposes tax`);
    const [, pairs = ''] = /^### Who disagrees with whom\n\n((?:- .*\n)*)/m.exec(text) ?? [];
    const lines = pairs.trim().split('\n');
    assert.equal(lines.length, 31);
    assert.equal(lines[0], '- **for-7** (for) – **no-7** (against): 26 Apr 2024; 2 : 2');
    assert.equal(
      lines[30],
      "- and 34 more pairs: `policy-annotator disagreements --query 'issue:tax' --unknown count`",
    );
  });

  test('name a command that counts as the brief does', async () => {
    const reader = claims(`in wire/a.md 2024-04-26\n${sides(8)}`, book);
    const commandOf = async (filter: Partial<Filter>): Promise<string | undefined> => {
      const text = await rendered('brief-md', reader, { filter });
      return /more pairs: `policy-annotator disagreements (.*)`/.exec(text)?.[1];
    };
    assert.equal(
      await commandOf({
        netting: { kind: 'none' },
        window: { first: '2024-01-01', last: '2024-12-31' },
        dates: 'article',
        rollUp: 'both',
      }),
      "--query 'issue:tax' --roll-up both --date article --since 2024-01-01 --until 2024-12-31 --window none",
    );
    const open = { first: '2024-01-01', last: LAST_DAY };
    assert.equal(await commandOf({ window: open }), "--query 'issue:tax' --since 2024-01-01");
    const inFolder = { kind: 'folder', path: 'wire' } as const;
    assert.equal(await commandOf({ scope: inFolder }), "--query 'issue:tax in:wire'");
    const only = { kind: 'articles', paths: new Set(['wire/a.md']) } as const;
    assert.equal(await commandOf({ scope: only }), "--query 'issue:tax' --scope article:wire/a.md");
    for (const [typed, query] of [
      ['since:2024', 'since:2024 issue:tax'],
      ['issue:tax words', 'issue:tax words'],
      ['text:"rule of law"', 'issue:tax'],
      ["words'; rm", 'issue:tax'],
    ] as const) {
      const wanted = { query: { text: typed, matches: () => true } };
      assert.equal(await commandOf(wanted), `--query '${query}'`);
    }
  });

  test('name no issue and no actor that the command would refuse, since the codebook lacks it', async () => {
    const lines = numbers(7).map((at) => `p${String(at)}: ghost supports nothing-known`);
    const reader = claims(lines.join('\n'), book, false);
    const text = await rendered('brief-md', reader, { filter: { unknown: true } });
    assert.ok(text.includes('\n  - and 2 more quotes: `policy-annotator positions`\n'), text);
  });

  test('name the coder whose files are read, where each has their own', async () => {
    const lines = numbers(7).map((at) => `p${String(at)}: china supports tax`);
    const reader = { ...claims(lines.join('\n'), book), filesOf: 'ines' };
    const text = await rendered('brief-md', reader);
    assert.match(text, /positions --query 'issue:tax actor:china' --coding ines`/);
  });

  test('end without a remark where nothing is left out', async () => {
    assert.doesNotMatch(await brief(sides(5)), / more /);
  });

  test('have five quotes of an actor a side, and say how the others are found', async () => {
    const one = (name: string, verb: string, count: number): string =>
      numbers(count)
        .map((at) => `${name}${String(at)}: china ${verb} tax`)
        .join('\n');
    const text = await brief(`${one('f', 'supports', 7)}\n${one('a', 'opposes', 5)}`);
    assert.match(text, /“words of f4”/);
    assert.doesNotMatch(text, /“words of f5”/);
    assert.match(text, /“words of a4”/);
    assert.ok(
      text.includes(
        "\n  - and 2 more quotes: `policy-annotator positions --query 'issue:tax actor:china'`\n",
      ),
    );
  });

  test('of hundreds of actors are short, and not all rows are made for them', async () => {
    const text = await brief(sides(400));
    assert.match(text, /^- and 159,970 more pairs: /m);
    assert.match(text, /^- and 750 more actors: /m);
    assert.ok(text.length < 100_000, String(text.length));
  });

  test('put no words of a file into a command', async () => {
    const hostile = codebook({ issues: { 'tax`; rm': { name: 'Tax' } } });
    const reader = claims(
      numbers(6)
        .map((at) => `p${String(at)}: china supports tax`)
        .join('\n'),
      hostile,
    );
    for (const { annotation } of reader.article('a.md')?.annotations ?? []) {
      if (annotation.kind === 'position') Object.assign(annotation, { issues: ['tax`; rm'] });
    }
    const text = await rendered('brief-md', reader);
    assert.ok(
      text.includes("\n  - and 1 more quote: `policy-annotator positions --query 'actor:china'`\n"),
      text,
    );
  });
});

suite('What several coders recorded', () => {
  test('is quoted once, in the longest words, with their names', async () => {
    const text = await brief(
      'p1: china supports tax coder=lea at=0-10\np2: china supports tax coder=tom at=0-12',
    );
    assert.match(text, /^ {2}- for: “x{12}” — 26 Apr 2024, a\.md \(coded by lea, tom\)$/m);
    assert.doesNotMatch(text, /“x{10}”/);
    assert.match(text, /^- Words coded by several coders are quoted once and count once/m);
  });

  test('shows both readings where they differ', async () => {
    const text = await brief(
      'p1: china supports tax coder=lea at=0-10\np2: china opposes tax coder=tom at=0-10',
    );
    assert.match(text, /^ {2}- coded differently \(lea: for; tom: against\): “x{10}” — .*a\.md$/m);
  });

  test('says what most of them chose, and who chose otherwise', async () => {
    const text = await brief(
      `p1: china supports tax coder=lea at=0-10
       p2: china supports tax coder=tom at=0-10
       p3: china opposes tax coder=kim at=0-10`,
    );
    assert.match(text, /^ {2}- for \(lea, tom: for; kim: against\): “x{10}”/m);
  });

  test('is one line where it does not count, too', async () => {
    const text = await brief(
      `p1: china supports tax according-to=japan coder=lea at=0-10
       p2: china supports tax according-to=japan coder=tom at=0-10`,
    );
    assert.match(
      text,
      /^- \*\*china\*\*, ascribed \(source: japan\): for: “x{10}” — .*a\.md \(coded by lea, tom\)$/m,
    );
    assert.equal(text.split('“x').length, 2);
  });
});
