import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkCitation, citedRecords } from '../../../src/core/citations/checkCitation';
import { contentStamp } from '../../../src/core/annotation-file/contentStamp';
import { findCitations } from '../../../src/core/citations/findCitations';
import type { Position } from '../../../src/core/model/annotation';
import type { AnchorState } from '../../../src/core/model/place';
import { corpus, placed, position, quotePart } from '../../support/corpus';

const STATED_TEXT = position({
  id: 'k7mqw2pa',
  actors: ['china'],
  issues: ['trade'],
  stance: 'oppose',
  quote: [quotePart('a war of tariffs', 12)],
});
const STAMP = contentStamp(STATED_TEXT);

function stateOf(text: string, record: Position | undefined, state: AnchorState = 'anchored') {
  const annotations = record ? [placed(record, state)] : [];
  const [citation] = findCitations(text);
  assert.ok(citation);
  const records = citedRecords(corpus([{ path: 'a.md', annotations }]), new Set([citation.id]));
  return checkCitation(citation, records.get(citation.id) ?? [])?.state;
}

suite('A stamp', () => {
  test('changes with who, what, how, when and the words', () => {
    const others: Partial<Position>[] = [
      { actors: ['japan'] },
      { actors: ['china', 'japan'] },
      { issues: ['mining'] },
      { stance: 'support' },
      { stance: undefined },
      { speaker: 'lin-wei' },
      { target: ['japan'] },
      { addressee: ['japan'] },
      { act: 'demand' },
      { condition: 'if others do' },
      { date: '2024' },
      { fields: new Map([['tone', 'sharp']]) },
      { quote: [quotePart('a war of tariff', 12)] },
      { quote: [quotePart('a war', 12), quotePart(' of tariffs', 17)] },
    ];
    const stamps = others.map((other) => contentStamp({ ...STATED_TEXT, ...other }));
    assert.equal(new Set([STAMP, ...stamps]).size, others.length + 1);
  });

  test('stays through a review, a note, a comment and another place', () => {
    const reviewed: Position = {
      ...STATED_TEXT,
      status: 'reviewed',
      coder: 'max',
      certainty: 'probable',
      note: 'see above',
      tags: ['hot'],
      comments: [{ by: 'max', at: undefined, text: 'yes' }],
      quote: [quotePart('a war of tariffs', 400)],
    };
    assert.equal(contentStamp(reviewed), STAMP);
  });

  test('stays when the study writes its fields in another order', () => {
    const pairs: [string, string][] = [
      ['tone', 'sharp'],
      ['frame', 'jobs'],
    ];
    const one = contentStamp({ ...STATED_TEXT, fields: new Map(pairs) });
    assert.equal(contentStamp({ ...STATED_TEXT, fields: new Map([...pairs].reverse()) }), one);
  });

  test('is six characters that a citation can hold, and differs where words differ', () => {
    const words = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, other] = [a, b].map((exact) =>
          contentStamp({ ...STATED_TEXT, quote: [quotePart(exact)] }),
        );
        assert.match(one ?? '', /^[a-z2-9]{6}$/);
        assert.equal(one === other, a === b);
      }),
    );
  });
});

suite('A citation', () => {
  const stamped = `[[k7mqw2pa@${STAMP}]]`;

  test('is current while the position says what it said', () => {
    assert.equal(stateOf(stamped, STATED_TEXT), 'current');
    assert.equal(stateOf(stamped, STATED_TEXT, 'moved'), 'current');
    assert.equal(stateOf('[[k7mqw2pa]]', STATED_TEXT), 'current');
  });

  test('is changed when it says something else, and missing when it is gone', () => {
    assert.equal(stateOf(stamped, { ...STATED_TEXT, stance: 'support' }), 'changed');
    assert.equal(stateOf(stamped, undefined), 'missing');
  });

  test('tells a lost and an uncertain quote', () => {
    assert.equal(stateOf(stamped, STATED_TEXT, 'orphaned'), 'lost');
    assert.equal(stateOf('[[k7mqw2pa]]', STATED_TEXT, 'uncertain'), 'uncertain');
  });

  test('without a stamp and without an annotation is a link of some other tool', () => {
    assert.equal(stateOf('[[shopping-list]]', STATED_TEXT), undefined);
  });

  test('of an id in two places is the one that says what was cited', () => {
    const twice = corpus([
      { path: 'a.md', annotations: [placed({ ...STATED_TEXT, stance: 'support' })] },
      { path: 'b.md', annotations: [placed(STATED_TEXT)] },
    ]);
    const [citation] = findCitations(stamped);
    assert.ok(citation);
    const records = citedRecords(twice, new Set(['k7mqw2pa'])).get('k7mqw2pa') ?? [];
    const found = checkCitation(citation, records);
    assert.deepEqual([found?.state, found?.cited?.article.path], ['current', 'b.md']);
  });
});
