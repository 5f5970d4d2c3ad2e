import type { Analysis } from '../../analysis/analyse';
import { issueName } from '../../codebook/lookUp';
import type { Wording } from '../wording/wording';
import { nameOfActor } from '../brief/briefWords';
import type { Cell } from '../../tables/csv';
import type { Task } from '../../util/task';
import { tableSheet, type SheetLosses } from '../workbook/sheetCells';
import type { Sheet } from '../workbook/workbook';
import { nameOfGroup, positionTable } from './positionTable';
import { nothingFound, printedText, sourceTexts } from './positionTableBlocks';

/** The position table as a sheet of a workbook: an actor a row, an issue a column. */
export function positionTableSheet(
  analysis: Analysis,
  wording: Wording,
  losses: SheetLosses,
): Task<Sheet> {
  const table = positionTable(analysis, wording);
  const { codebook, text } = wording;
  const nothing = nothingFound(table, wording);
  const rows = function* (): Generator<readonly Cell[]> {
    for (const group of table.groups) {
      for (const actor of group.actors) {
        const cells = table.issues.map((issue) => {
          const cell = table.cell(actor, issue);
          if (!cell) return nothing;
          const source = [...sourceTexts(cell, actor, wording), cell.printed.article.path];
          return [cell.degree, printedText(cell, wording), source.join(', ')].join('\n');
        });
        yield [nameOfGroup(group, wording), nameOfActor(wording, actor), ...cells];
      }
    }
  };
  const issues = table.issues.map((issue) => ({
    name: issueName(codebook, issue),
    kind: 'wrapped' as const,
    most: 40,
  }));
  return tableSheet(
    {
      name: text('sheet of table'),
      columns: [{ name: text('column group') }, { name: text('column actor') }, ...issues],
      rows: rows(),
      frozenColumns: 2,
    },
    losses,
  );
}
