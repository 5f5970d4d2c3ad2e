import type { Importer } from '../contract';
import { readOrRefuse } from '../refuse';
import { readOdt } from './readOdt';

export const importer: Importer = { read: (file) => readOrRefuse(() => readOdt(file)) };
