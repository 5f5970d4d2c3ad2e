import { runSync } from '../../../src/core/util/task';
import { readQuery } from '../../../src/core/query/readQuery';
import { everyPosition, searchSteps, type SearchResult } from '../../../src/core/query/search';
import type { FieldValue } from '../../../src/core/model/annotation';
import type { FieldDefinition, FieldType } from '../../../src/core/model/codebook';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { codebook, corpus, position, quotePart } from '../../support/corpus';

const alias = (text: string) => ({ text, weak: false, exactCase: false });

function studyField(id: string, type: FieldType, values: string[] = []): FieldDefinition {
  return { id, name: undefined, type, values, list: false };
}

/** Two sides, a minister who came into office in 2024, a party with an accent; issues of two
 * levels. */
export const BOOK = codebook({
  actors: {
    china: { name: 'China', aliases: [alias('PRC'), { ...alias('Beijing'), weak: true }] },
    'commerce-ministry': { name: 'Ministry of Commerce', partOf: 'china' },
    'lin-wei': {
      name: 'Lin Wei',
      roles: [{ title: 'minister', of: 'commerce-ministry', from: '2024', to: undefined }],
    },
    'united-states': { name: 'United States', aliases: [alias('USA'), alias('Washington’s')] },
    elan: { name: 'Parti Élan', aliases: [alias('The opposition')] },
    greens: { name: 'Greens', aliases: [alias('The opposition')] },
  },
  issues: {
    trade: { name: 'Foreign trade' },
    exports: { name: 'Chinese exports', partOf: 'trade', keywords: [alias('export surplus')] },
    mining: { name: 'Deep-sea mining' },
  },
  acts: ['demand', 'accuse'],
  channels: ['speech', 'interview'],
  fields: new Map(
    [
      studyField('frame', 'choice', ['economic', 'Moral']),
      studyField('mood', 'text'),
      studyField('weight', 'number'),
      studyField('voiced', 'boolean'),
      studyField('ally', 'actor'),
      studyField('topic', 'issue'),
      studyField('deadline', 'date'),
    ].map((field) => [field.id, field]),
  ),
  coders: new Map(['lea', 'max'].map((id) => [id, { id, name: id === 'lea' ? 'Lea Ott' : id }])),
});

/** Seven positions in three articles. */
export const CORPUS = corpus(
  [
    {
      path: 'talks.md',
      metadata: { date: '2024-03-01', title: 'The long table' },
      annotations: [
        position({
          id: 'p1',
          actors: ['china'],
          issues: ['exports'],
          stance: 'support',
          coder: 'lea',
          status: 'reviewed',
          act: 'demand',
          channel: 'speech',
          tags: ['Hot', 'to discuss'],
          speaker: 'lin-wei',
          target: ['united-states', 'elan'],
          fields: new Map<string, FieldValue>([
            ['frame', 'economic'],
            ['mood', 'Très élégant'],
            ['weight', 2.5],
            ['ally', ['lin-wei', 'greens']],
            ['deadline', '2025'],
          ]),
          quote: [quotePart('a war of tariffs helps nobody', 0)],
        }),
        position({
          id: 'p2',
          actors: ['united-states', 'elan'],
          issues: ['trade'],
          stance: 'oppose',
          coder: 'max',
          status: 'draft',
          note: 'see the café protocol',
          certainty: 'possible',
          addressee: ['china'],
          fields: new Map<string, FieldValue>([
            ['frame', ['Moral', 'economic']],
            ['voiced', true],
            ['topic', 'exports'],
            ['deadline', '2024-12-31'],
          ]),
          quote: [quotePart('jobs come', 40), quotePart('first', 60)],
        }),
        position({
          id: 'p3',
          actors: ['lin-wei'],
          issues: ['mining'],
          stance: undefined,
          date: '2023-05',
          quote: [quotePart('the sea is patient', 80)],
        }),
      ],
    },
    {
      path: 'wire/Monday.txt',
      metadata: { date: '2024' },
      annotations: [
        position({
          id: 'p4',
          actors: ['lin-wei'],
          issues: ['exports', 'mining'],
          stance: 'oppose',
          coder: 'lea',
          act: 'accuse',
          channel: 'fax',
          speech: 'paraphrase',
          accordingTo: 'elan',
          speaker: 'lin-wei',
          certainty: 'probable',
          condition: 'unless the Élan yields',
          fields: new Map<string, FieldValue>([
            ['voiced', false],
            ['lost', 'somewhere'],
          ]),
          comments: [{ by: 'max', at: undefined, text: 'Straße?' }],
          quote: [quotePart('we shall answer', 0)],
        }),
        position({ id: 'p5', actors: ['author'], issues: [], quote: [quotePart('so be it', 30)] }),
      ],
    },
    {
      path: 'wire/autumn/old.md',
      annotations: [
        position({ id: 'p6', actors: ['china'], issues: ['mining'], date: '2022' }),
        position({ id: 'p7', actors: ['nobody-knows'], issues: ['gone'], stance: 'odd' }),
      ],
    },
  ],
  BOOK,
);

/** The ids that a query finds. */
export function found(text: string, reader: CorpusReader = CORPUS): string {
  return idsOf(finished(text, reader)).join(' ');
}

export function finished(text: string, reader: CorpusReader = CORPUS): SearchResult {
  return runOut(searchSteps(readQuery(text, reader.codebook), [runSync(everyPosition(reader))]));
}

export function runOut(steps: Generator<undefined, SearchResult>): SearchResult {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export function idsOf({ hits }: SearchResult): readonly string[] {
  return hits.map(({ placed }) => placed.annotation.id);
}
