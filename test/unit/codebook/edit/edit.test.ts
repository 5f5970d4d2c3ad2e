import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as fc from 'fast-check';
import { editCodebook, freeId, newCodebook } from '../../../../src/core/codebook/edit/edit';
import { freeIds } from '../../../../src/core/codebook/edit/editIds';
import type { CodebookEdit } from '../../../../src/core/codebook/edit/edit';
import { parseCodebook } from '../../../../src/core/codebook/parse/parse';
import type { Codebook } from '../../../../src/core/model/codebook';
import { isId } from '../../../../src/core/model/ids';
import { applyEdits } from '../../../../src/core/text/textEdit';
import { file } from '../../annotation-file/editFixtures';
import { caseCount } from '../../../support/caseCount';

const BY_HAND = file`
  # Our study
  format: policy-codebook/1
  x-owner: us
  actors:   # in order of appearance
    harbour-town:
      name: Harbour Town
      aliases: [the town, {text: HT, case: exact}]   # found in texts
    # Persons below.
    ada: {name: Ada Reed, part-of: harbour-town}
    bo:
      name: Bo
      note: "speaks
        for nobody"
    nobody:

  issues:
    ferry:
      name: Ferry
      keywords: boat
      color: "#0072B2"
`;

suite('Editing a codebook', () => {
  test('a new actor goes to the end of the actors', () => {
    assert.equal(
      edited(BY_HAND, {
        kind: 'add-actor',
        actor: {
          id: 'cy',
          name: 'Cy: "the" mayor',
          type: 'person',
          partOf: 'harbour-town',
          aliases: [{ text: 'mayor', weak: true }, { text: 'Cy' }],
        },
      }),
      BY_HAND.replace(
        '  nobody:\n',
        file`
          nobody:
          cy:
            name: "Cy: \"the\" mayor"
            type: person
            part-of: harbour-town
            aliases:
              - text: "mayor"
                weak: true
              - "Cy"
        `.replace(/^(?=.)/gm, '  '),
      ),
    );
  });

  test('a new issue goes to the end of a file without a last line break', () => {
    const text = BY_HAND.trimEnd();
    assert.equal(
      edited(text, {
        kind: 'add-issue',
        issue: { id: 'no', name: 'No', statement: 'It should stay.', partOf: 'ferry' },
      }),
      `${text}\n  "no":\n    name: "No"\n    statement: "It should stay."\n    part-of: ferry`,
    );
  });

  test('missing parts are made in the order of the format', () => {
    const text = edited(
      'format: policy-codebook/1\nacts: [state]\n',
      { kind: 'add-issue', issue: { id: 'ferry', name: 'Ferry' } },
      { kind: 'add-actor', actor: { id: 'ada', name: 'Ada' } },
      { kind: 'add-coder', coder: { id: 'lea', name: 'Lea' } },
    );
    assert.deepEqual(text.match(/^[a-z]+(?=:)/gm), [
      'format',
      'coders',
      'actors',
      'issues',
      'acts',
    ]);
  });

  test('a new stance stands beside the usual ones, which are listed with the first', () => {
    const doubt = { kind: 'add-stance', stance: { id: 'doubt', polarity: -1 } } as const;
    const text = edited('format: policy-codebook/1\n', doubt);
    assert.match(text, /^stances:\n {2}support:\n {4}polarity: 1\n {4}key: s\n/m);
    assert.match(text, / {2}unstated:\n {4}key: u\n {2}doubt:\n {4}polarity: -1\n$/);
    assert.equal(
      edited('format: policy-codebook/1\nstances: {yea: {polarity: 1}}\n', doubt),
      'format: policy-codebook/1\nstances: {yea: {polarity: 1}, doubt: {polarity: -1}}\n',
    );
  });

  test('acts, coders and types are added to what there is of them', () => {
    assert.equal(
      edited(
        'format: policy-codebook/1\nacts: [{act: accuse, critical: true}]\n',
        { kind: 'add-word', list: 'acts', word: 'express concern' },
        { kind: 'add-type', type: { id: 'story', name: 'Story' } },
      ),
      'format: policy-codebook/1\nacts: [{act: accuse, critical: true}, "express concern"]\ntypes:\n  story:\n    name: "Story"\n',
    );
  });

  test('an alias is added to a list in its own style, or the list is made', () => {
    const alias = { text: 'the harbour' };
    assert.equal(
      edited(BY_HAND, { kind: 'alias', layer: 'actor', id: 'harbour-town', to: alias }),
      BY_HAND.replace('exact}]', 'exact}, "the harbour"]'),
    );
    assert.equal(
      edited(BY_HAND, {
        kind: 'alias',
        layer: 'actor',
        id: 'ada',
        to: { ...alias, exactCase: true },
      }),
      BY_HAND.replace(
        'part-of: harbour-town}',
        'part-of: harbour-town, aliases: [{text: "the harbour", case: exact}]}',
      ),
    );
    assert.equal(
      edited(BY_HAND, { kind: 'alias', layer: 'actor', id: 'bo', to: alias }),
      BY_HAND.replace('name: Bo\n', 'name: Bo\n    aliases:\n      - "the harbour"\n'),
    );
    assert.equal(
      edited(BY_HAND, { kind: 'alias', layer: 'actor', id: 'nobody', to: alias }),
      BY_HAND.replace('nobody:\n', 'nobody:\n    aliases:\n      - "the harbour"\n'),
    );
    assert.equal(
      edited(BY_HAND, { kind: 'alias', layer: 'issue', id: 'ferry', to: { text: 'line 3' } }),
      BY_HAND.replace('keywords: boat\n', 'keywords:\n      - boat\n      - "line 3"\n'),
    );
  });

  test('a word that is there already is not added again', () => {
    for (const text of ['Harbour Town', 'HT', 'the town']) {
      const edit = { kind: 'alias', layer: 'actor', id: 'harbour-town', to: { text } } as const;
      assert.equal(edited(BY_HAND, edit), BY_HAND);
    }
  });

  test('Windows line endings and a byte order mark stay', () => {
    const windows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const edits: readonly CodebookEdit[] = [
      { kind: 'add-actor', actor: { id: 'cy', name: 'Cy' } },
      { kind: 'add-coder', coder: { id: 'lea', name: 'Lea' } },
      { kind: 'alias', layer: 'actor', id: 'bo', to: { text: 'Bobby' } },
    ];
    assert.equal(edited(windows(BY_HAND), ...edits), windows(edited(BY_HAND, ...edits)));
  });

  test('what cannot be done is refused with its reason', () => {
    const actor = { id: 'cy', name: 'Cy' };
    const refusals: readonly (readonly [string, CodebookEdit, string?])[] = [
      ['duplicate-id', { kind: 'add-actor', actor: { ...actor, id: 'bo' } }],
      ['bad-id', { kind: 'add-actor', actor: { ...actor, id: 'Cy' } }],
      ['bad-id', { kind: 'add-actor', actor: { ...actor, id: 'author' } }],
      ['no-such-id', { kind: 'add-actor', actor: { ...actor, partOf: 'ferry' } }],
      ['no-such-id', { kind: 'alias', layer: 'actor', id: 'ferry', to: { text: 'boat' } }],
      ['lone-surrogate', { kind: 'alias', layer: 'actor', id: 'bo', to: { text: '\uDC00' } }],
      ['not-as-intended', { kind: 'add-actor', actor: { ...actor, name: ' ' } }],
      ['unreadable', { kind: 'add-actor', actor }, BY_HAND.replace('ada:', 'bo:')],
      ['unreadable', { kind: 'add-actor', actor }, 'chapters: [one]\n'],
      ['unreadable', { kind: 'add-actor', actor }, ''],
    ];
    for (const [reason, edit, text = BY_HAND] of refusals) {
      const result = runSync(editCodebook(text, [edit]));
      assert.equal(result.kind === 'refused' && result.reason, reason, JSON.stringify(edit));
    }
  });

  test('any names and words come back as they were', () => {
    const text = fc.string({ unit: 'binary', maxLength: 10 }).map((words) => `a${words}`);
    fc.assert(
      fc.property(text, text, text, (name, alias, statement) => {
        const { actors, issues } = read(
          edited(
            BY_HAND,
            { kind: 'add-actor', actor: { id: 'cy', name, type: alias } },
            { kind: 'alias', layer: 'actor', id: 'cy', to: { text: alias } },
            { kind: 'add-issue', issue: { id: 'new', name: alias, statement } },
          ),
        );
        assert.equal(actors.get('cy')?.name, name);
        assert.equal(actors.get('cy')?.type, alias);
        if (alias !== name) assert.equal(actors.get('cy')?.aliases[0]?.text, alias);
        assert.equal(issues.get('new')?.statement, statement);
      }),
      { numRuns: caseCount(25) },
    );
  });
});

suite('A new codebook', () => {
  test('can be read, has its title, and its examples are valid once they are no comments', () => {
    const text = newCodebook('Talks: "spring" \uD83D');
    assert.equal(read(text).title, 'Talks: "spring" \uFFFD');
    const examples = text.replace(/^( +)# /gm, '$1');
    assert.notEqual(examples, text);
    const codebook = read(examples);
    assert.deepEqual([...codebook.actors.keys()], ['ministry-of-trade']);
    assert.deepEqual(
      codebook.actors.get('ministry-of-trade')?.aliases.map(({ text }) => text),
      ['trade ministry'],
    );
    assert.deepEqual([...codebook.issues.keys()], ['import-duties']);
    assert.equal(codebook.issues.get('import-duties')?.keywords.length, 1);
    assert.match(codebook.issues.get('import-duties')?.statement ?? '', /^Duties .* raised\.$/);
  });

  test('has ten lines, a comment for each of its parts, and lies beside the large example as it is made', () => {
    const text = newCodebook('A codebook to begin with');
    const lines = text.trimEnd().split('\n');
    assert.equal(lines.length, 10);
    assert.ok(lines.every((line) => line.length <= 120));
    for (const part of ['version:', '# Actors', '# Issues', '# Also']) {
      assert.ok(
        lines.some((line) => line.startsWith(part)),
        part,
      );
    }
    assert.equal(fs.readFileSync('examples/codebook-to-begin-with.yaml', 'utf8'), text);
  });

  test('takes its first entries', () => {
    const text = edited(
      newCodebook('Talks'),
      { kind: 'add-actor', actor: { id: 'ada', name: 'Ada' } },
      { kind: 'add-issue', issue: { id: 'ferry', name: 'Ferry' } },
      { kind: 'add-coder', coder: { id: 'lea', name: 'Lea' } },
    );
    assert.match(text, /\nactors:\n  ada:\n    name: "Ada"\n  # ministry/);
  });
});

suite('An id made of a name', () => {
  test('is in lower case, with hyphens between its words', () => {
    const ids = [
      ['United States', 'united-states'],
      ['U.S. officials', 'us-officials'],
      ['People’s Bank of China', 'peoples-bank-of-china'],
      [' -- G7 / EU -- ', 'g7-eu'],
      ['São Tomé', 'são-tomé'],
      ['Sa\u0303o', 'são'],
      ['İstanbul', 'i̇stanbul'],
      ['日本 政府', '日本-政府'],
      ['Ελλάς', 'ελλάς'],
      ['!?', 'entry'],
      ['Author', 'author-2'],
    ] as const;
    for (const [name, id] of ids) assert.equal(freeId(name, new Set()), id);
  });

  test('is free, and never too long', () => {
    assert.equal(freeId('Ada', new Set(['ada', 'ada-2'])), 'ada-3');
    const long = freeId('word '.repeat(40), new Set());
    assert.ok(long.length <= 64 && !long.endsWith('-'));
    assert.equal(freeId('word '.repeat(40), new Set([long])).length <= 64, true);
  });

  test('of many names one after the other is the one that each would have alone', () => {
    const names = fc.array(
      fc.constantFrom('Ada', 'ada!', 'Ada 2', 'author', '', `x${'y'.repeat(70)}`),
    );
    fc.assert(
      fc.property(names, names, (first, others) => {
        const taken = new Set(first.map((name) => freeId(name, new Set())));
        const free = freeIds(taken);
        for (const name of others) {
          const id = freeId(name, taken);
          taken.add(id);
          assert.equal(free(name), id);
        }
      }),
    );
  });

  test('is an id whatever the name', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 80 }),
          fc.string({ unit: 'grapheme', maxLength: 80 }),
        ),
        (name) => {
          const id = freeId(name, new Set());
          assert.ok(isId(id), JSON.stringify([name, id]));
          assert.ok(isId(freeId(name, new Set([id]))));
        },
      ),
      { numRuns: caseCount(2000) },
    );
  });
});

function edited(text: string, ...edits: readonly CodebookEdit[]): string {
  const result = runSync(editCodebook(text, edits));
  assert.equal(result.kind, 'edited', JSON.stringify(result));
  assert.equal(applyEdits(text, result.splices), result.text);
  return result.text;
}

function read(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  assert.equal(parsed.kind, 'codebook', JSON.stringify(parsed));
  return parsed.codebook;
}
