import { annotationsCsv } from './formats/annotationsCsv';
import { briefDocx } from './brief/briefDocument';
import { briefMarkdown } from './brief/briefMarkdown';
import { disagreementsCsv } from './formats/disagreementsCsv';
import { codebookCsv } from './codebook/codebookCsv';
import { codebookMarkdown } from './codebook/codebookMarkdown';
import type { DocumentFormat, ExportFormat } from './exportFormat';
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
import { positionsCsv } from './formats/positionsCsv';
import { positionsJsonl } from './formats/positionsJsonl';
import { starterPython, starterR } from './formats/starters';
import { reportHtml } from './report/reportHtml';
import { workbookXlsx } from './workbook/workbookFormat';

/** Every text format, in the order in which they are offered. A new one is one file and one line
 * here. */
export const ALL_FORMATS: readonly ExportFormat[] = [
  reportHtml,
  positionsCsv,
  briefMarkdown,
  matrixCsv,
  disagreementsCsv,
  annotationsCsv,
  networkGraphMl,
  networkGexf,
  networkNodesCsv,
  networkEdgesCsv,
  affiliationsGraphMl,
  json,
  positionsJsonl,
  mentionsJsonl,
  codebookMarkdown,
  codebookCsv,
  starterR,
  starterPython,
];

/** Every binary format, likewise. */
export const DOCUMENT_FORMATS: readonly DocumentFormat[] = [briefDocx, workbookXlsx];

/** All formats, documents first, since they are used most. */
export const OFFERED_FORMATS: readonly (ExportFormat | DocumentFormat)[] = [
  ...DOCUMENT_FORMATS,
  ...ALL_FORMATS,
];

export function documentFormatOf(id: string): DocumentFormat | undefined {
  return DOCUMENT_FORMATS.find((format) => format.id === id);
}

export function formatOf(id: string): ExportFormat | undefined {
  return ALL_FORMATS.find((format) => format.id === id);
}
