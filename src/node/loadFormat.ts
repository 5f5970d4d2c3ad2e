import { createRequire } from 'node:module';
import type { FormatModule } from '../formats/catalog';

/** Loads the module of a format, which lies in `formats` beside the program that runs. */
export function loadFormat(id: string): Promise<FormatModule> {
  return Promise.resolve().then(() => requireBeside(`./formats/${id}.js`) as FormatModule);
}

const requireBeside = createRequire(__filename);
