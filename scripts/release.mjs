// What the workflow of a release asks: `node scripts/release.mjs check [TAG]` fails where something
// is missing, `notes` prints what changed in this version, `stage` prints "pre-release" or "release".
import { changesOf, isPreRelease, releaseFaults, releaseFiles } from './lib/release.mjs';

const [, , what, tag] = process.argv;
const { manifest, changelog } = releaseFiles();
const { version } = JSON.parse(manifest);

if (what === 'check') {
  const faults = releaseFaults({ manifest, changelog, tag });
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
} else if (what === 'notes') {
  console.log(changesOf(changelog, version)?.notes ?? '');
} else if (what === 'stage') {
  console.log(isPreRelease(version) ? 'pre-release' : 'release');
} else {
  console.error('node scripts/release.mjs check [TAG] | notes | stage');
  process.exitCode = 2;
}
