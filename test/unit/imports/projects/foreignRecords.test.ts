import assert from 'node:assert/strict';
import type { ForeignCode, ForeignProject } from '../../../../src/core';
import { foreignRecords } from '../../../../src/core/imports/projects/foreignRecords';

suite('What passages of a project say', () => {
  const ROLES = {
    ...{ Mayor: 'actor', Clerk: 'speaker', Aide: 'speaker', Youth: 'target' },
    ...{ Chile: 'according to', Peru: 'according to', Fee: 'issue', Odd: 'code' },
    ...{ For: 'stance support', Against: 'stance oppose' },
  };
  const codes = Object.keys(ROLES).map((name): ForeignCode => ({
    ...{ id: name, name, variable: undefined, parent: undefined, color: undefined },
    ...{ definition: undefined, attributes: new Map() },
  }));
  const mapping = { statements: new Map(), codes: new Map(Object.entries(ROLES)) };
  /** What the codes of one passage make: a position, and what is left over. */
  const recordsOf = (...own: readonly (keyof typeof ROLES)[]) => {
    const mark = {
      ...{ id: 'p', document: 'd', start: 0, end: 3, quote: 'fee', coder: undefined },
      ...{ type: undefined, values: new Map(), codes: own, note: undefined },
    };
    const project: ForeignProject = {
      ...{ program: 'A', documents: [], coders: [], codes, types: [], marks: [mark] },
      unit: undefined,
    };
    return foreignRecords(project, mapping).records.map((record) =>
      record.as === 'position'
        ? { ...record, as: 'position', mark: record.mark.id, fields: undefined }
        : { mark: record.mark.id, fields: Object.fromEntries(record.fields) },
    );
  };

  test('is a position where they name an actor and an issue', () => {
    const [position, ...more] = recordsOf('Mayor', 'Clerk', 'Youth', 'Chile', 'Fee', 'For');
    assert.deepEqual(more, []);
    assert.deepEqual(position, {
      ...{ mark: 'p', as: 'position', actors: ['Mayor'], speaker: 'Clerk', issues: ['Fee'] },
      ...{ target: ['Youth'], addressee: [], accordingTo: 'Chile', stance: { id: 'support' } },
      ...{ fields: undefined, note: undefined },
    });
  });

  test('keeps what a position cannot hold in an annotation beside it', () => {
    const [, rest] = recordsOf(
      ...(['Mayor', 'Clerk', 'Aide', 'Chile', 'Peru', 'Fee', 'For', 'Against', 'Odd'] as const),
    );
    assert.deepEqual(rest, {
      mark: 'p-code',
      fields: { codes: ['Odd'], actors: ['Aide', 'Peru'], stances: ['oppose'] },
    });
  });

  test('keeps each code of a passage that is no position', () => {
    assert.deepEqual(recordsOf('Mayor', 'Chile', 'Against'), [
      { mark: 'p', fields: { actors: ['Mayor', 'Chile'], stances: ['oppose'] } },
    ]);
  });

  test('makes a speaker for no actor the actor', () => {
    const [position, rest] = recordsOf('Clerk', 'Fee');
    assert.deepEqual(
      [rest, position && 'actors' in position && position.actors],
      [undefined, ['Clerk']],
    );
  });

  test('of several people at one place stays apart where each is whole', () => {
    const mark = (id: string, own: readonly string[], isWhole: boolean) => ({
      ...{ id, document: 'd', start: 0, end: 3, quote: 'fee', coder: undefined, isWhole },
      ...{ type: undefined, values: new Map(), codes: own, note: undefined },
    });
    const actorsOf = (isWhole: boolean) => {
      const marks = [
        mark('a', ['Mayor', 'Fee', 'For'], isWhole),
        mark('b', ['Clerk', 'Fee', 'Against'], isWhole),
      ];
      const project: ForeignProject = {
        ...{ program: 'A', documents: [], coders: [], codes, types: [], marks, unit: undefined },
      };
      return foreignRecords(project, mapping).records.map(({ actors, stance }) => [actors, stance]);
    };
    assert.deepEqual(actorsOf(true), [
      [['Mayor'], { id: 'support' }],
      [['Clerk'], { id: 'oppose' }],
    ]);
    assert.equal(actorsOf(false).length, 2);
    assert.deepEqual(actorsOf(false)[0], [['Mayor'], { id: 'support' }]);
  });

  test('headings that were coded nowhere are no entries', () => {
    const below = (name: string, parent: string): ForeignCode => ({
      ...{ id: name, name, variable: undefined, parent, color: undefined },
      ...{ definition: undefined, attributes: new Map() },
    });
    const headed = ['Issues', 'Stances', 'Traffic', 'Alone'].map((name) => ({
      ...below(name, ''),
      parent: undefined,
    }));
    const project: ForeignProject = {
      ...{ program: 'A', documents: [], coders: [], types: [], marks: [], unit: undefined },
      codes: [...headed, below('Fee', 'Issues'), below('For', 'Stances'), below('Bus', 'Traffic')],
    };
    const roles = new Map([
      ['Issues', 'issue'],
      ['Stances / For', 'stance support'],
      ['Traffic', 'issue'],
    ]);
    const { headings } = foreignRecords(project, { statements: new Map(), codes: roles });
    assert.deepEqual([...headings], ['Issues', 'Stances']);
  });
});
