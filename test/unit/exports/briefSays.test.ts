import assert from 'node:assert/strict';
import { DEFAULT_STANCES } from '../../../src/core/model/codebook';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { rendered } from './rendered';

const book = codebook({
  actors: {
    china: { name: 'China' },
    cuba: { name: 'Cuban people' },
    trump: { name: 'Trump administration' },
  },
  issues: { exports: { name: 'Exports', statement: 'They should go on.' } },
});

const brief = (notation: string, given = book): Promise<string> =>
  rendered('brief-md', claims(notation, given));

suite('what the brief says of a position', () => {
  test('is ambivalent where it is, also when counted', async () => {
    const text = await brief(
      'p1: china ambivalent-on exports\np2: china supports exports\np3: cuba ambivalent-on exports',
    );
    assert.match(
      text,
      /^- \*\*China\*\*: for \(1 for, 1 ambivalent\)\n {2}- ambivalent: “words of p1”/m,
    );
    assert.match(text, /^- \*\*Cuban people\*\*: ambivalent \(1 ambivalent\)$/m);
  });

  test('tells ambivalent from neutral where an actor was both', async () => {
    const text = await brief('p1: china ambivalent-on exports\np2: china neutral-on exports');
    assert.match(text, /^- \*\*China\*\*: on neither side \(1 neutral, 1 ambivalent\)$/m);
  });

  test('is what it says of whom, where it only judges', async () => {
    const text = await brief(
      `p1: china evaluates exports target=cuba evaluation=1
       p2: china evaluates exports target=trump evaluation=-1
       p3: china evaluates exports target=cuba evaluation=0`,
    );
    assert.match(text, /- praise \(target: Cuban people\): “words of p1”/);
    assert.match(text, /- criticism \(target: Trump administration\): “words of p2”/);
    assert.match(text, /- neutral words \(target: Cuban people\): “words of p3”/);
    assert.doesNotMatch(text, /taking no side: “/);
  });

  test('is a judgement also where no target is named', async () => {
    const text = await brief('p1: china evaluates exports evaluation=-1');
    assert.match(text, /- criticism \(target: unnamed\): “words of p1”/);
  });

  test('is its stance and its judgement, where it has both', async () => {
    const text = await brief('p1: china opposes exports target=trump evaluation=-1');
    assert.match(text, /- against, criticism \(target: Trump administration\): “words of p1”/);
  });

  test('names the target so that it is not read as the owner', async () => {
    const text = await brief('p1: china opposes exports target=trump');
    assert.match(text, /- against, target: Trump administration: “words of p1”/);
  });

  test('is called what the study calls its own stances', async () => {
    const own = codebook({
      stances: new Map(
        [
          ...DEFAULT_STANCES,
          { id: 'support', polarity: 1, key: 's', name: 'endorses' },
          { id: 'strong-oppose', polarity: -2, key: 'x', name: 'strongly opposes' },
        ].map((stance) => [stance.id, stance]),
      ),
    });
    const reader = claims('p1: china supports exports\np2: cuba opposes exports', own);
    const [, second] = reader.article('a.md')?.annotations ?? [];
    assert.ok(second?.annotation.kind === 'position');
    Object.assign(second.annotation, { stance: 'strong-oppose' });
    const text = await rendered('brief-md', reader);
    assert.match(text, /- endorses: “words of p1”/);
    assert.match(text, /- strongly opposes: “words of p2”/);
  });
});

suite('how the brief lists', () => {
  test('several quotes of an actor on one side in one line', async () => {
    const text = await brief(
      `in a.md 2024-04-26
       p1: china supports exports
       p2: china supports exports 2023
       p3: china opposes exports`,
    );
    assert.match(
      text,
      /^ {2}- for: “words of p1” — 26 Apr 2024, a\.md; “words of p2” — 26 Apr 2024, a\.md \(said in 2023\)\n {2}- against: “words of p3”/m,
    );
  });

  test('the author, source and date of the article, and when it was said if not then', async () => {
    const text = await brief(
      `in a.md 2024-04-26 author=Ana_Lund source=Example_News
       p1: china supports exports 2024-04-20
       p2: cuba supports exports 2023-11/2024-01
       p3: trump supports exports 2024-04-26`,
    );
    const source = '— Ana Lund, Example News, 26 Apr 2024, a.md';
    assert.ok(text.includes(`“words of p1” ${source} (said on 20 Apr 2024)\n`));
    assert.ok(text.includes(`“words of p2” ${source} (said between Nov 2023 and Jan 2024)\n`));
    assert.ok(text.includes(`“words of p3” ${source}\n`));
  });

  test('who is only spoken for as such, and not as silent', async () => {
    const text = await brief(
      `p1: trump opposes exports target=cuba evaluation=-1
       p2: cuba supports exports according-to=china`,
    );
    assert.match(
      text,
      /^- \*\*Trump administration\*\*: criticism \(target: \*\*Cuban people\*\*\), undated\. Cuban people: only ascribed; source: China\.$/m,
    );
    assert.doesNotMatch(text, /no coded position/);
    assert.match(text, /^- \*\*Cuban people\*\*, ascribed \(source: China\): for: “words of p2”/m);
  });

  test('what fits names in the plural: “U.S. officials: warning”', async () => {
    const plural = codebook({
      actors: { officials: { name: 'U.S. officials' }, china: { name: 'China' } },
      issues: { exports: { name: 'Exports' } },
    });
    const text = await brief('p1: officials opposes exports addressee=china act=warn', plural);
    assert.match(
      text,
      /^- \*\*U\.S\. officials\*\*: warning \(target: \*\*China\*\*\), undated\./m,
    );
  });

  test('who speaks, only where this is another than the actor', async () => {
    const text = await brief(
      `p1: trump opposes exports speaker=trump 2024-04-01
       p2: trump supports exports speaker=trump 2024-05-01
       p3: china supports exports speaker=cuba`,
    );
    assert.doesNotMatch(text, /by Trump administration/);
    assert.match(text, /^ {2}- for, speaker: Cuban people: “words of p3”/m);
  });

  test('whose article it is, where the author speaks and has no name', async () => {
    const text = await brief('in blinken-xi.txt\np1: author supports exports\nin other.txt');
    assert.match(text, /for: the author of blinken-xi\.txt$/m);
    assert.doesNotMatch(text, /blinken-xi\.txt \(author\)/);
  });

  test('who speaks for a part of an actor that is criticised and has no position of its own', async () => {
    const parts = codebook({
      actors: {
        china: { name: 'China' },
        usa: { name: 'United States' },
        trump: { name: 'Trump administration', partOf: 'usa' },
      },
      issues: { exports: { name: 'Exports' } },
    });
    const text = await brief(
      'p1: china supports exports target=usa evaluation=-1\np2: trump opposes exports',
      parts,
    );
    assert.match(
      text,
      /criticism \(target: \*\*United States\*\*\), undated\. United States: no coded position of its own, but there are positions: Trump administration\.$/m,
    );
  });

  test('reasons for care with their numbers, where they are not those of all', async () => {
    const text = await brief(
      'p1: china supports exports status=draft\np2: cuba supports exports status=draft',
    );
    assert.match(text, /^- 2 of 2 claims are to be read with care \(draft\)\.$/m);
    const several = await brief(
      'p1: china supports exports status=draft\np2: cuba supports exports status=draft\np3: cuba supports exports certainty=possible',
    );
    assert.match(several, /^- 3 of 3 claims .* \(draft: 2, marked possible: 1\)\.$/m);
  });

  test('what no list shows', async () => {
    const text = await brief(
      `in a.md 2020-01-01
       p1: china supports exports
       in b.md 2024-01-01
       p2: china opposes exports
       in c.md
       p3: cuba supports exports`,
    );
    assert.match(
      text,
      /^- Without date: 1 claim has no date, or one longer than the window\. Such claims are compared only with each other\.$/m,
    );
    assert.match(text, /^- Balanced: the claims of 1 actor on an issue add up to zero:/m);
  });

  test('the sharpest within one side are mostly on a side, too', async () => {
    const book = codebook({
      actors: { state: { side: true }, bank: { partOf: 'state' }, court: { partOf: 'state' } },
    });
    const reader = claims(
      `in a.md 2024-01-01
       p1: bank supports tax
       p2: bank supports tax
       p3: bank opposes tax
       p4: court opposes tax
       p5: court opposes tax`,
      book,
    );
    const page = await rendered('brief-md', reader, { briefLength: 'one-page' });
    assert.match(
      page,
      /within one side \(state\) is on tax: bank \(mostly for\) and court \(against\)/,
    );
  });

  test('the sharpest are mostly on a side where they have been on both', async () => {
    const text = await brief(
      `in a.md 2024-01-01
       p1: china supports exports
       p2: china supports exports
       p3: china opposes exports
       p4: trump opposes exports`,
    );
    assert.match(text, /on both sides: China$/m);
    assert.match(
      text,
      / is on Exports: China \(mostly for\) and Trump administration \(against\), /,
    );
  });

  test('an issue in short leads to its section, also where its heading gives no plain address', async () => {
    const names = { exports: 'Exports', talks: 'Norway – talks', same: 'In short' };
    const issues = Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { name }]));
    const text = await brief(
      'p1: china supports exports\np2: china supports talks\np3: china supports same',
      codebook({ issues }),
    );
    const links = [...text.matchAll(/^- \[\*\*(.+?)\*\*\]\(#(.+?)\)/gm)];
    assert.equal(links.length, 3);
    for (const [, name = '', id = ''] of links) {
      const isPlain = id === name.toLowerCase();
      const heading = `## ${name}\n`;
      const anchor = `<a id="${id}"></a>\n\n${heading}`;
      assert.ok(text.includes(isPlain ? heading : anchor), id);
      assert.equal(text.includes(anchor), !isPlain, id);
      assert.equal(isPlain, name === 'Exports');
    }
  });

  test('who stands where, with what the sides refer to', async () => {
    const text = await brief(
      'p1: china supports exports\np2: trump opposes exports\np3: cuba neutral-on exports',
    );
    assert.match(
      text,
      /^- \[\*\*Exports\*\*\]\(#exports\) \(They should go on\.\) – for: China; against: Trump administration; on neither side: Cuban people$/m,
    );
  });

  test('who has been on both sides apart from those who never changed', async () => {
    const text = await brief(
      `in a.md 2023
       p1: china supports exports
       p2: china supports exports
       in b.md 2024
       p3: china opposes exports
       p4: trump opposes exports`,
    );
    assert.match(
      text,
      /– against: Trump administration; on both sides: China \(first for, then against\)$/m,
    );
  });

  test('that an actor is on both sides, where it is listed as such above', async () => {
    const text = await brief(
      'p1: china supports exports\np2: china supports exports\np3: china opposes exports',
    );
    assert.match(text, /– on both sides: China$/m);
    assert.match(text, /^- \*\*China\*\*: on both sides \(2 for, 1 against\)$/m);
  });

  test('on which issue a position was coded, where issues are rolled up', async () => {
    const rolled = codebook({
      actors: { china: { name: 'China' } },
      issues: {
        exports: { name: 'Exports' },
        quota: { name: 'Quotas', partOf: 'exports', sign: -1 },
      },
    });
    const reader = claims('p1: china supports exports\np2: china opposes quota', rolled);
    const text = await rendered('brief-md', reader, { filter: { rollUp: 'issues' } });
    assert.match(text, / {2}- for: “words of p1”/);
    assert.match(text, / {2}- for, coded “against” on Quotas: “words of p2”/);
  });

  test('how many of the positions lie outside the chosen dates', async () => {
    const reader = claims(
      `in a.md 2023-05-01
       p1: china supports exports
       in b.md 2024-05-01
       p2: trump opposes exports
       p3: cuba opposes exports`,
      book,
    );
    const window = { first: '2024-01-01', last: '2024-12-31' };
    const text = await rendered('brief-md', reader, { filter: { window } });
    assert.match(text, /^3 positions in 2 articles \(1 of them outside the chosen dates\) · 0/m);
    assert.match(text, /^- Only positions dated on or between 1 Jan 2024 and 31 Dec 2024\.$/m);
  });

  test('which of two actors has been on both sides', async () => {
    const text = await brief(
      `in a.md 2024-04-26
       p1: china supports exports
       p2: china supports exports
       p3: china opposes exports
       p4: cuba opposes exports`,
    );
    assert.match(text, /; China: on both sides$/m);
    assert.doesNotMatch(text, /one of them/);
  });

  test('what the coders were unsure of, in words', async () => {
    const text = await brief(
      'p1: china supports exports certainty=possible\np2: cuba supports exports certainty=probable',
    );
    assert.match(text, /^- 2 of 2 claims .* \(marked possible: 1, marked probable: 1\)\.$/m);
  });

  test('words that two coders coded once, and says so', async () => {
    const text = await brief(
      'p1: china supports exports coder=lea at=0-10\np2: china supports exports coder=tom at=0-10',
    );
    assert.match(text, /^- Words coded by several coders are quoted once and count once/m);
    assert.doesNotMatch(await brief('p1: china supports exports coder=lea'), /several coders/);
  });
});
