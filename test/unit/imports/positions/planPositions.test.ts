import assert from 'node:assert/strict';
import { positionEdits } from '../../../../src/core/imports/positions/positionEdits';
import { problemText } from '../../../../src/core/imports/positions/positionProblems';
import type { Annotation } from '../../../../src/core/model/annotation';
import { position, quotePart } from '../../../support/corpus';

import { COLUMNS, plan, TALKS } from './talksCorpus';

suite('Positions from a table', () => {
  test('of a person who speaks for no organization are that person’s', async () => {
    const { positions } = await plan(COLUMNS, [
      ['talks.md', '', 'Ada Lund', 'flights', 'con', 'We need sleep', ''],
    ]);
    const [made] = positions.map((one) => one.position);
    assert.deepEqual([made?.actors, made?.speaker], [['lund'], undefined]);
  });

  test('become annotations with the ids of the codebook', async () => {
    const { positions, problems } = await plan(COLUMNS, [
      ['talks.md', 'the Council', 'Ada Lund', 'night flights', 'con', 'We need sleep', '2.1.2024'],
    ]);
    assert.deepEqual(problems, []);
    const [planned] = positions;
    assert.deepEqual(
      [planned?.row, planned?.article, planned?.kind, planned?.state],
      [2, 'news/talks.md', 'new', 'found'],
    );
    const made = planned!.position;
    assert.deepEqual(
      [made.actors, made.speaker, made.issues, made.stance, made.date],
      [['council'], 'lund', ['flights'], 'oppose', '2024-01-02'],
    );
    assert.deepEqual([made.quote[0]?.exact, made.quote[0]?.start], ['We need sleep', 36]);
  });

  test('that name what is not known are left out, with the nearest word', async () => {
    const { positions, problems } = await plan(COLUMNS, [
      ['talk.md', 'council', '', 'flights', 'pro', 'sleep', ''],
      ['', 'council', '', 'flights', 'pro', 'sleep', ''],
      ['talks.md', 'City counsil', '', 'flights', 'pro', 'sleep', ''],
      ['talks.md', 'Board', '', 'flights', 'pro', 'sleep', ''],
      ['talks.md', 'council', '', 'flights', 'suport', 'sleep', ''],
      ['talks.md', '', '', 'flights', 'pro', 'sleep', ''],
      ['talks.md', 'council', '', '', 'pro', 'sleep', ''],
      ['talks.md', 'council', '', 'flights', '', 'sleep', ''],
    ]);
    assert.deepEqual(positions, []);
    assert.deepEqual(
      problems.map((problem) => `${String(problem.row)} ${problemText(problem)}`),
      [
        '2 The corpus has no article “talk.md”. Did you mean “news/talks.md”?',
        '3 This row names no article.',
        '4 The codebook has no actor “City counsil”. Did you mean “City council”?',
        '5 “Board” is a name of several actors: council, traders. Write the id of the one that is meant.',
        '6 The codebook has no stance “suport”, and the mapping does not give one for it. Did you mean “support”?',
        '7 This row names no actor.',
        '8 This row names no issue and no target.',
        '9 This row has no stance and no evaluation.',
      ],
    );
  });

  test('of new actors and issues add these to the codebook, once each, if they may', async () => {
    const result = await plan(
      COLUMNS,
      [
        ['talks.md', 'Airport Ltd.; City council', 'Ada Lund', 'Noise', 'con', 'We need sleep', ''],
        ['talks.md', 'airport ltd.', '', 'Noise', 'pro', 'rejects night flights', ''],
        ['talks.md', 'Never Seen', '', 'Noise', 'perhaps', 'rejects', ''],
      ],
      { mayAdd: true },
    );
    assert.deepEqual(
      result.added.map(({ layer, id, name }) => [layer, id, name]),
      [
        ['actor', 'airport-ltd', 'Airport Ltd.'],
        ['issue', 'noise', 'Noise'],
      ],
    );
    assert.deepEqual(
      result.positions.map(({ position: { actors } }) => actors),
      [['airport-ltd', 'council'], ['airport-ltd']],
    );
    const edits = positionEdits(result, result.positions.slice(1));
    assert.deepEqual(
      edits.codebook.map(({ kind }) => kind),
      ['add-actor', 'add-issue'],
    );
    assert.deepEqual(
      edits.articles.map(({ article, edits: all }) => [article, all.length]),
      [['news/talks.md', 1]],
    );
  });

  test('whose quotes are not surely found wait for review', async () => {
    const { positions, problems } = await plan(COLUMNS, [
      ['market.txt', 'traders', '', 'hours', 'pro', 'Traders want', ''],
      ['market.txt', 'traders', '', 'hours', 'pro', 'We close at noon', ''],
      ['market.txt', 'traders', '', 'hours', 'pro', '', ''],
    ]);
    assert.deepEqual(
      positions.map(({ state }) => state),
      ['doubtful', 'lost', 'no-words'],
    );
    assert.deepEqual(
      problems.map(({ row, severity, code }) => [row, severity, code]),
      [
        [2, 'warning', 'doubtful'],
        [3, 'warning', 'lost'],
        [4, 'warning', 'no-words'],
      ],
    );
    assert.equal(positions[2]?.position.quote[0]?.exact, '[no quote]');
  });

  test('that were imported are found again, by their id or by all that they say', async () => {
    const columns = ['id', ...COLUMNS];
    const rows = [
      ['S_17', 'talks.md', 'council', '', 'flights', 'con', 'rejects night flights', ''],
      ['', 'talks.md', 'council', '', 'flights', 'con', 'We need sleep', ''],
      ['', 'talks.md', 'council', '', 'flights', 'con', 'We need sleep', ''],
    ];
    const first = await plan(columns, rows);
    const made = first.positions.map((one) => one.position);
    assert.deepEqual(
      first.positions.map(({ kind }) => kind),
      ['new', 'new', 'new'],
    );
    assert.equal(made[0]?.id, 's-17');
    assert.equal(new Set(made.map(({ id }) => id)).size, 3);
    const again = await plan(columns, rows, { annotations: made });
    assert.deepEqual(
      again.positions.map(({ kind }) => kind),
      ['same', 'same', 'same'],
    );
    assert.deepEqual(positionEdits(again, again.positions), { codebook: [], articles: [] });
  });

  test('that say something else than the corpus are changes, of what the row says alone', async () => {
    const old = position({
      id: 'a',
      actors: ['council'],
      issues: ['flights'],
      stance: 'oppose',
      note: 'A remark of ours.',
      quote: [quotePart('rejects night flights', TALKS.indexOf('rejects'))],
    });
    const columns = ['id', ...COLUMNS];
    const changed = await plan(
      columns,
      [['a', 'talks.md', 'lund', '', '', '', 'We need sleep', '']],
      { annotations: [old] },
    );
    assert.deepEqual(changed.problems, []);
    const [planned] = changed.positions;
    assert.equal(planned?.kind, 'changed');
    const { actors, issues, stance, note, quote } = planned.position;
    assert.deepEqual(
      [actors, issues, stance, note],
      [['lund'], ['flights'], 'oppose', 'A remark of ours.'],
    );
    assert.equal(quote[0]?.exact, 'We need sleep');
  });

  test('take no id of another article, another row or another kind of annotation', async () => {
    const columns = ['id', ...COLUMNS];
    const mark: Annotation = {
      kind: 'mention',
      id: 'm',
      quote: [quotePart('council', 4)],
      coder: undefined,
      note: undefined,
      tags: [],
      comments: [],
      actors: ['council'],
      issues: [],
    };
    const row = (id: string, file: string, quote: string) => [
      id,
      file,
      'council',
      '',
      'flights',
      'con',
      quote,
      '',
    ];
    const { positions, problems } = await plan(
      columns,
      [
        row('m', 'talks.md', 'sleep'),
        row('m', 'market.txt', 'stalls'),
        row('x', 'talks.md', 'sleep'),
        row('x', 'talks.md', 'rejects'),
      ],
      { annotations: [mark] },
    );
    assert.deepEqual(
      problems.map(({ row: at, code }) => [at, code]),
      [
        [2, 'id-of-other'],
        [5, 'id-twice'],
      ],
    );
    assert.deepEqual(
      positions.map(({ position: { id } }) => id),
      ['x', 'm-2'],
    );
  });

  test('have dates that can be read with certainty, or none', async () => {
    const day = async (...days: readonly string[]) => {
      const rows = days.map((one) => ['talks.md', 'council', '', 'flights', 'con', 'sleep', one]);
      const { positions, problems } = await plan(COLUMNS, rows);
      return [positions.map(({ position: { date } }) => date), problems.map(({ code }) => code)];
    };
    assert.deepEqual(await day('2024-04-26', '2024-04', '2024-04-26T10:00:00Z'), [
      ['2024-04-26', '2024-04', '2024-04-26'],
      [],
    ]);
    assert.deepEqual(await day('3/4/2024'), [[undefined], ['bad-date']]);
    assert.deepEqual(await day('3/4/2024', '3/14/2024'), [['2024-03-04', '2024-03-14'], []]);
    assert.deepEqual(await day('3/4/2024', '14/3/2024'), [['2024-04-03', '2024-03-14'], []]);
    assert.deepEqual(await day('in May'), [[undefined], ['bad-date']]);
  });

  test('of a mapping that names no column of the table say so', async () => {
    const { problems } = await plan(
      COLUMNS,
      [['talks.md', 'council', '', 'flights', 'con', 'sleep', '']],
      {
        mapping: {
          columns: {
            article: 'File',
            actor: 'Who',
            issue: 'Concept',
            stance: 'Agreement',
            quote: 'Text',
          },
        },
      },
    );
    assert.deepEqual(problems.map(problemText), [
      'The table has no column “Who”, which the mapping names.',
      'This row names no actor.',
    ]);
  });
});
