import assert from 'node:assert/strict';
import type { Annotation } from '../../src/core/model/annotation';
import type { AnnotationFile } from '../../src/core/model/article';
import { sameValue } from '../../src/core/annotation-file/merge/merge';
import { mergeAnnotationFiles } from '../../src/core/annotation-file/merge/mergeFiles';
import type { MergedFiles } from '../../src/core/annotation-file/merge/mergeFiles';
import { generator } from '../bench/generated';
import { modelOf, mustRead, twoCoders } from './merges';
import type { TwoCoders } from './merges';

export interface MergeCount {
  readonly run: number;
  readonly lost: number;
  readonly doubled: number;
  /** Results that cannot be read, or were refused. */
  readonly unreadable: number;
  readonly withConflicts: number;
  /** What was wrong, with the number of the merge. */
  readonly wrong: readonly string[];
}

/** Makes random merges, each compared with the expected result, annotation by annotation and field
 * by field, on the model and not on the text. */
export function countMerges(count: number, seed: number): MergeCount {
  const random = generator(seed);
  const totals = { run: 0, lost: 0, doubled: 0, unreadable: 0, withConflicts: 0 };
  const wrong: string[] = [];
  for (; totals.run < count; totals.run++) {
    const three = twoCoders(random);
    const merged = mergeAnnotationFiles(three.base, three.ours, three.theirs);
    const result = merged.kind === 'merged' ? modelOf(merged.text) : undefined;
    if (merged.kind !== 'merged' || !result) {
      totals.unreadable++;
      wrong.push(`merge ${totals.run}: ${JSON.stringify(merged)}`);
      continue;
    }
    if (merged.conflicts.length > 0) totals.withConflicts++;
    const { lost, doubled } = compared(three, merged, result);
    totals.lost += lost.length;
    totals.doubled += doubled.length;
    for (const what of lost) wrong.push(`merge ${totals.run} lost ${what}`);
    for (const what of doubled) wrong.push(`merge ${totals.run} doubled ${what}`);
  }
  return { ...totals, wrong };
}

interface Compared {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

function compared(
  three: TwoCoders,
  { conflicts, renamed }: Extract<MergedFiles, { kind: 'merged' }>,
  result: AnnotationFile,
): Compared {
  const [base, ours, theirs] = [three.base, three.ours, three.theirs].map((text) =>
    byId(mustRead(text)),
  );
  assert.ok(base && ours && theirs);
  const merged = byId(result);
  const lost: string[] = [];
  const doubled: string[] = renamed.map(({ from }) => from);
  if (merged.size !== result.annotations.length) doubled.push('an id');
  const isAsked = (id: string, key: string): boolean =>
    conflicts.some(
      ({ id: about, path }) => about === id && (path.length === 0 || path[0] === written(key)),
    );
  for (const id of new Set([...base.keys(), ...ours.keys(), ...theirs.keys(), ...merged.keys()])) {
    const [old, mine, other, now] = [base.get(id), ours.get(id), theirs.get(id), merged.get(id)];
    const isDeleted = old && (!mine || !other);
    const isChanged = [mine, other].some((side) => side && !sameValue(side, old));
    if (isDeleted && !((mine ?? other) ? isChanged : false)) {
      if (now) doubled.push(`${id}, which was deleted`);
      continue;
    }
    if (!now) {
      lost.push(id);
      continue;
    }
    if (isDeleted && !isAsked(id, '')) lost.push(`the question about ${id}`);
    for (const key of lostKeys(old, mine ?? other, other ?? mine, now, (key) => isAsked(id, key))) {
      lost.push(`${key} of ${id}`);
    }
  }
  return { lost: [...lost, ...lostOfHead(three, result, conflicts)], doubled };
}

/** Fields that are not as the only side that changed them made them, and were not reported as
 * conflicts. */
function lostKeys(
  old: Annotation | undefined,
  mine: Annotation | undefined,
  other: Annotation | undefined,
  now: Annotation,
  isAsked: (key: string) => boolean,
): readonly string[] {
  const [before, a, b, result] = [old, mine, other, now].map(
    (one) => new Map<string, unknown>(Object.entries(one ?? {})),
  );
  assert.ok(before && a && b && result);
  return [...result.keys()].filter((key) => {
    const [was, ours, theirs, is] = [before, a, b, result].map((one) => one.get(key));
    if (key === 'tags' || key === 'comments') return !keepsItems(was, ours, theirs, is);
    if (key === 'fields') return !keepsFields(was, ours, theirs, is, isAsked('fields'));
    if (sameValue(ours, theirs) || sameValue(theirs, was)) return !sameValue(is, ours);
    if (sameValue(ours, was)) return !sameValue(is, theirs);
    return !isAsked(key) || !sameValue(is, ours);
  });
}

/** Every item is there as often as on the side that changed its count; where both changed it, both
 * changes are applied. */
function keepsItems(was: unknown, ours: unknown, theirs: unknown, is: unknown): boolean {
  const [before, mine, other, now] = [was, ours, theirs, is].map((value) =>
    (Array.isArray(value) ? value : []).map((item) => JSON.stringify(item)),
  );
  assert.ok(before && mine && other && now);
  return [...new Set([...before, ...mine, ...other, ...now])].every((item) => {
    const [b, m, o, n] = [before, mine, other, now].map(
      (items) => items.filter((one) => one === item).length,
    );
    assert.ok(b !== undefined && m !== undefined && o !== undefined);
    if (m === b || m === o) return n === o;
    if (o === b) return n === m;
    return n === (m > b === o > b ? (m > b ? Math.max(m, o) : Math.min(m, o)) : m + o - b);
  });
}

function keepsFields(
  was: unknown,
  ours: unknown,
  theirs: unknown,
  is: unknown,
  isAsked: boolean,
): boolean {
  const [before, mine, other, now] = [was, ours, theirs, is].map((value) =>
    value instanceof Map ? value : new Map<unknown, unknown>(),
  );
  assert.ok(before && mine && other && now);
  return [...new Set([...before.keys(), ...mine.keys(), ...other.keys(), ...now.keys()])].every(
    (key) => {
      const [old, a, b, result] = [before, mine, other, now].map((map): unknown => map.get(key));
      if (sameValue(a, b) || sameValue(b, old)) return sameValue(result, a);
      return sameValue(a, old) ? sameValue(result, b) : isAsked;
    },
  );
}

function lostOfHead(
  three: TwoCoders,
  result: AnnotationFile,
  conflicts: Extract<MergedFiles, { kind: 'merged' }>['conflicts'],
): readonly string[] {
  const [base, ours, theirs] = [three.base, three.ours, three.theirs].map(mustRead);
  assert.ok(base && ours && theirs);
  const lost: string[] = [];
  for (const coder of ['lea', 'tom', 'ana']) {
    const [old, a, b, now] = [base, ours, theirs, result].map((one) => one.coded.get(coder));
    const wanted = sameValue(a, b) || sameValue(b, old) ? a : sameValue(a, old) ? b : undefined;
    const isAsked = conflicts.some(({ path }) => path.join('.') === `coded.${coder}`);
    if (!isAsked && !sameValue(now, wanted)) lost.push(`what ${coder} says of the article`);
  }
  const [old, a, b, now] = [base, ours, theirs, result].map((one) => one.article.title);
  const wanted = a === b || b === old ? a : a === old ? b : undefined;
  const isAsked = conflicts.some(({ path }) => path.join('.') === 'article.title');
  if (!isAsked && now !== wanted) lost.push('the title');
  return lost;
}

/** The model's key in the spelling of files. */
function written(key: string): string {
  const names: Readonly<Record<string, string>> = { actors: 'actor', issues: 'issue' };
  return names[key] ?? key;
}

function byId({ annotations }: AnnotationFile): ReadonlyMap<string, Annotation> {
  return new Map(annotations.map((one) => [one.id, one]));
}
