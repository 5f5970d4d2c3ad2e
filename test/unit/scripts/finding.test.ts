import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fromPlaywrightCache, programOnPath } from '../../../scripts/lib/browser.mjs';
import { articleToShow } from '../../../scripts/lib/demo.mjs';
import { desktopProgram } from '../../../scripts/lib/desktop.mjs';
import { fontConfiguration } from '../../../scripts/lib/fonts.mjs';
import { npmCommand } from '../../../scripts/lib/processes.mjs';
import { removeFolder } from '../../../scripts/lib/pinnedInstall.mjs';
import { temporaryFolder } from '../../../scripts/lib/temporary.mjs';

suite('Finding programs and files', () => {
  let folder: string;
  setup(() => (folder = temporaryFolder('finding')));
  teardown(() => removeFolder(folder));

  const make = (...parts: string[]) => {
    const file = path.join(folder, ...parts);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, 'x'.repeat(parts.length));
    return file;
  };

  test('a program on the PATH: the first name wins over the first folder', () => {
    make('a', 'chrome');
    const chromium = make('b', 'chromium');
    const searchPath = ['', path.join(folder, 'a'), path.join(folder, 'b')].join(path.delimiter);
    assert.equal(programOnPath(['chromium', 'chrome'], searchPath), chromium);
    assert.equal(programOnPath(['firefox'], searchPath), undefined);
  });

  test('the newest Chromium that Playwright downloaded, compared as numbers', () => {
    make('chromium-999', 'chrome-linux', 'chrome');
    const newest = make('chromium-1180', 'chrome-linux', 'chrome');
    make('chromium_headless_shell-2000', 'chrome-linux', 'headless_shell');
    assert.equal(fromPlaywrightCache(folder), newest);
    assert.equal(fromPlaywrightCache(path.join(folder, 'not there')), undefined);
  });

  test('the desktop VS Code, but not the command of a remote window', () => {
    const code = make('bin', 'code');
    const environment = { PATH: path.dirname(code) };
    assert.equal(desktopProgram(environment, 'linux'), code);
    const remote = { ...environment, VSCODE_IPC_HOOK_CLI: '/tmp/socket' };
    assert.equal(desktopProgram(remote, 'linux'), undefined);
  });

  test('on Windows the program beside the folder of its batch file, which has a space', () => {
    const batch = make('Microsoft VS Code', 'bin', 'code.cmd');
    const environment = { PATH: path.dirname(batch) };
    assert.equal(desktopProgram(environment, 'win32'), undefined);
    const program = make('Microsoft VS Code', 'Code.exe');
    assert.equal(desktopProgram(environment, 'win32'), program);
  });

  test('npm as a script that needs no shell', () => {
    const running = path.join(folder, 'a b', 'npm-cli.js');
    assert.deepEqual(npmCommand({ npm_execpath: running }, 'win32'), [process.execPath, running]);
    assert.deepEqual(npmCommand({ npm_execpath: '/usr/bin/yarn.js' }, 'linux'), ['npm']);
    const [program, script] = npmCommand({}, 'win32');
    assert.equal(program, process.execPath);
    assert.match(script ?? '', /npm-cli\.js$/);
  });

  test('the article that the demo opens is the one with most annotations', () => {
    for (const name of ['README.md', 'a.txt', 'b.md', 'c.md']) make(name);
    fs.writeFileSync(path.join(folder, 'b.md.annotations.yaml'), 'a longer one');
    fs.writeFileSync(path.join(folder, 'c.md.annotations.yaml'), 'short');
    assert.equal(articleToShow(folder), path.join(folder, 'b.md'));
  });

  test('a font folder whose name has an ampersand', () => {
    assert.match(fontConfiguration(['/a & b'], '/cache'), /<dir>\/a &amp; b<\/dir>/);
  });
});
