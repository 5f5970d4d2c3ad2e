import { NETWORK_FILES } from '../networks/files/networkFile';
import { briefDocx } from './brief/briefDocument';
import { briefMarkdown } from './brief/briefMarkdown';
import { codebookCsv } from './codebook/codebookCsv';
import { codebookMarkdown } from './codebook/codebookMarkdown';
import type { DocumentFormat, ExportFormat, TextFormat } from './exportFormat';
import { annotationsCsv } from './formats/annotationsCsv';
import { claimsCsv } from './formats/claimsCsv';
import { dnaEvents } from './formats/dnaEvents';
import { disagreementsCsv, periodsCsv } from './formats/disagreementsCsv';
import { drawsCsv } from './formats/draws';
import { drawsPython, drawsR } from './formats/drawsScripts';
import { json } from './formats/json';
import { matrixCsv } from './formats/matrixCsv';
import { mentionsJsonl } from './formats/mentionsJsonl';
import {
  affiliationsGraphMl,
  networkEdgesCsv,
  networkGexf,
  networkGraphMl,
  networkNodesCsv,
} from './formats/networkFormats';
import { mentionsParquet, positionsParquet } from './formats/parquet';
import { positionsCsv } from './formats/positionsCsv';
import { positionsJsonl } from './formats/positionsJsonl';
import { starterPython, starterR } from './formats/starters';
import { quotableInput } from './quotable';
import { positionTableDocx, positionTableHtml } from './positionTable/positionTableFormats';
import { AGREEMENT_FORMATS } from './report/agreementFormats';
import { refiQdpx } from './refi/refiProject';
import { replicationWithoutQuotes, replicationZip } from './formats/replication';
import { reportHtml } from './report/reportHtml';
import { webAnnotations } from './formats/webAnnotations';
import { workbookXlsx } from './workbook/workbookFormat';

/** Every format of `export`, by what its file is for, in the order in which they are offered. A new
 * one is one file and one line here. */
const BY_PURPOSE = {
  reading: [
    briefDocx,
    positionTableDocx,
    reportHtml,
    positionTableHtml,
    briefMarkdown,
    codebookMarkdown,
  ],
  spreadsheet: [
    workbookXlsx,
    positionsCsv,
    claimsCsv,
    matrixCsv,
    disagreementsCsv,
    periodsCsv,
    annotationsCsv,
    codebookCsv,
  ],
  network: [networkGraphMl, networkGexf, networkNodesCsv, networkEdgesCsv, affiliationsGraphMl],
  statistics: [
    ...[starterR, starterPython, drawsCsv, drawsR, drawsPython],
    ...[positionsParquet, mentionsParquet],
  ],
  archive: [
    ...[replicationZip, replicationWithoutQuotes],
    json,
    positionsJsonl,
    mentionsJsonl,
    refiQdpx,
    webAnnotations,
    dnaEvents,
  ],
} as const satisfies Readonly<Record<string, readonly ExportFormat[]>>;

export type Purpose = keyof typeof BY_PURPOSE;
type Known = (typeof BY_PURPOSE)[Purpose][number];

export type ExportId = Known['id'];

/** The same format, which prints only what may be printed. */
function keeping(format: ExportFormat): ExportFormat {
  switch (format.kind) {
    case 'text':
      return { ...format, render: (input) => format.render(quotableInput(input)) };
    case 'document':
      return { ...format, layOut: (input) => format.layOut(quotableInput(input)) };
    // The command line makes its rows, article by article.
    case 'parquet':
      return format;
  }
}

/** Every format that is written, by the command of the command line that writes it. */
export const FORMATS = {
  export: Object.values(BY_PURPOSE).flat().map(keeping),
  network: NETWORK_FILES,
  agreement: AGREEMENT_FORMATS,
} as const;

export const TEXT_FORMATS: readonly TextFormat[] = FORMATS.export.filter(
  (format) => format.kind === 'text',
);

/** The formats that the editor offers. */
export const OFFERED_FORMATS: readonly (TextFormat | DocumentFormat)[] = FORMATS.export
  .filter((format) => format.kind !== 'parquet')
  .filter((format) => format.kind === 'document' || format.needsReadings !== true);

/** What the file of a format is for. */
export function purposeOf({ id }: ExportFormat): Purpose {
  const found = Object.entries(BY_PURPOSE).find(([, formats]) =>
    formats.some((format) => format.id === id),
  );
  return (found?.[0] ?? 'archive') as Purpose;
}

/** The format of `export` with an id; undefined where an id that a person typed is none. */
export function formatOf<const Id extends ExportId>(id: Id): Extract<Known, { readonly id: Id }>;
export function formatOf(id: string | undefined): ExportFormat | undefined;
export function formatOf(id: string | undefined): ExportFormat | undefined {
  return FORMATS.export.find((format) => format.id === id);
}
