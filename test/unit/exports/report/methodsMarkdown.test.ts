import assert from 'node:assert/strict';
import { intercoderAgreement } from '../../../../src/core/intercoder/agreement/agreement';
import { codedUnits } from '../../../../src/core/intercoder/agreement/codedUnits';
import { ALL_READINGS } from '../../../../src/core/intercoder/agreement/countedArticles';
import type { CodersCorpus } from '../../../../src/core/intercoder/readings';
import { methodsMarkdown } from '../../../../src/core/exports/report/methodsMarkdown';
import { runSync } from '../../../../src/core/util/task';
import { NO_INDEPENDENT_CODING, type Codebook } from '../../../../src/core/model/codebook';
import { codebook } from '../../../support/corpus';
import { readings } from '../../../support/readings';
import { simulatedReadings } from '../../../support/simulatedReadings';

function methods(corpus: CodersCorpus, times = 0): string {
  const units = runSync(codedUnits(corpus, { ...ALL_READINGS, includesChanged: true }));
  assert.ok(units.kind === 'counted');
  const resampling = { seed: 1, times };
  const agreement = runSync(intercoderAgreement(units, resampling));
  const report = { corpusName: 'A study', corpus, units, agreement, resampling };
  return [...methodsMarkdown(report)].join('');
}

suite('The methods report', () => {
  test('has every number of the figures, with intervals', () => {
    const text = methods(simulatedReadings({ articles: 20, claim: 0.9, stance: 0.9 }), 100);
    assert.match(
      text,
      /20 articles were coded to the end; 20 of them \(100 %\) by two or more of \d coders/,
    );
    assert.match(text, /mean pairwise F1 .* was 0\.\d\d \[0\.\d\d, 0\.\d\d\]\./);
    assert.match(text, /bootstrap intervals over articles \(100 resamples, seed 1\)\./);
    assert.match(
      text,
      /^\| stance \| \d+ \| \d+ % \| 0\.\d\d \| 0\.\d\d, 0\.\d\d \| \d+ % \| \d+ \|$/m,
    );
  });

  test('says what is not defined, and why, in place of a number', () => {
    const text = methods(
      readings(`
        a1: china supports exports coder=lea at=0-10
        b1: china supports exports coder=max at=0-10
      `),
    );
    assert.match(
      text,
      /α was not defined \(nominal, 1 unit: no variation: all values are the same/,
    );
    assert.match(text, /^\| stance \| 1 \| 100 % \| not defined \|/m);
    assert.match(text, /No intervals are given for fewer than 10 articles\./);
    assert.doesNotMatch(text, /NaN|undefined/);
  });

  test('calls coders independent only where they were kept apart', () => {
    const text = (given: Partial<Pick<Codebook, 'annotationFiles' | 'coding'>>, states = {}) =>
      methods(
        readings(
          `
          a1: china supports exports coder=lea at=0-10
          b1: china opposes exports coder=max at=0-10
          `,
          { book: codebook(given), states },
        ),
      );
    const blind = { ...NO_INDEPENDENT_CODING, blind: true };
    const shared = text({ annotationFiles: 'shared', coding: blind });
    assert.match(shared, /\(lea, max\), who write into one annotation file and could see/);
    assert.doesNotMatch(shared, /independent/);
    const own = text({ annotationFiles: 'one-per-coder' });
    assert.match(
      own,
      /\(lea, max\), each in files of their own, but not blind to the others’ work\./,
    );
    assert.doesNotMatch(own, /independent/);
    const apart = text({ annotationFiles: 'one-per-coder', coding: blind });
    assert.match(
      apart,
      /each in files of their own and blind to the others’ work, so independently\./,
    );
    assert.doesNotMatch(apart, /changed by a coder/);
    const changed = text(
      { annotationFiles: 'one-per-coder', coding: blind },
      { 'a.md': { lea: 'changed' } },
    );
    assert.match(changed, /Of these articles, 1 was changed by a coder after completion/);
  });

  test('says how the articles that several coded were chosen', () => {
    const assigned = (...paths: readonly string[]) =>
      new Map(paths.map((path) => [path, ['lea', 'max']]));
    const text = (coding: Partial<Codebook['coding']>): string =>
      methods(
        readings(
          `
          in a.md
          a1: china supports exports coder=lea at=0-10
          b1: china supports exports coder=max at=0-10
          in b.md
          a2: china opposes talks coder=lea at=20-30
          b2: china opposes talks coder=max at=20-30
          `,
          { book: codebook({ coding: { ...NO_INDEPENDENT_CODING, ...coding } }) },
        ),
      );
    assert.match(text({}), /were drawn at random is not on record\./);
    const all = assigned('a.md', 'b.md');
    assert.match(text({ assigned: all }), /were drawn at random is not on record\./);
    assert.match(
      text({ drawn: 'random', assigned: all }),
      /The articles that several coded were drawn at random\./,
    );
    assert.match(
      text({ drawn: 'random', assigned: assigned('a.md') }),
      /Of the articles that several coded, 1 was drawn at random; how the others were chosen is/,
    );
  });

  test('has both alphas of the claim and of the stance, and not the better ones alone', () => {
    const text = methods(
      readings(`
        a1: china supports exports coder=lea at=0-10
        b1: china supports exports coder=max at=0-10
        a2: china opposes talks coder=lea at=20-30
        b2: china opposes talks coder=max at=20-30
        a3: china supports talks coder=lea at=40-50
        a4: china supports exports coder=lea at=60-70
      `),
    );
    assert.match(
      text,
      /For actor and issue, as sets by Dice’s distance, Krippendorff’s α was 0\.\d\d \(a passage that a coder did not mark counted as ∅, 4 units\) and 1\.00 \(where both marked it, 2 units\)\./,
    );
    assert.match(
      text,
      /For the stance, .* in common, Krippendorff’s α was 1\.00 \(nominal, 2 units\) and 1\.00 \(ordinal, 2 units\)\./,
    );
  });

  test('keeps text from files from becoming markup', () => {
    const book = codebook({
      title: '<script>|x|',
      coders: new Map([['lea', { id: 'lea', name: '[Lea](http://evil.example)' }]]),
      issues: { exports: { name: 'a | b' } },
    });
    const text = methods(
      readings(
        `
        a1: china supports exports coder=lea at=0-10
        b1: china opposes exports coder=max at=0-10
        `,
        { book },
      ),
    );
    assert.doesNotMatch(text, /<script>/);
    assert.doesNotMatch(text, /(?<!\\)\[Lea\]/);
    assert.match(text, /^\| a \\\| b \| 2 \| 1 \|/m);
  });
});
