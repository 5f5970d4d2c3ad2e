import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import {
  emptyCodebookText,
  guessProjectMapping,
  parseCodebook,
  planProject,
  runSync,
  type ForeignProject,
} from '../../../src/core';
import { project as refi } from '../../../src/formats/refi';

// Projects made from the standard, in the dialects of programs.

const TEXT = 'The 😀 ministry wants a toll.\r\nThe airline rejects it.\r\n';
const NAMESPACES = ['urn:QDA-XML:project:1.0', 'urn:QDA-XML:codebook:0:4', 'urn:other'];

/** The offset of words in code points. */
function pointsOf(text: string, words: string): string {
  const at = text.indexOf(words);
  const start = Array.from(text.slice(0, at)).length;
  return `startPosition="${String(start)}" endPosition="${String(start + Array.from(words).length)}"`;
}

const CODES = `<CodeBook><Codes>
  <Code guid="{A0000000-0000-0000-0000-000000000001}" name="Actors" isCodable="true" color="#0a0">
    <Code guid="A2" name="Ministry" isCodable="true"><Description>Of transport.</Description><NoteRef targetGUID="N1"/></Code>
    <Code guid="A3" name="Airline" isCodable="true"/>
  </Code>
  <Code guid="I1" name="Issues" isCodable="true"><Code guid="I2" name="Toll" isCodable="true" color="#102030"/></Code>
  <Code guid="S1" name="Support" isCodable="true"/>
  <Code guid="X1" name="Irony" isCodable="true"/>
  <Code name="No identifier" isCodable="true"/>
</Codes></CodeBook>`;

const coding = (code: string, user = ''): string =>
  `<Coding guid="x"${user === '' ? '' : ` creatingUser="${user}"`}><CodeRef targetGUID="${code}"/></Coding>`;

function projectFile(
  sources: string,
  files: Readonly<Record<string, string>>,
  { namespace = NAMESPACES[0], name = 'project.qde', more = '' } = {},
): Uint8Array {
  const xml = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="${namespace ?? ''}" name="P" origin="NVivo"><Users><User guid="U1" name="Ada"/><User guid="U2" name="Ben"/></Users>${CODES}<Cases/><Sources>${sources}</Sources><Notes><Note guid="N1" plainTextPath="internal://n1.txt"/></Notes><Sets/>${more}</Project>`;
  return zipSync({
    [name]: strToU8(xml),
    ...Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strToU8(text)])),
  });
}

const selection = (words: string, inner: string, guid = 'Q1', name = ''): string =>
  `<PlainTextSelection guid="${guid}" name="${name}" ${pointsOf(TEXT, words)} creatingUser="U1">${inner}</PlainTextSelection>`;

async function read(bytes: Uint8Array): Promise<ForeignProject> {
  const { project, problems } = await refi.read({ name: 'p.qdpx', bytes }, NOT_CANCELLED);
  assert.ok(project, JSON.stringify(problems));
  return project;
}

const NOT_CANCELLED = { isCancelled: () => false };

suite('REFI-QDA', () => {
  for (const namespace of NAMESPACES) {
    for (const [where, at] of [
      ['internal://T1.txt', 'sources/T1.txt'],
      ['internal://{t1}.TXT', 'Sources/{T1}.txt'],
      ['T1.txt', 'sources/T1.txt'],
      ['sources/T1.txt', 'SOURCES/t1.txt'],
    ] as const) {
      test(`reads ${where} in ${at}, in the namespace ${namespace}`, async () => {
        const source = `<TextSource guid="T1" name="Hearing" plainTextPath="${where}">${selection('wants a toll', coding('a2') + coding('I2') + coding('S1'))}</TextSource>`;
        const project = await read(
          projectFile(source, { [at]: TEXT, 'sources/n1.txt': 'Ask them.' }, { namespace }),
        );
        assert.deepEqual(
          project.documents.map(({ title, text }) => [title, text]),
          [['Hearing', TEXT]],
        );
        assert.deepEqual(
          project.marks.map(({ id, quote, coder, codes }) => [id, quote, coder, codes]),
          [['refi-q1', 'wants a toll', 'u1', ['a2', 'i2', 's1']]],
        );
      });
    }
  }

  test('keeps the hierarchy, colours, definitions and memos of codes', async () => {
    const { codes } = await read(projectFile('', { 'sources/n1.txt': 'Ask them.' }));
    assert.deepEqual(
      codes.map(({ name, parent, color, definition, attributes }) =>
        [name, parent, color, definition, ...attributes.values()].map((one) => one ?? '-').join(),
      ),
      [
        'Actors,-,#00aa00,-',
        'Ministry,a0000000-0000-0000-0000-000000000001,-,Of transport.,Ask them.',
        'Airline,a0000000-0000-0000-0000-000000000001,-,-',
        'Issues,-,-,-',
        'Toll,i1,#102030,-',
        'Support,-,-,-',
        'Irony,-,-,-',
        'No identifier,-,-,-',
      ],
    );
  });

  test('places are in code points; a program that counts otherwise is recognised by names', async () => {
    const text = `😀😀 ${TEXT.replaceAll('\r', '')}`;
    const source = (places: string): string =>
      `<TextSource guid="T1" name="Hearing"><PlainTextContent>${text}</PlainTextContent><PlainTextSelection guid="Q1" name="The airline rejects…" ${places}>${coding('A3')}</PlainTextSelection></TextSource>`;
    const at = text.indexOf('The airline');
    const bytes = Buffer.byteLength(text.slice(0, at));
    for (const [start, unit] of [
      [at - 3, 'code-points'],
      [at, 'utf-16'],
      [bytes, 'utf-8'],
    ] as const) {
      const places = `startPosition="${String(start)}" endPosition="${String(start + 22)}"`;
      const project = await read(projectFile(source(places), {}));
      assert.equal(project.marks[0]?.quote, 'The airline rejects it');
      assert.equal(project.unit, unit);
    }
  });

  test('coders of one selection stay apart; memos become notes; PDF files have their text', async () => {
    const inner = `<Description>Said twice.</Description>${coding('A3', 'U2')}${coding('I2', 'U1')}<NoteRef targetGUID="N1"/>`;
    const source = `<PDFSource guid="P1" name="Minutes" path="internal://P1.pdf"><PDFSelection guid="X" page="0"/><Representation guid="R1" plainTextPath="internal://R1.txt">${selection('rejects it', inner)}</Representation></PDFSource><PictureSource guid="P2" name="Map" path="internal://P2.jpg"/>`;
    const files = { 'sources/R1.txt': TEXT, 'sources/n1.txt': 'Ask them.' };
    const bytes = projectFile(source, files);
    const { project, problems } = await refi.read({ name: 'p.qdpx', bytes }, NOT_CANCELLED);
    assert.deepEqual(
      project?.marks.map(({ id, coder, codes, note }) => [id, coder, codes, note]),
      [
        ['refi-q1', 'u2', ['a3'], 'Said twice.\nAsk them.'],
        ['refi-q1-by-2', 'u1', ['i2'], undefined],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, name }) => [code, name]),
      [
        ['sources-left', 'Map'],
        ['selections-left', undefined],
      ],
    );
  });

  test('cases are actors, one with the code of their name; their values are attributes', async () => {
    const more = `<Variables><Variable guid="V" name="Country"/></Variables><Cases><Case guid="C1" name="airline"><VariableValue><VariableRef targetGUID="V"/><TextValue>Norway</TextValue></VariableValue><SelectionRef targetGUID="Q1"/></Case><Case guid="C2" name="Ms Lund"><SelectionRef targetGUID="Q1"/><SourceRef targetGUID="T1"/></Case></Cases>`;
    const source = `<TextSource guid="T1" name="H"><PlainTextContent>${TEXT}</PlainTextContent><PlainTextSelection guid="Q1" startPosition="4" endPosition="9">${coding('I2')}</PlainTextSelection></TextSource>`;
    const project = await read(
      zipSync({
        'a.qde': strToU8(
          `<Project origin="X">${CODES}${more}<Sources>${source}</Sources></Project>`,
        ),
      }),
    );
    const mapping = guessProjectMapping(project);
    assert.deepEqual(project.marks[0]?.codes, ['i2', 'a3', 'c2']);
    assert.equal(mapping.codes.get('Ms Lund'), 'actor');
    assert.deepEqual(
      [...(project.codes.find(({ name }) => name === 'Airline')?.attributes ?? [])],
      [['country', 'Norway']],
    );
  });

  test('a passage with an actor, an issue and a stance is a position; nothing else is lost', async () => {
    const source = `<TextSource guid="T1" name="Hearing" plainTextPath="internal://T1.txt">${selection('wants a toll', coding('A2') + coding('I2') + coding('S1'))}${selection('rejects it', coding('x1') + coding('A3'), 'Q2')}</TextSource>`;
    const project = await read(projectFile(source, { 'sources/T1.txt': TEXT }));
    const codebookText = emptyCodebookText('P');
    const parsed = runSync(parseCodebook(codebookText));
    assert.equal(parsed.kind, 'codebook');
    if (parsed.kind !== 'codebook') return;
    const plan = await planProject({
      ...{ project, codebookText, codebook: parsed.codebook },
      mapping: guessProjectMapping(project, parsed.codebook),
      file: { name: 'p.qdpx', path: undefined },
      ...{ articles: [], known: new Map(), folder: '', taken: new Set<string>() },
      replaceTexts: false,
    });
    assert.equal(plan?.kind, 'plan');
    if (plan?.kind !== 'plan') return;
    const made = plan.records.map(({ annotation, state }) => {
      const words = annotation.quote.map(({ exact }) => exact).join();
      return annotation.kind === 'position'
        ? [state, words, annotation.actors, annotation.issues, annotation.stance]
        : [state, words, ...[...annotation.fields].flat()];
    });
    assert.deepEqual(made, [
      ['exact', 'wants a toll', ['ministry'], ['toll'], 'support'],
      ['exact', 'rejects it', 'codes', ['irony'], 'actors', ['airline']],
    ]);
  });

  test('ATLAS.ti makes new identifiers at every export: a passage is known by its place', async () => {
    const once = async (guid: string): Promise<string | undefined> => {
      const source = `<TextSource guid="${guid}T" name="H"><PlainTextContent>${TEXT}</PlainTextContent><PlainTextSelection guid="${guid}" startPosition="4" endPosition="9">${coding('I2')}</PlainTextSelection></TextSource>`;
      const xml = `<Project origin="ATLAS.ti 26">${CODES}<Sources>${source}</Sources></Project>`;
      return (await read(zipSync({ 'Study.qde': strToU8(xml) }))).marks[0]?.id;
    };
    assert.equal(await once('1'), await once('2'));
  });

  test('reads a codebook, also one with an empty list of sets', async () => {
    const bytes = strToU8(
      `<CodeBook xmlns="urn:QDA-XML:codebook:1:0" origin="Taguette 1.4.1"><Codes><Code name="interesting" guid="G"/></Codes><Sets/></CodeBook>`,
    );
    const project = await read(bytes);
    assert.deepEqual([project.program, project.codes.length], ['Taguette 1.4.1', 1]);
  });

  const material = process.env.MATERIAL ?? path.resolve('..', '..', 'shared', 'material');
  const samples = path.join(material, 'refi-qda', 'samples');
  test('reads projects that programs wrote, with the counts stated', async function () {
    if (!fs.existsSync(samples)) {
      console.log('      left out: there is no shared/material/refi-qda');
      this.skip();
    }
    const counts = await Promise.all(
      fs.readdirSync(samples).map(async (name) => {
        const project = await read(fs.readFileSync(path.join(samples, name)));
        return [name, project.codes.length, project.coders.length];
      }),
    );
    assert.deepEqual(counts, [
      ['ponte-atlas-blank-atlas-project.qdpx', 0, 2],
      ['ponte-atlas-target-atlas-project.qdpx', 3, 2],
      ['skyloom_Project.qde', 14, 3],
      ['skyloom_TestProject.qdpx', 14, 3],
    ]);
  });
});
