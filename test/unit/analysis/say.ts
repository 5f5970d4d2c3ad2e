import { agreements } from '../../../src/core/analysis/agreements';
import { analyse, type Analysis } from '../../../src/core/analysis/analyse';
import { runSync } from '../../../src/core/util/task';
import { contradictions } from '../../../src/core/analysis/contradictions';
import { disagreements } from '../../../src/core/analysis/disagreements/whoDisagrees';
import { DEFAULT_FILTER, type Filter } from '../../../src/core/analysis/records/filter';
import type { Codebook } from '../../../src/core/model/codebook';
import { claims } from '../../support/claims';

/** Analysis of a corpus in the notation of `claims`. */
export function analysisOf(
  notation: string,
  filter: Partial<Filter> = {},
  book?: Codebook,
): Analysis {
  return runSync(analyse(claims(notation, book), { ...DEFAULT_FILTER, ...filter }));
}

/** One line a disagreement: `derived exports: china [p1] – japan [p2], stated s1, mixed`. */
export function sayDisagreements(analysis: Analysis): string[] {
  return disagreements(analysis).map((row) => {
    const [a, b] = row.actors;
    const [ofA, ofB] = row.positions;
    const marks = [
      ...(row.stated ? [`stated ${row.records.join('+')}`] : []),
      ...(row.mixed ? ['mixed'] : []),
    ];
    const pair = `${a} [${ofA.join(' ')}] – ${b} [${ofB.join(' ')}]`;
    return [`${row.kind} ${row.issue ?? 'nothing'}: ${pair}`, ...marks].join(', ');
  });
}

/** What a row counts, and when: `derived exports: china + 2, japan − 1, 2010 – 2012`; `±` where the
 * two have changed sides. */
export function sayCounted(analysis: Analysis): string[] {
  return disagreements(analysis).map((row) => {
    const sides = row.actors.map((actor, at) => {
      const sign = ['−', '±', '+'][(row.stances[at]?.sign ?? 0) + 1] ?? '';
      return `${actor} ${sign} ${String(row.claims[at])}`;
    });
    const dates = row.days ? [`${row.firstDate ?? ''} – ${row.lastDate ?? ''}`] : [];
    return `${row.kind} ${row.issue ?? 'nothing'}: ${[...sides, ...dates].join(', ')}`;
  });
}

export function sayAgreements(analysis: Analysis): string[] {
  return [...agreements(analysis)].map((row) => {
    const [ofA, ofB] = row.positions;
    const pair = `${row.actors[0]} [${ofA.join(' ')}] + ${row.actors[1]} [${ofB.join(' ')}]`;
    return `${row.kind} ${row.issue ?? 'nothing'}: ${pair}${row.joint ? ', joint' : ''}`;
  });
}

/** `shift talks: wang +[p1] −[p2], turns + − +`. */
export function sayContradictions(analysis: Analysis): string[] {
  return contradictions(analysis).map(({ kind, actor, issue, positions, turns, conditional }) => {
    const [plus, minus] = positions;
    const marks = [
      ...(turns.length > 2
        ? [`turns ${turns.map(({ sign }) => (sign > 0 ? '+' : '−')).join(' ')}`]
        : []),
      ...(conditional ? ['conditional'] : []),
    ];
    const row = `${kind} ${issue}: ${actor} +[${plus.join(' ')}] −[${minus.join(' ')}]`;
    return [row, ...marks].join(', ');
  });
}

/** `china on exports 2/0/1 +, mixed`. */
export function sayStances(analysis: Analysis): string[] {
  const lines: string[] = [];
  for (const row of analysis.stances.values()) {
    for (const { actor, issue, plus, zero, minus, sign, mixed } of row.values()) {
      const net = sign > 0 ? '+' : sign < 0 ? '−' : '0';
      lines.push(`${actor} on ${issue} ${plus}/${zero}/${minus} ${net}${mixed ? ', mixed' : ''}`);
    }
  }
  return lines;
}
