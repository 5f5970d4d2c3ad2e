import assert from 'node:assert/strict';
import { disagreements } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { codebook } from '../../../support/corpus';
import { analysisOf, sayDisagreements } from '../say';

suite('disagreements, derived', () => {
  test('two actors with net stances of opposite sign disagree', () => {
    assert.deepEqual(
      sayDisagreements(analysisOf('p1: japan supports exports\np2: china opposes exports')),
      ['derived exports: china [p2] – japan [p1]'],
    );
  });

  test('equal, neutral and balanced stances, and other issues, make none', () => {
    const analysis = analysisOf(`
      p1: china supports exports
      p2: japan supports exports
      p3: korea neutral-on exports
      p4: russia opposes talks
      in b.md
      p5: india supports exports
      p6: india opposes exports`);
    assert.deepEqual(sayDisagreements(analysis), []);
  });

  test('a net stance with both signs marks the row as mixed, whose records are those on its side', () => {
    const analysis = analysisOf(`
      p1: china supports exports
      p2: china opposes exports
      p3: china supports exports
      p4: china neutral-on exports
      p5: japan opposes exports`);
    assert.deepEqual(sayDisagreements(analysis), [
      'derived exports: china [p1 p3] – japan [p5], mixed',
    ]);
  });

  test('no actor disagrees with itself through a joint position', () => {
    const analysis = analysisOf(`
      p1: china+japan supports exports
      in b.md
      p2: china opposes exports`);
    assert.deepEqual(sayDisagreements(analysis), []);
  });

  test('a joint position sets each of its actors against the others', () => {
    const analysis = analysisOf('p1: china+japan supports exports\np2: korea opposes exports');
    assert.deepEqual(sayDisagreements(analysis), [
      'derived exports: china [p1] – korea [p2]',
      'derived exports: japan [p1] – korea [p2]',
    ]);
  });

  test('two authors disagree as two actors', () => {
    const analysis = analysisOf(`
      in a.md author=Ana
      p1: author supports exports
      in b.md
      p2: author opposes exports`);
    assert.deepEqual(sayDisagreements(analysis), [
      'derived exports: author:Ana [p1] – author:b.md [p2]',
    ]);
  });

  test('polarity alone decides; distance is known only where both have an intensity', () => {
    const text = (more: string): string =>
      `p1: china supports exports intensity=3\np2: japan opposes exports ${more}`;
    assert.equal(disagreements(analysisOf(text('intensity=1')))[0]?.distance, 4);
    assert.equal(disagreements(analysisOf(text('')))[0]?.distance, undefined);
    assert.equal(disagreements(analysisOf(text(''))).length, 1);
  });

  test('the first date has the earliest first day, the last the latest last day', () => {
    const [row] = disagreements(
      analysisOf(`
        p1: china supports exports 2024-03-05
        p2: china supports exports 2024-01/2024-11
        p3: japan opposes exports 2024-01-02
        p4: japan opposes exports 2024-12-30/2024-12-31
        p5: japan opposes exports`),
    );
    assert.deepEqual([row?.firstDate, row?.lastDate], ['2024-01/2024-11', '2024-12-30/2024-12-31']);
  });

  test('rows come by issue (none last), actors and kind, by code unit', () => {
    const analysis = analysisOf(`
      p1: b supports z
      p2: Z supports z
      p3: a opposes z
      p4: c supports é
      p5: d opposes é
      s1: b | a disagree on z
      s2: a | b disagree`);
    assert.deepEqual(sayDisagreements(analysis), [
      'derived z: Z [p2] – a [p3]',
      'derived z: a [p3] – b [p1], stated s1',
      'stated z: a [] – b [], stated s1',
      'derived é: c [p4] – d [p5]',
      'stated nothing: a [] – b [], stated s2',
    ]);
  });
});

suite('disagreements, stated', () => {
  test('every pair between the parties, none within a party', () => {
    const analysis = analysisOf('s1: china+russia | japan | korea disagree on exports');
    assert.deepEqual(sayDisagreements(analysis), [
      'stated exports: china [] – japan [], stated s1',
      'stated exports: china [] – korea [], stated s1',
      'stated exports: japan [] – korea [], stated s1',
      'stated exports: japan [] – russia [], stated s1',
      'stated exports: korea [] – russia [], stated s1',
    ]);
  });

  test('an actor in two parties is not set against itself', () => {
    const analysis = analysisOf('s1: china+russia | china+japan disagree on exports');
    assert.deepEqual(sayDisagreements(analysis), [
      'stated exports: china [] – japan [], stated s1',
      'stated exports: china [] – russia [], stated s1',
      'stated exports: japan [] – russia [], stated s1',
    ]);
  });

  test('a pair may be stated and derived: two rows with the same records', () => {
    const analysis = analysisOf(`
      p1: china supports exports
      p2: japan opposes exports
      s1: japan | china disagree on exports
      s2: japan | china disagree on exports+talks`);
    assert.deepEqual(sayDisagreements(analysis), [
      'derived exports: china [p1] – japan [p2], stated s1+s2',
      'stated exports: china [] – japan [], stated s1+s2',
      'stated talks: china [] – japan [], stated s2',
    ]);
  });

  test('a stated row is mixed when a net stance of its pair is', () => {
    const analysis = analysisOf(`
      p1: china supports exports
      p2: china opposes exports
      s1: china | japan disagree on exports`);
    assert.deepEqual(sayDisagreements(analysis), [
      'stated exports: china [] – japan [], stated s1, mixed',
    ]);
  });

  test('its dates are those of the stating records', () => {
    const [row] = disagreements(
      analysisOf('s1: a | b disagree on x 2023-05\ns2: a | b disagree on x 2022'),
    );
    assert.deepEqual([row?.firstDate, row?.lastDate], ['2022', '2023-05']);
  });

  test('ascribed ones, reprints and nobody named are left out as with positions', () => {
    const analysis = analysisOf(`
      s1: a | b disagree on x according-to=c
      s2: a | unattributed disagree on x
      in b.md duplicate-of=a.md
      s3: a | b disagree on x`);
    assert.deepEqual(sayDisagreements(analysis), []);
  });
});

suite('disagreements, one-sided', () => {
  const ENCIRCLEMENT = 'p1: china opposes encirclement target=united-states act=accuse';

  test('criticism of an actor that has no coded position on the issue', () => {
    assert.deepEqual(sayDisagreements(analysisOf(ENCIRCLEMENT)), [
      'one-sided encirclement: china [p1] – united-states []',
    ]);
  });

  test('the criticising actor comes first, whatever the order of ids', () => {
    assert.deepEqual(
      sayDisagreements(analysisOf('p1: us opposes encirclement target=china act=accuse')),
      ['one-sided encirclement: us [p1] – china []'],
    );
  });

  test('a record of the target on the issue answers, also one without polarity', () => {
    for (const verb of ['supports', 'opposes', 'neutral-on', 'speaks-of']) {
      const text = `${ENCIRCLEMENT}\np2: united-states ${verb} encirclement`;
      const kinds = disagreements(analysisOf(text)).map(({ kind }) => kind);
      assert.deepEqual(kinds, verb === 'supports' ? ['derived'] : [], verb);
    }
  });

  test('a record that does not survive the filters answers nothing, nor does a stated one', () => {
    const analysis = analysisOf(`
      ${ENCIRCLEMENT}
      p2: united-states supports encirclement according-to=japan
      s1: china | united-states disagree on encirclement`);
    assert.deepEqual(sayDisagreements(analysis), [
      'one-sided encirclement: china [p1] – united-states [], stated s1',
      'stated encirclement: china [] – united-states [], stated s1',
    ]);
  });

  test('a negative stance alone criticises nobody', () => {
    assert.deepEqual(sayDisagreements(analysisOf('p1: china opposes talks target=japan')), []);
    const praised = 'p1: china opposes talks target=japan act=accuse evaluation=1';
    assert.deepEqual(sayDisagreements(analysisOf(praised)), []);
  });

  test('the codebook may mark other acts as critical', () => {
    const marking = { ...codebook({}), criticalActs: new Set(['condemn']) };
    const rows = (act: string): number =>
      disagreements(analysisOf(`p1: china opposes talks target=japan act=${act}`, {}, marking))
        .length;
    assert.deepEqual(['condemn', 'accuse'].map(rows), [1, 0]);
  });

  test('an addressee is a target for the acts accuse, demand, warn and reject only', () => {
    const rows = (act: string): number =>
      disagreements(analysisOf(`p1: china opposes talks addressee=japan act=${act}`)).length;
    assert.deepEqual(
      ['accuse', 'demand', 'warn', 'reject', 'propose', 'state'].map(rows),
      [1, 1, 1, 1, 0, 0],
    );
  });

  test('a negative evaluation criticises whatever the stance, a positive one with support not', () => {
    const rows = (record: string): string[] => sayDisagreements(analysisOf(record));
    assert.deepEqual(rows('p1: china supports talks target=japan evaluation=-1'), [
      'one-sided talks: china [p1] – japan []',
    ]);
    assert.deepEqual(rows('p1: china speaks-of talks target=japan evaluation=-1'), [
      'one-sided talks: china [p1] – japan []',
    ]);
    assert.deepEqual(rows('p1: china supports talks target=japan evaluation=1'), []);
  });

  test('one row for each target, several records in one row', () => {
    const analysis = analysisOf(`
      p1: china opposes talks target=japan+korea act=reject 2023
      p2: china opposes talks target=korea act=warn 2024`);
    assert.deepEqual(sayDisagreements(analysis), [
      'one-sided talks: china [p1] – japan []',
      'one-sided talks: china [p1 p2] – korea []',
    ]);
  });

  test('without an issue it concerns nothing, and an evaluation of the critic answers it', () => {
    const critic = 'p1: china evaluates target=japan evaluation=-1';
    assert.deepEqual(sayDisagreements(analysisOf(critic)), [
      'one-sided nothing: china [p1] – japan []',
    ]);
    const answered = `${critic}\np2: japan supports talks target=china evaluation=1`;
    assert.deepEqual(sayDisagreements(analysisOf(answered)), []);
  });

  test('nobody criticises themselves', () => {
    assert.deepEqual(
      sayDisagreements(analysisOf('p1: china opposes talks target=china act=accuse')),
      [],
    );
  });

  test('it is compared after the roll-up in force', () => {
    const book = codebook({
      actors: { washington: { partOf: 'us' }, us: { side: true }, beijing: { partOf: 'china' } },
    });
    const text = 'p1: beijing opposes talks target=us act=accuse\np2: washington speaks-of talks';
    assert.deepEqual(sayDisagreements(analysisOf(text, {}, book)), [
      'one-sided talks: beijing [p1] – us []',
    ]);
    assert.deepEqual(sayDisagreements(analysisOf(text, { rollUp: 'actors' }, book)), []);
    const critic = 'p1: beijing opposes talks target=us act=accuse';
    assert.deepEqual(sayDisagreements(analysisOf(critic, { rollUp: 'actors' }, book)), [
      'one-sided talks: china [p1] – us []',
    ]);
  });
});
