import { inflateRawSync } from 'node:zlib';
import { mostRows } from './plan-table.ts';

/** A plan of 2,000 actions unpacks to under 5 MB. */
const mostUnpackedBytes = 50 * 1024 * 1024;

/** A plan has some 40. */
const mostColumns = 200;

/** PKWARE's APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16: signatures and lengths of the fixed parts. */
const zip = {
  local: { signature: 0x04034b50, bytes: 30 },
  central: { signature: 0x02014b50, bytes: 46 },
  end: Buffer.from([0x50, 0x4b, 0x05, 0x06]),
  /** The sizes of a part may follow it, in 12 to 24 bytes: too few to hide a part in. */
  descriptorBytes: 24,
} as const;

type Part = { name: string; local: number; start: number; end: number; method: number };

/**
 * What speaks against unpacking an XLSX whole: `rubbish`, or too much behind small numbers. Each part is
 * unpacked here under a limit, since a zip may lie about sizes.
 */
export function xlsxTrouble(bytes: Uint8Array): 'rubbish' | 'too-big' | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const parts = partsOf(file);
    return parts ? unpackedTrouble(file, parts) : 'rubbish';
  } catch (error) {
    const isTooBig = error instanceof RangeError && codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
    return isTooBig ? 'too-big' : 'rubbish';
  }
}

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);

function unpackedTrouble(file: Buffer, parts: readonly Part[]): 'too-big' | undefined {
  let left = mostUnpackedBytes;
  for (const { name, start, end, method } of parts) {
    const packed = file.subarray(start, end);
    // Zero bytes left is no limit to zlib, so one is left.
    const part = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: left + 1 });
    left -= part.length;
    if (left < 0 || (name.startsWith('xl/worksheets/') && isVast(part))) return 'too-big';
  }
  return undefined;
}

/** The central directory's parts. Undefined where bytes lie between them that it does not tell of. */
function partsOf(file: Buffer): Part[] | undefined {
  const summary = file.lastIndexOf(zip.end);
  if (summary < 0) return undefined;
  const count = file.readUInt16LE(summary + 10);
  const directory = file.readUInt32LE(summary + 16);
  const parts: Part[] = [];
  let at = directory;
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== zip.central.signature) return undefined;
    parts.push(partAt(file, at));
    at += zip.central.bytes + lengthsAt(file, at + 28, 3);
  }
  return isGapless(parts, directory) ? parts : undefined;
}

function partAt(file: Buffer, at: number): Part {
  const local = file.readUInt32LE(at + 42);
  if (file.readUInt32LE(local) !== zip.local.signature) throw new RangeError('no part there');
  const start = local + zip.local.bytes + lengthsAt(file, local + 26, 2);
  const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28));
  const end = start + file.readUInt32LE(at + 20);
  return { name, local, start, end, method: file.readUInt16LE(at + 10) };
}

function lengthsAt(file: Buffer, at: number, count: number): number {
  return [0, 2, 4].slice(0, count).reduce((sum, step) => sum + file.readUInt16LE(at + step), 0);
}

/** The library reads parts one after another and not by the directory, so the two must tell the same. */
function isGapless(parts: readonly Part[], directory: number): boolean {
  const inOrder = [...parts].sort((one, other) => one.local - other.local);
  const starts = [...inOrder.map(({ local }) => local), directory];
  const ends = [0, ...inOrder.map(({ end }) => end)];
  return starts.every((start, place) => {
    const gap = start - (ends[place] ?? 0);
    return gap >= 0 && gap <= (place === 0 ? 0 : zip.descriptorBytes);
  });
}

const cellWithContent = /<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]+)(\d+)["'][^>]*>/g;

/** The library makes every cell up to the furthest that holds something; one far away makes billions. */
function isVast(sheet: Buffer): boolean {
  for (const [tag, column = '', row = ''] of sheet.toString('latin1').matchAll(cellWithContent)) {
    if (tag.endsWith('/>')) continue;
    if (Number(row) > mostRows || columnNumber(column) > mostColumns) return true;
  }
  return false;
}

/** A is 1, Z is 26, AA is 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
