import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readMail } from './readMail';

export const importer: Importer = {
  read: (file, options) => readOrRefuse(() => readMail(file, options)),
};
