import assert from 'node:assert/strict';
import { codebook } from '../../support/corpus';
import { analysisOf, sayContradictions } from './say';

suite('contradictions and shifts', () => {
  /** One record for and one against, with these dates. */
  const dated = (plus: string, minus: string): string[] =>
    sayContradictions(
      analysisOf(`p1: wang supports talks ${plus}\np2: wang opposes talks ${minus}`),
    );
  const CONTRADICTION = ['contradiction talks: wang +[p1] −[p2]'];
  const SHIFT = ['shift talks: wang +[p1] −[p2]'];

  test('both signs on one day are a contradiction', () => {
    assert.deepEqual(dated('2024-04-26', '2024-04-26'), CONTRADICTION);
  });

  test('on different days, either way round, they are a shift', () => {
    assert.deepEqual(dated('2024-04-26', '2024-04-27'), SHIFT);
    assert.deepEqual(dated('2024-04', '2023-03'), SHIFT);
    assert.deepEqual(dated('2023', '2024'), SHIFT);
  });

  test('a date that may be the same day is no shift', () => {
    assert.deepEqual(dated('2024', '2024-04-26'), CONTRADICTION);
    assert.deepEqual(dated('2024-04', '2024-04-30'), CONTRADICTION);
    assert.deepEqual(dated('2024-03/2024-05', '2024-05-31'), CONTRADICTION);
    assert.deepEqual(dated('2024-03/2024-05', '2024-06'), SHIFT);
  });

  test('without a date nobody can tell, so it is no shift', () => {
    assert.deepEqual(dated('', '2024'), CONTRADICTION);
    assert.deepEqual(dated('', ''), CONTRADICTION);
  });

  test('one overlap among several records is enough for a contradiction', () => {
    const back = `
      p1: wang supports talks 2020
      p2: wang opposes talks 2022
      p3: wang supports talks 2024`;
    assert.deepEqual(sayContradictions(analysisOf(back)), ['shift talks: wang +[p1 p3] −[p2]']);
    assert.deepEqual(sayContradictions(analysisOf(`${back}\np4: wang opposes talks 2020-05`)), [
      'contradiction talks: wang +[p1 p3] −[p2 p4]',
    ]);
  });

  test('speakers are groups of their own, and so is no speaker', () => {
    const analysis = analysisOf(`
      p1: china supports talks speaker=wang
      p2: china opposes talks speaker=xi
      p3: china opposes talks
      p4: china opposes talks speaker=wang`);
    assert.deepEqual(sayContradictions(analysis), [
      'contradiction talks: china (wang) +[p1] −[p4]',
    ]);
    assert.deepEqual(
      sayContradictions(analysisOf('p1: a supports t speaker=w\np2: a opposes t')),
      [],
    );
  });

  test('neutral, ascribed and unstated records contradict nothing', () => {
    const analysis = analysisOf(`
      p1: wang supports talks
      p2: wang neutral-on talks
      p3: wang speaks-of talks
      p4: wang opposes talks according-to=japan`);
    assert.deepEqual(sayContradictions(analysis), []);
  });

  test('one coder at a time: two coders who differ are no contradiction', () => {
    const text = 'p1: wang supports talks coder=lea\np2: wang opposes talks coder=max';
    assert.deepEqual(sayContradictions(analysisOf(text, { coder: 'lea' })), []);
  });

  test('rows come by actor, issue and speaker, none last', () => {
    const both = (id: string, who: string, issue: string, speaker: string): string =>
      `${id}1: ${who} supports ${issue} ${speaker}\n${id}2: ${who} opposes ${issue} ${speaker}`;
    const analysis = analysisOf(
      [
        both('a', 'japan', 'talks', ''),
        both('b', 'japan', 'talks', 'speaker=kishida'),
        both('c', 'japan', 'exports', ''),
        both('d', 'china', 'talks', ''),
      ].join('\n'),
    );
    assert.deepEqual(sayContradictions(analysis), [
      'contradiction talks: china +[d1] −[d2]',
      'contradiction exports: japan +[c1] −[c2]',
      'contradiction talks: japan (kishida) +[b1] −[b2]',
      'contradiction talks: japan +[a1] −[a2]',
    ]);
  });

  test('signed links can bring two issues to a contradiction on their parent', () => {
    const book = codebook({
      issues: { tariffs: { partOf: 'trade', sign: -1 }, exports: { partOf: 'trade', sign: 1 } },
    });
    const text = 'p1: wang supports tariffs\np2: wang supports exports';
    assert.deepEqual(sayContradictions(analysisOf(text, {}, book)), []);
    assert.deepEqual(sayContradictions(analysisOf(text, { rollUp: 'issues' }, book)), [
      'contradiction trade: wang +[p2] −[p1]',
    ]);
  });
});
