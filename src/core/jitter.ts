/** FNV-1a, 32 bits: offset basis and prime from the Internet draft draft-eastlake-fnv. */
function fnv1a(key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash;
}

/** The last steps of MurmurHash3: without them, keys that differ only in their last letter lie side by side. */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/**
 * How long after the stated time this key's turn comes: whole milliseconds from 0 up to, never reaching,
 * `spreadMs` (0 where the spread is 0). The same key always gets the same share of the spread.
 */
export function jitterMs(key: string, spreadMs: number): number {
  return Math.floor((mixed(fnv1a(key)) / 2 ** 32) * spreadMs);
}
