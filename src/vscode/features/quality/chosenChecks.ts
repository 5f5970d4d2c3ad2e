import * as vscode from 'vscode';
import { ALL_CHECKS, ALL_NEAR_KINDS, DEFAULT_CHECKS } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { setting } from '../../host/settings';

/** The severities of the checks that are on, by the id of the check. Empty where all are off. */
export type ChosenChecks = ReadonlyMap<string, vscode.DiagnosticSeverity>;

const SEVERITIES: Readonly<Record<string, vscode.DiagnosticSeverity>> = {
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Near-duplicates that are shown in the codebook. Words that two entries claim are a problem of
 * the codebook already; keywords within keywords are frequent and mostly meant. */
const QUIET_KINDS: ReadonlySet<string> = new Set(['shared-alias', 'swallowed-keyword']);

/** The checks of the settings: one severity for all, or one for each check. */
export function chosenChecks({ root }: Pick<LoadedCorpus, 'root'>): ChosenChecks {
  const all = setting('qualitySeverity', root);
  const single = setting('qualityChecks', root);
  const chosen = new Map<string, vscode.DiagnosticSeverity>();
  if (all === 'off') return chosen;
  for (const check of CHECKS_SHOWN) {
    const own: unknown = single[check];
    if (own === 'off') continue;
    const usual = ON_BY_DEFAULT.has(check) ? SEVERITIES[all] : undefined;
    const severity = (typeof own === 'string' ? SEVERITIES[own] : undefined) ?? usual;
    if (severity !== undefined) chosen.set(check, severity);
  }
  return chosen;
}

/** The checks that are shown in files, which the setting names. */
export const CHECKS_SHOWN: readonly string[] = [
  ...ALL_CHECKS,
  ...ALL_NEAR_KINDS.filter((kind) => kind !== 'shared-alias' && kind !== 'author-is-entry'),
];

const ON_BY_DEFAULT: ReadonlySet<string> = new Set([
  ...DEFAULT_CHECKS,
  ...ALL_NEAR_KINDS.filter((kind) => !QUIET_KINDS.has(kind)),
]);
