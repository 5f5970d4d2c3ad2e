import assert from 'node:assert/strict';
import { shownTitle } from '../../../../src/vscode/ui/commandTitle';

suite('The title of a command', () => {
  test('is in the language of the window', () => {
    const translated = { value: 'Nächster Artikel', original: 'Next Article' };
    assert.equal(shownTitle('Next Article'), 'Next Article');
    assert.equal(shownTitle(translated), 'Nächster Artikel');
    assert.equal(shownTitle({ original: 'Next Article' }), undefined);
    assert.equal(shownTitle(undefined), undefined);
  });
});
