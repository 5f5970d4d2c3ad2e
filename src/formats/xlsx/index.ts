import type { TableReader } from '../contract';
import { tablesOrRefuse } from '../refuse';
import { readXlsx } from './readXlsx';

export const reader: TableReader = { read: (file) => tablesOrRefuse(() => readXlsx(file)) };
