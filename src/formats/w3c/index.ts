import type { ProjectReader } from '../contract';
import { projectOrRefuse } from '../refuse';
import { readWebAnnotations } from './readWebAnnotations';

export const project: ProjectReader = {
  read: (file) => projectOrRefuse(() => readWebAnnotations(file)),
};
