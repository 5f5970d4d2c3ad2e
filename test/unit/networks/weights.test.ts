import assert from 'node:assert/strict';
import { drawn, flat, type NetworkGiven } from './networkSupport';

// Worked by hand. Statements for/against, neutral ones beside them:
//
//          x      y       all
//   a    2/0    0/1         3
//   b    1/0    0/1         2
//   c    0/1    1/0 + 1n    2 (3 with the neutral one)
const THREE = `
  in one.md 2024-01-10
  p1: a supports x
  p2: b supports x
  p3: b opposes y
  p4: c opposes x
  in two.md 2024-02-10
  p5: a supports x
  p6: a opposes y
  p7: c neutral-on y
  p8: c supports y`;

// One actor says both, another repeats itself:
//
//          x      y
//   a    2/1      –
//   b    1/1    1/0
const BOTH_WAYS = `
  p1: a supports x
  p2: a supports x
  p3: a opposes x
  p4: b supports x
  p5: b opposes x
  p6: b supports y`;

// What is said in which way:
//
//          x                     y
//   a    accuse
//   b    accuse, demand
//   c                          demand
const ACTS = `
  p1: a supports x act=accuse
  p2: b supports x act=accuse
  p3: b opposes x act=demand
  p4: c supports y act=demand`;

// Intensities 1, 1, 2 and 3: the scale is 2 long.
//
//          x        y
//   a    1, 2      –
//   b    3        1
const INTENSITIES = `
  p1: a supports x intensity=1
  p2: a supports x intensity=2
  p3: b supports x intensity=3
  p4: b supports y intensity=1`;

const ACT: NetworkGiven = { qualifier: 'act' };
const INTENSITY: NetworkGiven = { qualifier: 'intensity' };

interface Case {
  readonly says: string;
  readonly of: string;
  readonly given: NetworkGiven;
  readonly is: string;
}

const CASES: readonly Case[] = [
  {
    // ab: x 2·1 + 0·0, y 0·0 + 1·1 = 3. ac: x 2·0 + 0·1, y 0·1 + 1·0 = 0. bc: likewise 0.
    says: 'congruence adds what both say in the same sense',
    of: THREE,
    given: { aggregation: 'congruence' },
    is: `| a b c
         a 0 3 0
         b 3 0 0
         c 0 0 0`,
  },
  {
    // ab: 0. ac: x 2·1, y 1·1 = 3. bc: x 1·1, y 1·1 = 2.
    says: 'conflict adds what both say in opposite senses',
    of: THREE,
    given: { aggregation: 'conflict' },
    is: `| a b c
         a 0 0 3
         b 0 0 2
         c 3 2 0`,
  },
  {
    // congruence − conflict
    says: 'subtract takes conflict from congruence',
    of: THREE,
    given: { aggregation: 'subtract' },
    is: `| a b c
         a 0 3 -3
         b 3 0 -2
         c -3 -2 0`,
  },
  {
    // ab: x 2·1, y 1·1 = 3. ac: x 2·1, y 1·1 = 3. bc: 1 + 1 = 2.
    says: 'ignore multiplies how often both speak of it',
    of: THREE,
    given: { aggregation: 'ignore' },
    is: `| a b c
         a 0 3 3
         b 3 0 2
         c 3 2 0`,
  },
  {
    // Without a qualifier the neutral statement of c on y counts too: ac 2·1 + 1·2 = 4, bc 1·1 +
    // 1·2 = 3.
    says: 'no qualifier counts whoever says anything',
    of: THREE,
    given: { aggregation: 'ignore', qualifier: undefined },
    is: `| a b c
         a 0 3 4
         b 3 0 3
         c 4 3 0`,
  },
  {
    // Rows are issues now. x with y: a 2·1 against each other, b 1·1, c 1·1 = 4.
    says: 'issues are tied by actors, too',
    of: THREE,
    given: { rows: 'issue', columns: 'actor', aggregation: 'conflict' },
    is: `| x y
         x 0 4
         y 4 0`,
  },
  {
    // Both on x: 2·1 + 1·1 = 3 in the same sense, 2·1 + 1·1 = 3 in opposite ones.
    says: 'an actor on both sides agrees and disagrees',
    of: BOTH_WAYS,
    given: { aggregation: 'subtract' },
    is: `| a b
         a 0 0
         b 0 0`,
  },
  {
    // ab: 3 / ((3 + 2)/2) = 1.2
    says: 'average divides congruence by the mean of the statements',
    of: THREE,
    given: { normalization: 'average' },
    is: `| a b c
         a 0 1.2000 0
         b 1.2000 0 0
         c 0 0 0`,
  },
  {
    // ac: 3 / 2.5 = 1.2. bc: 2 / 2 = 1.
    says: 'average divides conflict by the mean of the statements',
    of: THREE,
    given: { normalization: 'average', aggregation: 'conflict' },
    is: `| a b c
         a 0 0 1.2000
         b 0 0 1
         c 1.2000 1 0`,
  },
  {
    // Vectors x+ x− y+ y−: a (2 0 0 1), b (1 0 0 1). 3 / (√5·√2) = 0.9487.
    says: 'cosine is that of the vectors of counts',
    of: THREE,
    given: { normalization: 'cosine' },
    is: `| a b c
         a 0 0.9487 0
         b 0.9487 0 0
         c 0 0 0`,
  },
  {
    // c turned round is (1 0 0 1). With a 3 / √10 = 0.9487, with b 2 / 2 = 1.
    says: 'cosine of conflict is that with the other turned round',
    of: THREE,
    given: { normalization: 'cosine', aggregation: 'conflict' },
    is: `| a b c
         a 0 0 0.9487
         b 0 0 1
         c 0.9487 1 0`,
  },
  {
    // Vectors x y: a (3 0), b (2 1). 6 / (3·√5) = 0.8944.
    says: 'cosine of ignore is that of the columns',
    of: BOTH_WAYS,
    given: { normalization: 'cosine', aggregation: 'ignore' },
    is: `| a b
         a 0 0.8944
         b 0.8944 0`,
  },
  {
    // a {x+ x−}, b {x+ x− y+}: 2 of 3.
    says: 'jaccard shares sets, however often something is said',
    of: BOTH_WAYS,
    given: { normalization: 'jaccard' },
    is: `| a b
         a 0 0.6667
         b 0.6667 0`,
  },
  {
    // b turned round {x− x+ y−}: 2 of 3 again. c against a in THREE would be 1.
    says: 'jaccard of conflict turns the other set round',
    of: THREE,
    given: { normalization: 'jaccard', aggregation: 'conflict' },
    is: `| a b c
         a 0 0 1
         b 0 0 1
         c 1 1 0`,
  },
  {
    // Congruence 2/3, conflict 2/3.
    says: 'jaccard of subtract is the one less the other',
    of: BOTH_WAYS,
    given: { normalization: 'jaccard', aggregation: 'subtract' },
    is: `| a b
         a 0 0
         b 0 0`,
  },
  {
    // Columns: a {x}, b {x y}: 1 of 2.
    says: 'jaccard of ignore shares columns',
    of: BOTH_WAYS,
    given: { normalization: 'jaccard', aggregation: 'ignore' },
    is: `| a b
         a 0 0.5000
         b 0.5000 0`,
  },
  {
    // 3 / (3·2)
    says: 'dna-cosine divides by the product of the statements',
    of: THREE,
    given: { normalization: 'dna-cosine' },
    is: `| a b c
         a 0 0.5000 0
         b 0.5000 0 0
         c 0 0 0`,
  },
  {
    // Congruence 3. m11 = 2·1 + 1·1 = 3, only a: 0, only b: 1 (y+). 3 / (0 + 1 + 3).
    says: 'dna-jaccard adds products and what only one says',
    of: BOTH_WAYS,
    given: { normalization: 'dna-jaccard' },
    is: `| a b
         a 0 0.7500
         b 0.7500 0`,
  },
  {
    // ac: conflict 3, only a 3, only c 2, both 0: 3/5. bc: 2 / (2 + 2).
    says: 'dna-jaccard of conflict has no products',
    of: THREE,
    given: { normalization: 'dna-jaccard', aggregation: 'conflict' },
    is: `| a b c
         a 0 0 0.6000
         b 0 0 0.5000
         c 0.6000 0.5000 0`,
  },
  {
    // Values −1, 0, 1; the scale is 2 long. ac on y: −1 with 0 counts ½, with 1 counts 0. bc
    // likewise.
    says: 'an integer scale lets neutral count half',
    of: THREE,
    given: { scale: 'integer' },
    is: `| a b c
         a 0 3 0.5000
         b 3 0 0.5000
         c 0.5000 0.5000 0`,
  },
  {
    // ac: x 2·1, y ½ + 1 = 3.5. bc: x 1, y ½ + 1 = 2.5.
    says: 'conflict on an integer scale is the distance',
    of: THREE,
    given: { scale: 'integer', aggregation: 'conflict' },
    is: `| a b c
         a 0 0 3.5000
         b 0 0 2.5000
         c 3.5000 2.5000 0`,
  },
  {
    // On x: 1 with 3 counts 0, 2 with 3 counts ½.
    says: 'the length of an integer scale is that of the values that occur',
    of: INTENSITIES,
    given: INTENSITY,
    is: `| a b
         a 0 0.5000
         b 0.5000 0`,
  },
  {
    // s of a: 1·1 + 2·½ + 1·1 = 3 (1–1, 1–2 twice, 2–2). s of b: 1 + 1 = 2. ½ / √6 = 0.2041.
    says: 'cosine on an integer scale divides by the congruence with oneself',
    of: INTENSITIES,
    given: { ...INTENSITY, normalization: 'cosine' },
    is: `| a b
         a 0 0.2041
         b 0.2041 0`,
  },
  {
    // Only accuse on x is said by both a and b.
    says: 'categories are congruent where they are the same',
    of: ACTS,
    given: ACT,
    is: `| a b c
         a 0 1 0
         b 1 0 0
         c 0 0 0`,
  },
  {
    // ab: demand of b = 1. ac: accuse of a, demand of c = 2. bc: 2 of b, 1 of c = 3.
    says: 'categories conflict wherever only one says them, as in DNA',
    of: ACTS,
    given: { ...ACT, aggregation: 'conflict' },
    is: `| a b c
         a 0 1 2
         b 1 0 3
         c 2 3 0`,
  },
  {
    // ab: 1 − 1. ac: 0 − 2. bc: 0 − 3.
    says: 'categories subtract, too',
    of: ACTS,
    given: { ...ACT, aggregation: 'subtract' },
    is: `| a b c
         a 0 0 -2
         b 0 0 -3
         c -2 -3 0`,
  },
  {
    says: 'two-mode subtract is for less against',
    of: THREE,
    given: { mode: 'two' },
    is: `| x y
         a 2 -1
         b 1 -1
         c -1 1`,
  },
  {
    says: 'two-mode ignore counts statements',
    of: BOTH_WAYS,
    given: { mode: 'two', aggregation: 'ignore' },
    is: `| x y
         a 3 0
         b 2 1`,
  },
  {
    says: 'combine: 1 only for, 2 only against, 3 both',
    of: `${BOTH_WAYS}
         p7: c opposes x`,
    given: { mode: 'two', aggregation: 'combine' },
    is: `| x y
         a 3 0
         b 3 1
         c 2 0`,
  },
  {
    // accuse is the first of two values: 2; demand: 1.
    says: 'combine numbers the combinations of categories in their order',
    of: ACTS,
    given: { ...ACT, mode: 'two', aggregation: 'combine' },
    is: `| x y
         a 2 0
         b 3 0
         c 0 1`,
  },
  {
    // b on x: 3; a on x: 1 + 2; b on y: 1.
    says: 'two-mode subtract adds up the values of an integer scale',
    of: INTENSITIES,
    given: { ...INTENSITY, mode: 'two' },
    is: `| x y
         a 3 0
         b 3 1`,
  },
  {
    // a: 2/3, −1/3; b: ½, −½; c: −½, ½.
    says: 'activity divides by what the row says',
    of: THREE,
    given: { mode: 'two', normalization: 'activity' },
    is: `| x y
         a 0.6667 -0.3333
         b 0.5000 -0.5000
         c -0.5000 0.5000`,
  },
  {
    // Of x there are 4 statements, of y 3.
    says: 'prominence divides by what is said of the column',
    of: THREE,
    given: { mode: 'two', normalization: 'prominence' },
    is: `| x y
         a 0.5000 -0.3333
         b 0.2500 -0.3333
         c -0.2500 0.3333`,
  },
  {
    // a of b: −1 −1 + 0; b of a: 1. c is spoken of and says nothing.
    says: 'a directed network has who evaluates whom, and how',
    of: `p1: a evaluates target=b evaluation=-1
         p2: a evaluates target=b+c evaluation=-1
         p3: b evaluates target=a evaluation=1
         p4: a evaluates target=b evaluation=0`,
    given: { mode: 'directed' },
    is: `| a b c
         a 0 -2 -1
         b 1 0 0
         c 0 0 0`,
  },
  {
    // Both actors of p1 hold it, and do so together: each counts once, and they agree.
    says: 'a joint position counts once for each actor',
    of: `p1: a+b supports x
         p2: c opposes x`,
    given: { aggregation: 'subtract' },
    is: `| a b c
         a 0 1 -1
         b 1 0 -1
         c -1 -1 0`,
  },
];

suite('weights of networks, worked by hand', () => {
  for (const { says, of, given, is } of CASES) {
    test(says, () => {
      assert.equal(drawn(of, given), flat(is));
    });
  }
});
