import { useSharedWindow } from '../driver';
import { examples } from '../support/examples';
import { describeArranging } from '../views/arranging';
import { describeComparing } from '../views/comparing';
import { describeFollowing } from '../views/following';
import { describeGoing } from '../views/going';
import { showOnly } from '../views/layout';

const size = { width: 1400, height: 1900 };

suite('The views of a corpus', () => {
  const window = useSharedWindow({ ...examples, open: 'lagoon.md', ...size });
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
