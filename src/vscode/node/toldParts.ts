import { addAll } from '../../core';
import type { ScannedPart } from '../../project/ports';
import { ColumnsBlock } from './columnsBlock';
import type { LateBytes } from './lateBytes';
import { listOf, type ToldColumns, type StoredColumns } from './storedColumns';
import { SOURCE, STRETCH_NUMBERS } from './stretches';

/** A part of what a reading tells, in memory that threads share. */
export interface ToldPart extends Omit<ScannedPart, 'stretches'> {
  /** STRETCH_NUMBERS of each: in the index before, which is told once, or in `made`. */
  readonly stretches: Int32Array;
  readonly made: ToldColumns | undefined;
  /** Keys of counts that are new since the last part; they follow those of the index before. */
  readonly keys: readonly string[];
}

/** The index before, which the parts of a reading speak of. Its columns are in memory that threads share. */
export interface ToldBefore {
  readonly columns: StoredColumns;
  readonly late: LateBytes | undefined;
}

/** Makes what a corpus takes of what one reading tells. */
export class ToldParts {
  readonly #before: ColumnsBlock | undefined;
  readonly #storedKeys: Uint8Array | undefined;
  readonly #newKeys: string[] = [];
  #keys: readonly string[] | undefined;

  constructor(before?: ToldBefore) {
    this.#before = before && new ColumnsBlock(before.columns, this.#keyOf, before.late);
    this.#storedKeys = before?.columns.keys;
  }

  partOf({ stretches, made, keys, ...rest }: ToldPart): ScannedPart {
    addAll(this.#newKeys, keys);
    if (keys.length > 0) this.#keys = undefined;
    const blocks = {
      [SOURCE.before]: this.#before,
      [SOURCE.made]: made && new ColumnsBlock(made, this.#keyOf),
    };
    const told: ScannedPart['stretches'][number][] = [];
    for (let at = 0; at < stretches.length; at += STRETCH_NUMBERS) {
      const block = blocks[stretches[at] === SOURCE.made ? SOURCE.made : SOURCE.before];
      if (block) told.push({ block, from: stretches[at + 1] ?? 0, to: stretches[at + 2] ?? 0 });
    }
    return { ...rest, stretches: told };
  }

  readonly #keyOf = (key: number): string | undefined => {
    this.#keys ??= [...listOf(this.#storedKeys ?? new Uint8Array()), ...this.#newKeys];
    return this.#keys[key];
  };
}
