import type { AnnotationKind, Position } from './annotation';
import { phrase, type Phrase, phrases } from '../util/phrase';

/** A key of a position that has one value, or a list of simple ones: all keys but the id, the
 * quote, the comments and the study's own variables. */
export type FieldKey = Exclude<keyof Position, 'id' | 'kind' | 'quote' | 'comments' | 'fields'>;

/** What the values are: ids of the codebook; words that it may list (`listed`); free text; one of
 * `values` as text (`choice`) or as a number (`number`; `grade` where they are all from the first
 * to the last); true or false (`flag`); dates. */
export type FieldKind =
  | 'actor'
  | 'actors'
  | 'issues'
  | 'stance'
  | 'coder'
  | 'listed'
  | 'text'
  | 'texts'
  | 'choice'
  | 'number'
  | 'grade'
  | 'flag'
  | 'date';

/** What the product knows of a field. All that reads, writes, compares, lists or shows the fields
 * of positions iterates over `FIELDS`, so that a new row there is a new field everywhere. */
export interface Field {
  readonly kind: FieldKind;
  /** Its key in annotation files and in `ask` of the codebook. */
  readonly file: string;
  /** Its name in queries, in networks and on the command line; `file` if absent. */
  readonly name?: string;
  /** The kinds of annotations that have it. */
  readonly of: readonly AnnotationKind[];
  /** `claim`: what the text says, which stamps and readings hold. `reading`: how it was read, which
   * only readings hold. `work`: what concerns the work on it, which neither holds. */
  readonly part: 'claim' | 'reading' | 'work';
  /** True of a field that came after the first files: it enters stamps and digests only where it is
   * present, so that those of older files stay the same. */
  readonly isLater?: boolean;
  /** Of a choice or a number, in the order in which they are offered. */
  readonly values?: readonly string[];
  /** Of `listed`: how the codebook lists its words. */
  readonly vocabulary?: {
    /** The key of the codebook. */
    readonly list: 'acts' | 'channels';
    readonly heading: Phrase<string>;
    /** What is wrong with a word that is not listed. */
    readonly unknown: string;
    /** The title of the fix that lists it. */
    readonly add: Phrase<string>;
  };
  /** The values from least to most, where they have an order that `values` does not show. */
  readonly ranking?: readonly string[];
  /** What it is, in the schema of annotation files. */
  readonly meaning: string;
  readonly label: Phrase<string>;
  /** What it is for, in the list of details; absent: it is not in that list. */
  readonly hint?: Phrase<string>;
  /** What a query for it finds; absent: a query cannot name it. */
  readonly find?: Phrase<string>;
  /** The words around its value on a card, where it has a part of its own there. */
  readonly card?: Phrase<string>;
  /** What its column in tables holds, where that is not obvious. */
  readonly column?: string;
  /** Whether tables of the annotations of the codebook's types have it. */
  readonly isOfTypes?: boolean;
  /** Whether it can be a variable of networks. */
  readonly isVariable?: boolean;
  /** Of imported tables. */
  readonly imported: {
    /** What the column holds, in the schema of mapping files. */
    readonly meaning: string;
    /** Its name where columns are chosen; `label` if absent. */
    readonly label?: Phrase<string>;
    /** Names of columns that probably have it, the most certain first. */
    readonly headers: readonly string[];
  };
}

const DETAILS = ['position', 'disagreement', 'agreement', 'annotation'] as const;
/** All kinds of annotations. */
export const ALL_KINDS = [...DETAILS, 'mention', 'ignored'] as const;

/** All fields of a position, in the order of an annotation file. */
export const FIELDS = {
  actors: {
    kind: 'actors',
    file: 'actor',
    of: ['position', 'mention', 'ignored'],
    part: 'claim',
    meaning: 'Who holds it: one actor, or a list for a joint one.',
    ...phrases({
      label: 'Actor',
      hint: 'whose position it is',
      find: 'who holds it, including entries under the actor',
    }),
    column: 'ids of the actors who hold the position; several hold it jointly',
    isVariable: true,
    imported: {
      meaning: 'Who holds the position: id, name or alias.',
      headers: [
        ...['actor', 'actor_id', 'actor_name', 'organization', 'organisation', 'claimant'],
        ...['akteur', 'acteur'],
      ],
    },
  },
  speaker: {
    kind: 'actor',
    file: 'speaker',
    of: DETAILS,
    part: 'claim',
    meaning: 'The person who says it for the actor.',
    ...phrases({
      label: 'Speaker',
      hint: 'the person who says it for the actor',
      find: 'who says it for the actor',
      card: 'said by {0}',
    }),
    column: 'id of the person who says it, if not the actor',
    isVariable: true,
    imported: {
      meaning: 'The person who utters it.',
      headers: ['speaker', 'person', 'sprecher'],
    },
  },
  accordingTo: {
    kind: 'actor',
    file: 'according-to',
    of: DETAILS,
    part: 'claim',
    meaning: 'Another actor who ascribes it.',
    ...phrases({
      label: 'According to',
      hint: 'another actor says that this is the position',
      find: 'who ascribes it to the actor',
      card: 'according to {0}',
    }),
    column:
      'id of the actor who ascribes the position to this actor; such a position does not count',
    isVariable: true,
    imported: {
      meaning: 'Another actor who ascribes it.',
      headers: ['according_to', 'ascribed_by'],
    },
  },
  issues: {
    kind: 'issues',
    file: 'issue',
    of: ['position', 'disagreement', 'agreement', 'mention', 'ignored'],
    part: 'claim',
    meaning: 'What it is about: one issue of the codebook, or a list.',
    ...phrases({
      label: 'Issue',
      hint: 'what the position is about',
      find: 'what it is about, including entries under the issue',
    }),
    column: 'ids of what the position is about',
    isVariable: true,
    imported: {
      meaning: 'What it is about: id, name or keyword.',
      headers: [
        ...['issue', 'issue_id', 'issue_name', 'concept', 'topic', 'category', 'claim', 'thema'],
        ...['theme', 'enjeu'],
      ],
    },
  },
  stance: {
    kind: 'stance',
    file: 'stance',
    of: ['position'],
    part: 'claim',
    meaning: 'A stance of the codebook.',
    ...phrases({
      label: 'Stance',
      hint: 'for, against, or neither',
      find: 'which stance',
    }),
    column: 'as the coder chose it',
    isVariable: true,
    imported: {
      meaning: 'For or against; map your own words under `stances`.',
      headers: ['stance', 'position', 'agreement', 'polarity', 'sentiment', 'opinion', 'haltung'],
    },
  },
  target: {
    kind: 'actors',
    file: 'target',
    of: DETAILS,
    part: 'claim',
    meaning: 'Whom it is about: one actor, or a list.',
    ...phrases({
      label: 'Target',
      hint: 'whom it is about, praises or criticizes',
      find: 'whom it is about',
    }),
    column: 'ids of the actors that the statement is about',
    isVariable: true,
    imported: {
      meaning: 'The actor about whom it is.',
      headers: ['target', 'target_actor', 'ziel'],
    },
  },
  evaluation: {
    kind: 'number',
    values: ['-1', '0', '1'],
    file: 'evaluation',
    of: DETAILS,
    part: 'claim',
    meaning: 'Of the target: -1, 0 or 1.',
    ...phrases({
      label: 'Evaluation of the target',
      hint: '1 praises the target, −1 criticizes it, 0 neither',
    }),
    column: 'of the target: 1 good, 0 neutral, -1 bad',
    isVariable: true,
    imported: { meaning: 'Of the target: -1, 0 or 1.', headers: ['evaluation'] },
  },
  addressee: {
    kind: 'actors',
    file: 'addressee',
    of: DETAILS,
    part: 'claim',
    meaning: 'Whom it is addressed to: one actor, or a list.',
    ...phrases({
      label: 'Addressee',
      hint: 'whom it is addressed to',
      find: 'whom it is addressed to',
    }),
    column: 'ids of the actors that are addressed',
    isVariable: true,
    imported: { meaning: 'The actor to whom it is said.', headers: ['addressee', 'adressat'] },
  },
  act: {
    kind: 'listed',
    vocabulary: {
      list: 'acts',
      heading: phrase('Acts'),
      unknown: 'The codebook has no act “{0}”.',
      add: phrase('Add the act to the codebook'),
    },
    file: 'act',
    of: DETAILS,
    part: 'claim',
    meaning: 'What the words do, such as demand or warn.',
    ...phrases({
      label: 'Act',
      hint: 'what the words do: demand, reject, propose …',
      find: 'what the actor does: demands, accuses …',
    }),
    column: 'what kind of speech act it is',
    isVariable: true,
    imported: {
      meaning: 'What is done by saying it.',
      headers: ['act', 'action', 'form', 'verb', 'speech_act'],
    },
  },
  channel: {
    kind: 'listed',
    vocabulary: {
      list: 'channels',
      heading: phrase('Channels'),
      unknown: 'The codebook has no channel “{0}”.',
      add: phrase('Add the channel to the codebook'),
    },
    file: 'channel',
    of: DETAILS,
    part: 'claim',
    isLater: true,
    meaning: 'Through which medium it is said, such as a speech or an interview.',
    ...phrases({
      label: 'Channel',
      hint: 'through which medium: speech, press release, interview …',
      find: 'through which medium: a speech, an interview …',
      card: 'channel: {0}',
    }),
    column: 'through which medium it is said, such as a speech or an interview',
    isVariable: true,
    imported: {
      meaning: 'Through which medium it is said.',
      headers: ['channel', 'medium', 'kanal'],
    },
  },
  speech: {
    kind: 'choice',
    values: ['direct', 'paraphrase'],
    file: 'speech',
    of: DETAILS,
    part: 'claim',
    isLater: true,
    meaning: 'Whether the quoted words are the actor’s own, or the author’s account of them.',
    ...phrases({
      label: 'Speech',
      hint: 'direct: the actor’s own words; paraphrase: the author’s',
      find: 'direct or paraphrase',
      card: 'speech: {0}',
    }),
    column: 'direct: the actor’s own words; paraphrase: those of the author',
    isVariable: true,
    imported: {
      meaning: 'direct or paraphrase.',
      headers: ['speech', 'speech_type', 'quotation_type', 'redeform'],
    },
  },
  condition: {
    kind: 'text',
    file: 'condition',
    of: DETAILS,
    part: 'claim',
    meaning: 'The condition under which it holds.',
    ...phrases({
      label: 'Condition',
      hint: 'the position holds only if …',
      find: 'words of its condition; leave empty for any condition',
      card: 'Condition: {0}',
    }),
    column: 'under what condition the position holds',
    imported: { meaning: 'Under which condition it holds.', headers: ['condition'] },
  },
  intensity: {
    kind: 'grade',
    values: ['1', '2', '3'],
    file: 'intensity',
    of: DETAILS,
    part: 'claim',
    meaning: 'How strongly, from 1 to 3.',
    ...phrases({
      label: 'Intensity',
      hint: 'from 1 (weak) to 3 (strong)',
    }),
    isVariable: true,
    imported: { meaning: '1, 2 or 3.', headers: ['intensity', 'strength'] },
  },
  date: {
    kind: 'date',
    file: 'date',
    of: DETAILS,
    part: 'claim',
    meaning: 'Of the claim: year, month, day, or a range with /.',
    ...phrases({
      label: 'Date',
      hint: 'when it was said, if not on the day of the article',
      find: 'in a year, on a day or in a range: 2024, 2024-05-17 or 2024-03/2024-06',
    }),
    column: 'when it was said: its own date, or that of the article',
    isOfTypes: true,
    imported: {
      meaning: 'Of the claim.',
      label: phrase('Date of the claim'),
      headers: ['date', 'claim_date', 'time', 'day', 'datum'],
    },
  },
  certainty: {
    kind: 'choice',
    values: ['certain', 'probable', 'possible'],
    ranking: ['possible', 'probable', 'certain'],
    file: 'certainty',
    of: DETAILS,
    part: 'reading',
    meaning: 'How sure the coder is.',
    ...phrases({
      label: 'Coder’s certainty',
      hint: 'how sure you are of this reading',
      find: 'certain, probable or possible',
    }),
    column: 'of the coder: certain, probable or possible',
    isOfTypes: true,
    isVariable: true,
    imported: {
      meaning: 'certain, probable or possible.',
      label: phrase('Certainty'),
      headers: ['certainty'],
    },
  },
  status: {
    kind: 'choice',
    values: ['draft', 'reviewed'],
    file: 'status',
    of: DETAILS,
    part: 'work',
    meaning: 'A draft, or reviewed by a second person.',
    ...phrases({
      label: 'Status',
      hint: 'a draft, or reviewed by a second person',
      find: 'draft or reviewed',
    }),
    column: 'draft or reviewed',
    isOfTypes: true,
    isVariable: true,
    imported: { meaning: 'draft or reviewed.', headers: ['status'] },
  },
  print: {
    kind: 'flag',
    file: 'print',
    of: ['position'],
    part: 'work',
    isLater: true,
    meaning: 'True: of its actor on the issue, briefs and position tables print this quote.',
    ...phrases({
      label: 'Print',
    }),
    column: 'whether briefs print this quote for the actor on the issue',
    imported: { meaning: 'true or false.', headers: ['print'] },
  },
  coder: {
    kind: 'coder',
    file: 'coder',
    of: ALL_KINDS,
    part: 'work',
    meaning: 'Who coded it.',
    ...phrases({
      label: 'Coder',
      find: 'who coded it',
    }),
    isOfTypes: true,
    isVariable: true,
    imported: {
      meaning: 'Who coded it.',
      headers: ['coder', 'annotator', 'coded_by', 'user', 'coder_name', 'coder_id'],
    },
  },
  tags: {
    kind: 'texts',
    file: 'tags',
    name: 'tag',
    of: ALL_KINDS,
    part: 'work',
    meaning: 'Your own keywords.',
    ...phrases({
      label: 'Tags',
      hint: 'your own keywords',
      find: 'a tag',
    }),
    isOfTypes: true,
    isVariable: true,
    imported: { meaning: 'Words of your own.', headers: ['tags', 'labels'] },
  },
  note: {
    kind: 'text',
    file: 'note',
    of: ALL_KINDS,
    part: 'work',
    meaning: 'A note by the coder.',
    ...phrases({
      label: 'Note',
      hint: 'what the next reader should know',
      find: 'words of its note',
      card: 'note: {0}',
    }),
    column: 'of the coder',
    isOfTypes: true,
    imported: {
      meaning: 'A remark.',
      headers: ['note', 'notes', 'memo', 'comment', 'remark', 'remarks'],
    },
  },
} as const satisfies Readonly<Record<FieldKey, Field>>;
