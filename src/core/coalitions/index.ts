// A door of its own, since it brings a library of graphs, which only the command line needs.
export * from './coalitions';
