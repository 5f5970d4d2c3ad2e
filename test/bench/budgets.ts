/** Limits, in milliseconds on two slow cores unless said otherwise, above which a user would notice
 * a delay: the only targets of the bench. All other rows are for information. */
export const BUDGETS = {
  /** From a typed letter to the plan of highlights, the 95th percentile. */
  keystroke: 5,
  /** A list, a level of a tree, a card, a quick pick. */
  list: 100,
  /** A whole view or the panel, of 50,000 positions. */
  view: 300,
  /** The longest pause of the extension host: up to 10,000 articles, and of 100,000. */
  pause: 50,
  pauseOfLarge: 150,
  /** The longest pause for a picture, which is exported rarely. */
  picture: 100,
  /** Until all lists are complete: of 10,000 annotated articles, and of 100,000. */
  nextStart: 700,
  nextStartOfLarge: 4000,
  /** Of the extension host with 100,000 articles, in megabytes. */
  memory: 500,
  /** From one changed annotation among 50,000 positions to the views. */
  change: 200,
  /** All figures of a study of several coders, with intervals; with progress. */
  study: 3000,
  /** The recodings of the largest study, with progress and cancel. */
  recodings: 60_000,
  /** Finding 1,000 quotes of an article again after an edit from outside. */
  quotesAgain: 100,
} as const;
