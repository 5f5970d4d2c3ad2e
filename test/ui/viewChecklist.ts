/** The views, by their visible names. */
export const VIEWS = ['Articles', 'Issues', 'Disagreements', 'Actors', 'This Article'] as const;
export type View = (typeof VIEWS)[number];

/** What every view does, as in the names of tests behind the view's name. All views are registered
 * by one function: a window proves each once, in one view, and that each view shows its rows. What
 * rows each has is proven by the drawn trees of test/unit/views. */
const VERBS = {
  show: 'shows its rows, with counts beside them and beside its name',
  'follow article': 'follows the article while it is typed in',
  'follow annotations in editor': 'follows the annotation file while it is typed in',
  'follow annotations on disk': 'follows the annotation file on disk',
  'follow codebook on disk': 'follows the codebook on disk',
  click: 'shows what a row stands for on a click, and keeps the focus in the tree',
  enter: 'goes to the words on Enter, with the focus in the editor',
  reveal: 'shows the row of an annotation that was asked for in the text',
  find: 'finds a row in a quick pick and shows it',
  arrange: 'groups and sorts its rows as chosen, after a reload of the window too',
  empty: 'says the next step when it is empty, with a button for it',
  'many rows': 'shows 200 of its many rows, then more, and finds the last',
} as const;
type Verb = keyof typeof VERBS;

/** Declares the test of what one view does. */
export function cell(view: View, verb: Verb, run: () => void | Promise<void>): void {
  test(`${view} ${VERBS[verb]}`, run);
}
