import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { shellWord } from '../../../src/core/text/shellWord';

suite('A word for a shell', () => {
  const folder = `/studies/Ana's “$HOME” \`id\` ‘deep’ sea`;

  test('is quoted as its shell quotes', () => {
    assert.equal(shellWord('/a b', '/bin/bash'), "'/a b'");
    assert.equal(shellWord("/Ana's", '/usr/bin/zsh'), `'/Ana'\\''s'`);
    assert.equal(shellWord("/Ana's", ''), `'/Ana'\\''s'`);
    assert.equal(shellWord("/Ana's", '/usr/bin/fish'), `'/Ana\\'s'`);
    assert.equal(
      shellWord("C:\\Ana's ‘sea’", 'C:\\Program Files\\PowerShell\\7\\pwsh.exe'),
      "'C:\\Ana''s ‘‘sea’’'",
    );
    assert.equal(shellWord('C:\\a b', 'C:\\Windows\\System32\\cmd.exe'), '"C:\\a b"');
  });

  test('is what sh passes on', function () {
    if (process.platform === 'win32') this.skip();
    const words = `printf %s ${shellWord(folder, '/bin/sh')}`;
    assert.equal(execFileSync('sh', ['-c', words], { encoding: 'utf8' }), folder);
  });
});
