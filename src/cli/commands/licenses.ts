import { readFileSync } from 'node:fs';
import path from 'node:path';
import { WrongUse } from '../options/wrongUse';

/** The licences of the packages that are in this program, which the build puts beside it. Throws
 * `WrongUse` if it was not built. */
export function bundledLicenses(folder = __dirname): string {
  try {
    return readFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  } catch {
    throw new WrongUse('--licenses prints what the build bundled. Build with: npm run build');
  }
}
