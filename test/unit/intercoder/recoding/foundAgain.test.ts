import assert from 'node:assert/strict';
import { contradictionsOn } from '../../../../src/core/analysis/contradictions';
import { disagreementsOn } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { foundAgain } from '../../../../src/core/intercoder/recoding/foundAgain';
import { measureCoders } from '../../../../src/core/intercoder/recoding/measuredCoders';
import { foundByOne } from '../../../../src/core/intercoder/recoding/foundByOne';
import type { Share } from '../../../../src/core/networks/share';
import { articleQueue } from '../../../../src/core/intercoder/adjudication/queue';
import type { CodersCorpus } from '../../../../src/core/intercoder/readings';
import type { Analysis } from '../../../../src/core/analysis/analyse';
import { runSync } from '../../../../src/core/util/task';
import type { Filter } from '../../../../src/core/analysis/records/filter';
import { dateRange } from '../../../../src/core/model/date';
import { analysisOf } from '../../analysis/say';
import { codersCorpus } from './codersCorpus';
import { calibrated, calibrationOf } from './calibration';
import { CONDITIONS } from './simulatedStudies';

suite('Would another coder find it again?', () => {
  test('with nine articles coded twice no share is given, but the number there is', () => {
    const { found } = asked(study(9, 'alike'));
    assert.deepEqual(found, { kind: 'too-few', articles: 9, needed: 10 });
  });

  test('unfinished readings and the standard of training articles are no second reading', () => {
    const analysis = analysisOf(study(10, 'alike'), { coder: 'lea' });
    const coded = codersCorpus(analysis.reader);
    const training = renamed(coded, 'max', 'gold');
    assert.deepEqual(runSync(foundAgain(analysis, training, 1)), {
      kind: 'too-few',
      articles: 0,
      needed: 10,
    });
    const unfinished = withState(coded, 'max', 'changed');
    assert.equal(runSync(foundAgain(analysis, unfinished, 1)).kind, 'too-few');
  });

  test('coders who never differ find nearly all again; where they mostly differ, one like either', () => {
    const [alike, unlike] = [shares(study(20, 'alike')), shares(study(20, 'neutral'))];
    assert.ok((alike.derived?.mean ?? 0) > 0.85, JSON.stringify(alike));
    assert.ok((unlike.derived?.mean ?? 1) < 0.75, JSON.stringify(unlike));
    for (const share of [alike.derived, unlike.derived]) {
      assert.ok(share && share.low <= share.mean && share.mean <= share.high);
    }
  });

  test('the same seed gives the same shares, another one others', () => {
    const text = study(12, 'neutral');
    assert.deepEqual(shares(text, 1), shares(text, 1));
    assert.notDeepEqual(shares(text, 1), shares(text, 2));
  });

  test('what was measured of an analysis is not measured twice, and gives the same shares', () => {
    const analysis = analysisOf(study(12, 'neutral'), { coder: 'lea' });
    const coded = codersCorpus(analysis.reader);
    const first = sharesOf(analysis, coded);
    assert.equal(measureCoders(analysis, coded, 1).next().done, true);
    assert.deepEqual(sharesOf(analysis, coded), first);
    assert.equal(measureCoders(analysis, coded, 2).next().done, false, 'another seed');
    const others = { ...coded };
    assert.equal(measureCoders(analysis, others, 1).next().done, false, 'files read anew');
  });

  test('an adjudicated article is certain', () => {
    const text = study(12, 'neutral');
    const analysis = analysisOf(text, { coder: 'lea' });
    const coded = codersCorpus(analysis.reader);
    // Max has read all, and found nothing where Lea reads alone.
    const read = codersCorpus(analysis.reader, () => ['lea', 'max']);
    const decided: CodersCorpus = { ...coded, articles: read.articles.map(asLea) };
    const drawn = sharesOf(analysis, coded).derived;
    assert.ok(drawn && drawn.mean < 1 && !drawn.isFixed);
    assert.deepEqual(sharesOf(analysis, decided), {
      derived: { mean: 1, low: 1, high: 1, isFixed: true, doubts: [] },
      shift: { mean: 1, low: 1, high: 1, isFixed: true, doubts: [] },
    });
    const count = (coders: CodersCorpus): number | undefined => {
      const found = runSync(foundAgain(analysis, coders, 1));
      return found.kind === 'found-again' ? found.adjudicated : undefined;
    };
    assert.deepEqual([count(coded), count(decided)], [0, decided.articles.length]);
  });

  test('a plain file in which nothing was decided makes nothing certain', () => {
    const analysis = analysisOf(study(12, 'alike'), { coder: 'lea' });
    const coded = codersCorpus(analysis.reader);
    const dated = coded.articles.map((article) => ({ ...article, adjudicated: [] }));
    assert.deepEqual(sharesOf(analysis, { ...coded, articles: dated }), sharesOf(analysis, coded));
  });

  test('articles that others have coded twice are no part of what one coder has read', () => {
    const text = study(12, 'alike');
    const others = ['max', 'ana'].map(
      (coder) => `${coder}1: japan supports exports coder=${coder} at=0-9`,
    );
    const more = `${text}\nin d.md 2020-02-03\n${others.join('\n')}`;
    const certain = `${text}\nin d.md 2020-02-03`;
    const [withOthers, without] = [more, certain].map((of) => shares(of).derived?.mean ?? NaN);
    // The units of the others are in the table; they take no side in what Lea has read.
    assert.ok(Math.abs((withOthers ?? 0) - (without ?? 1)) < 0.05, `${withOthers} ${without}`);
  });

  test('the dates that are looked at do not narrow what rates are estimated from', () => {
    const text = study(12, 'neutral');
    const of = (filter: Partial<Filter>): number => {
      const analysis = analysisOf(text, { coder: 'lea', ...filter });
      const found = runSync(foundAgain(analysis, codersCorpus(analysis.reader), 1));
      return found.kind === 'found-again' ? found.misread.mean : NaN;
    };
    const february = dateRange('2020-02');
    assert.ok(february);
    const [part, whole] = [of({ window: february }), of({})];
    assert.ok(Math.abs(part - whole) < 0.02, `${part} ${whole}`);
  });

  test('what two coders read alike is found again more often than what one has read', () => {
    // Peru supports and Brazil opposes talks in ten of twelve articles, in which Max reads the same
    // or nothing; in one article Chile supports ports, which Laos opposes.
    const of = (isReadByMax: boolean): number => {
      const twice = Array.from({ length: 12 }, (_, at) => {
        const max = (who: string): string =>
          isReadByMax
            ? `${who === 'chile' ? 'm' : 'n'}${at}: ${who} ${who === 'chile' ? 'supports' : 'opposes'} ports coder=max at=${who === 'chile' ? '40-49' : '60-69'}`
            : '';
        return `
          in ${letter(at)}.md 2020-01-${String(at + 1).padStart(2, '0')}
          l${at}: peru supports talks coder=lea at=0-9
          k${at}: brazil ${at % 3 === 0 ? 'supports' : 'opposes'} talks coder=lea at=20-29
          p${at}: peru ${at % 4 === 0 ? 'opposes' : 'supports'} talks coder=max at=0-9
          q${at}: brazil opposes talks coder=max at=20-29
          ${
            at > 0
              ? ''
              : `c${at}: chile supports ports coder=lea at=40-49
          d${at}: laos opposes ports coder=lea at=60-69
          ${max('chile')}
          ${max('laos')}`
          }`;
      });
      const analysis = analysisOf(twice.join('\n'), { coder: 'lea' });
      const found = runSync(foundAgain(analysis, codersCorpus(analysis.reader), 1));
      assert.ok(found.kind === 'found-again');
      const [row] = [...disagreementsOn(analysis.on('ports'))];
      assert.ok(row);
      return found.ofDisagreement(row)?.mean ?? NaN;
    };
    const [alone, both] = [of(false), of(true)];
    assert.ok(both > alone && both < 1, `${alone} ${both}`);
  });

  test('what only one of two coders finds is counted as measured', () => {
    const text = study(10, 'alike');
    assert.deepEqual(asked(text).byOne.disagreements, { both: 1, one: 0 });
    // Max reads brazil's position as that of another actor.
    assert.deepEqual(asked(text.replace(/(n\d+:) brazil/g, '$1 chile')).byOne.disagreements, {
      both: 0,
      one: 2,
    });
  });

  test('intervals hold the real share, and shares are it on average', () => {
    const [base] = CONDITIONS;
    assert.ok(base);
    const shares = calibrated(base, 1, 100);
    const { findings, claimed, real, cover } = calibrationOf(shares);
    const say = `of ${findings}: claimed ${claimed}, real ${real}, cover ${cover}`;
    assert.ok(findings > 200, say);
    assert.ok(Math.abs(claimed - real) < 0.06, say);
    assert.ok(cover >= 0.8, say);
  });
});

/** Lea reads all. Max reads some articles, on other actors and another issue, in the same way or as
 * neutral. On exports China supports, Japan opposes, and Chile moves from one to the other;
 * each side is in two articles. */
function study(twice: number, max: 'alike' | 'neutral'): string {
  const verbs = max === 'alike' ? ['supports', 'opposes'] : ['neutral-on', 'neutral-on'];
  const both = Array.from({ length: twice }, (_, at) => {
    return `
      in a${String(at).padStart(2, '0')}.md 2020-01-${String(at + 1).padStart(2, '0')}
      l${at}: peru supports talks coder=lea at=0-9
      k${at}: brazil opposes talks coder=lea at=20-29
      m${at}: peru ${verbs[0] ?? ''} talks coder=max at=0-9
      n${at}: brazil ${verbs[1] ?? ''} talks coder=max at=20-29`;
  });
  return `${both.join('\n')}
    in b.md 2020-02-01
    p1: china supports exports coder=lea
    p2: japan opposes exports coder=lea
    p3: chile opposes exports coder=lea
    in c.md 2020-02-02
    p4: china supports exports coder=lea
    p5: japan opposes exports coder=lea
    p6: chile supports exports coder=lea`;
}

function asked(text: string, seed = 1) {
  const analysis = analysisOf(text, { coder: 'lea' });
  const coders = codersCorpus(analysis.reader);
  return {
    found: runSync(foundAgain(analysis, coders, seed)),
    byOne: runSync(foundByOne(analysis, coders)),
  };
}

function shares(text: string, seed = 1) {
  const analysis = analysisOf(text, { coder: 'lea' });
  return sharesOf(analysis, codersCorpus(analysis.reader), seed);
}

/** Of China's disagreement with Japan on exports, and of the only shift. */
function sharesOf(analysis: Analysis, coders: CodersCorpus, seed = 1) {
  const found = runSync(foundAgain(analysis, coders, seed));
  assert.ok(found.kind === 'found-again');
  const on = analysis.on('exports');
  const row = [...disagreementsOn(on)].find(({ actors }) => actors.join() === 'china,japan');
  const [moved] = contradictionsOn(on);
  const of: { derived?: Share | undefined; shift?: Share | undefined } = {};
  if (row) of.derived = found.ofDisagreement(row);
  if (moved) of.shift = found.ofContradiction(moved);
  return of;
}

/** The article with all passages decided as Lea reads them. */
function asLea(article: CodersCorpus['articles'][number]): CodersCorpus['articles'][number] {
  const adjudicated = article.readings.get('lea')?.positions ?? [];
  const decided = articleQueue(article).passages.map(({ positions }, at) => {
    const refs = positions.map(({ ref }) => ref);
    const isLea = (ref: string): boolean => ref.startsWith('lea#');
    const from = refs.filter(isLea);
    const over = refs.filter((ref) => !isLea(ref));
    const result = positions.flatMap(({ coder, placed }) =>
      coder === 'lea' ? [placed.annotation.id] : [],
    );
    const none = { by: undefined, at: undefined, replaces: [] };
    const by = { ...none, reason: undefined, quote: undefined };
    return [`d${at}`, { ...by, from, over, result }] as const;
  });
  return { ...article, adjudicated, decided: new Map(decided) };
}

function letter(at: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + at);
}

function renamed(corpus: CodersCorpus, coder: string, name: string): CodersCorpus {
  return {
    ...corpus,
    articles: corpus.articles.map((article) => ({
      ...article,
      readings: new Map(
        [...article.readings].map(([own, reading]) => {
          const now = own === coder ? name : own;
          return [now, { ...reading, coder: now }] as const;
        }),
      ),
    })),
  };
}

function withState(
  corpus: CodersCorpus,
  coder: string,
  state: 'changed' | 'unfinished',
): CodersCorpus {
  return {
    ...corpus,
    articles: corpus.articles.map((article) => ({
      ...article,
      readings: new Map(
        [...article.readings].map(([own, reading]) => [
          own,
          own === coder ? { ...reading, state } : reading,
        ]),
      ),
    })),
  };
}
