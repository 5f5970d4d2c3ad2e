import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readText } from './readText';

export const importer: Importer = { read: (file) => readOrRefuse(() => readText(file)) };
