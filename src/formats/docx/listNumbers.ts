import { parsedXml } from '../xml';

export interface ListNumbers {
  /** The number of the next point of a list, or undefined for a list that has none. */
  next(list: string, level: number): number | undefined;
}

interface Level {
  readonly start: number;
  readonly isNumbered: boolean;
}

/** Counts the points of lists as Word does: lists with one definition go on, after a paragraph too,
 * unless one begins anew; a point of a higher level begins the deeper ones anew (ISO/IEC 29500-1,
 * 17.9). */
export function numbersOf(numbering: string): ListNumbers {
  const document = parsedXml(numbering || '<w:numbering/>');
  const definitions = new Map(
    [...document.getElementsByTagName('w:abstractNum')].map((definition) => [
      definition.getAttribute('w:abstractNumId') ?? '',
      levelsOf(definition),
    ]),
  );
  const lists = new Map(
    [...document.getElementsByTagName('w:num')].map((list) => [
      list.getAttribute('w:numId') ?? '',
      {
        definition: valueOf(list, 'w:abstractNumId') ?? '',
        beginsAnew: startsOf(list),
      },
    ]),
  );
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next: (id, level) => {
      const list = lists.get(id);
      const known = list && definitions.get(list.definition)?.get(level);
      if (!list || known?.isNumbered !== true) return undefined;
      const numbers = counts.get(list.definition) ?? [];
      counts.set(list.definition, numbers);
      const anew = list.beginsAnew.get(level);
      if (anew !== undefined && !begun.has(`${id} ${String(level)}`)) numbers[level] = anew - 1;
      begun.add(`${id} ${String(level)}`);
      const number = (numbers[level] ?? known.start - 1) + 1;
      numbers[level] = number;
      numbers.length = level + 1;
      return number;
    },
  };
}

function levelsOf(definition: Element): ReadonlyMap<number, Level> {
  const levels = [...definition.getElementsByTagName('w:lvl')];
  return new Map(
    levels.map((level) => [
      Number(level.getAttribute('w:ilvl')),
      {
        start: Number(valueOf(level, 'w:start') ?? '1'),
        isNumbered: !/^(bullet|none)$/.test(valueOf(level, 'w:numFmt') ?? 'decimal'),
      },
    ]),
  );
}

function startsOf(list: Element): ReadonlyMap<number, number> {
  const overrides = [...list.getElementsByTagName('w:lvlOverride')];
  return new Map(
    overrides.flatMap((override) => {
      const start = valueOf(override, 'w:startOverride');
      return start === undefined
        ? []
        : [[Number(override.getAttribute('w:ilvl')), Number(start)] as const];
    }),
  );
}

function valueOf(element: Element, name: string): string | undefined {
  return element.getElementsByTagName(name)[0]?.getAttribute('w:val') ?? undefined;
}
