import type { HostPort } from '../hostPort';

/** The web worker host: no disk of its own. */
export const host: HostPort = { replaceFile: undefined };
