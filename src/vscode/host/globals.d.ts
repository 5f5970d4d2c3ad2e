// Globals that both extension hosts (Node and web worker) have beyond the language. Listed by hand,
// so that neither `document` nor `process` can be used.
declare function setTimeout(handler: () => void, milliseconds: number): object;
declare function clearTimeout(handle: object | undefined): void;
declare const performance: { now(): number };
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array, options?: { readonly stream: boolean }): string;
}
declare class CompressionStream {
  constructor(format: 'gzip');
  readonly readable: object;
  readonly writable: object;
}
declare class DecompressionStream {
  constructor(format: 'gzip');
  readonly readable: object;
  readonly writable: object;
}
declare class Blob {
  constructor(parts: readonly Uint8Array[]);
  stream(): { pipeThrough(stream: CompressionStream | DecompressionStream): object };
}
declare class Response {
  constructor(body: object);
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare const crypto: {
  getRandomValues(bytes: Uint8Array): Uint8Array;
  readonly subtle: { digest(algorithm: 'SHA-256', bytes: Uint8Array): Promise<ArrayBuffer> };
};
declare const setImmediate: ((handler: () => void) => object) | undefined;
declare class MessageChannel {
  readonly port1: { addEventListener(type: 'message', heard: () => void): void; start(): void };
  readonly port2: { postMessage(message: unknown): void };
}
