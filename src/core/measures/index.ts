// What other layers use of measures.
export { coalitionsOf, sampledCommunities, stabilitiesOf, type Coalitions } from './coalitions';
export { COALITION_NETWORK, MOST_COALITION_NODES, type WithoutJoint } from './coalitionGroups';
export { LEAST_MODULARITY } from './coalitionVerdict';
export * from './networkSamples';
export { comparedFigures } from './permutedTables';
export { DEFAULT_RESOLUTION } from './communities';
export * from './definitions';
export * from './divisiveness';
export { FEW_ACTORS } from './issueDivisiveness';
export * from './resample';
export type { SampledFigure } from '../util/numbers';
export * from './salience';
export * from './timeline';
