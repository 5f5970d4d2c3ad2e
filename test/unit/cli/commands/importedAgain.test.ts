import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { dnaFile } from '../../formats/dnaFile';
import { sqliteFile } from '../../formats/sqliteFile';
import { tarFile } from '../../formats/tarFile';
import { workbookFile } from '../../formats/workbookFile';
import { runCli } from '../session';

// Each program's file of the same coded passages, as somebody goes on coding there.

interface Coded {
  /** What the program calls the passage. */
  readonly id: number;
  /** They occur once in the text. */
  readonly words: string;
  readonly code: string;
}

const TEXT = 'The mayor said that the fee must go. Ms Holm denied it, and left.';
const FIRST: readonly Coded[] = [
  { id: 1, words: 'The mayor', code: 'Person' },
  { id: 2, words: 'the fee', code: 'Money' },
  { id: 3, words: 'denied it', code: 'Denial' },
];
const RECODED = FIRST.map((one) => (one.id === 2 ? { ...one, code: 'Denial' } : one));
const MORE = [...RECODED, { id: 4, words: 'left', code: 'Person' }];

/** As if the passage had been deleted and coded anew. */
const ANEW = MORE.map((one) => (one.id === 2 ? { ...one, id: 9 } : one));

const CODES = ['Person', 'Money', 'Denial'];
const numberOf = (code: string): number => CODES.indexOf(code) + 1;
const startOf = (words: string): number => TEXT.indexOf(words);
const endOf = (words: string): number => startOf(words) + words.length;
const guid = (kind: number, id: number): string =>
  `0000000${String(kind)}-0000-4000-8000-${String(id).padStart(12, '0')}`;

const refi = (origin: string) => (coded: readonly Coded[]) => {
  const codes = CODES.map(
    (code) => `<Code guid="${guid(1, numberOf(code))}" name="${code}" isCodable="true"/>`,
  );
  // ATLAS.ti makes new identifiers at every export.
  const own = (id: number): number => (origin === 'ATLAS.ti' ? id + ++exports * 1000 : id);
  const selections = coded.map(
    ({ id, words, code }) =>
      `<PlainTextSelection guid="${guid(2, own(id))}" startPosition="${String(startOf(words))}" endPosition="${String(endOf(words))}"><Coding guid="${guid(3, own(id))}"><CodeRef targetGUID="${guid(1, numberOf(code))}"/></Coding></PlainTextSelection>`,
  );
  return zipSync({
    'project.qde': strToU8(
      `<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="${origin}"><CodeBook><Codes>${codes.join('')}</Codes></CodeBook><Sources><TextSource guid="${guid(4, 1)}" name="Talk"><PlainTextContent>${TEXT}</PlainTextContent>${selections.join('')}</TextSource></Sources></Project>`,
    ),
  });
};
let exports = 0;

const catma = (coded: readonly Coded[]): Uint8Array => {
  const document = 'D_0f0f0f0f-1111-4222-8333-444444444444';
  const tags = CODES.map(
    (code) =>
      `<fsDecl xml:id="t${String(numberOf(code))}" n="1"><fsDescr>${code}</fsDescr></fsDecl>`,
  );
  const segments = coded.map(
    ({ id, words }) =>
      `<seg ana="#u${String(id)}"><ptr target="${document}#char=${String(startOf(words))},${String(endOf(words))}"/></seg>`,
  );
  const uses = coded.map(
    ({ id, code }) => `<fs xml:id="u${String(id)}" type="t${String(numberOf(code))}"/>`,
  );
  return gzipSync(
    tarFile({
      [`p/${document}/${document}_Talk.txt`]: TEXT,
      [`p/${document}/annotationcollections/Ada.xml`]: `<TEI><teiHeader><encodingDesc><fsdDecl xml:id="T" n="Tags 1">${tags.join('')}</fsdDecl></encodingDesc></teiHeader><text><body><ab type="catma"><ptr target="${document}#char=0,1"/>${segments.join('')}</ab></body>${uses.join('')}</text></TEI>`,
    }),
  );
};

const qualcoder = (coded: readonly Coded[]): Uint8Array =>
  sqliteFile([
    {
      name: 'source',
      columns: '(id integer primary key, name text, fulltext text)',
      rows: [[null, 'Talk', TEXT]],
    },
    {
      name: 'code_name',
      columns: '(cid integer primary key, name text)',
      rows: CODES.map((code) => [null, code]),
    },
    {
      name: 'code_text',
      columns: '(ctid integer, cid integer, fid integer, seltext text, pos0 integer, pos1 integer)',
      rows: coded.map(({ id, words, code }) => [
        ...[id, numberOf(code), 1, words, startOf(words), endOf(words)],
      ]),
    },
  ]);

const taguette = (coded: readonly Coded[]): Uint8Array =>
  sqliteFile([
    {
      name: 'documents',
      columns: '(id INTEGER, name TEXT, contents TEXT)',
      rows: [[1, 'Talk', `<p>${TEXT}</p>`]],
    },
    {
      name: 'tags',
      columns: '(id INTEGER, path TEXT)',
      rows: CODES.map((code) => [numberOf(code), code]),
    },
    {
      name: 'highlights',
      columns:
        '(id INTEGER, document_id INTEGER, start_offset INTEGER, end_offset INTEGER, snippet TEXT)',
      rows: coded.map(({ id, words }) => [id, 1, startOf(words), endOf(words), `<p>${words}</p>`]),
    },
    {
      name: 'highlight_tags',
      columns: '(highlight_id INTEGER, tag_id INTEGER)',
      rows: coded.map(({ id, code }) => [id, numberOf(code)]),
    },
  ]);

const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value));

const webannoTsv = (coded: readonly Coded[]): Uint8Array => {
  const words = [...TEXT.matchAll(/\w+|[.,]/g)].map(({ 0: word, index }, at) => {
    const one = coded.find((own) => index >= startOf(own.words) && index < endOf(own.words));
    const value = one ? `${one.code}[${String(one.id)}]` : '_';
    return `1-${String(at + 1)}\t${String(index)}-${String(index + word.length)}\t${word}\t${value}\t\n`;
  });
  return strToU8(
    `#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Kind|value\n\n\n#Text=${TEXT}\n${words.join('')}`,
  );
};

const casJson = (coded: readonly Coded[]): Uint8Array =>
  json({
    '%FEATURE_STRUCTURES': [
      { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: TEXT },
      ...coded.map(({ id, words, code }) => ({
        ...{ '%ID': id + 9, '%TYPE': 'custom.Kind', '@sofa': 1 },
        ...{ begin: startOf(words), end: endOf(words), value: code },
      })),
    ],
  });

const xmi = (coded: readonly Coded[]): Uint8Array =>
  strToU8(
    `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///custom.ecore"><cas:Sofa xmi:id="1" sofaString="${TEXT}"/>${coded
      .map(
        ({ id, words, code }) =>
          `<custom:Kind xmi:id="${String(id + 9)}" sofa="1" begin="${String(startOf(words))}" end="${String(endOf(words))}" value="${code}"/>`,
      )
      .join('')}</xmi:XMI>`,
  );

const web = (coded: readonly Coded[]): Uint8Array =>
  json(
    coded.map(({ id, words, code }) => ({
      ...{ type: 'Annotation', id: `https://x.org/${String(id)}` },
      body: [{ type: 'TextualBody', purpose: 'tagging', value: code }],
      target: {
        source: 'https://x.org/talk',
        selector: { type: 'TextQuoteSelector', exact: words },
      },
    })),
  );

const hypothesis = (coded: readonly Coded[]): Uint8Array =>
  json({
    rows: coded.map(({ id, words, code }) => ({
      ...{ id: `h${String(id)}`, uri: 'https://x.org/talk', user: 'acct:ada@hypothes.is' },
      ...{ tags: [code], text: '' },
      target: [
        {
          source: 'https://x.org/talk',
          selector: [{ type: 'TextQuoteSelector', exact: words }],
        },
      ],
    })),
  });

const labelStudio = (coded: readonly Coded[]): Uint8Array =>
  json([
    {
      ...{ id: 1, data: { text: TEXT, title: 'Talk' } },
      annotations: [
        {
          completed_by: 1,
          result: coded.map(({ id, words, code }) => ({
            ...{ id: `r${String(id)}`, type: 'labels', from_name: 'label' },
            value: { start: startOf(words), end: endOf(words), text: words, labels: [code] },
          })),
        },
      ],
    },
  ]);

const doccano = (coded: readonly Coded[]): Uint8Array =>
  strToU8(
    `${JSON.stringify({ id: 1, text: TEXT, label: coded.map(({ words, code }) => [startOf(words), endOf(words), code]) })}\n`,
  );

const brat = (coded: readonly Coded[]): Uint8Array =>
  zipSync({
    'talk.txt': strToU8(TEXT),
    'talk.ann': strToU8(
      coded
        .map(
          ({ id, words, code }) =>
            `T${String(id)}\t${code} ${String(startOf(words))} ${String(endOf(words))}\t${words}\n`,
        )
        .join(''),
    ),
  });

const segments = (coded: readonly Coded[]): Uint8Array =>
  workbookFile({
    Segments: [
      ['Document name', 'Code', 'Segment', 'Beginning', 'Created by'],
      ...coded.map(({ words, code }) => ['Talk', code, words, '1', 'Ada']),
    ],
  });

const dna = (coded: readonly Coded[]): Uint8Array =>
  dnaFile({
    documents: [{ title: 'Talk', text: TEXT }],
    statements: coded.map(({ words, code }) => ({
      ...{ document: 1, quote: words, person: 'Ada', organization: 'Town' },
      concept: `${code} matters.`,
    })),
  });

const FORMATS: readonly (readonly [name: string, (coded: readonly Coded[]) => Uint8Array])[] = [
  ['study.dna', dna],
  ['nvivo.qdpx', refi('NVivo')],
  ['atlas.qdpx', refi('ATLAS.ti')],
  ['segments.xlsx', segments],
  ['study.zip', brat],
  ['study.tgz', catma],
  ['data.qda', qualcoder],
  ['study.sqlite3', taguette],
  ['study.tsv', webannoTsv],
  ['cas.json', casJson],
  ['study.xmi', xmi],
  ['study.jsonld', web],
  ['hypothesis.json', hypothesis],
  ['labelstudio.json', labelStudio],
  ['doccano.jsonl', doccano],
];

suite('A project that is imported again', () => {
  for (const [name, fileOf] of FORMATS) {
    test(`${name}: nothing is new; then what was coded otherwise is changed, and what is new added`, async () => {
      const folder = temporaryFolder('policy-annotator-again');
      const imported = async (coded: readonly Coded[], ...words: readonly string[]) => {
        fs.writeFileSync(path.join(folder, name), fileOf(coded));
        const args = ['import', name, '--into', 'corpus', '--json', ...words];
        const { stdout, stderr } = await runCli(args, { folder });
        assert.notEqual(stdout, '', stderr);
        const { annotations } = JSON.parse(stdout) as {
          readonly annotations: readonly { readonly state: string; readonly quote: string }[];
        };
        assert.deepEqual(
          annotations.filter(({ quote }) => quote === 'lost'),
          [],
        );
        return annotations.map(({ state }) => state).sort();
      };
      const written = (): string =>
        fs
          .readdirSync(path.join(folder, 'corpus'))
          .sort()
          .map((file) =>
            file.startsWith('.') ? '' : fs.readFileSync(path.join(folder, 'corpus', file), 'utf8'),
          )
          .join('\n');
      assert.deepEqual(await imported(FIRST), ['new', 'new', 'new']);
      const before = written();
      assert.deepEqual(await imported(FIRST), ['same', 'same', 'same']);
      assert.equal(written(), before);
      assert.deepEqual(await imported(RECODED), ['changed', 'same', 'same']);
      assert.equal(written(), before);
      assert.deepEqual(await imported(RECODED, '--force'), ['changed', 'same', 'same']);
      assert.deepEqual(await imported(MORE), ['new', 'same', 'same', 'same']);
      assert.deepEqual(await imported(MORE), ['same', 'same', 'same', 'same']);
      assert.deepEqual(await imported(ANEW), ['same', 'same', 'same', 'same']);
    });
  }
});
