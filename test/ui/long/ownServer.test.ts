// A server of one's own, set up by the commands of docs/browser.md, with the program that they
// name; only the port differs, and where the program was installed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { packExtension } from '../../../scripts/lib/packaging.mjs';
import { removeFolder } from '../../../scripts/lib/pinnedInstall.mjs';
import { inRoot } from '../../../scripts/lib/places.mjs';
import {
  cleanEnvironment,
  exitOnSignals,
  run,
  start,
  stopGroup,
} from '../../../scripts/lib/processes.mjs';
import { copyFolder, temporaryFolder } from '../../../scripts/lib/temporary.mjs';
import { installServer } from '../../vscode-server/install.mjs';
import { launchBrowser, PATIENCE } from '../driver';

suite('A server of one’s own, as the manual sets it up', () => {
  const installed = installServer();
  const program = path.resolve(path.dirname(installed.main), '../../../out/node/entry.js');
  const home = temporaryFolder('lab');
  const options = { cwd: home, env: labEnvironment(home) };
  const [install = [], serve = []] = commands('docs/browser.md');
  let server: ReturnType<typeof start> | undefined;
  let browser: Browser | undefined;

  suiteTeardown(async () => {
    await browser?.close();
    if (server) await stopGroup(server);
    removeFolder(home);
  });

  test('the page and its translation give the same two commands, for the server tested here', () => {
    assert.equal(commands('docs/browser.md').length, 2);
    assert.deepEqual(commands('docs/de/browser.md'), commands('docs/browser.md'));
    const manifest = path.resolve(path.dirname(program), '../../package.json');
    const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { version: string };
    for (const [npx, name] of commands('docs/browser.md')) {
      assert.deepEqual([npx, name], ['npx', `code-server@${version.split('.')[0] ?? ''}`]);
    }
  });

  test('the first installs the extension from its file', () => {
    const [flag, file] = install.slice(2);
    assert.equal(flag, '--install-extension');
    fs.copyFileSync(packExtension().vsix, path.join(home, file ?? ''));
    const done = run(installed.node, [program, ...install.slice(2)], options);
    assert.equal(done.code, 0, done.output);
    assert.match(done.output, /was successfully installed/);
  });

  test('the second opens the folder behind a password, with the extension in it', async () => {
    exitOnSignals();
    copyFolder(inRoot('examples'), path.join(home, serve.at(-1) ?? ''));
    const args = serve.slice(2).map((word) => word.replace(/:8080$/, ':0'));
    server = start(installed.node, [program, ...args], options);
    const { address, passwordFile } = await whatItPrints(server);
    const password = /^password: (.+)$/m.exec(fs.readFileSync(passwordFile, 'utf8'))?.[1] ?? '';
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(address);
    await page.locator('input[type=password]').fill(password);
    await page.locator('input[type=submit]').click();
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    // The page says so: the folder is not trusted yet.
    await page.locator('.part.banner').getByText('Manage', { exact: true }).click();
    await page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: 'Trust', exact: true })
      .first()
      .click();
    await page.locator('.part.banner').waitFor({ state: 'hidden' });
    await page.locator('.workspace-trust-editor').press('Escape');
    await page.locator('.workspace-trust-editor').waitFor({ state: 'hidden' });
    await page.locator('.activitybar').getByRole('tab', { name: 'Policy Annotator' }).click();
    await page.locator('.monaco-list-row', { hasText: 'Moratorium' }).first().waitFor();
  });
});

/** The commands of the first shell block of a page, in words. */
function commands(page: string): string[][] {
  const [, block = ''] = /^```sh\n([^]*?)^```/m.exec(fs.readFileSync(inRoot(page), 'utf8')) ?? [];
  return block
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
}

/** That of a user who has never started it, on a computer without a network. */
function labEnvironment(home: string): NodeJS.ProcessEnv {
  return cleanEnvironment({
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local'),
    XDG_RUNTIME_DIR: home,
    TMPDIR: home,
    EXTENSIONS_GALLERY: '{}',
  });
}

/** What the server says when it listens. */
function whatItPrints(
  server: ReturnType<typeof start>,
): Promise<{ readonly address: string; readonly passwordFile: string }> {
  return new Promise((resolve, reject) => {
    let printed = '';
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const address = /listening on (http:\S+)/.exec(printed)?.[1];
        const passwordFile = /Using password from (.+)/.exec(printed)?.[1];
        if (address && passwordFile) resolve({ address, passwordFile });
      });
    }
    server.once('exit', () => reject(new Error(`The server ended:\n${printed}`)));
  });
}
