import { finished, type Steps } from './steps';

/** Made when it is first asked for, then kept. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The same of what is made in steps, for who has the time, or at once. */
export function lazilyInSteps<Value>(make: () => Steps<Value>): {
  readonly inSteps: () => Steps<Value>;
  readonly atOnce: () => Value;
} {
  let made: { readonly value: Value } | undefined;
  const inSteps = function* (): Steps<Value> {
    const value = made ? made.value : yield* make();
    return (made ??= { value }).value;
  };
  return { inSteps, atOnce: () => finished(inSteps()) };
}
