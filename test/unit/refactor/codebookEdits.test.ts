import assert from 'node:assert/strict';
import { isInName } from '../../../src/core/codebook/edit/aliasOfName';
import { editCodebook } from '../../../src/core/codebook/edit/edit';
import { takeBackCodebookEdits } from '../../../src/core/codebook/edit/edit';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import { codebookEdits } from '../../../src/core/refactor/codebookEdits';
import { splitOff } from '../../../src/core/refactor/splitOff';
import type { Refactoring } from '../../../src/core/refactor/refactoring';
import { runSync } from '../../../src/core/util/task';
import { file } from '../annotation-file/editFixtures';

const CODEBOOK = file`
  format: policy-codebook/1
  actors:
    # The island; ferry is no actor.
    island: {name: Island, side: true}
    ferry-board:   # since 1990
      name: Ferry board
      part-of: island
      aliases: [the board, ferry]
      note: Its ferry.
    board: {name: The board, part-of: ferry-board, aliases: [the board, Board of ferries]}
    ada:
      name: Ada Reed
      part-of: ferry-board
      member-of: [ferry-board, board]
      roles:
        - {title: chair, of: ferry-board}   # of the ferry-board
        - {title: deputy, of: board}
  issues:
    ferry: {name: Ferry, keywords: [ferry-board]}
    night-ferry: {name: Night ferry, part-of: {issue: ferry, sign: -1}}
`;

suite('The codebook in a refactoring', () => {
  test('a new id is written where the entry is named, and nowhere else', () => {
    assertChange({ kind: 'rename', layer: 'actor', id: 'ferry-board', to: 'ferries' }, [
      ['  ferry-board:   #', '  ferries:   #'],
      [
        'board: {name: The board, part-of: ferry-board',
        'board: {name: The board, part-of: ferries',
      ],
      [
        '    part-of: ferry-board\n    member-of: [ferry-board,',
        '    part-of: ferries\n    member-of: [ferries,',
      ],
      ['of: ferry-board}   #', 'of: ferries}   #'],
    ]);
  });

  test('of an issue with a signed link', () => {
    assertChange(
      {
        kind: 'rename',
        layer: 'issue',
        id: 'ferry',
        to: 'ferry-line',
        name: 'Line',
        keepsName: true,
      },
      [
        [
          '  ferry: {name: Ferry, keywords: [ferry-board]}',
          '  ferry-line: {name: "Line", keywords: [ferry-board, "Ferry"]}',
        ],
        ['{issue: ferry,', '{issue: ferry-line,'],
      ],
    );
  });

  test('merged entries give their words and places away', () => {
    assertChange(
      { kind: 'merge', layer: 'actor', from: ['board'], into: 'ferry-board', keepsWords: true },
      [
        ['aliases: [the board, ferry]', 'aliases: [the board, ferry, Board of ferries]'],
        [
          '  board: {name: The board, part-of: ferry-board, aliases: [the board, Board of ferries]}\n',
          '',
        ],
        ['[ferry-board, board]', '[ferry-board]'],
        ['of: board}', 'of: ferry-board}'],
      ],
    );
  });

  test('an entry that is merged with the one above it moves up', () => {
    const after = changed({
      kind: 'merge',
      layer: 'actor',
      from: ['ferry-board'],
      into: 'board',
      keepsWords: false,
    });
    const actors = read(after).actors;
    assert.equal(actors.get('board')?.partOf, 'island');
    assert.equal(actors.get('board')?.note, 'Its ferry.');
    assert.equal(actors.get('ada')?.partOf, 'board');
    assert.deepEqual(actors.get('ada')?.memberOf, ['board']);
  });

  test('entries around a third one cannot be merged', () => {
    assert.equal(
      refusal({ kind: 'merge', layer: 'actor', from: ['island'], into: 'ada', keepsWords: true }),
      'circular',
    );
  });

  test('the parts of a deleted entry move up; its offices go', () => {
    const { actors } = read(
      changed({ kind: 'delete', layer: 'actor', id: 'ferry-board', annotations: 'keep' }),
    );
    assert.equal(actors.has('ferry-board'), false);
    assert.equal(actors.get('ada')?.partOf, 'island');
    assert.deepEqual(actors.get('ada')?.memberOf, ['board']);
    assert.deepEqual(
      actors.get('ada')?.roles.map(({ of }) => of),
      ['board'],
    );
  });

  test('a split takes words along', () => {
    const { actors } = read(
      changed({
        kind: 'split',
        layer: 'actor',
        id: 'ferry-board',
        added: { id: 'crew', name: 'Crew', partOf: 'island', aliases: [{ text: 'ferry' }] },
        words: [{ text: 'ferry' }],
        chosen: new Map(),
      }),
    );
    assert.deepEqual(
      actors.get('ferry-board')?.aliases.map(({ text }) => text),
      ['the board'],
    );
    assert.deepEqual(
      actors.get('crew')?.aliases.map(({ text }) => text),
      ['ferry'],
    );
  });

  test('an entry that is split off has the type and the place of the other', () => {
    const before = read(CODEBOOK);
    const island = { ...before, actors: new Map(before.actors) };
    const board = before.actors.get('ferry-board');
    assert.ok(board);
    island.actors.set('ferry-board', { ...board, type: 'organization' });
    const crew = { id: 'crew', name: 'Crew', words: [{ text: 'crew' }, { text: 'ferry' }] };
    const actor = splitOff(island, { layer: 'actor', id: 'ferry-board' }, crew);
    const { actors } = read(
      changed({
        ...{ kind: 'split', layer: 'actor', id: 'ferry-board' },
        ...{ added: actor, words: [{ text: 'ferry' }], chosen: new Map() },
      }),
    );
    const { type, partOf, aliases } = actors.get('crew') ?? {};
    assert.deepEqual([type, partOf], ['organization', 'island']);
    assert.deepEqual(
      aliases?.map(({ text }) => text),
      ['ferry'],
      'its name is no alias',
    );
    const late = { id: 'late', name: 'Late ferry', words: [] };
    const issue = splitOff(before, { layer: 'issue', id: 'night-ferry' }, late);
    const text = changed({
      ...{ kind: 'split', layer: 'issue', id: 'night-ferry' },
      ...{ added: issue, words: [], chosen: new Map() },
    });
    const { partOf: above, sign } = read(text).issues.get('late') ?? {};
    assert.deepEqual([above, sign], ['ferry', -1]);
  });

  test('a name and its aliases are never equal, also when an entry is renamed back', () => {
    const rename = (text: string, name: string): string => {
      const same = { kind: 'rename', layer: 'actor', id: 'island', to: 'island' } as const;
      return changed({ ...same, name, keepsName: true }, text);
    };
    const namesIn = (text: string): readonly (string | undefined)[] => {
      const island = read(text).actors.get('island');
      return [island?.name, ...(island?.aliases ?? []).map(({ text: alias }) => alias)];
    };
    const there = rename(CODEBOOK, 'Isle of Lund');
    assert.deepEqual(namesIn(there), ['Isle of Lund', 'Island']);
    const back = rename(there, 'ISLAND');
    assert.deepEqual(namesIn(rename(back, 'island')), ['island', 'Isle of Lund']);
    assert.deepEqual(namesIn(rename(there, 'Island')), ['Island', 'Isle of Lund']);
    // As texts are compared: white space, apostrophes and composed letters.
    assert.ok(isInName("Côte d'Or", { text: 'Co\u0302te  d\u2019or' }));
    assert.ok(!isInName('US', { text: 'us' }), 'which finds more than the name');
  });

  test('an entry is not merged with itself, and only an entry is split', () => {
    const merge = { kind: 'merge', layer: 'actor', into: 'ada', keepsWords: true } as const;
    assert.equal(refusal({ ...merge, from: ['ada'] }), 'circular');
    assert.equal(refusal({ ...merge, from: ['board', 'ada'] }), 'circular');
    const split = {
      kind: 'split',
      layer: 'actor',
      id: 'bo',
      words: [],
      chosen: new Map(),
    } as const;
    assert.equal(refusal({ ...split, added: { id: 'crew', name: 'Crew' } }), 'no-such-id');
  });

  test('an id that exists, and one that is not possible, are refused', () => {
    const rename = (to: string): Refactoring => ({ kind: 'rename', layer: 'actor', id: 'ada', to });
    assert.equal(refusal(rename('board')), 'duplicate-id');
    assert.equal(refusal(rename('Ada Reed')), 'bad-id');
    assert.equal(refusal(rename('author')), 'bad-id');
    assert.equal(refusal({ ...rename('x'), id: 'bo' } as Refactoring), 'no-such-id');
  });
});

/** Also that undoing gives the same bytes. */
function changed(refactoring: Refactoring, text = CODEBOOK): string {
  const planned = runSync(codebookEdits(text, refactoring, read(text)));
  assert(planned.kind === 'edits', JSON.stringify(planned));
  const edited = runSync(editCodebook(text, planned.edits));
  assert(edited.kind === 'edited', JSON.stringify(edited));
  const undone = runSync(takeBackCodebookEdits(edited.text, edited.inverse));
  assert(undone.kind === 'edited');
  assert.equal(undone.text, text);
  // By the opposite edits, too, as far as content goes.
  const elsewhere = `${edited.text}# more\n`;
  const opposite = runSync(takeBackCodebookEdits(elsewhere, edited.inverse));
  assert(opposite.kind === 'edited', JSON.stringify(opposite));
  assert.deepEqual(read(opposite.text), read(text));
  return edited.text;
}

function assertChange(
  refactoring: Refactoring,
  replaced: readonly (readonly [string, string])[],
): void {
  let expected = CODEBOOK;
  for (const [from, to] of replaced) {
    assert(expected.includes(from), from);
    expected = expected.replace(from, to);
  }
  assert.equal(changed(refactoring), expected);
}

function refusal(refactoring: Refactoring): string {
  const planned = runSync(codebookEdits(CODEBOOK, refactoring, read(CODEBOOK)));
  if (planned.kind === 'refused') return planned.reason;
  const edited = runSync(editCodebook(CODEBOOK, planned.edits));
  return edited.kind === 'refused' ? edited.reason : 'edited';
}

function read(text: string) {
  const parsed = runSync(parseCodebook(text));
  assert(parsed.kind === 'codebook');
  return parsed.codebook;
}
