import * as fc from 'fast-check';
import { SECTION_OF } from '../../../src/core/model/annotation';
import type { Annotation, AnnotationKind, FieldValue } from '../../../src/core/model/annotation';
import { writtenAnnotation } from '../../../src/core/annotation-file/writeAnnotation';
import { flowSource } from '../../../src/core/yaml/write/write';
import type { Written } from '../../../src/core/yaml/write/write';

/** Any text that can be written: all of Unicode but lone surrogates, with what is hard for YAML. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '"',
          "'",
          '\\',
          '#',
          ' #',
          ': ',
          '- ',
          '\n',
          '\r\n',
          '\t',
          '---',
          '...',
          '|',
          '>',
          '&a',
        ],
        ...['*a', '!t', '%', '@', '`', '{', '}', '[', ']', ',', '?', '\u2028', '\u0085', '\uFEFF'],
        ...[
          'two words',
          'one two',
          'no',
          '1e3',
          '12:30',
          '~',
          'null',
          '2024-04-26',
          '<<',
          '🙂',
          'é',
          'e\u0301',
          '\u200D',
        ],
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join('')),
);

const anyId = fc.constantFrom('china', 'u-s', 'no', 'on', '1e3', '5g', 'null', '日本', 'año', 'x');
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });
/** Records with the prototype that a reader's records have. */
function plain<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(model, { noNullPrototype: true });
}
const few = <T>(arbitrary: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(arbitrary, { minLength, maxLength: minLength + 2 });

const part = plain({
  exact: anyText.map((text) => `x${text}`),
  prefix: maybe(anyText),
  suffix: maybe(anyText),
  start: maybe(fc.nat(99)),
  repeated: maybe(fc.boolean()),
  occurrence: maybe(fc.constant([2, 3] as const)),
  was: maybe(anyText),
});

const common = {
  quote: few(part, 1),
  coder: maybe(anyId),
  note: maybe(anyText),
  tags: few(anyText),
  comments: few(plain({ by: maybe(anyId), at: maybe(anyText), text: anyText.map((t) => `${t}.`) })),
};

const details = {
  ...common,
  speaker: maybe(anyId),
  accordingTo: maybe(anyId),
  target: few(anyId),
  evaluation: maybe(fc.constantFrom<-1 | 0 | 1>(-1, 0, 1)),
  addressee: few(anyId),
  act: maybe(anyId),
  channel: maybe(anyId),
  condition: maybe(anyText),
  intensity: maybe(fc.integer({ min: 1, max: 3 })),
  date: maybe(fc.constantFrom('2024', '2024-04-26', '2024-04-01/2024-04-30')),
  certainty: maybe(fc.constantFrom('certain', 'probable', 'possible')),
  speech: maybe(fc.constantFrom('direct', 'paraphrase')),
  status: maybe(fc.constantFrom('draft', 'reviewed')),
  fields: fc
    .array(
      fc.tuple(
        fc.oneof(anyId, anyText),
        fc.oneof(anyText, few(anyText, 2)) as fc.Arbitrary<FieldValue>,
      ),
      { maxLength: 2 },
    )
    .map((entries) => new Map(entries)),
};

/** An annotation of any kind with that id. */
export function anyAnnotation(
  id: string,
  kinds: readonly AnnotationKind[],
): fc.Arbitrary<Annotation> {
  const base = { id: fc.constant(id) };
  const by: Record<AnnotationKind, fc.Arbitrary<Annotation>> = {
    position: plain({
      ...base,
      kind: fc.constant('position' as const),
      ...details,
      actors: few(anyId, 1),
      issues: few(anyId, 1),
      stance: anyId,
    }),
    disagreement: relation('disagreement', id),
    agreement: relation('agreement', id),
    mention: plain({
      ...base,
      kind: fc.constant('mention' as const),
      ...common,
      actors: few(anyId, 1),
      issues: few(anyId),
    }),
    ignored: plain({
      ...base,
      kind: fc.constant('ignored' as const),
      ...common,
      actors: few(anyId),
      issues: few(anyId),
    }),
    annotation: plain({
      ...base,
      kind: fc.constant('annotation' as const),
      ...details,
      type: anyId,
    }),
  };
  return fc.oneof(...kinds.map((kind) => by[kind]));
}

function relation(kind: 'agreement' | 'disagreement', id: string): fc.Arbitrary<Annotation> {
  return plain({
    id: fc.constant(id),
    kind: fc.constant(kind),
    ...details,
    issues: few(anyId),
    between: few(few(anyId, 1), 2),
  });
}

/** An annotation file in the pieces of which it is made: `head + entries + … + tail`. */
export interface StyledFile {
  readonly text: string;
  /** Where the lines of an entry stand, the comments directly above it included. */
  readonly spans: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
}

/** Writes annotations as many hands do: other indentation, flow style, quotes, comments, blank
 * lines, unknown keys, Windows line endings, a BOM. `choices` decides. */
export function styledFile(
  annotations: readonly Annotation[],
  choices: readonly number[],
): StyledFile {
  const hand: Hand = { choices, at: 0 };
  const lineEnding = chance(hand, 3) ? '\r\n' : '\n';
  let text = chance(hand, 4) ? '\uFEFF' : '';
  const spans = new Map<string, { start: number; end: number }>();
  const add = (...lines: readonly string[]): void => {
    for (const line of lines) text += line + lineEnding;
  };
  if (chance(hand, 3)) add('# by hand', '');
  add('format: policy-annotations/1');
  if (chance(hand, 3)) add('x-study: {a: [1, "two"], b: "c # d"}  # kept');
  for (const section of Object.values(SECTION_OF)) {
    const items = annotations.filter(({ kind }) => SECTION_OF[kind] === section);
    if (items.length === 0) {
      if (chance(hand, 6))
        add(pick(hand, [`${section}: []  # none`, `${section}:`, `${section}: [ ]`]));
      continue;
    }
    add(`${section}:${comment(hand)}`);
    const column = pick(hand, [2, 2, 0, 4]);
    for (const annotation of items) {
      const hasOwnPart = chance(hand, 6);
      if (hasOwnPart) add('', `${' '.repeat(column)}# a part of its own`);
      const start = text.length;
      if (hasOwnPart || chance(hand, 5)) add('');
      if (chance(hand, 5)) add(`${' '.repeat(column)}# about the next one`);
      add(...entry(hand, writtenAnnotation(annotation, undefined), column));
      if (chance(hand, 8)) add(`${' '.repeat(column + 2)}# a last word`);
      spans.set(annotation.id, { start, end: text.length });
    }
  }
  if (chance(hand, 4)) add('', '# the end');
  add('...');
  return { text, spans };
}

interface Hand {
  readonly choices: readonly number[];
  at: number;
}

function next(hand: Hand): number {
  return hand.choices.length === 0 ? 1 : (hand.choices[hand.at++ % hand.choices.length] ?? 1);
}

function chance(hand: Hand, oneIn: number): boolean {
  return next(hand) % oneIn === 0 && hand.choices.length > 0;
}

function pick<T>(hand: Hand, values: readonly [T, ...T[]]): T {
  return values[hand.choices.length === 0 ? 0 : next(hand) % values.length] ?? values[0];
}

function entry(hand: Hand, value: Written, column: number): readonly string[] {
  if (chance(hand, 6)) return [`${' '.repeat(column)}- ${flowSource(value)}${comment(hand)}`];
  const gap = pick(hand, [1, 1, 3]);
  const [first = '', ...rest] = block(hand, value, column + 1 + gap);
  return [`${' '.repeat(column)}-${' '.repeat(gap)}${first.trimStart()}`, ...rest];
}

function block(hand: Hand, value: Written, column: number): readonly string[] {
  const pad = ' '.repeat(column);
  if (value.kind === 'scalar') return scalar(hand, pad, value.value, value.source, column);
  if (value.kind === 'list') return value.items.flatMap((item) => entry(hand, item, column));
  const lines: string[] = [];
  for (const [index, { key, value: child }] of value.entries.entries()) {
    if (index > 0 && chance(hand, 7)) lines.push(pick(hand, ['', `${pad}# about ${index}`]));
    // A study's own fields have no order of keys; there, any key is a value.
    if (index > 0 && value.order && chance(hand, 7))
      lines.push(`${pad}x-${index}: ${pick(hand, ['3', "'a'", '[b, c]'])}`);
    const head = `${pad}${keySource(key)}:`;
    if (child.kind === 'scalar') {
      const start = head + pick(hand, [' ', ' ', '   ']);
      lines.push(...scalar(hand, start, child.value, child.source, column));
    } else if (chance(hand, 3) || isEmpty(child)) {
      lines.push(`${head} ${flowSource(child)}${comment(hand)}`);
    } else {
      lines.push(head + comment(hand), ...block(hand, child, column + pick(hand, [2, 2, 4])));
    }
  }
  return lines;
}

function keySource(key: string): string {
  return flowSource({ kind: 'map', entries: [{ key, value: FALSE }], order: undefined }).slice(
    1,
    -4,
  );
}

const FALSE: Written = { kind: 'scalar', value: '1', source: '1' };

/** Single quotes where the text survives them; on several lines where it has a space to fold at, or
 * as it is below a bar. `column`: that of the key or the value itself. */
function scalar(
  hand: Hand,
  start: string,
  value: string,
  source: string,
  column: number,
): readonly string[] {
  const isSimple = /^[\x20-\x7e]*$/.test(value);
  const quoted = isSimple && chance(hand, 5) ? `'${value.replaceAll("'", "''")}'` : source;
  if (chance(hand, 4)) {
    const pad = ' '.repeat(column + pick(hand, [1, 2, 5]));
    if (isSimple && /^\S/.test(value) && chance(hand, 2)) {
      return [`${start}${pick(hand, ['|-', '>-'])}`, pad + value];
    }
    const space = /^["']/.test(quoted) ? quoted.search(/(?<=\w) (?=\w)/) : -1;
    if (space > 0) {
      return [start + quoted.slice(0, space), pad + quoted.slice(space + 1) + comment(hand)];
    }
  }
  return [start + quoted + comment(hand)];
}

function isEmpty(value: Written): boolean {
  return value.kind === 'map'
    ? value.entries.length === 0
    : value.kind === 'list' && value.items.length === 0;
}

function comment(hand: Hand): string {
  return chance(hand, 6) ? pick(hand, ['  # why?', '\t# a tab', ' # [x]: {y}']) : '';
}
