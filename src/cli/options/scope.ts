import type { Options } from './options';
import { WrongUse } from './wrongUse';

/** The value of `--scope`. Throws `WrongUse`. */
export function scopeOf(text: string): Options['scope'] {
  if (text === 'folder') return { kind: 'folder' };
  const path = /^article:(.+)$/s.exec(text)?.[1];
  if (path === undefined) {
    throw new WrongUse(`--scope must be “folder” or “article:PATH”, not “${text}”.`);
  }
  return { kind: 'article', path: path.replaceAll('\\', '/').replace(/^\.\//, '') };
}
