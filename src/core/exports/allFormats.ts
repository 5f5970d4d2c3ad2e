import { briefMarkdown } from './briefMarkdown';
import { disagreementsCsv } from './disagreementsCsv';
import type { ExportFormat } from './exportFormat';
import { json } from './json';
import { matrixCsv } from './matrixCsv';
import { mentionsJsonl } from './mentionsJsonl';
import {
  affiliationsGraphMl,
  networkEdgesCsv,
  networkGexf,
  networkGraphMl,
  networkNodesCsv,
} from './networkFormats';
import { positionsCsv } from './positionsCsv';
import { positionsJsonl } from './positionsJsonl';

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
