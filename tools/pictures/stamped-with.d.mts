/** In the page: every time of a message is this one. */
export function stampedWith(at: string): void;
