import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import {
  EMPTY_CODEBOOK,
  emptyCodebookText,
  guessProjectMapping,
  planProject,
  type ForeignProject,
} from '../../../src/core';
import { readBrat } from '../../../src/formats/brat/readBrat';
import { materialFile } from '../../support/programs';

const read = (files: Readonly<Record<string, string>>) =>
  readBrat({
    name: 'study.zip',
    bytes: zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    ),
  });

/** The annotations that a project becomes, with the text of the first article. */
async function planned(project: ForeignProject) {
  const plan = await planProject({
    ...{ project, mapping: guessProjectMapping(project), codebook: EMPTY_CODEBOOK },
    ...{ codebookText: emptyCodebookText('study'), articles: [], known: new Map(), folder: '' },
    ...{ file: { name: 'study.zip', path: undefined }, taken: new Set(), replaceTexts: false },
  });
  assert.ok(plan?.kind === 'plan');
  return { records: plan.records, text: plan.articles[0]!.text };
}

/** `0 3` of words in a text, in code points. */
const place = (text: string, words: string): string => {
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return `${String(start)} ${String(start + Array.from(words).length)}`;
};

const TEXT = 'The mayor 😀 of Bree said\nthe fee must go. Ms Holm denied it.\n';
const at = (words: string): string => place(TEXT, words);
const ANN = [
  `T1\tPerson ${at('The mayor')}\tThe mayor`,
  `T2\tFee ${at('the fee')};${at('go')}\tthe fee go`,
  `T3\tClaim ${at('said')}\tsaid`,
  'E1\tClaim:T3 Actor:T1 Issue:T2',
  `T4\tPerson ${at('Ms Holm')}\tMs Holm`,
  'R1\tRival Arg1:T1 Arg2:T4\t',
  '*\tAlias T4 T1',
  'A1\tTone T1 Loud',
  'A2\tSure E1',
  'M1\tKnown T4',
  'N1\tReference T4 Wiki:12\tHolm, Ada',
  '#1\tAnnotatorNotes E1\tAsk her.',
  '#2\tAnnotatorNotes T9\tOf nothing.',
  `T5\tPlace ${at('Bree said').split(' ')[0]!} ${at('the fee').split(' ')[1]!}\tBree said the fee`,
  'Nonsense',
  // More parts and roles than anybody marks.
  `T6\tFee ${Array.from({ length: 200 }, (_, nth) => `${String(nth)} ${String(nth)}`).join(';')}\tx`,
  `E2\tClaim:T3${' Actor:T1'.repeat(300)}`,
].join('\n');

suite('brat', () => {
  const { project, problems } = read({
    'study/a.txt': TEXT,
    'study/a.ann': ANN,
    'study/b.ann': '',
    'study/readme.txt': 'No document.',
    'study/annotation.conf': '[entities]\n!Being\n\tPerson\nFee\n[events]\nClaim Actor:Person\n',
    'study/visual.conf': '[drawing]\nFee\tbgColor:#aABB00, borderColor:darken\n',
    '__MACOSX/study/._a.ann': 'T1\tX 0 1\tT',
  });
  const mark = (end: string) => project!.marks.find(({ id }) => id.endsWith(`-${end}`))!;

  test('reads words with the codes of their type and attributes', () => {
    assert.deepEqual(
      ['T1', 'T4', 'T5'].map((id) => [mark(id).quote, mark(id).codes]),
      [
        ['The mayor', ['Being\nPerson', 'Tone\nLoud']],
        ['Ms Holm', ['Being\nPerson', 'Known']],
        ['Bree said the fee', ['Place']],
      ],
    );
    assert.equal(mark('T4').note, 'Wiki:12 Holm, Ada');
    assert.deepEqual(
      project!.codes
        .filter(({ variable }) => variable === undefined)
        .map(({ id, color, guess }) => [id, color, guess]),
      [
        ['Being', undefined, 'code'],
        ['Being\nPerson', undefined, 'code'],
        ['Fee', '#aabb00', 'code'],
        ['Tone', undefined, 'code'],
        ['Tone\nLoud', undefined, 'code'],
        ['Known', undefined, 'code'],
        ['Place', undefined, 'code'],
      ],
    );
  });

  test('reads words in several parts, events, relations and equivalences', () => {
    assert.equal(mark('T2').quote, 'the fee […] go');
    const values = (id: string) => [...mark(id).values].map((one) => one.join(' = '));
    assert.equal(mark('E1').quote, 'said');
    assert.equal(mark('E1').note, 'Ask her.');
    assert.deepEqual(
      [...mark('E1').values.values()].map((value) => String(value).split('\n').at(-1)),
      ['The mayor', 'the fee go', 'yes'],
    );
    assert.equal(mark('R1').quote, 'The mayor […] Ms Holm');
    assert.match(values('R1').join(), /Arg2\nHolm, Ada/);
    assert.equal(mark('Alias-T4-T1').quote, 'The mayor […] Ms Holm');
    assert.equal(project!.marks.length, 7);
  });

  test('makes positions of events whose roles are an actor and an issue', async () => {
    const { records } = await planned(project!);
    assert.deepEqual(
      records.map(({ annotation: { kind }, state }) => `${kind} ${state}`).sort(),
      [...Array<string>(6).fill('annotation exact'), 'position exact'].sort(),
    );
    const [position] = records.flatMap(({ annotation }) =>
      annotation.kind === 'position' ? [annotation] : [],
    );
    assert.deepEqual([position!.actors, position!.issues], [['the-mayor'], ['the-fee-go']]);
  });

  test('says what it leaves', () => {
    assert.deepEqual(
      problems.map(({ code, name, count }) => [code, name, count]),
      [
        ['sources-left', 'b', 1],
        ['labels-left', undefined, 4],
      ],
    );
  });

  test('takes no other zip', () => {
    for (const files of [{ 'a.txt': 'Words.' }, { 'annotation.conf': '[entities]\nA\n' }, {}]) {
      assert.throws(() => read(files), { code: 'unknown-kind' });
    }
  });

  test('gives the same of a zip with a folder around it and without', () => {
    const of = (folder: string) => read({ [`${folder}x/a.txt`]: TEXT, [`${folder}x/a.ann`]: ANN });
    assert.deepEqual(of('study/'), of(''));
  });

  test('finds each word again, whatever characters and line ends', async () => {
    const word = fc.constantFrom('fee', 'Zoë', '😀', 'e\u0301', 'مرحبا', '한국', '👩‍👩‍👧', 'a-b', 'x');
    const gap = fc.constantFrom(' ', '  ', '\n', '\r\n', '\r\n\r\n', '\t');
    const made = fc.record({
      mark: fc.constantFrom('', '\uFEFF'),
      words: fc.array(fc.tuple(word, gap), { minLength: 2, maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(made, async ({ mark: bom, words }) => {
        let text = bom;
        const places = words.map(([one, after]) => {
          const start = Array.from(text).length;
          text += one + after;
          return { one, start, end: start + Array.from(one).length };
        });
        const lines = places.map(
          ({ one, start, end }, nth) =>
            `T${String(nth)}\tWord ${String(start)} ${String(end)}\t${one}`,
        );
        const [first, last] = [places[0]!, places.at(-1)!];
        lines.push(
          `T90\tTwo ${String(first.start)} ${String(first.end)};${String(last.start)} ${String(last.end)}\t${first.one} ${last.one}`,
        );
        const { project: one } = read({ 'a.txt': text, 'a.ann': lines.join('\r\n') });
        const { records, text: own } = await planned(one!);
        assert.deepEqual(
          records.map(({ state, annotation: { quote } }) => [
            state,
            quote.map(({ exact, start }) => [exact, own.startsWith(exact, start)]),
          ]),
          [
            ...places.map((word) => ['exact', [[word.one, true]]]),
            ['exact', adjoining(own, first.one, last.one, words)],
          ],
        );
      }),
      { numRuns: 60 },
    );
  });

  test('reads the tutorials of brat, with every passage in its place', async function () {
    const folder = materialFile('brat/tutorials');
    if (folder === undefined) return this.skip();
    for (const [name, count] of [
      ['news', 129],
      ['bio', 115],
    ] as const) {
      const names = fs.readdirSync(path.join(folder, name));
      const files: Record<string, string> = {};
      for (const one of names) files[one] = fs.readFileSync(path.join(folder, name, one), 'utf8');
      const { project: one, problems: none } = read(files);
      const { records } = await planned(one!);
      assert.equal(records.filter(({ state }) => state === 'exact').length, count);
      assert.equal(records.length, count);
      assert.deepEqual(none, []);
    }
  });
});

/** Parts with only white space between are one. */
function adjoining(
  text: string,
  first: string,
  last: string,
  words: readonly unknown[],
): readonly (readonly [string, boolean])[] {
  if (words.length > 2) {
    return [
      [first, true],
      [last, true],
    ];
  }
  const body = text.slice(text.indexOf('\n---\n\n') + 6);
  return [[body.slice(body.indexOf(first), body.lastIndexOf(last) + last.length), true]];
}
