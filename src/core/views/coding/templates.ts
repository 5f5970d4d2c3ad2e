import type { Position } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import { AUTHOR, UNATTRIBUTED } from '../../model/ids';
import { keysOf } from '../../util/unknownObject';

/** A position without words, kept under a digit. */
export interface Template extends Pick<Position, 'actors' | 'issues'> {
  /** `1` to `9`. */
  readonly key: string;
  readonly stance: string;
}

export const TEMPLATE_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The templates that were stored, by key; what is not one is left out, as is a second one of a
 * key. */
export function readTemplates(stored: unknown): readonly Template[] {
  const templates = new Map<string, Template>();
  for (const one of Array.isArray(stored) ? (stored as readonly unknown[]) : []) {
    const value = keysOf(one);
    const [key, stance] = [value?.get('key'), value?.get('stance')];
    const actors = idsIn(value?.get('actors'));
    const issues = idsIn(value?.get('issues'));
    if (typeof key !== 'string' || typeof stance !== 'string') continue;
    if (!TEMPLATE_KEYS.some((digit) => digit === key) || templates.has(key)) continue;
    if (actors.length > 0 && issues.length > 0) templates.set(key, { key, actors, issues, stance });
  }
  return [...templates.values()].sort((a, b) => Number(a.key) - Number(b.key));
}

/** The templates with this one, which replaces the one of its key. */
export function withTemplate(all: readonly Template[], template: Template): readonly Template[] {
  return readTemplates([template, ...all]);
}

/** The first digit without a template; undefined where all have one. */
export function freeTemplateKey(all: readonly Template[]): string | undefined {
  return TEMPLATE_KEYS.find((digit) => !all.some(({ key }) => key === digit));
}

/** The ids of a template that the codebook does not have, as after an entry was renamed. */
export function unknownIn(
  { actors, issues, stances }: Codebook,
  template: Template,
): readonly string[] {
  return [
    ...template.actors.filter((id) => !actors.has(id) && id !== AUTHOR && id !== UNATTRIBUTED),
    ...template.issues.filter((id) => issues.get(id)?.codable !== true),
    ...(stances.has(template.stance) ? [] : [template.stance]),
  ];
}

function idsIn(value: unknown): readonly string[] {
  const ids = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return ids.every((id) => typeof id === 'string') ? ids : [];
}
