import type { Codebook } from '../../model/codebook';
import type { YamlMap, YamlNode, YamlScalar } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';
import type { Reading } from '../../yaml/shape/shape';

/** Reports what the keys of an entry say only together, and what would count for nothing: an evaluation
 * without a target, a party that disagrees with itself, an issue that only groups. */
export function checkEntry(
  node: YamlNode,
  reading: Reading & { readonly codebook: Codebook | undefined },
): void {
  if (node.kind !== 'map') return;
  checkEvaluation(node, reading);
  checkParties(childOf(node, 'between'), reading);
  for (const issue of scalarsOf(childOf(node, 'issue'))) {
    if (reading.codebook?.issues.get(issue.value)?.codable !== false) continue;
    reading.report('issue-not-codable', issue.span, issue.value);
  }
}

function checkEvaluation(node: YamlMap, reading: Reading): void {
  if (!childOf(node, 'evaluation') || scalarsOf(childOf(node, 'target')).length > 0) return;
  const key = node.entries.find((entry) => entry.key.value === 'evaluation')?.key;
  if (key) reading.report('missing-target', key.span);
}

/** Reports the first actor that stands in two parties. */
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

/** The values of a list, or the one value. */
function scalarsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  return items.filter((item) => item.kind === 'scalar').filter(({ value }) => value !== '');
}
