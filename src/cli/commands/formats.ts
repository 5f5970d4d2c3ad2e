import { FORMATS, jsonText } from '../../core';
import { command } from '../options/command';
import { COMMON } from '../options/shared';
import { refuseExisting, writeOutput } from '../output/output';
import { fittedTable } from '../output/table';

const { json, out, force } = COMMON;

export const FORMATS_COMMAND = command({
  usage: '',
  summary: 'The formats that export can write.',
  details: 'Id, file extension and content of each format.',
  example: 'policy-annotator formats',
  options: { json, out, force },
  run: async ({ options }, outside) => {
    if (options.out !== undefined) await refuseExisting(options.out, options.force, outside);
    const rows = FORMATS.export.map(({ id, label, extension, description }) => ({
      id,
      label,
      extension,
      description,
    }));
    const cells = rows.map((row) => [row.id, row.extension, row.description]);
    const text = options.json
      ? `${jsonText(rows, 1)}\n`
      : fittedTable([['ID', 'EXTENSION', 'DESCRIPTION'], ...cells], outside.columns);
    await writeOutput([text], options.out, outside);
    return 0;
  },
});
