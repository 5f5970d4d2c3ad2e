import assert from 'node:assert/strict';
import { escapedMarkdown } from '../../../src/core/imports/escapedMarkdown';

suite('Words from outside as Markdown', () => {
  const same = (words: string): void => assert.equal(escapedMarkdown(words), words);

  test('keep links to web pages and messages, and brackets that are no links', () => {
    same('See [the report](https://harbour.example/a) or [write](mailto:ann@harbour.example).');
    same('[1] (Lee: 2024), [the dean] (he said), [^2](see below) and [a page](minutes.md)');
    same('[1]: a note that comes later, and nothing else');
    same('[report]: https://harbour.example/report');
  });

  test('have no link that opens anything else, however it is written', () => {
    const targets = [
      'command:quit',
      ' COMMAND:quit',
      'javascript:alert',
      'file:///etc',
      'vscode://x',
    ];
    const written = ['&#99;ommand:quit', 'command&colon;quit', 'command\\:quit', 'command%3Aquit'];
    for (const target of [...targets, ...written]) {
      assert.equal(escapedMarkdown(`[x](${target})`), `[x\\](${target})`);
      assert.equal(escapedMarkdown(`[x]: ${target}`), `[x\\]: ${target}`);
    }
    assert.equal(escapedMarkdown('[x](<command:quit>)'), '[x\\](\\<command:quit>)');
    assert.equal(escapedMarkdown('[x](\ncommand:quit)'), '[x\\](\ncommand:quit)');
  });
});
