import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { PROBLEMS, type ProblemCode } from '../../src/core';
import { annotationFile, shownIds } from './support/annotations';
import {
  ARTICLE,
  CODEBOOK,
  closeAll,
  corpusFolder,
  folderOf,
  loadUnwatched,
  show,
  type CorpusFolder,
} from './support/corpusFolder';
import { chosenCorpus } from './support/coders';
import { problemShown, problemsOf } from './support/diagnostics';
import { hearMessages } from './support/messages';
import { answerPicks } from './support/quickPicks';
import { typeLines } from './support/typedLines';
import { SEARCHES } from './searchProblems';
import { until } from './until';

/** A file with its one problem between « and »; an annotation file's body follows a good
 * position. */
type Row = readonly [code: ProblemCode, source: string];

const POSITION = 'actor: north, issue: dam, stance: oppose';

/** Bodies of annotation files; those with `format` are whole files. */
const ANNOTATION_FILES: readonly Row[] = [
  ['syntax', 'note: ["x" «"»y"]\n'],
  ['colon-in-value', 'note: «He said: no»\n'],
  ['bad-indent', 'note: x\n  «more: y»\n'],
  ['tab-indent', 'article:\n«\t»title: x\n'],
  ['missing-colon', '«some words»\nnote: x\n'],
  ['text-behind', 'note: "He said "«no" to it"»\n'],
  ['reserved-start', 'note: «@»x\n'],
  ['open-bracket', 'note: «[»x\nb: 1\n'],
  ['bad-escape', 'note: "C:«\\»data"\n'],
  ['unclosed-quote', 'note: «"x»\nb: 1\n'],
  ['conflict-marker', '«<<<<<<< HEAD»\n'],
  ['anchor', 'note: «&n» x\n'],
  ['alias', 'note: «*n»\n'],
  ['tag', 'note: «!!str» x\n'],
  ['directive', '«%YAML 1.1»\n---\nformat: policy-annotations/1\n...\n'],
  ['merge-key', 'note:\n  «<<»: {b: 1}\n'],
  ['several-documents', '«---»\nb: 2\n'],
  ['duplicate-key', '  - {note: x, «note»: a2}\n'],
  ['complex-key', '«[a]»: b\n'],
  ['too-deep', `note: ${'['.repeat(31)}«[»${']'.repeat(32)}\n`],
  ['format-missing', '«positions»: []\n# no format\n...\n'],
  ['format-unknown', 'format: «policy-annotations/0»\n...\n'],
  ['format-newer', 'format: «policy-annotations/2»\n...\n'],
  ['expected-map', 'article: «x»\n'],
  ['expected-list', 'mentions: «none»\n'],
  ['expected-text', `  - {id: a1, ${POSITION}, note: «[a, b]», quote: rain}\n`],
  ['duplicate-id', `  - {id: «good», ${POSITION}, quote: rain}\n`],
  ['empty-file', '«»# format:\n'],
  ['maybe-truncated', 'format: policy-annotations/1\n«positions: []»\n'],
  [
    'unmarked-end',
    `format: policy-annotations/1
positions:
  - id: a1
    actor: north
    issue: dam
    stance: oppose
    quote:
      exact: rain
      start: 0
«      repeated: false»
`,
  ],
  ['missing-id', `  - {«actor»: north, issue: dam, stance: oppose, quote: rain}\n`],
  ['bad-id', `  - {id: «Bad», ${POSITION}, quote: rain}\n`],
  ['missing-quote', `  - {id: «a1», ${POSITION}}\n`],
  ['missing-actor', '  - {id: «a1», issue: dam, stance: oppose, quote: rain}\n'],
  ['missing-stance', '  - {id: «a1», actor: north, issue: dam, quote: rain}\n'],
  ['missing-issue', '  - {id: «a1», actor: north, stance: oppose, quote: rain}\n'],
  ['missing-parties', 'disagreements:\n  - {id: a1, between: «[north]», quote: rain}\n'],
  [
    'too-many-combinations',
    `disagreements:\n  - {id: a1, between: «[[${'north, '.repeat(101)}], [${'south, '.repeat(100)}]]», quote: rain}\n`,
  ],
  ['missing-mentioned', 'mentions:\n  - {id: «a1», quote: rain}\n'],
  ['missing-type', 'annotations:\n  - {id: «a1», quote: rain}\n'],
  ['missing-state', 'coded:\n  mira: {«date»: "2024-05-02"}\n'],
  ['missing-text', `  - {id: a1, ${POSITION}, quote: rain, comments: [{«by»: mira}]}\n`],
  ['missing-exact', 'ignored:\n  - {id: a1, quote: [{exact: rain}, {«start»: 3}]}\n'],
  ['unknown-actor', `  - {id: a1, ${POSITION}, target: «west», quote: rain}\n`],
  ['unknown-issue', 'mentions:\n  - {id: a1, issue: «bridge», quote: rain}\n'],
  ['unknown-stance', '  - {id: a1, actor: north, issue: dam, stance: «love», quote: rain}\n'],
  ['unknown-field', `  - {id: a1, ${POSITION}, fields: {«mood»: good}, quote: rain}\n`],
  ['unknown-type', 'annotations:\n  - {id: a1, type: «poem», quote: rain}\n'],
  ['unknown-act', `  - {id: a1, ${POSITION}, act: «sing», quote: rain}\n`],
  ['unknown-channel', `  - {id: a1, ${POSITION}, channel: «radio», quote: rain}\n`],
  ['unknown-coder', `  - {id: a1, ${POSITION}, coder: «noa», quote: rain}\n`],
  ['machine-record', `  - {id: a1, ${POSITION}, coder: «m1», quote: rain}\n`],
  ['bad-value', `  - {id: a1, ${POSITION}, intensity: «9», quote: rain}\n`],
  ['bad-date', `  - {id: a1, ${POSITION}, date: «"2023-02-29"», quote: rain}\n`],
  ['byte-order-mark', `  - {id: a1, ${POSITION}, note: a«\ufeff»b, quote: rain}\n`],
  ['misspelt-key', '«mention»: []\n'],
  ['key-beside', '«position»: []\n'],
  ['unknown-key', `  - {id: a1, ${POSITION}, «weather»: wet, quote: rain}\n`],
  ['unquoted-value', 'article:\n  section: «#later»\n'],
  ['repeated-value', `  - {id: a1, ${POSITION}, target: [north, «north»], quote: rain}\n`],
  ['missing-target', `  - {id: a1, ${POSITION}, «evaluation»: 1, quote: rain}\n`],
  ['same-party', 'disagreements:\n  - {id: a1, between: [north, [«north», south]], quote: rain}\n'],
  [
    'issue-not-codable',
    '  - {id: a1, actor: north, issue: «water», stance: oppose, quote: rain}\n',
  ],
  ['own-target', `  - {id: a1, ${POSITION}, target: [south, «north»], quote: rain}\n`],
  ['own-speaker', `  - {id: a1, ${POSITION}, speaker: «north», quote: rain}\n`],
  [
    'missing-reason',
    'format: policy-annotations/1\ncoded:\n  mira: {state: «not-relevant»}\n...\n',
  ],
  ['positions-not-relevant', 'coded:\n  mira: {state: «not-relevant», reason: sport}\n'],
  [
    'coded-differently',
    '  - {id: later, actor: north, issue: dam, stance: «support», quote: rain, coder: mira}\n',
  ],
  ['bad-time', `  - {id: a1, ${POSITION}, quote: rain, comments: [{at: «"9:30"», text: x}]}\n`],
];

/** Bodies of codebooks. */
const CODEBOOKS: readonly Row[] = [
  ['reserved-id', 'actors:\n  «author»: {}\n'],
  ['unknown-parent', 'actors:\n  kept: {part-of: «south»}\n'],
  ['part-of-cycle', 'actors:\n  kept: {part-of: «kept»}\n'],
  ['unknown-role-target', 'actors:\n  kept: {roles: [{title: Chair, of: «board»}]}\n'],
  ['unknown-group', 'actors:\n  kept: {member-of: [«g7»]}\n'],
  ['missing-role-target', 'actors:\n  kept: {roles: [{«title»: Chair}]}\n'],
  ['role-order', 'actors:\n  kept: {roles: [{of: kept, from: 2024-05, to: «2024-04»}]}\n'],
  ['missing-link-target', 'issues:\n  a: {part-of: {«sign»: 1}}\n'],
  ['empty-alias', 'actors:\n  kept: {aliases: [{«weak»: true}]}\n'],
  ['empty-example', 'actors:\n  kept: {examples: {include: [{«why»: named}]}}\n'],
  ['example-of-both', 'actors:\n  kept: {examples: {include: [Board], exclude: [«board»]}}\n'],
  ['ambiguous-alias', 'actors:\n  kept: {aliases: [Board]}\n  b: {name: «Board»}\n'],
  ['long-alias', `actors:\n  kept: {aliases: [«"${'a '.repeat(250)}b"»]}\n`],
  ['too-ambiguous-alias', `actors:\n${shared(100)}  kept: {name: «Board»}\n`],
  ['too-many-levels', `actors:\n  a101: {part-of: «a100»}\n${chain(100)}  a0: {}\n`],
  ['missing-field-type', 'fields:\n  «frame»: {values: [a]}\n'],
  ['unknown-field-type', 'fields:\n  frame: {type: «colour»}\n'],
  ['missing-field-values', 'types:\n  t: {fields: {«frame»: {type: choice}}}\n'],
  ['unused-values', 'fields:\n  cost: {type: number, «values»: [1]}\n'],
  ['unknown-window', 'analysis: {window: «quarterly»}\n'],
  ['blind-without-files', 'coding: {blind: «true»}\n'],
  ['reserved-coder', 'coders:\n  «shared»: {}\n'],
  ['assigned-to-none', 'coders:\n  lea: {}\ncoding: {assigned: {«a.md»: mex}}\n'],
  ['duplicate-stance-key', 'stances:\n  pro: {key: p}\n  per: {key: «p»}\n'],
];

/** That many actors with the same name. */
function shared(count: number): string {
  return Array.from({ length: count }, (_, at) => `  a${at}: {name: Board}\n`).join('');
}

/** A chain of actors, each part of the next. */
function chain(count: number): string {
  return Array.from({ length: count }, (_, at) => `  a${at + 1}: {part-of: a${at}}\n`).join('');
}

/** Rows that need more than one file or an editor, with tests of their own below. */
const OTHERS: readonly ProblemCode[] = [
  'undecodable',
  // In linksOutside.test.ts.
  'link-outside',
  'not-a-file',
  'too-large',
  'quote-orphaned',
  'quote-uncertain',
  'quote-speaker',
  'quote-names',
  'quote-changed',
  'id-elsewhere',
  'article-missing',
  // In test/unit/project/problems.test.ts: few disks hold two such files.
  'same-name',
  'article-undecodable',
  'front-matter-unclosed',
  'front-matter-unread',
  'front-matter-value',
  'coder-file-unused',
  'date-ahead',
  'date-after-article',
  'author-is-actor',
  'article-too-large',
  'original-missing',
  'reprint-cycle',
  'date-future',
  'codebook-version',
];
const NOT_IN_THE_EDITOR: readonly ProblemCode[] = [
  // Only walking all files finds it.
  'searches-file-name',
  'only-coder-files',
  'run-missing',
  'annotation-file-name',
  'issue-unused',
];

/** The quick fixes of a problem, in the order of the menu. */
async function fixesOf(uri: vscode.Uri, code: string): Promise<readonly vscode.CodeAction[]> {
  const diagnostic = vscode.languages.getDiagnostics(uri).find((one) => one.code === code);
  assert.ok(diagnostic);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    diagnostic.range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Applies the quick fix of a problem whose title matches. */
async function fixed(uri: vscode.Uri, code: string, title: RegExp): Promise<void> {
  let action: vscode.CodeAction | undefined;
  // Quick fixes are offered only after the last edit has been checked.
  await until(async () => {
    action = (await fixesOf(uri, code)).find((one) => title.test(one.title));
    return action !== undefined;
  });
  assert.ok(action);
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  const { command } = action;
  const given: unknown[] = command?.arguments ?? [];
  if (command) await vscode.commands.executeCommand(command.command, ...given);
}

const RIVERS = `format: policy-codebook/1
coders: {mira: {name: Mira}, m1: {machine: true}}
actors: {north: {name: North}, south: {name: South}}
issues: {dam: {name: The dam}, water: {codable: false}}
acts: [demand]
channels: [speech]
fields: {frame: {type: choice, values: [cost, safety]}}
types: {story: {fields: {hero: {type: actor}}}}
`;

suite('Each row of the problem table is in the Problems panel, at its exact place', () => {
  let rivers: CorpusFolder;

  suiteSetup(async () => {
    const contents: Record<string, string> = { 'codebook.yaml': RIVERS };
    for (const [code, source] of ANNOTATION_FILES) {
      contents[`${code}.txt`] = 'The north fears rain.\n';
      contents[`${code}.txt.annotations.yaml`] = unmarked(fileOf(source)).text;
    }
    for (const [code, source] of CODEBOOKS) {
      contents[`${code}/codebook.yaml`] = unmarked(`format: policy-codebook/1\n${source}`).text;
    }
    rivers = await corpusFolder('problems', contents);
  });
  teardown(closeAll);

  for (const [code, source] of ANNOTATION_FILES) {
    test(`of an annotation file: ${code}`, async () => {
      const { text, range } = unmarked(fileOf(source));
      const file = `${code}.txt.annotations.yaml`;
      const found = await problemShown(rivers.uri(file), code);
      assert.equal(found.range, range, `in\n${text}`);
      assert.equal(found.severity, severityOf(code));
      assert.ok(found.message.length > 20 && !/\{\d\}/.test(found.message), found.message);
      assert.equal(rivers.text(file), text);
    });
  }

  test('a rename over many files shows none on its way, nor does its undo', async () => {
    const names = Array.from({ length: 29 }, (_, at) => `a${String(at)}.txt`);
    const folder = await chosenCorpus('problems-rename', {
      'codebook.yaml': CODEBOOK,
      ...Object.fromEntries(
        names.flatMap((name, at) => [
          [name, ARTICLE],
          [
            `${name}.annotations.yaml`,
            annotationFile(ARTICLE, { [`rename${String(10 + at)}`]: 'rejects night shifts' }),
          ],
        ]),
      ),
    });
    await folder.corpus.settled();
    const shown: string[] = [];
    const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const own = uris.filter(({ path }) => path.includes('/problems-rename/'));
      for (const uri of own) shown.push(...problemsOf(uri).map(({ message }) => message));
    });
    // The name stays, so that the id is asked for.
    const lines = await typeLines('Port Union', 'dockers-united');
    const heard = await hearMessages();
    const picks = await answerPicks({ choose: 'Change All' });
    const last = `${names.at(-1) ?? ''}.annotations.yaml`;
    const holds = (id: string) => until(() => folder.text(last).includes(`actor: ${id}`));
    try {
      const corpus = folder.loaded.root.toString();
      const entry = { corpus, layer: 'actor', id: 'port-union' };
      await vscode.commands.executeCommand('policyAnnotator.renameEntry', entry);
      await holds('dockers-united');
      await vscode.commands.executeCommand('policyAnnotator.undo');
      await holds('port-union');
      await folder.corpus.settled();
      assert.deepEqual([...shown, ...heard.texts], []);
      // Problems would have been heard.
      fs.writeFileSync(folder.uri(last).fsPath, folder.text(last).replace('port-union', 'nobody'));
      await until(() => shown.length > 0);
    } finally {
      listening.dispose();
      lines.stop();
      heard.stop();
      picks.stop();
    }
  });

  test('a misspelt id becomes the nearest one in the whole file, with one undo', async () => {
    const at = (id: string, quote: string): string =>
      `  - {id: ${id}, actor: nroth, issue: dam, stance: oppos, quote: ${quote}}\n`;
    const text = fileOf(at('a1', 'rain') + at('a2', 'fears'));
    const folder = await corpusFolder('problems-misspelt', {
      'codebook.yaml': RIVERS,
      'a.txt': 'The north fears rain.\n',
      'a.txt.annotations.yaml': text,
    });
    const uri = folder.uri('a.txt.annotations.yaml');
    const found = await problemShown(uri, 'unknown-actor');
    assert.match(found.message, /no actor “nroth”. Did you mean “north”\?/);
    const editor = await show(uri);
    const [first, second] = await fixesOf(uri, 'unknown-actor');
    assert.equal(first?.title, 'Replace with “north” in all 2 places in the file');
    assert.equal(second?.title, 'Add the actor to the codebook');
    await fixed(uri, 'unknown-actor', /^Replace with/);
    assert.equal(editor.document.getText(), text.replaceAll('nroth', 'north'));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
    await problemShown(uri, 'unknown-stance');
    await fixed(uri, 'unknown-stance', /^Replace with “oppose”/);
    assert.equal(editor.document.getText(), text.replaceAll('oppos,', 'oppose,'));
  });

  test('what the codebook does not have is added to it, or becomes the nearest that it has', async () => {
    const text = fileOf(
      '  - {id: a1, actor: north, issue: dam, stance: doubt, act: ask, coder: noa, quote: rain}\n' +
        '  - {id: a2, actor: north, issue: dam, stance: oppose, act: demnd, coder: mria, quote: fears}\n' +
        'annotations:\n  - {id: a3, type: tale, quote: rain}\n',
    );
    const folder = await corpusFolder('problems-added', {
      'codebook.yaml': RIVERS,
      'a.txt': 'The north fears rain.\n',
      'a.txt.annotations.yaml': text,
    });
    const uri = folder.uri('a.txt.annotations.yaml');
    await problemShown(uri, 'unknown-stance');
    const editor = await show(uri);
    const picks = await answerPicks({ choose: 'Against' });
    await fixed(uri, 'unknown-stance', /^Add the stance/).finally(() => picks.stop());
    await fixed(uri, 'unknown-act', /^Add the act/);
    await fixed(uri, 'unknown-coder', /^Add the coder/);
    await fixed(uri, 'unknown-type', /^Add the annotation type/);
    await folder.corpus.settled();
    const { stances, acts, coders, types } = folder.corpus.codebook;
    assert.equal(stances.get('doubt')?.polarity, -1);
    assert.equal(stances.get('support')?.polarity, 1);
    assert.deepEqual(
      [acts, [...coders.keys()], [...types.keys()]],
      [
        ['demand', 'ask'],
        ['mira', 'noa'],
        ['story', 'tale'],
      ],
    );
    await until(() =>
      vscode.languages
        .getDiagnostics(uri)
        .every(({ code }) => code === 'unknown-act' || code === 'unknown-coder'),
    );
    await fixed(uri, 'unknown-act', /^Replace with “demand”/);
    await problemShown(uri, 'unknown-coder');
    await fixed(uri, 'unknown-coder', /^Replace with “mira”/);
    assert.equal(
      editor.document.getText(),
      text.replace('demnd', 'demand').replace('mria', 'mira'),
    );
  });

  test('a parent that the codebook does not have is added as what is part of it', async () => {
    const folder = await corpusFolder('problems-parent', {
      'codebook.yaml': 'format: policy-codebook/1\nissues:\n  dam: {name: Dam, part-of: rivers}\n',
    });
    const uri = folder.uri('codebook.yaml');
    await problemShown(uri, 'unknown-parent');
    await show(uri);
    await fixed(uri, 'unknown-parent', /^Add it to the codebook/);
    const { actors, issues } = folder.corpus.codebook;
    assert.deepEqual([[...actors.keys()], [...issues.keys()]], [[], ['dam', 'rivers']]);
  });

  for (const [code, source] of CODEBOOKS) {
    test(`of a codebook: ${code}`, async () => {
      const whole = unmarked(`format: policy-codebook/1\n${source}`);
      const folder = await nested(rivers, code);
      const found = await problemShown(folder.uri('codebook.yaml'), code);
      assert.equal(found.range, whole.range, `in\n${whole.text}`);
      assert.equal(found.severity, severityOf(code));
      assert.equal(folder.text('codebook.yaml'), whole.text);
    });
  }

  test('of shared searches: each where its file is', async () => {
    const codebook =
      'format: policy-codebook/1\nactors:\n  kept: {name: Kept}\nfields:\n  frame: {type: text}\n';
    for (const [code, searches] of SEARCHES) {
      const text = `format: policy-searches/1\nsearches:\n${searches}`;
      const files = { 'codebook.yaml': codebook, 'searches.yaml': text };
      const folder = await loadUnwatched(folderOf(`problems-${code}`, files));
      const found = await problemShown(folder.uri('searches.yaml'), code);
      assert.equal(found.severity, severityOf(code), code);
      assert.ok(found.message.length > 20 && !/\{\d\}/.test(found.message), found.message);
      assert.equal(folder.text('searches.yaml'), text);
    }
  });

  test('of two annotation files: the same id, a reprint of nothing and of itself, an old codebook', async () => {
    const head = 'format: policy-annotations/1\n';
    const body = (id: string): string =>
      `positions:\n  - {id: ${id}, actor: port-union, issue: automation, stance: oppose, quote: rejects}\n...\n`;
    const files = {
      'a.txt.annotations.yaml': head + body('same1'),
      'b.txt.annotations.yaml': head + body('same1'),
      'c.txt.annotations.yaml': `${head}article:\n  duplicate-of: nowhere.txt\n...\n`,
      'd.txt.annotations.yaml': `${head}article:\n  duplicate-of: d.txt\n...\n`,
      'e.txt.annotations.yaml': `${head}coded:\n  lea: {state: complete, codebook: "1"}\n...\n`,
      'f.txt.annotations.yaml': `${head}coded:\n  lea: {state: in-progress, date: "9024-04-26"}\n...\n`,
    };
    const articles = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (name) => [`${name}.txt`, ARTICLE] as const,
    );
    const texts: Readonly<Record<string, string>> = Object.fromEntries(articles);
    const folder = await corpusFolder('problems-between', {
      ...texts,
      ...files,
    });
    const shown = await problemShown(folder.uri('b.txt.annotations.yaml'), 'id-elsewhere');
    assert.equal(shown.range, '2:9–2:14');
    assert.match(shown.message, /a\.txt\.annotations\.yaml/);
    assert.deepEqual(problemsOf(folder.uri('a.txt.annotations.yaml')), []);
    await problemShown(folder.uri('c.txt.annotations.yaml'), 'original-missing');
    await problemShown(folder.uri('d.txt.annotations.yaml'), 'reprint-cycle');
    await problemShown(folder.uri('e.txt.annotations.yaml'), 'codebook-version');
    await problemShown(folder.uri('f.txt.annotations.yaml'), 'date-future');
    // The corrected problem disappears.
    await show(folder.uri('b.txt.annotations.yaml'));
    await fixed(folder.uri('b.txt.annotations.yaml'), 'id-elsewhere', /a new id: [a-z0-9]{8}$/);
    await until(() => problemsOf(folder.uri('b.txt.annotations.yaml')).length === 0);
  });

  test('a key is renamed and a value put in quotation marks by quick fixes', async () => {
    const folder = await corpusFolder('problems-fixes', {
      'a.txt': ARTICLE,
      'a.txt.annotations.yaml': 'format: policy-annotations/1\narticel:\n  title: #metoo\n...\n',
    });
    const uri = folder.uri('a.txt.annotations.yaml');
    await problemShown(uri, 'misspelt-key');
    await show(uri);
    await fixed(uri, 'misspelt-key', /^Rename to “article”$/);
    await problemShown(uri, 'unquoted-value');
    await fixed(uri, 'unquoted-value', /in quotation marks$/);
    await until(() => problemsOf(uri).length === 0);
  });

  test('of the text of an article: front matter, closed and open, until it is corrected', async () => {
    const folder = await corpusFolder('problems-front-matter', {
      'closed.md': '---\ntitle: Ports: what next\n---\nThe ports reopened.\n',
      'group.md': '---\nauthor: {name: Mira}\n---\nThe ports reopened.\n',
      'open.md': '---\ntitle: Ports\n\nThe ports reopened.\n',
      'later.md': '---\ndate: 9024-04-26\n---\nThe ports reopened.\n',
      'b.txt': ARTICLE,
      'b.txt.annotations.yaml': 'format: policy-annotations/1\n...\n',
      'b.txt.lea.annotations.yaml': 'format: policy-annotations/1\n...\n',
    });
    await problemShown(folder.uri('closed.md'), 'front-matter-unread');
    const group = await problemShown(folder.uri('group.md'), 'front-matter-value');
    assert.equal(group.range, '1:8–1:20');
    await problemShown(folder.uri('later.md'), 'date-ahead');
    await problemShown(folder.uri('b.txt.lea.annotations.yaml'), 'coder-file-unused');
    await folder.opened('open.md');
    const unclosed = await problemShown(folder.uri('open.md'), 'front-matter-unclosed');
    assert.equal(unclosed.range, '0:0–0:3');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(folder.uri('open.md'), new vscode.Position(2, 0), '---');
    await vscode.workspace.applyEdit(edit);
    await until(() => problemsOf(folder.uri('open.md')).length === 0);
  });

  test('of a claim and its article: dated after it, and by an author who is an actor', async () => {
    const folder = await corpusFolder('problems-author', {
      'a.txt': ARTICLE,
      'a.txt.annotations.yaml':
        'format: policy-annotations/1\narticle: {author: Port Union, date: 2024-04-26}\npositions:\n  - {id: a1, actor: author, issue: automation, stance: oppose, date: 2024-05-26, quote: rejects}\n...\n',
    });
    const uri = folder.uri('a.txt.annotations.yaml');
    await problemShown(uri, 'date-after-article');
    const shown = await problemShown(uri, 'author-is-actor');
    assert.equal(shown.range, '3:20–3:26');
    await show(uri);
    await fixed(uri, 'author-is-actor', /^Use the actor “port-union”$/);
    await until(() => problemsOf(uri).length === 1);
  });

  test('of a file that is not read: how many annotations are missing', async () => {
    const folder = await corpusFolder('problems-missing', {
      'a.txt': ARTICLE,
      'a.txt.annotations.yaml': `${annotationFile(ARTICLE, { aaaaaaaa: 'rejects' })}note: a: b\n`,
    });
    const { message } = await problemShown(
      folder.uri('a.txt.annotations.yaml'),
      'several-documents',
    );
    assert.match(message, /^This file is not read: .* About 1 annotation is missing\.$/);
  });

  test('of an annotation file without its article, which is found by its quotes', async () => {
    const folder = await corpusFolder('problems-find-article', {
      'gone.txt.annotations.yaml': annotationFile(ARTICLE, { aaaaaaaa: 'rejects' }),
      'other.txt': 'Nothing of this is quoted.\n',
      'wires/renamed.txt': ARTICLE,
    });
    const lost = folder.uri('gone.txt.annotations.yaml');
    await problemShown(lost, 'article-missing');
    assert.deepEqual(
      await folder.corpus.moves.likelyArticles('gone.txt.annotations.yaml', () => false),
      [
        {
          article: 'wires/renamed.txt',
          annotationFile: 'wires/renamed.txt.annotations.yaml',
          found: 1,
          of: 1,
        },
      ],
    );
    await show(lost);
    const found = fixed(lost, 'article-missing', /Find the article that contains these quotes/);
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return folder.textIfThere('wires/renamed.txt.annotations.yaml') !== undefined;
    });
    await found;
    assert.equal(folder.textIfThere('gone.txt.annotations.yaml'), undefined);
    await until(() => shownIds(folder, 'wires/renamed.txt').length === 1);
  });

  test('of an annotation file without its article, until the article is back', async () => {
    const folder = await corpusFolder('problems-no-article', {
      'gone.txt.annotations.yaml': annotationFile(ARTICLE, { aaaaaaaa: 'rejects' }),
    });
    const before = folder.bytes('gone.txt.annotations.yaml');
    const shown = await problemShown(folder.uri('gone.txt.annotations.yaml'), 'article-missing');
    assert.match(shown.message, /“gone\.txt”.*Rename the file, or restore the article/);
    folder.write('gone.txt', ARTICLE);
    await until(() => problemsOf(folder.uri('gone.txt.annotations.yaml')).length === 0);
    fs.rmSync(folder.disk('gone.txt'));
    await problemShown(folder.uri('gone.txt.annotations.yaml'), 'article-missing');
    assert.deepEqual(folder.bytes('gone.txt.annotations.yaml'), before);
  });

  test('of an open article: lost words, an uncertain place, another speaker', async () => {
    const text = 'The dockers reject it. Others say the same. We wait, and wait.\n';
    const folder = await corpusFolder('problems-places', {
      'a.txt': text,
      'a.txt.annotations.yaml': annotationFile(text, { lost1: 'reject it', moved1: 'the same' })
        .replace('exact: "reject it"', 'exact: "rejected it all"')
        .replaceAll(/(prefix|suffix): ".*Others say.*"/g, '$1: "quite different"')
        .replaceAll(/(suffix): ".*We wait.*"/g, '$1: " as before."')
        .replace(
          '...\n',
          '  - {id: guess1, actor: port-union, issue: night-shifts, stance: oppose, quote: {exact: "wait", start: 3}}\n...\n',
        ),
    });
    await folder.opened('a.txt');
    const lost = await problemShown(folder.uri('a.txt'), 'quote-orphaned');
    const uncertain = await problemShown(folder.uri('a.txt'), 'quote-uncertain');
    const speaker = await problemShown(folder.uri('a.txt'), 'quote-speaker');
    assert.equal(lost.range, '0:0–0:0');
    assert.match(
      lost.message,
      /^“rejected it all” is no longer.*Attach the annotation to other words, or delete it/,
    );
    assert.equal(uncertain.range, '0:47–0:51');
    assert.equal(speaker.range, '0:34–0:42');
    assert.match(speaker.message, /its speaker may have changed: “.*different” → “.*say”/);
  });

  test('of a file over the limit of 32 MB, which is not read', async () => {
    const folder = await corpusFolder('problems-large', {
      'a.txt': ARTICLE,
      'a.txt.annotations.yaml': `format: policy-annotations/1\n# ${'x'.repeat(33 * 1024 * 1024)}\n...\n`,
    });
    const shown = await problemShown(folder.uri('a.txt.annotations.yaml'), 'too-large');
    assert.match(shown.message, /larger than 32 MB.*Split it or shorten it/);
    fs.rmSync(folder.disk('a.txt.annotations.yaml'));
  });

  test('no row is forgotten', () => {
    const tested = [...ANNOTATION_FILES, ...CODEBOOKS, ...SEARCHES].map(([code]) => code);
    assert.deepEqual(
      [...tested, ...OTHERS, ...NOT_IN_THE_EDITOR].sort(),
      Object.keys(PROBLEMS).sort(),
    );
  });
});

/** The whole annotation file of a row; one without `format` gets it, and a good entry. */
function fileOf(source: string): string {
  if (/format|%YAML/.test(source)) return source;
  const good = `format: policy-annotations/1\npositions:\n  - {id: good, ${POSITION}, quote: rain}\n`;
  return `${good}${source}...\n`;
}

function unmarked(source: string): { readonly text: string; readonly range: string } {
  const [before = '', inside = '', after = ''] = source.split(/[«»]/);
  const place = (text: string): string => {
    const lines = text.split('\n');
    return `${lines.length - 1}:${lines.at(-1)?.length ?? 0}`;
  };
  return { text: before + inside + after, range: `${place(before)}–${place(before + inside)}` };
}

function severityOf(code: ProblemCode): vscode.DiagnosticSeverity {
  const { severity } = PROBLEMS[code];
  if (severity === 'error') return vscode.DiagnosticSeverity.Error;
  return severity === 'warning'
    ? vscode.DiagnosticSeverity.Warning
    : vscode.DiagnosticSeverity.Information;
}

function nested(parent: CorpusFolder, name: string): Promise<CorpusFolder> {
  return loadUnwatched(parent.disk(name));
}
