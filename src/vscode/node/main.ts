import { useHost } from '../../extension';
import { host } from './host';

// The entry of a host with a disk. The rest of the extension is the bundle that a browser loads, and lies
// in the package once: with two of them it was a third larger.
useHost(host);

export { activate } from '../../extension';
