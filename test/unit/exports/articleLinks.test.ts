import assert from 'node:assert/strict';
import { lineLink, pathFrom } from '../../../src/core/exports/brief/articleLinks';
import { claims } from '../../support/claims';
import { rendered } from './rendered';

suite('links to the words', () => {
  const TEXT = '---\ntitle: a\n---\n\nFirst.\n\nSecond, of some length, and more of it.\n';

  test('name the line of the quote, at its place in the brief', async () => {
    const reader = claims('in talks.md 2024-04-26\np1: china supports exports at=28-34');
    const given = {
      texts: { 'talks.md': TEXT },
      articleLink: (path: string, line: number | undefined) => lineLink(`../${path}`, line),
    };
    const text = await rendered('brief-md', reader, given);
    assert.match(text, / — 26 Apr 2024, \[talks\.md ¶2\]\(\.\.\/talks\.md#L7\)$/m);
  });

  test('name the page of the document that an article was imported from', async () => {
    const reader = claims('in talks.md 2024-04-26\np1: china supports exports at=48-54');
    const text = TEXT.replace('title: a\n', 'pages:\n  - "9 First."\n');
    const given = { texts: { 'talks.md': text } };
    assert.match(await rendered('brief-md', reader, given), / — 26 Apr 2024, talks\.md, p\. 9$/m);
  });

  test('name the page in the table of positions', async () => {
    const notation = 'in talks.md 2024-04-26 origin=talks.pdf\np1: china supports exports at=66-72';
    const reader = claims(notation);
    const front = 'origin: talks.pdf\npages:\n  - "9 First."\n';
    const given = { texts: { 'talks.md': TEXT.replace('title: a\n', front) } };
    const [head, row] = (await rendered('positions-csv', reader, given)).split('\r\n');
    const at = head?.split(',').indexOf('page') ?? -1;
    assert.equal(row?.split(',')[at], '9');
  });

  test('say in how many outlets the article is printed, too', async () => {
    const notation =
      'in talks.md 2024-04-26\np1: china supports exports at=28-34\nin b.md duplicate-of=talks.md';
    const text = await rendered('brief-md', claims(notation), { texts: { 'talks.md': TEXT } });
    assert.match(text, / — 26 Apr 2024, talks\.md ¶2, also in 1 outlet$/m);
  });

  test('name the article alone where the quote is lost', async () => {
    const reader = claims('in talks.md\np1: china supports exports anchor=orphaned');
    const articleLink = lineLink;
    const text = await rendered('brief-md', reader, { texts: { 'talks.md': TEXT }, articleLink });
    assert.match(text, / — \[talks\.md\]\(talks\.md\) \*\(quote lost\)\*$/m);
  });

  test('are plain text where the host knows no address', async () => {
    const reader = claims('in talks.md\np1: china supports exports anchor=orphaned');
    const text = await rendered('brief-md', reader, { articleLink: () => undefined });
    assert.match(text, / — talks\.md \*\(quote lost\)\*$/m);
  });

  test('cannot be broken by a path', () => {
    const hostile = [
      'a b.md',
      'a(b).md',
      'a)](https:evil.example) [x.md',
      'a#L3?b.md',
      'javascript:alert(1).md',
      'a%2e%2e.md',
      '<b>.md',
      'a\u0000\u001b\n\u202e\u2028b.md',
      'a\\b*_`!\'"~.md',
      'a\ud800b.md',
      '森/ñ.md',
    ];
    for (const path of hostile) {
      const link = lineLink(path, 2);
      assert.match(link, /^[A-Za-z0-9._~%/-]+#L2$/, path);
      const back = decodeURIComponent(link.slice(0, -3));
      assert.equal(back, path.replace('\ud800', '\ufffd'), path);
    }
  });

  test('never name another server', () => {
    assert.equal(lineLink('//evil.example/a.md', 1), 'evil.example/a.md#L1');
  });

  test('lead from the folder of the output to the article', () => {
    assert.equal(pathFrom('/study/out', '/study/wire/a.md'), '../wire/a.md');
    assert.equal(pathFrom('/study/', '/study/a.md'), 'a.md');
    assert.equal(pathFrom('/', '/study/a.md'), 'study/a.md');
    assert.equal(pathFrom('/a/b/c', '/a/x/c/d.md'), '../../x/c/d.md');
    assert.equal(pathFrom('/study', '/study-2/a.md'), '../study-2/a.md');
    assert.equal(pathFrom('C:/study', 'c:/study/a.md'), 'a.md');
    assert.equal(pathFrom('/c:/study', '/d:/study/a.md'), undefined);
  });
});

suite('citations in the brief', () => {
  const reader = claims(
    'in a.md 2024-04-26\np1: china supports exports\ns1: china | japan disagree on exports',
  );

  test('stand behind each quote, on wish', async () => {
    const text = await rendered('brief-md', reader, { citations: true });
    assert.match(text, /“words of p1” — 26 Apr 2024, a\.md \[\[p1@[a-z0-9]{6}\]\]$/m);
    assert.match(text, /“words of s1” — 26 Apr 2024, a\.md \[\[s1@[a-z0-9]{6}\]\]$/m);
  });

  test('are what the check of citations finds current', async () => {
    const { findCitations } = await import('../../../src/core/citations/findCitations');
    const { checkCitation, citedRecords } =
      await import('../../../src/core/citations/checkCitation');
    const found = findCitations(await rendered('brief-md', reader, { citations: true }));
    assert.deepEqual(new Set(found.map(({ id }) => id)), new Set(['p1', 's1']));
    const cited = citedRecords(reader, new Set(found.map(({ id }) => id)));
    for (const one of found) {
      assert.equal(checkCitation(one, cited.get(one.id) ?? [])?.state, 'current');
    }
  });

  test('are left out otherwise, and of an id that cannot be cited', async () => {
    assert.doesNotMatch(await rendered('brief-md', reader), /\[\[/);
    const odd = claims('in a.md\np]1: china supports exports');
    assert.doesNotMatch(await rendered('brief-md', odd, { citations: true }), /\[\[/);
  });
});
