import {
  keysOf,
  type AnnotationId,
  type ArticlePath,
  type CardAction,
  type IssueId,
  type Layer,
  type Span,
} from '../../core';
import type { Corpora, LoadedCorpus } from '../corpora/corpora';

/** The argument of commands that are called from a card, a tree row or a quick fix. It may come
 * from a link, so commands check it with the readers below. */
export interface CommandTarget {
  /** The corpus folder as a URI. */
  readonly corpus: string;
  readonly article?: ArticlePath;
  readonly id?: AnnotationId;
  readonly issue?: IssueId;
  readonly layer?: Layer;
  readonly span?: Span;
}

const COMMANDS = {
  edit: 'editAnnotation',
  confirm: 'confirmWords',
  delete: 'deleteAnnotation',
  showInTree: 'showInTree',
  example: 'addExample',
  discuss: 'discussAnnotation',
  compare: 'compareQuotes',
  positions: 'showPositions',
  references: 'showReferences',
  codebook: 'goToCodebook',
  editActor: 'editActor',
  editIssue: 'editIssue',
  ignore: 'ignoreMatch',
  settle: 'settleMention',
  settleAll: 'resolveMention',
} as const satisfies Record<CardAction['kind'], string>;

/** What a command would ask, where a card has said it. */
const ANSWERS: Partial<Record<CardAction['kind'], object>> = {
  ignore: { reach: 'here' },
  settleAll: { reach: 'article' },
};

/** Opens an annotation that a text on a card leads to. */
export const OPEN_PLACE = 'policyAnnotator.openPlace';

/** The commands that a link in a card may run. */
export const LINKABLE_COMMANDS = [
  ...Object.values(COMMANDS).map((id) => `policyAnnotator.${id}`),
  OPEN_PLACE,
];

export function commandOfAction(
  loaded: LoadedCorpus,
  action: CardAction,
): { readonly command: string; readonly argument: CommandTarget } {
  // The whole action is passed on; readers take what they know and check it.
  return {
    command: `policyAnnotator.${COMMANDS[action.kind]}`,
    argument: { corpus: loaded.root.toString(), ...action, ...ANSWERS[action.kind] },
  };
}

export interface ReadTarget extends Omit<CommandTarget, 'corpus'> {
  readonly loaded: LoadedCorpus;
}

/** The target that a command was called with; undefined when it is not valid. */
export function readTarget(corpora: Corpora, argument: unknown): ReadTarget | undefined {
  const value = keysOf(argument);
  if (!value) return undefined;
  const loaded = corpora.all.find(({ root }) => root.toString() === value.get('corpus'));
  if (!loaded) return undefined;
  const span = readSpan(value.get('span'));
  const layer = value.get('layer');
  return {
    loaded,
    ...text('article', value),
    ...text('id', value),
    ...text('issue', value),
    ...(layer === 'actor' || layer === 'issue' ? { layer } : {}),
    ...(span ? { span } : {}),
  };
}

function text<K extends 'article' | 'id' | 'issue'>(
  key: K,
  from: ReadonlyMap<string, unknown>,
): Partial<Record<K, string>> {
  const value = from.get(key);
  const read: Partial<Record<K, string>> = {};
  if (typeof value === 'string') read[key] = value;
  return read;
}

function readSpan(value: unknown): Span | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { start, end } = value as Partial<Span>;
  const valid = Number.isInteger(start) && Number.isInteger(end);
  return valid && start !== undefined && end !== undefined && start <= end
    ? { start, end }
    : undefined;
}
