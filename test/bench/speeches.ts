import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The speeches of sessions of the UN General Debate by session and country; none where `folder`
 * lacks the corpus. Reading one session takes as long as reading the whole archive, a second. */
export function readSpeeches(folder: string, sessions: readonly string[]): readonly string[] {
  const archive = path.join(folder, 'corpora', 'ungdc.tar.xz');
  if (!fs.existsSync(archive)) return [];
  const unpacked = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-annotator-bench-'));
  try {
    const folders = sessions.map((session) => `./TXT/Session ${session}`);
    spawnSync('tar', ['-xJf', archive, '-C', unpacked, ...folders], { stdio: 'ignore' });
    return folders.flatMap((name) => speechesOf(path.join(unpacked, name)));
  } finally {
    fs.rmSync(unpacked, { recursive: true, force: true });
  }
}

function speechesOf(session: string): readonly string[] {
  if (!fs.existsSync(session)) return [];
  return fs
    .readdirSync(session)
    .filter((name) => /^[A-Z].*\.txt$/.test(name))
    .sort()
    .map((name) => fs.readFileSync(path.join(session, name), 'utf8').replace(/\r\n?/g, '\n'));
}
