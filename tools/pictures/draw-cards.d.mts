/** Draws every card of a page into the place that holds it. */
export function drawCards(hostConfig: object): void;
