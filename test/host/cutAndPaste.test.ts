import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotationFile } from './support/annotations';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { until } from './until';

const QUOTE = 'rejects night shifts';
const FILE = 'harbour.txt.annotations.yaml';

suite('Undo, cut and paste in an article, one right after the other', () => {
  teardown(closeAll);

  test('leave every quote at its words, whether a save came in between or not', async () => {
    for (const isSaved of [false, true]) {
      const folder = await corpusFolder(`cut-and-paste-${String(isSaved)}`, {
        'harbour.txt': ARTICLE,
        [FILE]: annotationFile(ARTICLE, { aaaaaaaa: QUOTE }),
      });
      (await testApi()).corpora.choose(folder.loaded);
      const editor = await folder.opened('harbour.txt');
      const { document } = editor;
      const rangeOf = (words: string): vscode.Range => {
        const start = document.getText().indexOf(words);
        assert.notEqual(start, -1, words);
        return new vscode.Range(
          document.positionAt(start),
          document.positionAt(start + words.length),
        );
      };
      const heard = await hearMessages();
      await editor.edit((edit) => edit.replace(rangeOf('night shifts'), 'the night'));
      if (isSaved) {
        await document.save();
        await folder.corpus.settled();
        await until(() => folder.text(FILE).includes('was:'));
      }
      await vscode.commands.executeCommand('undo');
      const line = document.lineAt(rangeOf(QUOTE).start.line).rangeIncludingLineBreak;
      const words = document.getText(line);
      await editor.edit((edit) => edit.delete(line));
      const end = document.lineAt(document.lineCount - 1).range.end;
      await editor.edit((edit) => edit.insert(end, `\n${words}`));
      const place = () => folder.state('harbour.txt').placed[0]?.places[0];
      const { text } = folder.state('harbour.txt');
      assert.equal(text.slice(place()?.span?.start, place()?.span?.end), QUOTE);
      assert.match(place()?.state ?? '', /^(anchored|moved)$/);
      // Takes longer than a change waits to be recognised as the user's.
      await document.save();
      await folder.corpus.settled();
      assert.match(place()?.state ?? '', /^(anchored|moved)$/);
      await until(() => folder.text(FILE).includes(`exact: "${QUOTE}"`));
      heard.stop();
      assert.deepEqual(heard.texts, []);
    }
  });
});
