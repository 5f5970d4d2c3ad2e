import assert from 'node:assert/strict';
import {
  driverSettings,
  launcherScript,
  withAttributesLine,
} from '../../../../../src/vscode/features/gitMerging/mergeDriver';

const LINE = '*.annotations.yaml merge=policy-annotations';

suite('What git is told about annotation files', () => {
  test('the line is added once, behind what is there, with its line endings', () => {
    assert.equal(withAttributesLine(''), `${LINE}\n`);
    assert.equal(withAttributesLine('*.txt text'), `*.txt text\n${LINE}\n`);
    assert.equal(withAttributesLine('*.txt text\r\n'), `*.txt text\r\n${LINE}\r\n`);
    assert.equal(
      withAttributesLine(`# ours\n*.annotations.yaml\tmerge=policy-annotations \n`),
      undefined,
    );
    assert.equal(withAttributesLine(`# ${LINE}\n`), `# ${LINE}\n${LINE}\n`);
  });

  test('paths are quoted for the shell, those of Windows with slashes', () => {
    const [, driver] = driverSettings("C:\\Users\\it's me\\merge.sh")[1] ?? [];
    assert.match(
      driver ?? '',
      /^answer=; if test -f 'C:\/Users\/it'\\''s me\/merge\.sh'; then answer=\$\(sh /,
    );
    const script = launcherScript('C:\\p.js', "/opt/$(x)/it's");
    assert.match(script, /^program='C:\/p\.js'$/m);
    assert.match(script, /^runtime='\/opt\/\$\(x\)\/it'\\''s'$/m);
  });
});
