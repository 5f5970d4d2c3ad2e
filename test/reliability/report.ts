/** A line of the scoreboard: what was asked for, what was run, and what came of it. */
export interface ReportRow {
  /** The scoreboard's number. */
  readonly row: number;
  readonly check: string;
  /** How many cases the target speaks of. Fewer run than asked is red. */
  readonly asked: number;
  readonly run: number;
  /** Gives the same cases again; undefined where chance plays no part. */
  readonly seed: number | undefined;
  /** Begins with `ok`, or says what is wrong, or why it could not be run. */
  readonly result: string;
}
