import { WrongUse } from '../options/wrongUse';

/** Inserted by the build (esbuild.mjs), which knows the bundled packages; undefined when the
 * sources run. */
declare const THIRD_PARTY_NOTICES: string | undefined;

/** The licences of the packages that are in this program. Throws `WrongUse` if it was not built. */
export function bundledLicenses(): string {
  if (typeof THIRD_PARTY_NOTICES === 'string') return THIRD_PARTY_NOTICES;
  throw new WrongUse('--licenses prints what the build bundled. Build with: npm run build');
}
