/** A tar archive as GNU tar writes it, with the long names of files before them. */
export function tarFile(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const encode = new TextEncoder();
  const blocks: Uint8Array[] = [];
  const add = (name: Uint8Array, kind: string, content: Uint8Array): void => {
    const head = new Uint8Array(512);
    head.set(name.subarray(0, 100));
    head.set(encode.encode(content.length.toString(8).padStart(11, '0')), 124);
    head.set(encode.encode(kind), 156);
    const padded = new Uint8Array(Math.ceil(content.length / 512) * 512);
    padded.set(content);
    blocks.push(head, padded);
  };
  for (const [name, content] of Object.entries(files)) {
    const long = encode.encode(name);
    if (long.length > 100) add(encode.encode('././@LongLink'), 'L', encode.encode(`${name}\0`));
    add(long, '0', typeof content === 'string' ? encode.encode(content) : content);
  }
  return new Uint8Array(Buffer.concat([...blocks, new Uint8Array(1024)]));
}
