import assert from 'node:assert/strict';
import { analysisOf, sayAgreements, sayDisagreements } from './say';

suite('agreements', () => {
  test('equal net stances that are not zero', () => {
    const analysis = analysisOf(`
      p1: china supports exports
      p2: japan supports exports
      p3: korea opposes exports
      p4: india neutral-on exports
      p5: nepal neutral-on exports`);
    assert.deepEqual(sayAgreements(analysis), ['derived exports: china [p1] + japan [p2]']);
  });

  test('joint only if every record of the two with that sign is a joint one', () => {
    const joint = 'p1: china+japan supports exports';
    assert.deepEqual(sayAgreements(analysisOf(joint)), [
      'derived exports: china [p1] + japan [p1], joint',
    ]);
    assert.deepEqual(sayAgreements(analysisOf(`${joint}\np2: japan supports exports`)), [
      'derived exports: china [p1] + japan [p1 p2]',
    ]);
  });

  test('joint only if it is so in every stretch they agree in', () => {
    const text = `
      p1: china supports exports 2015
      p2: japan supports exports 2015
      p3: china+japan opposes exports 2020`;
    assert.deepEqual(sayAgreements(analysisOf(text)), [
      'derived exports: china [p1 p3] + japan [p2 p3]',
    ]);
  });

  test('stated ones come beside derived ones', () => {
    const analysis = analysisOf(`
      p1: china supports exports
      p2: japan supports exports
      s1: japan | china agree on exports
      s2: japan | china agree`);
    assert.deepEqual(sayAgreements(analysis), [
      'derived exports: china [p1] + japan [p2]',
      'stated exports: china [] + japan []',
      'stated nothing: china [] + japan []',
    ]);
    assert.deepEqual(sayDisagreements(analysis), []);
  });
});
