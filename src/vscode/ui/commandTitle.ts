import { keysOf } from '../../core';

/** The title of a command in a manifest that VS Code has translated: a string, or, in a language
 * other than English, `{value, original}`. Undefined if it is neither. */
export function shownTitle(title: unknown): string | undefined {
  const shown = typeof title === 'string' ? title : keysOf(title)?.get('value');
  return typeof shown === 'string' ? shown : undefined;
}
