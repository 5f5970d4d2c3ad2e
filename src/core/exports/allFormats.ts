import { briefMarkdown } from './brief/briefMarkdown';
import { disagreementsCsv } from './formats/disagreementsCsv';
import type { ExportFormat } from './exportFormat';
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

/** Every format, in the order in which it is offered. A new one is one file and one line here. */
export const ALL_FORMATS: readonly ExportFormat[] = [
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
];

export function formatOf(id: string): ExportFormat | undefined {
  return ALL_FORMATS.find((format) => format.id === id);
}
