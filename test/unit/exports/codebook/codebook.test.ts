import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { editCodebook, newCodebook } from '../../../../src/core/codebook/edit/edit';
import { parseCodebook } from '../../../../src/core/codebook/parse/parse';
import { entriesEdits } from '../../../../src/core/imports/entries/entriesEdits';
import { entryRows } from '../../../../src/core/imports/entries/entryRows';
import { planEntries } from '../../../../src/core/imports/entries/planEntries';
import { readCsv } from '../../../../src/formats/csv/readCsv';
import type { Codebook } from '../../../../src/core/model/codebook';
import { spellingOf } from '../../../../src/core/text/folding/spelling';
import { runSync } from '../../../../src/core/util/task';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { caseCount } from '../../../support/caseCount';
import { corpus, position, quotePart } from '../../../support/corpus';
import { rendered } from '../rendered';

const STUDY = `format: policy-codebook/1
title: Night at the airport
version: "3"
actors:
  city: {name: City council, type: government, side: true, aliases: [Rathaus, {text: CC, case: exact}]}
  greens: {name: Green party, type: group}
  ada:
    name: Ada Lund
    part-of: city
    aliases: [{text: Ms Lund, weak: true}]
    member-of: greens
    roles: [{title: Mayor, of: city, from: 2021}]
    attributes: {born: 1970}
    note: Speaks often.
  officials: {name: city officials, unspecified: true, part-of: city}
issues:
  noise: {name: Noise, codable: false}
  curfew:
    name: Night curfew
    statement: Flights after ten should be banned.
    definition: What is said of flights after ten, not of noise by day.
    part-of: {issue: noise, sign: -1}
    keywords: ["night flights", "-ism"]
    color: "#0072B2"
    examples:
      include:
        - {text: "No plane after ten, please.", why: "names the hour; wants it"}
        - "=Flights at night must end."
      exclude: ["The runway is short."]
stances:
  support: {polarity: 1}
  oppose: {polarity: -1, label: is against}
  open: {}
acts: [state, {act: accuse, critical: true}]
ask: [act]
fields: {frame: {type: choice, values: [health, money]}}
types: {story: {name: Story}}
`;

const READER = corpus(
  [
    {
      path: 'a.md',
      annotations: [
        position({ id: 'p1', actors: ['ada'], issues: ['curfew'], quote: [quotePart('no', 0)] }),
        position({ id: 'p2', actors: ['ada'], issues: ['curfew'], quote: [quotePart('yes', 9)] }),
      ],
    },
  ],
  codebookOf(STUDY),
);

suite('The exported codebook', () => {
  test('as Markdown says of each entry what it means, how it is found and how often it is used', async () => {
    const text = await rendered('codebook-md', READER);
    assert.equal(
      text,
      `# Trade talks: codebook

Version 3 · 2 issues · 4 actors · 2 positions in 1 article

## Issues

### Noise

id noise · a heading that only groups · no positions yet

#### Night curfew

id curfew · part of Noise, where a stance counts reversed · 2 positions

> Flights after ten should be banned.

What is said of flights after ten, not of noise by day.

- Keywords: “night flights”, “\\-ism”

Belongs:

- “No plane after ten, please.” – names the hour; wants it
- “\\=Flights at night must end.”

Does not belong:

- “The runway is short.”

## Actors

### City council

id city · government · no positions yet

- Aliases: “Rathaus”, “CC” (case-sensitive)
- A side of its own: its parts count as this actor, and it never as its parent

#### Ada Lund

id ada · part of City council · 2 positions

- Aliases: “Ms Lund” (in lists only)
- Mayor, City council (2021–)
- Member of: Green party
- born: 1970
- Note: Speaks often.

#### city officials

id officials · part of City council · no positions yet

- Unspecified: no single actor is meant

### Green party

id greens · group · no positions yet

## Stances

- support: for
- is against · oppose: against
- open: counts for no side

## Acts

- state
- accuse (critical of its target)

## Variables of a position

- frame: choice (health, money)

## Further kinds of annotations

- Story (story)

## Rules

- Also asked for each position: act
`,
    );
  });

  test('counts mentions once every article is read', async () => {
    const rows = READER.articles().map((row) => ({
      ...row,
      mentionCounts: new Map([['issue:curfew', 3]]),
    }));
    const text = await rendered('codebook-md', { ...READER, articles: () => rows });
    assert.match(text, /counts reversed · 2 positions, 3 mentions\n/);
    assert.match(text, /id greens · group · not used yet\n/);
  });

  test('as a page is in the language of the reader', async () => {
    const german = JSON.parse(fs.readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Readonly<
      Record<string, string>
    >;
    const english: string[] = [];
    const translate = (message: string): string => {
      if (german[message] === undefined) english.push(message);
      return german[message] ?? message;
    };
    const localizer = createLocalizer({ translate });
    const text = await rendered('codebook-md', READER, { localizer });
    assert.deepEqual(english, []);
    assert.match(
      text,
      /^# Trade talks: Codebuch\n\nVersion 3 · 2 Themen · 4 Akteure · 2 Positionen/,
    );
    assert.match(text, /ID greens · group · noch keine Positionen\n/);
    // Text of the study stays; no heading of the page is English.
    assert.deepEqual(text.match(/^## .*$/gm), [
      '## Themen',
      '## Akteure',
      '## Haltungen',
      '## Sprechakte',
      '## Variablen einer Position',
      '## Weitere Arten von Annotationen',
      '## Regeln',
    ]);
  });

  test('as Markdown shows hostile words as words, on one line', async () => {
    const hostile = '<img src=x>\n# [x](command:run) `a`';
    const text = await rendered(
      'codebook-md',
      corpus(
        [],
        codebookOf(`format: policy-codebook/1
issues:
  a:
    name: ${JSON.stringify(hostile)}
    definition: ${JSON.stringify(hostile)}
    keywords: [${JSON.stringify(hostile)}]
    examples: {include: [{text: ${JSON.stringify(hostile)}, why: ${JSON.stringify(hostile)}}]}
`),
      ),
    );
    assert.doesNotMatch(text, /(?<!\\)<img/);
    assert.doesNotMatch(text, /(?<!\\)\[x/);
    assert.equal(text.match(/^#/gm)?.length, 5);
  });

  test('an empty one says so', async () => {
    const text = await rendered(
      'codebook-md',
      corpus([], codebookOf('format: policy-codebook/1\n')),
    );
    assert.doesNotMatch(text, /\b0 /);
    assert.match(text, /There are no issues yet\.\n\n## Actors\n\nThere are no actors yet\./);
  });

  test('of actors in a circle has each of them', async () => {
    const circle = 'actors:\n  a: {part-of: b}\n  b: {part-of: a}\n  c: {part-of: b}\n';
    const reader = corpus([], codebookOf(`format: policy-codebook/1\n${circle}`));
    const text = await rendered('codebook-md', reader);
    assert.deepEqual(text.match(/^#{3,} .$/gm), ['### a', '### b', '#### c']);
  });

  test('as a table is imported as it was, but for roles, attributes and stances', async () => {
    const table = await rendered('codebook-csv', READER);
    const before = codebookOf(STUDY);
    const after = imported(table);
    const ofTable = (book: Codebook) => ({
      actors: byId([...book.actors.values()].map((one) => ({ ...one, roles: [], attributes: [] }))),
      issues: byId([...book.issues.values()]),
    });
    assert.deepEqual(ofTable(after), ofTable(before));
  });

  test('as a table keeps every alias, whatever signs it has', async () => {
    const sign = fc.constantFrom('a', 'B', 'é', ';', '|', '"', "'", ',', '=', '-', ' ', '；');
    const alias = fc
      .array(sign, { minLength: 1, maxLength: 9 })
      // White space of a cell is one blank.
      .map((signs) => `${signs.join('').replace(/ +/g, ' ').trim()}z`);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(alias, {
          maxLength: 4,
          selector: (one) => spellingOf(one, false)?.folded,
        }),
        fc.constantFrom('', ', weak: true', ', case: exact'),
        async (aliases, more) => {
          const listed = aliases.map((text) => `{text: ${JSON.stringify(text)}${more}}`);
          const text = `format: policy-codebook/1\nactors:\n  x: {name: Q, aliases: [${listed.join(', ')}]}\n`;
          const table = await rendered('codebook-csv', corpus([], codebookOf(text)));
          assert.deepEqual(
            imported(table)
              .actors.get('x')
              ?.aliases.map((one) => one.text),
            aliases,
          );
        },
      ),
      { numRuns: caseCount(300), seed: 7 },
    );
  });

  test('as a table lets no spreadsheet run a formula, and says how often each entry is used', async () => {
    const table = await rendered('codebook-csv', READER);
    assert.ok(table.includes("night flights;' -ism"));
    assert.ok(table.includes("\n'=Flights"));
    assert.match(table, /,The runway is short\.,,2,\r\n/);
  });
});

function codebookOf(text: string): Codebook {
  const read = runSync(parseCodebook(text));
  assert.ok(read.kind === 'codebook');
  return read.codebook;
}

/** Into an empty codebook. */
function imported(table: string): Codebook {
  const read = readCsv({ name: 'study.csv', bytes: new TextEncoder().encode(table) });
  const rows = read.tables.flatMap((one) => entryRows(one, 'study.csv'));
  const empty = newCodebook('Empty');
  const plan = planEntries(rows, codebookOf(empty));
  assert.deepEqual(plan.problems, []);
  const edited = runSync(editCodebook(empty, entriesEdits(plan)));
  assert.ok(edited.kind === 'edited', JSON.stringify(edited));
  return edited.read.codebook;
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): Map<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
