import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readFeed } from './readFeed';

export const importer: Importer = {
  read: (file, options) => readOrRefuse(() => readFeed(file, options)),
};
