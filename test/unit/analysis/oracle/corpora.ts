import fc from 'fast-check';
import { codebook } from '../../../support/corpus';

// Random corpora of a few actors, coders and articles over several years.

/** One record. */
export interface Coded {
  readonly id: string;
  readonly article: Article;
  readonly start: number;
  readonly length: number;
  readonly coder: string | undefined;
  readonly actors: readonly string[];
  readonly issue: string;
  readonly verb: keyof typeof POLARITY;
  readonly target: string | undefined;
  readonly evaluation: -1 | 1 | undefined;
  readonly condition: string | undefined;
  readonly date: string | undefined;
}

export interface Article {
  readonly path: string;
  readonly date: string | undefined;
}

export const POLARITY = {
  supports: 1,
  opposes: -1,
  'neutral-on': 0,
  'speaks-of': undefined,
} as const;

/** left and right are of the side “state”; person is of it in 2020 only; loner is of none. The
 * issue “ban” counts against “use”. */
export const BOOK = codebook({
  actors: {
    state: { side: true },
    left: { partOf: 'state' },
    right: { partOf: 'state' },
    person: { roles: [{ title: 'Minister', of: 'left', from: '2020', to: '2020' }] },
    loner: {},
  },
  issues: { use: {}, ban: { partOf: 'use', sign: -1 } },
});
export const ACTORS = ['state', 'left', 'right', 'person', 'loner'];
export const ISSUES = ['use', 'ban'];
export const WINDOWS = [
  ...['none', 'years', 'months:3', 'weeks', 'within-months:12', 'within-months:3'],
  ...['moving-months:3', 'within-years:2'],
] as const;

/** Exact ones, some of one week or month; parts of dates; ranges shorter and longer than a stretch.
 * */
export const DATES = [
  ...['2019-12-30', '2020-01-01', '2020-02-29', '2020-03-01', '2020-03-02', '2021-02-15'],
  ...['2022-07-14', '2020-02', '2020-03', '2020-12', '2021-05', '2019', '2020', '2022'],
  ...['2020-01-30/2020-02-03', '2020-02/2020-04', '2020-12/2021-01', '2019/2020', '2020/2022'],
];
const date = fc.option(fc.constantFrom(...DATES), { nil: undefined, freq: 3 });

const articles = fc
  .array(date, { minLength: 1, maxLength: 3 })
  .map((dates) => dates.map((of, at): Article => ({ path: `${'abc'[at] ?? ''}.md`, date: of })));

/** Few places, so that quotes meet, directly or through another, or miss each other by a letter. */
const place = fc.constantFrom(
  { start: 0, length: 10 },
  { start: 5, length: 10 },
  { start: 6, length: 10 },
  { start: 11, length: 30 },
  { start: 2, length: 4 },
  { start: 90, length: 10 },
);

const record = fc.record({
  article: fc.nat({ max: 2 }),
  place,
  coder: fc.constantFrom(undefined, 'lea', 'lea', 'max', 'max', 'ana'),
  actors: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ACTORS).map((actor) => [actor]) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(fc.constantFrom(...ACTORS), { minLength: 2, maxLength: 3 }),
    },
  ),
  issue: fc.constantFrom('use', 'use', 'use', 'ban'),
  verb: fc.constantFrom(
    ...(['supports', 'supports', 'opposes', 'opposes', 'neutral-on', 'speaks-of'] as const),
  ),
  target: fc.option(fc.constantFrom(...ACTORS), { nil: undefined, freq: 2 }),
  evaluation: fc.constantFrom(undefined, undefined, -1 as const, 1 as const),
  condition: fc.constantFrom(
    undefined,
    undefined,
    undefined,
    'if_paid',
    'IF__Paid',
    'if_Élan',
    'if_E\u0301lan',
  ),
  date,
});

export const corpora = fc
  .tuple(articles, fc.array(record, { minLength: 3, maxLength: 10 }))
  .map(([known, records]): readonly Coded[] =>
    records.map(({ article, place: at, ...rest }, index) => {
      const of = known[article % known.length];
      if (!of) throw new Error('there is always an article');
      return { id: `p${String(index)}`, article: of, ...at, ...rest };
    }),
  );

/** The corpus in the notation of `claims`. */
export function notation(records: readonly Coded[]): string {
  const paths = [...new Set(records.map(({ article }) => article.path))].sort();
  return paths
    .flatMap((path) => {
      const own = records.filter(({ article }) => article.path === path);
      return [`in ${path} ${own[0]?.article.date ?? ''}`.trimEnd(), ...own.map(line)];
    })
    .join('\n');
}

function line(coded: Coded): string {
  const { id, actors, verb, issue, date: own, coder, target, evaluation, condition } = coded;
  const keys = {
    at: `${String(coded.start)}-${String(coded.start + coded.length)}`,
    coder,
    target,
    evaluation: evaluation === undefined ? undefined : String(evaluation),
    condition,
  };
  return [
    `${id}: ${actors.join('+')} ${verb} ${issue}`,
    ...(own === undefined ? [] : [own]),
    ...Object.entries(keys).flatMap(([key, of]) => (of === undefined ? [] : [`${key}=${of}`])),
  ].join(' ');
}
