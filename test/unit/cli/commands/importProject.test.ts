import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { emptyCodebookText } from '../../../../src/core';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { dnaFile, type DnaContent } from '../../formats/dnaFile';
import { runCli } from '../session';

// Databases are made from DNA's schema, by the test.

const TEXT = `
A talk on emissions 😀.\r
Ms Smith of the Ministry said: “Emissions must be regulated.” The Café said nothing of it.\r
Mr Jones: “No law is needed.” Somebody sighed.
`;
const CONTENT: DnaContent = {
  documents: [
    { title: 'Hearing', text: TEXT },
    { title: 'Nothing coded', text: 'Words alone.' },
  ],
  statements: [
    {
      document: 1,
      quote: 'Emissions must be regulated.',
      person: 'Smith',
      organization: 'Ministry of the Environment',
      concept: 'Emissions should be regulated by law.',
      urgency: 3,
    },
    {
      document: 1,
      quote: 'No law is needed.',
      coder: 3,
      person: 'Jones',
      concept: 'Emissions should be regulated by law.',
      agreement: false,
    },
    { document: 1, quote: 'said nothing of it', organization: 'Café' },
    { document: 1, quote: 'Somebody sighed', note: 'Ask who.' },
  ],
};

suite('policy-annotator import PROJECT', () => {
  const folderWith = (content: DnaContent, version?: 2 | 3): string => {
    const folder = temporaryFolder('policy-annotator-project');
    fs.writeFileSync(path.join(folder, 'study.dna'), dnaFile(content, version));
    return folder;
  };
  const run = (folder: string, ...words: readonly string[]) =>
    runCli(['import', 'study.dna', '--into', 'corpus', ...words], { folder, columns: Infinity });
  const read = (folder: string, name: string): string =>
    fs.readFileSync(path.join(folder, 'corpus', name), 'utf8');
  const ARTICLE = '2024-04-26-herald-hearing.md';

  for (const version of [3, 2] as const) {
    test(`makes a corpus of a database of DNA ${String(version)}`, async () => {
      const folder = folderWith(CONTENT, version);
      const result = await run(folder);
      assert.equal(result.exitCode, 1, result.stderr);
      assert.match(result.stdout, /articles +2 +0 +0\n/);
      assert.match(result.stdout, /actors +4 +0 +0\n/);
      assert.match(result.stdout, /positions +2 +0 +0\nother annotations +2 +0 +0\n/);
      assert.match(result.stdout, /“DNA Statement” was read as positions \(person = speaker, /);
      assert.match(result.stdout, /4 quotes are at the place given there, counted in UTF-16 units/);
      assert.match(result.stderr, /statements-incomplete 1 statement has no actor or no issue/);
      assert.match(result.stderr, /statements-spoken In 1 statement without an organization/);
      assert.match(result.stderr, /patterns-left 1 pattern/);
      assert.equal(read(folder, 'codebook.yaml'), CODEBOOK);
      assert.equal(read(folder, `${ARTICLE}.annotations.yaml`), ANNOTATIONS);
      assert.match(
        read(folder, ARTICLE),
        /^---\n(.*\n)*date: "2024-04-26"\norigin: "study.dna#1"\n/,
      );
      assert.match(
        read(folder, ARTICLE),
        /\ntype: "Report"\nnotes: "Scanned"\n---\n\nA talk on emis/,
      );
      const checked = await runCli(['check', 'corpus'], { folder });
      assert.equal(checked.stdout + checked.stderr, '0 problems, 2 articles checked\n');
    });
  }

  test('reads a collection of brat from its folder, and the same from a zip of it', async () => {
    const folder = temporaryFolder('policy-annotator-project');
    const files = {
      'talks/a.txt': 'The mayor said the fee must go.',
      'talks/a.ann': 'T1\tPerson 0 9\tThe mayor\nT2\tFee 15 22\tthe fee\n',
      'report.docx': 'Not of brat.',
    };
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, 'study', name)), { recursive: true });
      fs.writeFileSync(path.join(folder, 'study', name), text);
    }
    const packed = Object.entries(files).map(([name, text]) => [`study/${name}`, strToU8(text)]);
    const zip = zipSync(Object.fromEntries(packed) as Record<string, Uint8Array>);
    fs.writeFileSync(path.join(folder, 'study.zip'), zip);
    for (const [named, into] of [
      ['study', 'a'],
      ['study.zip', 'b'],
    ] as const) {
      const result = await runCli(['import', named, '--into', into], { folder });
      assert.equal(result.exitCode, 0, result.stderr);
      assert.match(result.stdout, /articles +1 +0 +0\n[^]*other annotations +2 +0 +0\n/);
    }
    const [a, b] = ['a', 'b'].map((into) => contentOf(path.join(folder, into)));
    const annotations = (content: typeof a) =>
      Object.entries(content!).filter(([name]) => name.endsWith('.annotations.yaml'));
    assert.deepEqual(annotations(a), annotations(b));
    const other = await runCli(['import', '.', '--into', 'c'], { folder: path.join(folder, 'a') });
    assert.equal(other.exitCode, 2);
  });

  test('finds a quote of the web by the words around it, or says that it is uncertain', async () => {
    const folder = temporaryFolder('policy-annotator-project');
    const source = 'https://a.example/talk';
    const text =
      'The tax is low. Ms Holm said the tax is high. Mr Bo said the tax is fair, and left.';
    fs.mkdirSync(path.join(folder, 'corpus'));
    fs.writeFileSync(path.join(folder, 'corpus', 'codebook.yaml'), emptyCodebookText('Study'));
    fs.writeFileSync(
      path.join(folder, 'corpus', 'talk.md'),
      `---\nurl: "${source}"\n---\n\n${text}\n`,
    );
    const quoted = (id: string, prefix: string, suffix: string) => ({
      ...{ type: 'Annotation', id, bodyValue: 'Note.' },
      target: { source, selector: { type: 'TextQuoteSelector', exact: 'the tax', prefix, suffix } },
    });
    const annotations = [quoted('urn:1', 'Mr Bo said ', ' is fair'), quoted('urn:2', '', '')];
    fs.writeFileSync(path.join(folder, 'notes.jsonld'), JSON.stringify(annotations));
    const args = ['import', 'notes.jsonld', '--into', 'corpus', '--json'];
    const { stdout, stderr } = await runCli(args, { folder });
    const { annotations: planned } = JSON.parse(stdout) as { annotations: { quote: string }[] };
    assert.deepEqual(
      planned.map(({ quote }) => quote),
      ['exact', 'doubtful'],
    );
    assert.match(stderr, /marks-doubtful The place of 1 coded passage is uncertain/);
    assert.match(read(folder, 'talk.md.annotations.yaml'), /prefix: ".*Mr Bo said "\n/);
  });

  test('changes nothing at a second import, and adds what is new at a third', async () => {
    const folder = folderWith(CONTENT);
    await run(folder);
    const before = contentOf(path.join(folder, 'corpus'));
    const again = await run(folder);
    assert.match(again.stdout, /positions +0 +2 +0\n/);
    assert.deepEqual(contentOf(path.join(folder, 'corpus')), before);
    const more = { document: 2, quote: 'alone', organization: 'NGO', concept: 'Other.' };
    const statements = [...CONTENT.statements, more];
    fs.writeFileSync(path.join(folder, 'study.dna'), dnaFile({ ...CONTENT, statements }));
    const third = await run(folder, '--json');
    const { annotations } = JSON.parse(third.stdout) as { annotations: { state: string }[] };
    assert.equal(annotations.filter(({ state }) => state === 'new').length, 1);
  });

  test('keeps what was changed in the corpus, without --force', async () => {
    const folder = folderWith(CONTENT);
    await run(folder);
    const file = path.join(folder, 'corpus', `${ARTICLE}.annotations.yaml`);
    const changed = ANNOTATIONS.replace('stance: oppose', 'stance: neutral');
    fs.writeFileSync(file, changed);
    const kept = await run(folder);
    assert.match(kept.stdout, /positions +0 +1 +1\n/);
    assert.match(kept.stdout, /1 part differs from the corpus and was not changed/);
    assert.equal(fs.readFileSync(file, 'utf8'), changed);
    const forced = await run(folder, '--force');
    assert.match(forced.stdout, /1 part differs from the corpus: replaced/);
    assert.equal(fs.readFileSync(file, 'utf8'), ANNOTATIONS);
  });

  test('finds entries whose ids were changed by what is coded', async () => {
    const folder = folderWith(CONTENT);
    await run(folder);
    for (const name of ['codebook.yaml', `${ARTICLE}.annotations.yaml`]) {
      const text = read(folder, name)
        .replaceAll('ministry-of-the-environment', 'environment')
        .replaceAll('Ministry of the Environment', 'The Department');
      fs.writeFileSync(path.join(folder, 'corpus', name), text);
    }
    const before = contentOf(path.join(folder, 'corpus'));
    assert.match((await run(folder)).stdout, /actors +0 +4 +0\n/);
    assert.deepEqual(contentOf(path.join(folder, 'corpus')), before);
  });

  test('searches the quotes of an article whose text was edited since', async () => {
    const folder = folderWith({ ...CONTENT, statements: CONTENT.statements.slice(0, 1) });
    await run(folder);
    const text = read(folder, ARTICLE);
    const edited = text.replace('A talk', 'A long talk').replace('Somebody', 'Nobody');
    fs.writeFileSync(path.join(folder, 'corpus', ARTICLE), edited);
    fs.writeFileSync(path.join(folder, 'study.dna'), dnaFile(CONTENT));
    const result = await run(folder);
    assert.match(result.stdout, /articles +0 +1 +1\n/);
    assert.match(result.stderr, /marks-lost The words of 1 coded passage are not in its article/);
    assert.equal(read(folder, ARTICLE), edited);
    const written = read(folder, `${ARTICLE}.annotations.yaml`);
    assert.match(written, new RegExp(`start: ${String(edited.indexOf('said nothing'))}\n`));
    assert.match(written, /dna-2\n(.*\n)*? {6}exact: "No law is needed."\n.*\n.*\n {6}repeated/);
  });

  test('writes nothing with --dry-run, and reads a mapping', async () => {
    const folder = folderWith(CONTENT);
    assert.match((await run(folder, '--dry-run')).stdout, /Nothing was written \(--dry-run\)/);
    const written = await run(folder, '--write-mapping', 'mapping.yaml');
    assert.equal(written.exitCode, 0, written.stderr);
    assert.deepEqual(fs.readdirSync(folder).sort(), ['mapping.yaml', 'study.dna']);
    const mapping = path.join(folder, 'mapping.yaml');
    const text = fs.readFileSync(mapping, 'utf8');
    assert.equal(text, MAPPING);
    fs.writeFileSync(mapping, text.replace('as: annotation', 'as: nothing'));
    const mapped = await run(folder, '--mapping', 'mapping.yaml');
    assert.match(mapped.stdout, /other annotations +1 /);
    assert.match(mapped.stdout, /“Annotation” is not imported/);
  });

  test('says which meanings of a mapping file are none, with the nearest', async () => {
    const folder = folderWith(CONTENT);
    fs.writeFileSync(
      path.join(folder, 'mapping.yaml'),
      'format: policy-project-mapping/1\ncodes:\n  A: actro\n  B: stance oppose\n  C: stance\n',
    );
    const result = await run(folder, '--mapping', 'mapping.yaml', '--dry-run');
    assert.match(result.stderr, /mapping\.yaml:3:6 .*“actro”.*actor/);
    assert.match(result.stderr, /mapping\.yaml:5:6 /);
    assert.doesNotMatch(result.stderr, /mapping\.yaml:4/);
  });

  test('refuses a database with changes that its program has not put into it', async () => {
    const folder = folderWith(CONTENT);
    fs.writeFileSync(path.join(folder, 'study.dna-wal'), '');
    assert.equal((await run(folder, '--dry-run')).exitCode, 1);
    fs.writeFileSync(path.join(folder, 'study.dna-wal'), 'x');
    const result = await run(folder);
    assert.equal(result.exitCode, 2);
    assert.match(result.stderr, /open-elsewhere This file is open in its program/);
    assert.deepEqual(fs.readdirSync(folder).sort(), ['study.dna', 'study.dna-wal']);
  });

  test('refuses a damaged database and writes nothing', async () => {
    const folder = folderWith(CONTENT);
    const file = path.join(folder, 'study.dna');
    fs.writeFileSync(file, fs.readFileSync(file).subarray(0, 3000));
    const result = await run(folder);
    assert.equal(result.exitCode, 2);
    assert.match(result.stderr, /unreadable/);
    assert.deepEqual(fs.readdirSync(folder), ['study.dna']);
  });

  test('takes the articles back where the codebook cannot be changed', async () => {
    const folder = folderWith(CONTENT);
    const corpus = path.join(folder, 'corpus');
    fs.mkdirSync(corpus);
    fs.writeFileSync(
      path.join(corpus, 'codebook.yaml'),
      'format: policy-codebook/1\nactors: [x]\n',
    );
    const result = await run(folder);
    assert.equal(result.exitCode, 2);
    assert.deepEqual(fs.readdirSync(corpus), ['codebook.yaml']);
  });
});

function contentOf(folder: string): readonly string[] {
  return fs
    .readdirSync(folder)
    .sort()
    .map((name) => `${name}\n${fs.readFileSync(path.join(folder, name), 'utf8')}`);
}

const CODEBOOK = `format: policy-codebook/1
title: "corpus"
version: "1"
coders:
  lea-sommer:
    name: "Lea Sommer"
  tom:
    name: "Tom"
actors:
  smith:
    name: "Smith"
    type: person
  jones:
    name: "Jones"
    type: person
  ministry-of-the-environment:
    name: "Ministry of the Environment"
    type: organization
    attributes:
      Type: "Public"
      color: "#ff0000"
  café:
    name: "Café"
    type: organization
    attributes:
      Type: "Public"
issues:
  emissions-should-be-regulated-by-law:
    name: "Emissions should be regulated by law."
    statement: "Emissions should be regulated by law."
fields:
  urgency:
    type: integer
types:
  dna-statement:
    name: "DNA Statement"
    color: "#efd033"
    fields:
      person:
        type: actor
      organization:
        type: actor
      concept:
        type: issue
      agreement:
        type: boolean
      urgency:
        type: integer
  annotation:
    name: "Annotation"
    color: "#d3d3d3"
`;
const ANNOTATIONS = `format: policy-annotations/1
positions:
  - id: dna-1
    actor: ministry-of-the-environment
    speaker: smith
    issue: emissions-should-be-regulated-by-law
    stance: support
    coder: lea-sommer
    fields:
      urgency: 3
    quote:
      exact: "Emissions must be regulated."
      prefix: "d\\"\\n---\\n\\nA talk on emissions 😀.\\nMs Smith of the Ministry said: “"
      suffix: "” The Café said nothing of it.\\nMr"
      start: 172
      repeated: false
  - id: dna-2
    actor: jones
    issue: emissions-should-be-regulated-by-law
    stance: oppose
    coder: tom
    fields:
      urgency: 0
    quote:
      exact: "No law is needed."
      prefix: ".” The Café said nothing of it.\\nMr Jones: “"
      suffix: "” Somebody sighed.\\n"
      start: 242
      repeated: false
annotations:
  - id: dna-3
    type: dna-statement
    coder: lea-sommer
    fields:
      organization: café
      agreement: true
      urgency: 0
    quote:
      exact: "said nothing of it"
      prefix: " “Emissions must be regulated.” The Café "
      suffix: ".\\nMr Jones: “No law is needed.” S"
      start: 211
      repeated: false
  - id: dna-4
    type: annotation
    coder: lea-sommer
    note: "Ask who."
    quote:
      exact: "Somebody sighed"
      prefix: ".\\nMr Jones: “No law is needed.” "
      suffix: ".\\n"
      start: 261
      repeated: false
...
`;
const MAPPING = `format: policy-project-mapping/1
statements:
  "DNA Statement":
    as: position
    variables:
      person: speaker
      organization: actor
      concept: issue
      agreement: stance
      urgency: field
  Annotation:
    as: annotation
    variables:
      note: note
`;
