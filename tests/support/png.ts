import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha from 0 to 255, by row and column. */
  readonly pixels: readonly (readonly [number, number, number, number])[][];
}

/** Reads a PNG of eight bits a channel, with or without transparency, that is not interlaced (www.w3.org/TR/png). */
export function readPng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('this is no PNG');
  const chunks = [...chunksOf(bytes)];
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [depth, colour, , , interlaced] = header.subarray(8);
  const channels = colour === 6 ? 4 : 3;
  if (depth !== 8 || (colour !== 6 && colour !== 2) || interlaced !== 0) {
    throw new Error(`this PNG is of another kind: ${depth} bits, colour type ${colour}`);
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  const rows = rowsOf(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const pixels = rows.map((row) =>
    Array.from({ length: width }, (_, column) => {
      const [red = 0, green = 0, blue = 0, alpha = 255] = row.subarray(
        column * channels,
        (column + 1) * channels,
      );
      return [red, green, blue, alpha] as const;
    }),
  );
  return { width, height, pixels };
}

function* chunksOf(bytes: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    yield {
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    };
    at += length + 12;
  }
}

/** Every row says, in its first byte, from which neighbours it counts. */
function rowsOf(data: Buffer, length: number, height: number, step: number): Buffer[] {
  const rows: Buffer[] = [];
  for (let row = 0; row < height; row++) {
    const start = row * (length + 1);
    const line = Buffer.from(data.subarray(start + 1, start + 1 + length));
    const above = rows[row - 1] ?? Buffer.alloc(length);
    const from = predict(data[start] ?? 0);
    for (let at = 0; at < length; at++) {
      const [left, up, corner] = [line[at - step], above[at], above[at - step]];
      line[at] = (line[at] ?? 0) + from(left ?? 0, up ?? 0, corner ?? 0);
    }
    rows.push(line);
  }
  return rows;
}

function predict(filter: number): (left: number, up: number, corner: number) => number {
  if (filter === 1) return (left) => left;
  if (filter === 2) return (_, up) => up;
  if (filter === 3) return (left, up) => Math.floor((left + up) / 2);
  return filter === 4 ? paeth : () => 0;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((one) => Math.abs(estimate - one));
  if ((byLeft ?? 0) <= (byUp ?? 0) && (byLeft ?? 0) <= (byCorner ?? 0)) return left;
  return (byUp ?? 0) <= (byCorner ?? 0) ? up : corner;
}
