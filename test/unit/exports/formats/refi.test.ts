import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  DEFAULT_CSV_OPTIONS,
  emptyCodebookText,
  formatOf,
  parseCodebook,
  planProject,
  recognised,
  runSync,
  type CorpusReader,
  type ExportInput,
  type ForeignProject,
  type TextFile,
} from '../../../../src/core';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { describeSpan } from '../../../../src/core/anchoring/describe';
import { placeAll } from '../../../../src/core/anchoring/placeAnnotation';
import { editCodebook } from '../../../../src/core/codebook/edit/edit';
import { actorName, coderName, issueName } from '../../../../src/core/codebook/lookUp';
import type { Position } from '../../../../src/core/model/annotation';
import type { Codebook } from '../../../../src/core/model/codebook';
import { graphemeCeiling, graphemeFloor } from '../../../../src/core/text/graphemes';
import { project as refi } from '../../../../src/formats/refi';
import { exporter } from '../../../../src/formats/zip-out';
import { caseCount } from '../../../support/caseCount';
import { codebook, corpus, position, relation } from '../../../support/corpus';
import { hostileFiles, hostileTexts } from '../../../support/hostileTexts';
import { materialFile, runs, skipFor } from '../../../support/programs';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { runCli } from '../../cli/session';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');

suite('A project in REFI-QDA', () => {
  const exported = async (folder: string, ...words: readonly string[]): Promise<Uint8Array> => {
    const out = path.join(temporaryFolder('refi'), 'out.qdpx');
    const args = ['export', folder, '--format', 'refi', '--out', out, ...words];
    const { exitCode, stderr } = await runCli(args);
    assert.equal(exitCode, 0, stderr);
    return fs.readFileSync(out);
  };

  test('has the same bytes at each export', async () => {
    assert.deepEqual(await exported(EXAMPLES), await exported(EXAMPLES));
  });

  test('has places in code points, of the words that names begin with', async () => {
    const { places } = inside(await exported(EXAMPLES));
    assert.equal(places.length, 99);
    for (const { words, name } of places) {
      const line = words.replace(/\s+/g, ' ').trim();
      assert.ok(line.startsWith(name.replace(/…$/, '')), `${line} | ${name}`);
    }
  });

  test('has texts without their front matter, byte order mark and carriage returns', async () => {
    const folder = temporaryFolder('refi');
    const write = (name: string, text: string) => {
      fs.writeFileSync(path.join(folder, name), text);
    };
    write(
      'codebook.yaml',
      'format: policy-codebook/1\nactors:\n  a: {name: A}\nissues:\n  i: {name: I}\n',
    );
    write('a.md', '\ufeff---\r\ntitle: T\r\n---\r\n\r\nOne 😀.\r\nA wants it.\r\n');
    write(
      'a.md.annotations.yaml',
      'format: policy-annotations/1\npositions:\n  - {id: p, actor: a, issue: i, stance: support, quote: A wants it}\n',
    );
    const bytes = await exported(folder);
    assert.deepEqual(inside(bytes).places, [{ name: 'A wants it', words: 'A wants it' }]);
    const [document] = (await projectOf(bytes)).documents;
    assert.deepEqual([document?.title, document?.text], ['T', 'One 😀.\nA wants it.\n']);
  });

  test('has what a filter finds', async () => {
    const { places } = inside(await exported(EXAMPLES, '--query', 'actor:china'));
    assert.ok(places.length > 0 && places.length < 20, String(places.length));
  });

  test('is valid by the schema of the standard, also with hostile texts', async function () {
    const schema = materialFile('refi-qda', 'schema', 'Project-mrt2019.xsd');
    if (schema === undefined) return skipFor(this, 'the schema of REFI-QDA is not there');
    if (!runs('xmllint', ['--version'])) return skipFor(this, 'there is no xmllint');
    const folders = [EXAMPLES];
    for (const text of [...hostileTexts(1, 'x'), '\u0008 ]]> &amp; \ufffe']) {
      const folder = temporaryFolder('refi');
      for (const [name, content] of Object.entries(hostileFiles(text))) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        fs.writeFileSync(path.join(folder, name), content);
      }
      folders.push(folder);
    }
    for (const folder of folders) {
      const { xml } = inside(await exported(folder));
      const judge: SpawnSyncReturns<string> = spawnSync(
        'xmllint',
        ['--noout', '--schema', schema, '-'],
        {
          ...{ input: xml, encoding: 'utf8' },
        },
      );
      assert.equal(judge.stderr.trim(), '- validates');
    }
  });

  test('comes back as it was: positions, codebook, coders and notes', async () => {
    await fc.assert(
      fc.asyncProperty(corpora(), async (articles) => {
        const before = readerOf(articles, BOOK);
        const bytes = await bytesOf(before, articles);
        const { after, made, project } = await imported(bytes);
        const texts = new Map(project.documents.map(({ id, text }) => [id, text]));
        assert.deepEqual(
          [...texts.values()].toSorted(),
          articles.map((one) => one.text).toSorted(),
        );
        const places = project.marks.map(({ document, start, end, quote }) => {
          const characters = Array.from(texts.get(document) ?? '');
          assert.equal(characters.slice(start, end).join(''), quote);
          return [quote, characters.slice(0, start).join('').length].join('|');
        });
        const meant = articles.flatMap(({ positions }) => positions.map((one) => one.quote[0]!));
        assert.deepEqual(
          places.toSorted(),
          meant.map(({ exact, start }) => [exact, start].join('|')).toSorted(),
        );
        assert.deepEqual(made, claimsOf(before.articles(), BOOK));
        assert.deepEqual(entriesOf(after), entriesOf(BOOK));
        // In the corpus that it is from it is known, and nothing comes twice.
        assert.deepEqual(await importedAgain(project, before, articles), []);
      }),
      { numRuns: caseCount(200) },
    );
  });

  test('is known in the corpus that it is from, with what was coded elsewhere', async () => {
    const folder = temporaryFolder('refi');
    fs.cpSync(EXAMPLES, path.join(folder, 'corpus'), { recursive: true });
    const bytes = unzipSync(await exported(path.join(folder, 'corpus')));
    const inFile = async (change: (xml: string) => string): Promise<string> => {
      const xml = change(strFromU8(bytes['project.qde']!));
      const again = zipSync({ ...bytes, 'project.qde': strToU8(xml) });
      fs.writeFileSync(path.join(folder, 'back.qdpx'), again);
      const words = ['import', 'back.qdpx', '--into', 'corpus', '--dry-run'];
      const { stdout, stderr } = await runCli(words, { folder });
      return `${stdout}${stderr}`.replace(/ +/g, ' ').replace(/ \n/g, '\n');
    };
    assert.match(
      await inFile((xml) => xml),
      /articles 0 10 0\nactors 0 \d+ 0\nissues 0 \d+ 0\ncoders 0 2 0\npositions 0 85 0\n/,
    );
    // Another program keeps the identifiers.
    const [selection = ''] = /<PlainTextSelection .*?<\/PlainTextSelection>/.exec(
      strFromU8(bytes['project.qde']!),
    )!;
    const more = selection.replace(/guid="[^"]+"/, 'guid="11111111-1111-4111-8111-111111111111"');
    assert.match(
      await inFile((xml) => xml.replace(selection, () => more + selection)),
      /articles 0 10 0\nactors 0 \d+ 0\nissues 0 \d+ 0\ncoders 0 2 0\npositions 1 85 0\n/,
    );
  });

  test('keeps quotes in parts, stated disagreements, comments and other fields readable', async () => {
    const text = 'We want rest at night, says the union. Never, says the port, not here.';
    const quote = ['We want rest', 'at night'].map((exact) => {
      const start = text.indexOf(exact);
      return describeSpan(text, { start, end: start + exact.length });
    });
    const [first] = quote;
    const annotations = [
      position({
        ...{ id: 'a', actors: ['union'], issues: ['flights'], quote },
        ...{ condition: 'if paid', comments: [{ by: 'Lea', at: undefined, text: 'Sure?' }] },
      }),
      relation({
        ...{ id: 'b', issues: ['flights'], between: [['union'], ['rat-öl']] },
        quote: [describeSpan(text, { start: text.indexOf('Never'), end: text.length })],
      }),
      position({ id: 'c', actors: ['union'], quote: [{ ...first!, exact: 'gone' }] }),
    ];
    const reader = corpus(
      [
        {
          path: 'a.md',
          annotations: annotations.flatMap((one) => placeAll(text, [one])),
        },
      ],
      BOOK,
    );
    const { losses } = laidOut(reader, { 'a.md': text });
    assert.match(losses.join(' '), /1 annotation is left out/);
    const { marks } = await projectOf(await bytesOf(reader, [{ path: 'a.md', text }]));
    assert.deepEqual(
      marks.map((mark) => [mark.quote, mark.note]),
      [
        ['We want rest […] at night', 'condition: if paid\nLea: Sure?'],
        ['Never, says the port, not here.', 'between: Union; Hafen | Rat'],
      ],
    );
  });

  test('of an article whose text may not be printed has the quotes as they may be', async () => {
    const text = 'Rat wants rest at night.';
    const [placed] = placeAll(text, [
      position({
        ...{ id: 'a', actors: ['rat-öl'], issues: ['flights'] },
        quote: [describeSpan(text, { start: 0, end: 14 })],
      }),
    ]);
    const reader = corpus(
      [{ path: 'a.md', metadata: { quotable: 'anonymous' }, annotations: [placed!] }],
      BOOK,
    );
    const { documents, marks } = await projectOf(await bytesOf(reader, [{ path: 'a.md', text }]));
    assert.deepEqual(
      documents.map((one) => one.text),
      ['[name] wants rest\n\n'],
    );
    assert.equal(marks[0]?.quote, '[name] wants rest');
  });
});

/** The parts of a project file, and its selections with their words. */
function inside(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  const xml = strFromU8(files['project.qde']!);
  const [, ...sources] = xml.replace(/<Notes>.*/s, '').split('<TextSource ');
  const places = sources.flatMap((source) => {
    const [, file = ''] = /plainTextPath="internal:\/\/(.*?)"/.exec(source) ?? [];
    const text = Array.from(strFromU8(files[`sources/${file}`]!));
    const selections = source.matchAll(/name="([^"]*)" startPosition="(\d+)" endPosition="(\d+)"/g);
    return [...selections].map(([, name = '', start, end]) => ({
      name: name.replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
      words: text.slice(Number(start), Number(end)).join(''),
    }));
  });
  return { xml, places };
}

interface Article {
  readonly path: string;
  readonly text: string;
  readonly positions: readonly Position[];
}

const alias = (text: string) => ({ text, weak: false, exactCase: false });

const BOOK = codebook({
  actors: {
    'rat-öl': { name: 'Rat', type: 'state', note: 'Said <twice> & more' },
    union: { name: 'Union; Hafen', partOf: 'rat-öl', aliases: [alias('UH'), alias('港湾')] },
    media: { name: 'Media', attributes: new Map([['seat', 'Bremen']]) },
    target: { name: 'Target', partOf: 'union' },
  },
  issues: {
    traffic: { name: 'Traffic', codable: false, color: '#0a0' },
    flights: { name: 'Night flights', partOf: 'traffic', keywords: [alias('night'), alias('夜')] },
    support: { name: 'Support', statement: 'Aid is paid.', definition: 'Of any\nkind', note: 'N' },
  },
  coders: new Map([['lea', { id: 'lea', name: 'Lea 😀' }]]),
});

function readerOf(articles: readonly Article[], book: Codebook): CorpusReader {
  const given = articles.map(({ path: own, text, positions }) => ({
    ...{ path: own, metadata: { title: `Title of ${own}`, date: '2024-05', author: 'Ö & <b>' } },
    annotations: placeAll(text, positions),
  }));
  return corpus(given, book);
}

function laidOut(reader: CorpusReader, texts: Readonly<Record<string, string>>) {
  const input: ExportInput = {
    ...{ corpusName: 'Harbour', reader, filter: DEFAULT_FILTER, options: DEFAULT_CSV_OPTIONS },
    text: (own) => Promise.resolve(texts[own]),
    mentions: () => Promise.resolve([]),
  };
  const format = formatOf('refi');
  assert.equal(format.kind, 'document');
  return runSync(format.layOut(input));
}

async function bytesOf(
  reader: CorpusReader,
  articles: readonly Pick<Article, 'path' | 'text'>[],
): Promise<Uint8Array> {
  const texts = Object.fromEntries(articles.map(({ path: own, text }) => [own, text]));
  const { content } = laidOut(reader, texts);
  const { files } = await exporter.render((await content()) as readonly TextFile[]);
  return files[0]!.bytes;
}

async function projectOf(bytes: Uint8Array) {
  const read = await refi.read({ name: 'p.qdpx', bytes }, { isCancelled: () => false });
  assert.deepEqual(read.problems, []);
  return read.project!;
}

/** What an empty corpus has after an import. */
async function imported(bytes: Uint8Array) {
  const project = await projectOf(bytes);
  const codebookText = emptyCodebookText('P');
  const parsed = runSync(parseCodebook(codebookText));
  assert.equal(parsed.kind, 'codebook');
  const plan = await planProject({
    ...{ project, codebookText, codebook: parsed.codebook },
    mapping: { statements: new Map(), codes: new Map() },
    file: { name: 'p.qdpx', path: undefined },
    ...{ articles: [], known: new Map(), folder: '', taken: new Set<string>() },
    replaceTexts: false,
  });
  assert.equal(plan?.kind, 'plan');
  const edited = runSync(editCodebook(codebookText, plan.codebook));
  assert.equal(edited.kind, 'edited');
  const after = edited.read.codebook;
  assert.deepEqual(new Set(plan.records.map(({ state }) => state)), new Set(['exact']));
  const rows = plan.articles.map((article) => {
    const { date, author, title } = article.article;
    assert.deepEqual([date, author], ['2024-05', 'Ö & <b>']);
    const own = plan.records.filter((one) => one.article === article.path);
    const text = documentOf(article.article.key);
    const annotations = own.map(({ annotation }) => annotation);
    return { metadata: { title }, annotations: placeAll(text, annotations) };
  });
  return { after, made: claimsOf(rows, after), project };

  function documentOf(key: string): string {
    return project.documents.find(({ id }) => id === key)!.text;
  }
}

/** What an import into the corpus of the project would add or change. */
async function importedAgain(
  given: ForeignProject,
  reader: CorpusReader,
  texts: readonly Article[],
): Promise<readonly unknown[]> {
  const { project, paths } = recognised(given, BOOK, reader.articles());
  const known = texts.map((one) => [one.path, one.text]);
  const byPath = new Map(known as [string, string][]);
  const plan = await planProject({
    ...{ project, codebookText: emptyCodebookText('P'), codebook: BOOK },
    mapping: { statements: new Map(), codes: new Map() },
    file: { name: 'p.qdpx', path: undefined },
    inCorpus: new Map([...paths].map(([id, own]) => [id, { path: own, text: byPath.get(own)! }])),
    ...{ articles: reader.articles(), known: new Map(), folder: '', taken: new Set<string>() },
    replaceTexts: false,
  });
  assert.equal(plan?.kind, 'plan');
  return [...plan.articles, ...plan.entries, ...plan.records].filter(({ kind }) => kind !== 'same');
}

/** What positions say, in names. */
function claimsOf(
  rows: readonly {
    readonly metadata: { readonly title: string | undefined };
    readonly annotations: ReturnType<typeof placeAll>;
  }[],
  book: Codebook,
): readonly string[] {
  const names = (ids: readonly string[]) => ids.map((id) => actorName(book, id)).toSorted();
  const name = (id: string | undefined) => (id === undefined ? undefined : actorName(book, id));
  return rows
    .flatMap(({ metadata, annotations }) =>
      annotations.flatMap(({ annotation }) => {
        if (annotation.kind !== 'position') return [JSON.stringify(annotation)];
        const { issues, actors, speaker, target, addressee, accordingTo } = annotation;
        return [
          JSON.stringify([
            ...[metadata.title, annotation.quote.map(({ exact }) => exact)],
            ...[names(actors), name(speaker), names(target)],
            ...[names(addressee), name(accordingTo), annotation.stance, annotation.note],
            issues.map((issue) => issueName(book, issue)).toSorted(),
            annotation.coder === undefined ? null : coderName(book, annotation.coder),
          ]),
        ];
      }),
    )
    .toSorted();
}

/** The entries in names, in an order of their own: in a project they are below each other. */
function entriesOf({ actors, issues }: Codebook): unknown {
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  const texts = (some: readonly { readonly text: string }[]) => some.map(({ text }) => text);
  const nameOf = (id: string | undefined) =>
    actors.get(id ?? '')?.name ?? issues.get(id ?? '')?.name;
  return {
    actors: [...actors.values()]
      .toSorted(byName)
      .map(({ name, type, partOf, aliases, attributes, note }) => ({
        ...{ name, type, partOf: nameOf(partOf), aliases: texts(aliases), note },
        attributes: [...attributes],
      })),
    issues: [...issues.values()]
      .toSorted(byName)
      .map(({ name, statement, definition, partOf, ...issue }) => ({
        ...{ name, statement, definition, partOf: nameOf(partOf), codable: issue.codable },
        ...{ keywords: texts(issue.keywords), note: issue.note },
        color: issue.color?.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'),
      })),
  };
}

const WORDS = fc.constantFrom(
  ...['port', 'Hafen', 'und', '夜間', '👩‍👩‍👧', 'e\u0301', '😀', ' ', ' ', ', ', '\n', '. ', '\u200f'],
  ...['שלום', 'नमस्ते', '<b>&amp;', ']]>', '"', '\u0007', '\u2028', '[…]'],
);

function words(least: number, most: number) {
  return fc
    .array(WORDS, { minLength: least, maxLength: most })
    .map((some) => some.join(''))
    .filter((text) => text.trim() !== '');
}

function corpora(): fc.Arbitrary<readonly Article[]> {
  const article = fc.record({ text: words(20, 60), made: fc.array(details(), { maxLength: 5 }) });
  return fc
    .array(article, { minLength: 1, maxLength: 3 })
    .map((articles) =>
      articles.map(({ text, made }, at): Article => {
        const positions = made.flatMap(({ from, length, ...given }, nth) => {
          const start = graphemeFloor(text, Math.floor(from * text.length));
          const end = graphemeCeiling(text, Math.min(text.length, start + length));
          // White space around an article is not imported.
          const exact = text.slice(start, end);
          if (exact !== exact.trim() || !/^[\p{L}\p{N}\p{So}]/u.test(exact)) return [];
          const quote = [describeSpan(text, { start, end })];
          return [position({ ...given, id: `p${String(nth)}`, quote })];
        });
        return { path: `news/${'abc'[at]!}.txt`, text, positions };
      }),
    )
    .filter((articles) => articles.some(({ positions }) => positions.length > 0));
}

function details() {
  const actor = fc.constantFrom('rat-öl', 'union', 'media', 'target');
  const actors = fc.uniqueArray(actor, { minLength: 1, maxLength: 3 });
  const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
  return fc
    .record({
      from: fc.double({ min: 0, max: 0.999, noNaN: true }),
      length: fc.integer({ min: 1, max: 30 }),
      ...{ actors, speaker: maybe(actor), accordingTo: maybe(actor) },
      issues: fc.uniqueArray(fc.constantFrom('flights', 'support'), { minLength: 0 }),
      stance: fc.constantFrom('support', 'oppose', 'neutral', 'ambivalent', 'unstated'),
      ...{
        target: fc.oneof(fc.constant([]), actors),
        addressee: fc.oneof(fc.constant([]), actors),
      },
      coder: maybe(fc.constant('lea')),
      note: maybe(words(1, 8).map((text) => text.replaceAll('\u0007', '').trim())).map((note) =>
        note === '' ? undefined : note,
      ),
    })
    .filter(({ issues, target }) => issues.length + target.length > 0);
}
