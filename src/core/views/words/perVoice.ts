import type { Voice } from './voice';

/** Something that depends on how things are said, made once for each voice. */
export function perVoice<Value>(make: (voice: Voice) => Value): (voice: Voice) => Value {
  const known = new WeakMap<Voice, { readonly value: Value }>();
  return (voice) => {
    let made = known.get(voice);
    if (!made) known.set(voice, (made = { value: make(voice) }));
    return made.value;
  };
}
