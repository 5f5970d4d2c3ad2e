import { isVocabulary, listedWords } from '../../model/fields';
import { AUTHOR, GOLD, UNATTRIBUTED } from '../../model/ids';
import type { Codebook } from '../../model/codebook';
import type { Span } from '../../model/span';
import { lazily } from '../../util/lazily';
import { nearestId } from '../../util/nearestWord';
import { forEachTask, type Task } from '../../util/task';
import { problem } from '../../problems/report';
import type { KnownProblem, ProblemCode } from '../../problems/table';
import { reportLostValue } from '../../yaml/shape/lostValue';
import type { Named, Reading } from '../../yaml/shape/shape';

/** A value that names an entry, to be looked up when the whole codebook is read. */
export interface Reference {
  readonly code: ProblemCode;
  readonly to: Named;
  readonly id: string;
  readonly span: Span;
}

/** A reading of `text` that adds to the problems and keeps the references for later. */
export function referencesOf(
  text: string,
  problems: KnownProblem[],
): Reading & { readonly references: readonly Reference[] } {
  const references: Reference[] = [];
  return {
    references,
    report: (code, span, ...args) => void problems.push(problem(code, span, ...args)),
    refer: (code, to, id, span) => void references.push({ code, to, id, span }),
    absent: (after) => {
      reportLostValue(text, after, problems);
    },
  };
}

export function* checkReferences(
  references: readonly Reference[],
  codebook: Codebook,
  problems: KnownProblem[],
): Task<void> {
  const near = nearestNames(codebook);
  yield* forEachTask(references, ({ code, to, id, span }) => {
    // The reserved actors are not in the tree.
    const known = to === 'actor' ? codebook.actors.has(id) : isDefined(codebook, to, id);
    if (!known) problems.push(problem(code, span, id, ...near(to, id)));
  });
}

/** Finds the id or word that an unknown name was probably meant to be, or none. Only the first
 * hundred different names are compared, which takes time; a file with more belongs to another
 * study. */
export function nearestNames(codebook: Codebook): (to: Named, id: string) => readonly string[] {
  const found = new Map<string, readonly string[]>();
  const ids = {
    actor: lazily(() => [...codebook.actors.keys()]),
    issue: lazily(() => [...codebook.issues.keys()]),
    stance: lazily(() => [...codebook.stances.keys()]),
    coder: lazily(() => [...codebook.coders.keys()]),
    type: lazily(() => [...codebook.types.keys()]),
  };
  return (to, id) => {
    const key = `${to} ${id}`;
    const known = found.get(key);
    if (known || found.size >= MOST_COMPARED) return known ?? [];
    const nearest = nearestId(id, isVocabulary(to) ? listedWords(codebook, to) : ids[to]());
    const names = nearest === undefined ? [] : [nearest];
    found.set(key, names);
    return names;
  };
}

const MOST_COMPARED = 100;

/** True when the codebook has it, or does not restrict it: without a list of words or coders, any
 * is valid. */
export function isDefined(codebook: Codebook, to: Named, id: string): boolean {
  switch (to) {
    case 'actor':
      return codebook.actors.has(id) || id === AUTHOR || id === UNATTRIBUTED;
    case 'issue':
      return codebook.issues.has(id);
    case 'stance':
      return codebook.stances.has(id);
    case 'type':
      return codebook.types.has(id);
    case 'coder':
      if (codebook.machines.has(id)) return false;
      return codebook.coders.size === 0 || codebook.coders.has(id) || id === GOLD;
    default: {
      const words = listedWords(codebook, to);
      return words.length === 0 || words.includes(id);
    }
  }
}
