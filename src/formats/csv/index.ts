import type { TableReader } from '../contract';
import { tablesOrRefuse } from '../refuse';
import { readCsv } from './readCsv';

export const reader: TableReader = { read: (file) => tablesOrRefuse(() => readCsv(file)) };
