import assert from 'node:assert/strict';
import {
  acceptedResults,
  decisionEdits,
  sharedQuote,
} from '../../../../src/core/intercoder/adjudication/decide';
import { firstEdits } from '../../../../src/core/intercoder/adjudication/firstEdits';
import {
  differingKeys,
  mergedResult,
} from '../../../../src/core/intercoder/adjudication/mergedFields';
import { articleQueue } from '../../../../src/core/intercoder/adjudication/queue';
import { shownReadings } from '../../../../src/core/intercoder/adjudication/shownReadings';
import { NO_METADATA } from '../../../../src/core/model/article';
import { readWords } from '../../../support/readWords';

suite('What an adjudicator can choose', () => {
  test('an accepted position is taken from all who have it, in the words of most, else the shorter', () => {
    const two = passageOf({
      lea: 'a1: china support exports 3-6',
      max: 'b1: china support exports 3-5',
    });
    const [result, ...others] = acceptedResults(two, two.positions.slice(0, 1));
    assert.deepEqual(others, []);
    assert.deepEqual(result?.from.map(({ coder }) => coder).sort(), ['lea', 'max']);
    assert.equal(result?.position.quote[0]?.exact, 'w3 w4 w5');
    const three = passageOf({
      lea: 'a1: china support exports 3-6',
      max: 'b1: china support exports 3-5',
      eve: 'c1: china support exports 3-6',
    });
    assert.equal(sharedQuote(three.positions)[0]?.exact, 'w3 w4 w5 w6');
  });

  test('positions name who decided as their coder, unless that is no coder', () => {
    const passage = passageOf({ lea: 'a1: china support exports 3-5', max: '' });
    const coderOf = (isNoCoder: boolean) => {
      const decided = { by: 'chief', isNoCoder, at: '2026-01-02T00:00:00Z', newId: () => 'n1' };
      const [added, kept] = decisionEdits(
        passage,
        acceptedResults(passage, passage.positions),
        decided,
      );
      assert.ok(added?.kind === 'add' && kept?.kind === 'decide');
      assert.equal(kept.decided?.by, 'chief');
      return added.annotation.coder;
    };
    assert.deepEqual([coderOf(false), coderOf(true)], ['chief', undefined]);
  });

  test('only readings that were not chosen are set aside, also when the passage was read again', () => {
    const readings = { lea: 'a1: china support exports 3-5', max: 'b1: china oppose exports 3-5' };
    const [asked, passage] = [passageOf(readings), passageOf(readings)];
    const ofLea = asked.positions.filter(({ coder }) => coder === 'lea');
    const [position] = acceptedResults(asked, ofLea);
    assert.ok(position);
    const decided = { by: 'chief', at: '2026-01-02T00:00:00Z', newId: () => 'n1' };
    const [, kept] = decisionEdits(passage, [position], decided);
    assert.ok(kept?.kind === 'decide');
    const refs = (coder: string) =>
      passage.positions.filter((one) => one.coder === coder).map(({ ref }) => ref);
    assert.deepEqual([kept.decided?.from, kept.decided?.over], [refs('lea'), refs('max')]);
  });

  test('what a coder has twice in a passage counts twice', () => {
    const twice = 'a1: china support exports 3-5\n a2: china support exports 4-6';
    const passage = passageOf({ lea: twice, max: 'b1: china support exports 3-6' });
    const ofLea = passage.readings[0]?.positions ?? [];
    assert.deepEqual(
      acceptedResults(passage, ofLea).map(({ from }) => from.map(({ coder }) => coder)),
      [['lea', 'max'], ['lea']],
    );
  });

  test('merging asks for the fields that differ, the words and variables among them', () => {
    const passage = passageOf({
      lea: 'a1: china support exports 3-6 act=demand',
      max: 'b1: japan support tariffs 3-5',
    });
    const [a, b] = passage.positions;
    assert.ok(a && b);
    const withField = {
      ...b,
      placed: {
        ...b.placed,
        annotation: { ...b.placed.annotation, fields: new Map([['frame', 'moral']]) },
      },
    };
    assert.deepEqual(differingKeys([a, withField]), [
      ...['actors', 'issues', 'act', 'quote'],
      'fields.frame',
    ]);
    const [lea, max] = a.coder === 'lea' ? [a, withField] : [withField, a];
    const { position, from } = mergedResult(
      [lea, max],
      new Map([
        ['actors', max],
        ['fields.frame', max],
        ['quote', lea],
      ] as const),
    );
    assert.deepEqual([position.actors, position.issues], [['japan'], ['exports']]);
    assert.equal(position.quote[0]?.exact, 'w3 w4 w5 w6');
    assert.deepEqual([...position.fields], [['frame', 'moral']]);
    assert.deepEqual(from, [lea, max]);
    assert.deepEqual(
      mergedResult([lea, max], new Map([['fields.frame', lea]])).position.fields.size,
      0,
    );
  });

  test('readings stand in an order that a seed gives, another one in other passages', () => {
    const lines = (letter: string, stance: string): string =>
      Array.from({ length: 12 }, (_, at) => {
        return `${letter}${String(at)}: china ${stance} exports ${String(at * 5)}-${String(at * 5 + 2)}`;
      }).join('\n');
    const { passages } = articleQueue(
      readWords({ lea: lines('a', 'support'), max: lines('b', 'oppose') }),
    );
    const first = (seed: number) =>
      passages.map((passage) => shownReadings(passage, seed)[0]?.coders.join());
    assert.deepEqual(first(1), first(1));
    assert.notDeepEqual(first(1), first(2));
    assert.deepEqual([...new Set(first(1))].sort(), ['lea', 'max']);
    for (const passage of passages) {
      assert.deepEqual(
        shownReadings(passage, 1).map(({ letters }) => letters.join()),
        ['A', 'B'],
      );
    }
  });

  test('the first decision takes over what coders say about the article, but not what it says itself', () => {
    const metadata = { ...NO_METADATA, title: 'Talks', date: '2024-04-26' };
    const article = { ...readWords({ lea: '', max: '' }), metadata };
    assert.deepEqual(firstEdits(article, { ...NO_METADATA, title: 'Talks' }), [
      { kind: 'describe', article: { date: '2024-04-26' } },
    ]);
    assert.deepEqual(firstEdits(article, metadata), []);
    assert.deepEqual(firstEdits({ ...article, adjudicated: [] }, NO_METADATA), []);
  });
});

function passageOf(readings: Readonly<Record<string, string>>) {
  const [passage] = articleQueue(readWords(readings)).passages;
  assert.ok(passage);
  return passage;
}
