import type { FieldEntryKind } from '../../model/fields';
import type { Span } from '../../model/span';
import type { ProblemCode } from '../../problems/table';
import type { YamlNode } from '../node';

/** The shape of a value in the project's formats. The data in `about` is used by the JSON Schema,
 * the key order of the writer and completions; `read` gives the typed value. Made by the functions
 * in `scalarShapes.ts` and `groupShapes.ts`. */
export interface Shape<T> {
  readonly about: About;
  /** Undefined for an absent or refused value; a refused one is reported. `key` names the value in
   * messages. */
  readonly read: (node: YamlNode, reading: Reading, key: string) => T | undefined;
}

/** The typed value that a shape reads. */
export type Read<S> = S extends Shape<infer T> ? T : never;

export type About = { readonly description?: string } & Form;

export type Form =
  | { readonly kind: 'ownId' | 'boolean' | 'fields' | 'pair' | 'color' | 'letter' }
  /** `suggests`: values that completion offers; any other is as valid. */
  | { readonly kind: 'text'; readonly suggests?: Suggested }
  | { readonly kind: 'reference'; readonly to: Named }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | {
      readonly kind: 'integer';
      readonly least: number | undefined;
      readonly most: number | undefined;
    }
  | { readonly kind: 'integers'; readonly values: readonly number[] }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'date'; readonly range: boolean }
  /** `single`: a single value is read as a list of one. `least`: fewer items are too few. */
  | {
      readonly kind: 'list';
      readonly item: About;
      readonly single: boolean;
      readonly least: number;
    }
  /** `short`: a plain value is read as a record with only this key. */
  | {
      readonly kind: 'record';
      readonly keys: Readonly<Record<string, About>>;
      readonly short: string | undefined;
      readonly needs: readonly Need[];
    }
  /** Keyed by ids, or by anything where `ids` is false; `refer`: by the ids of other entries. */
  | {
      readonly kind: 'map';
      readonly value: About;
      readonly ids: boolean;
      readonly refer?: Named | undefined;
    };

/** Values for completion: the listed ones, the ids of entries, or the types that actors have. */
export type Suggested = readonly string[] | Named | 'actorType';

/** The kinds of entries that the codebook defines and a value can name. */
export type Named = FieldEntryKind | 'type';

/** At least one of the keys must have a value; otherwise the record is refused with the code. */
export interface Need {
  readonly keys: readonly string[];
  readonly code: ProblemCode;
}

/** Receives what shapes find. */
export interface Reading {
  readonly report: (code: ProblemCode, span: Span, ...args: readonly string[]) => void;
  /** Called for a value that names an actor, an issue …: to be reported with the code if there is
   * none. */
  readonly refer: (code: ProblemCode, to: Named, id: string, span: Span) => void;
  /** Called where a value is missing, perhaps because `#` made a comment of it. `after`: the end of
   * the text before it, in the file's own text. */
  readonly absent: (after: number) => void;
}

/** True for `key:` with nothing behind it, false for `key: ""`. */
export function isAbsent(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.span.start === node.span.end;
}

/** True where a plain value is allowed. */
export function mayBePlain(about: About): boolean {
  switch (about.kind) {
    case 'map':
    case 'fields':
    case 'pair':
      return false;
    case 'record':
      return about.short !== undefined;
    case 'list':
      return about.single && mayBePlain(about.item);
    default:
      return true;
  }
}

/** The value of a key of a map; undefined when there is none. */
export function childOf(node: YamlNode | undefined, key: string): YamlNode | undefined {
  if (node?.kind !== 'map') return undefined;
  // A loop, since `find` would allocate a function for each entry of a large file.
  for (const entry of node.entries) {
    if (entry.key.value === key) return isAbsent(entry.value) ? undefined : entry.value;
  }
  return undefined;
}
