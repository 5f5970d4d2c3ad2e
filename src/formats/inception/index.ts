import type { ProjectReader } from '../contract';
import { projectOrRefuse } from '../refuse';
import { readInception } from './readInception';

export const project: ProjectReader = {
  read: (file) => projectOrRefuse(() => readInception(file)),
};
