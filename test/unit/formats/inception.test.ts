import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { guessProjectMapping } from '../../../src/core';
import { readInception } from '../../../src/formats/inception/readInception';
import { materialFile, skipFor } from '../../support/programs';

const read = (name: string, content: string | Uint8Array) =>
  readInception({
    name,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  });

/** Each passage with its place and what is said of it. Files of a pair have names of their own for
 * one layer, and for one feature. */
function passages(name: string, bytes: Uint8Array): readonly string[] {
  const { project } = read(name, bytes);
  const known = (word: string): string =>
    word
      .replace(/NamedEntity/g, 'Span')
      .replace(/integerValue/g, 'intValue')
      .replace(/POS_NOUN/g, 'POS');
  return project!.marks
    .map(({ start, end, quote, codes, values }) =>
      known(JSON.stringify([start, end, quote, codes, [...values.values()].sort()])),
    )
    .sort();
}

const TSV = `#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Actor|value
#T_SP=webanno.custom.Claim|Issue|ROLE_webanno.custom.Claim:who_webanno.custom.ClaimLink|webanno.custom.Actor

#Text=Ms 😀 Holm spoke.
1-1	0-2	Ms	Holm\\, Ada[1]	_	_	_	
1-2	3-5	😀	Holm\\, Ada[1]	_	_	_	
1-3	6-10	Holm	Holm\\, Ada[1]	_	_	_	
1-4	11-16	spoke	_	*	Actor	1-1[1]	
1-5	16-17	.	_	Fee	*	*	
`;
/** What a project of the program writes for each annotator. */
const CAS = (...more: readonly object[]): string =>
  JSON.stringify({
    '%TYPES': {},
    '%FEATURE_STRUCTURES': [
      { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaString: 'Ms 😀 Holm spoke.' },
      { '%ID': 2, '%TYPE': 'x.type.Token', '@sofa': 1, begin: 0, end: 2 },
      { '%ID': 3, '%TYPE': 'custom.Actor', '@sofa': 1, begin: 0, end: 10, value: 'Holm, Ada' },
      ...more,
    ],
    '%VIEWS': {},
  });
const CLAIM = { '%TYPE': 'custom.Claim', '@sofa': 1, begin: 11, end: 16 };

suite('INCEpTION', () => {
  test('enters each list once, also where lists are in each other', () => {
    const lists = Array.from({ length: 40 }, (_, at) => ({
      ...{ '%ID': at + 10, '%TYPE': 'uima.cas.FSArray' },
      '%ELEMENTS': Array.from({ length: 3000 }, (__, to) => (to % 40) + 10),
    }));
    const claim = { '%ID': 6, '%TYPE': 'x.Claim', '@sofa': 1, begin: 0, end: 5, '@to': 10 };
    const marksOf = (...more: readonly object[]) => read('a.json', CAS(...more)).project!.marks;
    assert.equal(marksOf(claim, ...lists).length, marksOf().length + 1);
  });

  test('reads the values of a layer as codes below it, and slots as variables', () => {
    const { project, problems } = read('talk.tsv', TSV);
    assert.deepEqual(problems, []);
    assert.equal(project!.documents[0]!.text, 'Ms 😀 Holm spoke.');
    assert.deepEqual(
      project!.marks.map(({ quote, codes, values }) => [quote, codes, [...values.values()]]),
      [
        ['Ms 😀 Holm', ['Actor\nHolm, Ada'], []],
        ['spoke', [], ['layer Claim\nActor\nMs 😀 Holm']],
        ['.', [], ['layer Claim\nIssue\nFee']],
      ],
    );
    const { codes, statements } = guessProjectMapping(project!);
    assert.deepEqual([...codes], [['Actor', 'actor']]);
    assert.equal(statements.get('Claim')?.as, 'position');
  });

  test('reads the annotators of a project, and not what was there before', () => {
    const zip = zipSync({
      'annotation/talk.txt/ines.json': strToU8(CAS()),
      'annotation/talk.txt/omar.json': strToU8(CAS({ ...CLAIM, '%ID': 4, Issue: 'Fee', who: 'x' })),
      'annotation/talk.txt/omar.tsv': strToU8(TSV),
      'annotation/talk.txt/INITIAL_CAS.json': strToU8(CAS()),
      'exportedproject.json': strToU8('{"name":"Study"}'),
    });
    const { project } = read('study.zip', zip);
    assert.deepEqual(
      project!.coders.map(({ name }) => name),
      ['ines', 'omar'],
    );
    assert.deepEqual(
      project!.documents.map(({ id, title }) => [id, title]),
      [['talk.txt', 'talk.txt']],
    );
    assert.deepEqual(
      project!.marks.map(({ quote, coder }) => [quote, coder]),
      [
        ['Ms 😀 Holm', 'ines'],
        ['Ms 😀 Holm', 'omar'],
        ['spoke', 'omar'],
      ],
    );
    assert.equal(new Set(project!.marks.map(({ id }) => id)).size, 3);
  });

  test('does not follow structures that refer to each other', () => {
    const list = (id: number, of: number) => ({
      ...{ '%ID': id, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': [of, of, of] },
    });
    const { project } = read(
      'loop.json',
      CAS({ ...CLAIM, '%ID': 4, '@who': 5, '@next': 4 }, list(5, 6), list(6, 5)),
    );
    assert.deepEqual(
      project!.marks.map(({ values }) => [...values.values()]),
      [[], ['layer Claim\nnext\nspoke']],
    );
  });

  test('omits and counts words that are not where the file says', () => {
    const { project, problems } = read('a.tsv', TSV.replace('11-16\tspoke', '12-17\tspoke'));
    assert.deepEqual(
      project!.marks.map(({ quote }) => quote),
      ['Ms 😀 Holm', '.'],
    );
    assert.deepEqual(
      problems.map(({ code, count }) => [code, count]),
      [['labels-left', 1]],
    );
  });

  test('takes no other files', () => {
    for (const [name, content] of [
      ['a.tsv', 'a\tb\n1\t2\n'],
      ['a.json', '{"a":[{"b":1}]}'],
      ['a.zip', zipSync({ 'a.json': strToU8('{}') })],
    ] as const) {
      assert.throws(() => read(name, content), { code: 'unknown-kind' });
    }
  });

  test('finds all words of any text, with values of any signs', () => {
    const word = fc.constantFrom('fee', '😀', 'e\u0301', 'مرحبا', 'a|b', 'c[1]', '_', '*', 'x\\n');
    // INCEpTION counts UTF-16 units; other programs that write such files do not.
    const units = fc.constantFrom(
      (text: string) => text.length,
      (text: string) => Array.from(text).length,
      (text: string) => Buffer.byteLength(text),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), units, (words, lengthOf) => {
        const escaped = (one: string): string => one.replace(/[\\[\]|_;*]|->/g, '\\$&');
        const text = words.join(' ');
        const rows = words.map((one, at) => {
          const start = lengthOf(words.slice(0, at).join(' ')) + (at === 0 ? 0 : 1);
          const place = `${String(start)}-${String(start + lengthOf(one))}`;
          return `1-${String(at + 1)}\t${place}\t${one}\t${escaped(one)}\t`;
        });
        const tsv = `#FORMAT=WebAnno TSV 3.3\r\n#T_SP=a.Word|value\r\n\r\n\r\n#Text=${text.replaceAll('\\', '\\\\')}\r\n${rows.join('\r\n')}\r\n`;
        const { project } = read('a.tsv', tsv);
        assert.equal(project!.documents[0]!.text, text);
        assert.deepEqual(
          project!.marks.map(({ quote, codes }) => [quote, codes]),
          words.map((one) => [one, [`Word\n${one}`]]),
        );
      }),
    );
  });

  test('reads pairs of WebAnno TSV and UIMA XMI as the same annotations', function () {
    const folder = materialFile('inception/inception-io-webanno-tsv/src/test/resources/tsv3-suite');
    if (folder === undefined) skipFor(this, 'the material has no files of INCEpTION');
    const pairs = fs
      .readdirSync(folder)
      .map((name) => path.join(folder, name))
      .filter((name) => fs.existsSync(path.join(name, 'reference.xmi')));
    assert.equal(pairs.length, 73);
    for (const pair of pairs) {
      const of = (name: string) => passages(name, fs.readFileSync(path.join(pair, name)));
      assert.deepEqual(of('reference.tsv'), of('reference.xmi'), path.basename(pair));
    }
  });
});
