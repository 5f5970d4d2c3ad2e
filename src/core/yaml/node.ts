import type { Span } from '../model/span';

/** A small tree of a checked YAML file: only what the project's formats may contain. Spans are in
 * UTF-16 units of the file's own text (BOM and line endings included). */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** The value as a string; only the format's definition types it. "" for an absent value. */
  readonly value: string;
  /** The source of the value with its quotes; empty (start = end) for an absent value. */
  readonly span: Span;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  /** True for `[a, b]`. */
  readonly flow: boolean;
  /** From the first item (or bracket) to the end of the last value. */
  readonly span: Span;
}

export interface YamlMap {
  readonly kind: 'map';
  /** Keys are unique: a file with a duplicate key is refused. */
  readonly entries: readonly YamlEntry[];
  readonly flow: boolean;
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}
