import type { ProjectReader } from '../contract';
import { projectOrRefuse } from '../refuse';
import { readRefi } from './readRefi';

export const project: ProjectReader = { read: (file) => projectOrRefuse(() => readRefi(file)) };
