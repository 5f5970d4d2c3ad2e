/** The views, by their visible names. */
export const VIEWS = ['Articles', 'Issues', 'Disagreements', 'Actors', 'This Article'] as const;
export type View = (typeof VIEWS)[number];

/** The requirements for every view, as in the names of tests behind the view's name. */
export const VERBS = {
  show: 'shows its rows, with counts beside them and beside its name',
  'follow article': 'follows the article while it is typed in',
  'follow annotations in editor': 'follows the annotation file while it is typed in',
  'follow annotations on disk': 'follows the annotation file on disk',
  'follow codebook on disk': 'follows the codebook on disk',
  click: 'shows what a row stands for on a click, and keeps the focus in the tree',
  enter: 'goes to the words on Enter, with the focus in the editor',
  reveal: 'shows the row of an annotation that was asked for in the text',
  find: 'finds a row in a quick pick and shows it',
  group: 'groups its rows as chosen, after a reload of the window too',
  sort: 'sorts its rows as chosen, after a reload of the window too',
  empty: 'says the next step when it is empty, with a button for it',
  'many rows': 'shows 200 of a thousand rows, then more, and finds the last',
} as const;
export type Verb = keyof typeof VERBS;

export interface Cell {
  readonly view: View;
  readonly verb: Verb;
  /** Why a requirement does not apply; `undefined` where it does. */
  readonly notApplying: string | undefined;
}

const showInTree = '"Show in View" leads to This Article, which has a row for every annotation';

const NOT_APPLYING: Readonly<Partial<Record<`${View} × ${Verb}`, string>>> = {
  'Articles × follow codebook on disk': 'it shows nothing that the codebook says',
  'Articles × reveal': showInTree,
  'Issues × reveal': showInTree,
  'Disagreements × reveal': showInTree,
  'Actors × reveal': showInTree,
  'This Article × sort': 'its one order is that of the text',
};

/** Every view × every verb. */
export const CELLS: readonly Cell[] = VIEWS.flatMap((view) =>
  verbs().map((verb) => ({ view, verb, notApplying: NOT_APPLYING[`${view} × ${verb}`] })),
);

const tested = new Map<string, number>();

/** Declares the test of one cell of the checklist. */
export function cell(view: View, verb: Verb, run: () => void | Promise<void>): void {
  const name = nameOf({ view, verb });
  tested.set(name, (tested.get(name) ?? 0) + 1);
  test(name, run);
}

/** The names of the required tests, and of those declared so far, in the order of the checklist. */
export function checklist(): { readonly wanted: string[]; readonly declared: string[] } {
  const names = CELLS.map(nameOf);
  return {
    wanted: CELLS.filter(({ notApplying }) => notApplying === undefined).map(nameOf),
    declared: names.flatMap((name) => Array<string>(tested.get(name) ?? 0).fill(name)),
  };
}

function nameOf({ view, verb }: { readonly view: View; readonly verb: Verb }): string {
  return `${view} ${VERBS[verb]}`;
}

function verbs(): Verb[] {
  return Object.keys(VERBS).filter((key): key is Verb => key in VERBS);
}
