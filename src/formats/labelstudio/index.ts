import type { ProjectReader } from '../contract';
import { projectOrRefuse } from '../refuse';
import { readLabelStudio } from './readLabelStudio';

export const project: ProjectReader = {
  read: (file) => projectOrRefuse(() => readLabelStudio(file)),
};
