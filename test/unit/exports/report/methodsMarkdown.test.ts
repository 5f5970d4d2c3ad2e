import assert from 'node:assert/strict';
import { intercoderAgreement } from '../../../../src/core/intercoder/agreement/agreement';
import { codedUnits } from '../../../../src/core/intercoder/agreement/codedUnits';
import { ALL_READINGS } from '../../../../src/core/intercoder/agreement/countedArticles';
import type { CodersCorpus } from '../../../../src/core/intercoder/readings';
import { methodsMarkdown } from '../../../../src/core/exports/report/methodsMarkdown';
import { runSync } from '../../../../src/core/util/task';
import { codebook } from '../../../support/corpus';
import { readings } from '../../../support/readings';
import { simulatedReadings } from '../../../support/simulatedReadings';

function methods(corpus: CodersCorpus, times = 0): string {
  const units = runSync(codedUnits(corpus, ALL_READINGS));
  assert.ok(units.kind === 'counted');
  const resampling = { seed: 1, times };
  const agreement = runSync(intercoderAgreement(units, resampling));
  const report = { corpusName: 'A study', corpus, units, agreement, resampling };
  return [...methodsMarkdown(report)].join('');
}

suite('The methods report', () => {
  test('has every number of the figures, with intervals', () => {
    const text = methods(simulatedReadings({ articles: 20, claim: 0.9, stance: 0.9 }), 100);
    assert.match(text, /20 articles were coded to the end; 20 of them \(100 %\) independently/);
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
    assert.match(text, /Krippendorff’s α is not defined: no variation: all values are the same/);
    assert.match(text, /^\| stance \| 1 \| 100 % \| not defined \|/m);
    assert.match(text, /No intervals are given for fewer than 10 articles\./);
    assert.doesNotMatch(text, /NaN|undefined/);
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
