import type { Family } from './case';
import { FRAMING } from './framing';
import { LABELS } from './labels';
import { LAYOUTS } from './layouts';
import { MOVED } from './moved';
import { ORDINARY, TYPESETTING } from './ordinary';
import { SPEAKERS } from './speakers';
import { LANGUAGES } from './languages';
import { TWINS } from './twins';

export type { Family, FamilyCase } from './case';
export { proseOf } from './page';

/** Families of edits to articles from outside, each with what is to become of a quote. They were
 * written without its code, tests and documents being read: they judge the rule that finds quotes
 * again. */
export const FAMILIES: readonly Family[] = [
  ...LANGUAGES,
  ...LAYOUTS,
  ...SPEAKERS,
  ...LABELS,
  ...FRAMING,
  ...MOVED,
  ...TWINS,
  ...ORDINARY,
  ...TYPESETTING,
];
