import type { Template } from './template';

declare const inBundle: unique symbol;

/** An English text of the interface that stands in a table or is handed on before it is shown.
 * `Phrase` is any of them. */
export type Phrase<T extends Template = Template> = T & { readonly [inBundle]: true };

/** Makes a text a phrase. Like the texts given to a localizer, it is written here as a literal, so
 * that the bundle of translations gets it (scripts/lib/l10n.mjs). */
export function phrase<const T extends Template>(text: T): Phrase<T> {
  return text as Phrase<T>;
}

/** Makes all texts of a table or a list phrases. */
export function phrases<const T extends Readonly<Record<string, Template>> | readonly Template[]>(
  texts: T,
): Phrases<T> {
  return texts as Phrases<T>;
}

type Phrases<T> = { readonly [Key in keyof T]: T[Key] extends Template ? Phrase<T[Key]> : never };
