import type { ProjectReader } from '../contract';
import { projectOrRefuse } from '../refuse';
import { readTaguette } from './readTaguette';

export const project: ProjectReader = {
  read: (file) => projectOrRefuse(() => readTaguette(file)),
};
