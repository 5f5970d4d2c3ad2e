/** A text with {0}, {1} for arguments, or its singular and plural, chosen by the first argument. */
export type Template = string | readonly [one: string, many: string];

/** The arguments of a text: as many as it has gaps, and one at least for a plural. Of several
 * texts, as many as that with most gaps needs. */
export type Fillings<T extends Template, F> =
  Gaps<T extends readonly string[] ? T[number] : T, F> extends infer Counted extends readonly F[]
    ? [] extends Counted
      ? [Extract<T, readonly string[]>] extends [never]
        ? readonly []
        : readonly [F]
      : Counted
    : never;

type Gaps<S, F> = [Extract<S, `${string}{4}${string}`>] extends [never]
  ? [Extract<S, `${string}{3}${string}`>] extends [never]
    ? [Extract<S, `${string}{2}${string}`>] extends [never]
      ? [Extract<S, `${string}{1}${string}`>] extends [never]
        ? [Extract<S, `${string}{0}${string}`>] extends [never]
          ? readonly []
          : readonly [F]
        : readonly [F, F]
      : readonly [F, F, F]
    : readonly [F, F, F, F]
  : readonly [F, F, F, F, F];

/** The singular for 1, the plural for any other first argument. */
export function numbered(template: Template, first: unknown): string {
  return typeof template === 'string' ? template : template[first === 1 ? 0 : 1];
}

/** What separates a text at its gaps: the parts at odd places are their numbers. */
export const GAP = /\{(\d)\}/g;

/** A text with its gaps filled; those without an argument stay. */
export function fillGaps(
  text: string,
  args: readonly (string | number)[],
  number: (count: number) => string,
): string {
  return text.replace(GAP, (gap, at: string) => {
    const filling = args[Number(at)] ?? gap;
    return typeof filling === 'number' ? number(filling) : filling;
  });
}
