// Loads core in a realm that has the JavaScript language and nothing else: no Node, no DOM, no
// timers, no console. Any use of something beyond the language fails here.
import fs from 'node:fs';
import vm from 'node:vm';

const bundle = 'dist/core.js';
const realm = vm.createContext(Object.create(null));
vm.runInContext('var module = { exports: {} }', realm);
vm.runInContext(fs.readFileSync(bundle, 'utf8'), realm, { filename: bundle });
const count = vm.runInContext('Object.keys(module.exports).length', realm);
if (count === 0) {
  console.error(`${bundle} exports nothing: does its door export anything?`);
  process.exit(1);
}
console.log(`${bundle} loads in an empty realm (${count} exports)`);
