import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, corpusFolder, show, type CorpusFolder } from './support/corpusFolder';
import { MemoryDisk } from './support/memoryDisk';
import { testApi } from './support/api';
import { until } from './until';

const CODEBOOK = `format: policy-codebook/1
actors:
  harbour: {name: Harbour Town}
  council: {name: Town Council, part-of: harbour, aliases: [councillors, {text: board}]}
  union: {name: Port Union, aliases: [dockers, {text: board}]}
issues:
  work: {name: Work at the port}
  night-shifts: {name: Night shifts, part-of: work}
`;

const ARTICLE = `# The pier

The dockers reject night shifts. “The Town Council lies”, they say.

The board met. The Port Union left.
`;

const FILE = 'pier.md.annotations.yaml';

const ANNOTATIONS = `format: policy-annotations/1
article:
  url: "https://example.org/pier"
  duplicate-of: "wire.txt"
positions:
  - id: aaaaaaaa
    actor: union
    issue: night-shifts
    stance: oppose
    target: council
    quote: {exact: "reject night shifts", prefix: "The dockers ", suffix: ". “The Town", start: 24}
...
`;

const WIRE = 'Dockers again: the Town Council is silent.\n';

const CONTENTS = {
  'codebook.yaml': CODEBOOK,
  'pier.md': ARTICLE,
  [FILE]: ANNOTATIONS,
  'wire.txt': WIRE,
};

/** As other programs write the files: each offset counts the mark and the line ends. */
const FOREIGN = Object.fromEntries(
  Object.entries(CONTENTS).map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
);

suite('References between words, ids and entries', () => {
  let folder: CorpusFolder;

  setup(async () => {
    folder = await corpusFolder(`references-${count++}`, FOREIGN);
    await folder.opened('pier.md');
    await until(() => folder.state('pier.md').matches !== undefined);
  });

  teardown(closeAll);

  test('lead from a mention to its entry, and from an ambiguous one to all candidates', async () => {
    assert.deepEqual(await definitions('pier.md', 'dockers'), ['codebook.yaml: union']);
    assert.deepEqual(await definitions('pier.md', 'board'), [
      'codebook.yaml: council',
      'codebook.yaml: union',
    ]);
    assert.deepEqual(await definitions('pier.md', 'left'), []);
  });

  test('lead from an id to its entry, and between an annotation and its words', async () => {
    assert.deepEqual(await definitions(FILE, 'council'), ['codebook.yaml: council']);
    assert.deepEqual(await definitions(FILE, 'night-shifts'), ['codebook.yaml: night-shifts']);
    assert.deepEqual(await definitions('codebook.yaml', 'harbour, al'), ['codebook.yaml: harbour']);
    assert.deepEqual(await definitions(FILE, 'aaaaaaaa'), ['pier.md: reject night shifts']);
    assert.deepEqual(await definitions(FILE, 'reject'), ['pier.md: reject night shifts']);
    assert.deepEqual(await definitions('pier.md', 'reject'), [`${FILE}: aaaaaaaa`]);
  });

  test('are found from a mention, an id and an entry alike', async () => {
    const all = [
      'codebook.yaml: union',
      `${FILE}: union`,
      'pier.md: Port Union',
      'pier.md: board',
      'pier.md: dockers',
      'wire.txt: Dockers',
    ];
    assert.deepEqual(await references('pier.md', 'dockers'), all);
    assert.deepEqual(await references(FILE, 'union'), all);
    assert.deepEqual(await references('codebook.yaml', 'union'), all);
    assert.deepEqual(await references('codebook.yaml', 'harbour:'), [
      'codebook.yaml: harbour',
      'codebook.yaml: harbour',
    ]);
    assert.deepEqual(await references('pier.md', 'left'), []);
  });

  test('include what is typed and not saved', async () => {
    const editor = await show(folder.uri(FILE));
    const { document } = editor;
    const edit = new vscode.WorkspaceEdit();
    const before = document.positionAt(document.getText().indexOf('target: council'));
    edit.insert(document.uri, before, 'speaker: union\n    ');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(await definitions(FILE, 'council'), ['codebook.yaml: council']);
    const found = await references('codebook.yaml', 'union');
    assert.equal(found.filter((one) => one === `${FILE}: union`).length, 2);
  });

  test('are highlighted in an article and in a file', async () => {
    assert.deepEqual(await highlights('pier.md', 'dockers'), ['dockers', 'board', 'Port Union']);
    assert.deepEqual(await highlights('codebook.yaml', 'harbour:'), ['harbour', 'harbour']);
    assert.deepEqual(await highlights(FILE, 'oppose'), ['oppose']);
  });

  test('have an outline in the article and in both files', async () => {
    const label = 'Port Union ⊖ Night shifts';
    // The editor asks again after the article was read by the extension.
    let article: readonly string[] = [];
    await until(async () => {
      article = await outline('pier.md');
      return article.length > 1;
    });
    const paragraph = article.find((row) => row.startsWith('The dockers reject night shifts.'));
    assert.ok(paragraph, article.join('\n'));
    assert.ok(article.includes(`  ${label} @ reject night shifts`), article.join('\n'));
    const hasRows = (file: string, ...rows: readonly string[]): Promise<void> =>
      until(async () => {
        const found = await outline(file);
        return rows.every((row) => found.includes(row));
      });
    await hasRows('codebook.yaml', '  Town Council @ council', '  Work at the port @ work');
    await hasRows(FILE, `  ${label} @ aaaaaaaa`);
    const removed = { kind: 'delete', id: 'aaaaaaaa' } as const;
    await folder.corpus.change('pier.md', [removed], 'deleted');
    await until(async () => (await outline('pier.md')).length === 1);
  });

  test('have links in the annotation file', async () => {
    const { document } = await show(folder.uri(FILE));
    const expected = [
      'article -> pier.md',
      'wire.txt -> wire.txt',
      'https://example.org/pier -> https://example.org/pier',
    ];
    // A question that is under way when providers are registered anew is asked again by the
    // editor itself, but not by this command.
    await until(async () => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
      );
      const stated = links.map(({ range, target }) => {
        const isFile = target?.scheme === 'file';
        return `${document.getText(range)} -> ${isFile ? nameOf(target) : target?.toString()}`;
      });
      return expected.every((link) => stated.includes(link));
    });
  });

  test('show who answers whom, each at the quoted words', async () => {
    for (const [file, words] of [
      ['pier.md', 'Port Union'],
      [FILE, 'union'],
    ] as const) {
      const [union] = await prepared<vscode.CallHierarchyItem>('CallHierarchy', file, words);
      assert.equal(union?.name, 'Port Union');
      assert.equal(await wordsAt(union.uri, union.selectionRange), 'codebook.yaml: union');
      const calls = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
        'vscode.provideOutgoingCalls',
        union,
      );
      assert.deepEqual(
        calls.map(({ to }) => `${to.name}: ${to.detail ?? ''}`),
        ['Town Council: Port Union ⊖ Night shifts (about Town Council) · pier.md'],
      );
      const to = calls[0]!.to;
      assert.equal(await wordsAt(to.uri, to.selectionRange), 'pier.md: reject night shifts');
      const back = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
        'vscode.provideIncomingCalls',
        to,
      );
      assert.deepEqual(
        back.map(({ from }) => from.name),
        ['Port Union'],
      );
      const [range] = back[0]!.fromRanges;
      assert.equal(await wordsAt(back[0]!.from.uri, range!), 'pier.md: reject night shifts');
    }
    assert.equal((await prepared('CallHierarchy', FILE, 'night-shifts')).length, 0);
  });

  test('show what is part of what', async () => {
    for (const [file, words] of [
      ['pier.md', 'Town Council'],
      [FILE, 'council'],
      ['codebook.yaml', 'council'],
    ] as const) {
      const [council] = await prepared<vscode.TypeHierarchyItem>('TypeHierarchy', file, words);
      assert.equal(council?.name, 'Town Council');
      const above = await kin('Supertypes', council);
      assert.deepEqual(
        above.map(({ name: parent, detail }) => `${parent}, ${detail ?? ''}`),
        ['Harbour Town, part of'],
      );
      assert.equal(
        await wordsAt(above[0]!.uri, above[0]!.selectionRange),
        'codebook.yaml: harbour',
      );
      const below = await kin('Subtypes', above[0]!);
      assert.deepEqual(
        below.map((one) => one.name),
        ['Town Council'],
      );
    }
  });

  test('are in the symbols of the workspace', async () => {
    const found = await symbols('Port Union');
    assert.deepEqual(found, [
      'Port Union [union] codebook.yaml',
      'Port Union ⊖ Night shifts: “reject night shifts” [] pier.md',
    ]);
    assert.deepEqual(await symbols('shftsx'), []);
    assert.deepEqual(await symbols('councillors'), [
      'Town Council (councillors) [council] codebook.yaml',
    ]);
  });

  async function definitions(file: string, words: string): Promise<readonly string[]> {
    return asked('vscode.executeDefinitionProvider', file, words);
  }

  /** Sorted. */
  async function references(file: string, words: string): Promise<readonly string[]> {
    return (await asked('vscode.executeReferenceProvider', file, words)).toSorted();
  }

  async function asked(command: string, file: string, words: string): Promise<readonly string[]> {
    const { document } = await show(folder.uri(file));
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      command,
      document.uri,
      position(document, words),
    );
    return Promise.all(
      found.map((one) =>
        'targetUri' in one
          ? wordsAt(one.targetUri, one.targetSelectionRange ?? one.targetRange)
          : wordsAt(one.uri, one.range),
      ),
    );
  }

  async function highlights(file: string, words: string): Promise<readonly string[]> {
    const { document } = await show(folder.uri(file));
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      position(document, words),
    );
    return found.map(({ range }) => document.getText(range));
  }

  async function outline(file: string): Promise<readonly string[]> {
    const { document } = await show(folder.uri(file));
    const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const rows = (all: readonly vscode.DocumentSymbol[], indent: string): readonly string[] =>
      all.flatMap(({ name: row, selectionRange, children }) => [
        `${indent}${row} @ ${document.getText(selectionRange)}`,
        ...rows(children, `${indent}  `),
      ]);
    return rows(found, '');
  }

  async function prepared<Item>(
    what: string,
    file: string,
    words: string,
  ): Promise<readonly Item[]> {
    const { document } = await show(folder.uri(file));
    const items = await vscode.commands.executeCommand<Item[]>(
      `vscode.prepare${what}`,
      document.uri,
      position(document, words),
    );
    return items;
  }

  async function symbols(query: string): Promise<readonly string[]> {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      query,
    );
    return found
      .filter(({ location }) => location.uri.path.startsWith(`${folder.loaded.root.path}/`))
      .map((one) => `${one.name} [${one.containerName}] ${nameOf(one.location.uri)}`);
  }
});
suite('References where there is nothing to refer to', () => {
  teardown(closeAll);

  test("are not offered outside of a corpus, nor in another tool's codebook.yaml", async () => {
    const around = await corpusFolder('references-around', {
      ...CONTENTS,
      'other/codebook.yaml': 'actors:\n  union: {name: A}\n  council: {part-of: union}\n',
      'notes.yaml': ANNOTATIONS,
    });
    // Not in the workspace, whose folder another test may have made a corpus.
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'outside-'));
    fs.writeFileSync(path.join(outside, FILE), ANNOTATIONS);
    fs.writeFileSync(path.join(outside, 'pier.md'), ARTICLE);
    for (const uri of [
      vscode.Uri.file(path.join(outside, FILE)),
      around.uri('other/codebook.yaml'),
      around.uri('notes.yaml'),
    ]) {
      const { document } = await show(uri);
      for (const command of ['executeDefinitionProvider', 'executeReferenceProvider']) {
        const found = await vscode.commands.executeCommand<unknown[]>(
          `vscode.${command}`,
          uri,
          position(document, 'union'),
        );
        assert.deepEqual(found, []);
      }
      const types = await vscode.commands.executeCommand<unknown[]>(
        'vscode.prepareTypeHierarchy',
        uri,
        position(document, 'union'),
      );
      assert.deepEqual(types, []);
    }
    fs.rmSync(outside, { recursive: true });
  });

  test('are not there while a file is half typed, and come back', async () => {
    const folder = await corpusFolder('references-half-typed', CONTENTS);
    const { document } = await show(folder.uri('codebook.yaml'));
    const asked = async (): Promise<number> =>
      (
        await vscode.commands.executeCommand<unknown[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          position(document, 'harbour, al'),
        )
      ).length;
    assert.equal(await asked(), 1);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().length), '  new: [half\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(await asked(), 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(await asked(), 1);
  });
});

suite('References in a virtual workspace', () => {
  test('lead from words and ids to entries', async () => {
    const scheme = 'references-of-tests';
    const disk = new MemoryDisk(
      Object.fromEntries(Object.entries(CONTENTS).map(([path, text]) => [`/port/${path}`, text])),
    );
    const registered = vscode.workspace.registerFileSystemProvider(scheme, disk);
    try {
      const { corpora } = await testApi();
      const uri = (path: string): vscode.Uri => vscode.Uri.from({ scheme, path: `/port/${path}` });
      const { document } = await show(uri('pier.md'));
      await until(() => corpora.stateOf(uri('pier.md'))?.state.matches !== undefined);
      const file = (await show(uri(FILE))).document;
      for (const [where, words] of [
        [document, 'dockers'],
        [file, 'union'],
      ] as const) {
        const [found] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
          'vscode.executeDefinitionProvider',
          where.uri,
          position(where, words),
        );
        assert.equal(found?.targetUri.toString(), uri('codebook.yaml').toString());
        assert.equal(await wordsAt(found.targetUri, found.targetSelectionRange!), UNION);
        const items = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
          'vscode.prepareCallHierarchy',
          where.uri,
          position(where, words),
        );
        assert.deepEqual(
          items.map(({ name }) => name),
          ['Port Union'],
        );
      }
      await closeAll();
    } finally {
      registered.dispose();
    }
  });
});

const UNION = 'codebook.yaml: union';
let count = 0;

function position(document: vscode.TextDocument, words: string): vscode.Position {
  const at = document.getText().indexOf(words);
  assert.notEqual(at, -1, `“${words}” is not there`);
  return document.positionAt(at + 1);
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `file: words`. */
async function wordsAt(uri: vscode.Uri, range: vscode.Range): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  return `${nameOf(uri)}: ${document.getText(range)}`;
}

async function kin(
  which: 'Supertypes' | 'Subtypes',
  item: vscode.TypeHierarchyItem,
): Promise<readonly vscode.TypeHierarchyItem[]> {
  return vscode.commands.executeCommand<vscode.TypeHierarchyItem[]>(`vscode.provide${which}`, item);
}
