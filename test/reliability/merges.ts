import assert from 'node:assert/strict';
import type { Annotation, Comment, QuotePart } from '../../src/core/model/annotation';
import { NO_METADATA } from '../../src/core/model/article';
import type { AnnotationFile } from '../../src/core/model/article';
import {
  newIgnored,
  newMention,
  newPosition,
  newRelation,
} from '../../src/core/model/newAnnotation';
import { editAnnotationFile } from '../../src/core/annotation-file/edit/edit';
import type { AnnotationFileEdit } from '../../src/core/annotation-file/edit/editTypes';
import { parseAnnotationFile } from '../../src/core/annotation-file/parse/parse';
import { writeAnnotationFile } from '../../src/core/annotation-file/write';

/** Random work of two coders on one annotation file, and the expected merge. */
export interface TwoCoders {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

type Random = () => number;
type Make = (id: string, random: Random, coder: string | undefined) => Annotation;

/** The length of the imagined article, in characters. */
const ARTICLE = 6000;

/** Two coders add, edit and delete in a file of up to 30 annotations. One of eight has CRLF. */
export function twoCoders(random: Random): TwoCoders {
  const base = baseFile(below(random, 30), random);
  const ours = edited(base, work('lea', base, random));
  const theirs = edited(base, work('tom', base, random));
  return { base, ours: random() < 1 / 8 ? ours.replaceAll('\n', '\r\n') : ours, theirs };
}

/** Two coders add to a file of `size` positions, each one to `most` of them. */
export function twoAdding(size: number, most: number, random: Random): TwoCoders {
  const base = baseFile(size, random, position);
  const coder = (name: string): string => edited(base, additions(name, most, random, position));
  return { base, ours: coder('lea'), theirs: coder('tom') };
}

/** An annotation file of `size` annotations, by start. */
export function baseFile(size: number, random: Random, make: Make = annotation): string {
  const annotations = Array.from({ length: size }, (_, at) =>
    make(`base-${at}`, random, undefined),
  ).toSorted((a, b) => startOf(a) - startOf(b));
  const article = { ...NO_METADATA, title: 'Quiet nights' };
  const text = writeAnnotationFile({ article, coded: new Map(), annotations }, undefined);
  // Hand-written lines, unknown to the program.
  const own = '  # look again\n$1    x-mood: calm\n';
  return random() < 0.5 ? text : text.replace(/^( {2}- id: base-1\n)/m, own);
}

function startOf({ quote: [part] }: Annotation): number {
  return part?.start ?? 0;
}

function additions(
  coder: string,
  most: number,
  random: Random,
  make: Make = annotation,
): readonly AnnotationFileEdit[] {
  return Array.from({ length: 1 + below(random, most) }, (_, at) => ({
    kind: 'add',
    annotation: make(`${coder}-${at}`, random, coder),
  }));
}

/** A coder's changes of a file: adds, deletes, changes a field or two, marks the article. */
export function work(coder: string, base: string, random: Random): readonly AnnotationFileEdit[] {
  const edits: AnnotationFileEdit[] = [...additions(coder, 6, random)];
  for (const old of mustRead(base).annotations) {
    const chance = random();
    if (chance < 0.1) edits.push({ kind: 'delete', id: old.id });
    else if (chance < 0.4) edits.push({ kind: 'replace', annotation: changed(old, coder, random) });
  }
  if (random() < 0.5) {
    const state = pick(['complete', 'in-progress'] as const, random);
    const coding = { state, date: '2024-05-02', codebook: undefined, reason: undefined };
    edits.push({ kind: 'code', coder: random() < 0.8 ? coder : 'ana', coding });
  }
  if (random() < 0.1) edits.push({ kind: 'describe', article: { title: `Nights of ${coder}` } });
  return edits;
}

/** One or two fields are changed; few values, so that both sides often make the same change. */
function changed(old: Annotation, coder: string, random: Random): Annotation {
  let now = old;
  for (let count = 1 + below(random, 2); count > 0; count--) {
    const comment: Comment = { by: coder, at: undefined, text: `why ${below(random, 9)}?` };
    now = pick<() => Annotation>(
      [
        () => ({ ...now, note: pick(['yes', 'no', undefined], random) }),
        () => ({ ...now, tags: tags(random) }),
        () => ({ ...now, comments: [...now.comments.slice(below(random, 2)), comment] }),
        () => ({ ...now, quote: [{ ...quote(random), was: now.quote[0]?.exact }] }),
        () => (now.kind === 'position' ? { ...now, stance: pick(STANCES, random) } : now),
        () => ('fields' in now ? { ...now, fields: fields(random) } : now),
        () =>
          'issues' in now && now.kind !== 'mention' ? { ...now, issues: issues(random) } : now,
      ],
      random,
    )();
  }
  return now;
}

const STANCES = ['support', 'oppose', 'neutral'];

function annotation(id: string, random: Random, coder: string | undefined): Annotation {
  const made = { id, quote: [quote(random)], coder };
  const actors = [pick(['union', 'ministry', 'port'], random)];
  const chance = random();
  if (chance < 0.1) return newMention(made, { actors, issues: [] });
  if (chance < 0.2) return newIgnored(made, { actors, issues: [] });
  if (chance < 0.3) {
    const between = [actors, ['press']];
    return newRelation(made, { kind: 'disagreement', issues: issues(random), between });
  }
  return position(id, random, coder);
}

function position(id: string, random: Random, coder: string | undefined): Annotation {
  const given = {
    actors: [pick(['union', 'ministry', 'port'], random)],
    issues: issues(random),
    stance: pick(STANCES, random),
  };
  const made = newPosition({ id, quote: [quote(random)], coder }, given);
  return { ...made, tags: tags(random), fields: fields(random) };
}

function issues(random: Random): readonly string[] {
  return pick([['nights'], ['automation'], ['nights', 'pay']], random);
}

function tags(random: Random): readonly string[] {
  return ['pay', 'night', 'port'].filter(() => random() < 0.3);
}

function fields(random: Random): ReadonlyMap<string, string> {
  const chosen = ['frame', 'tone'].filter(() => random() < 0.4);
  return new Map(chosen.map((key) => [key, pick(['moral', 'economic'], random)]));
}

function quote(random: Random): QuotePart {
  const start = below(random, ARTICLE);
  const exact = `words at ${start}`;
  const context = { prefix: `before ${start} `, suffix: ` after ${start}` };
  return { exact, ...context, start, repeated: undefined, occurrence: undefined, was: undefined };
}

export function edited(text: string, edits: readonly AnnotationFileEdit[]): string {
  const result = editAnnotationFile(text, edits, undefined);
  assert.ok(result.kind === 'edited', JSON.stringify(result));
  return result.text;
}

export function mustRead(text: string): AnnotationFile {
  const file = modelOf(text);
  assert.ok(file);
  return file;
}

/** Undefined for a file that is refused, or may have been cut off. */
export function modelOf(text: string): AnnotationFile | undefined {
  const parsed = parseAnnotationFile(text, undefined);
  return parsed.kind === 'annotations' && parsed.end === 'marked' ? parsed.file : undefined;
}

function pick<T>(values: readonly T[], random: Random): T {
  const value = values[below(random, values.length)];
  assert.ok(value !== undefined || values.includes(value as T));
  return value as T;
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}
