import { AUTHOR, UNATTRIBUTED, type Codebook, type Layer } from '../../../core';
import type { Services } from '../../services';

const MOST_RECENT = 12;

/** The ids used last that are in the codebook, most recent first. */
export function recentIds(services: Services, codebook: Codebook, layer: Layer): readonly string[] {
  return remembered(services, layer).filter((id) =>
    layer === 'actor'
      ? codebook.actors.has(id) || id === AUTHOR || id === UNATTRIBUTED
      : codebook.issues.has(id),
  );
}

function remembered({ memory }: Services, layer: Layer): readonly string[] {
  return memory.get<readonly string[]>(`recent.${layer}`) ?? [];
}

export async function rememberIds(
  services: Services,
  layer: Layer,
  ids: readonly string[],
): Promise<void> {
  const others = remembered(services, layer).filter((id) => !ids.includes(id));
  await services.memory.update(`recent.${layer}`, [...ids, ...others].slice(0, MOST_RECENT));
}
