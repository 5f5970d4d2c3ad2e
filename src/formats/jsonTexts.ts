import type { ForeignDocument } from '../core';
import { isObject, type JsonObject } from './jsonRows';

/** A document of a file that has a text and facts by the names of their keys; without a title its
 * first words. `skipped`: keys that are neither. */
export function documentOf(
  facts: JsonObject,
  {
    id,
    text,
    skipped,
  }: Pick<ForeignDocument, 'id' | 'text'> & {
    readonly skipped: ReadonlySet<string>;
  },
): ForeignDocument {
  const named = new Map<string, string>();
  for (const [key, value] of Object.entries(facts)) {
    const words = wordsOf(value);
    if (words !== undefined && !skipped.has(key)) named.set(key.toLowerCase(), words);
  }
  const take = (name: string): string | undefined => {
    const words = named.get(name);
    named.delete(name);
    return words;
  };
  const day = /^(\d{4}(?:-\d\d){0,2})(?:T.*)?$/.exec(named.get('date') ?? '')?.[1];
  if (day !== undefined) named.delete('date');
  return {
    ...{ id, text, title: take('title') ?? firstWords(text), author: take('author') },
    ...{ source: take('source'), section: take('section'), date: day, url: take('url') },
    attributes: named,
  };
}

function firstWords(text: string): string {
  return text.trim().split(/\s+/).slice(0, 8).join(' ').slice(0, 80);
}

/** Of a value that is a line of words, or a number. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return value.length > 500 || value.includes('\n') ? undefined : value.trim();
}

/** What objects of other objects say, as `meta` does. */
export function factsIn(row: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.assign({}, ...keys.map((key) => row[key]).filter(isObject)) as JsonObject;
}

/** A number or words that identify something. */
export function idIn(row: JsonObject, key: string): string | undefined {
  const value = row[key];
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}

export function objectsIn(row: JsonObject, key: string): readonly JsonObject[] {
  const value = row[key];
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isObject) : [];
}
