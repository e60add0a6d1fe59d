const mostKept = 1_000;

/** The messages that a person has seen here, by id; this browser remembers them. */
export function seenBy(userId: string) {
  const key = `waymark.seen.${userId}`;
  const ids = new Set<string>(read(key));

  return {
    has: (id: string) => ids.has(id),
    add(newIds: readonly string[]): void {
      const before = ids.size;
      for (const id of newIds) ids.add(id);
      if (ids.size > before) write(key, [...ids].slice(-mostKept));
    },
  };
}

/** A browser that may not remember counts everything as new. */
function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}

function write(key: string, ids: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // Nothing depends on it but the counts.
  }
}
