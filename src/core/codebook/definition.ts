import { ALL_FIELDS } from '../model/fields';
import { distinct, key, list, mapOf, record } from '../yaml/shape/groupShapes';
import {
  boolean,
  choice,
  color,
  date,
  integer,
  integers,
  letter,
  number,
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
    text: key('The words, as they are in texts.', words()),
    weak: key('True: used in lists, but not searched for in texts.', boolean()),
    case: key('exact: upper and lower case must match.', choice(['exact'])),
  },
  { short: 'text', needs: [{ keys: ['text'], code: 'empty-alias' }] },
);

const ROLE = record(
  {
    title: key('What the role is called.', text()),
    of: key('The actor in which the role is held.', reference('actor', 'unknown-role-target')),
    from: key('The first day; open if absent.', date({ range: false })),
    to: key('The last day; open if absent.', date({ range: false })),
  },
  { needs: [{ keys: ['of'], code: 'missing-role-target' }] },
);

const EXAMPLE = record(
  {
    text: key('Words as an article could have them.', words()),
    why: key('What decides, in one sentence.', text()),
  },
  { short: 'text', needs: [{ keys: ['text'], code: 'empty-example' }] },
);

const EXAMPLES = record({
  include: key('Texts that belong to the entry: found by matching, or coded.', list(EXAMPLE)),
  exclude: key('Texts that do not: neither found by matching nor coded.', list(EXAMPLE)),
});

const ACTOR = record({
  name: key('The name in views and exports; it is also looked for in texts.', text()),
  type: key(
    'state, government, person, organization, group, or a word of your own.',
    text('actorType'),
  ),
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
  examples: key('Texts that explain the entry and test its aliases.', EXAMPLES),
  note: key('A note for the coders.', text()),
});

const PARENT_ISSUE = record(
  {
    issue: key('The issue above this one.', reference('issue', 'unknown-parent')),
    sign: key('1 or -1: a stance also counts for the parent, with this sign.', integers([1, -1])),
  },
  { short: 'issue', needs: [{ keys: ['issue'], code: 'missing-link-target' }] },
);

const ISSUE = record({
  name: key('The name in views and exports; it is also looked for in texts.', text()),
  statement: key('The sentence that supporters agree with and opponents reject.', text()),
  definition: key('What counts and what does not, with an example.', text()),
  'part-of': key('The issue above this one.', PARENT_ISSUE),
  codable: key('False for a topic that only groups.', boolean()),
  keywords: key('Words for this issue in texts.', list(ALIAS)),
  examples: key('Texts that explain the entry and test its keywords.', EXAMPLES),
  color: key('For views and exports, such as #0072B2; written in quotation marks.', color()),
  note: key('A note for the coders.', text()),
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
  name: key('The name in questions and views; the id if absent.', text()),
  type: key('What its values are.', choice(FIELD_TYPES, 'unknown-field-type')),
  values: key('The values of a choice.', list(text())),
  list: key('True: several values are allowed.', boolean()),
});

const FIELDS = mapOf(FIELD, { ids: true });

const TYPE = record({
  name: key('The name in questions and views; the id if absent.', text()),
  color: key(
    'For its highlight in articles, such as #0072B2; written in quotation marks.',
    color(),
  ),
  fields: key('The variables of an annotation of this type.', FIELDS),
});

const ACT = record(
  {
    act: key('The word for it.', text()),
    critical: key(
      'True: the act criticizes its target. If no act is marked: accuse, demand, warn and reject.',
      boolean(),
    ),
  },
  { short: 'act' },
);

const CODER = record({
  name: key('The name of the coder.', text()),
  machine: key(
    'True: a program. What it reads counts nowhere until a person has decided it.',
    boolean(),
  ),
});

const CODING = record({
  blind: key('True: each coder sees only their own work, until they are unblinded.', boolean()),
  share: key('The share of the articles that several coders code, from 0 to 1.', number(0, 1)),
  drawn: key(
    'random: which articles several coders code was drawn. Rates of error are measured in them alone.',
    choice(['random']),
  ),
  assigned: key(
    'Who codes which article: a coder or a list of coders, by path from the corpus folder.',
    mapOf(distinct(list(reference('coder', 'unknown-coder'))), { ids: false }),
  ),
  unblinded: key(
    "The day on which a coder was shown the others' work, by coder.",
    mapOf(date({ range: false }), { ids: false, refer: 'coder', code: 'unknown-coder' }),
  ),
});

/** The keys of a position that `ask` may name, in the order of an annotation file. */
export const ASKED_KEYS: readonly string[] = ALL_FIELDS.filter(
  ({ hint }) => hint !== undefined,
).map(({ file }) => file);

export const CODEBOOK = record(
  {
    format: key('The format of this file.', choice([CODEBOOK_FORMAT])),
    title: key('The title of the study.', text()),
    version: key('Recorded with each article that a coder finishes.', text()),
    coders: key('Who codes, by id.', mapOf(CODER, { ids: true })),
    actors: key('Who can hold a position, by id.', mapOf(ACTOR, { ids: true })),
    issues: key('What a position can be about, by id.', mapOf(ISSUE, { ids: true })),
    stances: key(
      'By id; support, oppose, neutral, ambivalent and unstated if absent.',
      mapOf(STANCE, { ids: true }),
    ),
    acts: key('The values of act; any if absent.', list(ACT)),
    channels: key('The values of channel; any if absent.', list(text())),
    ask: key(
      'What to ask for when annotating, besides actor, issue and stance.',
      list(text(ASKED_KEYS)),
    ),
    fields: key("The study's own variables of a position.", FIELDS),
    types: key('Further annotation types.', mapOf(TYPE, { ids: true })),
    analysis: key(
      'How positions are counted.',
      record({
        window: key(
          'The time windows in which net stances are computed: none, days, weeks, months or years (:N), or within-months:12, the default.',
          text(['none', 'days', 'weeks', 'months', 'years', 'within-months:12']),
        ),
      }),
    ),
    'annotation-files': key(
      'One file per article for all coders, or one per coder.',
      choice(['shared', 'one-per-coder']),
    ),
    coding: key('How several coders code the same articles, each without the others.', CODING),
  },
  { needs: [{ keys: ['format'], code: 'format-missing' }] },
);

/** The keys of each kind of entry in the order in which they are written. */
export const CODEBOOK_KEY_ORDER = {
  file: Object.keys(CODEBOOK.keys),
  actor: Object.keys(ACTOR.keys),
  alias: Object.keys(ALIAS.keys),
  example: Object.keys(EXAMPLE.keys),
  examples: Object.keys(EXAMPLES.keys),
  role: Object.keys(ROLE.keys),
  issue: Object.keys(ISSUE.keys),
  stance: Object.keys(STANCE.keys),
  field: Object.keys(FIELD.keys),
  type: Object.keys(TYPE.keys),
  coding: Object.keys(CODING.keys),
} as const satisfies Readonly<Record<string, readonly string[]>>;
