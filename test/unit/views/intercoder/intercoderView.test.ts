import assert from 'node:assert/strict';
import { GOLD } from '../../../../src/core/intercoder/readings';
import { runSync } from '../../../../src/core/util/task';
import {
  DEFAULT_ANALYSIS_STATE,
  type AnalysisState,
} from '../../../../src/core/views/filter/analysisState';
import {
  compareCoders,
  readingChoice,
  type ComparedCoders,
} from '../../../../src/core/views/intercoder/comparedCoders';
import {
  intercoderView,
  type IntercoderView,
} from '../../../../src/core/views/intercoder/intercoderView';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { readings, type ReadingsGiven } from '../../../support/readings';

/** Twelve articles that Lea and Max read: they differ on a stance in two, Max missed a passage, and
 * saw another issue in one. */
const STUDY = [
  ...Array.from(
    { length: 8 },
    (_, n) => `
  in same${String(n)}.md
  l${String(n)}: china ${n % 2 === 0 ? 'supports' : 'opposes'} exports coder=lea at=0-10
  m${String(n)}: china ${n % 2 === 0 ? 'supports' : 'opposes'} exports coder=max at=0-12
`,
  ),
  ...['x', 'y'].map(
    (name) => `
  in stance-${name}.md
  l${name}: china supports exports coder=lea at=0-10
  m${name}: china opposes exports coder=max at=0-10
`,
  ),
  `
  in found.md
  lf: china supports exports coder=lea at=0-10
  lg: anna supports talks coder=lea at=20-30
  mf: china supports exports coder=max at=0-10
  in issue.md
  li: china supports exports coder=lea at=0-10
  mi: china supports talks coder=max at=0-10
`,
].join('');

const localizer = createLocalizer();

function stateOf(given: Partial<AnalysisState>): AnalysisState {
  return { ...DEFAULT_ANALYSIS_STATE, view: 'intercoder', ...given };
}

function compared(
  notation = STUDY,
  given: ReadingsGiven = {},
  state: Partial<AnalysisState> = {},
): ComparedCoders {
  const made = runSync(compareCoders(readings(notation, given), readingChoice(stateOf(state))));
  assert.ok(made.kind === 'compared', made.kind);
  return made;
}

function viewOf(
  state: Partial<AnalysisState> = {},
  notation = STUDY,
  given: ReadingsGiven = {},
): IntercoderView {
  return intercoderView(compared(notation, given, state), stateOf(state), localizer);
}

/** Rows with the figure, the share of the same values and the number of units. */
function figures({ groups }: IntercoderView): readonly string[] {
  return groups.flatMap(({ rows }) =>
    rows.map(({ name, isFurther, cells }) =>
      [`${isFurther ? '  ' : ''}${name}:`, cells[0], cells[3], cells[4]].join(' '),
    ),
  );
}

suite('The figures of intercoder agreement', () => {
  test('are of places, of who speaks about what, and of fields', () => {
    const view = viewOf();
    assert.deepEqual(
      view.groups.map(({ title }) => title),
      [
        'Where: the same passages',
        'What: who speaks about what in a passage',
        'Fields, where coders share passage, actor and issue',
      ],
    );
    assert.deepEqual(figures(view), [
      'Passages found (F1): 0.96  13 passages',
      'Marked text (|u-α): 0.90  12000 characters',
      'Actor with issue: 0.31 85% 13 passages',
      '  where both found something: 0.00 92% 12 passages',
      'Actor: 0.49 92% 13 passages',
      '  where both found something: not defined: no variation 100% 12 passages',
      'Issue: 0.30 85% 13 passages',
      '  where both found something: 0.00 92% 12 passages',
      // Five for, four against and two different: n = 22, D_o = 4/22, D_e = 2·12·10/(22·21).
      'Stance: 0.65 82% 11 positions',
      '  by order: 0.65 82% 11 positions',
    ]);
  });

  test('have intervals, the share of resamples that reach .8, and how many articles are missing', () => {
    const stance = viewOf().groups[2]?.rows[0];
    assert.match(stance?.cells[1] ?? '', /^0\.\d\d – 1\.00$/);
    assert.match(stance?.cells[2] ?? '', /^\d+%$/);
    assert.match(stance?.cells[5] ?? '', /^\+\d+$/);
    // The bound is one of α, and F1 is none.
    const [f1, marked] = viewOf().groups[0]?.rows ?? [];
    assert.match(f1?.cells[1] ?? '', /^0\.\d\d – 1\.00$/);
    assert.equal(f1?.cells[2], '');
    assert.match(marked?.cells[2] ?? '', /^\d+%$/);
  });

  test('have none with few articles, and no empty columns for them', () => {
    const few = viewOf(
      {},
      `
      a1: china supports exports coder=lea at=0-10
      a2: china opposes exports coder=max at=0-10
    `,
    );
    assert.deepEqual(
      few.columns.map(({ name }) => name),
      ['α', 'Alike', 'n'],
    );
  });

  test('are in words where they are not defined', () => {
    const alike = viewOf(
      {},
      `
      a1: china supports exports coder=lea at=0-10
      a2: china supports exports coder=max at=0-10
    `,
    );
    const stance = alike.groups[2]?.rows[0];
    assert.equal(stance?.cells[0], 'not defined: no variation');
    assert.equal(stance?.isDefined, false);
    // Explained once, where it first occurs.
    const notes = alike.groups.flatMap(({ rows }) => rows.flatMap((row) => row.notes));
    assert.equal(notes.length, 2);
    assert.match(notes[0] ?? '', /^n is too small: with fewer than 10 a figure says little/);
    assert.match(notes[1] ?? '', /This is not perfect agreement/);
  });

  test('explain a low α beside a high percentage', () => {
    const lines = Array.from({ length: 30 }, (_, n) => {
      const [one, other] =
        n === 0 ? ['opposes', 'supports'] : ['supports', n === 1 ? 'opposes' : 'supports'];
      return `
        in ${String(n)}.md
        l${String(n)}: china ${one} exports coder=lea at=0-10
        m${String(n)}: china ${other} exports coder=max at=0-10`;
    });
    const stance = viewOf({}, lines.join('')).groups[2]?.rows[0];
    assert.equal(stance?.cells[0], '−0.02');
    assert.deepEqual(stance?.notes, [
      'Coders are alike in 93% and α is low because “support” is 97% of all values: chance alone would give nearly as much.',
    ]);
  });

  test('open to their details, one row at a time', () => {
    const rows = viewOf({ intercoderRow: 'row f1' }).groups.flatMap((group) => group.rows);
    const open = rows.filter(({ details }) => details);
    assert.deepEqual(
      open.map(({ name }) => name),
      ['Passages found (F1)'],
    );
    const [pairs, coders] = open[0]?.details?.tables ?? [];
    assert.deepEqual(pairs?.rows, [['lea and max', '0.96', '12', '25']]);
    assert.deepEqual(
      coders?.rows.map(([name]) => name),
      ['lea', 'max'],
    );
  });
});

suite('The matrix of values', () => {
  test('has the values that met, each with the coders', () => {
    const { confusion, field } = viewOf();
    assert.equal(field, 'stance');
    assert.equal(confusion?.axes, 'Rows: lea. Columns: max.');
    assert.deepEqual(
      confusion.cells.map(({ label }) => label),
      [
        'support (lea) and support (max): 5 positions',
        'support (lea) and oppose (max): 2 positions',
        'oppose (lea) and oppose (max): 4 positions',
      ],
    );
  });

  test('lists the passages of a cell, also those in which coders agree', () => {
    const { confusion } = viewOf();
    for (const { lists, count } of confusion?.cells ?? []) {
      const { passages, chosen, choices } = viewOf({ intercoderList: lists }).passages;
      assert.equal(passages.length, count);
      assert.equal(chosen, lists);
      assert.equal(choices.at(-1)?.id, lists);
    }
    const alike = viewOf({ intercoderList: confusion?.cells[0]?.lists ?? '' }).passages;
    assert.deepEqual(alike.passages[0]?.disputes, ['Alike']);
  });

  test('is symmetric for more than two coders', () => {
    const notation = ['lea', 'max', 'eva'].map(
      (coder, n) =>
        `${coder}1: china ${n === 0 ? 'opposes' : 'supports'} exports coder=${coder} at=0-10`,
    );
    const { confusion } = viewOf({}, notation.join('\n'));
    assert.deepEqual(
      confusion?.cells.map(({ row, column, count }) => [row, column, count]),
      [
        [0, 0, 2],
        [0, 1, 2],
        [1, 0, 2],
      ],
    );
  });
});

suite('The passages', () => {
  test('are those on which coders differ, with all readings and what they differ in', () => {
    const { passages, choices } = viewOf().passages;
    assert.deepEqual(
      choices.map(({ name }) => name),
      [
        'All disputed (4)',
        'Found by some coders only (1)',
        'Another actor or issue (1)',
        'Other values (2)',
      ],
    );
    assert.deepEqual(
      passages.map(({ title, disputes }) => `${title}: ${disputes.join('; ')}`),
      [
        'found.md: Nothing found by max',
        'issue.md: Only lea: china on exports; Only max: china on talks',
        'stance-x.md: Stance of china on exports: support (lea), oppose (max)',
        'stance-y.md: Stance of china on exports: support (lea), oppose (max)',
      ],
    );
    assert.deepEqual(
      passages[0]?.readings.map(({ name, records, nothing }) => [
        name,
        ...records.map((record) => record.name),
        nothing,
      ]),
      [
        ['lea', 'anna ⊕ talks', undefined],
        ['max', 'nothing found'],
      ],
    );
  });

  test('are listed by kind of dispute and by issue', () => {
    const titles = (intercoderList: string): readonly string[] =>
      viewOf({ intercoderList }).passages.passages.map(({ title }) => title);
    assert.deepEqual(titles('nothing'), ['found.md']);
    assert.deepEqual(titles('claim'), ['issue.md']);
    assert.deepEqual(titles('field'), ['stance-x.md', 'stance-y.md']);
    assert.deepEqual(titles('issue talks'), ['found.md', 'issue.md']);
    assert.deepEqual(titles('cell ["no","such"]'), []);
    assert.deepEqual(titles('cell {'), titles(''));
  });
});

suite('Which coders are compared', () => {
  const three = ['lea', 'max', 'eva']
    .map((coder) => `${coder}1: china supports exports coder=${coder} at=0-10`)
    .join('\n');

  test('is chosen among all and each pair', () => {
    const { choices, chosen } = viewOf({}, three).coders;
    assert.equal(chosen, '');
    assert.deepEqual(
      choices.map(({ name }) => name),
      ['All', 'eva and lea', 'eva and max', 'lea and max'],
    );
    const pair = viewOf({ intercoderCoders: 'eva,max' }, three);
    assert.equal(pair.coders.chosen, 'eva,max');
    assert.equal(pair.confusion?.axes, 'Rows: eva. Columns: max.');
  });

  test('never includes the gold standard', () => {
    const notation = `${three}\ng1: china opposes exports coder=${GOLD} at=0-10`;
    assert.ok(viewOf({}, notation).coders.choices.every(({ id }) => !id.includes(GOLD)));
  });

  test('can include changed readings, where there are some', () => {
    const given = { states: { 'same0.md': { lea: 'changed' } } } as const;
    assert.equal(viewOf().changed, undefined);
    const { changed } = viewOf({}, STUDY, given);
    assert.deepEqual(changed, { name: 'Count Changed Readings, Too', state: 'changed' });
    const all = viewOf({ intercoderChanged: 'changed' }, STUDY, given);
    assert.deepEqual(all.changed, { name: 'Leave Changed Readings Out', state: '' });
  });
});
