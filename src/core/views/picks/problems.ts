import { vocabularyOf } from '../../model/fields';
import type { Severity } from '../../model/problem';
import { AUTHOR, isId, type AnnotationId, type ArticlePath } from '../../model/ids';
import type { Layer } from '../../model/mention';
import type { PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';
import { aboutEntries } from '../../annotation-file/aboutEntries';
import { confirmedWords, placeDoubt, quotedWords } from '../../corpus/placeProblems';
import { messageOf, PROBLEMS, type KnownProblem, type ProblemCode } from '../../problems/table';
import type { Named } from '../../yaml/shape/shape';
import { plainScalar } from '../../yaml/write/writeScalar';
import { labelText } from '../words/label';
import type { Localizer } from '../words/localizer';
import { waitingFor } from '../words/waiting';

/** A row of the Problems panel. */
export interface ProblemRow {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** The translated message with its arguments; one safe line. */
  readonly message: string;
  /** In UTF-16 units of the file's own text for a problem of a file, of the article's text (LF, no
   * BOM) for a place. */
  readonly span: Span;
  readonly fixes: readonly ProblemFix[];
}

/** A fix for a problem, in the order of the menu. */
export type ProblemFix =
  /** `id`: missing in the codebook. A `parent` is an actor or an issue, whichever the child is. */
  | { readonly kind: 'addEntry'; readonly what: Named | 'parent'; readonly id: string }
  | {
      readonly kind: 'confirm' | 'choose' | 'attach' | 'keep' | 'edit' | 'delete';
      readonly article: ArticlePath;
      readonly id: AnnotationId;
    }
  /** Two positions that coders coded differently. */
  | {
      readonly kind: 'compareReadings';
      readonly ids: readonly [AnnotationId, AnnotationId];
    }
  | { readonly kind: 'editPosition'; readonly id: AnnotationId }
  /** Two entries that claim the same words. */
  | {
      readonly kind: 'settleNames';
      readonly layer: Layer;
      readonly ids: readonly [string, string];
    }
  /** At the problem's own span. */
  | { readonly kind: 'newId' }
  | { readonly kind: 'renameKey'; readonly to: string }
  /** At all problems of the file that have this code and this id. */
  | {
      readonly kind: 'replaceId';
      readonly code: ProblemCode;
      readonly id: string;
      readonly to: string;
      /** The replacement as written in the file. */
      readonly text: string;
    }
  | { readonly kind: 'quoteValue' | 'writeActor'; readonly to: string }
  /** `value` as it is written in the file: `to`. */
  | { readonly kind: 'writeValue'; readonly to: string; readonly value: string }
  | { readonly kind: 'findArticle' | 'addEndMarker' }
  /** For annotation files only. */
  | { readonly kind: 'resolveConflicts' };

/** The setting *severity of checks*: `default` as in the table, or one severity for everything that
 * refuses nothing; `off` omits those. A problem that refuses a file or an entry is always an
 * error. */
export type CheckSeverity = 'default' | Severity | 'off';

/** The problems of a codebook or an annotation file. */
export function fileProblems(
  problems: readonly KnownProblem[],
  localizer: Localizer,
  checks: CheckSeverity = 'default',
  annotations?: RefusedAnnotations,
): readonly ProblemRow[] {
  const refusing = problems.find(({ code }) => PROBLEMS[code].effect === 'file');
  return problems.flatMap((problem) => {
    const { code, span } = problem;
    const severity = severityOf(code, checks);
    if (severity === undefined) return [];
    const missing = problem === refusing && annotations ? missingText(annotations, localizer) : '';
    const message = filled(problem, localizer) + missing;
    return [{ code, severity, message, span, fixes: fixesOf(problem) }];
  });
}

/** The consequence of an unread file for its annotations. */
export interface RefusedAnnotations {
  readonly text: string;
  /** Number of annotations of the last version that could be read, which remain in use. */
  readonly inForce: number;
}

function missingText({ text, inForce }: RefusedAnnotations, localizer: Localizer): string {
  if (inForce > 0)
    return ` ${localizer.text(['The last readable version is still used, with {0} annotation.', 'The last readable version is still used, with {0} annotations.'], inForce)}`;
  const count = aboutEntries(text);
  return count === 0
    ? ''
    : ` ${localizer.text(['About {0} annotation is missing.', 'About {0} annotations are missing.'], count)}`;
}

/** The annotations of an article that need review, at their words; lost ones at the article's
 * beginning, since they have no place. */
export function articleProblems(
  article: ArticlePath,
  placed: readonly PlacedAnnotation[],
  localizer: Localizer,
  given: {
    readonly changed?: ReadonlySet<AnnotationId>;
    readonly checks?: CheckSeverity;
    /** Lost ones that the user wants to keep as they are. */
    readonly kept?: ReadonlySet<AnnotationId>;
  } = {},
): readonly ProblemRow[] {
  return placed.flatMap((one) => {
    const waiting = waitingFor(one, given.changed);
    const { id } = one.annotation;
    if (waiting === undefined || (waiting === 'lost' && given.kept?.has(id))) return [];
    const doubt = waiting === 'uncertain' ? placeDoubt(one.places) : undefined;
    const code = doubt?.code ?? CODE_OF[waiting];
    const severity = severityOf(code, given.checks ?? 'default');
    if (severity === undefined) return [];
    const uncertain = one.places.find(({ state, span }) => state === 'uncertain' && span)?.span;
    const span = uncertain ?? one.places.find((place) => place.span)?.span ?? { start: 0, end: 0 };
    const words = (waiting === 'changed' ? confirmedWords : quotedWords)(one.annotation.quote);
    const fixes = FIXES_OF[waiting].map((kind): ProblemFix => ({ kind, article, id }));
    return [
      {
        code,
        severity,
        message: filled({ code, args: [words, ...(doubt?.change ?? [])], span }, localizer),
        span,
        fixes,
      },
    ];
  });
}

const CODE_OF = {
  lost: 'quote-orphaned',
  uncertain: 'quote-uncertain',
  changed: 'quote-changed',
} as const;

const FIXES_OF = {
  lost: ['choose', 'attach', 'keep', 'edit', 'delete'],
  uncertain: ['confirm', 'choose', 'attach', 'edit', 'delete'],
  changed: ['confirm', 'attach', 'edit', 'delete'],
} as const;

function fixesOf({ code, args, span }: KnownProblem): readonly ProblemFix[] {
  const [id, nearest, third, fourth] = args;
  const words = vocabularyOf(code.replace(/^unknown-/, ''));
  if (words) return [...nearFix(code, args), ...addFix(words.file, id)];
  switch (code) {
    case 'unknown-actor':
    case 'unknown-group':
    case 'unknown-role-target':
      return [...nearFix(code, args), ...addFix('actor', id)];
    case 'unknown-issue':
      return [...nearFix(code, args), ...addFix('issue', id)];
    case 'unknown-stance':
      return [...nearFix(code, args), ...addFix('stance', id)];
    case 'unknown-coder':
      return [...nearFix(code, args), ...addFix('coder', id)];
    case 'unknown-type':
      return [...nearFix(code, args), ...addFix('type', id)];
    case 'unknown-parent':
      return [...nearFix(code, args), ...addFix('parent', id)];
    case 'id-elsewhere':
    case 'duplicate-id':
      return [{ kind: 'newId' }];
    case 'misspelt-key':
    case 'unknown-field':
      return nearest === undefined ? [] : [{ kind: 'renameKey', to: nearest }];
    case 'bad-value':
    case 'unknown-field-type':
      if (fourth === undefined || fourth.endsWith('…')) return [];
      return [{ kind: 'writeValue', to: scalarOf(fourth), value: fourth }];
    case 'query-misspelt-name':
      return third === undefined ? [] : [{ kind: 'renameKey', to: third }];
    case 'unquoted-value':
      // An id that was shortened for the message must not be written.
      if (id?.length !== span.end - span.start) return [];
      return [{ kind: 'quoteValue', to: JSON.stringify(id) }];
    case 'coded-differently': {
      const [, , , one, other] = args;
      if (one === undefined || other === undefined) return [];
      return [{ kind: 'compareReadings', ids: [one, other] }];
    }
    case 'ambiguous-alias': {
      const [, , layer, own, other] = args;
      if (other === undefined || own === undefined) return [];
      if (layer !== 'actor' && layer !== 'issue') return [];
      return [{ kind: 'settleNames', layer, ids: [other, own] }];
    }
    case 'date-after-article':
      return third === undefined ? [] : [{ kind: 'editPosition', id: third }];
    case 'author-is-actor':
      // A list of actors is not replaced by one of them.
      if (nearest === undefined || span.end - span.start !== AUTHOR.length) return [];
      return [{ kind: 'writeActor', to: nearest }];
    case 'article-missing':
      return [{ kind: 'findArticle' }];
    case 'maybe-truncated':
    case 'unmarked-end':
      return [{ kind: 'addEndMarker' }];
    case 'conflict-marker':
      return [{ kind: 'resolveConflicts' }];
    default:
      return [];
  }
}

/** A boolean is plain; the format says that it is one. */
function scalarOf(value: string): string {
  return value === 'true' || value === 'false' ? value : plainScalar(value);
}

/** Replaces the misspelt id by the nearest one, everywhere in the file. */
function nearFix(code: ProblemCode, [id, nearest]: readonly string[]): readonly ProblemFix[] {
  if (id === undefined || nearest === undefined) return [];
  return [{ kind: 'replaceId', code, id, to: nearest, text: plainScalar(nearest) }];
}

/** A text that cannot be an id is not added; a word may be any that was not shortened for the
 * message. */
function addFix(what: Named | 'parent', id: string | undefined): readonly ProblemFix[] {
  if (id === undefined || (vocabularyOf(what) ? id.endsWith('…') : !isId(id))) return [];
  return [{ kind: 'addEntry', what, id }];
}

function severityOf(code: ProblemCode, checks: CheckSeverity): Severity | undefined {
  const { severity, effect } = PROBLEMS[code];
  if (effect !== 'none' || checks === 'default') return severity;
  return checks === 'off' ? undefined : checks;
}

function filled(problem: KnownProblem, localizer: Localizer): string {
  const safe = problem.args.map((argument) => labelText(argument, 120));
  return localizer.fill(messageOf(problem), ...safe);
}
