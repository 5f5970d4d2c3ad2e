import type { Codebook } from '../../model/codebook';
import { dateRange } from '../../model/date';
import { DEFAULT_NETTING, nettingText, parseNetting } from '../../model/netting';
import { forEachTask, type Task } from '../../util/task';
import { nearestWord } from '../../util/nearestWord';
import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';
import type { YamlEntry, YamlNode } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';
import { ASKED_KEYS, FIELD_TYPES } from '../definition';
import { checkExamplesOnce } from '../examples/examplePlaces';
import { checkAliases } from './parseAliases';
import { isDefined } from './parseReferences';

/** Checks that need the whole codebook: cycles, aliases of two entries, examples of both sides,
 * fields without a type, coders who cannot be chosen, articles of no coder, roles that end before
 * they begin or are held in oneself. `root` is its YAML, for the places. */
export function* checkCodebook(
  codebook: Codebook,
  root: YamlNode,
  problems: KnownProblem[],
): Task<void> {
  yield* checkCycles(codebook.actors, childOf(root, 'actors'), problems);
  yield* checkCycles(codebook.issues, childOf(root, 'issues'), problems);
  yield* checkAliases(childOf(root, 'actors'), 'aliases', problems);
  yield* checkAliases(childOf(root, 'issues'), 'keywords', problems);
  yield* checkExamplesOnce(childOf(root, 'actors'), problems);
  yield* checkExamplesOnce(childOf(root, 'issues'), problems);
  yield* checkRoles(childOf(root, 'actors'), problems);
  checkStanceKeys(childOf(root, 'stances'), problems);
  checkFields(childOf(root, 'fields'), problems);
  for (const { value } of entriesOf(childOf(root, 'types'))) {
    checkFields(childOf(value, 'fields'), problems);
  }
  checkAsk(codebook, childOf(root, 'ask'), problems);
  checkWindow(childOf(childOf(root, 'analysis'), 'window'), problems);
  checkBlind(codebook, childOf(childOf(root, 'coding'), 'blind'), problems);
  checkCoderIds(childOf(root, 'coders'), problems);
  checkAssigned(codebook, childOf(childOf(root, 'coding'), 'assigned'), problems);
}

/** Words of the command line in the place of a coder. */
const RESERVED_CODERS: readonly string[] = ['shared', 'adjudicated'];

function checkCoderIds(coders: YamlNode | undefined, problems: KnownProblem[]): void {
  for (const { key } of entriesOf(coders)) {
    if (RESERVED_CODERS.includes(key.value))
      problems.push(problem('reserved-coder', key.span, key.value));
  }
}

/** Each unknown coder is reported besides. */
function checkAssigned(
  codebook: Codebook,
  assigned: YamlNode | undefined,
  problems: KnownProblem[],
): void {
  for (const { key } of entriesOf(assigned)) {
    const coders = codebook.coding.assigned.get(key.value) ?? [];
    if (coders.length > 0 && !coders.some((id) => isDefined(codebook, 'coder', id)))
      problems.push(problem('assigned-to-none', key.span, key.value));
  }
}

function checkBlind(
  { annotationFiles, coding }: Codebook,
  blind: YamlNode | undefined,
  problems: KnownProblem[],
): void {
  if (blind && coding.blind && annotationFiles === 'shared')
    problems.push(problem('blind-without-files', blind.span));
}

function checkWindow(window: YamlNode | undefined, problems: KnownProblem[]): void {
  if (window?.kind !== 'scalar' || parseNetting(window.value)) return;
  problems.push(problem('unknown-window', window.span, window.value, nettingText(DEFAULT_NETTING)));
}

/** Reports each entry of a cycle, at its link. Linear: each entry is walked once. */
function* checkCycles(
  entries: ReadonlyMap<string, { readonly partOf: string | undefined }>,
  node: YamlNode | undefined,
  problems: KnownProblem[],
): Task<void> {
  // For each entry, the one from which it was first reached.
  const walked = new Map<string, string>();
  const cyclic = new Set<string>();
  yield* forEachTask([...entries.keys()], (start) => {
    if (entries.get(start)?.partOf === undefined) return;
    let id: string | undefined = start;
    while (id !== undefined && !walked.has(id)) {
      walked.set(id, start);
      id = entries.get(id)?.partOf;
    }
    // Reached a second time from the same entry.
    if (id === undefined || walked.get(id) !== start) return;
    for (; id !== undefined && !cyclic.has(id); id = entries.get(id)?.partOf) cyclic.add(id);
  });
  if (cyclic.size === 0) return;
  for (const { key, value } of entriesOf(node)) {
    const link = childOf(value, 'part-of');
    if (link && cyclic.has(key.value))
      problems.push(problem('part-of-cycle', link.span, key.value));
  }
}

function* checkRoles(actors: YamlNode | undefined, problems: KnownProblem[]): Task<void> {
  yield* forEachTask(entriesOf(actors), ({ key, value }) => {
    for (const role of itemsOf(childOf(value, 'roles'))) {
      const place = childOf(role, 'of');
      if (place?.kind === 'scalar' && place.value === key.value)
        problems.push(problem('part-of-cycle', place.span, key.value));
      const from = childOf(role, 'from');
      const to = childOf(role, 'to');
      if (from?.kind !== 'scalar' || to?.kind !== 'scalar') continue;
      const first = dateRange(from.value)?.first;
      const last = dateRange(to.value)?.last;
      if (first && last && first > last) problems.push(problem('role-order', to.span));
    }
  });
}

function checkStanceKeys(stances: YamlNode | undefined, problems: KnownProblem[]): void {
  const taken = new Map<string, string>();
  for (const { key, value } of entriesOf(stances)) {
    const letter = childOf(value, 'key');
    if (letter?.kind !== 'scalar') continue;
    const other = taken.get(letter.value);
    if (other === undefined) taken.set(letter.value, key.value);
    else problems.push(problem('duplicate-stance-key', letter.span, letter.value, other));
  }
}

function checkFields(fields: YamlNode | undefined, problems: KnownProblem[]): void {
  for (const { key, value } of entriesOf(fields)) {
    const type = childOf(value, 'type');
    if (!type) {
      problems.push(problem('missing-field-type', key.span, key.value, FIELD_TYPES.join(', ')));
      continue;
    }
    if (type.kind !== 'scalar') continue;
    const hasValues = itemsOf(childOf(value, 'values')).length > 0;
    const isChoice = type.value === 'choice';
    if (isChoice && !hasValues) problems.push(problem('missing-field-values', key.span, key.value));
    const values = entriesOf(value).find((entry) => entry.key.value === 'values')?.key;
    // For an unknown type it was reported that the field is not used.
    if (!isChoice && hasValues && values && isFieldType(type.value))
      problems.push(problem('unused-values', values.span, type.value));
  }
}

function isFieldType(written: string): boolean {
  return FIELD_TYPES.some((type) => type === written);
}

function checkAsk(codebook: Codebook, ask: YamlNode | undefined, problems: KnownProblem[]): void {
  const own = [...codebook.fields.keys()];
  // With the prefix, too: a variable of the study may be called as a key of the model is.
  const allowed = new Set([...ASKED_KEYS, ...own, ...own.map((id) => `fields.${id}`)]);
  const possible = [...ASKED_KEYS, ...own].join(', ');
  for (const item of itemsOf(ask)) {
    if (item.kind !== 'scalar' || allowed.has(item.value)) continue;
    const near = nearestWord(item.value, allowed);
    const meant = near === undefined ? [] : [near];
    problems.push(problem('bad-value', item.span, item.value, 'ask', possible, ...meant));
  }
}

function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (!node) return [];
  return node.kind === 'list' ? node.items : [node];
}
