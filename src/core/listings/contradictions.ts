import type { Contradiction } from '../analysis/contradictions';
import { conditionWords } from '../analysis/claims/conditions';
import type { PositionRecord } from '../analysis/records/positionRecords';
import type { Codebook } from '../model/codebook';
import { LIST_SEPARATOR } from '../tables/csv';
import { listCell } from '../tables/listCell';
import type { ListingColumn } from './listing';
import { actorNames, issueNames } from './positions';

/** The columns of contradictions. `more` are the last ones for programs, and before the positions
 * in a terminal. */
export function contradictionColumns(
  codebook: Codebook,
  more: readonly ListingColumn<Contradiction>[],
): readonly ListingColumn<Contradiction>[] {
  return [
    {
      name: 'actor',
      description: 'id in the codebook',
      cell: ({ actor }) => actor,
      head: 'ACTOR',
      text: ({ actor }) => actorNames(codebook, [actor]),
    },
    {
      name: 'issue',
      description: 'id in the codebook',
      cell: ({ issue }) => issue,
      head: 'ISSUE',
      text: ({ issue }) => issueNames(codebook, [issue]),
    },
    {
      name: 'kind',
      description:
        'contradiction: on one date, or in one article; shift: a move in order of time; order-unknown: a date is missing or imprecise',
      cell: ({ kind }) => kind,
      head: 'KIND',
      text: ({ kind, conditional }) => kind + (conditional ? ', different conditions' : ''),
    },
    {
      name: 'conditional',
      description:
        'whether no claims for and against hold under the same condition; such rows are not counted',
      cell: ({ conditional }) => conditional,
    },
    {
      name: 'positions_for',
      description: 'ids of the positions for',
      cell: ({ positions }) => positions[0].join(LIST_SEPARATOR),
    },
    {
      name: 'positions_against',
      description: 'ids of the positions against',
      cell: ({ positions }) => positions[1].join(LIST_SEPARATOR),
    },
    {
      name: 'conditions_for',
      description: 'the conditions of positions for',
      cell: ({ records }) => listCell(conditionWords(records[0])),
    },
    {
      name: 'conditions_against',
      description: 'the conditions of positions against',
      cell: ({ records }) => listCell(conditionWords(records[1])),
    },
    ...more,
    { head: 'FOR', text: ({ records }) => datedIds(records[0], codebook) },
    { head: 'AGAINST', text: ({ records }) => datedIds(records[1], codebook) },
  ];
}

function datedIds(records: readonly PositionRecord[], codebook: Codebook): string {
  return records.map((one) => datedId(one, codebook)).join(', ');
}

/** Such as "p1 (2024-04-26, Antony Blinken, under the condition “if asked”)". */
function datedId(record: PositionRecord, codebook: Codebook): string {
  const { id, date, speaker, actors, position } = record;
  const { condition } = position;
  const remarks = [
    ...(date === undefined ? [] : [date]),
    ...(speaker === undefined || actors.includes(speaker) ? [] : [actorNames(codebook, [speaker])]),
    ...(condition === undefined ? [] : [`under the condition “${condition}”`]),
  ];
  return remarks.length === 0 ? id : `${id} (${remarks.join(', ')})`;
}
