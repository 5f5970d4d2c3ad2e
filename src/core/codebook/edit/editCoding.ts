import { toBoolean, toNumber } from '../../yaml/shape/scalarShapes';
import { listValue, plainValue, textValue, writtenAt } from '../../yaml/write/write';
import type { Written, WrittenEntry, WrittenMap } from '../../yaml/write/write';
import { CODEBOOK_KEY_ORDER } from '../definition';
import { isAbsent, mapAt, withKey, withoutKey } from './editKeys';
import type { CodebookRefusal, CodingChange, CodingEdit } from './editTypes';

/** The codebook's whole content after keys that say how several coders code were changed. A change
 * to what the codebook already has is none. */
export function withCoding(
  root: WrittenMap,
  { changes }: CodingEdit,
): WrittenMap | CodebookRefusal {
  let now = root;
  for (const key of ['annotation-files', 'blind', 'share', 'drawn'] as const) {
    for (const change of changes.filter((one) => one.key === key)) {
      const changed = withChanges(now, key, [change]);
      if (typeof changed === 'string') return changed;
      now = changed;
    }
  }
  for (const key of ['assigned', 'unblinded'] as const) {
    const some = changes.filter((one) => one.key === key);
    const changed = some.length === 0 ? now : withChanges(now, key, some);
    if (typeof changed === 'string') return changed;
    now = changed;
  }
  return now;
}

/** The edit that undoes `edit`. */
export function oppositeCoding({ kind, changes }: CodingEdit): CodingEdit {
  return {
    kind,
    changes: changes.toReversed().map((change) => {
      return { ...change, from: change.to, to: change.from };
    }),
  };
}

function withChanges(
  root: WrittenMap,
  key: CodingChange['key'],
  changes: readonly CodingChange[],
): WrittenMap | CodebookRefusal {
  if (key === 'annotation-files') return withPlain(root, key, changes, CODEBOOK_KEY_ORDER.file);
  const coding = mapAt(root, 'coding');
  const changed =
    key === 'assigned' || key === 'unblinded'
      ? withEntries(coding, key, changes)
      : withPlain(coding, key, changes, CODEBOOK_KEY_ORDER.coding);
  if (typeof changed === 'string' || changed === coding) return changed === coding ? root : changed;
  return changed.entries.length === 0
    ? withoutKey(root, 'coding')
    : withKey(root, 'coding', changed, CODEBOOK_KEY_ORDER.file);
}

function withPlain(
  map: WrittenMap,
  key: CodingChange['key'],
  changes: readonly CodingChange[],
  order: readonly string[],
): WrittenMap | CodebookRefusal {
  let now = map;
  for (const { from, to } of changes) {
    const known = meant(key, valuesOf(writtenAt(now, key)));
    if (known === meant(key, to)) continue;
    if (known !== meant(key, from)) return 'changed-since';
    const [value] = to;
    now = value === undefined ? withoutKey(now, key) : withKey(now, key, typedValue(value), order);
  }
  return now;
}

/** Numbers and booleans are not written in quotation marks. */
function typedValue(value: string): Written {
  return plainValue(toBoolean(value) ?? toNumber(value) ?? value);
}

/** A value as readers understand it: absent ones have a default, and `0.20` is 0.2. */
function meant(key: CodingChange['key'], [value]: readonly string[]): string {
  if (key === 'annotation-files') return value ?? 'shared';
  if (key === 'blind') return String(toBoolean(value ?? '') ?? false);
  return key === 'drawn' ? (value ?? '') : String(toNumber(value ?? ''));
}

/** All in one go: a corpus may have ten thousand articles. */
function withEntries(
  coding: WrittenMap,
  key: 'assigned' | 'unblinded',
  changes: readonly CodingChange[],
): WrittenMap | CodebookRefusal {
  const before = mapAt(coding, key);
  const values = new Map<string, Written | undefined>(
    before.entries.map((entry) => [entry.key, entry.value]),
  );
  let isChanged = false;
  for (const { id = '', from, to } of changes) {
    const known = valuesOf(values.get(id));
    if (isSame(known, to)) continue;
    if (!isSame(known, from)) return 'changed-since';
    values.set(id, writtenValue(key, to));
    isChanged = true;
  }
  if (!isChanged) return coding;
  const entries = [...values].flatMap(([id, value]): WrittenEntry[] =>
    value ? [{ key: id, value }] : [],
  );
  return entries.length === 0
    ? withoutKey(coding, key)
    : withKey(coding, key, { ...before, entries }, CODEBOOK_KEY_ORDER.coding);
}

function writtenValue(key: 'assigned' | 'unblinded', to: readonly string[]): Written | undefined {
  const [first, ...others] = to;
  if (first === undefined) return undefined;
  // A day is text in YAML only in quotation marks.
  if (key === 'unblinded') return textValue(first);
  return others.length === 0 ? plainValue(first) : listValue(to.map(plainValue));
}

function valuesOf(value: Written | undefined): readonly string[] {
  if (!value || isAbsent(value)) return [];
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => (item.kind === 'scalar' ? item.value : []));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
