import * as vscode from 'vscode';

export interface PickRow<T> extends vscode.QuickPickItem {
  /** Undefined for separators. */
  readonly value?: T;
}

export type Picked<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'back' }
  /** Escape. */
  | { readonly kind: 'left' };

export interface PickOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly rows: readonly PickRow<T>[];
  /** The row that is chosen at first. */
  readonly first?: T;
  readonly canGoBack?: boolean;
  /** Rows that depend on what is typed, shown last: `New actor "…"`. */
  readonly typedRows?: (typed: string) => readonly PickRow<T>[];
  /** A value that is taken at once when exactly this is typed: the letter of a stance. */
  readonly letters?: ReadonlyMap<string, T>;
  readonly onActive?: (value: T) => void;
}

/** One choice from a list. Enter takes the active row; losing the focus changes nothing, since
 * looking at the text in between must not lose the steps made. */
export function pickOne<T>(options: PickOptions<T>): Promise<Picked<T>> {
  return showPick(options, undefined, (pick) => {
    const row = pick.activeItems[0];
    return row?.value === undefined ? undefined : row.value;
  });
}

/** Several choices: ticked rows, else the active one. */
export function pickSeveral<T>(
  options: PickOptions<T> & {
    readonly ticked?: readonly T[];
    /** Nothing ticked is an answer; else Enter takes the active row then. */
    readonly mayBeEmpty?: boolean;
  },
): Promise<Picked<readonly T[]>> {
  return showPick<T, readonly T[]>(options, options.ticked ?? [], (pick) => {
    if (pick.selectedItems.length === 0 && options.mayBeEmpty === true) return [];
    const rows = pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems;
    const values = rows.flatMap((row) => (row.value === undefined ? [] : [row.value]));
    return values.length > 0 ? values : undefined;
  });
}

function showPick<T, R>(
  options: PickOptions<T>,
  ticked: readonly T[] | undefined,
  result: (pick: vscode.QuickPick<PickRow<T>>) => R | undefined,
): Promise<Picked<R>> {
  const pick = vscode.window.createQuickPick<PickRow<T>>();
  pick.title = options.title;
  pick.placeholder = options.placeholder;
  if (options.step !== undefined) pick.step = options.step;
  if (options.totalSteps !== undefined) pick.totalSteps = options.totalSteps;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.canSelectMany = ticked !== undefined;
  pick.buttons = options.canGoBack === true ? [vscode.QuickInputButtons.Back] : [];
  pick.items = options.rows;
  if (ticked) pick.selectedItems = options.rows.filter((row) => includes(ticked, row.value));
  const first = options.rows.find((row) => row.value !== undefined && row.value === options.first);
  if (first) pick.activeItems = [first];

  return new Promise((resolve) => {
    const finish = (picked: Picked<R>): void => {
      resolve(picked);
      pick.dispose();
    };
    pick.onDidAccept(() => {
      const value = result(pick);
      if (value !== undefined) finish({ kind: 'value', value });
    });
    pick.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) finish({ kind: 'back' });
    });
    pick.onDidChangeActive(([row]) => {
      if (row?.value !== undefined) options.onActive?.(row.value);
    });
    pick.onDidChangeValue((typed) => {
      const letter = options.letters?.get(typed.toLowerCase());
      if (letter !== undefined && ticked === undefined) {
        const row = options.rows.find(({ value }) => value === letter);
        if (row) pick.activeItems = [row];
        const value = result(pick);
        finish(value === undefined ? { kind: 'left' } : { kind: 'value', value });
        return;
      }
      const extra = options.typedRows?.(typed.trim()) ?? [];
      if (!options.typedRows) return;
      // New items forget what was ticked.
      const kept = pick.selectedItems;
      pick.items = [
        ...options.rows,
        ...kept.filter((row) => !options.rows.includes(row)),
        ...extra,
      ];
      if (pick.canSelectMany) pick.selectedItems = kept;
    });
    pick.onDidHide(() => finish({ kind: 'left' }));
    pick.show();
  });
}

function includes<T>(values: readonly T[], value: T | undefined): boolean {
  return value !== undefined && values.includes(value);
}
