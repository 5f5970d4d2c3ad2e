import assert from 'node:assert/strict';
import { runSync } from '../../../src/core/util/task';
import { readCanonicalSteps } from '../../../src/core/yaml/read/readCanonical';
import { readAnyYaml } from '../../../src/core/yaml/read/readYaml';

/** Whether the text was read without `yaml`; then the tree must be the one that `yaml` leads to. */
export function isReadEqually(text: string): boolean {
  const quick = runSync(readCanonicalSteps(text));
  if (!quick) return false;
  assert.deepEqual({ root: quick, problems: [] }, runSync(readAnyYaml(text)), JSON.stringify(text));
  return true;
}
