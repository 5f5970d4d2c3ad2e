import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readHtml } from './readHtml';

export const importer: Importer = { read: (file) => readOrRefuse(() => readHtml(file)) };
