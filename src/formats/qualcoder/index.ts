import type { ProjectReader } from '../contract';
import { projectOrRefuse } from '../refuse';
import { readQualCoder } from './readQualCoder';

export const project: ProjectReader = {
  read: (file) => projectOrRefuse(() => readQualCoder(file)),
};
