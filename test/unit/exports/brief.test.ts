import assert from 'node:assert/strict';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { DEFAULT_CSV_OPTIONS } from '../../../src/core';
import { HOW_TO_CITE } from '../../../src/core/model/program';
import { briefMarkdown } from '../../../src/core/exports/brief/briefMarkdown';
import { markdownText } from '../../../src/core/exports/brief/markdownText';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { rendered } from './rendered';

suite('the brief', () => {
  const book = codebook({
    title: 'Trade talks',
    version: '3',
    actors: {
      china: { name: 'China' },
      japan: { name: 'Japan' },
      wang: { name: 'Wang Yi' },
      finance: { name: 'Finance ministry', partOf: 'japan' },
    },
    issues: {
      talks: { name: 'Talks' },
      exports: { name: 'Chinese exports', statement: 'They should go on as they are.' },
    },
  });
  const reader = claims(
    `in talks.md 2024-04-26 author=Ana_Lund source=Example_News title=Talks
     p1: china supports exports speaker=wang
     p2: japan opposes exports+talks target=china 2024-04 status=draft
     p3: finance supports exports
     p4: china opposes talks target=korea act=accuse
     p5: china supports talks 2021 speaker=wang
     p6: china opposes talks 2023 speaker=wang
     p7: korea supports exports according-to=china
     s1: china | japan disagree on exports
     in lost.md
     p8: china speaks-of exports anchor=orphaned`,
    book,
  );
  const TEXT = 'First paragraph, one.\n\nSecond paragraph of the article about the talks.';

  const GOLDEN = `# Trade talks: who disagrees with whom\n\n2 articles were read, dated 26 Apr 2024: Example News and 1 without a source. Quotation marks enclose the words of the articles.\n\n- On Chinese exports, 2 actors are in favour: China and Finance ministry; 1 is against: Japan.\n- On Talks, 1 actor is against: Japan; 1 is on both sides: China.\n- The sharpest disagreement is on Chinese exports: China (for) and Japan (against), Apr 2024, 1 claim to 1.\n- The sharpest disagreement within one side (Japan) is on Chinese exports: Finance ministry (for) and Japan (against), Apr 2024, 1 claim to 1.\n- The articles report disagreement: China and Japan on Chinese exports.\n- Sides changed: China on Talks, first for (2021), then against (2023 to 26 Apr 2024).\n- 2 of 7 claims are to be read with care (draft).\n\n8 positions in 2 articles · 1 disagreement (1 on balance, 0 at times) · 1 within one side · 1 one-sided · 0 contradictions · 1 shift\n\n## In short\n\n- [**Chinese exports**](#chinese-exports) (They should go on as they are.) – for: China, Finance ministry; against: Japan\n- [**Talks**](#talks): against: Japan; on both sides: China (first for, then against)\n\n## Talks\n\n### Criticism and demands without a coded answer\n\n- **China**: accusation (target: **korea**), 26 Apr 2024. korea: no coded position.\n\n### Contradictions and shifts\n\n- **China** moved: for (2021, speaker: Wang Yi), then against (2023 to 26 Apr 2024, speaker: Wang Yi, China)\n\n### What they say\n\n- **China**: on both sides (1 for, 2 against)\n  - against, target: korea: “words of p4” — Ana Lund, Example News, 26 Apr 2024, talks.md ¶2\n  - for, speaker: Wang Yi: “words of p5” — Ana Lund, Example News, 26 Apr 2024, talks.md ¶2 (said in 2021)\n  - against, speaker: Wang Yi: “words of p6” — Ana Lund, Example News, 26 Apr 2024, talks.md ¶2 (said in 2023)\n- **Japan**: against (1 against)\n  - against, target: China: “words of p2” — Ana Lund, Example News, 26 Apr 2024, talks.md ¶1 (said in Apr 2024) *(draft)*\n\n## Chinese exports\n\n*They should go on as they are.*\n\n### Who disagrees with whom\n\n- **China** (for) – **Japan** (against): Apr 2024; 1 : 1; also stated in a text\n\n### Within one side\n\n- **Finance ministry** (for) – **Japan** (against): Apr 2024; 1 : 1\n\n### Stated in the texts\n\n- **China** – **Japan**\n  - “words of s1” — Ana Lund, Example News, 26 Apr 2024, talks.md ¶2\n\n### What they say\n\n- **China**: for (1 for)\n  - taking no side: “words of p8” — lost.md *(quote lost)*\n  - for, speaker: Wang Yi: “words of p1” — Ana Lund, Example News, 26 Apr 2024, talks.md ¶1\n- **Finance ministry**: for (1 for)\n  - for: “words of p3” — Ana Lund, Example News, 26 Apr 2024, talks.md ¶1\n- **Japan**: against (1 against)\n  - against, target: China: “words of p2” — Ana Lund, Example News, 26 Apr 2024, talks.md ¶1 (said in Apr 2024) *(draft)*\n\n### Recorded but not counted\n\n- **korea**, ascribed (source: China): for: “words of p7” — Ana Lund, Example News, 26 Apr 2024, talks.md ¶2\n\n## What is uncertain\n\n- **China** on Chinese exports: taking no side: “words of p8” — lost.md *(quote lost)*\n- **Japan** on Chinese exports, Talks: against, target: China: “words of p2” — talks.md ¶1 *(draft)*\n\n## How this was made\n\n- Codebook: Trade talks, version 3.\n- Articles: 2 in progress.\n- Positions: 8 recorded; not counted: ascribed by another actor (1), taking no side (1).\n- Claims: 7. A claim is what an actor says on an issue in one place.\n- Two actors disagree on an issue on balance when their claims on it, those for minus those against, come out on opposite sides (in the same 12 calendar months; option within-months:12), and at times when they took opposite sides in one article or on one date, but not on balance. A stated disagreement is one that a text reports.\n- Numbers such as 2 : 1 are the numbers of claims that the two actors have on their sides. Pairs within one side belong to one side, such as two ministries of one state; pairs at different times are on opposite sides only if all dates are taken together.\n- To cite the program: ${markdownText(HOW_TO_CITE)}\n\nHow many disagreements remain under other rules, each applied on its own:\n\n| rule | positions excluded | on balance | at times | within one side | at different times | only stated | one-sided |\n| --- | --: | --: | --: | --: | --: | --: | --: |\n| as listed | 0 | 1 | 0 | 1 | 0 | 0 | 1 |\n| without drafts | 1 | 0 | 0 | 0 | 0 | 1 | 1 |\n| without positions marked possible | 0 | 1 | 0 | 1 | 0 | 0 | 1 |\n| without conditional | 0 | 1 | 0 | 1 | 0 | 0 | 1 |\n| without joint positions | 0 | 1 | 0 | 1 | 0 | 0 | 1 |\n| without uncertain places and lost quotes | 1 | 1 | 0 | 1 | 0 | 0 | 1 |\n| all dates taken together | 0 | 1 | 0 | 1 | 0 | 0 | 1 |\n`;

  test('begins with a page, then goes issue by issue, with quotes and sources', async () => {
    assert.equal(await rendered('brief-md', reader, { texts: { 'talks.md': TEXT } }), GOLDEN);
  });

  test('says when a roll-up is on, and what it could not lift', async () => {
    const topics = codebook({ issues: { exports: { partOf: 'trade' }, trade: {} } });
    const text = await rendered('brief-md', claims('p1: china supports exports', topics), {
      filter: { rollUp: 'issues' },
    });
    assert.match(text, /^- Roll-up is on \(issues\)/m);
    assert.match(
      text,
      /^- Not rolled up: 1 position, since the link to the issue above has no sign\.$/m,
    );
  });

  test('counts as not rolled up only what stays where it is', async () => {
    const topics = codebook({
      issues: {
        quota: { partOf: 'exports', sign: -1 },
        exports: { partOf: 'trade' },
        trade: {},
      },
    });
    const reader = claims('p1: china supports exports\np2: china opposes quota', topics);
    const text = await rendered('brief-md', reader, { filter: { rollUp: 'issues' } });
    assert.match(text, /^- Not rolled up: 1 position,/m);
  });

  test('names an article whose annotation file cannot be read', async () => {
    const rows = [...reader.articles()].map((row) => ({ ...row, stale: row.path === 'talks.md' }));
    const text = await rendered('brief-md', { ...reader, articles: () => rows });
    assert.match(text, /talks\.md: its annotation file cannot be read/);
    assert.doesNotMatch(text, /words of p1/);
  });

  test('comes in pieces, and reads no article before its first quote is due', async () => {
    const read: string[] = [];
    const { pieces } = runSync(
      briefMarkdown.render({
        corpusName: 'Trade talks',
        reader,
        filter: DEFAULT_FILTER,
        options: DEFAULT_CSV_OPTIONS,
        text: (path) => {
          read.push(path);
          return Promise.resolve(TEXT);
        },
        mentions: () => Promise.resolve([]),
      }),
    );
    for await (const piece of pieces) {
      if (piece.includes('## Talks')) break;
    }
    assert.deepEqual(read, []);
  });
});

suite('words of a file in Markdown', () => {
  test('cannot become markup', () => {
    assert.equal(
      markdownText('*a* _b_ `c` [d](e) <b> |'),
      '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<b\\> \\|',
    );
    assert.equal(markdownText('# heading'), '\\# heading');
    assert.equal(markdownText('- item'), '\\- item');
    assert.equal(markdownText('12. item'), '12\\. item');
    assert.equal(markdownText('2024-04-26'), '2024-04-26');
    assert.equal(
      markdownText('![x](y) ~~z~~ $m$ &lt;'),
      '\\!\\[x\\](y) \\~\\~z\\~\\~ \\$m\\$ \\&lt;',
    );
  });

  test('stay on one line, without characters that hide or reorder', () => {
    assert.equal(markdownText('a\n\n# b\r\n> c\u2028d'), 'a \\# b \\> c d');
    assert.equal(markdownText('a\u202eb\u0007c'), 'abc');
  });

  test('cannot become bare links', () => {
    for (const text of [
      'http://x.example',
      'https://x',
      'www.x.example',
      '_www.x.example',
      'https&colon;//x.example',
      'a@x.example',
      '//x.example',
    ]) {
      assert.doesNotMatch(markdownText(text), /[^\u2060]\/\/|www\.|@x|^\/\//, text);
    }
    assert.doesNotMatch(markdownText('command:run _javascript:x'), /command:|javascript:/);
  });
});
