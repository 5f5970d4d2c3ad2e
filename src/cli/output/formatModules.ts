import { WrongUse } from '../options/wrongUse';
import type { Outside } from './outside';

/** Loads modules of formats. Throws `WrongUse` for one that is missing: the command line may have
 * been copied without its folder `formats`. */
export function formatModules({ loadFormat }: Pick<Outside, 'loadFormat'>): Outside['loadFormat'] {
  return async (id) => {
    try {
      return await loadFormat(id);
    } catch {
      throw new WrongUse(
        `The folder “formats” next to this program is missing or does not contain ${id}.js. Install the complete package again.`,
      );
    }
  };
}
