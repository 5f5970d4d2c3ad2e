import assert from 'node:assert/strict';
import { disagreementsOn } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { foundAgain, type FoundAgain } from '../../../../src/core/intercoder/recoding/foundAgain';
import { allLanes, shareOf, WORDS } from '../../../../src/core/intercoder/recoding/drawn/lanes';
import { shareImage } from '../../../../src/core/networks/share';
import type { Analysis } from '../../../../src/core/analysis/analyse';
import type { Codebook } from '../../../../src/core/model/codebook';
import { foundAgainRemarks } from '../../../../src/core/views/words/foundAgainText';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { runSync } from '../../../../src/core/util/task';
import { analysisOf } from '../../analysis/say';
import { codersCorpus } from './codersCorpus';

suite('Why shares are to be doubted', () => {
  test('an actor that no article coded twice has is marked, and no other', () => {
    const study = asked(`${twice(24)}\n${alone('china supports talks', 'laos opposes talks')}`);
    assert.deepEqual(doubts(study, 'china', 'laos'), ['actor-not-coded-twice', 'not-random']);
    assert.deepEqual(doubts(study, 'brazil', 'peru'), ['not-random']);
    assert.deepEqual(study.found.unmeasured, { actors: 2, issues: 0 });
    assert.match(remarksOf(study), /° marks .* of actors \(2\) or issues \(0\)/);
  });

  test('an issue that no article coded twice has is marked', () => {
    const study = asked(`${twice(24)}\n${alone('peru supports ports', 'brazil opposes ports')}`);
    assert.deepEqual(doubts(study, 'brazil', 'peru', 'ports'), [
      ...['issue-not-coded-twice', 'not-random'],
    ]);
  });

  test('who never codes an actor that others code is named', () => {
    const study = asked(twice(24, ['peru supports talks', ' ']));
    assert.deepEqual(doubts(study, 'brazil', 'peru'), ['coder-never-codes-actor', 'not-random']);
    assert.match(remarksOf(study), /max never codes brazil, which others do/);
  });

  test('with fewer than twenty articles coded twice it is said', () => {
    const [few, more] = [19, 20].map((count) => asked(twice(count)));
    assert.ok(few && doubts(few, 'brazil', 'peru').includes('few-articles'));
    assert.ok(more && !doubts(more, 'brazil', 'peru').includes('few-articles'));
    assert.match(remarksOf(few), /With fewer than 20 articles/);
  });

  test('a coder who reads more against than the other is named from ten differences on', () => {
    const differing = (count: number): Asked =>
      asked(
        Array.from({ length: 24 }, (_, at) =>
          article(
            at,
            ['peru supports talks', 'brazil opposes talks'],
            [`peru ${at < count ? 'opposes' : 'supports'} talks`, 'brazil opposes talks'],
          ),
        ).join('\n'),
      );
    assert.equal(differing(9).found.oneSided, undefined);
    const { found } = differing(10);
    assert.deepEqual(found.oneSided, { coder: 'max', side: 'against' });
    assert.match(remarksOf(differing(10)), /max reads more against than others do/);
    assert.ok(doubts(differing(10), 'brazil', 'peru').includes('one-sided'));
  });

  test('lone contrary readings among many are taken for errors', () => {
    // Both misread once in a while; Peru is against talks in one article that Lea reads alone.
    const some = Array.from({ length: 24 }, (_, at) =>
      article(
        at,
        [`peru ${at % 8 === 0 ? 'opposes' : 'supports'} talks`, 'brazil opposes talks'],
        ['peru supports talks', `brazil ${at % 8 === 1 ? 'supports' : 'opposes'} talks`],
      ),
    );
    const study = asked(
      `${some.join('\n')}\n${alone('peru opposes talks', 'chile supports talks')}`,
    );
    const { readings, errors } = study.found.contrary;
    assert.equal(readings, 8);
    assert.ok(errors > readings / 2, String(errors));
    assert.ok(doubts(study, 'brazil', 'peru').includes('contrary-errors'));
    assert.match(remarksOf(study), /Of 8 readings against the side .* are probably errors/);
  });

  test('rates come from articles drawn at random, where enough of them were', () => {
    const text = twice(24);
    const drawn = (count: number): Asked =>
      asked(text, (book) => ({
        ...book,
        coding: {
          ...book.coding,
          drawn: 'random',
          assigned: new Map(
            Array.from({ length: count }, (_, at) => [nameOf(at), ['lea', 'max']] as const),
          ),
        },
      }));
    const [some, tooFew] = [drawn(12), drawn(9)];
    assert.deepEqual([some.found.isRandom, some.found.articles], [true, 12]);
    assert.deepEqual([tooFew.found.isRandom, tooFew.found.articles], [false, 24]);
    assert.ok(!doubts(some, 'brazil', 'peru').includes('not-random'));
    assert.match(remarksOf(tooFew), /drawn at random is not on record/);
  });

  test('a share with an interval wider than .5 is left open', () => {
    const lanes = allLanes().fill(0, WORDS / 2);
    const half = { mean: 0.5, low: 0, high: 1, isFixed: false };
    assert.deepEqual(shareOf(lanes, false, ['not-random']), {
      ...half,
      doubts: ['open', 'not-random'],
    });
    assert.deepEqual(shareImage(shareOf(lanes)), {
      ...{ foundAgain: null, foundAgainLow: 0, foundAgainHigh: 1 },
      foundAgainDoubt: ['open'],
    });
    assert.deepEqual(shareOf(lanes, true, ['not-random']).doubts, []);
  });
});

interface Asked {
  readonly analysis: Analysis;
  readonly found: FoundAgain;
}

function asked(text: string, change: (codebook: Codebook) => Codebook = (same) => same): Asked {
  const plain = analysisOf(text, { coder: 'lea' });
  const { codebook } = plain.reader;
  const analysis = analysisOf(text, { coder: 'lea' }, change(codebook));
  const found = runSync(foundAgain(analysis, codersCorpus(analysis.reader), 1));
  assert.ok(found.kind === 'found-again');
  return { analysis, found };
}

function remarksOf({ analysis, found }: Asked): string {
  return foundAgainRemarks(createLocalizer(), found, undefined, analysis.reader.codebook).join(' ');
}

function rowOf({ analysis }: Asked, one: string, other: string, issue: string) {
  const rows = [...disagreementsOn(analysis.on(issue))];
  const row = rows.find(({ actors }) => actors.join() === [one, other].join());
  assert.ok(row, `${one} – ${other}: ${rows.map(({ actors }) => actors.join()).join(' ')}`);
  return row;
}

/** Without those that depend on the width of an interval and on how sure the errors are. */
function doubts(study: Asked, one: string, other: string, issue = 'talks'): readonly string[] {
  const share = study.found.ofDisagreement(rowOf(study, one, other, issue));
  return (share?.doubts ?? []).filter((doubt) => doubt !== 'open');
}

/** Articles that Lea and Max read, Max as Lea does unless said otherwise. */
function twice(count: number, max = LEA): string {
  return Array.from({ length: count }, (_, at) => article(at, LEA, max)).join('\n');
}

const LEA = ['peru supports talks', 'brazil opposes talks'];

function article(at: number, lea: readonly string[], max: readonly string[]): string {
  const lines = (coder: string, positions: readonly string[]): string[] =>
    positions.flatMap((position, place) =>
      position.trim() === ''
        ? []
        : `${coder}${at}x${place}: ${position} coder=${coder} at=${place * 20}-${place * 20 + 9}`,
    );
  return [
    `in ${nameOf(at)} 2020-01-${String(at + 1).padStart(2, '0')}`,
    ...lines('lea', lea),
    ...lines('max', max),
  ].join('\n');
}

function nameOf(at: number): string {
  return `a${String(at).padStart(2, '0')}.md`;
}

/** Two articles that Lea alone reads. */
function alone(...positions: readonly string[]): string {
  return ['y', 'z']
    .map((name, day) =>
      [
        `in ${name}.md 2020-02-0${day + 1}`,
        ...positions.map((position, at) => `${name}${at}: ${position} coder=lea`),
      ].join('\n'),
    )
    .join('\n');
}
