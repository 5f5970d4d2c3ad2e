import { WrongUse } from '../options/wrongUse';

/** Put in by the build (esbuild.mjs), which alone knows what it bundles; absent when the sources run. */
declare const THIRD_PARTY_NOTICES: string | undefined;

/** The licences of the packages that are in this program. Throws `WrongUse` where it was not built. */
export function bundledLicenses(): string {
  if (typeof THIRD_PARTY_NOTICES === 'string') return THIRD_PARTY_NOTICES;
  throw new WrongUse('--licenses prints what the build bundled. Build with: npm run build');
}
