import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readPdf } from './readPdf';

export const importer: Importer = {
  read: (file, options) => readOrRefuse(() => readPdf(file, options)),
};
