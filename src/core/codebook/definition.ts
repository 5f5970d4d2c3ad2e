import { distinct, key, list, mapOf, record } from '../yaml/shape/groupShapes';
import {
  boolean,
  choice,
  color,
  date,
  integer,
  integers,
  letter,
  reference,
  text,
  words,
} from '../yaml/shape/scalarShapes';

/** The one definition of the codebook: reading and the JSON Schema come from it. Keys are in
 * canonical order. */
export const CODEBOOK_FORMAT = 'policy-codebook/1';

export const FIELD_TYPES = [
  'text',
  'integer',
  'number',
  'boolean',
  'date',
  'choice',
  'actor',
  'issue',
] as const;

const ALIAS = record(
  {
    text: words(),
    weak: key('True: used in lists, but not searched for in texts.', boolean()),
    case: key('exact: upper and lower case must match.', choice(['exact'])),
  },
  { short: 'text', needs: [{ keys: ['text'], code: 'empty-alias' }] },
);

const ROLE = record(
  {
    title: text(),
    of: key('The actor in which the role is held.', reference('actor', 'unknown-role-target')),
    from: key('The first day; open if absent.', date({ range: false })),
    to: key('The last day; open if absent.', date({ range: false })),
  },
  { needs: [{ keys: ['of'], code: 'missing-role-target' }] },
);

const ACTOR = record({
  name: text(),
  type: key('state, government, person, organization, group, or a word of your own.', text()),
  'part-of': key('The actor above this one.', reference('actor', 'unknown-parent')),
  side: key(
    'True: actors that are part of it count as this one, and it never counts as its parent.',
    boolean(),
  ),
  unspecified: key('True for actors such as “U.S. officials”.', boolean()),
  aliases: key('Other words for this actor in texts.', list(ALIAS)),
  roles: key('Roles with dates; each counts as part-of while it lasts.', list(ROLE)),
  'member-of': key(
    'Groups that it belongs to but is not counted with.',
    distinct(list(reference('actor', 'unknown-group'))),
  ),
  attributes: key('Exported as columns.', mapOf(text(), { ids: false })),
  note: text(),
});

const PARENT_ISSUE = record(
  {
    issue: reference('issue', 'unknown-parent'),
    sign: key('1 or -1: a stance also counts for the parent, with this sign.', integers([1, -1])),
  },
  { short: 'issue', needs: [{ keys: ['issue'], code: 'missing-link-target' }] },
);

const ISSUE = record({
  name: text(),
  statement: key('The sentence that supporters agree with and opponents reject.', text()),
  definition: key('What counts and what does not, with an example.', text()),
  'part-of': key('The issue above this one.', PARENT_ISSUE),
  codable: key('False for a topic that only groups.', boolean()),
  keywords: key('Words for this issue in texts.', list(ALIAS)),
  color: key('For views and exports, such as "#0072B2", in quotes.', color()),
  note: text(),
});

const STANCE = record({
  label: key('The name shown in views, tables and briefs; the id if absent.', text()),
  name: key('The same as label, which takes precedence.', text()),
  polarity: key(
    'A whole number; its sign decides the side. If absent, positions with this stance count for no side.',
    integer(),
  ),
  key: key('The letter that chooses it.', letter()),
});

const FIELD = record({
  name: text(),
  type: choice(FIELD_TYPES, 'unknown-field-type'),
  values: key('The values of a choice.', list(text())),
  list: key('True: several values are allowed.', boolean()),
});

const FIELDS = mapOf(FIELD, { ids: true });

const TYPE = record({
  name: text(),
  color: key('For its highlight in articles, such as "#0072B2", in quotes.', color()),
  fields: FIELDS,
});

const ACT = record(
  {
    act: text(),
    critical: key(
      'True: the act criticizes its target. If no act is marked: accuse, demand, warn and reject.',
      boolean(),
    ),
  },
  { short: 'act' },
);

export const CODEBOOK = record(
  {
    format: key('The format of this file.', choice([CODEBOOK_FORMAT])),
    title: text(),
    version: key('Recorded with each article that a coder finishes.', text()),
    coders: mapOf(record({ name: text() }), { ids: true }),
    actors: key('Who can hold a position, by id.', mapOf(ACTOR, { ids: true })),
    issues: key('What a position can be about, by id.', mapOf(ISSUE, { ids: true })),
    stances: key(
      'By id; support, oppose, neutral, ambivalent and unstated if absent.',
      mapOf(STANCE, { ids: true }),
    ),
    acts: key('The values of act; any if absent.', list(ACT)),
    ask: key('What to ask for when annotating, besides actor, issue and stance.', list(text())),
    fields: key("The study's own variables of a position.", FIELDS),
    types: key('Further annotation types.', mapOf(TYPE, { ids: true })),
    analysis: key(
      'How positions are counted.',
      record({
        window: key(
          'The time windows in which net stances are computed: none, days, weeks, months or years (:N), or within-months:12, the default.',
          text(),
        ),
      }),
    ),
    'annotation-files': key(
      'One file per article for all coders, or one per coder.',
      choice(['shared', 'one-per-coder']),
    ),
  },
  { needs: [{ keys: ['format'], code: 'format-missing' }] },
);

/** The keys of each kind of entry in the order in which they are written. */
export const CODEBOOK_KEY_ORDER = {
  file: Object.keys(CODEBOOK.keys),
  actor: Object.keys(ACTOR.keys),
  alias: Object.keys(ALIAS.keys),
  role: Object.keys(ROLE.keys),
  issue: Object.keys(ISSUE.keys),
  stance: Object.keys(STANCE.keys),
  field: Object.keys(FIELD.keys),
  type: Object.keys(TYPE.keys),
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The keys of a position that `ask` may name, in the order of an annotation file, whose definition
 * comes after this one. */
export const ASKED_KEYS: readonly string[] =
  `actor speaker according-to issue stance target evaluation addressee act condition intensity date certainty
  status tags note`.split(/\s+/);
