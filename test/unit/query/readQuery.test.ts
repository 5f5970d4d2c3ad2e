import { runSync } from '../../../src/core/util/task';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fillMessage } from '../../../src/core/model/problem';
import { QUERY_PROBLEMS } from '../../../src/core/query/parseQuery';
import { correctedQuery } from '../../../src/core/query/correctQuery';
import { narrows, readQuery } from '../../../src/core/query/readQuery';
import { everyPosition, searchSteps } from '../../../src/core/query/search';
import { searchFold } from '../../../src/core/query/searchText';
import { caseCount } from '../../support/caseCount';
import { corpus, codebook, position, quotePart, relation } from '../../support/corpus';
import { BOOK, CORPUS, finished, found, idsOf, runOut } from './queryCorpus';
import { plainlyFound } from './plainQuery';
import { someQuery } from './someQuery';

function problems(text: string): string[] {
  return readQuery(text, BOOK).problems.map(
    ({ code, span, args }) =>
      `${text.slice(span.start, span.end)}: ${fillMessage(QUERY_PROBLEMS[code], args)}`,
  );
}

suite('What a query finds', () => {
  test('everything, where nothing is asked', () => {
    assert.equal(found(''), 'p1 p2 p3 p4 p5 p6 p7');
    assert.equal(found('""'), 'p1 p2 p3 p4 p5 p6 p7');
  });

  test('an actor by id, name or alias, in any letter case, with or without accents', () => {
    for (const name of [
      'united-states',
      '"United States"',
      'usa',
      'UNITED-STATES',
      "washington's",
    ]) {
      assert.equal(found(`actor:${name}`), 'p2', name);
    }
    assert.equal(found('actor:"parti elan"'), 'p2');
    assert.equal(found('actor:beijing'), found('actor:china'));
  });

  test('an actor with all that lies under it, by the office held at the time', () => {
    // Lin Wei is in office in p4 (2024), and was not in p3 (2023).
    assert.equal(found('actor:china'), 'p1 p4 p6');
    assert.equal(found('actor:commerce-ministry'), 'p4');
    assert.equal(found('actor:lin-wei'), 'p3 p4');
  });

  test('an issue with all that lies under it', () => {
    assert.equal(found('issue:trade'), 'p1 p2 p4');
    assert.equal(found('issue:"export surplus"'), 'p1 p4');
  });

  test('an alias of two actors means both', () => {
    assert.equal(found('actor:"the opposition"'), 'p2');
    assert.deepEqual(problems('actor:"the opposition"'), []);
  });

  test('the author and nobody are actors too', () => {
    assert.equal(found('actor:author'), 'p5');
    assert.equal(found('actor:unattributed'), '');
    assert.deepEqual(problems('actor:unattributed'), []);
  });

  test('stance, act, coder, status and tag', () => {
    assert.equal(found('stance:oppose'), 'p2 p4');
    assert.equal(found('act:accuse'), 'p4');
    assert.equal(found('channel:speech'), 'p1');
    assert.equal(found('coder:lea'), 'p1 p4');
    assert.equal(found('coder:"lea ott"'), 'p1 p4');
    assert.equal(found('status:draft'), 'p2');
    assert.equal(found('tag:hot'), 'p1');
    assert.equal(found('tag:"To Discuss"'), 'p1');
    assert.equal(found('tag:discuss'), '');
  });

  test('who speaks, about whom, to whom and who ascribes it, with all that lies under them', () => {
    assert.equal(found('speaker:"Lin Wei"'), 'p1 p4');
    // In office in 2024.
    assert.equal(found('speaker:china'), 'p1 p4');
    assert.equal(found('target:usa'), 'p1');
    assert.equal(found('target:"parti elan"'), 'p1');
    assert.equal(found('addressee:beijing'), 'p2');
    assert.equal(found('according-to:elan'), 'p4');
    assert.deepEqual(problems('speaker:chna'), [
      'chna: There is no actor “chna”. Did you mean “china”?',
    ]);
  });

  test('a condition by its words, or any', () => {
    assert.equal(found('condition:"ELAN yields"'), 'p4');
    assert.equal(found('condition:peace'), '');
    assert.equal(found('condition:'), 'p4');
    assert.equal(found('condition:*'), 'p4');
    assert.equal(found('-condition: coder:lea'), 'p1');
    assert.deepEqual(problems('condition: -condition:*'), []);
  });

  test('a note by its words, certainty by its name', () => {
    assert.equal(found('note:CAFE'), 'p2');
    assert.equal(found('note:"jobs"'), '');
    assert.equal(found('certainty:possible'), 'p2');
    assert.deepEqual(problems('certainty:perhaps'), [
      'perhaps: There is no certainty “perhaps”. Correct the name, or look it up in the codebook.',
    ]);
  });

  test('a star is any value of a field that a position may lack', () => {
    assert.equal(found('certainty:*'), 'p2 p4');
    assert.equal(found('-coder:*'), 'p3 p5 p6 p7');
    assert.equal(found('tag:*'), 'p1');
    assert.equal(found('-date:*'), 'p7');
    assert.equal(found('field.deadline:*'), 'p1 p2');
  });

  test('a date means whatever may lie in its days', () => {
    assert.equal(found('date:2024'), 'p1 p2 p4 p5');
    assert.equal(found('date:2024-03'), 'p1 p2 p4 p5');
    assert.equal(found('date:2024-03-01 -in:wire'), 'p1 p2');
    assert.equal(found('date:2022/2023'), 'p3 p6');
    assert.equal(found('date:2022 date:2023-05'), 'p3 p6');
    assert.deepEqual(problems('date:soon'), [
      'soon: “soon” is not a date. Write for example 2024, 2024-05 or 2024-05-17.',
    ]);
  });

  test('the study’s own fields by their type', () => {
    assert.equal(found('field.frame:economic'), 'p1 p2');
    assert.equal(found('field.frame:moral'), 'p2');
    assert.equal(found('field.mood:ELEGANT'), 'p1');
    assert.equal(found('field.weight:2.5'), 'p1');
    assert.equal(found('field.voiced:false'), 'p4');
    assert.equal(found('field.ally:china'), 'p1');
    assert.equal(found('field.topic:"foreign trade"'), 'p2');
    assert.equal(found('field.deadline:2024-12'), 'p2');
    assert.deepEqual(problems('field.frame:x field.ally:chna'), [
      'x: There is no field.frame “x”. Correct the name, or look it up in the codebook.',
      'chna: There is no actor “chna”. Did you mean “china”?',
    ]);
  });

  test('a field that the codebook has lost is found, and said', () => {
    assert.equal(found('field.lost:somewhere'), 'p4');
    assert.equal(found('field.lsot:somewhere'), '');
    assert.deepEqual(problems('field.lost:somewhere field.fraem:economic'), [
      'field.lost:somewhere: The codebook has no field “lost”. Correct the name, or look it up in the codebook.',
      'field.fraem:economic: The codebook has no field “fraem”. Did you mean “field.frame:”?',
    ]);
  });

  test('several values of a field are any of them, several fields all of them', () => {
    assert.equal(found('actor:usa actor:china'), 'p1 p2 p4 p6');
    assert.equal(found('actor:china stance:oppose'), 'p4');
    assert.equal(found('text:war text:sea'), 'p1 p3');
  });

  test('a minus sign takes away, also from several', () => {
    assert.equal(found('-actor:china -actor:usa'), 'p3 p5 p7');
    assert.equal(found('actor:china -issue:exports'), 'p6');
    assert.equal(found('-stance:support -stance:oppose'), 'p3 p7');
    assert.equal(found('actor:china -war'), 'p4 p6');
  });

  test('dates as far as they are known: whatever may lie in the time', () => {
    assert.equal(found('since:2024-03'), 'p1 p2 p4 p5');
    assert.equal(found('since:2024-03-02'), 'p4 p5');
    assert.equal(found('until:2023'), 'p3 p6');
    assert.equal(found('since:2023-05-31 until:2023-06'), 'p3');
    assert.equal(found('since:2023-06/2023-08 until:2024-01'), 'p4 p5');
    // What has no date lies in no time.
    assert.equal(found('since:0001'), 'p1 p2 p3 p4 p5 p6');
    assert.equal(found('-since:0001'), 'p7');
  });

  test('the date of the article, where that is what counts', () => {
    const query = readQuery('until:2023', BOOK, 'article');
    const steps = searchSteps(query, [runSync(everyPosition(CORPUS))]);
    assert.deepEqual(idsOf(runOut(steps)), []);
  });

  test('a folder, an article by path or name, and globs', () => {
    assert.equal(found('in:wire'), 'p4 p5 p6 p7');
    assert.equal(found('in:Wire/Autumn/'), 'p6 p7');
    assert.equal(found('in:wire\\autumn'), 'p6 p7');
    assert.equal(found('in:monday.txt'), 'p4 p5');
    assert.equal(found('in:*.md'), 'p1 p2 p3 p6 p7');
    assert.equal(found('in:wire/*'), 'p4 p5');
    assert.equal(found('in:**/autumn/**'), 'p6 p7');
    assert.equal(found('-in:wire'), 'p1 p2 p3');
    assert.equal(found('in:autumn'), '');
  });

  test('text anywhere in quote, note and comments, without letter case and accents', () => {
    assert.equal(found('text:TARIFF'), 'p1');
    assert.equal(found('text:cafe'), 'p2');
    assert.equal(found('text:strasse'), 'p4');
    assert.equal(found('text:"war of tariffs"'), 'p1');
    assert.equal(found('text:"tariffs war"'), '');
    // Two parts of a quote are not one phrase.
    assert.equal(found('text:"come first"'), '');
    assert.equal(found('text:china'), '');
  });

  test('free words are all looked for, in all that a row shows', () => {
    assert.equal(found('china'), 'p1 p6');
    assert.equal(found('lin mining'), 'p3 p4');
    assert.equal(found('"long table"'), 'p1 p2 p3');
    assert.equal(found('autumn'), 'p6 p7');
    assert.equal(found('oppose'), 'p2 p4');
    assert.equal(found('war nobody'), 'p1');
  });

  test('a name that nobody has is a problem at its place, and finds nothing', () => {
    assert.equal(found('actor:chna'), '');
    assert.deepEqual(problems('stance:oppose actor:chna'), [
      'chna: There is no actor “chna”. Did you mean “china”?',
    ]);
    assert.deepEqual(problems('actor:"Comerce Ministry" actor:weather'), [
      '"Comerce Ministry": There is no actor “Comerce Ministry”. Did you mean “commerce-ministry”?',
      'weather: There is no actor “weather”. Correct the name, or look it up in the codebook.',
    ]);
    assert.equal(problems('issue:x stance:x act:x coder:x status:x').length, 5);
    assert.deepEqual(problems('tag:x in:x text:x'), []);
  });

  test('what a problem asks for can be put into the query', () => {
    const corrected = (text: string): string | undefined => {
      const [problem] = readQuery(text, BOOK).problems;
      return problem && correctedQuery(text, problem);
    };
    assert.equal(corrected('war -actr:china x'), 'war -actor:china x');
    assert.equal(corrected('actor:chna stance:oppose'), 'actor:china stance:oppose');
    assert.equal(corrected('field.fraem:economic'), 'field.frame:economic');
    assert.equal(corrected('zzzzzzz:china'), undefined);
  });

  test('several names after one field are to be written one by one', () => {
    for (const mark of [',', '|']) {
      const text = `-actor:china${mark}usa war`;
      assert.deepEqual(problems(text), [
        `-actor:china${mark}usa: Write “actor:” once for each name: -actor:china -actor:usa.`,
      ]);
      const [problem] = readQuery(text, BOOK).problems;
      assert.equal(problem && correctedQuery(text, problem), '-actor:china -actor:usa war');
    }
    assert.match(problems('actor:china,weather').join(), /There is no actor “china,weather”/);
  });

  test('an id that annotation files use and the codebook has lost is found, and said', () => {
    assert.equal(found('actor:nobody-knows'), 'p7');
    assert.equal(problems('actor:nobody-knows').length, 1);
  });

  test('acts and coders are free where the codebook lists none', () => {
    const book = codebook();
    const reader = corpus([{ path: 'a.md', annotations: [position({ act: 'deny' })] }], book);
    assert.equal(found('act:deny', reader), 'p1');
    assert.deepEqual(readQuery('act:warn coder:zoe', book).problems, []);
  });

  test('a date that is none is a problem at its place, and left out', () => {
    assert.deepEqual(problems('since:2024-02-30 usa'), [
      '2024-02-30: “2024-02-30” is not a date. Write for example 2024, 2024-05 or 2024-05-17.',
    ]);
    assert.equal(found('since:2024-02-30 usa'), found('usa').trim());
    assert.equal(found('until:soon'), 'p1 p2 p3 p4 p5 p6 p7');
  });

  test('problems stand in the order of the query, whoever found them', () => {
    const codes = readQuery('actor:chna foo:bar since:x text:', BOOK).problems;
    assert.deepEqual(
      codes.map(({ code }) => code),
      ['misspelt-name', 'unknown-field', 'bad-date', 'empty-value'],
    );
  });

  test('a stated disagreement is found by its parties', () => {
    const [article] = CORPUS.articles();
    assert.ok(article);
    const stated = relation({ between: [['lin-wei'], ['united-states']], issues: ['exports'] });
    const matches = (text: string) => readQuery(text, BOOK).matches(article, stated);
    assert.ok(matches('actor:china issue:trade since:2024'));
    assert.ok(matches('actor:usa'));
    assert.ok(!matches('actor:greens'));
    assert.ok(!matches('stance:oppose'));
  });

  test('a circle in the codebook ends', () => {
    const book = codebook({
      actors: { a: { partOf: 'b' }, b: { partOf: 'a' } },
      issues: { x: { partOf: 'y' }, y: { partOf: 'x' } },
    });
    const annotations = [position({ actors: ['a'], issues: ['x'] })];
    const reader = corpus([{ path: 'a.md', annotations }], book);
    assert.equal(found('actor:b issue:y', reader), 'p1');
  });

  test('a pattern that could take for ever finds nothing, and is a problem that says why', () => {
    const reader = corpus([{ path: 'aaaab', annotations: [position({})] }]);
    for (const [pattern, why] of [
      ['*a*a*a*a*b', /^\*a\*a\*a\*a\*b: .* at most 3 stars in one part of a path/],
      [`*${'a'.repeat(500)}`, /longer than 500 characters/],
      ['+(*a)b*', /groups that repeat or exclude/],
    ] as const) {
      assert.match(problems(`in:${pattern}`).join('\n'), why);
      assert.equal(found(`in:${pattern}`, reader), '');
    }
    assert.deepEqual(problems('in:**/*a*'), []);
    assert.equal(found('in:*a*a*b', reader), 'p1');
  });

  test('a message is a sentence that says what to do or what was done', () => {
    for (const message of Object.values(QUERY_PROBLEMS)) assert.match(message, /^[A-Z“].*[.?]$/);
  });

  test('any query finds what the rules say, written plainly', () => {
    fc.assert(
      fc.property(someQuery, (text) => {
        assert.deepEqual(idsOf(finished(text)), plainlyFound(text, CORPUS), text);
      }),
      { numRuns: caseCount(1000) },
    );
  });

  test('any text is compiled without an error', () => {
    const glob = fc.string({ unit: fc.constantFrom(...Array.from('*?[]{}!,().+@|\\/a-^$ ')) });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          glob.map((text) => `in:${text}`),
        ),
        (text) => {
          finished(text);
        },
      ),
    );
  });
});

suite('Looking through an earlier result', () => {
  test('more fields, longer words and fewer values narrow', () => {
    const isNarrower = (next: string, before: string) =>
      narrows(readQuery(next, BOOK), readQuery(before, BOOK));
    assert.ok(isNarrower('war', ''));
    assert.ok(isNarrower('wars', 'war'));
    assert.ok(isNarrower('war actor:china', 'war'));
    assert.ok(isNarrower('actor:china', 'actor:china actor:usa'));
    assert.ok(isNarrower('-war -sea', '-war'));
    assert.ok(!isNarrower('actor:china actor:usa', 'actor:china'));
    assert.ok(!isNarrower('-wars', '-war'));
    assert.ok(!isNarrower('wa', 'war'));
    assert.ok(!isNarrower('text:war text:sea', 'text:war'));
    assert.ok(!isNarrower('-war', 'war'));
    assert.ok(!isNarrower('since:2024', 'since:2023'));
  });

  test('gives what a full search gives', () => {
    const base = runSync(everyPosition(CORPUS));
    fc.assert(
      fc.property(someQuery, someQuery, (before, next) => {
        const earlier = finished(before);
        for (const text of [next, `${before} ${next}`, before.slice(0, -1)]) {
          const query = readQuery(text, BOOK);
          const narrowed = runOut(searchSteps(query, [base, earlier]));
          assert.deepEqual(idsOf(narrowed), idsOf(finished(text)), `${before} → ${text}`);
        }
      }),
      { numRuns: caseCount(500) },
    );
  });

  test('only looks at what the earlier result had', () => {
    const many = corpus([
      {
        path: 'a.md',
        annotations: Array.from({ length: 3000 }, (_, index) =>
          position({
            id: `p${index}`,
            quote: [quotePart(index % 1000 === 0 ? 'war' : 'sea', index)],
          }),
        ),
      },
    ]);
    const base = runSync(everyPosition(many));
    const first = runOut(searchSteps(readQuery('war', many.codebook), [base]));
    const steps = searchSteps(readQuery('war china', many.codebook), [base, first]);
    assert.equal(steps.next().done, true, 'three positions are one step');
    const all = searchSteps(readQuery('sea', many.codebook), [base, first]);
    assert.equal(all.next().done, false, 'three thousand are several');
  });

  test('an earlier result of another version is not used', () => {
    const old = { ...finished('war'), version: 0 };
    const steps = searchSteps(readQuery('war', BOOK), [
      runSync(everyPosition(CORPUS)),
      { ...old, hits: [] },
    ]);
    assert.deepEqual(idsOf(runOut(steps)), ['p1']);
  });
});

suite('Folding for a search', () => {
  test('letter case, accents, quotation marks, dashes and white space do not matter', () => {
    assert.equal(searchFold('Élan'), 'elan');
    assert.equal(searchFold('E\u0301LAN'), 'elan');
    assert.equal(searchFold('China’s “own”  –\nway'), 'china\'s "own" - way');
    assert.equal(searchFold('ΟΔΟΣ οδός'), 'οδοσ οδοσ');
    assert.equal(searchFold('İstanbul STRASSE straße'), 'istanbul strasse strasse');
    assert.equal(searchFold('STRAẞE ŉ ʼN'), "strasse 'n 'n");
  });

  test('letters of other scripts stay what they are', () => {
    assert.equal(searchFold('한국 が कि'), '한국 が कि');
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(searchFold(searchFold(text)), searchFold(text));
      }),
    );
  });
});
