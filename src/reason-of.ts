/** The first line of what an error says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0] || error.name : 'an unknown failure';
}
