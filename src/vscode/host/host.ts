import type { HostPort } from './hostPort';
import { host as web } from '../web/host';

/** What this extension host can do: what a browser can, until one with a disk says more. */
export let host: HostPort = web;

/** Before `activate`. */
export function useHost(better: HostPort): void {
  host = better;
}
