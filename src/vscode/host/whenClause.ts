export type ContextValue = string | number | boolean;

/** Whether a `when` clause holds for some context keys. The subset of the language that the
 * manifest uses: keys with `!`, `== value` and `> number`, joined by `&&` and `||`. A key that is
 * not given is false. Throws on what is not in the subset. */
export function holds(when: string, keys: ReadonlyMap<string, ContextValue>): boolean {
  return when
    .split(' || ')
    .some((all) => all.split(' && ').every((one) => holdsOne(one.trim(), keys)));
}

function holdsOne(test: string, keys: ReadonlyMap<string, ContextValue>): boolean {
  if (test === 'true' || test === 'false') return test === 'true';
  const [, not, key = '', operator, value = ''] =
    /^(!?)([\w.]+)(?: (==|>) '?([\w-]+)'?)?$/.exec(test) ?? [];
  const now = keys.get(key) ?? false;
  switch (operator) {
    case '==':
      return String(now) === value;
    case '>':
      return Number(now) > Number(value);
    default:
      if (key === '') throw new Error(`Not understood: ${test}`);
      return (now !== false && now !== 0 && now !== '') !== (not === '!');
  }
}
