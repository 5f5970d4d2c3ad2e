import { changeKillRows } from '../../../reliability/changeKillRows';
import { expectNoRed } from '../../../reliability/report';

// The same check as `npm run reliability -- changes`, with fewer kills.
suite('A change of several files whose process is killed', function () {
  this.timeout(120_000);

  test('is finished or undone by the next start of the command line or the editor', async () => {
    expectNoRed(await changeKillRows(6));
  });
});
