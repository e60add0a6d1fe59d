/** Scheme, host with a port, path: nothing that two readers of addresses could take for different hosts. */
const plain = /^https?:\/\/[a-z\d.-]+(?::\d{1,5})?(?:\/[\w.~%!$&'()*+,;=:@/-]*)?$/i;
const loopback = new Set(['127.0.0.1', 'localhost']);

export interface ServiceAddresses {
  /** As in TeamsConfig. */
  readonly serviceHosts: readonly string[];
  /** Whether a test client on this machine may be called besides, without TLS. */
  readonly isLoopbackAllowed: boolean;
}

/** Whether the bot may call this address: https, on one of the hosts. */
export function isServiceAddress(
  address: string,
  { serviceHosts, isLoopbackAllowed }: ServiceAddresses,
): boolean {
  if (!plain.test(address) || !URL.canParse(address)) return false;
  const { protocol, host, hostname } = new URL(address);
  if (protocol === 'http:') return isLoopbackAllowed && loopback.has(hostname);
  return serviceHosts.some((allowed) => isUnder(host, allowed.replace(/:443$/, '')));
}

/** `*.` stands for one name: what is under that may be somebody else's. */
function isUnder(host: string, allowed: string): boolean {
  if (!allowed.startsWith('*.')) return host === allowed;
  const [first = '', ...rest] = host.split('.');
  return first !== '' && rest.join('.') === allowed.slice(2);
}
