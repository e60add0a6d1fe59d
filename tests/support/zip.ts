import { deflateRawSync } from 'node:zlib';

type ZipPart = { name: string; data: Buffer; isHidden?: boolean; claimedBytes?: number };

/** A zip of these parts. Its directory does not tell of hidden ones; a part may claim to be smaller than it is. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, data, isHidden, claimedBytes = data.length } of parts) {
    const packed = deflateRawSync(data);
    const local = fixed(
      30,
      0x04034b50,
      { 4: 20, 8: 8, 26: name.length },
      { 18: packed.length, 22: claimedBytes },
    );
    const central = fixed(
      46,
      0x02014b50,
      { 4: 20, 6: 20, 10: 8, 28: name.length },
      { 20: packed.length, 24: claimedBytes, 42: offset },
    );
    const bytes = Buffer.concat([local, Buffer.from(name), packed]);
    locals.push(bytes);
    if (!isHidden) entries.push(Buffer.concat([central, Buffer.from(name)]));
    offset += bytes.length;
  }
  const directory = Buffer.concat(entries);
  const end = fixed(
    22,
    0x06054b50,
    { 8: entries.length, 10: entries.length },
    { 12: directory.length, 16: offset },
  );
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

function fixed(
  length: number,
  signature: number,
  shorts: Record<number, number>,
  longs: Record<number, number>,
): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  for (const [at, value] of Object.entries(shorts)) bytes.writeUInt16LE(value, Number(at));
  for (const [at, value] of Object.entries(longs)) bytes.writeUInt32LE(value, Number(at));
  return bytes;
}

const xml = '<?xml version="1.0"?>';

const workbook =
  '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>';

const relations =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

/** The smallest workbook with a sheet Plan, whose rows are given as XML; `more` are parts of other sorts. */
export function workbookOf(rows: string, more: readonly ZipPart[] = []): Uint8Array {
  return zipOf([
    { name: 'xl/workbook.xml', data: Buffer.from(xml + workbook) },
    { name: 'xl/_rels/workbook.xml.rels', data: Buffer.from(xml + relations) },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: Buffer.from(`${xml}<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    },
    ...more,
  ]);
}
