import assert from 'node:assert/strict';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import { EMPTY_CODEBOOK, type Codebook } from '../../../src/core/model/codebook';
import { isCalled, withoutAlias } from '../../../src/core/quality/near/aliasClaims';
import { asPositionsOf, authorsWhoAreActors } from '../../../src/core/quality/near/authors';
import { nearDuplicates, pairKey } from '../../../src/core/quality/near/nearDuplicates';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';
import { emptyActor } from '../../support/emptyCodebook';

/** A codebook from lines such as `xi: {name: Xi, type: person}` for its sections. */
function book(actors: string, issues = ''): Codebook {
  const section = (name: string, lines: string): string =>
    lines.trim() === '' ? '' : `${name}:\n${lines.trim().replace(/^\s*/gm, '  ')}\n`;
  const text = `format: policy-codebook/1\n${section('actors', actors)}${section('issues', issues)}`;
  const parsed = runSync(parseCodebook(text));
  assert.ok(parsed.kind === 'codebook', text);
  return parsed.codebook;
}

function found(codebook: Codebook): readonly string[] {
  return runSync(nearDuplicates(codebook)).map(
    ({ kind, ids, words }) => `${kind} ${ids.join('+')}: ${words.join(' | ')}`,
  );
}

suite('Near-duplicates', () => {
  test('are entries that claim the same words, in any case and spelling of marks', () => {
    assert.deepEqual(
      found(
        book(
          `a: {name: Assembly, aliases: [the Board]}
           b: {name: The  board}
           c: {name: Council, aliases: [{text: The Board, weak: true}]}
           us: {name: States, aliases: [US]}
           we: {name: We, aliases: [{text: us, case: exact}]}`,
        ),
      ),
      ['shared-alias a+b: the Board | The  board'],
    );
  });

  test('are names with one slip, other accents, another order, or joined words', () => {
    assert.deepEqual(
      found(
        book(
          `a: {name: Volodymyr Zelensky}
           b: {name: Volodymyr Zelenskyy}
           c: {name: Recep Tayyip Erdoğan}
           d: {name: Recep Tayyip Erdogan}
           e: {name: Al-Shabaab}
           f: {name: al Shabaab}
           g: {name: Li Qiang}
           h: {name: Qiang Li}
           i: {name: Republican}
           j: {name: Repubilcan}`,
        ),
      ),
      [
        'similar-names a+b: Volodymyr Zelensky | Volodymyr Zelenskyy',
        'similar-names c+d: Recep Tayyip Erdoğan | Recep Tayyip Erdogan',
        'similar-names e+f: Al-Shabaab | al Shabaab',
        'similar-names g+h: Li Qiang | Qiang Li',
        'similar-names i+j: Republican | Repubilcan',
      ],
    );
  });

  test('are not names that differ in the first letter, in a digit, or in a short word', () => {
    const names = [
      'Gambia',
      'Zambia',
      'Group 20',
      'Group 77',
      'Iran',
      'Iraq',
      'Actor A',
      'Actor B',
    ];
    names.push('Austria', 'Australia', 'Niger', 'Nigeria');
    const lines = names.map((name, at) => `a${String(at)}: {name: ${name}}`);
    assert.deepEqual(found(book(lines.join('\n'))), []);
  });

  test('are persons of whom one has a part of the other’s name, or initials for it', () => {
    assert.deepEqual(
      found(
        book(
          `xi: {name: Xi, type: person}
           xi-jinping: {name: Xi Jinping, type: person}
           joe: {name: Joe Biden, type: person}
           j: {name: J. Biden, type: person}
           antony: {name: Antony Blinken, type: person, aliases: [Secretary Blinken]}
           blinken: {name: Blinken}`,
        ),
      ),
      [
        'part-of-name xi+xi-jinping: Xi | Xi Jinping',
        'part-of-name joe+j: J. Biden | Joe Biden',
        'part-of-name antony+blinken: Blinken | Antony Blinken',
      ],
    );
  });

  test('are not other entries with a part of the name, nor those that belong together', () => {
    assert.deepEqual(
      found(
        book(
          `china: {name: China, type: state}
           bank: {name: Bank of China, type: organization}
           party: {name: Greens, type: organization}
           wing: {name: Green, part-of: party}
           who: {name: WHO, part-of: health}
           health: {name: World Health Organization}`,
        ),
      ),
      [],
    );
  });

  test('are a name in capitals and the words whose initials it has', () => {
    assert.deepEqual(
      found(
        book(
          `un: {name: U.N., type: organization}
           nations: {name: United Nations, type: organization}
           dep: {name: Department of Energy}
           doe: {name: DOE}
           who: {name: Who}
           health: {name: World Health Organization}`,
        ),
      ),
      [
        'initials un+nations: U.N. | United Nations',
        'initials dep+doe: DOE | Department of Energy',
      ],
    );
  });

  test('are keywords within longer ones of another issue, unless one is a part of the other', () => {
    assert.deepEqual(
      found(
        book(
          '',
          `trade: {name: Commerce, keywords: [trade, trade policy]}
           war: {name: Conflict, keywords: [global trade war, trade wars]}
           tariffs: {name: Customs, keywords: [trade barriers], part-of: trade}`,
        ),
      ),
      ['swallowed-keyword trade+war: trade | global trade war'],
    );
  });

  test('are listed once for two entries, and have one key in any order', () => {
    const pairs = found(
      book('a: {name: Xi, type: person}\nb: {name: Xi Jinping, type: person, aliases: [Xi]}'),
    );
    assert.deepEqual(pairs, ['shared-alias a+b: Xi | Xi']);
    assert.equal(
      pairKey({ layer: 'actor', ids: ['a', 'b'] }),
      pairKey({ layer: 'actor', ids: ['b', 'a'] }),
    );
  });

  test('of words that a hundred entries claim are listed with the first one, and not all', () => {
    const lines = Array.from({ length: 100 }, (_, at) => {
      const name = `N${String.fromCharCode(97 + (at % 26))}${'x'.repeat(at)}`;
      return `a${String(at)}: {name: ${name}, aliases: [the minister]}`;
    });
    const pairs = found(book(lines.join('\n'))).filter((one) => one.startsWith('shared-alias'));
    assert.equal(pairs.length, 20);
    assert.ok(pairs.every((one) => one.startsWith('shared-alias a0+')));
  });

  test('in a codebook of 50,000 entries are found without comparing all with all', () => {
    // All names have most of their letters in common.
    const named = (at: number): string =>
      `Ministry of ${Array.from(String(at), (digit) => 'bdfgklmnpt'[Number(digit)] ?? '').join('a')}`;
    const entries = Array.from({ length: 50_000 }, (_, at) =>
      emptyActor(`a${String(at)}`, named(at)),
    );
    const planted = [emptyActor('x', 'Harbour Trust'), emptyActor('y', 'Harbor Trust')];
    const actors = new Map([...planted, ...entries].map((actor) => [actor.id, actor]));
    const pairs = found({ ...EMPTY_CODEBOOK, actors });
    assert.equal(pairs[0], 'similar-names x+y: Harbour Trust | Harbor Trust');
    // More could not be looked through.
    assert.equal(pairs.length, 5000);
  });
});

suite('Words of several entries', () => {
  const codebook = book(
    'a: {name: Board}\nb: {name: Assembly, aliases: [the Board, {text: BOARD, weak: true}, board]}',
  );

  test('are taken away as an edit for each alias; a name stays', () => {
    const edits = withoutAlias(codebook, 'actor', ['a', 'b'], 'Board');
    assert.deepEqual(
      edits.map(({ id, from }) => [id, from?.text, from?.weak]),
      [
        ['b', 'BOARD', true],
        ['b', 'board', false],
      ],
    );
    assert.equal(isCalled(codebook, 'actor', 'a', 'board'), true);
    assert.equal(isCalled(codebook, 'actor', 'b', 'board'), false);
  });
});

suite('Authors who are actors', () => {
  const reader = claims(
    `in a.md author=Wang_Yi
     p1: author supports exports
     p2: china opposes exports speaker=author
     p3: author+wang opposes exports
     in b.md author=Wang_Yi
     p4: china supports exports
     in c.md author=Li_Qiang
     p5: author supports exports`,
    book('wang: {name: Wang Yi}\nchina: {name: China}'),
  );

  test('are found where positions are coded as the author’s', () => {
    assert.deepEqual(runSync(authorsWhoAreActors(reader.articles(), reader.codebook)), [
      {
        kind: 'author-is-entry',
        actor: 'wang',
        author: 'Wang Yi',
        articles: ['a.md'],
        positions: 3,
      },
    ]);
  });

  test('are written into these positions, once for each', () => {
    const positions = asPositionsOf(reader.article('a.md')?.annotations ?? [], 'wang');
    assert.deepEqual(
      positions.map(({ id, actors, speaker }) => [id, actors, speaker]),
      [
        ['p1', ['wang'], undefined],
        ['p2', ['china'], 'wang'],
        ['p3', ['wang'], undefined],
      ],
    );
  });
});
