import * as vscode from 'vscode';
import { labelText, type ArticlePath, type ReviewItem } from '../../../core';
import { headed } from '../../ui/quickPick';
import { questionTakesKeys } from '../../ui/shownQuestion';

export interface ReviewRow {
  readonly path: ArticlePath;
  readonly item: ReviewItem;
}

/** Undefined in a heading. */
interface ShownRow extends vscode.QuickPickItem {
  readonly value?: ReviewRow;
}

/** Scores from which one button ticks all rows. */
const LEVELS = [0.9, 0.7] as const;

/** The review list: old words and new ones of each quote as a difference, with the score; the row
 * at the cursor is shown in its article. Gives the ticked rows, or without a tick the one at the
 * cursor; undefined when the user left. */
export function pickReviewed(
  rows: readonly ReviewRow[],
  without: number,
  onActive: (row: ReviewRow) => void,
): Promise<readonly ReviewRow[] | undefined> {
  const pick = vscode.window.createQuickPick<ShownRow>();
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.title = titleOf(rows.length, without);
  pick.placeholder = vscode.l10n.t(
    'Press Enter to accept the selected quotes, or the focused one if none is selected',
  );
  pick.items = underHeadings(rows);
  const levels = LEVELS.map((level) => ({
    level,
    iconPath: new vscode.ThemeIcon(level === LEVELS[0] ? 'check' : 'check-all'),
    tooltip: vscode.l10n.t(
      'Select all with a score of {0} or more, except where the speaker may have changed',
      percent(level),
    ),
  }));
  pick.buttons = levels;
  return new Promise((resolve) => {
    pick.onDidChangeActive(([active]) => {
      if (active?.value) onActive(active.value);
    });
    pick.onDidTriggerButton((button) => {
      const chosen = levels.find((one) => one === button);
      if (chosen)
        pick.selectedItems = pick.items.filter(
          ({ value }) => value && isTicked(value, chosen.level),
        );
    });
    pick.onDidAccept(() => {
      const ticked = pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems;
      const [first] = ticked;
      if (!first) return;
      if (pick.selectedItems.length === 0 && isDoubtful(first)) {
        // Enter may have been meant for rows that a button was to tick.
        pick.selectedItems = [first];
        return;
      }
      resolve(ticked.flatMap(({ value }) => value ?? []));
      pick.hide();
    });
    let before: readonly ShownRow[] = [];
    pick.onDidChangeSelection((now) => {
      const added = now.filter((row) => !before.includes(row));
      // The box above the list ticks all rows at once.
      const doubtful = added.length > 1 ? added.filter(isDoubtful) : [];
      before = now.filter((row) => !doubtful.includes(row));
      if (doubtful.length > 0) pick.selectedItems = before;
    });
    const notShown = questionTakesKeys(pick, () => {
      notShown();
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    // Where several rows can be ticked VS Code makes none active.
    pick.activeItems = pick.items.filter(({ value }) => value).slice(0, 1);
  });
}

/** Quotes whose own words changed are decided by reading them, those with changes beside them by
 * their place. */
function underHeadings(rows: readonly ReviewRow[]): readonly ShownRow[] {
  const doubtful = rows.filter(({ item }) => item.why.mayBeAnother);
  const sure = rows.filter(({ item }) => !item.why.mayBeAnother);
  return [
    ...headed(vscode.l10n.t('The quoted words changed'), sure.filter(isChanged).map(shownRow)),
    ...headed(
      vscode.l10n.t('Only the surrounding text changed'),
      sure.filter((row) => !isChanged(row)).map(shownRow),
    ),
    ...headed(vscode.l10n.t('The speaker may have changed'), doubtful.map(shownRow)),
  ];
}

function isChanged({ item }: ReviewRow): boolean {
  const parts = item.places[0]?.differences.flat() ?? [];
  return parts.some(({ kind }) => kind !== 'same');
}

function isDoubtful({ value }: ShownRow): boolean {
  return value?.item.why.mayBeAnother === true;
}

/** Words that another speaker may have said score as high as the right ones, and are never
 * ticked. */
function isTicked(row: ReviewRow, level: number): boolean {
  return scoreOf(row) >= level && !row.item.why.mayBeAnother;
}

export function percent(score: number): string {
  return `${Math.round(100 * score)} %`;
}

function shownRow(row: ReviewRow): ShownRow {
  const { item, path } = row;
  return {
    value: row,
    label: item.label,
    description: `${item.why.mayBeAnother ? vscode.l10n.t('speaker may have changed') : percent(scoreOf(row))} · ${labelText(path)}`,
    detail: detailOf(item),
  };
}

/** What changed: the surroundings, or the words themselves as a difference. The words are also in
 * the article, below the list. */
function detailOf({ why, places }: ReviewItem): string {
  const { now = '', change = '' } = places[0] ?? {};
  return why.mayBeAnother ? `${why.text} · ${now}` : change;
}

function scoreOf({ item }: ReviewRow): number {
  return item.places[0]?.score ?? 0;
}

function titleOf(found: number, without: number): string {
  const title = vscode.l10n.t('Quotes to review: {0}', found);
  if (without === 0) return title;
  return `${title} · ${vscode.l10n.t('without a likely place: {0}', without)}`;
}
