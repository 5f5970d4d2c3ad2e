import { analyse, type Analysis } from '../../../../src/core/analysis/analyse';
import { disagreementsOn } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { codedTwice } from '../../../../src/core/intercoder/recoding/codedTwice';
import { confusionOf, type Confusion } from '../../../../src/core/intercoder/recoding/confusion';
import {
  drawArticles,
  drawTable,
  type ReadingTable,
} from '../../../../src/core/intercoder/recoding/drawTables';
import { sharesUnder } from '../../../../src/core/intercoder/recoding/foundAgain';
import { TABLES, type Share } from '../../../../src/core/intercoder/recoding/drawn/lanes';
import type { CodersCorpus } from '../../../../src/core/intercoder/readings';
import { seeded } from '../../../../src/core/measures/random';
import { runSync } from '../../../../src/core/util/task';
import { claims } from '../../../support/claims';
import { codersCorpus } from './codersCorpus';

// Studies whose coders are known. Each unit has a true reading, and each coder reads it rightly or
// wrongly, independently of the other; in some articles coders err more, so that readings of one
// article resemble each other. What another coder reads, given what one has read, follows by Bayes'
// rule. One coder reads all articles, another one some of them.

export interface Design {
  readonly articles: number;
  /** Number of articles that both coders read. */
  readonly twice: number;
}

/** How often intervals held the true share. */
export interface Coverage {
  readonly findings: number;
  /** Tables drawn from articles and the Dirichlet distribution. */
  readonly withDirichlet: number;
  /** Tables of resampled articles alone. */
  readonly articlesAlone: number;
}

/** The intervals of many studies. */
export function coverageOf(design: Design, studies: number, seed: number): Coverage {
  const next = seeded(seed);
  let [findings, withDirichlet, articlesAlone] = [0, 0, 0];
  const truth = trueTable();
  for (let study = 0; study < studies; study++) {
    const { analysis, coders } = simulated(design, next);
    const confusions = codedTwice(coders).map((twice) => confusionOf(twice, analysis.context));
    const certain = sharesOf(analysis, coders, () => truth, next);
    const drawn = sharesOf(analysis, coders, () => drawTable(confusions, next), next);
    const alone = sharesOf(analysis, coders, () => articlesTable(confusions, next), next);
    for (const [at, { mean }] of certain.entries()) {
      findings++;
      if (holds(drawn[at], mean)) withDirichlet++;
      if (holds(alone[at], mean)) articlesAlone++;
    }
  }
  return {
    findings,
    withDirichlet: withDirichlet / findings,
    articlesAlone: articlesAlone / findings,
  };
}

function holds(share: Share | undefined, truth: number): boolean {
  return share !== undefined && share.low <= truth && truth <= share.high;
}

function sharesOf(
  analysis: Analysis,
  coders: CodersCorpus,
  draw: () => ReadingTable,
  next: () => number,
): readonly Share[] {
  const tables = Array.from({ length: TABLES }, draw);
  const { ofDisagreement } = runSync(sharesUnder(analysis, coders, tables, next));
  return [...analysis.issues.values()].flatMap((on) =>
    [...disagreementsOn(on)].flatMap((row) => ofDisagreement(row) ?? []),
  );
}

/** Shares of the counts; a reading that the sample does not have stays as it is. */
function articlesTable(confusions: readonly Confusion[], next: () => number): ReadingTable {
  const table = drawArticles(confusions, next);
  for (let row = 0; row < 4; row++) {
    const own = table.subarray(4 * row, 4 * row + 4);
    const sum = own.reduce((all, one) => all + one, 0);
    if (sum === 0) own[row] = 1;
    else for (let at = 0; at < 4; at++) own[at] = (own[at] ?? 0) / sum;
  }
  return table;
}

/** The share of each true reading: for, against, neither, nothing. */
const TRUE = [0.42, 0.33, 0.1, 0.15];
/** The shares of articles in which a reading is right so often; a wrong one is any other. */
const ARTICLES = [
  { share: 0.7, right: 0.9 },
  { share: 0.3, right: 0.7 },
];

function readingGiven(truth: number, right: number, next: () => number): number {
  if (next() < right) return truth;
  return (truth + 1 + Math.floor(next() * 3)) % 4;
}

/** What another coder reads, given what one has read. */
function trueTable(): ReadingTable {
  const joint = new Float64Array(16);
  const chance = (truth: number, reading: number, right: number): number =>
    truth === reading ? right : (1 - right) / 3;
  for (const { share, right } of ARTICLES) {
    for (const [truth, of] of TRUE.entries()) {
      for (let cell = 0; cell < 16; cell++) {
        const both =
          chance(truth, Math.floor(cell / 4), right) * chance(truth, cell % 4, right) * share * of;
        joint[cell] = (joint[cell] ?? 0) + both;
      }
    }
  }
  for (let row = 0; row < 4; row++) {
    const own = joint.subarray(4 * row, 4 * row + 4);
    const sum = own.reduce((all, one) => all + one, 0);
    for (let at = 0; at < 4; at++) own[at] = (own[at] ?? 0) / sum;
  }
  return joint;
}

const ACTORS = ['ada', 'ben', 'cem', 'dia'];
const ISSUES = ['tax', 'rail'];
const VERBS = ['supports', 'opposes', 'neutral-on'];

/** A study of which the first coder has read all articles. */
function simulated(design: Design, next: () => number) {
  const lines: string[] = [];
  for (let article = 0; article < design.articles; article++) {
    const isHard = next() >= (ARTICLES[0]?.share ?? 0);
    const right = ARTICLES[isHard ? 1 : 0]?.right ?? 1;
    const month = String(1 + (article % 12)).padStart(2, '0');
    lines.push(`in ${String(article).padStart(3, '0')}.md ${2010 + (article % 4)}-${month}-01`);
    for (const [at, actor] of ACTORS.entries()) {
      for (const [place, issue] of ISSUES.entries()) {
        if (next() >= 0.25) continue;
        const truth = drawnFrom(TRUE, next);
        const start = 100 * (2 * at + place);
        for (const coder of article < design.twice ? ['lea', 'max'] : ['lea']) {
          const verb = VERBS[readingGiven(truth, right, next)];
          if (verb === undefined) continue;
          const id = `${coder}-${article}-${at}-${place}`;
          lines.push(`${id}: ${actor} ${verb} ${issue} coder=${coder} at=${start}-${start + 9}`);
        }
      }
    }
  }
  const reader = claims(lines.join('\n'));
  const both = ['lea', 'max'];
  const coders = codersCorpus(reader, (_path, article) =>
    article < design.twice ? both : ['lea'],
  );
  const analysis = runSync(analyse(reader, { ...DEFAULT_FILTER, coder: 'lea' }));
  return { analysis, coders };
}

function drawnFrom(shares: readonly number[], next: () => number): number {
  let rest = next();
  for (const [at, share] of shares.entries()) {
    rest -= share;
    if (rest < 0) return at;
  }
  return shares.length - 1;
}
