import assert from 'node:assert/strict';
import { useWindow } from './driver';
import { writeManyRowsCorpus } from './support/manyRowsCorpus';
import { checklist } from './viewChecklist';
import { describeArranging } from './views/arranging';
import { describeComparing } from './views/comparing';
import { describeEmptyViews } from './views/emptyViews';
import { describeFollowing } from './views/following';
import { describeGoing } from './views/going';
import { showOnly } from './views/layout';
import { describeManyRows } from './views/manyRows';

const size = { width: 1400, height: 1900 };

suite('The views of a corpus', () => {
  const window = useWindow({ fixture: 'examples', open: 'lagoon.md', ...size });
  // Rows move while the corpus is read: a click would hit another one.
  suiteSetup(async () => {
    await showOnly(window(), 'Articles');
    const counts = '1 to code · 1 in progress · 7 complete · 1 not relevant';
    await window().page.locator('.pane-header .description', { hasText: counts }).waitFor();
  });
  suite('looked at', () => describeGoing(window));
  suite('compared', () => describeComparing(window));
  suite('followed', () => describeFollowing(window));
  suite('arranged', () => describeArranging(window));
});

suite('The views of an empty folder', () => {
  describeEmptyViews(useWindow(size));
});

suite('The views of a large corpus', () => {
  const prepare = writeManyRowsCorpus;
  describeManyRows(useWindow({ prepare, open: 'plans.txt', ...size }));
});

suite('The checklist of views', () => {
  test('has one test for each cell that applies, and none for the others', () => {
    const { wanted, declared } = checklist();
    assert.deepEqual(declared, wanted);
  });
});
