import type { ProjectReader } from '../contract';
import { projectOrRefuse } from '../refuse';
import { readCatma } from './readCatma';

export const project: ProjectReader = {
  read: (file) => projectOrRefuse(() => readCatma(file)),
};
