import type { ProjectReader } from '../contract';
import { projectOrRefuse } from '../refuse';
import { readDoccano } from './readDoccano';

export const project: ProjectReader = {
  read: (file) => projectOrRefuse(() => readDoccano(file)),
};
