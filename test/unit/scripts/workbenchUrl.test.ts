import assert from 'node:assert/strict';
import { remoteUri, workbenchUrl } from '../../../scripts/lib/workbenchUrl.mjs';

const parsed = (url: string) => {
  const { origin, searchParams } = new URL(url);
  const payload = searchParams.get('payload');
  return {
    origin,
    folder: searchParams.get('folder'),
    token: searchParams.get('tkn'),
    payload: payload === null ? [] : (JSON.parse(payload) as unknown),
  };
};

suite('The address of a VS Code window', () => {
  test('names the folder, and nothing that was not asked for', () => {
    const url = workbenchUrl({ port: 8000, folder: '/tmp/articles' });
    assert.equal(url, 'http://127.0.0.1:8000/?folder=%2Ftmp%2Farticles');
  });

  test('carries the token, a file to open and tests to run', () => {
    const url = workbenchUrl({
      port: 8000,
      folder: '/a',
      token: 'secret',
      openFile: '/a/toll.txt',
      developed: '/ext',
      tests: '/ext/out/host.js',
    });
    assert.deepEqual(parsed(url), {
      origin: 'http://127.0.0.1:8000',
      folder: '/a',
      token: 'secret',
      payload: [
        ['openFile', 'vscode-remote://127.0.0.1:8000/a/toll.txt'],
        ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8000/ext'],
        ['extensionTestsPath', 'vscode-remote://127.0.0.1:8000/ext/out/host.js'],
      ],
    });
  });

  test('keeps spaces, ampersands and other scripts in paths', () => {
    const folder = '/tmp/R&D notes/海';
    const url = workbenchUrl({ port: 1, folder, openFile: `${folder}/a#b?.txt` });
    assert.equal(parsed(url).folder, folder);
    const uri = remoteUri(1, `${folder}/a#b?.txt`);
    assert.equal(uri, 'vscode-remote://127.0.0.1:1/tmp/R%26D%20notes/%E6%B5%B7/a%23b%3F.txt');
    assert.deepEqual(parsed(url).payload, [['openFile', uri]]);
  });
});
