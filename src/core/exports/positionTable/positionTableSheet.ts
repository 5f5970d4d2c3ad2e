import type { Analysis } from '../../analysis/analyse';
import { issueName } from '../../codebook/lookUp';
import { nameOfActor } from '../brief/briefWords';
import type { Cell } from '../../tables/csv';
import type { Task } from '../../util/task';
import { tableSheet, type SheetLosses } from '../workbook/sheetCells';
import type { Sheet } from '../workbook/workbook';
import { nameOfGroup, positionTable } from './positionTable';
import { nothingFound, quoteText, sourceTexts } from './positionTableBlocks';

/** The position table as a sheet of a workbook: an actor a row, an issue a column. */
export function positionTableSheet(analysis: Analysis, losses: SheetLosses): Task<Sheet> {
  const table = positionTable(analysis);
  const { codebook } = analysis.reader;
  const nothing = nothingFound(table);
  const rows = function* (): Generator<readonly Cell[]> {
    for (const group of table.groups) {
      for (const actor of group.actors) {
        const cells = table.issues.map((issue) => {
          const cell = table.cell(actor, issue);
          if (!cell) return nothing;
          const source = [...sourceTexts(cell, actor, analysis), cell.printed.article.path];
          return [cell.degree, quoteText(cell.printed.position), source.join(', ')].join('\n');
        });
        yield [nameOfGroup(group), nameOfActor(codebook, actor), ...cells];
      }
    }
  };
  const issues = table.issues.map((issue) => ({
    name: issueName(codebook, issue),
    kind: 'wrapped' as const,
  }));
  return tableSheet(
    {
      name: 'who wants what',
      columns: [{ name: 'group' }, { name: 'actor' }, ...issues],
      rows: rows(),
    },
    losses,
  );
}
