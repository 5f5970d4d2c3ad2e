import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readEpub } from './readEpub';

export const importer: Importer = { read: (file) => readOrRefuse(() => readEpub(file)) };
