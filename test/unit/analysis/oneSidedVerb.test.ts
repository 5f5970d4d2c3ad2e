import assert from 'node:assert/strict';
import { runSync } from '../../../src/core/util/task';
import { boardOf } from '../../../src/core/views/board/board';
import { DEFAULT_ANALYSIS_STATE } from '../../../src/core/views/filter/analysisState';
import { disagreementsTree } from '../../../src/core/views/trees/disagreementsTree';
import { claims } from '../../support/claims';
import { rendered } from '../exports/rendered';
import { contextOf } from '../views/build';
import { drawTree } from '../views/drawTree';

/** What a position of China on exports that is towards Japan is called, wherever it stands
 * unanswered: in a brief, where the name may need an article, and in the views. */
async function calledFor(details: string, more = ''): Promise<readonly string[]> {
  const reader = claims(`p1: china supports exports ${details}\n${more}`);
  const context = contextOf(reader);
  const brief = /^- (\*\*china\*\*: .*), undated\. japan: no coded position\.$/m.exec(
    await rendered('brief-md', reader),
  );
  const tree = runSync(disagreementsTree(context, { group: 'none', sort: 'evidence' }));
  const row = /one-sided (.* \| exports.*)/.exec(drawTree(tree).join('\n'));
  const { chosen } = runSync(boardOf(context, { ...DEFAULT_ANALYSIS_STATE, issue: 'exports' }));
  return [
    brief?.[1]?.replaceAll('*', '') ?? '',
    row?.[1]?.replace(' | exports', '') ?? '',
    ...(chosen?.oneSided ?? []),
  ];
}

suite('One-sided: what the critic does', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['target=japan evaluation=-1', 'china: criticism of japan'],
    ['target=japan act=accuse', 'china: accusation against japan'],
    ['addressee=japan act=demand', 'china: demand on japan'],
    ['addressee=japan act=warn', 'china: warning to japan'],
    ['addressee=japan act=reject', 'china: objection to japan'],
    ['target=japan act=demand evaluation=-1', 'china: criticism of japan'],
  ];
  for (const [details, called] of cases) {
    test(`is called so everywhere: ${called} (${details})`, async () => {
      assert.deepEqual(await calledFor(details), [inBrief(called), called, called]);
    });
  }

  test('is criticism where it does several things', async () => {
    const [brief, row] = await calledFor(
      'target=japan act=warn',
      'p2: china supports exports target=japan act=accuse',
    );
    assert.deepEqual(
      [brief, row],
      [inBrief('china: criticism of japan'), 'china: criticism of japan · 2 quotes'],
    );
  });
});

/** `criticism of japan` → `criticism (target: japan)`. */
function inBrief(called: string): string {
  return called.replace(/ (?:of|against|on|to) (japan)$/, ' (target: $1)');
}
