/** In a terminal, before the first requests for updates went out. */
export const notAskedYet =
  'Nobody has been asked for an update yet. See when the first requests go out: waymark schedule preview';
