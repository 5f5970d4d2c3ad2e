import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readDocx } from './readDocx';

export const importer: Importer = { read: (file) => readOrRefuse(() => readDocx(file)) };
