import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CODEBOOK_FILE } from '../../../src/core';
import { temporaryFolder } from '../../support/temporaryFolder';

/** An editor without anything in it, in which one can open a text and run a command. */
const EDITOR = `
const opened = [], commands = new Map(), files = new Set(), keys = {};
const event = (listeners = []) => (listener) => { listeners.push(listener); return { dispose() {} }; };
class Uri {
  constructor(path) { this.scheme = 'file'; this.path = path; }
  static joinPath(uri, name) { return new Uri(require('node:path').posix.join(uri.path, name)); }
}
module.exports = {
  opened, files, keys, Uri,
  ExtensionMode: { Production: 1, Test: 3 },
  Disposable: { from: (...all) => ({ dispose: () => all.forEach((one) => one.dispose()) }) },
  commands: {
    registerCommand: (id, run) => { commands.set(id, run); return { dispose: () => commands.delete(id) }; },
    executeCommand: async (id, ...args) => {
      if (id === 'setContext') keys[args[0]] = args[1];
      else await commands.get(id)(...args);
    },
  },
  window: {
    activeTextEditor: { document: { languageId: 'markdown' } },
    registerTreeDataProvider: () => ({ dispose() {} }),
    onDidChangeActiveTextEditor: event(),
  },
  workspace: {
    fs: {
      isWritableFileSystem: () => true,
      stat: async ({ path }) => { if (!files.has(path)) throw new Error('no file'); },
    },
    workspaceFolders: [{ uri: new Uri('/texts') }],
    textDocuments: [],
    getWorkspaceFolder: ({ path }) => path.startsWith('/texts/') ? { uri: new Uri('/texts') } : undefined,
    createFileSystemWatcher: () => ({ onDidCreate: event(), dispose() {} }),
    onDidOpenTextDocument: event(opened),
    onDidChangeWorkspaceFolders: event(),
  },
};`;

/** In place of the extension: its command marks a key. */
const EXTENSION = `
const { commands } = require('vscode');
exports.useHost = () => {};
exports.activate = () => {
  const ran = () => commands.executeCommand('setContext', 'ran', true);
  commands.registerCommand('policyAnnotator.createCodebook', ran);
};`;

interface Editor {
  readonly opened: ((document: { readonly uri: unknown }) => Promise<void>)[];
  readonly files: Set<string>;
  readonly keys: Readonly<Record<string, boolean>>;
  readonly Uri: new (path: string) => unknown;
  readonly commands: { executeCommand(id: string): Promise<void> };
}

suite('A window with a Markdown file', () => {
  const built = temporaryFolder('entry');
  const manifest = { contributes: { commands: [{ command: 'policyAnnotator.createCodebook' }] } };

  suiteSetup(async () => {
    const { buildInto } = await import('../../../esbuild.mjs');
    await buildInto(built, ['nodeHost']);
    fs.writeFileSync(path.join(built, 'extension.js'), EXTENSION);
    fs.writeFileSync(path.join(built, 'core.js'), '');
  });

  /** A window in which the extension was started, and whether it was loaded. */
  async function start(): Promise<{ editor: Editor; isLoaded: () => boolean }> {
    const folder = path.join(built, 'node_modules', 'vscode');
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'index.js'), EDITOR);
    const require = createRequire(path.join(built, 'nodeHost.js'));
    for (const name of Object.keys(require.cache)) {
      if (name.startsWith(built)) Reflect.deleteProperty(require.cache, name);
    }
    const entry = path.join(built, 'nodeHost.js');
    const host = require(entry) as { activate(context: object): Promise<unknown> };
    await host.activate({
      extensionMode: 1,
      subscriptions: [],
      extension: { packageJSON: manifest },
    });
    const isLoaded = (): boolean =>
      Object.keys(require.cache).some(
        (name) => /(?:extension|core)\.js$/.test(name) && name.startsWith(built),
      );
    return { editor: require('vscode') as Editor, isLoaded };
  }

  test('loads nothing of the extension as long as there is no codebook', async () => {
    const { editor, isLoaded } = await start();
    await editor.opened[0]!({ uri: new editor.Uri('/texts/notes/plan.md') });
    await editor.opened[0]!({ uri: new editor.Uri('/elsewhere/read.me') });
    assert.equal(isLoaded(), false);
    // Its menus offer to annotate the text.
    assert.deepEqual(editor.keys, { 'policyAnnotator.annotatable': true });
  });

  for (const [where, text, codebook] of [
    ['above the text', '/texts/may/talks.md', `/texts/${CODEBOOK_FILE}`],
    ['in a folder between', '/texts/may/week/talks.md', `/texts/may/${CODEBOOK_FILE}`],
    ['beside a text of no folder', '/elsewhere/talks.md', `/elsewhere/${CODEBOOK_FILE}`],
  ] as const) {
    test(`loads it with a codebook ${where}`, async () => {
      const { editor, isLoaded } = await start();
      editor.files.add(codebook);
      await editor.opened[0]!({ uri: new editor.Uri(text) });
      assert.equal(isLoaded(), true);
    });
  }

  test('does not look above a text of no folder', async () => {
    const { editor, isLoaded } = await start();
    editor.files.add(`/${CODEBOOK_FILE}`);
    await editor.opened[0]!({ uri: new editor.Uri('/elsewhere/talks.md') });
    assert.equal(isLoaded(), false);
  });

  test('loads it with the first command, which then runs', async () => {
    const { editor, isLoaded } = await start();
    await editor.commands.executeCommand('policyAnnotator.createCodebook');
    assert.equal(editor.keys.ran, true);
    assert.equal(isLoaded(), true);
  });
});
