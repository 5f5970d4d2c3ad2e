import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readRtf } from './readRtf';

export const importer: Importer = { read: (file) => readOrRefuse(() => readRtf(file)) };
