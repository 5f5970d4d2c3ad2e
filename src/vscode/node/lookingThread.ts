import { parentPort } from 'node:worker_threads';
import { Looks, type SharedLooks } from './looks';

// A bundle of its own (dist/lookingThread.js): looks at files beside the thread that walks a folder.

parentPort?.on('message', (shared: SharedLooks) => Looks.of(shared).look());
