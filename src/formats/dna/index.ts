import type { ProjectReader } from '../contract';
import { projectOrRefuse } from '../refuse';
import { readDna } from './readDna';

export const project: ProjectReader = { read: (file) => projectOrRefuse(() => readDna(file)) };
