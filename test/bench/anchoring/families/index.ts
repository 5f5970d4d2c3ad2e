import type { Family } from './case';
import { ATTRIBUTIONS } from './attributions';
import { FRAMES, SPELLINGS } from './frames';
import { FRAMING } from './framing';
import { LABELS } from './labels';
import { LAYOUTS } from './layouts';
import { MOVED } from './moved';
import { ORDINARY, TYPESETTING } from './ordinary';
import { PASSAGES } from './passages';
import { SPEAKERS } from './speakers';
import { LANGUAGES } from './languages';
import { TEMPLATED } from './templates';
import { TWINS } from './twins';

export type { Family, FamilyCase } from './case';
export { proseOf } from './page';

/** Families of edits to articles, each with the expected result for a quote. They were written
 * without reading the anchoring code, its tests and documents: they judge the rule that finds
 * quotes again. */
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

/** Families in which the speaker's name is exchanged outside of what is stored with the words, or
 * by a few letters. No rule tells all of them: their shares have limits. */
export const NAME_FAMILIES: readonly Family[] = [
  ...ATTRIBUTIONS,
  ...PASSAGES,
  ...FRAMES,
  ...SPELLINGS,
  ...TEMPLATED,
];
