import { claimsOf, type Claim } from '../../analysis/claims/claims';
import type { Evidence } from '../../analysis/records/evidence';
import { addTo } from '../../analysis/records/groups';
import { pauses, type Task } from '../../util/task';
import type { NetworkOptions } from '../options';
import type { ExclusionCounts } from './exclusionCounts';
import type { Statement } from './statements';

/** Counts what several coders coded of one claim once, as everywhere (see `claimsOf`): statements
 * of one article with one row and column, whose quotes overlap. Of values with a sign those of the
 * majority of coders stay, and none where there is no majority; of others each value once; of an
 * ignored qualifier, one. `statements` are in the order of records, and so are those that stay.
 * Linear, except for articles of several coders. A task. */
export function* joinedByClaim(
  statements: readonly Statement[],
  { aggregation }: Pick<NetworkOptions, 'aggregation'>,
  counts: ExclusionCounts,
): Task<readonly Statement[]> {
  const kept: Statement[] = [];
  const isTime = pauses(STATEMENTS_AT_ONCE);
  for (let from = 0; from < statements.length;) {
    const article = statements[from]?.record.article;
    const coders = new Set<string | undefined>();
    let to = from;
    for (; statements[to]?.record.article === article && to < statements.length; to++)
      coders.add(statements[to]?.record.position.coder);
    const own = statements.slice(from, to);
    for (const one of coders.size < 2 ? own : joined(own, aggregation === 'ignore', counts))
      kept.push(one);
    if (isTime(to - from)) yield undefined;
    from = to;
  }
  return kept;
}

/** Statements for each step, which takes some milliseconds. */
const STATEMENTS_AT_ONCE = 4000;

function joined(
  statements: readonly Statement[],
  isIgnored: boolean,
  counts: ExclusionCounts,
): readonly Statement[] {
  const statementOf = new Map<Evidence, Statement>();
  const groups = new Map<string, Evidence[]>();
  for (const statement of statements) {
    const { row, column, level, record } = statement;
    const isSigned = typeof level === 'number' && !isIgnored;
    const polarity = isSigned ? level : 0;
    const value = isSigned || isIgnored ? null : level;
    const piece = { record, actor: row.id, issue: column.id, polarity, side: row.id };
    statementOf.set(piece, statement);
    addTo(groups, JSON.stringify([row.number, column.number, value]), piece);
  }
  const order = new Map(statements.map((statement, at) => [statement, at]));
  return [...groups.values()]
    .flatMap((pieces) => claimsOf(pieces))
    .flatMap((claim) => piecesThatCount(claim, counts))
    .flatMap((piece) => statementOf.get(piece) ?? [])
    .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** As many statements as the claim counts for, with its sign. */
function piecesThatCount(
  { evidence, count, polarity = 0, codedDifferently }: Claim,
  counts: ExclusionCounts,
): readonly Evidence[] {
  if (codedDifferently) {
    counts.add('coded differently', 'statements', evidence.length);
    for (const { record } of evidence) counts.addStatement('coded differently', record);
    return [];
  }
  const sign = Math.sign(polarity);
  const own = evidence.filter((piece) => Math.sign(piece.polarity ?? 0) === sign);
  const [first] = own;
  if (!first) return [];
  for (const { record } of evidence) counts.addStatement('coded twice', record);
  if (evidence.length > count) counts.add('coded twice', 'statements', evidence.length - count);
  return Array.from({ length: count }, (_, at) => own[at] ?? first);
}
