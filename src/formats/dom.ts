// A module of its own among those of formats (dist/formats/dom.js), for all that read elements:
// it is larger than any of them.
export { DOMParser, parseHTML } from 'linkedom';
