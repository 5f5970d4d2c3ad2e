import { agreements } from '../../../../src/core/analysis/agreements';
import type { Analysis } from '../../../../src/core/analysis/analyse';
import { contradictions } from '../../../../src/core/analysis/contradictions';
import { disagreements } from '../../../../src/core/analysis/disagreements/whoDisagrees';
import type { Period } from '../../../../src/core/analysis/disagreements/pairs';
import { sideAt } from '../../../../src/core/analysis/disagreements/rowSides';
import type { RollUp } from '../../../../src/core/analysis/records/filter';
import { parseNetting } from '../../../../src/core/model/netting';
import type { DateRange } from '../../../../src/core/model/date';
import { analysisOf } from '../say';
import { daysOf } from './calendar';
import { BOOK, notation, type Coded } from './corpora';

// What the product says, in the words of the oracle.

export function analysed(records: readonly Coded[], rollUp: RollUp, netting: string): Analysis {
  return analysisOf(notation(records), { rollUp, netting: parseNetting(netting) }, BOOK);
}

export function sayRows(analysis: Analysis): string[] {
  return disagreements(analysis)
    .map((row) => {
      const { kind, issue, actors, positions, claims, stances, mixed, days } = row;
      const [a, b] = actors;
      const pair = `${kind} ${issue ?? ''}: ${a} [${sorted(positions[0])}] – ${b} [${sorted(positions[1])}]`;
      if (kind === 'one-sided') return pair;
      const counts = `${claims.join(' : ')}${mixed ? ', mixed' : ''}`;
      if (kind === 'apart') {
        const signs = stances[0]?.sign === 1 ? '+−' : '−+';
        return `${pair}${sayDays(days)}, ${signs} ${counts}`;
      }
      const side = { for: '+−', against: '−+', changed: 'changed' }[sideAt(row, 0) ?? 'changed'];
      return `${pair}${sayDays(days)}, ${side} ${counts} | ${row.periods.map(sayPeriod).sort().join(' | ')}`;
    })
    .sort();
}

function sayPeriod({ sign, days, sides }: Period): string {
  const counts = sides.map((side) => side.ownClaims).join(' : ');
  return `${sign > 0 ? '+−' : '−+'}${sayDays(days)} ${counts}`;
}

export function sayAgreeing(analysis: Analysis): string[] {
  return [...agreements(analysis)]
    .map(({ issue, actors: [a, b], positions: [ofA, ofB], joint, days }) => {
      const both = `${a} [${sorted(ofA)}] – ${b} [${sorted(ofB)}]${sayDays(days)}`;
      return `${issue ?? ''}: ${both}${joint ? ', joint' : ''}`;
    })
    .sort();
}

export function sayTurns(analysis: Analysis): string[] {
  return contradictions(analysis)
    .map(({ kind, actor, issue, positions: [plus, minus], turns, conditional }) => {
      const row = `${kind} ${issue}: ${actor} +[${sorted(plus)}] −[${sorted(minus)}]`;
      const stated = turns.map(
        ({ sign, records, days }) =>
          `${sign > 0 ? '+' : '−'}[${sorted(records.map(({ id }) => id))}]${sayDays(days)}`,
      );
      const marks = conditional ? ', conditional' : '';
      return `${row}${marks}${stated.length > 0 ? `, turns ${stated.join(' ')}` : ''}`;
    })
    .sort();
}

function sayDays(days: DateRange | undefined): string {
  const counted = days && daysOf(`${days.first}/${days.last}`);
  return counted ? ` ${String(counted.first)}/${String(counted.last)}` : '';
}

function sorted(ids: readonly string[]): string {
  return [...new Set(ids)].sort().join(' ');
}
