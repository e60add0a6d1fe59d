import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Makes unreadable at rest what must not be read by whoever reads the database. */
export interface Sealing {
  /** `belongsTo`: what the text is of; it opens for the same alone. */
  seal(text: string, belongsTo: string): Uint8Array<ArrayBuffer>;
  /** Undefined where no key of ours opens it: it was sealed with another, or changed at rest. */
  open(sealed: Uint8Array, belongsTo: string): string | undefined;
}

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM: a byte of version, the nonce, the tag, and what is sealed. The first key seals, any of them opens. */
export function sealingWith(keys: readonly Uint8Array[]): Sealing {
  const [first] = keys;
  return {
    seal(text, belongsTo) {
      if (!first) throw new Error('There is no key to seal with.');
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', first, iv).setAAD(Buffer.from(belongsTo));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return new Uint8Array([version, ...iv, ...cipher.getAuthTag(), ...sealed]);
    },
    open(sealed, belongsTo) {
      for (const key of keys) {
        const text = opened(sealed, belongsTo, key);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

function opened(sealed: Uint8Array, belongsTo: string, key: Uint8Array): string | undefined {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== version) return undefined;
  const iv = bytes.subarray(1, 1 + ivBytes);
  const tag = bytes.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
      .setAAD(Buffer.from(belongsTo))
      .setAuthTag(tag);
    const text = decipher.update(bytes.subarray(1 + ivBytes + tagBytes));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
