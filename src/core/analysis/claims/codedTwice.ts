import type { CheckedArticle } from '../../corpus/corpusProblems';
import type { ProblemInFile } from '../../corpus/keyPlace';
import { actorName, coderName, issueName, stanceName } from '../../codebook/lookUp';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import { problem } from '../../problems/report';
import type { Task } from '../../util/task';
import type { NetStances } from '../netStances';
import { articleRecords } from '../records/articleRecords';
import { claimsOf, type Claim } from './claims';
import { evidenceOn, rollUpContext, type Evidence, type RollUpContext } from '../records/evidence';
import { DEFAULT_FILTER } from '../records/filter';
import { addTo } from '../records/groups';

/** Articles for each step. */
const STEP = 100;

/** The claims whose coders do not agree on a side: each once, at the stance of the first position
 * whose side differs from that of the claim's first position. Linear, except for articles of
 * several coders. */
export function* codedTwiceProblems(
  articles: readonly CheckedArticle[],
  codebook: Codebook,
): Task<ProblemInFile[]> {
  const context = rollUpContext(codebook, DEFAULT_FILTER);
  const found: ProblemInFile[] = [];
  for (const [index, { annotationFile, assembled }] of articles.entries()) {
    if (index % STEP === STEP - 1) yield undefined;
    const { row } = assembled;
    for (const { evidence } of claimsCodedDifferently(row, context)) {
      const [first] = evidence;
      const other = evidence.find(({ polarity }) => signOf(polarity) !== signOf(first?.polarity));
      if (!first || !other) continue;
      const { id } = other.record.position;
      const args = [
        actorName(codebook, first.actor),
        issueName(codebook, first.issue),
        readings(evidence, codebook),
        first.record.position.id,
        id,
      ];
      const span = assembled.places.get(id)?.id ?? { start: 0, end: 0 };
      found.push({
        file: annotationFile,
        article: row.path,
        problem: problem('coded-differently', span, ...args),
        at: { entry: id, keys: ['stance'] },
      });
    }
  }
  return found;
}

/** The number of claims without a side because their coders do not agree on one. */
export function countCodedDifferently(stances: NetStances): number {
  let count = 0;
  for (const ofIssue of stances.values()) {
    for (const { claims } of ofIssue.values()) {
      count += claims.filter(({ codedDifferently }) => codedDifferently).length;
    }
  }
  return count;
}

function claimsCodedDifferently(row: ArticleRow, context: RollUpContext): readonly Claim[] {
  const coders = new Set<string | undefined>();
  for (const { annotation } of row.annotations)
    if (annotation.kind === 'position') coders.add(annotation.coder);
  if (coders.size < 2) return [];
  const pieces = new Map<string, Evidence[]>();
  for (const { issue, record } of articleRecords(row, context, new Set()).positionsOn) {
    if (issue === undefined) continue;
    for (const piece of evidenceOn(issue, record, context, false))
      addTo(pieces, JSON.stringify([piece.actor, issue]), piece);
  }
  return [...pieces.values()].flatMap(claimsOf).filter((claim) => claim.codedDifferently);
}

/** "Lea Ott: support; max: oppose", in the order of the positions. */
function readings(evidence: readonly Evidence[], codebook: Codebook): string {
  const each = evidence.map(({ record: { position } }) => {
    const { coder, stance = '' } = position;
    const name = coder === undefined ? '–' : coderName(codebook, coder);
    return `${name}: ${stanceName(codebook, stance)}`;
  });
  return [...new Set(each)].join('; ');
}

function signOf(polarity: number | undefined): number | undefined {
  return polarity === undefined ? undefined : Math.sign(polarity);
}
