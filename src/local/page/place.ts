/** Who one is and which conversation is open: kept in the address, so that it survives a reload and can be linked. */
export interface Place {
  readonly userId?: string;
  readonly conversation?: string;
}

export function placeNow(): Place {
  const [, userId, conversation] = location.hash.split('/').map(decoded);
  return { ...(userId && { userId }), ...(conversation && { conversation }) };
}

export function addressOf({ userId, conversation }: Place): string {
  const parts = [userId, conversation].filter((text) => text !== undefined);
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
