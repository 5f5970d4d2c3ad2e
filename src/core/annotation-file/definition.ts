import type { AnnotationKind } from '../model/annotation';
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
const issue = key(
  'What it is about: one issue of the codebook, or a list.',
  distinct(list(reference('issue'))),
);
const between = key(
  'The parties; a list within the list is a coalition.',
  list(distinct(list(reference('actor'))), 2),
);

const speakers = {
  speaker: key('The person who says it for the actor.', reference('actor')),
  'according-to': key('Another actor who ascribes it.', reference('actor')),
};

const details = {
  target: key('Whom it is about: one actor, or a list.', distinct(list(reference('actor')))),
  evaluation: key('Of the target: -1, 0 or 1.', integers([-1, 0, 1])),
  addressee: key(
    'Whom it is addressed to: one actor, or a list.',
    distinct(list(reference('actor'))),
  ),
  act: key('What the words do, such as demand or warn.', reference('act')),
  condition: key('The condition under which it holds.', text()),
  intensity: key('How strongly, from 1 to 3.', integer(1, 3)),
  date: key('Of the claim: year, month, day, or a range with /.', date({ range: true })),
  certainty: key('How sure the coder is.', choice(['certain', 'probable', 'possible'])),
  status: key('A draft, or reviewed by a second person.', choice(['draft', 'reviewed'])),
};

const coder = key('Who coded it.', reference('coder'));
const tags = key('Your own keywords.', list(text()));
const ownFields = key("The study's own variables, as the codebook defines them.", fields());
const note = key('A note by the coder.', text());
const comments = key('Comments of the coders.', section(COMMENT));
const tail = { coder, tags, fields: ownFields, note, comments, quote };

const NEEDS_ID = { keys: ['id'], code: 'missing-id' } as const;
const NEEDS_QUOTE = { keys: ['quote'], code: 'missing-quote' } as const;

const actor = key(
  'Who holds it: one actor, or a list for a joint one.',
  distinct(list(reference('actor'))),
);
const stance = key('A stance of the codebook.', reference('stance'));

const POSITION = record(
  { id, actor, ...speakers, issue, stance, ...details, ...tail },
  {
    needs: [
      NEEDS_ID,
      { keys: ['actor'], code: 'missing-actor' },
      { keys: ['stance', 'evaluation'], code: 'missing-stance' },
      { keys: ['issue', 'target'], code: 'missing-issue' },
      NEEDS_QUOTE,
    ],
  },
);

const RELATION = record(
  { id, ...speakers, issue, between, ...details, ...tail },
  { needs: [NEEDS_ID, { keys: ['between'], code: 'missing-parties' }, NEEDS_QUOTE] },
);

const MENTION = record(
  { id, actor, issue, coder, tags, note, comments, quote },
  { needs: [NEEDS_ID, { keys: ['actor', 'issue'], code: 'missing-mentioned' }, NEEDS_QUOTE] },
);

const IGNORED = record(
  { id, actor, issue, coder, tags, note, comments, quote },
  { needs: [NEEDS_ID, NEEDS_QUOTE] },
);

const TYPED = record(
  { id, type: key('A type of the codebook.', reference('type')), ...speakers, ...details, ...tail },
  { needs: [NEEDS_ID, { keys: ['type'], code: 'missing-type' }, NEEDS_QUOTE] },
);

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
});

export const ANNOTATION_FILE = record(
  {
    format: key('The format of this file.', choice([ANNOTATIONS_FORMAT])),
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
