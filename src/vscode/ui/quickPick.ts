import * as vscode from 'vscode';
import { firstTyped, foldedLetters, inQuotationMarks, inTypedOrder } from '../../core';
import { questionTakesKeys } from './shownQuestion';

/** In milliseconds: letters of a word are typed faster than this, even by a slow typist. Enter
 * takes a letter's row at once. */
const LETTER_MS = 300;

export interface PickRow<T> extends vscode.QuickPickItem {
  /** Undefined for separators. */
  readonly value?: T;
  /** What it is called, besides its label: typed as a whole, one of these puts it first. */
  readonly names?: readonly string[];
  /** Only while nothing is typed. */
  readonly isForEmpty?: boolean;
}

export type Picked<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'back' }
  /** The user pressed Escape at a first question, or opened something else. */
  | { readonly kind: 'left' };

export interface PickOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  /** The words that are asked about, where the list covers them. */
  readonly covered?: string | undefined;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly rows: readonly PickRow<T>[];
  /** The row that is active at first. */
  readonly first?: T;
  /** Shows *Back*; Escape goes back too. */
  readonly canGoBack?: boolean;
  /** Each answer is written at once: Escape ends instead of going back. */
  readonly escapeEnds?: boolean;
  /** What is in the field at first. */
  readonly typed?: string;
  /** Rows that depend on what is typed, shown last, such as `New actor "…"`; the others are then in
   * the order in which the typed letters mean them. Where there are no other rows, those for an
   * empty field are shown at first. */
  readonly typedRows?: (typed: string) => readonly PickRow<T>[];
  /** With several choices: what is between several names that are typed at once. */
  readonly between?: RegExp;
  /** Values that one letter takes, such as a stance. It is taken when no other letter follows for a
   * moment: typing the whole word filters the rows, and the rest does not go into the article. */
  readonly letters?: ReadonlyMap<string, T>;
  readonly onActive?: (value: T) => void;
  /** Called with what is typed, at each change. */
  readonly onTyped?: (typed: string) => void;
  /** With several choices: no tick is an answer; otherwise Enter takes the active row at first, and
   * asks for a tick where all were removed. */
  readonly mayBeEmpty?: boolean;
  /** With several choices: two or more are needed. */
  readonly least?: 2;
  /** With several choices: the label of the row that is ticked where nothing fits. No tick at all
   * is no answer then. */
  readonly none?: string;
  /** With several choices: called with the ticks when the user goes back, to keep them. */
  readonly onBack?: (ticked: readonly T[]) => void;
  readonly rowButton?: RowButton<T>;
  /** The value that the key of *Use Whole Words* takes. */
  readonly wholeWords?: T;
}

/** A button of rows. What it opens replaces the list for a while; the list then returns with
 * current rows. */
export interface RowButton<T> {
  readonly icon: string;
  readonly tooltip: string;
  readonly isFor: (value: T) => boolean;
  readonly press: (value: T) => Promise<readonly PickRow<T>[]>;
}

/** Rows below a heading; empty without rows. */
export function headed<T>(label: string, rows: readonly PickRow<T>[]): readonly PickRow<T>[] {
  return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

/** One choice from a list. Enter takes the active row; losing the focus does not close it, so that
 * looking at the text in between loses no answers. */
export function pickOne<T>(options: PickOptions<T>): Promise<Picked<T>> {
  return showPick(
    options,
    undefined,
    (pick, _order, now, isShown) => {
      const row = activeRow(pick, now, isShown);
      return row?.value === undefined ? undefined : row.value;
    },
    options.wholeWords,
  );
}

/** Several choices. Enter ticks the row that was typed for, and on an empty field accepts what is
 * ticked: a name, Enter, the next name, Enter, Enter. */
export function pickSeveral<T>(
  options: Omit<PickOptions<T>, 'wholeWords'> & {
    readonly ticked?: readonly T[];
  },
): Promise<Picked<readonly T[]>> {
  return showPick<T, readonly T[]>(options, options.ticked ?? [], (pick, order) => {
    if (pick.selectedItems.length === 0 && options.mayBeEmpty === true) return [];
    const rows = pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems;
    const values = valuesOf(rows, order);
    return values.length > 0 ? values : undefined;
  });
}

/** In the order of ticking. */
function valuesOf<T>(rows: readonly PickRow<T>[], order: ReadonlySet<T>): readonly T[] {
  const places = new Map([...order].map((value, place) => [value, place]));
  return rows
    .flatMap(({ value }) => (value === undefined ? [] : [value]))
    .sort((a, b) => (places.get(a) ?? -1) - (places.get(b) ?? -1));
}

function showPick<T, R>(
  given: PickOptions<T>,
  ticked: readonly T[] | undefined,
  result: (
    pick: vscode.QuickPick<PickRow<T>>,
    order: ReadonlySet<T>,
    options: PickOptions<T>,
    isShown: boolean,
  ) => R | undefined,
  keyed?: R,
): Promise<Picked<R>> {
  const pick = vscode.window.createQuickPick<PickRow<T>>();
  let options = withButtons(given);
  pick.title = options.title;
  pick.placeholder = options.placeholder;
  countSteps(pick, options);
  // The type of this property is not published for the oldest VS Code, which ignores it.
  if (options.covered !== undefined)
    Object.assign(pick, { prompt: inQuotationMarks(options.covered) });
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.canSelectMany = ticked !== undefined;
  pick.buttons = options.canGoBack === true ? [vscode.QuickInputButtons.Back] : [];
  const isOrdered = ticked === undefined && options.typedRows !== undefined;
  if (isOrdered) keepOrder(pick);
  pick.items = options.rows.length > 0 ? options.rows : (options.typedRows?.('') ?? []);
  if (ticked) pick.selectedItems = rowsWith(options.rows, ticked);
  if (options.typed !== undefined) {
    pick.value = options.typed;
    pick.items = itemsFor(options, options.typed, isOrdered);
  }
  const first = options.rows.find((row) => row.value !== undefined && row.value === options.first);
  if (first) pick.activeItems = [first];

  // VS Code gives ticked rows in the order of the list; the order of ticking is kept here.
  const order = new Set<T>(ticked ?? []);
  pick.onDidChangeSelection((rows) => {
    for (const { value } of rows) {
      if (value !== undefined) order.add(value);
    }
  });

  return new Promise((resolve) => {
    let letterTimer: ReturnType<typeof setTimeout> | undefined;
    const takeKeys = (): (() => void) => {
      const canGoBack = options.canGoBack === true && options.escapeEnds !== true;
      return questionTakesKeys(pick, () => finish({ kind: 'left' }), {
        canGoBack,
        useWholeWords: keyed && (() => finish({ kind: 'value', value: keyed })),
      });
    };
    let notShown = takeKeys();
    const finish = (picked: Picked<R>): void => {
      clearTimeout(letterTimer);
      notShown();
      resolve(picked);
      pick.dispose();
    };
    const accept = (): void => {
      const isShown = !options.typedRows || activeFor === pick.value;
      if (pick.canSelectMany && tickTyped(pick, options, isShown)) return;
      const { length } = pick.selectedItems;
      if (options.least !== undefined && length < options.least) {
        pick.title = vscode.l10n.t('{0} – select two or more', options.title);
        return;
      }
      if (options.none !== undefined && length === 0) {
        const { none, title } = options;
        pick.title = vscode.l10n.t('{0} – select at least one, or “{1}”', title, none);
        return;
      }
      if (ticked && ticked.length > 0 && length === 0 && !options.mayBeEmpty) {
        // The active row is not taken, since it may be so by chance.
        pick.title = vscode.l10n.t('{0} – select at least one, or press Escape', options.title);
        return;
      }
      const value = result(pick, order, options, isShown);
      if (value !== undefined) finish({ kind: 'value', value });
    };
    pick.onDidAccept(accept);
    pick.onDidTriggerButton((button) => {
      if (button !== vscode.QuickInputButtons.Back) return;
      options.onBack?.(valuesOf(pick.selectedItems, order));
      finish({ kind: 'back' });
    });
    let activeFor = '';
    pick.onDidChangeActive(([row]) => {
      activeFor = pick.value;
      if (row?.value !== undefined) options.onActive?.(row.value);
    });
    pick.onDidChangeValue((typed) => {
      clearTimeout(letterTimer);
      options.onTyped?.(typed);
      if (options.letters?.has(typed.toLowerCase())) letterTimer = setTimeout(accept, LETTER_MS);
      if (options.typedRows) showTypedRows(pick, options, typed);
    });
    const press = async (value: T): Promise<void> => {
      const ticks = pick.selectedItems.map((row) => row.value);
      notShown();
      const rows = await given.rowButton?.press(value);
      options = withButtons({ ...given, rows: rows ?? given.rows });
      pick.items = itemsFor(options, pick.value, isOrdered);
      if (ticked) pick.selectedItems = rowsWith(pick.items, ticks);
      pick.activeItems = pick.items.filter((row) => row.value === value);
      notShown = takeKeys();
      pick.show();
    };
    if (given.rowButton) {
      pick.onDidTriggerItemButton(({ item }) => {
        if (item.value !== undefined) void press(item.value);
      });
    }
    pick.show();
  });
}

/** Shows the place of a question among several; nothing where it is the only one. */
export function countSteps(
  input: vscode.QuickInput,
  { step, totalSteps }: { readonly step?: number; readonly totalSteps?: number },
): void {
  if (totalSteps === 1) return;
  input.step = step;
  input.totalSteps = totalSteps;
}

function withButtons<T>(options: PickOptions<T>): PickOptions<T> {
  const { rowButton, rows } = options;
  if (!rowButton) return options;
  const { icon, tooltip, isFor } = rowButton;
  const buttons = [{ iconPath: new vscode.ThemeIcon(icon), tooltip }];
  return {
    ...options,
    rows: rows.map((row) =>
      row.value !== undefined && isFor(row.value) ? { ...row, buttons } : row,
    ),
  };
}

/** The row that Enter means. A user who types fast is a few letters ahead of the list that VS Code
 * has reported: then it is the first row with what is typed, as in the list to come, or otherwise
 * the row made from the typed text. `isShown`: that list has what is typed. */
function activeRow<T>(
  pick: vscode.QuickPick<PickRow<T>>,
  options: PickOptions<T>,
  isShown: boolean,
): PickRow<T> | undefined {
  const [active] = pick.activeItems;
  const typed = pick.value.trim();
  const ofLetter = options.letters?.get(typed.toLowerCase());
  if (ofLetter !== undefined) return options.rows.find(({ value }) => value === ofLetter);
  const typedRows = options.typedRows?.(typed) ?? [];
  const [made] = typedRows;
  const isActive = (row: PickRow<T>): boolean =>
    isShown && row.label === active?.label && row.description === active.description;
  const now = typedRows.find(isActive);
  if (now) return now;
  if (isShown && active && options.rows.includes(active) && mayMatch(active, typed)) return active;
  // A row that lacks what is typed was active before.
  const isMeant = active && (active.alwaysShow === true || mayMatch(active, typed));
  return firstTyped(choicesOf(options, typed), typed) ?? made ?? (isMeant ? active : undefined);
}

/** The rows that can be chosen with what is typed. */
function choicesOf<T>({ rows }: PickOptions<T>, typed: string): readonly PickRow<T>[] {
  return rows.filter(
    ({ value, isForEmpty }) => value !== undefined && (isForEmpty !== true || typed === ''),
  );
}

/** All rows for what is typed: ordered and without headings, which VS Code does not show then
 * either. In a list with ticks each row keeps its place, by which VS Code reports ticks. */
function itemsFor<T>(
  options: PickOptions<T>,
  value: string,
  isOrdered: boolean,
): readonly PickRow<T>[] {
  const typed = value.trim();
  const made = options.typedRows?.(typed) ?? [];
  if (typed === '' || !isOrdered) return [...options.rows, ...made];
  return [...inTypedOrder(choicesOf(options, typed), typed), ...made];
}

/** False where the row lacks letters of what is typed, so that the list cannot be filtered yet. */
function mayMatch({ label, description = '', detail = '' }: PickRowTexts, typed: string): boolean {
  const letters = foldedLetters(typed).replace(/\s/g, '');
  return [label, description, detail].some((text) => {
    let at = 0;
    for (const letter of foldedLetters(text))
      if (letters.startsWith(letter, at)) at += letter.length;
    return at >= letters.length;
  });
}

type PickRowTexts = Pick<vscode.QuickPickItem, 'label' | 'description' | 'detail'>;

function showTypedRows<T>(
  pick: vscode.QuickPick<PickRow<T>>,
  options: PickOptions<T>,
  typed: string,
): void {
  if (!pick.canSelectMany) {
    pick.items = itemsFor(options, typed, true);
    return;
  }
  const made = options.typedRows?.(typed.trim()) ?? [];
  showRows(pick, options, pick.selectedItems, made);
  if (typed.trim() === '') return;
  // A list with ticks makes no row active automatically.
  const match = firstTyped(choicesOf(options, typed), typed) ?? made[0];
  if (match) pick.activeItems = [match];
}

/** Shows new rows and restores the ticks, which VS Code drops with new items. */
function showRows<T>(
  pick: vscode.QuickPick<PickRow<T>>,
  { rows }: PickOptions<T>,
  ticked: readonly PickRow<T>[],
  made: readonly PickRow<T>[],
): void {
  pick.items = [...rows, ...ticked.filter((row) => !rows.includes(row)), ...made];
  pick.selectedItems = ticked;
}

/** Ticks the row that was typed for and empties the field; false when nothing new was typed. */
function tickTyped<T>(
  pick: vscode.QuickPick<PickRow<T>>,
  options: PickOptions<T>,
  isShown: boolean,
): boolean {
  if (pick.value.trim() === '') return false;
  const names = options.between ? pick.value.split(options.between) : [];
  if (names.length > 1) return tickNames(pick, options, names);
  const wanted = activeRow(pick, options, isShown);
  // A row for what is typed may stand for one of the list.
  const row = options.rows.find(({ value }) => value === wanted?.value) ?? wanted;
  const ticked = pick.selectedItems;
  if (row?.value === undefined || ticked.some(({ value }) => value === row.value)) return false;
  showRows(pick, options, [...ticked, row], []);
  pick.value = '';
  return true;
}

/** Ticks the rows of several names, and empties the field. */
function tickNames<T>(
  pick: vscode.QuickPick<PickRow<T>>,
  options: PickOptions<T>,
  names: readonly string[],
): boolean {
  const all = [...options.rows, ...pick.selectedItems];
  const rows = names.flatMap((name): readonly PickRow<T>[] => {
    const wanted = name.trim().toLowerCase();
    const known = all.find(({ label, description = '' }) =>
      [label, description].some((text) => text.toLowerCase() === wanted),
    );
    const row = known ?? options.typedRows?.(name.trim())[0];
    return wanted !== '' && row?.value !== undefined ? [row] : [];
  });
  showRows(pick, options, [...new Set([...pick.selectedItems, ...rows])], []);
  pick.value = '';
  return true;
}

/** The rows of some values. Uses a set, since a list may have thousands of ticked rows. */
function rowsWith<T>(
  rows: readonly PickRow<T>[],
  values: readonly (T | undefined)[],
): readonly PickRow<T>[] {
  const wanted = new Set(values);
  return rows.filter(({ value }) => value !== undefined && wanted.has(value));
}

/** Keeps the order of the rows; otherwise VS Code would sort them by how well their labels match,
 * so that a position might come before a problem. The property exists in every supported version,
 * but its type is not published; without it, only the order would suffer. */
export function keepOrder(pick: vscode.QuickPick<vscode.QuickPickItem>): void {
  Object.assign(pick, { sortByLabel: false });
}
