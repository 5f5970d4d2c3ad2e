import assert from 'node:assert/strict';
import {
  annotationEntryAt,
  annotationPlaces,
  idAt,
  placesOfId,
  readFileIds,
  runSync,
  type FileIds,
} from '../../../../src/core';
import { ANNOTATIONS, CODEBOOK, codebookOf, idsOf, SPELLINGS } from './texts';

suite('The ids of a codebook and of an annotation file', () => {
  for (const [name, spelled] of Object.entries(SPELLINGS)) {
    test(`are each at their own words, with ${name}`, () => {
      assert.deepEqual(shown(idsOf(spelled(CODEBOOK), 'codebook')), [
        'coder ida = ida',
        'actor harbour-town = harbour-town',
        'actor council = council',
        'actor harbour-town @ harbour-town',
        'actor mayor = mayor',
        'actor council @ council',
        'actor port-alliance @ port-alliance',
        'actor port-alliance = port-alliance',
        'issue work = work',
        'issue night-shifts = night-shifts',
        'issue work @ work',
        'stance support = support',
        'stance oppose = oppose',
        'act warn = warn',
        'act promise = promise',
        'field ally = ally',
        'type story = story',
        'field story/hero = hero',
      ]);
      assert.deepEqual(shown(idsOf(spelled(ANNOTATIONS), 'annotations')), [
        'coder ida @ ida',
        'actor council @ council',
        'actor mayor @ "mayor"',
        'issue night-shifts @ night-shifts',
        'stance oppose @ oppose',
        'actor port-alliance @ port-alliance',
        'act warn @ warn',
        'coder ida @ ida',
        'field ally @ ally',
        'actor port-alliance @ port-alliance',
        'issue night-shifts @ night-shifts',
        'actor council @ council',
        'actor mayor @ mayor',
        'actor port-alliance @ port-alliance',
        'type story @ story',
        'field story/hero @ hero',
        'actor mayor @ mayor',
      ]);
    });

    test(`and the entry of each annotation are found from the cursor, with ${name}`, () => {
      const text = spelled(ANNOTATIONS);
      const file = idsOf(text, 'annotations');
      const named = (words: string): string | undefined => idAt(file, text.indexOf(words) + 1)?.id;
      assert.equal(named('mayor'), 'mayor');
      assert.equal(named('port-alliance'), 'port-alliance');
      assert.equal(named('no night shifts'), undefined);
      const quoted = (words: string): string | undefined => {
        const entry = annotationEntryAt(file, text.indexOf(words) + 1);
        return entry && `${entry.id}: ${text.slice(entry.span.start, entry.span.end)}`;
      };
      assert.equal(quoted('aaaaaaaa'), 'aaaaaaaa: aaaaaaaa');
      assert.equal(
        quoted('night shifts"'),
        'aaaaaaaa: quote: {exact: "no night shifts", start: 12}',
      );
      assert.equal(quoted('they quarrel'), 'bbbbbbbb: quote: "they quarrel"');
      assert.equal(quoted('act: warn'), undefined);
      assert.deepEqual(
        annotationPlaces(file).map(({ idSpan }) => text.slice(idSpan.start, idSpan.end)),
        ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'],
      );
    });
  }

  test('have entries that reach from the id to the end of what it says', () => {
    const { entries } = idsOf(CODEBOOK, 'codebook');
    const entry = entries.get('actor:council')?.entry;
    assert.equal(
      entry && CODEBOOK.slice(entry.start, entry.end),
      [
        'council:',
        '    name: Town Council',
        '    type: government',
        '    part-of: harbour-town',
        '    aliases: [councillors]',
      ].join('\n'),
    );
    assert.equal(entries.get('issue:council'), undefined);
  });

  test('are told apart where an actor and an issue have the same one', () => {
    const book = `format: policy-codebook/1
actors:
  trade: {name: Board of Trade}
  clerk: {name: A clerk, part-of: trade}
issues:
  trade: {name: Trade}
  tariffs: {name: Tariffs, part-of: trade}
`;
    const ids = idsOf(book, 'codebook', codebookOf(book));
    const lines = (of: 'actor' | 'issue'): readonly number[] =>
      placesOfId(ids, { of, id: 'trade' }).map(
        ({ span }) => book.slice(0, span.start).split('\n').length,
      );
    assert.deepEqual(lines('actor'), [3, 4]);
    assert.deepEqual(lines('issue'), [6, 7]);
  });

  test('are not read in a file of another tool, nor in one that is half typed', () => {
    const read = (text: string): FileIds | undefined =>
      runSync(readFileIds(text, 'codebook', codebookOf()));
    assert.equal(read('version: 3\nactors:\n  council: {}\n'), undefined);
    assert.equal(read('format: policy-codebook/2\nactors:\n  council: {}\n'), undefined);
    assert.equal(read(ANNOTATIONS), undefined);
    assert.equal(read(`${CODEBOOK}  half: [typed\n`), undefined);
    assert.equal(read(''), undefined);
    assert.equal(read('[a, b]'), undefined);
  });

  test('keep what a wrong kind of value names, and skip what names nothing', () => {
    const text = `format: policy-annotations/1
positions:
  - id: aaaaaaaa
    actor: {council: mayor}
    issue: [night-shifts, [work], ""]
    target:
  - not an entry
mentions: none
`;
    assert.deepEqual(shown(idsOf(text, 'annotations')), ['issue night-shifts @ night-shifts']);
  });
});

/** `kind id`, then `=` for the entry itself and `@` for a use, and the words at its place. */
function shown({ ids, text }: FileIds): readonly string[] {
  return ids.map(({ of, id, span, entry }) => {
    const words = text.slice(span.start, span.end);
    return `${of} ${id} ${entry ? '=' : '@'} ${words}`;
  });
}
