import assert from 'node:assert/strict';
import {
  guessFrom,
  guessMapping,
} from '../../../../src/core/imports/positions/mapping/guessMapping';
import {
  planPositions,
  type PositionsPlan,
} from '../../../../src/core/imports/positions/planPositions';
import type { PositionMapping } from '../../../../src/core/imports/positions/mapping/mapping';
import type { Table } from '../../../../src/core/imports/tables/table';
import type { Annotation } from '../../../../src/core/model/annotation';
import { codebook, corpus } from '../../../support/corpus';

export const TALKS = 'The council rejects night flights. “We need sleep,” said Ada Lund.\n';
const MARKET = 'Traders want longer opening hours. Traders want more stalls.\n';

const BOOK = codebook({
  actors: {
    council: { name: 'City council', aliases: [alias('the council'), alias('Board')] },
    traders: { name: 'Traders’ union', aliases: [alias('Board')] },
    lund: { name: 'Ada Lund', type: 'person' },
  },
  issues: { flights: { name: 'Night flights' }, hours: { name: 'Opening hours' } },
  acts: ['demand', 'reject'],
  coders: new Map([['lea', { id: 'lea', name: 'Lea Sommer' }]]),
});

export const COLUMNS = ['File', 'Organization', 'Person', 'Concept', 'Agreement', 'Text', 'Day'];

interface Given {
  readonly mayAdd?: boolean;
  readonly annotations?: readonly Annotation[];
  readonly mapping?: Partial<PositionMapping>;
}

/** What importing rows would do to the corpus. */
export async function plan(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { mayAdd = false, annotations = [], mapping = {} }: Given = {},
): Promise<PositionsPlan> {
  const table = tableOf(columns, rows);
  const reader = corpusOf(annotations);
  const planned = await planPositions({
    table,
    mapping: { ...guessed(table), separator: ';', ...mapping },
    codebook: BOOK,
    articles: reader.articles(),
    mayAdd,
    text: (path) => Promise.resolve(path.endsWith('talks.md') ? TALKS : MARKET),
  });
  assert.ok(planned);
  return planned;
}

/** The mapping that is guessed of a table. */
export function guessed(table: Table): PositionMapping {
  return guessMapping(table, guessFrom(BOOK, corpusOf([]).articles()));
}

function corpusOf(annotations: readonly Annotation[]) {
  return corpus([{ path: 'news/talks.md', annotations }, { path: 'market.txt' }], BOOK, false);
}

export function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): Table {
  return { name: '', columns, rows };
}

function alias(text: string) {
  return { text, weak: false, exactCase: false };
}
