import assert from 'node:assert/strict';
import { rowsOf } from '../../../src/cli/streams/rowStream';
import { parquetRows } from '../../../src/cli/streams/parquetColumns';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { assembleArticle } from '../../../src/core/corpus/assemble';
import { metadataIn, frontMatterYaml } from '../../../src/core/corpus/frontMatter';
import {
  BRIEF_LENGTHS,
  FORMATS,
  mentionRows,
  quotableReader,
  type ExportInput,
} from '../../../src/core';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { runSync } from '../../../src/core/util/task';

const PARSED = runSync(
  parseCodebook(`format: policy-codebook/1
actors:
  zephyr: {name: Zephyr Works, type: organization, aliases: [Zephyr]}
  quill: {name: Quill Union, type: group}
  town: {name: Town, type: government}
  olm: {name: Olm, type: person}
issues:
  toll: {name: Toll, statement: The toll stays.}
fields:
  reason: {type: text}
`),
);
assert.ok(PARSED.kind === 'codebook');
const BOOK = PARSED.codebook;

interface Given {
  readonly path: string;
  readonly quotable: string;
  readonly body: string;
  readonly positions: string;
}

const ANONYMOUS: Given = {
  path: 'responses/1.md',
  quotable: 'anonymous',
  body: 'We at Zephyr   Works find the toll fair, says Olm. Zephyr pays it gladly.',
  positions: `
  - {id: p1, actor: zephyr, speaker: olm, issue: toll, stance: support, note: Zephyr again, tags: [zephyr], fields: {reason: of Zephyr}, condition: if Zephyr may pay, quote: 'We at Zephyr   Works find the toll fair', comments: [{by: lea, text: Zephyr?}]}`,
};
const NOT_QUOTABLE: Given = {
  path: 'responses/2.md',
  quotable: 'no',
  body: 'The toll is a burden beyond words.',
  positions: `
  - {id: p2, actor: quill, issue: toll, stance: oppose, note: beyond words, condition: a burden, quote: a burden beyond words}`,
};
const NAMED: Given = {
  path: 'news.md',
  quotable: 'named',
  body: 'The town keeps the toll.',
  positions: `
  - {id: p3, actor: town, issue: toll, stance: support, quote: keeps the toll}`,
};
const ALL = [ANONYMOUS, NOT_QUOTABLE, NAMED];

/** Words that no export may contain; the second article may be named. */
const FORBIDDEN = /zephyr|olm|respondent secret|burden|beyond words/i;

function textOf({ quotable, body }: Given): string {
  const title = quotable === 'anonymous' ? 'Respondent secret' : 'A report';
  return `---\ntitle: ${title}\nauthor: ${quotable === 'anonymous' ? 'Olm' : 'Ana'}\nquotable: ${quotable}\n---\n\n${body}\n`;
}

function assembled(given: Given) {
  return assembleArticle({
    path: given.path,
    text: textOf(given),
    annotationFileText: `format: policy-annotations/1\npositions:${given.positions}\n`,
    codebook: BOOK,
  });
}

function reader(): CorpusReader {
  const rows = ALL.map((given) => assembled(given).row);
  return {
    version: 1,
    codebook: BOOK,
    articles: () => rows,
    article: (path) => rows.find((row) => row.path === path),
  };
}

function inputOf(briefLength: ExportInput['briefLength']): ExportInput {
  const given = (path: string) => ALL.find((one) => one.path === path);
  return {
    corpusName: 'Consultation',
    reader: reader(),
    filter: DEFAULT_FILTER,
    options: { byteOrderMark: false, guardFormulas: true },
    briefLength,
    citations: true,
    articleLink: (path, line) => `${path}#L${String(line ?? 1)}`,
    text: (path) => {
      const one = given(path);
      return Promise.resolve(one && textOf(one));
    },
    mentions: (path) => {
      const one = given(path);
      return Promise.resolve(one ? mentionRows(path, textOf(one), assembled(one).mentions) : []);
    },
  };
}

/** All that a format makes: the text, or the data of a document. */
async function made(
  format: (typeof FORMATS.export)[number],
  length: ExportInput['briefLength'],
): Promise<string> {
  const input = inputOf(length);
  if (format.kind === 'text') {
    const { pieces, metadata } = runSync(format.render(input));
    let text = metadata?.('table.csv') ?? '';
    for await (const piece of pieces) text += piece;
    return text;
  }
  if (format.kind === 'document') {
    const { content, losses } = runSync(format.layOut(input));
    return `${JSON.stringify(await content(), withLists)}${losses.join()}`;
  }
  const rows = ALL.flatMap((given) => {
    const article = assembled(given);
    const asked = { kind: format.rows, codebook: BOOK, filter: DEFAULT_FILTER };
    const found = rowsOf(asked, {
      path: given.path,
      text: textOf(given),
      assembled: article,
      problems: [],
    });
    return found && found.kind !== 'concordance' ? [...parquetRows(found, article.row, BOOK)] : [];
  });
  return JSON.stringify(rows);
}

/** Rows of sheets are lazy. */
function withLists(_: string, value: unknown): unknown {
  const isLazy = typeof value === 'object' && value !== null && Symbol.iterator in value;
  return isLazy && !Array.isArray(value) ? [...(value as Iterable<unknown>)] : value;
}

suite('What may be printed of an article', () => {
  for (const format of FORMATS.export) {
    test(`is all that ${format.id} has`, async () => {
      const lengths = format.id.startsWith('brief') ? BRIEF_LENGTHS : [undefined];
      for (const length of lengths) {
        const text = await made(format, length);
        assert.doesNotMatch(text, FORBIDDEN, `${format.id} ${length ?? ''}`);
        if (format.id === 'positions-csv') assert.match(text, /keeps the toll/);
      }
    });
  }

  test('leaves the positions, which count', async () => {
    const text = await made(formatNamed('brief-md'), 'short');
    assert.match(text, /the author of responses\/1\.md/);
    assert.match(text, /“We at \\\[name\\\] find the toll fair”/);
    assert.match(text, /Quill Union/);
    assert.match(text, /Quill Union \(conditional\)\*\*<br>not quotable<br>undated, /);
    assert.match(text, /“keeps the toll”/);
  });

  test('keeps several respondents of one article apart, without their names', async () => {
    const joint: Given = {
      ...ANONYMOUS,
      body: 'Zephyr finds the toll fair. Quill says it is a burden. The town agrees with Zephyr.',
      positions: `
  - {id: p1, actor: zephyr, issue: toll, stance: support, quote: Zephyr finds the toll fair}
  - {id: p2, actor: quill, speaker: olm, issue: toll, stance: oppose, target: zephyr, quote: it is a burden}
  - {id: p4, actor: [zephyr, quill], issue: toll, stance: neutral, quote: The town agrees with Zephyr}`,
    };
    const { row } = assembled(joint);
    const all = { ...reader(), articles: () => [row], article: () => row };
    const written = quotableReader(all)
      .articles()[0]
      ?.annotations.map(({ annotation }) =>
        annotation.kind === 'position'
          ? [annotation.actors, annotation.target, annotation.speaker]
          : [],
      );
    const [one, two] = [1, 2].map((at) => `author:respondent ${String(at)} of responses/1.md`);
    assert.deepEqual(written, [
      [[one], [], undefined],
      [[two], [one], undefined],
      [[one, two], [], undefined],
    ]);
    const format = formatNamed('brief-md');
    assert.ok(format.kind === 'text');
    const { pieces } = runSync(format.render({ ...inputOf('short'), reader: all }));
    let text = '';
    for await (const piece of pieces) text += piece;
    assert.doesNotMatch(text, /zephyr|quill|olm/i);
    assert.match(
      text,
      /in favour: respondent 1 of responses\/1\.md; 1 is against: respondent 2 of/,
    );
  });

  test('has no name that is inflected or written with other marks', () => {
    const parsed = runSync(
      parseCodebook(
        "format: policy-codebook/1\nactors:\n  a: {name: O'Brück-Werke}\nissues: {toll: {}}\n",
      ),
    );
    assert.ok(parsed.kind === 'codebook');
    const body = "We: O’Brück-Werkes toll, O'Bru\u0308ck‑Werke’s toll, O’Brück-Werker.";
    const { row } = assembleArticle({
      path: 'a.md',
      text: `---\nquotable: anonymous\n---\n${body}\n`,
      annotationFileText: `format: policy-annotations/1\npositions:\n  - {id: p1, actor: a, issue: toll, stance: support, quote: ${JSON.stringify(body)}}\n`,
      codebook: parsed.codebook,
    });
    const all = {
      version: 1,
      codebook: parsed.codebook,
      articles: () => [row],
      article: () => row,
    };
    const [printed] = quotableReader(all).articles()[0]?.annotations ?? [];
    assert.equal(
      printed?.annotation.quote[0]?.exact,
      'We: [name]s toll, [name]’s toll, O’Brück-Werker.',
    );
  });

  test('is the stricter of front matter and annotation file', () => {
    const termsOf = (front: string, file: string) =>
      assembleArticle({
        path: 'a.md',
        text: `---\nquotable: ${front}\n---\nWords.\n`,
        annotationFileText: `format: policy-annotations/1\narticle: {quotable: ${file}}\n`,
        codebook: BOOK,
      }).row.metadata.quotable;
    assert.equal(termsOf('no', 'named'), 'no');
    assert.equal(termsOf('anonymous', 'no'), 'no');
    assert.equal(termsOf('anonymous', 'named'), 'anonymous');
    assert.equal(termsOf('named', 'anonymus'), 'no');
  });

  test('is everything where nothing else is stated: the same corpus, untouched', () => {
    const all = reader();
    const open = { ...all, articles: () => all.articles().slice(2) };
    assert.equal(quotableReader(open), open);
  });

  test('is nothing where the value is none that we know', () => {
    const read = (value: string) =>
      metadataIn(frontMatterYaml(`---\nquotable: ${value}\n---\n`)).quotable;
    assert.deepEqual(['anonymous', 'Named', 'no', 'anonymus', 'false'].map(read), [
      'anonymous',
      'named',
      'no',
      'no',
      'no',
    ]);
  });
});

function formatNamed(id: string) {
  const format = FORMATS.export.find((one) => one.id === id);
  assert.ok(format);
  return format;
}
