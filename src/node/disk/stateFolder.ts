import * as os from 'node:os';
import * as path from 'node:path';

/** The user's folder for locks: one for every host and the command line, since a lock only works
 * where all programs look for it. Not beside the article, where file events, synchronising services
 * and git would see it. */
export function lockFolder(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home = os.homedir(),
): string {
  return path.join(stateFolder(platform, env, home), 'policy-annotator', 'locks');
}

function stateFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local');
  const given = env['XDG_STATE_HOME'] ?? '';
  // The XDG specification: a path that is not absolute is to be ignored.
  return path.isAbsolute(given) ? given : path.join(home, '.local', 'state');
}
