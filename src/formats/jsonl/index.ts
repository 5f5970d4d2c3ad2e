import type { TableReader } from '../contract';
import { tablesOrRefuse } from '../refuse';
import { readJson } from './readJson';

export const reader: TableReader = { read: (file) => tablesOrRefuse(() => readJson(file)) };
