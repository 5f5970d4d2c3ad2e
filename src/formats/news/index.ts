import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readNews } from './readNews';

export const importer: Importer = { read: (file) => readOrRefuse(() => readNews(file)) };
