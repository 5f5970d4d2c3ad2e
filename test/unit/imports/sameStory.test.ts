import assert from 'node:assert/strict';
import { sameStories } from '../../../src/core/imports/sameStory';
import { runSync } from '../../../src/core/util/task';

const WIRE =
  'The union of the dock workers rejects night shifts, its chair Mara Voss said on Friday, and it will not go back to the table before the offer of the port authority has been withdrawn. ' +
  'The authority calls the demand a danger to the whole coast and expects losses of three million a week. Its director asked the ministry to step in before the summer begins.';
/** Another report of the same day, with the same quote. */
const OTHER =
  'No crane moved in the old harbour this morning. We do not sell our sleep, Mara Voss told those who had come, and the union rejects night shifts, its chair said. ' +
  'Shop owners along the quay fear for the season, while the mayor kept away from both sides and would not say whether the town has a plan of its own.';

/** Pairs `later=first` of articles `name date text`. */
function stated(...articles: readonly (readonly [name: string, date: string, text: string])[]) {
  const named = articles.map(([origin, date, text]) => ({
    origin,
    article: { date: date === '' ? undefined : date, text },
  }));
  return [...runSync(sameStories(named))].map(([later, first]) => `${later}=${first}`).sort();
}

suite('The same story in several outlets', () => {
  test('is found by its words, the first by date being the original', () =>
    assert.deepEqual(
      stated(
        ['post', '2024-04-27', WIRE],
        ['quay', '2024-04-26', `OLD QUAY – ${WIRE.replace('Friday', 'Friday evening')}`],
        ['web', '', WIRE.toUpperCase().replaceAll(',', ' –')],
        ['other', '2024-04-26', OTHER],
      ),
      ['post=quay', 'web=quay'],
    ));

  test('may lack its last sentence, but not its half', () => {
    const [short, half] = [WIRE.slice(0, -88), WIRE.slice(0, WIRE.length / 2)];
    assert.deepEqual(stated(['a', '2024', WIRE], ['b', '2024', short], ['c', '2024', half]), [
      'b=a',
    ]);
  });

  test('is not found in short texts that differ, nor in empty ones', () => {
    assert.deepEqual(
      stated(
        ['a', '', 'No crane moves.'],
        ['b', '', 'No crane moves today.'],
        ['c', '', ''],
        ['d', '', ''],
      ),
      [],
    );
    assert.deepEqual(stated(['a', '', 'No crane moves.'], ['b', '', 'No crane moves']), ['b=a']);
  });

  test('is found where words have no blanks between them', () => {
    const chinese =
      '工会拒绝夜班，主席星期五说，在港务局撤回提议之前不会回到谈判桌。港务局称这一要求危及整个海岸。';
    assert.deepEqual(
      stated(
        ['a', '', chinese],
        ['b', '', `据报道，${chinese}`],
        [
          'c',
          '',
          '船只今天没有离开港口，因为风太大，码头上的工人都回家了，明天再来看看情况如何，大家都在等待。',
        ],
      ),
      ['b=a'],
    );
  });

  test('does not depend on the order of the import where dates say it', () =>
    assert.deepEqual(
      stated(['quay', '2024-04-26', WIRE], ['post', '2024-04-27', WIRE]),
      stated(['post', '2024-04-27', WIRE], ['quay', '2024-04-26', WIRE]),
    ));
});
