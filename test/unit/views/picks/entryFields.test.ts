import assert from 'node:assert/strict';
import { editCodebook } from '../../../../src/core/codebook/edit/edit';
import { parseCodebook } from '../../../../src/core/codebook/parse/parse';
import type { Codebook } from '../../../../src/core/model/codebook';
import { runSync } from '../../../../src/core/util/task';
import {
  aliasNote,
  aliasesOf,
  entryEdits,
  entryFields,
  parentProblem,
  type EntryName,
} from '../../../../src/core/views/picks/entryFields';
import {
  actorTypes,
  colorRemark,
  nearestType,
  wordsRemark,
} from '../../../../src/core/views/picks/entryProblems';
import { createLocalizer } from '../../../../src/core/views/words/localizer';

const TEXT = `format: policy-codebook/1
actors:
  china:
    name: China
    type: state
    aliases: [Beijing, {text: PRC, case: exact}, {text: Chinese, weak: true}]
    side: true
  wang-yi: {name: Wang Yi, type: person, part-of: china, note: "foreign\\nminister"}
  nato: {name: NATO, type: alliance}
  bo:
issues:
  trade: {name: Trade, codable: false}
  tariffs:
    name: Tariffs
    statement: Tariffs should be raised.
    part-of: {issue: trade, sign: -1}
    keywords: [import duties]
    color: "#0072B2"
`;

const codebook = codebookOf(TEXT);
const localizer = createLocalizer();
const CHINA: EntryName = { layer: 'actor', id: 'china' };
const TARIFFS: EntryName = { layer: 'issue', id: 'tariffs' };

suite('The fields of an actor or issue', () => {
  test('are those of its kind, with what each holds, in words', () => {
    assert.deepEqual(shown(CHINA), [
      'Name: China',
      'Type: state',
      'Parent: ',
      'Aliases: Beijing, PRC, Chinese',
      'Groups: ',
      'Own side: yes',
      'Unspecified: ',
      'Note: ',
    ]);
    assert.deepEqual(shown(TARIFFS), [
      'Name: Tariffs',
      'Statement: Tariffs should be raised.',
      'Definition: ',
      'Parent: Trade',
      'Stance on the parent: with the opposite stance',
      'Keywords: import duties',
      'Kind: ',
      'Color: #0072B2',
      'Note: ',
    ]);
    assert.deepEqual(shown({ layer: 'actor', id: 'bo' })[0], 'Name: ');
    assert.deepEqual(shown({ layer: 'actor', id: 'cy' }), []);
  });

  test('each says in half a line what it is for', () => {
    for (const entry of [CHINA, TARIFFS]) {
      for (const { hint, label } of entryFields(codebook, entry, localizer)) {
        assert.ok(hint.length > 5 && hint.length < 80, `${label}: ${hint}`);
      }
    }
  });

  test('an answer becomes edits that say it, and none where it says that already', () => {
    assert.deepEqual(editsOf(TARIFFS, 'statement', ['Tariffs should be raised.']), []);
    assert.deepEqual(editsOf(CHINA, 'member-of', []), []);
    const text = [
      ...editsOf(TARIFFS, 'statement', []),
      ...editsOf(TARIFFS, 'part-of', []),
      ...editsOf(TARIFFS, 'codable', ['false']),
      ...editsOf(CHINA, 'side', ['']),
      ...editsOf(CHINA, 'member-of', ['nato']),
      ...editsOf({ layer: 'actor', id: 'bo' }, 'name', ['Bo Reed']),
    ];
    const edited = runSync(editCodebook(TEXT, text));
    assert.ok(edited.kind === 'edited', JSON.stringify(edited));
    const { actors, issues } = edited.read.codebook;
    const { statement, partOf, sign, codable } = issues.get('tariffs') ?? {};
    const { side, memberOf } = actors.get('china') ?? {};
    assert.deepEqual(
      { statement, partOf, sign, codable, side, memberOf, name: actors.get('bo')?.name },
      {
        ...{ statement: undefined, partOf: undefined, sign: undefined, codable: false },
        ...{ side: false, memberOf: ['nato'], name: 'Bo Reed' },
      },
    );
  });

  test('aliases say what they do otherwise than others', () => {
    assert.deepEqual(
      aliasesOf(codebook, CHINA).map((alias) => aliasNote(alias, localizer)),
      ['', 'case-sensitive', 'used in lists only'],
    );
    assert.deepEqual(
      aliasesOf(codebook, TARIFFS).map(({ text }) => text),
      ['import duties'],
    );
  });
});

suite('What a field of the codebook cannot say', () => {
  test('an entry is part neither of itself nor of what is part of it', () => {
    const problem = (parent: string) => parentProblem(codebook, CHINA, parent, localizer);
    assert.equal(problem('nato'), undefined);
    assert.equal(problem('china'), 'China cannot be part of itself.');
    assert.equal(
      problem('wang-yi'),
      'Wang Yi is already part of China, so China cannot be part of Wang Yi.',
    );
  });

  test('words that it has, or that no text could have, are refused; those of another one are remarked on', () => {
    const remark = wordsRemark(codebook, CHINA, localizer, 'Beijing');
    assert.equal(remark('Beijing'), undefined);
    assert.equal(remark('the Chinese side'), undefined);
    assert.deepEqual(remark('China'), {
      message: '“China” is already one of its names.',
      refuses: true,
    });
    assert.equal(remark('...')?.refuses, true);
    assert.equal(remark('x'.repeat(501))?.refuses, true);
    assert.deepEqual(remark('nato'), {
      message: '“nato” also stands for NATO. Where it occurs in a text, choose which one is meant.',
      refuses: false,
    });
  });

  test('a color that is none names the one that was meant', () => {
    const stated = (typed: string) => colorRemark(typed, localizer)?.message;
    assert.equal(stated(''), undefined);
    assert.equal(stated('#07b'), undefined);
    assert.match(stated('0072B2') ?? '', /Did you mean #0072B2\?$/);
    assert.match(stated('bleu') ?? '', /Did you mean #0072B2\?$/);
    assert.match(stated('like the sea') ?? '', /Type # and six hexadecimal digits/);
  });

  test('a type that is new may be a misspelt one', () => {
    assert.deepEqual(actorTypes(codebook).slice(-2), ['group', 'alliance']);
    assert.equal(nearestType(codebook, 'goverment'), 'government');
    assert.equal(nearestType(codebook, 'aliance'), 'alliance');
    assert.equal(nearestType(codebook, 'newspaper'), undefined);
  });
});

function shown(entry: EntryName): readonly string[] {
  return entryFields(codebook, entry, localizer).map((field) => `${field.label}: ${field.shown}`);
}

function editsOf(
  entry: EntryName,
  key: Parameters<typeof entryEdits>[2],
  values: readonly string[],
) {
  return entryEdits(entry, entryFields(codebook, entry, localizer), key, values);
}

function codebookOf(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  assert.ok(parsed.kind === 'codebook');
  return parsed.codebook;
}
