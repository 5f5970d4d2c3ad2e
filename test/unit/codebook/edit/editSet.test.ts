import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  editCodebook,
  takeBackCodebookEdits,
  type CodebookEdit,
  type EditedCodebook,
} from '../../../../src/core/codebook/edit/edit';
import { runSync } from '../../../../src/core/util/task';
import { file } from '../../annotation-file/editFixtures';

const STUDY = file`
  # Our study
  format: policy-codebook/1
  actors:   # in order of appearance
    harbour-town:
      name: Harbour Town   # as on the map
      aliases: [the town, {text: HT, case: exact}]   # found in texts
    ada: {name: Ada Reed, part-of: harbour-town, x-born: 1970}
    bo:

  issues:
    traffic:
      codable: false
    ferry:
      name: 'The ferry'
      # Asked of all who were interviewed.
      statement: >
        The ferry should run
        at night.
      part-of: {issue: traffic, sign: -1}
      keywords:
        - boat   # not "ship"
        - "ferry"
      color: "#0072B2"
`;

const set = (
  layer: 'actor' | 'issue',
  id: string,
  key: Extract<CodebookEdit, { kind: 'set' }>['key'],
  from: string | readonly string[] | undefined,
  to: string | readonly string[] | undefined,
): CodebookEdit => ({ kind: 'set', layer, id, key, from, to });

const STATEMENT = 'The ferry should run\nat night.\n'.replace('\n', ' ');

suite('Changing one field of an actor or issue', () => {
  test('touches only what is said of that field', () => {
    const cases: readonly (readonly [CodebookEdit, string, string])[] = [
      [
        set('actor', 'harbour-town', 'name', 'Harbour Town', 'Port Town'),
        'name: Harbour Town   #',
        'name: "Port Town"   #',
      ],
      [
        set('actor', 'harbour-town', 'type', undefined, 'government'),
        'on the map\n',
        'on the map\n    type: government\n',
      ],
      [
        set('actor', 'ada', 'part-of', 'harbour-town', undefined),
        'Ada Reed, part-of: harbour-town,',
        'Ada Reed,',
      ],
      [set('actor', 'bo', 'side', undefined, 'true'), '  bo:\n', '  bo:\n    side: true\n'],
      [
        set('actor', 'bo', 'member-of', [], ['ada', 'harbour-town']),
        '  bo:\n',
        '  bo:\n    member-of:\n      - ada\n      - harbour-town\n',
      ],
      [set('issue', 'ferry', 'color', '#0072B2', '#D55E00'), '"#0072B2"', '"#D55E00"'],
      [set('issue', 'ferry', 'sign', '-1', '1'), 'sign: -1', 'sign: 1'],
    ];
    for (const [edit, from, to] of cases) {
      assert.ok(STUDY.includes(from), from);
      assert.equal(edited(STUDY, edit).text, STUDY.replace(from, to));
    }
  });

  test('reads what was written as it was meant', () => {
    const { read } = edited(
      STUDY,
      set('issue', 'ferry', 'statement', STATEMENT, 'It should: "run", #always.'),
      set('issue', 'ferry', 'sign', '-1', undefined),
      set('issue', 'traffic', 'name', undefined, 'Traffic'),
    );
    const ferry = read.codebook.issues.get('ferry');
    assert.deepEqual(
      [ferry?.statement, ferry?.partOf, ferry?.sign, read.codebook.issues.get('traffic')?.name],
      ['It should: "run", #always.', 'traffic', undefined, 'Traffic'],
    );
  });

  test('a sign makes a link of a plain parent, which goes with it', () => {
    const text = STUDY.replace('{issue: traffic, sign: -1}', 'traffic');
    const signed = edited(text, set('issue', 'ferry', 'sign', undefined, '1'));
    assert.equal(signed.read.codebook.issues.get('ferry')?.sign, 1);
    const alone = edited(
      signed.text,
      set('issue', 'ferry', 'sign', '1', undefined),
      set('issue', 'ferry', 'part-of', 'traffic', undefined),
    );
    const ferry = alone.read.codebook.issues.get('ferry');
    assert.deepEqual([ferry?.partOf, ferry?.sign], [undefined, undefined]);
    assert.equal(runSync(takeBackCodebookEdits(alone.text, alone.inverse)).kind, 'edited');
  });

  test('is refused where the field says something else by now', () => {
    refuses('changed-since', set('actor', 'harbour-town', 'name', 'Harbour City', 'Port Town'));
    refuses('changed-since', set('issue', 'ferry', 'color', undefined, '#D55E00'));
    refuses('changed-since', set('issue', 'ferry', 'part-of', 'traffic', undefined));
    refuses('no-such-id', set('actor', 'cy', 'name', undefined, 'Cy'));
    refuses('no-such-id', set('actor', 'bo', 'part-of', undefined, 'cy'));
    refuses('lone-surrogate', set('actor', 'bo', 'name', undefined, '\uDC00'));
  });

  test('takes the place of what is none of its values', () => {
    const cases: readonly (readonly [string, string, CodebookEdit, string])[] = [
      [
        'color: "#0072B2"',
        'color: navy',
        set('issue', 'ferry', 'color', undefined, '#D55E00'),
        'color: "#D55E00"',
      ],
      ['sign: -1}', 'sign: minus}', set('issue', 'ferry', 'sign', undefined, '-1'), 'sign: -1}'],
      [
        'x-born: 1970}',
        'member-of: [bo, bo]}',
        set('actor', 'ada', 'member-of', ['bo'], ['harbour-town']),
        'member-of: [harbour-town]}',
      ],
    ];
    for (const [known, odd, edit, written] of cases) {
      const study = STUDY.replace(known, odd);
      assert.equal(edited(study, edit).text, study.replace(odd, written));
    }
    const signed = STUDY.replace('sign: -1}', 'sign: minus}');
    const alone = edited(signed, set('issue', 'ferry', 'part-of', 'traffic', undefined));
    assert.equal(alone.read.codebook.issues.get('ferry')?.partOf, undefined);
  });

  test('nothing becomes part of itself', () => {
    refuses('circular', set('actor', 'bo', 'part-of', undefined, 'bo'));
    refuses('circular', set('actor', 'harbour-town', 'part-of', undefined, 'ada'));
  });

  test('a codebook that cannot be read is not written', () => {
    const broken = STUDY.replace('name: Harbour Town', 'name: "Harbour Town');
    const result = runSync(
      editCodebook(broken, [set('actor', 'bo', 'name', undefined, 'Bo Reed')]),
    );
    assert.deepEqual(
      [result.kind, result.kind === 'refused' && result.reason],
      ['refused', 'unreadable'],
    );
  });
});

suite('Changing aliases', () => {
  const alias = (from: string | undefined, to: string | undefined, at?: number): CodebookEdit => ({
    kind: 'alias',
    layer: 'issue',
    id: 'ferry',
    from: from === undefined ? undefined : { text: from },
    to: to === undefined ? undefined : { text: to },
    ...(at === undefined ? {} : { at }),
  });

  test('changes, removes and inserts one of them, and keeps the others as they are written', () => {
    assert.equal(
      edited(STUDY, alias('boat', 'night boat')).text,
      STUDY.replace('- boat ', '- "night boat" '),
    );
    assert.equal(
      edited(STUDY, alias('ferry', undefined)).text,
      STUDY.replace('      - "ferry"\n', ''),
    );
    assert.equal(
      edited(STUDY, alias(undefined, 'line 3', 1)).text,
      STUDY.replace('      - "ferry"\n', '      - "line 3"\n      - "ferry"\n'),
    );
  });

  test('keeps what else is said of one', () => {
    const from = { text: 'HT', weak: false, exactCase: true };
    const { text } = edited(STUDY, {
      ...{ kind: 'alias', layer: 'actor', id: 'harbour-town' },
      ...{ from, to: { ...from, text: 'HTN' } },
    });
    assert.equal(text, STUDY.replace('{text: HT, case', '{text: "HTN", case'));
    const study = STUDY.replace('- boat ', '- {text: boat, x-source: interviews} ');
    assert.equal(
      edited(study, alias('boat', 'night boat')).text,
      study.replace('{text: boat, x', '{text: "night boat", x'),
    );
  });

  test('is refused where it is not there any more, or another is called so', () => {
    refuses('changed-since', alias('ship', 'boats'));
    refuses('duplicate-alias', alias('boat', 'ferry'));
    refuses('duplicate-alias', alias('boat', 'The ferry'));
  });
});

suite('Taking changes of fields and aliases back', () => {
  const EDITS: readonly CodebookEdit[] = [
    set('actor', 'harbour-town', 'name', 'Harbour Town', 'Port Town'),
    set('actor', 'ada', 'part-of', 'harbour-town', undefined),
    set('actor', 'bo', 'name', undefined, 'Bo'),
    set('actor', 'bo', 'member-of', [], ['ada']),
    set('issue', 'ferry', 'statement', STATEMENT, undefined),
    set('issue', 'ferry', 'sign', '-1', undefined),
    set('issue', 'ferry', 'color', '#0072B2', undefined),
    set('issue', 'traffic', 'codable', 'false', undefined),
    {
      ...{ kind: 'alias', layer: 'actor', id: 'harbour-town' },
      ...{ from: { text: 'HT', exactCase: true }, to: undefined },
    },
    {
      ...{ kind: 'alias', layer: 'issue', id: 'ferry' },
      ...{ from: { text: 'boat' }, to: { text: 'ship' } },
    },
    { kind: 'alias', layer: 'issue', id: 'ferry', from: { text: 'ferry' } },
  ];

  test('gives the text from before, and again the one after, byte for byte', () => {
    const texts = [STUDY, STUDY.replaceAll('\n', '\r\n'), `\uFEFF${STUDY}`];
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.shuffledSubarray([...EDITS], { minLength: 1 }),
        (text, edits) => {
          const done = edited(text, ...edits);
          const back = replayed(done);
          assert.equal(back.text, text);
          const again = replayed(back);
          assert.equal(again.text, done.text);
          assert.equal(replayed(again).text, text);
        },
      ),
    );
  });

  test('leaves alone what was written elsewhere in the file meanwhile', () => {
    for (const edit of EDITS) {
      const done = edited(STUDY, edit);
      const typed = `${done.text}coders:\n  lea:\n    name: Lea\n`;
      const back = runSync(takeBackCodebookEdits(typed, done.inverse));
      assert.equal(back.kind, 'edited', JSON.stringify(edit));
      assert.deepEqual(
        back.read.codebook,
        edited(`${STUDY}coders:\n  lea:\n    name: Lea\n`).read.codebook,
        JSON.stringify(edit),
      );
    }
  });

  test('is refused where the field was changed by hand since', () => {
    const done = edited(STUDY, set('issue', 'ferry', 'color', '#0072B2', '#D55E00'));
    const typed = done.text.replace('#D55E00', '#000000');
    const back = runSync(takeBackCodebookEdits(typed, done.inverse));
    assert.deepEqual(
      [back.kind, back.kind === 'refused' && back.reason],
      ['refused', 'changed-since'],
    );
  });
});

function edited(
  text: string,
  ...edits: readonly CodebookEdit[]
): Extract<EditedCodebook, { kind: 'edited' }> {
  const result = runSync(editCodebook(text, edits));
  assert.equal(result.kind, 'edited', JSON.stringify(result));
  return result;
}

function replayed({
  text,
  inverse,
}: Extract<EditedCodebook, { kind: 'edited' }>): Extract<EditedCodebook, { kind: 'edited' }> {
  const result = runSync(takeBackCodebookEdits(text, inverse));
  assert.equal(result.kind, 'edited', JSON.stringify(result));
  return result;
}

function refuses(reason: string, edit: CodebookEdit): void {
  const result = runSync(editCodebook(STUDY, [edit]));
  assert.deepEqual([result.kind, result.kind === 'refused' && result.reason], ['refused', reason]);
}
