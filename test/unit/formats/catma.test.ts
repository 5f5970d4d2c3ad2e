import assert from 'node:assert/strict';
import fs from 'node:fs';
import { gzipSync, strToU8, zipSync } from 'fflate';
import {
  EMPTY_CODEBOOK,
  emptyCodebookText,
  guessProjectMapping,
  planProject,
} from '../../../src/core';
import { readCatma } from '../../../src/formats/catma/readCatma';
import { codePaths } from '../../../src/core/imports/projects/codePaths';
import { materialFile } from '../../support/programs';
import { tarFile } from './tarFile';

const TEXT = 'Ms Holm 😀 wants\r\n the fee.\r\n \r\nBree does not. The fee stays.\r\n';
const ID = 'D_0f0f0f0f-1111-4222-8333-444444444444';

const at = (words: string): string => {
  const start = TEXT.indexOf(words);
  return `${String(start)},${String(start + words.length)}`;
};
const feature = (name: string, ...values: readonly string[]): string => {
  const strings = values.map((value) => `<string>${value}</string>`).join('');
  const list = values.length > 1 ? `<vRange><vColl>${strings}</vColl></vRange>` : strings;
  return `<f name="${name}">${list}</f>`;
};
const tag = (id: string, name: string, parent?: string, color = '-1'): string =>
  `<fsDecl xml:id="${id}" n="2024-01-01" type="${id}"${parent === undefined ? '' : ` baseTypes="${parent}"`}><fsDescr>${name}</fsDescr><fDecl xml:id="p" name="catma_displaycolor"><vRange><vColl><string>${color}</string></vColl></vRange></fDecl></fsDecl>`;
const use = (id: string, of: string, coder: string, ...more: readonly string[]): string =>
  `<fs xml:id="${id}" type="${of}">${feature('catma_markupauthor', coder)}${feature('catma_markuptimestamp', '2024-01-01T10:00:00.000+0100')}${more.join('')}</fs>`;
const segment = (ids: readonly string[], ...places: readonly string[]): string =>
  `<seg ana="${ids.map((id) => `#${id}`).join(' ')}">${places.map((place) => `<ptr target="${ID}#char=${place}" type="inclusion" />`).join('')}</seg>`;
const tei = (tags: string, uses: string, segments: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>C</title></titleStmt></fileDesc><encodingDesc>${tags}</encodingDesc></teiHeader><text><body><ab type="catma"><ptr target="${ID}#char=0,1" type="inclusion" />${segments}</ab></body>${uses}</text></TEI>`;

const TAGS = [
  `<fsdDecl xml:id="T_1" n="Actors abc123">${tag('t1', 'Towns', undefined, '-16744448')}${tag('t2', 'Bree', 't1')}</fsdDecl>`,
  `<fsdDecl xml:id="T_2" n="Talk of fees abc123">${tag('t3', 'Claim')}${tag('t4', 'Doubt')}</fsdDecl>`,
].join('');
const COLLECTION = tei(
  TAGS,
  use('u1', 't2', 'ada') +
    use(
      'u2',
      't3',
      'ada',
      feature('Actor', 'Ms Holm'),
      feature('Issue', 'Fee'),
      feature('Reason', 'money', 'trust'),
    ) +
    use('u3', 't4', 'bob'),
  // A use is parted where another begins, and whole where its parts touch.
  segment(['u1'], at('Bree')) +
    segment(['u2'], at('wants')) +
    segment(['u2', 'u3'], at('\r\n the fee')) +
    segment(['u3'], at('stays')),
);
const EXPORT = {
  [`study_2024/${ID}/${ID}_Holm on fees.txt`]: TEXT,
  [`study_2024/${ID}/annotationcollections/Holm.xml`]: COLLECTION,
  'study_2024/D_0f0f0f0f-1111-4222-8333-555555555555/D_0f0f0f0f-1111-4222-8333-555555555555_Other.txt':
    'Nothing.',
};

const read = (files: Readonly<Record<string, string>>) =>
  readCatma({ name: 'study.tar.gz', bytes: gzipSync(tarFile(files)) });

suite('CATMA', () => {
  const { project, problems } = read(EXPORT);

  test('reads documents, tags with their places and colours, and coders', () => {
    assert.deepEqual(problems, []);
    assert.deepEqual(
      project!.documents.map(({ title, text }) => [title, text.length]),
      [
        ['Holm on fees', TEXT.length],
        ['Other', 8],
      ],
    );
    assert.deepEqual(
      project!.codes
        .filter(({ variable }) => variable === undefined)
        .map(({ id, name, parent, color, guess }) => [id, name, parent, color, guess]),
      [
        ['tagset Actors', 'Actors', undefined, undefined, undefined],
        ['t1', 'Towns', 'tagset Actors', '#008000', undefined],
        ['t2', 'Bree', 't1', '#ffffff', undefined],
        ['t4', 'Doubt', undefined, '#ffffff', 'code'],
      ],
    );
    assert.deepEqual(
      project!.coders.map(({ name }) => name),
      ['ada', 'bob'],
    );
  });

  test('reads uses of tags: their parts, and properties as variables', () => {
    assert.deepEqual(
      project!.marks.map(({ id, quote, codes, type }) => [id, quote, codes, type]),
      [
        ['catma-u1', 'Bree', ['t2'], undefined],
        ['catma-u2', 'wants\r\n the fee', [], 'tag Claim'],
        ['catma-u3', 'the fee […] stays', ['t4'], undefined],
      ],
    );
    assert.deepEqual(
      project!.types.map(({ name, variables }) => [name, variables.map((one) => one.name)]),
      [['Claim', ['Actor', 'Issue', 'Reason', 'Reason 2']]],
    );
  });

  test('makes a position of a use whose properties are an actor and an issue', async () => {
    const plan = await planProject({
      ...{ project: project!, mapping: guessProjectMapping(project!), codebook: EMPTY_CODEBOOK },
      ...{ codebookText: emptyCodebookText('study'), articles: [], known: new Map(), folder: '' },
      ...{ file: { name: 'study.tar.gz', path: undefined }, taken: new Set(), replaceTexts: false },
    });
    assert.ok(plan?.kind === 'plan');
    assert.deepEqual(
      plan.records.map(({ annotation: { kind, coder }, state }) => [kind, coder, state]),
      [
        ['position', 'ada', 'exact'],
        ['annotation', 'ada', 'exact'],
        ['annotation', 'bob', 'exact'],
      ],
    );
  });

  test('knows documents and uses by their identifiers, whatever the export is called', () => {
    const ids = (of: typeof project) => [
      of!.documents.map(({ id }) => id).sort(),
      of!.marks.map(({ id, document }) => `${id} ${document}`),
    ];
    const renamed = Object.entries(EXPORT).map(([name, text]) => [
      name.replace('study_2024', 'study_2025').replace('Holm.xml', 'New name.xml'),
      strToU8(text),
    ]);
    const zip = zipSync(Object.fromEntries(renamed) as Record<string, Uint8Array>);
    assert.deepEqual(ids(readCatma({ name: 'a.zip', bytes: zip }).project), ids(project));
  });

  test('reads tagsets alone, and counts annotations without their text', () => {
    const alone = readCatma({ name: 'Holm.xml', bytes: strToU8(COLLECTION) });
    assert.deepEqual(alone.project!.marks, []);
    assert.deepEqual(
      alone.problems.map(({ code, count }) => [code, count]),
      [['marks-without-document', 3]],
    );
  });

  test('reads tags that are below themselves, and many of one name', async () => {
    const many = Array.from({ length: 20_000 }, (_, nth) => tag(`m${String(nth)}`, 'Same')).join(
      '',
    );
    const chain = Array.from({ length: 20_000 }, (_, nth) =>
      tag(`c${String(nth)}`, 'Deep', `c${String(nth + 1)}`),
    ).join('');
    const tags = tag('a', 'A', 'b') + tag('b', 'B', 'a') + tag('c', 'C', 'c') + many + chain;
    const xml = tei(`<fsdDecl n="S 1">${tags}</fsdDecl>`, '', '');
    const { project: own } = readCatma({ name: 'a.xml', bytes: strToU8(xml) });
    assert.equal(own!.codes.length, 40_003);
    assert.equal(new Set(codePaths(own!.codes).values()).size, 40_003);
  });

  test('takes no other archive, and no other TEI', () => {
    for (const files of [
      { 'a.txt': 'Words.' },
      { 'a.xml': '<TEI><text><body><p>Words.</p></body></text></TEI>' },
      { 'a.xml': '<p>fsdDecl</p>' },
    ]) {
      assert.throws(() => read(files), { code: 'unknown-kind' });
    }
  });

  test("reads the files of CATMA's own tests", function () {
    const [text, simple, complex] = [
      'testdocs/rose_for_emily.txt',
      'testdocs/tei/rose_for_emily_user_simpleV3.xml',
      'testdocs/tei/rose_for_emily_user_complexV3.xml',
    ].map((name) => materialFile('catma', ...name.split('/')));
    if (text === undefined || simple === undefined || complex === undefined) return this.skip();
    const counts = [simple, complex].map((name) => {
      const files = { 'rose_for_emily.txt': text, 'a.xml': name };
      const bytes = zipSync(
        Object.fromEntries(
          Object.entries(files).map(([as, from]) => [as, new Uint8Array(fs.readFileSync(from))]),
        ),
      );
      const { project: own, problems: left } = readCatma({ name: 'a.zip', bytes });
      return [own!.marks.length, own!.types.length, ...left.map(({ count }) => count)];
    });
    assert.deepEqual(counts, [
      [4, 2],
      // Seven are of line ends only.
      [366, 0, 7],
    ]);
  });
});
