import type { AnnotationKind, Position } from '../model/annotation';
import { QUOTABLE, SEEN } from '../model/article';
import {
  ALL_FIELDS,
  entryKindOf,
  isListField,
  type Field,
  type FieldKey,
  type FIELDS,
} from '../model/fields';
import {
  distinct,
  fields,
  key,
  list,
  mapOf,
  pair,
  record,
  section,
} from '../yaml/shape/groupShapes';
import {
  boolean,
  choice,
  date,
  integer,
  integers,
  ownId,
  reference,
  text,
  time,
} from '../yaml/shape/scalarShapes';
import type { Need, Shape } from '../yaml/shape/shape';

/** The one definition of annotation files: reading, the JSON Schema and the writer's key order come
 * from it. Keys are in canonical order. */
export const ANNOTATIONS_FORMAT = 'policy-annotations/1';

export const QUOTE = record(
  {
    exact: key('The quoted words, exactly as in the article.', text()),
    prefix: key('The words before the quote; they distinguish places with the same words.', text()),
    suffix: key('The words after the quote.', text()),
    start: key(
      'Where the words began when last written, in UTF-16 units from the start of the article.',
      integer(0),
    ),
    repeated: key('True: the words occurred in several places when last written.', boolean()),
    occurrence: key('[n, of]: the n-th of all places with the same words.', pair()),
    around: key('Digests of the names around the words: who speaks there.', text()),
    was: key('The previous words, until the change is confirmed.', text()),
  },
  { short: 'exact', needs: [{ keys: ['exact'], code: 'missing-exact' }] },
);

export const COMMENT = record(
  {
    by: key('Who wrote it.', text('coder')),
    at: key('When: a day, or a day with a time, such as 2024-05-02T09:30:00Z.', time()),
    text: key('What it says.', text()),
    resolved: key(
      'True: with it, the discussion is resolved. A later comment opens it again.',
      boolean(),
    ),
  },
  { needs: [{ keys: ['text'], code: 'missing-text' }] },
);

const id = key('Unique in the corpus.', ownId());
const quote = key('The quoted words; a list for a discontinuous span.', list(QUOTE));
const between = key(
  'The parties; a list within the list is a coalition.',
  list(distinct(list(reference('actor'))), 2),
);

const ownFields = key("The study's own variables, as the codebook defines them.", fields());
const comments = key('Comments of the coders.', section(COMMENT));
const type = key('A type of the codebook.', reference('type'));

/** The keys that an entry can have; which it has depends on its kind. */
type EntryKeys = {
  readonly [Key in FieldKey as (typeof FIELDS)[Key]['file']]: Shape<NonNullable<Position[Key]>>;
} & {
  readonly id: typeof id;
  readonly type: typeof type;
  readonly between: typeof between;
  readonly fields: typeof ownFields;
  readonly comments: typeof comments;
  readonly quote: typeof quote;
};

function keysOf(kind: AnnotationKind): EntryKeys {
  const keys: Record<string, Shape<unknown>> = kind === 'annotation' ? { id, type } : { id };
  for (const field of ALL_FIELDS) {
    if (!field.of.includes(kind)) continue;
    if (field.key === 'note' && kind !== 'mention' && kind !== 'ignored')
      keys['fields'] = ownFields;
    keys[field.file] = key(field.meaning, shapeOf(field));
    if (field.key === 'issues' && (kind === 'disagreement' || kind === 'agreement'))
      keys['between'] = between;
  }
  return { ...keys, comments, quote } as unknown as EntryKeys;
}

function shapeOf(field: Field): Shape<unknown> {
  const { kind, values = [] } = field;
  const named = entryKindOf(field);
  if (named) return isListField(field) ? distinct(list(reference(named))) : reference(named);
  switch (kind) {
    case 'texts':
      return list(text());
    case 'choice':
      return choice(values);
    case 'number':
      return integers(values.map(Number));
    case 'grade':
      return integer(Number(values[0]), Number(values.at(-1)));
    case 'flag':
      return boolean();
    case 'date':
      return date({ range: true });
    default:
      return text();
  }
}

function entry(kind: AnnotationKind, ...needs: readonly Need[]) {
  const id: Need = { keys: ['id'], code: 'missing-id' };
  const quote: Need = { keys: ['quote'], code: 'missing-quote' };
  return record(keysOf(kind), { needs: [id, ...needs, quote] });
}

const POSITION = entry(
  'position',
  { keys: ['actor'], code: 'missing-actor' },
  { keys: ['stance', 'evaluation'], code: 'missing-stance' },
  { keys: ['issue', 'target'], code: 'missing-issue' },
);

const RELATION = entry('disagreement', { keys: ['between'], code: 'missing-parties' });

const MENTION = entry('mention', { keys: ['actor', 'issue'], code: 'missing-mentioned' });

const IGNORED = entry('ignored');

const TYPED = entry('annotation', { keys: ['type'], code: 'missing-type' });

/** The shape of an entry of each kind. */
export const ENTRY_SHAPES = {
  position: POSITION,
  disagreement: RELATION,
  agreement: RELATION,
  mention: MENTION,
  ignored: IGNORED,
  annotation: TYPED,
} as const satisfies Record<AnnotationKind, unknown>;

export const ARTICLE = record({
  title: key('The title of the article.', text()),
  author: key('Who wrote it.', text()),
  source: key('Where it appeared.', text()),
  section: key('The part of the source.', text()),
  date: key('When it appeared: year, month, day, or a range with /.', date({ range: true })),
  url: key('Its address.', text()),
  attributes: key('Your own variables of the article.', mapOf(text(), { ids: false })),
  'duplicate-of': key(
    'The article that this one reprints, as a path from the corpus folder.',
    text(),
  ),
  quotable: key(
    'What exports may print of it: named (all), anonymous (no names of respondents) or no (no words).',
    choice(QUOTABLE),
  ),
});

export const CODING = record(
  {
    state: key('How far it is coded.', choice(['in-progress', 'complete', 'not-relevant'])),
    date: key('When the state was set.', date({ range: false })),
    codebook: key('The version of the codebook that was used.', text()),
    reason: key('Why the article is not relevant.', text()),
    digest: key(
      "Computed from the coder's entries when the article was completed; shows later changes.",
      text(),
    ),
    seen: key(
      'When the readings of machines were shown: before the article was completed, after it, or never.',
      choice(SEEN),
    ),
  },
  { needs: [{ keys: ['state'], code: 'missing-state' }] },
);

export const DECISION = record({
  by: key('Who decided.', text('coder')),
  at: key('When: a day, or a day with a time, such as 2024-05-02T09:30:00Z.', time()),
  replaces: key('The ids of the decisions whose place it takes.', list(text())),
  from: key(
    'The readings that the result was taken from, each with coder, id and stamp.',
    list(text()),
  ),
  over: key('The other readings of the passage, which were set aside.', list(text())),
  result: key('The ids of the adjudicated positions; absent: none of these.', list(text())),
  reason: key('Why coders differed: a known reason, or your own words.', text()),
  quote: key('The words of the passage.', text()),
  was: key('The stance that a person had read before they took over that of a machine.', text()),
});

export const ANNOTATION_FILE = record(
  {
    format: key('The format of this file.', choice([ANNOTATIONS_FORMAT])),
    text: key(
      'Digest of the text in which each quote was certainly at its place when last written.',
      text(),
    ),
    article: key('What is known about the article.', ARTICLE),
    coded: key(
      'The coding state of the article, for each coder.',
      mapOf(CODING, { ids: false, refer: 'coder', code: 'unknown-coder' }),
    ),
    decided: key(
      'What was adjudicated: each decision about the readings of several coders, by its id.',
      mapOf(DECISION, { ids: true }),
    ),
    positions: key('Who holds which stance on what, in which words.', section(POSITION)),
    disagreements: key('Disagreements that the text itself states.', section(RELATION)),
    agreements: key('Agreements that the text itself states.', section(RELATION)),
    mentions: key('Mentions marked by hand, or with a chosen meaning.', section(MENTION)),
    ignored: key('Matches to ignore.', section(IGNORED)),
    annotations: key("Annotations of the codebook's further types.", section(TYPED)),
  },
  { needs: [{ keys: ['format'], code: 'format-missing' }] },
);

/** The keys of each kind of entry and group in the order in which they are written. */
export const KEY_ORDER: Readonly<
  Record<
    AnnotationKind | 'quote' | 'comment' | 'coding' | 'decision' | 'article' | 'file',
    readonly string[]
  >
> = {
  position: Object.keys(POSITION.keys),
  disagreement: Object.keys(RELATION.keys),
  agreement: Object.keys(RELATION.keys),
  mention: Object.keys(MENTION.keys),
  ignored: Object.keys(IGNORED.keys),
  annotation: Object.keys(TYPED.keys),
  quote: Object.keys(QUOTE.keys),
  comment: Object.keys(COMMENT.keys),
  coding: Object.keys(CODING.keys),
  decision: Object.keys(DECISION.keys),
  article: Object.keys(ARTICLE.keys),
  file: Object.keys(ANNOTATION_FILE.keys),
};
