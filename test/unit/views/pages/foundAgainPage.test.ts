import assert from 'node:assert/strict';
import { codeTwiceFirst } from '../../../../src/core/intercoder/fragility/codeTwiceFirst';
import type { Codebook } from '../../../../src/core/model/codebook';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { runSync } from '../../../../src/core/util/task';
import { measureSteps } from '../../../../src/core/views/board/boardMeasures';
import { DEFAULT_ANALYSIS_STATE } from '../../../../src/core/views/filter/analysisState';
import { positionTimeline } from '../../../../src/core/views/timeline/timeline';
import { plainCounts } from '../../../../src/core/views/words/countedText';
import { factsOf } from '../../../../src/core/views/facts/cachedFacts';
import { foundAgainPage } from '../../../../src/core/views/pages/foundAgainPage';
import { fragilePick } from '../../../../src/core/views/picks/fragilePicks';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { claims } from '../../../support/claims';
import { codersCorpus } from '../../intercoder/recoding/codersCorpus';

/** Peru is read by two coders, China, Japan and Chile by one. */
function study(twice: number, more = '') {
  const both = Array.from(
    { length: twice },
    (_, at) => `
      in a${String(at).padStart(2, '0')}.md 2020-01-${String(at + 1).padStart(2, '0')}
      l${at}: peru supports talks coder=lea at=0-9
      m${at}: peru supports talks coder=max at=0-9`,
  );
  const reader = claims(`${both.join('\n')}
    in b.md 2020-02-01 title=Talks_begin
    p1: china supports exports coder=lea
    p2: japan opposes exports coder=lea
    p3: chile supports exports coder=lea
    in c.md 2020-02-02
    p4: chile opposes exports coder=lea
    ${more}`);
  const facts = factsOf(reader, DEFAULT_FILTER);
  const context = {
    facts,
    localizer: createLocalizer(),
    text: () => undefined,
    paragraph: () => undefined,
  };
  return { context, coders: codersCorpus(reader) };
}

suite('Would another coder find it again, as a text', () => {
  test('two who have changed sides have a share for each time, below that of the row', () => {
    const { context, coders } = study(
      12,
      `in d.md 2010-03-01
       d1: cuba supports ports coder=lea
       d2: laos opposes ports coder=lea
       in e.md 2015-03-01
       e1: cuba opposes ports coder=lea
       e2: laos supports ports coder=lea
       in f.md 2015-03-02
       f1: cuba opposes ports coder=lea
       f2: laos supports ports coder=lea`,
    );
    const page = runSync(foundAgainPage(context, coders, 1, () => undefined));
    const [, row = '', , first = '', second = ''] =
      /^ports: cuba .* laos\n(.*)\n(.*)\n(.*)\n(.*)\n\n/m.exec(page) ?? [];
    assert.match(first, /^ {4}cuba ⊕ – ⊖ laos · 2010-03-01 · 1 : 1 claims: found again: .* \(/);
    assert.match(
      second,
      /^ {4}cuba ⊖ – ⊕ laos · 2015-03-01 – 2015-03-02 · 2 : 2 claims: found again: .* \(/,
    );
    // Where intervals lie, since wide ones have no number.
    const [whole = 0, one = 0, other = 0] = [row, first, second].map((line) => {
      const [, low, high] = /\(([\d.]+)–([\d.]+)\)/.exec(line) ?? [];
      return Number(low) + Number(high);
    });
    assert.ok(one < other && other < whole, page);
  });

  test('it begins with what shares claim, then lists findings, the least certain first', () => {
    const { context, coders } = study(12);
    const parts: number[] = [];
    const page = runSync(
      foundAgainPage(context, coders, 1, (part) => {
        parts.push(part);
      }),
    );
    const [title, , claim] = page.split('\n');
    assert.equal(title, 'Would another coder find it again?');
    assert.match(claim ?? '', /^Found again: by other coders like these\./);
    const [findings = ''] = page.split('Ties in the network');
    const names = [...findings.matchAll(/^(.*)\n {4}found again: /gm)].map(([, name]) => name);
    assert.deepEqual(names, [
      'chile on exports: shift, ⊕ 2020-02-01 → ⊖ 2020-02-02',
      'exports: chile ⊕ – ⊖ japan',
      'exports: china ⊕ – ⊖ japan',
    ]);
    assert.match(page, /exports: china ⊕ – ⊖ japan\n {4}found again: .*\n {4}stands on 1 article/);
    assert.match(
      page,
      /who agrees with whom, the least certain first:\n\nchile – japan, weight 1\n {4}found again: /,
    );
    assert.match(
      page,
      /who is for or against which issue, [^]*\njapan – exports, weight −1\n {4}found again: /,
    );
    assert.match(page, /Talks begin/);
    assert.match(page, /either Talks begin or c\.md/);
    assert.match(
      page,
      /\n\nA finding stands on the fewest articles that .*\n\nchile on exports: shift/,
    );
    assert.doesNotMatch(page, /adjudicated/);
    // All of it was done.
    assert.equal(parts.at(-1), 1);
  });

  test('issues have their measures with both intervals, and so have board and timeline then', () => {
    const { context, coders } = study(
      12,
      `in g.md 2020-03-01
       g1: cuba supports exports coder=lea
       g2: laos opposes exports coder=lea
       g3: fiji opposes exports coder=lea`,
    );
    const state = { ...DEFAULT_ANALYSIS_STATE, issue: 'exports' };
    const board = (): string =>
      runSync(measureSteps(context, 'exports'))
        .map(({ of }) => plainCounts(of))
        .join('\n');
    const timeline = (): string => positionTimeline(context, state).notes.map(plainCounts).join();
    const inDraws = /0\.\d\d \(0\.\d\d–[01]\.\d\d\) in 200 draws of what is in the articles/;
    assert.match(timeline(), /^Divisiveness: 0\.58 · 6 actors/);
    for (const view of [board, timeline]) assert.doesNotMatch(view(), /draws/);
    const page = runSync(foundAgainPage(context, coders, 1, () => undefined));
    assert.match(
      page,
      /Draws show what is in these articles .*\n\nexports\n {4}Divisiveness: 0\.58 /,
    );
    for (const shown of [page, board(), timeline()]) assert.match(shown, inDraws);
  });

  test('with too few articles coded twice it says how many there are, and what to do', () => {
    const { context, coders } = study(4);
    const page = runSync(foundAgainPage(context, coders, 1, () => undefined));
    assert.match(page, /4 articles were completed by two or more coders, and 10 are needed/);
    assert.match(page, /Passages to Code Twice First/);
    assert.doesNotMatch(page, /found again: /);
  });

  test('without a finding it says so, and why where coders have files of their own', () => {
    const without = (extra: Partial<Codebook>) => {
      const { context, coders } = study(12);
      const reader = claims(`in a.md 2020-01-01\np1: peru supports talks coder=lea`);
      const facts = factsOf(reader, DEFAULT_FILTER);
      const codebook = { ...facts.codebook, ...extra };
      const analysis = {
        ...facts.analysis,
        ...(extra.annotationFiles ? { survivingCount: 0 } : {}),
      };
      const own = { ...context, facts: { ...facts, analysis, codebook } };
      return runSync(foundAgainPage(own, coders, 1, () => undefined));
    };
    assert.match(without({}), /No disagreement, contradiction or shift is counted/);
    const uncounted = without({ annotationFiles: 'one-per-coder' });
    assert.match(uncounted, /Nothing is counted yet\. Where each coder has a file of their own/);
    assert.doesNotMatch(uncounted, /No disagreement/);
  });

  test('a passage to code twice says on how much its findings stand', () => {
    const { context, coders } = study(4);
    const [first] = runSync(codeTwiceFirst(context.facts.analysis, coders));
    assert.ok(first);
    const { label, description, article, id } = fragilePick(context, first);
    assert.match(label, /exports/);
    assert.match(description, /^stands on 1 article · \d findings? · /);
    assert.deepEqual([article, id], [first.record.article.path, first.record.position.id]);
  });
});
