import { NOTHING_ANNOTATED } from '../../../../src/core/views/words/shared';
import assert from 'node:assert/strict';
import { codebook } from '../../../support/corpus';
import { hostileTexts } from '../../../support/hostileTexts';
import { readings, type ReadingsGiven } from '../../../support/readings';
import { runSync } from '../../../../src/core/util/task';
import {
  DEFAULT_ANALYSIS_STATE,
  type CoderState,
} from '../../../../src/core/views/filter/analysisState';
import { compareCoders, readingChoice } from '../../../../src/core/views/intercoder/comparedCoders';
import {
  coderPanel,
  coderText,
  type IntercoderContent,
} from '../../../../src/core/views/panel/coderPanel';
import { countedWork, withHiddenWork } from '../../../../src/core/views/panel/hiddenWork';
import type { PanelData } from '../../../../src/core/views/panel/panel';
import { plainCounts } from '../../../../src/core/views/words/countedText';
import { createLocalizer } from '../../../../src/core/views/words/localizer';

const TWO = `
  in a.md
  a1: china supports exports coder=lea at=0-10
  a2: china opposes exports coder=max at=0-10
  in b.md
  b1: china supports exports coder=lea at=0-10
  b2: china supports exports coder=max at=0-10
`;

const localizer = createLocalizer();
const OWN_FILES = { ...codebook(), annotationFiles: 'one-per-coder' } as const;

function stateOf(given: Partial<CoderState> = {}): CoderState {
  return { ...DEFAULT_ANALYSIS_STATE, view: 'intercoder', ...given };
}

function contentOf(
  notation: string,
  given: ReadingsGiven = {},
  state: Partial<CoderState> = {},
): IntercoderContent {
  const corpus = readings(notation, { book: OWN_FILES, ...given });
  return runSync(compareCoders(corpus, readingChoice(stateOf(state))));
}

function shown(
  notation: string,
  given: ReadingsGiven = {},
  state: Partial<CoderState> = {},
): PanelData {
  return coderPanel(contentOf(notation, given, state), stateOf(state), localizer);
}

function reasonOf({ body }: PanelData): string {
  assert.ok(body.kind === 'nothing');
  return body.text;
}

suite('The tab of intercoder agreement', () => {
  test('says which readings count, and what is excluded', () => {
    const states = {
      'b.md': { max: 'unfinished' },
      'c.md': { max: 'absent' },
    } as const;
    const more = `${TWO}
      in c.md
      c1: china supports exports coder=lea at=0-10`;
    assert.deepEqual(shown(more, { states }).remarks.map(plainCounts), [
      '1 article was completed by at least two coders: lea, max.',
      'Excluded: 1 article of one coder only, 1 article that two coders have begun but not both completed.',
      'No intervals with fewer than 10 articles.',
    ]);
  });

  test('has no filter, since its choice of coders takes that place', () => {
    const { filter, counts } = shown(TWO);
    assert.equal(filter, undefined);
    assert.match(counts, /^\d+ articles? · 1 disputed passage$/);
  });

  test('warns of coders who share one file', () => {
    const remarks = shown(TWO).remarks.map(plainCounts);
    assert.ok(!remarks.join(' ').includes('write into one file'));
    const book = { ...codebook(), annotationFiles: 'shared' } as const;
    assert.match(shown(TWO, { book }).remarks.map(plainCounts).join(' '), /write into one file/);
  });

  test('says what to do where there is nothing to compare', () => {
    const one = 'a1: china supports exports coder=lea at=0-10';
    assert.match(reasonOf(shown('')), /^No coder has begun an article\./);
    assert.match(reasonOf(shown(one)), /^Only one coder has coded so far\./);
    const states = { 'a.md': { lea: 'unfinished', max: 'unfinished' } } as const;
    const begun = TWO.slice(0, TWO.indexOf('in b.md'));
    assert.match(reasonOf(shown(begun, { states })), /^No coder has completed an article\./);
    const half = { 'a.md': { lea: 'unfinished' }, 'b.md': { max: 'unfinished' } } as const;
    assert.match(
      reasonOf(shown(TWO, { states: half })),
      /^No article was completed by two coders\./,
    );
  });

  test('offers what may help', () => {
    const states = { 'a.md': { lea: 'changed' }, 'b.md': { max: 'changed' } } as const;
    const { body } = shown(TWO, { states });
    assert.ok(body.kind === 'nothing');
    assert.deepEqual(body.offer, {
      name: 'Count Changed Readings, Too',
      change: { intercoderChanged: 'changed' },
    });
    const others = shown(TWO, {}, { intercoderCoders: 'lea,nobody' }).body;
    assert.ok(others.kind === 'nothing');
    const again = { name: 'Compare All Coders', change: { intercoderCoders: '' } };
    assert.deepEqual(others.offer, again);
  });

  test('shows a blind coder nothing, and its progress while it compares', () => {
    const blind = coderPanel({ kind: 'blind' }, stateOf(), localizer);
    assert.match(reasonOf(blind), /^You code blind/);
    assert.deepEqual(blind.remarks, []);
    const running = coderPanel({ kind: 'running', done: 0.419 }, stateOf(), localizer);
    assert.equal(reasonOf(running), 'Comparing coders: 41%');
  });

  test('and an empty page of positions say to whom the work of others is shown, and offer what shows it', () => {
    const blind = coderPanel({ kind: 'blind' }, stateOf(), localizer);
    const text = 'Nothing is annotated yet.';
    const empty: PanelData = { ...blind, body: { kind: 'nothing', text } };
    for (const [data, start] of [
      [blind, /^You code blind: .* The person who directs the study sees it/],
      [empty, /^Nothing is annotated yet\. You code blind: /],
    ] as const) {
      const { body } = withHiddenWork(data, 'own', localizer);
      assert.ok(body.kind === 'nothing');
      assert.match(body.text, start);
      assert.deepEqual(body.offer, {
        name: "Show Other Coders' Work…",
        command: 'showOthersWork',
      });
      const closed = withHiddenWork(data, 'nothing', localizer);
      assert.match(reasonOf(closed), /^Coders of this study work blind\. Nothing that is coded/);
      assert.equal(withHiddenWork(data, 'all', localizer), data);
    }
  });

  test('an empty page of positions tells who directs the study what counts, and a filter without finds is one', () => {
    const whole = coderPanel({ kind: 'blind' }, stateOf(), localizer);
    const saying = (text: string): PanelData => ({ ...whole, body: { kind: 'nothing', text } });
    const counted = countedWork('all', { annotationFiles: 'one-per-coder' }, '');
    const { body } = withHiddenWork(saying(localizer.text(NOTHING_ANNOTATED)), counted, localizer);
    assert.ok(body.kind === 'nothing');
    assert.match(body.text, /^You see what is adjudicated\. .* once two of them have completed/);
    assert.deepEqual(body.offer, { name: 'Adjudicate Next Article', command: 'adjudicateNext' });
    const unfound = saying(localizer.text('No position matches the filter.'));
    assert.equal(withHiddenWork(unfound, counted, localizer), unfound);
    assert.equal(countedWork('all', { annotationFiles: 'one-per-coder' }, 'mira'), 'all');
    assert.equal(countedWork('all', { annotationFiles: 'shared' }, ''), 'all');
  });
});

suite('Intercoder agreement as text', () => {
  test('is the whole content of the tab, in lines that can be understood alone', () => {
    const text = coderText(contentOf(TWO), stateOf({ intercoderRow: 'row f1' }), localizer);
    assert.match(text, /^Intercoder Agreement\n\n2 articles were completed by at least two coders/);
    assert.match(text, /\n {4}Passages found \(F1\) · α: 1\.00 · n: 2 passages\n/);
    assert.match(text, /\n {12}lea and max · F1: 1\.00 · Articles: 2 · Positions: 4\n/);
    assert.match(text, /\n {4}Stance · α: 0\.00 · Alike: 50% · n: 2 positions\n/);
    assert.match(text, /\n {4}support \(lea\) and oppose \(max\): 1 position\n/);
    assert.match(text, /\nPassages: All disputed \(1\)\n\n {4}a\.md\n/);
    assert.match(text, /\n {8}lea: china ⊕ exports · support · “xxxxxxxxxx”\n/);
  });

  test('is the reason where there is nothing to compare', () => {
    const text = coderText(contentOf(''), stateOf(), localizer);
    assert.match(text, /^Intercoder Agreement\n\nNo coder has begun an article\./);
  });

  test('has one line for each thing, whatever names hold', () => {
    const names = hostileTexts(1, 'workbench.action.closeWindow');
    const actors = Object.fromEntries(names.map((name, at) => [`a${String(at)}`, { name }]));
    const [coder = '', other = ''] = names.slice(-2);
    const coders = new Map([
      ['lea', { id: 'lea', name: coder }],
      ['max', { id: 'max', name: other }],
    ]);
    const book = { ...codebook({ actors, coders }), annotationFiles: 'one-per-coder' } as const;
    const notation = names.map(
      (_, at) => `
      in ${String(at)}.md
      l${String(at)}: a${String(at)} supports talks coder=lea at=0-10
      m${String(at)}: a${String(at)} opposes talks coder=max at=0-10`,
    );
    const text = coderText(contentOf(notation.join(''), { book }), stateOf(), localizer);
    assert.doesNotMatch(text, /[\r\u202a-\u202e\u2028]/);
    assert.equal(
      text.split('\n').filter((line) => /^ {8}Stance of /.test(line)).length,
      names.length,
    );
  });
});
