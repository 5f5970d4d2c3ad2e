import type { IssueId } from '../model/ids';
import type { Steps } from '../model/steps';
import type { Analysis } from './analyse';
import type { IssueAnalysis } from './issueAnalysis';

/** Something that is derived from one issue alone, made when it is first asked for and kept for all versions in which
 * the issue stays as it is. */
export function perIssue<Issue extends IssueId | undefined, Value>(
  make: (analysis: Analysis, issue: Issue) => Value,
): (analysis: Analysis, issue: Issue) => Value {
  const known = new WeakMap<IssueAnalysis, { readonly value: Value }>();
  return (analysis, issue) => {
    const key = analysis.issues.get(issue);
    if (!key) return make(analysis, issue);
    let made = known.get(key);
    if (!made) known.set(key, (made = { value: make(analysis, issue) }));
    return made.value;
  };
}

/** The same of what takes its time on an issue with very many positions. */
export function perIssueInSteps<Issue extends IssueId | undefined, Value>(
  make: (analysis: Analysis, issue: Issue) => Steps<Value>,
): (analysis: Analysis, issue: Issue) => Steps<Value> {
  const known = new WeakMap<IssueAnalysis, { readonly value: Value }>();
  return function* (analysis, issue) {
    const key = analysis.issues.get(issue);
    if (!key) return yield* make(analysis, issue);
    let made = known.get(key);
    if (!made) known.set(key, (made = { value: yield* make(analysis, issue) }));
    return made.value;
  };
}
