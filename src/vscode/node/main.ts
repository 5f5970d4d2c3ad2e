import { useHost } from '../../extension';
import { host } from './host';

// The entry of a host with a disk. The rest of the extension is the bundle that a browser loads,
// and is in the package once; a second copy would make the package a third larger.
useHost(host);

export { activate } from '../../extension';
