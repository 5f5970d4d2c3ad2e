import type { Analysis } from '../../analysis/analyse';
import type { Claim } from '../../analysis/claims/claims';
import type { RollUpContext } from '../../analysis/records/evidence';
import { effectiveDate } from '../../analysis/records/positionRecords';
import { addTo } from '../../analysis/records/groups';
import type { ArticleRow } from '../../model/corpus';
import type { ArticlePath, IssueId } from '../../model/ids';
import { seeded } from '../../measures/random';
import { greatest } from '../../util/lists';
import type { Posterior } from './chain/chain';
import type { UnitName } from './chain/readUnits';
import { TRUTHS } from './chain/truthPrior';
import type { KnownArticle } from './codedTwice';
import type { Draws } from './drawn/drawnIssue';
import {
  CHANCES_OF_CODER,
  drawReadings,
  recodedClaims,
  type DrawnClaim,
  type DrawnUnit,
  type ReadingChances,
} from './drawn/drawnUnits';
import { DRAWS } from './drawn/lanes';
import { AGAINST, FOR, NEITHER, NOTHING } from './unitReadings';

/** The recodings of new coders from draws of the truth: of each draw 50, as many like one of the
 * coders that were measured as like another. A coder finds a unit with the chance of the coder, the
 * actor and the issue, and reads a side with the chances of the coder, the issue and the truth. The
 * same seed draws the same, in the same order of questions. */
export function recodings(
  posterior: Posterior,
  { context, reader }: Analysis,
  known: ReadonlyMap<ArticlePath, KnownArticle>,
  doubtsOf: Draws['doubtsOf'],
  seed: number,
): Draws {
  const { units, truths, unseen } = posterior;
  const coders = posterior.found.measured.length;
  const chancesOf = chancesFinder(posterior);
  const hostsOf = hostFinder(posterior);
  const next = seeded(seed);
  return {
    known,
    doubtsOf,
    readingsOf(unit) {
      const place = units.placeOf(unit) ?? 0;
      const own = truths.subarray(place * DRAWS, (place + 1) * DRAWS);
      return drawReadings(own, () => chancesOf(unit), coders, next);
    },
    unseenOf(unit, example) {
      const cell = units.cellAt(unit.actor, unit.issue);
      if (cell === undefined) return [];
      // The places of a cell are the same, whatever else is drawn, and in whatever order.
      const place = seeded((seed + 1 + cell) >>> 0);
      return missedUnits(unseen[cell] ?? [], place).flatMap((own) => {
        const article = reader.article(hostsOf(cell, place) ?? '');
        if (!article) return [];
        return missedClaim(
          example,
          article,
          context,
          drawReadings(own, () => chancesOf(unit), coders, next),
        );
      });
    },
  };
}

/** The claim of a unit that its coders have missed, which is for, with the strength of an example
 * of the same actor on the same issue, at the date of an article and without a condition. */
export function missedClaim(
  { evidence: [first] }: Claim,
  article: ArticleRow,
  { filter }: RollUpContext,
  unit: DrawnUnit,
): readonly DrawnClaim[] {
  if (!first) return [];
  const { date, days } = effectiveDate(undefined, article, filter.dates);
  const position = { ...first.record.position, date: undefined, condition: undefined };
  const polarity = Math.abs(first.polarity ?? 0) || 1;
  const evidence = [
    { ...first, polarity, record: { ...first.record, article, position, date, days } },
  ];
  const claim: Claim = { evidence, count: 1, polarity, codedDifferently: false, date, days };
  return recodedClaims({ counted: [claim], others: [] }, FOR, unit).map((drawn) => {
    return { ...drawn, isMissed: true };
  });
}

/** The chances of new coders' readings of the units of an actor on an issue. Those of the last cell
 * and the last issue are kept: units are drawn cell by cell. */
function chancesFinder({ units, misreadings, detections, found }: Posterior) {
  const { measured } = found;
  let ofIssue: { readonly issue: IssueId; readonly sides: readonly Float64Array[] } | undefined;
  let last: { readonly name: string; readonly chances: ReadingChances } | undefined;
  return ({ actor, issue }: Omit<UnitName, 'article'>): ReadingChances => {
    const name = JSON.stringify([actor, issue]);
    if (last?.name === name) return last.chances;
    const [a, i] = [units.actors.of(actor), units.issues.of(issue)];
    if (ofIssue?.issue !== issue) {
      const sides = misreadings.flatMap((draw) => measured.map((coder) => draw.chances(coder, i)));
      ofIssue = { issue, sides };
    }
    const chances = new Float64Array(DRAWS * measured.length * CHANCES_OF_CODER);
    let place = 0;
    for (const [draw, detected] of detections.entries()) {
      for (const [at, coder] of measured.entries()) {
        const finds = detected.chance(coder, a, i);
        const sides = ofIssue.sides[draw * measured.length + at];
        for (let truth = 0; truth < TRUTHS; truth++, place += TRUTHS) {
          const [toFor = 0, toAgainst = 0] = [sides?.[truth * TRUTHS], sides?.[truth * TRUTHS + 1]];
          chances[place + FOR] = finds * toFor;
          chances[place + AGAINST] = finds * (toFor + toAgainst);
          chances[place + NEITHER] = finds;
        }
      }
    }
    last = { name, chances };
    return chances;
  };
}

/** The truths of units that were missed, as many as the draw with most has: in each draw as many of
 * them are there as it has. `missed`: draw × 3 + truth. */
function missedUnits(missed: readonly number[], next: () => number): readonly Uint8Array[] {
  const byDraw = new Map<number, number[]>();
  for (const one of missed) {
    addTo(byDraw, Math.floor(one / TRUTHS), one % TRUTHS);
  }
  const most = Math.max(0, greatest([...byDraw.values()].map(({ length }) => length)));
  const units = Array.from({ length: most }, () => new Uint8Array(DRAWS).fill(NOTHING));
  for (const [draw, own] of byDraw) {
    const from = Math.floor(next() * most);
    for (const [at, truth] of own.entries()) {
      const unit = units[(from + at) % most];
      if (unit) unit[draw] = truth;
    }
  }
  return units;
}

/** Where a missed unit of a cell may be: in an article in which its actor, or its issue, was found,
 * and not both. */
function hostFinder({ units }: Posterior) {
  const ofActor = new Map<number, number[]>();
  const ofIssue = new Map<number, number[]>();
  const ofCell = new Map<number, Set<number>>();
  for (let unit = 0; unit < units.count; unit++) {
    if (!units.isDrawn[unit]) continue;
    const [cell, article] = [units.cellOf[unit] ?? 0, units.articleOf[unit] ?? 0];
    addTo(ofActor, units.actorOfCell[cell] ?? 0, article);
    addTo(ofIssue, units.issueOfCell[cell] ?? 0, article);
    const own = ofCell.get(cell);
    if (own) own.add(article);
    else ofCell.set(cell, new Set([article]));
  }
  const articles = units.articles.all();
  return (cell: number, next: () => number): ArticlePath | undefined => {
    const lists = [
      ofActor.get(units.actorOfCell[cell] ?? 0) ?? [],
      ofIssue.get(units.issueOfCell[cell] ?? 0) ?? [],
    ];
    let article: number | undefined;
    for (let left = MOST_TRIES; left > 0; left--) {
      const near = lists[next() < 0.5 ? 0 : 1] ?? [];
      article = near[Math.floor(next() * near.length)];
      if (article !== undefined && ofCell.get(cell)?.has(article) !== true) break;
    }
    return article === undefined ? undefined : articles[article];
  };
}

/** Where an actor is nowhere else, the unit is put where it already is. */
const MOST_TRIES = 4;
