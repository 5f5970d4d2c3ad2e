/** What a row of a list shows, and what it is called. */
export interface TypedRow {
  readonly label: string;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
  /** All names of what it stands for; its label if absent. */
  readonly names?: readonly string[] | undefined;
}

/** The rows in the order in which typed letters mean them: one that has the typed text as a name,
 * then those whose labels begin with it, have a word that does, or contain it, then those with the
 * letters elsewhere, and the others, which have them apart or not at all. Rows of one kind keep
 * their order. */
export function inTypedOrder<R extends TypedRow>(rows: readonly R[], typed: string): readonly R[] {
  const letters = foldedLetters(typed.trim());
  if (letters === '') return rows;
  const ranks: R[][] = [[], [], [], [], [], []];
  for (const row of rows) ranks[rankOf(row, letters)]?.push(row);
  return ranks.flat();
}

/** The first of the rows that has the typed letters, in that order. */
export function firstTyped<R extends TypedRow>(rows: readonly R[], typed: string): R | undefined {
  const letters = foldedLetters(typed.trim());
  if (letters === '') return undefined;
  const [first] = inTypedOrder(rows, typed);
  return first && rankOf(first, letters) < APART ? first : undefined;
}

const APART = 5;

/** A label may begin with an icon. */
const ICON = /^\$\([a-z-]+\) /;

function rankOf({ label, description, detail, names }: TypedRow, letters: string): number {
  const shown = foldedLetters(label).replace(ICON, '');
  if (names ? names.some((name) => foldedLetters(name) === letters) : shown === letters) return 0;
  const at = shown.indexOf(letters);
  if (at === 0) return 1;
  if (at > 0) return isWordStart(shown, letters, at) ? 2 : 3;
  const isElsewhere = [description, detail].some(
    (text) => text !== undefined && foldedLetters(text).includes(letters),
  );
  return isElsewhere ? 4 : APART;
}

/** Whether the letters begin a word of the label, at their first place or a later one. */
function isWordStart(label: string, letters: string, first: number): boolean {
  for (let at = first; at >= 0; at = label.indexOf(letters, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(label.charAt(at - 1))) return true;
  }
  return false;
}

/** Letters as they are compared: in lower case, without accents. */
export function foldedLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
