import { briefDocx } from './brief/briefDocument';
import { briefMarkdown } from './brief/briefMarkdown';
import { disagreementsCsv } from './formats/disagreementsCsv';
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

/** Every format that is text, in the order in which it is offered. A new one is one file and one line here. */
export const ALL_FORMATS: readonly ExportFormat[] = [
  reportHtml,
  positionsCsv,
  briefMarkdown,
  matrixCsv,
  disagreementsCsv,
  networkGraphMl,
  networkGexf,
  networkNodesCsv,
  networkEdgesCsv,
  affiliationsGraphMl,
  json,
  positionsJsonl,
  mentionsJsonl,
  starterR,
  starterPython,
];

/** Every format that is bytes, likewise. */
export const DOCUMENT_FORMATS: readonly DocumentFormat[] = [briefDocx, workbookXlsx];

/** All of them, documents first: they are what people hand in. */
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
