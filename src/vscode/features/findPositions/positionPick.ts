import * as vscode from 'vscode';
import {
  candidateRow,
  completed,
  completedField,
  completeQuery,
  correctedQuery,
  cursorAfter,
  hitRow,
  isHalfTyped,
  labelText,
  MOST_CHILDREN,
  queryProblemText,
  readQuery,
  shownProblems,
  type Completion,
  type Hit,
  type PositionQuery,
  type QueryCandidate,
  type SavedSearch,
  type SearchResult,
  COUNTS,
} from '../../../core';
import { positionSearch } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { keepOrder } from '../../ui/quickPick';
import { questionTakesKeys } from '../../ui/shownQuestion';
import { iconOf } from '../../ui/views/rowIcons';
import type { Services } from '../../services';
import { localizer } from '../../derived/viewContext';

/** What the user did with the list; `query` is what was typed then. */
export type PositionPicked =
  | { readonly kind: 'position'; readonly query: string; readonly hit: Hit }
  | { readonly kind: 'save' | 'export' | 'recode' | 'left'; readonly query: string };

/** Shown while nothing is typed, before the fields. */
export interface StartRow extends SavedSearch {
  readonly icon: 'history' | 'search';
  readonly isShared?: boolean;
}

interface Row extends vscode.QuickPickItem {
  readonly does?:
    | { readonly kind: 'hit'; readonly hit: Hit }
    | { readonly kind: 'candidate'; readonly candidate: QueryCandidate }
    | { readonly kind: 'query'; readonly query: string }
    | { readonly kind: 'more' };
}

/** A quick pick whose value is a query: its problems, possible completions, and its results.
 * `isToRecode`: Enter on a result means all results. */
export function pickPosition(
  { corpora, extension, guard, environment }: Services,
  loaded: LoadedCorpus,
  start: string,
  starts: readonly StartRow[],
  isToRecode = false,
): Promise<PositionPicked> {
  const { index } = loaded.corpus;
  const search = positionSearch(index, environment.yieldToHost);
  const pick = vscode.window.createQuickPick<Row>();
  keepOrder(pick);
  pick.placeholder = isToRecode
    ? vscode.l10n.t('Words, or a field such as actor:, then Enter to change all that are found')
    : vscode.l10n.t('Words, or a field such as actor: or since:');
  pick.ignoreFocusOut = true;
  const save = button('save', vscode.l10n.t('Save This Search'));
  const exporting = button('export', vscode.l10n.t('Export Results'));
  const recode = button('edit', vscode.l10n.t('Recode Results…'));
  pick.buttons = isToRecode ? [recode] : [save, exporting, recode];

  let typed = '';
  let cursor = 0;
  let most = MOST_CHILDREN;
  let shown: { readonly found: Found; readonly rows: Rows } | undefined;
  let latest: Promise<void> = Promise.resolve();

  const paint = ({ result, ...state }: Found, first?: number): void => {
    const rows = rowsOf(result, state, { most, starts, extension });
    pick.title = titleOf(result, state.all, index.isComplete, isToRecode);
    pick.keepScrollPosition = first !== undefined;
    pick.items = rows.items;
    const active = first === undefined ? rows.active : rows.hits[first];
    pick.activeItems = active ? [active] : [];
    shown = { found: { result, ...state }, rows };
  };

  const find = async (): Promise<void> => {
    pick.busy = true;
    const every = await search.all(completedField(typed, cursor));
    // A newer key or the end has cancelled this search.
    if (!every) return;
    const query = readQuery(typed, index.codebook);
    const completion = completeQuery(typed, cursor, index.codebook, () => every.values);
    const { span } = completion;
    const isHalf = isHalfTyped(query, completion);
    const state = { query, cursor, completion, isHalf, all: every.hits.length };
    const text = isHalf ? typed.slice(0, span.start) + typed.slice(span.end) : typed;
    const result = await search.find(text);
    if (!result) return;
    pick.busy = false;
    paint({ ...state, result });
  };

  const type = (text: string): void => {
    if (text === typed && shown) return;
    cursor = cursorAfter(typed, text);
    typed = text;
    most = MOST_CHILDREN;
    latest = find();
    guard.run('finding positions', () => latest);
  };

  const set = (text: string): void => {
    pick.value = text;
    type(text);
  };

  return new Promise((resolve) => {
    const finish = (picked: PositionPicked): void => {
      notShown();
      search.end();
      resolve(picked);
      listeners.dispose();
      pick.dispose();
    };
    const accept = async (): Promise<void> => {
      // A user who types fast and presses Enter means what the list is about to show.
      const isBehind = shown?.found.query.text !== typed;
      await latest;
      const row = isBehind ? shown?.rows.active : (pick.activeItems[0] ?? shown?.rows.active);
      const { does } = row ?? {};
      if (does?.kind === 'hit' && isToRecode) finish({ kind: 'recode', query: typed });
      else if (does?.kind === 'hit') finish({ kind: 'position', query: typed, hit: does.hit });
      else if (does?.kind === 'query') set(does.query);
      else if (does?.kind === 'candidate' && shown) {
        set(completed(typed, shown.found.completion, does.candidate));
      } else if (does?.kind === 'more' && shown) {
        const before = most;
        most += MOST_CHILDREN;
        paint(shown.found, before);
      }
    };
    const notShown = questionTakesKeys(pick, () => finish({ kind: 'left', query: typed }));
    const listeners = vscode.Disposable.from(
      guard.on(pick.onDidChangeValue, type),
      guard.on(pick.onDidAccept, accept),
      guard.on(pick.onDidTriggerButton, (pressed) =>
        finish({
          kind: pressed === save ? 'save' : pressed === recode ? 'recode' : 'export',
          query: typed,
        }),
      ),
      // The corpus may change while the list is open, or still be read.
      corpora.onDidChange(() => {
        latest = find();
        guard.run('finding positions', () => latest);
      }),
    );
    pick.show();
    set(start);
  });
}

/** What is typed, how far it is understood, and its results. */
interface Typed {
  readonly query: PositionQuery;
  readonly cursor: number;
  readonly completion: Completion;
  /** The search excluded the value at the cursor: see `isHalfTyped`. */
  readonly isHalf: boolean;
  /** The number of positions found. */
  readonly all: number;
}

interface Found extends Typed {
  readonly result: SearchResult;
}

interface Rows {
  readonly items: readonly Row[];
  readonly hits: readonly Row[];
  /** The row that is active at first. */
  readonly active: Row | undefined;
}

interface Shown {
  readonly most: number;
  readonly starts: readonly StartRow[];
  readonly extension: vscode.Uri;
}

/** Problems first, then completions of the part at the cursor, then results. */
function rowsOf(result: SearchResult, typed: Typed, given: Shown): Rows {
  const { most, extension } = given;
  const { query, cursor, completion } = typed;
  const isEmpty = query.text.trim() === '';
  const starts = isEmpty ? given.starts.map(startRow) : [];
  const problems = shownProblems(query, cursor, completion).map((problem): Row => {
    const correct = correctedQuery(query.text, problem);
    const shown = row(`$(warning) ${queryProblemText(problem, localizer)}`);
    if (correct === undefined) return shown;
    return { ...shown, does: { kind: 'query', query: correct } };
  });
  const correction = problems.find(({ does }) => does !== undefined);
  const candidates = completion.candidates.map((candidate) => ({
    ...candidateItem(candidate),
    iconPath: new vscode.ThemeIcon(candidate.kind === 'field' ? 'symbol-field' : 'filter'),
    does: { kind: 'candidate' as const, candidate },
  }));
  const { codebook } = result;
  const hits = isEmpty
    ? []
    : result.hits.slice(0, most).map((hit): Row => hitItem(hit, codebook, extension));
  const rest = isEmpty ? 0 : result.hits.length - hits.length;
  const none =
    !isEmpty && result.hits.length === 0 && candidates.length === 0
      ? [row(vscode.l10n.t('No positions found.'))]
      : [];
  const more: Row[] =
    rest > 0
      ? [
          {
            ...row(
              localizer.text(['Show {0} More', 'Show {0} More'], Math.min(rest, MOST_CHILDREN)),
              String(rest),
            ),
            does: { kind: 'more' },
          },
        ]
      : [];
  const heads = [...problems, ...starts, ...candidates];
  const separator: Row[] =
    heads.length > 0 && hits.length > 0
      ? [{ label: vscode.l10n.t('Results'), kind: vscode.QuickPickItemKind.Separator }]
      : [];
  const items = [...heads, ...separator, ...hits, ...more, ...none];
  // Enter completes a name half typed and corrects a misspelt one; for what is typed in full it
  // takes the first result.
  const active = typed.isHalf
    ? candidates[0]
    : (starts[0] ?? correction ?? hits[0] ?? candidates[0]);
  return { items, hits: [...hits, ...more], active };
}

function hitItem(hit: Hit, codebook: SearchResult['codebook'], extension: vscode.Uri): Row {
  const { label, description, detail, icon } = hitRow(codebook, localizer, hit);
  return {
    ...row(label, description),
    detail,
    iconPath: iconOf(extension, icon),
    does: { kind: 'hit', hit },
  };
}

function candidateItem(candidate: QueryCandidate): Row {
  const { label, description } = candidateRow(candidate, localizer);
  return row(label, description);
}

function startRow({ name, query, icon, isShared = false }: StartRow): Row {
  const about = [
    ...(isShared ? [localizer.text('shared')] : []),
    ...(name === query ? [] : [labelText(query)]),
  ];
  return {
    ...row(labelText(name), about.join(' · ')),
    iconPath: new vscode.ThemeIcon(icon),
    does: { kind: 'query', query },
  };
}

/** Always shown, since the query decides, not the letters of a label. */
function row(label: string, description = ''): Row {
  return { label, description, alwaysShow: true };
}

function titleOf(
  { hits, query }: SearchResult,
  all: number,
  isWhole: boolean,
  isToRecode: boolean,
): string {
  const found =
    query.conditions.length === 0
      ? localizer.text(COUNTS.positions, all)
      : vscode.l10n.t('{0} of {1}', localizer.number(hits.length), localizer.number(all));
  const shown = isWhole ? found : localizer.text('{0} so far', found);
  return isToRecode
    ? vscode.l10n.t('Recode Positions: {0}', shown)
    : vscode.l10n.t('Find Positions: {0}', shown);
}

function button(icon: string, tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}
