import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position, Relation } from '../../../../src/core/model/annotation';
import type { Mention } from '../../../../src/core/model/mention';
import type { PlacedAnnotation } from '../../../../src/core/model/place';
import {
  HIGHLIGHT_KINDS,
  HIGHLIGHT_LAYERS,
  highlightPlan,
  samePlanKind,
  type HighlightInput,
  type HighlightPlan,
} from '../../../../src/core/views/highlights/highlightPlan';
import { caseCount } from '../../../support/caseCount';
import { codebook as codebookOf, position, quotePart, relation } from '../../../support/corpus';
import { ignoredMatch, stancesWith, typed } from '../build';

const TEXT = [
  'China and the Biden administration spoke about Chinese exports.',
  'China calls the exports fair; jobs at home are at risk, says the administration.',
  'They disagree.',
].join('\n');

const codebook = codebookOf({
  actors: {
    china: { name: 'China', type: 'state' },
    'biden-administration': { name: 'Biden administration', type: 'government' },
    lobby: { name: 'Lobby', type: 'lobby group' },
  },
  issues: { exports: { name: 'Chinese exports' } },
  stances: stancesWith({ champion: 2, 'rather-not': -1, shrug: 0, silent: undefined }),
});

suite('Highlight plan', () => {
  test('a mention is underlined in the colour of its actor’s type', () => {
    const plan = planOf({
      mentions: [at('China', 'china'), at('Biden administration', 'biden-administration')],
    });
    assert.deepEqual(shown(plan), {
      'actor-state': ['China'],
      'actor-government': ['Biden administration'],
    });
  });

  test('types without a colour of their own and unknown actors share one', () => {
    const plan = planOf({ mentions: [at('China', 'lobby'), at('Biden', 'nobody-knows')] });
    assert.deepEqual(shown(plan), { 'actor-other': ['China', 'Biden'] });
  });

  test('an actor’s underline wins inside an issue’s keyword', () => {
    const plan = planOf({
      mentions: [at('Chinese exports', 'exports', 'issue'), at('Chinese', 'china')],
    });
    assert.deepEqual(shown(plan), { 'actor-state': ['Chinese'], issue: [' exports'] });
  });

  test('an actor’s underline wins over an issue’s keyword that lies inside it', () => {
    const plan = planOf({
      mentions: [at('Chinese exports', 'china'), at('exports', 'exports', 'issue')],
    });
    assert.deepEqual(shown(plan), { 'actor-state': ['Chinese exports'] });
  });

  test('the underline of a mention and the tint of the position around it are both drawn', () => {
    const plan = planOf({
      mentions: [at('China', 'china')],
      placed: [placedAt('China and the Biden administration', position({ stance: 'oppose' }))],
    });
    assert.deepEqual(shown(plan), {
      'actor-state': ['China'],
      'position-oppose': ['China and the Biden administration'],
    });
  });

  test('each stance has its look, own stances that of their polarity', () => {
    const looks: Record<string, string> = {
      support: 'position-support',
      oppose: 'position-oppose',
      ambivalent: 'position-ambivalent',
      neutral: 'position-neutral',
      unstated: 'position-other',
      champion: 'position-support',
      'rather-not': 'position-oppose',
      shrug: 'position-neutral',
      silent: 'position-other',
      'not in the codebook': 'position-other',
    };
    for (const [stance, kind] of Object.entries(looks)) {
      const plan = planOf({ placed: [placedAt('fair', position({ stance }))] });
      assert.deepEqual(shown(plan), { [kind]: ['fair'] }, stance);
    }
  });

  test('a position without a stance looks like its evaluation of the target', () => {
    const plan = planOf({
      placed: [
        placedAt(
          'fair',
          position({ stance: undefined, issues: [], target: ['china'], evaluation: -1 }),
        ),
      ],
    });
    assert.deepEqual(shown(plan), { 'position-oppose': ['fair'] });
  });

  test('of overlapping positions the smaller is on top', () => {
    const plan = planOf({
      placed: [
        placedAt('China calls the exports fair', position({ id: 'outer', stance: 'oppose' })),
        placedAt('the exports', position({ id: 'inner', stance: 'support' })),
      ],
    });
    assert.deepEqual(shown(plan), {
      'position-support': ['the exports'],
      'position-oppose': ['China calls ', ' fair'],
    });
  });

  test('a position stays visible over an annotation of a further type with the same words', () => {
    const plan = planOf({
      placed: [
        placedAt('fair', typed({ id: 'a' })),
        placedAt('fair', position({ id: 'b', stance: 'support' })),
      ],
    });
    assert.deepEqual(shown(plan), { 'position-support': ['fair'] });
  });

  test('a type with a colour is drawn in it, below a position, others in the shared one', () => {
    const types = [
      ['story', '#0072B2'],
      ['image', '#07b'],
      ['plain', undefined],
    ] as const;
    const plan = planOf({
      codebook: {
        ...codebook,
        types: new Map(
          types.map(([id, color]) => [id, { id, name: id, color, fields: new Map() }]),
        ),
      },
      placed: [
        placedAt('China calls the exports fair', typed({ id: 'a', type: 'story' })),
        placedAt('exports fair', position({ id: 'b', stance: 'oppose' })),
        placedAt('jobs', typed({ id: 'c', type: 'image' })),
        placedAt('risk', typed({ id: 'd', type: 'plain' })),
        placedAt('They', typed({ id: 'e', type: 'not in the codebook' })),
      ],
    });
    assert.deepEqual(shown(plan), { 'position-oppose': ['exports fair'], typed: ['risk', 'They'] });
    assert.deepEqual(
      [...plan.colored].map(([color, spans]) => [color, wordsAt(spans)]),
      [
        ['#0072b2', ['China calls the ']],
        ['#0077bb', ['jobs']],
      ],
    );
    assert.deepEqual(gutter(plan), { several: [1], typed: [2] });
  });

  test('words that state a disagreement are outlined, whatever lies under them', () => {
    const plan = planOf({
      placed: [
        placedAt('They disagree', relation({ id: 'r' })),
        placedAt('disagree', position({ id: 'p', stance: 'ambivalent' })),
      ],
    });
    assert.deepEqual(shown(plan), {
      'stated-disagreement': ['They disagree'],
      'position-ambivalent': ['disagree'],
    });
  });

  test('an uncertain place is drawn as its kind, with a dashed outline', () => {
    const plan = planOf({
      placed: [placedAt('fair', position({ stance: 'oppose' }), 'uncertain')],
    });
    assert.deepEqual(shown(plan), { 'position-oppose': ['fair'], uncertain: ['fair'] });
  });

  test('changed words are outlined while they are in the editor and while the file remembers the old ones', () => {
    const live = planOf({
      placed: [placedAt('fair', position({ id: 'p', stance: 'oppose' }))],
      changed: new Set(['p']),
    });
    assert.deepEqual(shown(live), { 'position-oppose': ['fair'], changed: ['fair'] });
    const saved = planOf({
      placed: [
        placedAt(
          'fair',
          position({ stance: 'oppose', quote: [{ ...quotePart('fair'), was: 'unfair' }] }),
        ),
      ],
    });
    assert.deepEqual(shown(saved), { 'position-oppose': ['fair'], changed: ['fair'] });
  });

  test('a lost quote and an ignored match draw nothing', () => {
    const plan = planOf({
      placed: [
        { annotation: position({ id: 'lost' }), places: [{ state: 'orphaned', span: undefined }] },
        placedAt('China', ignoredMatch({ id: 'i' })),
      ],
    });
    assert.deepEqual(shown(plan), {});
    assert.deepEqual(gutter(plan), {});
  });

  test('the gutter has one mark a line, on the first line of each annotation', () => {
    const plan = planOf({
      placed: [
        placedAt('exports.\nChina calls', position({ id: 'a', stance: 'support' })),
        placedAt('fair', position({ id: 'b', stance: 'oppose' })),
        placedAt('risk', position({ id: 'c', stance: 'oppose' })),
        placedAt('They disagree', relation({ id: 'd' })),
      ],
    });
    assert.deepEqual(gutter(plan), { support: [0], oppose: [1], stated: [2] });
  });

  test('where several kinds meet on a line the mark says several', () => {
    const plan = planOf({
      placed: [
        placedAt('fair', position({ id: 'a', stance: 'support' })),
        placedAt('risk', position({ id: 'b', stance: 'oppose' })),
        placedAt('jobs', position({ id: 'c', stance: 'oppose' })),
      ],
    });
    assert.deepEqual(gutter(plan), { several: [1] });
  });

  test('one that waits to be confirmed marks its line before all others', () => {
    const plan = planOf({
      placed: [
        placedAt('fair', position({ id: 'a', stance: 'support' })),
        placedAt('jobs', position({ id: 'b', stance: 'oppose' }), 'uncertain'),
        placedAt('risk', position({ id: 'c', stance: 'oppose' })),
      ],
    });
    assert.deepEqual(gutter(plan), { review: [1] });
  });

  test('mentions, positions and gutter are switched off one by one', () => {
    const input = {
      mentions: [at('China', 'china')],
      placed: [placedAt('fair', position({ stance: 'support' }))],
    };
    const off = { mentions: false, positions: false, gutter: false };
    assert.deepEqual(shown(planOf({ ...input, options: { ...off, mentions: true } })), {
      'actor-state': ['China'],
    });
    assert.deepEqual(shown(planOf({ ...input, options: { ...off, positions: true } })), {
      'position-support': ['fair'],
    });
    assert.deepEqual(gutter(planOf({ ...input, options: { ...off, gutter: true } })), {
      support: [1],
    });
  });

  test('two plans of the same marks are equal kind by kind, and a moved mark differs', () => {
    const one = planOf({ mentions: [at('China', 'china')] });
    const same = planOf({ mentions: [at('China', 'china')] });
    const moved = planOf({ mentions: [{ ...at('China', 'china'), start: 1 }] });
    for (const kind of HIGHLIGHT_KINDS) assert.ok(samePlanKind(one.spans[kind], same.spans[kind]));
    assert.ok(!samePlanKind(one.spans['actor-state'], moved.spans['actor-state']));
    assert.ok(!samePlanKind(one.spans['actor-state'], one.spans.issue));
  });

  test('in each layer segments are disjoint, sorted and cover exactly what is annotated', () => {
    const spans = fc
      .tuple(fc.nat(60), fc.nat(25))
      .map(([start, length]) => ({ start, end: start + length }));
    const stance = fc.constantFrom('support', 'oppose', 'ambivalent', 'neutral');
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ span: spans, id: fc.constantFrom('china', 'lobby'), issue: fc.boolean() }),
        ),
        fc.array(fc.record({ span: spans, stance, uncertain: fc.boolean(), stated: fc.boolean() })),
        (words, records) => {
          const mentions = words
            .map(({ span, id, issue }): Mention => ({
              ...span,
              layer: issue ? 'issue' : 'actor',
              ids: [id],
              marked: false,
            }))
            .sort((a, b) => a.start - b.start);
          const placed = records.map(
            ({ span, stance, uncertain, stated }, i): PlacedAnnotation => ({
              annotation: stated ? relation({ id: `r${i}` }) : position({ id: `p${i}`, stance }),
              places: [{ span, state: uncertain ? 'uncertain' : 'anchored' }],
            }),
          );
          const plan = planOf({ mentions, placed });
          const covered = {
            underline: mentions,
            tint: records.filter((r) => !r.stated).map((r) => r.span),
            outline: records.filter((r) => r.stated).map((r) => r.span),
            review: records.filter((r) => r.uncertain).map((r) => r.span),
          };
          for (const layer of ['underline', 'tint', 'outline', 'review'] as const) {
            const drawn = new Uint8Array(100);
            for (const kind of HIGHLIGHT_LAYERS[layer]) {
              let last = 0;
              for (const [start, end] of pairs(plan.spans[kind])) {
                assert.ok(start >= last && end > start, `${kind} is sorted`);
                last = end;
                for (let i = start; i < end; i += 1) drawn[i] = (drawn[i] ?? 0) + 1;
              }
            }
            const wanted = new Uint8Array(100);
            for (const span of covered[layer]) wanted.fill(1, span.start, span.end);
            assert.deepEqual([...drawn], [...wanted], layer);
          }
        },
      ),
      { numRuns: caseCount(300) },
    );
  });

  test('at each character the smallest position is the one that is seen', () => {
    const spans = fc
      .tuple(fc.nat(40), fc.nat(20))
      .map(([start, length]) => ({ start, end: start + length + 1 }));
    const stances = ['support', 'oppose', 'ambivalent', 'neutral'] as const;
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 12 }), (places) => {
        // A different length for each, so that there is one answer.
        const unequal = places.filter(
          (a, i) => places.findIndex((b) => b.end - b.start === a.end - a.start) === i,
        );
        const placed = unequal.map((span, i): PlacedAnnotation => ({
          annotation: position({ id: `p${i}`, stance: stances[i % 4] ?? 'support' }),
          places: [{ span, state: 'anchored' }],
        }));
        const plan = planOf({ placed });
        for (let offset = 0; offset < 65; offset += 1) {
          let best: { length: number; stance: string } | undefined;
          for (const [i, { start, end }] of unequal.entries()) {
            if (start <= offset && offset < end && (!best || end - start < best.length))
              best = { length: end - start, stance: stances[i % 4] ?? '' };
          }
          const seen = HIGHLIGHT_LAYERS.tint.filter((kind) =>
            pairs(plan.spans[kind]).some(([start, end]) => start <= offset && offset < end),
          );
          const expected = best && `position-${best.stance}`;
          assert.deepEqual(seen, expected ? [expected] : []);
        }
      }),
    );
  });
});

function planOf(input: Partial<HighlightInput>): HighlightPlan {
  return highlightPlan({
    placed: [],
    mentions: [],
    codebook,
    options: { mentions: true, positions: true, gutter: true },
    lineOf: (offset) => TEXT.slice(0, offset).split('\n').length - 1,
    ...input,
  });
}

function spanOf(words: string) {
  const start = TEXT.indexOf(words);
  assert.notEqual(start, -1, words);
  return { start, end: start + words.length };
}

function at(words: string, id: string, layer: 'actor' | 'issue' = 'actor'): Mention {
  return { ...spanOf(words), layer, ids: [id], marked: false };
}

function placedAt(
  words: string,
  annotation: PlacedAnnotation['annotation'] | Position | Relation,
  state: 'anchored' | 'uncertain' = 'anchored',
): PlacedAnnotation {
  return { annotation, places: [{ state, span: spanOf(words) }] };
}

function shown(plan: HighlightPlan): Record<string, string[]> {
  const entries = HIGHLIGHT_KINDS.map((kind): [string, string[]] => [
    kind,
    wordsAt(plan.spans[kind]),
  ]);
  return Object.fromEntries(entries.filter(([, words]) => words.length > 0));
}

function wordsAt(spans: Int32Array): string[] {
  return pairs(spans).map(([start, end]) => TEXT.slice(start, end));
}

function gutter(plan: HighlightPlan): Record<string, number[]> {
  const entries = Object.entries(plan.gutter).map(([kind, lines]): [string, number[]] => [
    kind,
    [...lines],
  ]);
  return Object.fromEntries(entries.filter(([, lines]) => lines.length > 0));
}

function pairs(spans: Int32Array): [number, number][] {
  const list: [number, number][] = [];
  for (let i = 0; i < spans.length; i += 2) list.push([spans[i] ?? 0, spans[i + 1] ?? 0]);
  return list;
}
