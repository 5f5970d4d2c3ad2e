import { hexColor } from '../codedProject';

/** What the configuration of a collection says of its types. */
export interface Configuration {
  /** The entities, each below those it belongs to: names from the top. */
  readonly entities: readonly (readonly string[])[];
  /** `#rrggbb`, by names of types. */
  readonly colors: ReadonlyMap<string, string>;
}

const MOST_LEVELS = 50;

/** Reads `annotation.conf` and `visual.conf`
 * (https://brat.nlplab.org/configuration.html). A tab before a name puts it below the one above. */
export function configurationOf(annotation: string, visual: string): Configuration {
  const entities: (readonly string[])[] = [];
  const above: string[] = [];
  for (const line of section(annotation, 'entities')) {
    // `!` is before a type that only groups others; lines of signs are for the eye.
    const [, tabs = '', name = ''] = /^(\t*)!?([^\s<>[\]!-]\S*)/.exec(line) ?? [];
    if (name === '') continue;
    above.length = Math.min(above.length, tabs.length, MOST_LEVELS);
    above.push(name);
    entities.push([...above]);
  }
  const colors = new Map<string, string>();
  for (const line of section(visual, 'drawing')) {
    const [, name, written] = /^\s*(\S+).*?\bbgColor:(#[\da-f]+)/i.exec(line) ?? [];
    const color = hexColor(written);
    if (name !== undefined && color !== undefined) colors.set(name, color);
  }
  return { entities, colors };
}

function section(text: string, name: string): readonly string[] {
  const lines: string[] = [];
  let isIn = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const head = /^\s*\[(\w+)\]\s*$/.exec(line)?.[1];
    if (head !== undefined) isIn = head.toLowerCase() === name;
    else if (isIn && !/^\s*(#|$)/.test(line)) lines.push(line);
  }
  return lines;
}
