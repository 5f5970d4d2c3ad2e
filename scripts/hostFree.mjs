// Loads the core bundle in a realm that has the JavaScript language and nothing else: no Node, no
// DOM, no timers, no console. Whatever core touches beyond the language fails here.
import fs from 'node:fs';
import vm from 'node:vm';

const realm = vm.createContext(Object.create(null));
vm.runInContext(fs.readFileSync('dist/core.js', 'utf8'), realm, { filename: 'dist/core.js' });
const names = vm.runInContext('Object.keys(policyAnnotatorCore)', realm);
if (names.length === 0) {
  console.error('The core bundle exports nothing: does src/core/index.ts export anything?');
  process.exit(1);
}
console.log(`core loads in an empty realm (${names.length} exports)`);
