import type { HostPort } from './hostPort';
import { host as web } from '../web/host';

/** What this extension host can do: what a browser can, until `useHost` sets a host with a disk. */
export let host: HostPort = web;

/** Sets the host; to be called before `activate`. */
export function useHost(better: HostPort): void {
  host = better;
}
