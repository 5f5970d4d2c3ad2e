import assert from 'node:assert/strict';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { generatedStudy } from '../../support/generatedStudy';
import { rendered } from './rendered';

const BOOK = codebook({
  actors: { port: { name: 'Port' }, town: { name: 'Town | *Hall*' }, anna: { name: 'Anna' } },
  issues: {
    toll: { name: 'Toll', statement: 'A toll should be paid.' },
    quay: { name: 'Quay' },
  },
});

const READER = claims(
  `
  in one.md 2024-01-10 source=Wire
  p1: port supports toll
  p2: town opposes toll condition=no_bus
  p3: anna opposes quay
  in two.md 2024-03-10 source=Post
  p4: port opposes quay speaker=anna
  p5: port supports toll
  in three.md 2026-03-10
  p6: anna supports quay`,
  BOOK,
);

suite('A brief that is handed in', () => {
  test('says on one page what was read, who stands where, who disagrees and who moved', async () => {
    const page = await brief('one-page', READER);
    assert.deepEqual(plain(page), [
      '# Trade talks: who disagrees with whom',
      '3 articles were read, dated 10 Jan 2024 to 10 Mar 2026: Wire, Post and 1 without a source. Quotation marks enclose the words of the articles; conditions are worded by the coders.',
      '- On Toll, 1 actor is in favour: Port; 1 is against: Town | *Hall* (under the condition “no bus”).',
      '- On Quay, 1 actor is against: Port; 1 is on both sides: Anna.',
      '- The sharpest disagreement is on Toll: Port (for) and Town | *Hall* (against, under the condition above), 10 Jan 2024 to 10 Mar 2024, 2 claims to 1.',
      '  - **Port:** “words of p5” (10 Mar 2024, Post, two.md)',
      '  - **Town | *Hall*:** “words of p2” (10 Jan 2024, Wire, one.md)',
      '- Sides changed: Anna on Quay, first against (10 Jan 2024), then for (10 Mar 2026).',
      '- 1 of 6 claims is to be read with care (conditional).',
      '| Issue | For | Against | Otherwise |',
      '| **Toll**<br>A toll should be paid. | Port | Town | *Hall* (under the condition above) |  |',
      '| **Quay** |  | Port | on both sides: Anna (first against, then for) |',
    ]);
  });

  test('has each actor once on each issue, with the latest words of its side', async () => {
    const text = await brief('short', READER);
    const body = text.slice(text.indexOf('## Toll'), text.indexOf('## Annex'));
    assert.match(
      text,
      /\. Quotation marks enclose the words of the articles; conditions are worded /,
    );
    assert.deepEqual(plain(body), [
      '## Toll',
      '*A toll should be paid.*',
      '| For | Against |',
      '| **Port**<br>“words of p5”<br>10 Mar 2024, Post, two.md | **Town | *Hall* (under the condition “no bus”)**<br>“words of p2”<br>10 Jan 2024, Wire, one.md |',
      'Opposed: Port and Town | *Hall* (2 : 1, 10 Jan 2024 to 10 Mar 2024).',
      '## Quay',
      '| For | Against | Otherwise |',
      '|  | **Port**<br>“words of p4”<br>Anna, 10 Mar 2024, Post, two.md | **Anna, on both sides: first against (10 Jan 2024), then for (10 Mar 2026)**<br>for: “words of p6”<br>10 Mar 2026, three.md |',
    ]);
  });

  test('has all quotes in the annex, each once, and how they were counted', async () => {
    const text = await brief('short', READER);
    const annex = plain(text.slice(text.indexOf('## Annex')));
    assert.deepEqual(annex.slice(0, 5), [
      '## Annex: all quotes',
      '### one.md, 10 Jan 2024',
      '- “words of p1” — Port on Toll: for, one.md',
      '- “words of p2” — Town | *Hall* on Toll: against, under the condition “no bus”, one.md',
      '- “words of p3” — Anna on Quay: against, one.md',
    ]);
    for (let number = 1; number <= 6; number++)
      assert.equal(annex.filter((line) => line.includes(`words of p${String(number)}”`)).length, 1);
    assert.ok(annex.includes('## How this was made'));
  });

  test('prints words that two actors say once', async () => {
    const joint = claims(`
      in one.md 2024-01-10
      p1: port+town supports toll`);
    const text = await brief('short', joint);
    const body = text.slice(0, text.indexOf('## Annex'));
    assert.equal(body.match(/words of p1/g)?.length, 1);
    assert.match(body, /\*\*town\*\*<br>quoted above: port \|/);
  });

  test('says with whom and where it has printed words before, also of another article', async () => {
    const reader = claims(`
      in one.md 2024-01-10 source=Wire
      p1: port supports toll at=0-9
      p2: town supports quay at=0-9
      in two.md 2024-02-10 source=Post
      p3: anna supports toll at=0-9`);
    const text = await brief('short', reader);
    const body = text.slice(0, text.indexOf('## Annex'));
    assert.equal(body.match(/“x{9}”/g)?.length, 1);
    assert.match(body, /\*\*port\*\*<br>quoted above: anna<br>10 Jan 2024, Wire, one\\?\.md \|/);
    assert.match(body, /\*\*town\*\*<br>quoted above: anna on toll<br>10 Jan 2024, Wire, one/);
  });

  test('says what the articles report, each place once', async () => {
    const reader = claims(`
      in one.md 2024-01-10
      p1: port supports toll
      s1: port | town disagree on toll+quay
      s2: port | town disagree on quay`);
    assert.match(
      await brief('one-page', reader),
      /- The article reports disagreement: port and town on toll and quay\.\n/,
    );
    const text = await brief('short', reader);
    const section = text.slice(text.indexOf('### Disagreement'), text.indexOf('## How'));
    assert.deepEqual(plain(section), [
      '### Disagreement that the articles report',
      '- **port and town on toll and quay**<br>“words of s1”, one.md<br>“words of s2”, one.md',
    ]);
  });

  test('quotes words in the annex once that several coders read alike, and names the speaker', async () => {
    const reader = claims(
      `
      in one.md 2024-01-10
      p1: port supports toll coder=lea at=0-12 speaker=anna
      p2: port supports toll coder=tom at=0-16 speaker=anna
      p3: town supports toll coder=lea at=30-40
      p4: town opposes toll coder=tom at=30-44`,
      BOOK,
    );
    assert.deepEqual(plain(await annexOf(reader)).slice(2), [
      `- “${'x'.repeat(16)}” — Port on Toll: for, speaker: Anna, one.md`,
      `- “${'x'.repeat(10)}” — Town | *Hall* on Toll: for, one.md`,
      `- “${'x'.repeat(14)}” — Town | *Hall* on Toll: against, one.md`,
    ]);
  });

  test('says of pairs that one place reports that it is quoted above', async () => {
    const reader = claims(`
      in one.md 2024-01-10
      p1: port supports toll
      s1: port+anna | town disagree on toll`);
    assert.deepEqual(plain(await annexOf(reader)).slice(-2), [
      '- **anna and town on toll**<br>“words of s1”, one.md',
      '- **port and town on toll**<br>quoted above: anna and town on toll',
    ]);
  });

  test('begins with the issue of the sharpest pair, and says who took both sides, and conditions', async () => {
    const reader = claims(`
      in one.md 2024-01-10
      a1: port supports toll
      a2: town opposes toll
      a3: anna opposes toll
      b1: port supports quay
      b2: port supports quay condition=no_bus
      b3: town opposes quay
      b4: town opposes quay
      c1: anna supports quay
      c2: anna opposes quay`);
    assert.deepEqual(sentencesOf(await brief('one-page', reader)), [
      '- On quay, 1 actor is in favour: port (partly under the condition “no bus”); 1 is against: town; 1 is on both sides: anna.',
      '- On toll, 1 actor is in favour: port; 2 are against: anna and town.',
      '- The sharpest disagreement is on quay: port (for, partly under the condition above) and town (against), 10 Jan 2024, 2 claims to 2.',
      '- Another is on quay: anna (against, also for) and port (for, partly under the condition above), 10 Jan 2024, 1 claim to 2.',
      '- Both sides taken: anna on quay, for and against (10 Jan 2024).',
      '- 1 of 9 claims is to be read with care (conditional).',
    ]);
  });

  test('says the words of each condition once', async () => {
    const book = codebook({
      actors: { port: { name: 'Port' }, town: { name: 'Town' }, anna: { name: 'Anna' } },
      issues: { toll: { name: 'Toll' } },
    });
    const reader = claims(
      `
      in one.md 2024-01-10
      p1: port supports toll condition=if_all_pay
      p2: town supports toll condition=If_all_pay
      p3: town supports toll
      p4: anna opposes toll condition=${'so_long_'.repeat(12)}`,
      book,
    );
    assert.deepEqual(plain(await brief('one-page', reader)).slice(2), [
      '- On Toll, 2 actors are in favour: Town (partly under the condition “If all pay”) and Port (under the same condition); 1 is against: Anna (under the condition “so long so long so long so long so long so long so long so long so long so long …”).',
      '- The sharpest disagreement is on Toll: Anna (against, under the condition above, “so long so long so long …”) and Town (for, partly under the condition above, “If all pay”), 10 Jan 2024, 1 claim to 2.',
      '  - **Anna:** “words of p4” (10 Jan 2024, one.md)',
      '  - **Town:** “words of p2” (10 Jan 2024, one.md)',
      '- The next is on Toll: Anna (against, under the condition above, “so long so long so long …”) and Port (for, under the condition above, “if all pay”), 10 Jan 2024, 1 claim to 1.',
      '- 3 of 4 claims are to be read with care (conditional).',
      '| Issue | For | Against | Otherwise |',
      '| **Toll** | Town (partly under the condition above, “If all pay”) and Port (under the same condition) | Anna (under the condition above, “so long so long so long …”) |  |',
    ]);
    const whole = `under the condition “${'so long '.repeat(12).trim()}”`;
    assert.ok(
      plain(await brief('short', reader)).some((line) => line.includes(`**Anna (${whole})**`)),
    );
  });

  test('says several conditions of an actor in their words, and that they are those above', async () => {
    const reader = claims(`
      in one.md 2024-01-10
      p1: port supports toll condition=if_all_pay
      p2: port supports toll condition=if_buses_run
      p3: town opposes toll`);
    const page = plain(await brief('one-page', reader));
    assert.deepEqual(
      [page[2], page.at(-1)],
      [
        '- On toll, 1 actor is in favour: port (under the conditions “if all pay” and “if buses run”); 1 is against: town.',
        '| **toll** | port (under the conditions above) | town |  |',
      ],
    );
  });

  test('does not give the dates of one who took both sides twice, nor any where there are none', async () => {
    const taken = async (notation: string): Promise<string | undefined> =>
      /^- Both sides taken: (.*)$/m.exec(await brief('one-page', claims(notation)))?.[1];
    assert.equal(
      await taken('in one.md\np1: port supports toll\np2: port opposes toll'),
      'port on toll, for and against.',
    );
    assert.equal(
      await taken(`
        in one.md 2024-01-10
        p1: port supports toll
        p2: port opposes toll
        in two.md 2024-05-10
        p3: port supports toll
        p4: port opposes toll`),
      'port on toll, for and against (between 10 Jan 2024 and 10 May 2024).',
    );
  });

  test('calls none of several disagreements that are as sharp the sharpest', async () => {
    const pairs = (notation: string): Promise<string[]> =>
      brief('one-page', claims(`in one.md 2024-01-10\n${notation}`)).then((page) =>
        plain(page).flatMap((line) => /^- (.* is on \w+): /.exec(line)?.[1] ?? []),
      );
    const tie = 'a1: port supports toll\na2: town opposes toll\na3: anna opposes toll';
    assert.deepEqual(await pairs(tie), [
      'One of the sharpest disagreements is on toll',
      'Another is on toll',
    ]);
    assert.deepEqual(await pairs(`${tie}\na4: port supports toll\na5: anna opposes toll`), [
      'The sharpest disagreement is on toll',
      'The next is on toll',
    ]);
  });

  test('ranks disagreements by their weaker side, then by the claims of both', async () => {
    const reader = claims(`
      in one.md 2024-01-10
      a1: port supports atoll
      a2: town opposes atoll
      b1: port supports quay
      b2: anna opposes quay
      b3: anna opposes quay`);
    const page = await brief('one-page', reader);
    assert.match(page, /^- On quay, .*\n- On atoll, .*\n- The sharpest disagreement is on quay: /m);
  });

  test('has a sentence on the sharpest disagreement within one side, with its quotes where no other has any', async () => {
    const book = codebook({
      actors: {
        board: { name: 'Board', side: true },
        anna: { name: 'Anna', partOf: 'board' },
        bert: { name: 'Bert', partOf: 'board' },
      },
      issues: { rate: { name: 'The rate' } },
    });
    const reader = claims(
      `
      in one.md 2024-01-10
      a1: board supports rate
      a2: anna opposes rate
      b1: bert opposes rate
      in two.md 2024-02-10
      a3: anna opposes rate
      b2: board supports rate`,
      book,
    );
    assert.deepEqual(plain(await brief('one-page', reader)).slice(2, -2), [
      '- On the rate, 1 actor is in favour: Board; 2 are against: Anna and Bert.',
      '- The sharpest disagreement within one side (Board) is on the rate: Anna (against) and Board (for), 10 Jan 2024 to 10 Feb 2024, 2 claims to 2.',
      '  - **Anna:** “words of a3” (10 Feb 2024, two.md)',
      '  - **Board:** “words of b2” (10 Feb 2024, two.md)',
    ]);
    assert.match(
      await brief('short', reader),
      /^Opposed within one side \(Board\): Anna and Board \(2 : 2, .*\); Bert and Board \(1 : 2, .*\)\.$/m,
    );
  });

  test('has at most seven sentences', async () => {
    const book = codebook({
      actors: {
        board: { name: 'Board', side: true },
        anna: { name: 'Anna', partOf: 'board' },
        port: { name: 'Port' },
      },
      issues: { a: { name: 'Tea' }, b: { name: 'Bread' }, c: { name: 'Coal' } },
    });
    const reader = claims(
      `
      in one.md 2024-01-10
      p1: board supports a
      p2: anna opposes a
      p3: port opposes a status=draft
      p4: port supports b
      p5: board supports c
      s1: port | board disagree on a
      in two.md 2025-06-10
      p6: port opposes b`,
      book,
    );
    assert.deepEqual(
      sentencesOf(await brief('one-page', reader)).map((line) =>
        line.split(/[ ,:]/).slice(1, 5).join(' '),
      ),
      [
        'On Tea  1',
        'On Bread  1',
        'The sharpest disagreement is',
        'The sharpest disagreement within',
        'The articles report disagreement',
        'Sides changed  Port',
        '1 of 6 claims',
      ],
    );
  });

  test('says of two that changed sides who was where, and of one that turned often how it began and ended', async () => {
    const reader = claims(`
      in a.md 2020-01-01
      p1: port supports toll
      p2: town opposes toll
      in b.md 2022-01-01
      p3: port opposes toll
      p4: town supports toll
      in c.md 2024-01-01
      p5: port supports toll
      in d.md 2026-01-01
      p6: port opposes toll`);
    const page = await brief('one-page', reader);
    assert.match(
      page,
      /^- The sharpest disagreement is on toll: port \(for\) and town \(against\), 1 Jan 2020 \(1 claim to 1\); the other way round, 1 Jan 2022 \(1 to 1\)\.$/m,
    );
    assert.match(
      page,
      /^- Sides changed: port on toll, 3 changes of side, first for \(1 Jan 2020\), last against \(1 Jan 2026\); town on toll, first against \(1 Jan 2020\), then for \(1 Jan 2022\)\.$/m,
    );
    assert.match(
      page,
      /on both sides: port \(3 changes of side, first for, last against\) and town \(first against, then for\)/,
    );
    assert.match(
      await brief('short', reader),
      /^Opposed: port \(for\) and town \(against\), 1 Jan 2020 \(1 : 1\); the other way round, 1 Jan 2022 \(1 : 1\)\.$/m,
    );
  });

  test('leaves a period out of a sentence that lies within another', async () => {
    const votes = (actor: string, stance: string, ...dates: readonly string[]): string =>
      dates.map((date) => `${actor}${date}: ${actor} ${stance} toll ${date}`).join('\n');
    const reader = claims(`
      in a.md
      ${votes('port', 'supports', '2016-01-27', '2016-03-16', '2016-04-27', '2016-06-15', '2016-07-27')}
      ${votes('town', 'supports', '2014-01-01', '2016-01-27', '2016-06-15')}
      ${votes('town', 'opposes', '2016-03-16', '2016-04-27', '2016-07-27', '2016-09-21')}`);
    const pair = '**port** (for) – **town** (against): ';
    const full = await rendered('brief-md', reader);
    assert.ok(
      full.includes(
        `${pair}27 Jan 2016 to 27 Apr 2016 (3 : 2), 27 Jan 2016 to 21 Sept 2016 (5 : 4, overlapping)`,
      ),
    );
    assert.match(
      await brief('one-page', reader),
      /port \(for\) and town \(mostly against\), 27 Jan 2016 to 21 Sept 2016 \(5 claims to 4\)\.$/m,
    );
  });

  test('quotes on one page nothing of two that have changed sides, nor words that are of both', async () => {
    const quotes = async (notation: string): Promise<string[]> =>
      plain(await brief('one-page', claims(notation))).filter((line) => line.startsWith('  - '));
    assert.deepEqual(
      await quotes(`
        in a.md 2020-01-01
        p1: port supports toll at=0-9
        p2: town opposes toll at=0-9`),
      [],
    );
    assert.deepEqual(
      await quotes(`
        in a.md 2020-01-01
        p1: port supports toll
        p2: town opposes toll
        in b.md 2024-01-01
        p3: port opposes toll
        p4: town supports toll`),
      [],
    );
  });

  test('leaves the quotes of the sharpest disagreement out of a page that is full', async () => {
    const long = `
      in one.md 2024-01-10
      p1: port supports toll at=0-9
      p2: town opposes toll at=20-29`;
    const ofLength = (words: number): Promise<string> => {
      const reader = claims(long);
      for (const { annotation } of reader.article('one.md')?.annotations ?? [])
        for (const piece of annotation.quote)
          Object.assign(piece, { exact: Array(words).fill(annotation.id).join(' ') });
      return brief('one-page', reader);
    };
    assert.match(await ofLength(80), /“p1 p1 /);
    const full = await ofLength(300);
    assert.doesNotMatch(full, /“/);
    assert.doesNotMatch(full, /Quotation marks/);
  });

  test('says of periods that share dates that they overlap, and adds nothing up', async () => {
    const reader = claims(`
      in a.md 2019-03-01
      p1: town opposes toll
      in b.md 2020-04-01
      p2: town supports toll
      in c.md 2020-06-01
      p3: port opposes toll
      in d.md 2020-08-01
      p4: port opposes toll
      in e.md 2021-06-01
      p5: town supports toll`);
    assert.match(
      await brief('one-page', reader),
      /^- The sharpest disagreement is on toll: port \(against\) and town \(for\), 1 Apr 2020 to 1 Aug 2020 \(2 claims to 1\), 1 Aug 2020 to 1 Jun 2021 \(1 to 1, overlapping\)\.$/m,
    );
  });

  test('has who takes no side, and what only others say, and says how many claims count', async () => {
    const reader = claims(`
      in one.md 2024-01-10
      p1: port supports toll status=draft
      p2: town speaks-of toll
      p3: anna opposes toll according-to=port
      p4: unattributed opposes toll`);
    const page = plain(await brief('one-page', reader));
    assert.ok(page.includes('- 1 of 1 claim is to be read with care (draft).'));
    assert.ok(page.includes('| **toll** | port |  | taking no side: town |'));
    const text = await brief('short', reader);
    assert.match(text, /\| \*\*town, taking no side\*\*<br>“words of p2”<br>/);
    assert.deepEqual(plain(await annexOf(reader)).slice(-3), [
      '### Recorded but not counted',
      '- “words of p3” — anna on toll: against, ascribed (source: port), one.md',
      '- “words of p4” — an unnamed actor on toll: against, one.md',
    ]);
  });

  test('has a title that one would write where the codebook has none', async () => {
    const page = await rendered('brief-md', READER, { briefLength: 'one-page', isUntitled: true });
    assert.equal(plain(page)[0], '# Who disagrees with whom on Toll and Quay');
    const none = claims('in one.md 2024-01-10');
    const empty = await rendered('brief-md', none, { isUntitled: true, language: 'de' });
    assert.equal(plain(empty)[0], '# Wer mit wem uneins ist');
  });

  test('writes the article of an issue small in a sentence, and none in a German one', async () => {
    const sentenceOn = async (name: string, language: 'en' | 'de'): Promise<string> => {
      const book = codebook({ actors: { port: {} }, issues: { toll: { name } } });
      const reader = claims('in one.md 2024-01-10\np1: port supports toll', book);
      const page = await rendered('brief-md', reader, { briefLength: 'one-page', language });
      return plain(page)[2] ?? '';
    };
    assert.deepEqual(
      await Promise.all([
        sentenceOn('The toll', 'en'),
        sentenceOn('A toll', 'en'),
        sentenceOn('A 20', 'en'),
        sentenceOn('The toll', 'de'),
        sentenceOn('A toll', 'de'),
      ]),
      [
        '- On the toll, 1 actor is in favour: port.',
        '- On a toll, 1 actor is in favour: port.',
        '- On A 20, 1 actor is in favour: port.',
        '- Beim Thema toll ist 1 Akteur dafür: port.',
        '- Beim Thema toll ist 1 Akteur dafür: port.',
      ],
    );
  });

  test('names an author without a name by the title of the article, or by the file where that is not enough', async () => {
    const authors = async (...articles: readonly string[]): Promise<string> => {
      const notation = articles.map(
        (line, at) => `in ${line}\np${String(at)}: author supports toll`,
      );
      const page = await brief('one-page', claims(notation.join('\n')));
      return /in favour: (.*)\.$/m.exec(page)?.[1]?.replaceAll('\\', '') ?? '';
    };
    assert.equal(await authors('one.txt'), 'the author');
    assert.equal(await authors('one.txt title=Talks'), 'the author of “Talks”');
    assert.equal(await authors('one.txt title=“Talks”'), 'the author of “Talks”');
    assert.equal(
      await authors('one.txt title=Talks', 'two.txt title=Votes', 'three.txt'),
      'the author of “Talks”, the author of three.txt and the author of “Votes”',
    );
    assert.equal(
      await authors('one.txt title=Talks', 'two.txt title=Talks'),
      'the author of “Talks” (one.txt) and the author of “Talks” (two.txt)',
    );
  });

  test('counts no article as read that no one has begun', async () => {
    const reader = claims(`
      in one.md 2024-01-10
      p1: port supports toll
      in two.md 2025-01-10`);
    assert.match(await brief('one-page', reader), /\n1 article was read, dated 10 Jan 2024\.\n/);
  });

  test('says how many are only begun, where others are read', async () => {
    const complete = { state: 'complete', date: undefined, codebook: undefined } as const;
    const coded = new Map([['lea', { ...complete, reason: undefined }]]);
    const articles = READER.articles().map((row, at) => (at === 0 ? { ...row, coded } : row));
    const reader: CorpusReader = { ...READER, articles: () => articles };
    assert.match(await brief('one-page', reader), /\n1 article was read, 2 begun, /);
  });

  test('stays within a page and says no words twice, in generated studies', async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const reader = generatedStudy(seed, 30, 120);
      const page = await brief('one-page', reader);
      assert.ok(page.split(/\s+/).length <= 450, String(page.split(/\s+/).length));
      const text = await brief('short', reader);
      const quotes = text.slice(0, text.indexOf('## Annex')).match(/<br>“.*?”<br>.*?(?= \||<br>)/g);
      assert.equal(new Set(quotes).size, quotes?.length);
    }
  });

  test('has room for so many words before the annex, whatever the size, and says what is left out', async () => {
    const lines = Array.from({ length: 3200 }, (_, at) => {
      const [actor, issue] = [at % 40, Math.floor(at / 40)];
      return `p${String(at)}: a${String(actor)} ${actor % 3 ? 'supports' : 'opposes'} i${String(issue)}`;
    });
    const text = await brief('short', claims(`in one.md 2024-01-10\n${lines.join('\n')}`));
    const body = text.slice(0, text.indexOf('## Annex: quotes'));
    const words = body.replace(/<!--.*?-->|\]\([^)]*\)/g, '').split(/[\s|]+|<br>/).length;
    assert.ok(words > 1800 && words <= 2400, String(words));
    assert.match(
      body,
      /\| 23 more actors: in the full brief\. \| 11 more actors: in the full brief\. \|/,
    );
    const tables = body.match(/^## /gm)?.length ?? 0;
    assert.ok(body.endsWith(`${String(80 - tables)} more issues: in the full brief.\n\n`));
  });

  test('has the latest quotes of each actor on each issue in the annex', async () => {
    const days = [1, 2, 3, 4, 5, 6, 7];
    const reader = claims(
      days
        .map(
          (day) =>
            `in ${String(day)}.md 2024-01-0${String(day)}\np${String(day)}: port supports toll`,
        )
        .join('\n'),
    );
    const annex = plain(await annexOf(reader));
    assert.equal(annex[0], '## Annex: quotes');
    assert.deepEqual(
      annex.flatMap((line) => /words of p(\d)/.exec(line)?.[1] ?? []),
      ['3', '4', '5', '6', '7'],
    );
    assert.equal(annex.at(-1), '2 more quotes: in the workbook.');
  });

  test('names in the annex together of whom one quote says the same', async () => {
    const reader = claims(`
      in one.md 2024-01-10
      p1: port supports toll at=0-9
      p2: town supports toll at=0-9
      p3: anna opposes toll at=0-9`);
    assert.deepEqual(plain(await annexOf(reader)).slice(2), [
      `- “${'x'.repeat(9)}” — port, town on toll: for; anna on toll: against, one.md`,
    ]);
  });

  test('begins the report, too', async () => {
    const beside = { today: '2026-12-01', edition: undefined, own: new Map() };
    for (const language of ['en', 'de'] as const) {
      const report = await rendered('report-html', READER, { language, beside });
      const opening = report
        .slice(report.indexOf('<h1'), report.indexOf('<h2'))
        .replace(/<nav.*?<\/nav>/s, '')
        .split(/<\/(?:h1|p|li)>|<ul[^>]*>/)
        .map((part) => part.replace(/<[^>]*>/g, '').trim());
      assert.equal(report.match(/<li class="below" dir="auto"><strong/g)?.length, 2);
      const page = plain(
        await rendered('brief-md', READER, { briefLength: 'one-page', language, beside }),
      );
      const lines = page.slice(
        0,
        page.findIndex((line) => line.startsWith('|')),
      );
      assert.deepEqual(
        opening.filter((part) => part !== ''),
        lines
          .filter((line) => !line.startsWith('<!--'))
          .map((line) => line.replace(/^ *(?:#|-) |\*\*(?=.*:\*\*)|(?<=:)\*\*/g, '')),
      );
    }
  });

  test('names one more actor rather than counting it', async () => {
    const stand = async (actors: number): Promise<string | undefined> => {
      const lines = Array.from({ length: actors }, (_, at) => {
        const number = String(at + 1);
        return `p${number}: actor-${number} supports toll`;
      });
      const reader = claims(`in one.md 2024-01-10\n${lines.join('\n')}`);
      return sentencesOf(await brief('one-page', reader))[0];
    };
    assert.equal(
      await stand(5),
      '- On toll, 5 actors are in favour: actor-1, actor-2, actor-3, actor-4 and actor-5.',
    );
    assert.equal(
      await stand(6),
      '- On toll, 6 actors are in favour: actor-1, actor-2, actor-3, actor-4 and 2 others.',
    );
  });

  test('counts no article as read that is only begun, and says which files no number has', async () => {
    const begun = { coded: new Map([['lea', { state: 'in-progress' }]]) };
    const reader = claims('in one.md 2024-01-10');
    Object.assign(reader.article('one.md') ?? {}, begun);
    const [, read] = plain(await brief('one-page', reader));
    assert.equal(read, 'No article has been read yet, 1 begun, dated 10 Jan 2024.');
    const some = claims(`
      in one.md 2024-01-10
      in two.md 2024-01-11
      p1: port supports toll coder=lea
      in three.md 2024-01-12`);
    for (const path of ['one.md', 'two.md']) Object.assign(some.article(path) ?? {}, begun);
    Object.assign(some.article('three.md') ?? {}, { stale: true });
    const page = plain(await brief('one-page', some));
    assert.match(page[1] ?? '', /^1 article was read, 1 begun, dated /);
    assert.ok(
      page.includes('- 1 annotation file cannot be read: the numbers above do not include it.'),
    );
  });

  test('says what is missing where nothing counts', async () => {
    assert.deepEqual(plain(await brief('one-page', claims('in one.md 2024-01-10'))), [
      '# Trade talks: who disagrees with whom',
      'No article has been read yet.',
      'No position on an issue counts.',
    ]);
  });
});

async function annexOf(reader: CorpusReader): Promise<string> {
  const text = await brief('short', reader);
  return text.slice(text.indexOf('## Annex'), text.indexOf('## How'));
}

function brief(briefLength: 'one-page' | 'short', reader: CorpusReader): Promise<string> {
  return rendered('brief-md', reader, { briefLength });
}

/** Without quotes. */
function sentencesOf(page: string): string[] {
  return plain(page).filter((line) => line.startsWith('- '));
}

/** The lines with words, without escapes, addresses and lines below heads of tables. */
function plain(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('<a id=') && !line.includes('| --- |'))
    .map((line) => line.replaceAll('\u2060', '').replace(/\\([^\w\s])/g, '$1'));
}
