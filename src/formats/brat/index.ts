import type { ProjectReader } from '../contract';
import { projectOrRefuse } from '../refuse';
import { readBrat } from './readBrat';

export const project: ProjectReader = {
  read: (file) => projectOrRefuse(() => readBrat(file)),
};
