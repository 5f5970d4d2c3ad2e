import { useHost } from '../../extension';
import { host } from './host';

// The entry of a host with a disk. A browser loads the rest, too.
useHost(host);

export { activate } from '../../extension';
