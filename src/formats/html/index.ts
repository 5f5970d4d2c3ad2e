import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readHtml } from './readHtml';

export { fromHtml } from './fromHtml';

export const importer: Importer = { read: (file) => readOrRefuse(() => readHtml(file)) };
