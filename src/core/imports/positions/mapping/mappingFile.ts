import { problem } from '../../../problems/report';
import { refusesFile, type KnownProblem } from '../../../problems/table';
import { runSync } from '../../../util/task';
import { readYaml } from '../../../yaml/read/readYaml';
import { formatProblem } from '../../../yaml/shape/format';
import { reportLostValue } from '../../../yaml/shape/lostValue';
import type { Shape } from '../../../yaml/shape/shape';
import { entryLines, mapValue, plainValue, textValue } from '../../../yaml/write/write';
import { MAPPING, MAPPING_FORMAT, POSITION_COLUMNS, type PositionMapping } from './mapping';

export type ReadMapping =
  | {
      readonly kind: 'mapping';
      readonly mapping: PositionMapping;
      readonly problems: readonly KnownProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly KnownProblem[] };

/** Reads a mapping file. Unknown keys are reported with the nearest known one, and skipped. Never
 * throws. */
export function readMapping(text: string): ReadMapping {
  const { read, problems } = readMappingFile(text, MAPPING_FORMAT, MAPPING);
  if (!read) return { kind: 'refused', problems };
  const { columns, fields, separator, unit, stances } = read;
  const present = POSITION_COLUMNS.flatMap((name) => {
    const column = columns?.[name];
    return column === undefined || column === '' ? [] : [[name, column] as const];
  });
  return {
    kind: 'mapping',
    problems,
    mapping: {
      columns: Object.fromEntries(present),
      fields: fields ?? new Map(),
      separator: separator === '' ? undefined : separator,
      unit,
      stances: stances ?? new Map(),
    },
  };
}

/** The content of a mapping file of a format; `read` is undefined where it is refused. */
export function readMappingFile<T>(
  text: string,
  format: string,
  shape: Shape<T>,
): { readonly read: T | undefined; readonly problems: readonly KnownProblem[] } {
  const { root, problems: yamlProblems } = runSync(readYaml(text));
  if (root?.kind !== 'map') {
    const noFormat = problem('format-missing', { start: 0, end: 0 }, format);
    return { read: undefined, problems: yamlProblems.length > 0 ? yamlProblems : [noFormat] };
  }
  const wrongFormat = formatProblem(root, format);
  if (wrongFormat) return { read: undefined, problems: [wrongFormat] };
  const problems: KnownProblem[] = [];
  const read = shape.read(
    root,
    {
      report: (code, span, ...args) => void problems.push(problem(code, span, ...args)),
      refer: () => undefined,
      absent: (after) => {
        reportLostValue(text, after, problems);
      },
    },
    'mapping',
  );
  problems.sort((a, b) => a.span.start - b.span.start);
  return { read: refusesFile(problems) ? undefined : read, problems };
}

/** The text of a mapping file, without absent keys. A lone surrogate is written as a replacement
 * character. */
export function mappingText(mapping: PositionMapping): string {
  const columns = POSITION_COLUMNS.map((name) => {
    const column = mapping.columns[name];
    return [name, column === undefined ? undefined : written(column)] as const;
  });
  const named = (map: ReadonlyMap<string, string>) =>
    mapValue([...map].map(([name, value]) => [wellFormed(name), written(value)] as const));
  const { fields, separator, unit, stances } = mapping;
  const lines = [
    `format: ${MAPPING_FORMAT}`,
    ...entryLines('columns', mapValue(columns), 0),
    ...(fields.size > 0 ? entryLines('fields', named(fields), 0) : []),
    ...(separator === undefined ? [] : entryLines('separator', written(separator), 0)),
    ...(unit === undefined ? [] : entryLines('unit', plainValue(unit), 0)),
    ...(stances.size > 0 ? entryLines('stances', named(stances), 0) : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** A text as a mapping file has it. */
export function written(text: string) {
  return textValue(wellFormed(text));
}

export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
