import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';
import type { YamlMap } from '../node';
import { childOf } from './shape';

/** Checks the key `format` of a file against the expected one, such as `policy-codebook/1`.
 * Undefined when it is that one. */
export function formatProblem(root: YamlMap, expected: string): KnownProblem | undefined {
  const node = childOf(root, 'format');
  const first = root.entries[0]?.key.span ?? root.span;
  if (!node) return problem('format-missing', first, expected);
  const [family = '', number = ''] = expected.split('/');
  const written = node.kind === 'scalar' ? node.value : '…';
  if (written === expected) return undefined;
  const version = written.startsWith(`${family}/`) ? written.slice(family.length + 1) : '';
  const isNewer = /^\d{1,9}$/.test(version) && Number(version) > Number(number);
  return problem(isNewer ? 'format-newer' : 'format-unknown', node.span, written, expected);
}
