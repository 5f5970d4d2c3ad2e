import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { temporaryFolder } from '../../support/temporaryFolder';

const page = fs.readFileSync(inRoot('docs/reference/files.md'), 'utf8');

/** What runs the readers of the page, and what tells whether it is there. */
const READERS = [
  { language: 'python', program: 'python3', probe: ['-c', 'import yaml'] },
  { language: 'r', program: 'Rscript', probe: ['-e', 'library(yaml)'] },
];

suite('The readers of docs/reference/files.md', () => {
  for (const { language, program, probe } of READERS) {
    const [, script = ''] = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page) ?? [];

    test(`in ${language} has at most forty lines`, () => {
      const lines = script.trimEnd().split('\n').length;
      assert.ok(lines > 10 && lines <= 40, String(lines));
    });

    test(`in ${language} finds every position of the example`, function () {
      if (spawnSync(program, probe).status !== 0) {
        console.log(`      skipped: ${program} with its package is not there`);
        this.skip();
      }
      const file = path.join(temporaryFolder('reader'), `reader.${language}`);
      fs.writeFileSync(file, script);
      const { stdout, stderr } = spawnSync(program, [file, inRoot('examples')], {
        encoding: 'utf8',
        env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      });
      assert.equal(stderr, '');
      const [head = '', ...rows] = stdout.trimEnd().split(/\n(?=")|\n(?=[\w-]+\.\w+\.annotations)/);
      assert.equal(
        head.replaceAll('"', ''),
        'file,id,actors,issues,target,stance,date,coder,quote',
      );
      const ids = rows.map((row) => row.replaceAll('"', '').split(',')[1]);
      assert.deepEqual(ids.sort(), positionsOfExamples().sort());
    });
  }
});

/** The ids of all positions, as lines of the files. */
function positionsOfExamples(): string[] {
  const names = fs
    .readdirSync(inRoot('examples'))
    .filter((name) => name.endsWith('.annotations.yaml'));
  return names.flatMap((name) => {
    const text = fs.readFileSync(inRoot('examples', name), 'utf8');
    const [, section = ''] = /^positions:\n((?: .*\n)*)/m.exec(text) ?? [];
    return [...section.matchAll(/^  - id: (\w+)$/gm)].map(([, id]) => id!);
  });
}
