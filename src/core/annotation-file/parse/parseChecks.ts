import type { Annotation } from '../../model/annotation';
import type { Coding } from '../../model/article';
import type { CoderId } from '../../model/ids';
import type { Codebook } from '../../model/codebook';
import type { YamlMap, YamlNode, YamlScalar } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';
import type { Reading } from '../../yaml/shape/shape';

/** Reports invalid combinations of an entry's keys, and entries without any effect: an evaluation
 * without a target, an actor as its own target or speaker, a party that disagrees with itself, an
 * issue that only groups. */
export function checkEntry(
  node: YamlNode,
  reading: Reading & { readonly codebook: Codebook | undefined },
): void {
  if (node.kind !== 'map') return;
  checkEvaluation(node, reading);
  checkTarget(node, reading);
  checkSpeaker(node, reading);
  checkParties(childOf(node, 'between'), reading);
  for (const issue of scalarsOf(childOf(node, 'issue'))) {
    if (reading.codebook?.issues.get(issue.value)?.codable !== false) continue;
    reading.report('issue-not-codable', issue.span, issue.value);
  }
}

/** Checks the coders' progress against what they coded: not relevant without a reason, or with
 * positions of theirs. A position without a coder belongs to the only one. `node`: the value of
 * `coded`. */
export function checkCoded(
  node: YamlNode | undefined,
  coded: ReadonlyMap<CoderId, Coding>,
  annotations: readonly Annotation[],
  reading: Reading,
): void {
  for (const [coder, { state, reason }] of coded) {
    const place = childOf(childOf(node, coder), 'state');
    if (state !== 'not-relevant' || !place) continue;
    if (reason === undefined || reason.trim() === '') reading.report('missing-reason', place.span);
    const own = coded.size === 1 ? [coder, undefined] : [coder];
    if (annotations.some((one) => one.kind === 'position' && own.includes(one.coder)))
      reading.report('positions-not-relevant', place.span, coder);
  }
}

/** Reports a speaker that is the position's only actor: it is the person who speaks for it. */
function checkSpeaker(node: YamlMap, reading: Reading): void {
  const [actor, ...others] = scalarsOf(childOf(node, 'actor'));
  const [speaker] = scalarsOf(childOf(node, 'speaker'));
  if (speaker && others.length === 0 && speaker.value === actor?.value)
    reading.report('own-speaker', speaker.span, speaker.value);
}

/** Reports a target that is the position's only actor; if there are several, all of them may speak
 * about one of them. */
function checkTarget(node: YamlMap, reading: Reading): void {
  const [actor, ...others] = scalarsOf(childOf(node, 'actor'));
  if (!actor || others.length > 0) return;
  const own = scalarsOf(childOf(node, 'target')).find(({ value }) => value === actor.value);
  if (own) reading.report('own-target', own.span, own.value);
}

function checkEvaluation(node: YamlMap, reading: Reading): void {
  if (!childOf(node, 'evaluation') || scalarsOf(childOf(node, 'target')).length > 0) return;
  const key = node.entries.find((entry) => entry.key.value === 'evaluation')?.key;
  if (key) reading.report('missing-target', key.span);
}

/** Reports the first actor that is in two parties. */
function checkParties(between: YamlNode | undefined, reading: Reading): void {
  if (between?.kind !== 'list') return;
  const partyOf = new Map<string, YamlNode>();
  for (const party of between.items) {
    for (const actor of scalarsOf(party)) {
      const before = partyOf.get(actor.value);
      if (before && before !== party) {
        reading.report('same-party', actor.span, actor.value);
        return;
      }
      partyOf.set(actor.value, party);
    }
  }
}

/** The values of a list, or a single value. */
function scalarsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  return items.filter((item) => item.kind === 'scalar').filter(({ value }) => value !== '');
}
