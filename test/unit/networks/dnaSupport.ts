import { DEFAULT_FILTER, type Filter } from '../../../src/core/analysis/records/filter';
import type { FieldValue } from '../../../src/core/model/annotation';
import type { Actor, FieldDefinition } from '../../../src/core/model/codebook';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { networkImage } from '../../../src/core/networks/image';
import { networksOf } from '../../../src/core/networks/networksOf';
import type {
  Aggregation,
  Duplicates,
  Exclusion,
  Mode,
  NetworkOptions,
  Normalization,
} from '../../../src/core/networks/options';
import { parseWindow } from '../../../src/core/networks/windows/windowOption';
import { codebook, corpus, position, quotePart, type ArticleGiven } from '../../support/corpus';

/** A document of DNA: number, date, author, source, section, type, title. Empty texts are missing.
 * */
export type DnaDocument = readonly [number, string, string, string, string, string, string];

/** A statement of DNA: document, person, concept, agreement (0 or 1), level (an integer), frame (a
 * short text). It stands behind the statement before it. Persons and concepts joined by `+` are one
 * position here and a statement for each pair there. */
export type DnaStatement = readonly [number, string, string, number, number, string];

/** What DNA has in its database, in our words. */
export interface DnaData {
  readonly documents: readonly DnaDocument[];
  readonly statements: readonly DnaStatement[];
  /** Of each person; empty for none. */
  readonly organizations: Readonly<Record<string, string>>;
}

/** The settings of DNA's export, by DNA's words. `agreement` is a boolean that we have as the
 * stance, `agreed` the same that we have as a field of the study. */
export interface DnaSettings {
  readonly network: 'onemode' | 'twomode';
  readonly rows: string;
  readonly columns: string;
  readonly qualifier?: string | undefined;
  readonly aggregation: Aggregation;
  readonly normalization?: string;
  readonly duplicates?: string;
  /** Unit and size, `months:3`. */
  readonly window?: string | undefined;
  readonly isolates?: boolean;
  readonly from: string;
  readonly to: string;
  /** Variable, and the values that are left out; with `!` in front the only ones that are let in.
   * */
  readonly exclude?: Readonly<Record<string, readonly string[]>>;
}

export interface DnaMatrix {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly matrix: readonly (readonly number[])[];
  /** Of windows of the calendar. */
  readonly window: string | undefined;
}

/** What our core computes of the same data under the same settings. */
export function ownMatrices(data: DnaData, settings: DnaSettings): readonly DnaMatrix[] | string {
  const window = { first: settings.from, last: settings.to };
  const filter: Filter = { ...DEFAULT_FILTER, window };
  const networks = networksOf(corpusOf(data), filter, optionsOf(settings));
  if (networks.kind === 'refused') return networks.reason;
  return networks.networks.map((network) => {
    const { rows, columns, matrix, window: days } = networkImage(networks, network);
    const isCalendar = settings.window !== undefined && !settings.window.startsWith('events');
    return {
      rows,
      columns,
      matrix,
      window: isCalendar && days ? `${days.first} ${days.last}` : undefined,
    };
  });
}

const VARIABLES: Readonly<Record<string, string>> = {
  person: 'actor',
  organization: 'organization',
  concept: 'issue',
  agreement: 'stance',
  agreed: 'field.agreed',
  level: 'field.level',
  frame: 'field.frame',
  id: 'article',
  type: 'article.type',
};

const MODES: Readonly<Record<DnaSettings['network'], Mode>> = { onemode: 'one', twomode: 'two' };

const NORMALIZATIONS: Readonly<Record<string, Normalization>> = {
  no: 'none',
  average: 'average',
  jaccard: 'dna-jaccard',
  cosine: 'dna-cosine',
  activity: 'activity',
  prominence: 'prominence',
};

const DUPLICATES: Readonly<Record<string, Duplicates>> = {
  include: 'include',
  document: 'document',
  week: 'dna-week',
  month: 'dna-month',
  year: 'year',
  acrossrange: 'range',
};

export function optionsOf(settings: DnaSettings): NetworkOptions {
  const { qualifier, window, exclude = {} } = settings;
  const variable = (name: string): string => VARIABLES[name] ?? name;
  return {
    mode: MODES[settings.network],
    rows: variable(settings.rows),
    columns: variable(settings.columns),
    qualifier: qualifier === undefined ? undefined : variable(qualifier),
    scale: undefined,
    aggregation: settings.aggregation,
    normalization: NORMALIZATIONS[settings.normalization ?? 'no'] ?? 'none',
    duplicates: DUPLICATES[settings.duplicates ?? 'include'] ?? 'include',
    window: window === undefined ? undefined : parseWindow(`dna-${window}`),
    isolates: settings.isolates ?? false,
    exclusions: Object.entries(exclude).map(([name, values]): Exclusion => {
      const plain = name.replace('!', '');
      return {
        variable: variable(plain),
        values: plain === 'agreement' ? values.map(stanceOf) : values,
        only: name.startsWith('!'),
      };
    }),
  };
}

const stanceOf = (agreement: number | string): string =>
  Number(agreement) === 1 ? 'support' : 'oppose';

function corpusOf({ documents, statements, organizations }: DnaData): CorpusReader {
  const articles = documents.map(
    ([id, date, author, source, section, type, title]): ArticleGiven => ({
      path: String(id),
      metadata: {
        date,
        ...(author === '' ? {} : { author }),
        ...(source === '' ? {} : { source }),
        ...(section === '' ? {} : { section }),
        ...(title === '' ? {} : { title }),
        attributes: new Map(type === '' ? [] : [['type', type]]),
      },
      annotations: statements.flatMap(([document, person, concept, agreement, level, frame], at) =>
        document === id
          ? position({
              id: `p${String(at).padStart(4, '0')}`,
              quote: [quotePart('words', at * 10)],
              actors: person === '' ? ['unattributed'] : person.split('+'),
              issues: concept === '' ? [] : concept.split('+'),
              stance: stanceOf(agreement),
              fields: new Map<string, FieldValue>([
                ['agreed', agreement === 1],
                ['level', level],
                ...(frame === '' ? [] : [['frame', frame] as const]),
              ]),
            })
          : [],
      ),
    }),
  );
  const actors: Record<string, Partial<Actor>> = {};
  for (const [person, partOf] of Object.entries(organizations)) {
    actors[person] = { type: 'person', partOf: partOf === '' ? undefined : partOf };
  }
  const fields = new Map([
    field('agreed', 'boolean'),
    field('level', 'integer'),
    field('frame', 'text'),
  ]);
  return corpus(articles, codebook({ actors, fields }));
}

function field(id: string, type: FieldDefinition['type']): [string, FieldDefinition] {
  return [id, { id, name: undefined, type, values: [], list: false }];
}
