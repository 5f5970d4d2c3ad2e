import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ROLL_UPS, type RollUp } from '../../../src/core/analysis/records/filter';
import { codebook } from '../../support/corpus';
import { analysisOf, sayContradictions, sayDisagreements } from './say';

// The rules of the data model once more, as slow and plain as they are written there: every pair of
// records, no counts, no maps. Both must say the same of any small corpus.

interface Claim {
  readonly id: string;
  readonly actors: readonly string[];
  readonly issue: string;
  readonly verb: 'supports' | 'opposes' | 'neutral-on' | 'speaks-of';
  readonly target: string | undefined;
  readonly evaluation: -1 | 1 | undefined;
  readonly year: 2020 | 2021 | undefined;
}

/** left and right are of the side “state”; person is of it in 2020 only; loner is of none. The issue
 * “ban” counts against “use”. */
const BOOK = codebook({
  actors: {
    state: { side: true },
    left: { partOf: 'state' },
    right: { partOf: 'state' },
    person: { roles: [{ title: 'Minister', of: 'left', from: '2020', to: '2020' }] },
    loner: {},
  },
  issues: { use: {}, ban: { partOf: 'use', sign: -1 } },
});
const ACTORS = ['state', 'left', 'right', 'person', 'loner'];

const POLARITY = { supports: 1, opposes: -1, 'neutral-on': 0, 'speaks-of': undefined } as const;

function sideOf(actor: string, { year }: Claim): string {
  if (actor === 'left' || actor === 'right') return 'state';
  if (actor === 'person' && year === 2020) return 'state';
  return actor;
}

class Oracle {
  readonly claims: readonly Claim[];
  readonly liftsActors: boolean;
  readonly liftsIssues: boolean;

  constructor(claims: readonly Claim[], rollUp: RollUp) {
    this.claims = claims;
    this.liftsActors = rollUp === 'actors' || rollUp === 'both';
    this.liftsIssues = rollUp === 'issues' || rollUp === 'both';
  }

  issueOf({ issue }: Claim): string {
    return this.liftsIssues ? 'use' : issue;
  }

  polarityOf({ issue, verb }: Claim): number | undefined {
    const polarity = POLARITY[verb];
    return this.liftsIssues && issue === 'ban' && polarity ? -polarity : polarity;
  }

  isBy(claim: Claim, actor: string, lifted: boolean): boolean {
    return claim.actors.some((one) => (lifted ? sideOf(one, claim) : one) === actor);
  }

  evidence(actor: string, issue: string, lifted: boolean): Claim[] {
    return this.claims.filter(
      (claim) =>
        this.isBy(claim, actor, lifted) &&
        this.issueOf(claim) === issue &&
        this.polarityOf(claim) !== undefined,
    );
  }

  net(actor: string, issue: string, lifted: boolean): number {
    let sum = 0;
    for (const claim of this.evidence(actor, issue, lifted)) sum += this.polarityOf(claim) ?? 0;
    return Math.sign(sum);
  }

  isMixed(actor: string, issue: string, lifted: boolean): boolean {
    const signs = this.evidence(actor, issue, lifted).map((claim) => this.polarityOf(claim));
    return signs.includes(1) && signs.includes(-1);
  }

  shareSide(a: string, b: string, issue: string): boolean {
    return this.evidence(a, issue, false).some((ofA) =>
      this.evidence(b, issue, false).some((ofB) => sideOf(a, ofA) === sideOf(b, ofB)),
    );
  }

  disagreements(): string[] {
    const lines: string[] = [];
    for (const issue of ['use', 'ban']) {
      for (const a of ACTORS) {
        for (const b of ACTORS) {
          if (a < b) lines.push(...this.pair(a, b, issue));
          if (a !== b) lines.push(...this.oneSided(a, b, issue));
        }
      }
    }
    return lines.sort();
  }

  pair(a: string, b: string, issue: string): string[] {
    const opposite = (lifted: boolean): boolean =>
      this.net(a, issue, lifted) * this.net(b, issue, lifted) === -1;
    const line = (kind: string, lifted: boolean): string => {
      const ids = (actor: string): string =>
        this.evidence(actor, issue, lifted)
          .map(({ id }) => id)
          .join(' ');
      const mixed = this.isMixed(a, issue, lifted) || this.isMixed(b, issue, lifted);
      return `${kind} ${issue}: ${a} [${ids(a)}] – ${b} [${ids(b)}]${mixed ? ', mixed' : ''}`;
    };
    const internal = opposite(false) && this.shareSide(a, b, issue);
    const derived = opposite(this.liftsActors) && (this.liftsActors || !internal);
    return [
      ...(internal ? [line('internal', false)] : []),
      ...(derived ? [line('derived', this.liftsActors)] : []),
    ];
  }

  oneSided(critic: string, target: string, issue: string): string[] {
    const lifted = this.liftsActors;
    const criticism = this.claims.filter(
      (claim) =>
        this.isBy(claim, critic, lifted) &&
        this.issueOf(claim) === issue &&
        claim.target !== undefined &&
        (lifted ? sideOf(claim.target, claim) : claim.target) === target &&
        (claim.verb === 'opposes' || claim.evaluation === -1),
    );
    const answered = this.claims.some(
      (claim) => this.isBy(claim, target, lifted) && this.issueOf(claim) === issue,
    );
    if (criticism.length === 0 || answered) return [];
    const ids = criticism.map(({ id }) => id).join(' ');
    const mixed = this.isMixed(critic, issue, lifted) ? ', mixed' : '';
    return [`one-sided ${issue}: ${critic} [${ids}] – ${target} []${mixed}`];
  }

  contradictions(): string[] {
    const lines: string[] = [];
    for (const issue of ['use', 'ban']) {
      for (const actor of ACTORS) {
        const evidence = this.evidence(actor, issue, this.liftsActors);
        const plus = evidence.filter((claim) => this.polarityOf(claim) === 1);
        const minus = evidence.filter((claim) => this.polarityOf(claim) === -1);
        if (plus.length === 0 || minus.length === 0) continue;
        const meet = plus.some((one) =>
          minus.some(({ year }) => !one.year || !year || one.year === year),
        );
        const ids = (list: readonly Claim[]): string => list.map(({ id }) => id).join(' ');
        const kind = meet ? 'contradiction' : 'shift';
        lines.push(`${kind} ${issue}: ${actor} +[${ids(plus)}] −[${ids(minus)}]`);
      }
    }
    return lines.sort();
  }
}

const arbitraryClaims = fc
  .array(
    fc.record({
      actors: fc.uniqueArray(fc.constantFrom(...ACTORS), { minLength: 1, maxLength: 2 }),
      issue: fc.constantFrom('use', 'ban'),
      verb: fc.constantFrom('supports', 'opposes', 'neutral-on', 'speaks-of'),
      target: fc.option(fc.constantFrom(...ACTORS), { nil: undefined }),
      evaluation: fc.constantFrom(undefined, -1, 1),
      year: fc.constantFrom(undefined, 2020, 2021),
    }),
    { minLength: 3, maxLength: 9 },
  )
  .map((claims) => claims.map((claim, index): Claim => ({ id: `p${String(index)}`, ...claim })));

function notation({ id, actors, verb, issue, target, evaluation, year }: Claim): string {
  return [
    `${id}: ${actors.join('+')} ${verb} ${issue}`,
    ...(year === undefined ? [] : [String(year)]),
    ...(target === undefined ? [] : [`target=${target}`]),
    ...(evaluation === undefined ? [] : [`evaluation=${String(evaluation)}`]),
  ].join(' ');
}

suite('what is derived, against the rules written out plainly', () => {
  for (const rollUp of ROLL_UPS) {
    test(`disagreements and contradictions of random corpora, roll-up ${rollUp}`, function () {
      this.timeout(30_000);
      let rows = 0;
      fc.assert(
        fc.property(arbitraryClaims, (claims) => {
          const text = claims.map(notation).join('\n');
          const analysis = analysisOf(text, { rollUp }, BOOK);
          const oracle = new Oracle(claims, rollUp);
          const said = sayDisagreements(analysis).sort();
          rows += said.length;
          assert.deepEqual(said, oracle.disagreements(), text);
          assert.deepEqual(sayContradictions(analysis).sort(), oracle.contradictions(), text);
        }),
        { numRuns: 400, seed: 20240426 },
      );
      assert.ok(rows > 100, 'the corpora must hold something to compare');
    });
  }
});
