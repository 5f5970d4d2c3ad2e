import type { Workbook } from '../../core';
import type { Exporter } from '../contract';
import { writeWorkbook } from './writeWorkbook';

export const exporter: Exporter<Workbook> = {
  render: async (workbook) => ({
    files: [{ name: 'workbook.xlsx', bytes: await writeWorkbook(workbook) }],
    losses: [],
  }),
};
