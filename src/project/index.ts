export type { Disposable, Event } from './emitter';
export type * from './ports';
