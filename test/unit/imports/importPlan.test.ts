import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../src/core';
import { articleText } from '../../../src/core/imports/articleFile';
import type { ImportedArticle } from '../../../src/core/imports/imported';
import { withNamesOnce } from '../../../src/core/imports/fileNames';
import { planImport } from '../../../src/core/imports/importPlan';
import { importMessage } from '../../../src/core/imports/importProblems';

const TALKS: ImportedArticle = {
  key: '',
  title: 'Port talks “stall”: again',
  author: 'Ann Lee',
  source: 'Harbour Post',
  date: '2024-04-26',
  url: undefined,
  text: '\r\nThe union rejects\r\nnight shifts.\r\n\r\n',
};

suite('Articles from files of other programs', () => {
  test('are Markdown with what is known of them, and where they came from', () => {
    const text = articleText(TALKS, 'talks.docx');
    assert.equal(
      text,
      '---\ntitle: "Port talks “stall”: again"\nauthor: "Ann Lee"\nsource: "Harbour Post"\n' +
        'date: "2024-04-26"\norigin: "talks.docx"\n---\n\nThe union rejects\nnight shifts.\n',
    );
    const { title, attributes } = readFrontMatter(text);
    assert.equal(title, TALKS.title);
    assert.equal(attributes.get('origin'), 'talks.docx');
  });

  test('have a name made of date, source and title, which no other file has', () => {
    const files = [{ name: 'talks.docx', articles: [TALKS, { ...TALKS, key: '2' }] }];
    const name = '2024-04-26-harbour-post-port-talks-stall-again';
    assert.deepEqual(paths(files), [`news/${name}.md`, `news/${name}-2.md`]);
    assert.deepEqual(paths(files, [`${name}.md`]), [`news/${name}-2.md`, `news/${name}-3.md`]);
    const bare = { ...TALKS, date: undefined, source: undefined, title: undefined };
    assert.deepEqual(paths([{ name: 'Minutes 3.pdf', articles: [bare] }]), ['news/minutes-3.md']);
  });

  test('that were imported before stay where they are, and are compared', () => {
    const files = [{ name: 'talks.docx', articles: [TALKS] }];
    const [first] = plan(files);
    const known = { path: 'moved/elsewhere.md', text: first!.text };
    const again = plan(files, new Map([['talks.docx', known]]));
    assert.deepEqual(
      again.map(({ path, kind }) => [path, kind]),
      [['moved/elsewhere.md', 'same']],
    );
    const edited = { ...known, text: `${known.text}A note.\n` };
    assert.equal(plan(files, new Map([['talks.docx', edited]]))[0]!.kind, 'changed');
  });

  test('are found again by the name of their file, whatever blanks it has', () => {
    const files = [{ name: 'port  talks\u00a0(2).docx', articles: [TALKS] }];
    const [first] = plan(files);
    const origin = readFrontMatter(first!.text).attributes.get('origin') ?? '';
    assert.equal(origin, 'port talks (2).docx');
    const known = new Map([[origin, { path: 'talks.md', text: first!.text }]]);
    assert.deepEqual(
      plan(files, known).map(({ path, kind }) => [path, kind]),
      [['talks.md', 'same']],
    );
  });

  test('of one title have names with numbers, also where there are many', () => {
    const articles = Array.from({ length: 10_000 }, (_, key) => ({ ...TALKS, key: String(key) }));
    const found = paths([{ name: 'wire.csv', articles }]);
    assert.equal(new Set(found).size, 10_000);
    assert.equal(found.at(-1), 'news/2024-04-26-harbour-post-port-talks-stall-again-10000.md');
  });

  test('that repeat another one are marked with its path, where that was asked', () => {
    const files = [
      { name: 'wire.csv', articles: [1, 2, 3].map((key) => ({ ...TALKS, key: String(key) })) },
    ];
    const duplicates = new Map([
      ['wire.csv#2', 'wire.csv#1'],
      ['wire.csv#3', 'elsewhere.csv#9'],
    ]);
    const planned = planImport(files, 'news/', new Map(), new Set(), duplicates);
    const marks = planned.map(({ text }) => readFrontMatter(text).duplicateOf);
    assert.deepEqual(marks, [undefined, planned[0]!.path, undefined]);
    // The next import keeps the mark, also where the original has moved since.
    const known = new Map(planned.map(({ origin, path, text }) => [origin, { path, text }]));
    const again = planImport(files, '', known, new Set());
    assert.deepEqual(
      again.map(({ kind }) => kind),
      ['same', 'same', 'same'],
    );
  });

  test('without a title are called after their file and key', () => {
    const bare = { ...TALKS, date: undefined, source: undefined, title: undefined, key: 'A-17' };
    assert.deepEqual(paths([{ name: 'News.csv', articles: [bare] }]), ['news/news-a-17.md']);
  });

  test('have no name that a corpus excludes or that Windows reserves', () => {
    const titled = (title: string) => ({ ...TALKS, date: undefined, source: undefined, title });
    const titles = ['README', 'Readme first!', 'CHANGELOG', 'CON', 'nul.', 'com1', 'Con artists'];
    assert.deepEqual(
      titles.flatMap((title) => paths([{ name: 'a.docx', articles: [titled(title)] }])),
      [
        'news/article-readme.md',
        'news/article-readme-first.md',
        'news/article-changelog.md',
        'news/article-con.md',
        'news/article-nul.md',
        'news/article-com1.md',
        'news/con-artists.md',
      ],
    );
  });

  test('have no address but that of a web page or a message', () => {
    const at = (url: string): string => articleText({ ...TALKS, url }, 'a.docx');
    assert.match(at('https://harbour.example/a'), /^url: "https:\/\/harbour.example\/a"$/m);
    assert.doesNotMatch(at('command:quit'), /command/);
  });

  test('of one origin count once', () => {
    assert.equal(plan([{ name: 'talks.docx', articles: [TALKS, TALKS] }]).length, 1);
  });
});

suite('Files of one import', () => {
  const results = (folder: string, texts: readonly string[]) => ({
    name: 'results.csv',
    path: `/home/lee/dl/${folder}/results.csv`,
    articles: texts.map((text, at) => ({
      ...TALKS,
      key: String(at + 1),
      title: undefined,
      text,
    })),
    problems: [],
  });
  const of2023 = results('2023', ['Dockers walk out over night shifts at the old harbour.']);
  const of2024 = results('2024', ['The ministry plans a second bridge across the river mouth.']);

  test('that have one name are known by their paths below their common folder', () => {
    const files = withNamesOnce([of2023, { ...of2023, name: 'notes.csv' }, of2024, of2023]);
    assert.deepEqual(
      files.map(({ name }) => name),
      ['2023/results.csv', 'notes.csv', '2024/results.csv', 'results.csv'],
    );
    assert.deepEqual(files[3]!.problems, [{ severity: 'error', code: 'name-twice' }]);
    assert.deepEqual(
      plan(files.slice(0, 3)).map(({ origin }) => origin),
      ['2023/results.csv#1', 'notes.csv#1', '2024/results.csv#1'],
    );
  });

  test('that have the name of a file imported before never replace its articles', () => {
    const [first] = plan([of2023]);
    assert.equal(first!.origin, 'results.csv#1');
    const known = new Map([['results.csv#1', { path: 'a.md', text: first!.text }]]);
    const later = plan([of2024], known);
    assert.deepEqual(
      later.map(({ origin, kind }) => [origin, kind]),
      [['2024/results.csv#1', 'new']],
    );
    // Either is found again, alone or with the other.
    known.set('2024/results.csv#1', { path: 'b.md', text: later[0]!.text });
    for (const files of [[of2023], [of2024], [of2024, of2023]]) {
      const kinds = plan(withNamesOnce(files), known).map(({ kind }) => kind);
      assert.deepEqual(new Set(kinds), new Set(['same']));
    }
    const revised = results('2023', [`Later: ${of2023.articles[0]!.text} They came back.`]);
    assert.deepEqual(
      plan([revised], known).map(({ path, kind }) => [path, kind]),
      [['a.md', 'changed']],
    );
  });

  test('do not become the article of an annotation file that lost its own', () => {
    const bare = { ...TALKS, date: undefined, source: undefined, title: 'Minutes' };
    const files = [{ name: 'a.docx', articles: [bare] }];
    assert.deepEqual(paths(files, ['minutes.md.annotations.yaml']), ['news/minutes-2.md']);
  });

  test('have messages that name what they are about', () => {
    const problem = { severity: 'error', code: 'convert-first', name: '.doc' } as const;
    assert.match(importMessage(problem), /^This is a \.doc file, .* save it as \.docx/);
  });

  test('have warnings with a name, a number and what to do instead', () => {
    const warning = { severity: 'warning' } as const;
    const few = { ...warning, code: 'stories-expected', name: '40', count: 38 } as const;
    assert.match(importMessage(few), /^This export says that it has 40 stories, but 38 were found/);
    const odd = { ...warning, code: 'export-unsplit', name: 'Factiva', instead: '.html' } as const;
    assert.match(
      importMessage(odd),
      /like an export of Factiva, .* Save the export again as \.html,/,
    );
  });
});

type Files = Parameters<typeof planImport>[0];

function plan(files: Files, known: Parameters<typeof planImport>[2] = new Map()) {
  return planImport(files, 'news/', known, new Set());
}

function paths(files: Files, taken: readonly string[] = []): readonly string[] {
  return planImport(files, 'news/', new Map(), new Set(taken)).map(({ path }) => path);
}
