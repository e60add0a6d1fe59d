import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** Nobody's: made for this file, of a name that no machine has, and signed by itself. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgKIsf0M/UsrupP+h2
+xWpZHrsMokPMBbGPQi1YYOqWPuhRANCAAQnCx52eN7jhTS2vqU84vRUvgDs9ydk
ZMRC9V/VXbkkqQoBCN2Hanip4AmlikJ0VWDajGGtB6adoQBqGF6LhfIn
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBRjCB7KADAgECAgEBMAoGCCqGSM49BAMCMBsxGTAXBgNVBAMMEGRhdGFiYXNl
LmludmFsaWQwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBsxGTAX
BgNVBAMMEGRhdGFiYXNlLmludmFsaWQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AAQnCx52eN7jhTS2vqU84vRUvgDs9ydkZMRC9V/VXbkkqQoBCN2Hanip4AmlikJ0
VWDajGGtB6adoQBqGF6LhfInox8wHTAbBgNVHREEFDASghBkYXRhYmFzZS5pbnZh
bGlkMAoGCCqGSM49BAMCA0kAMEYCIQCr4J2xttVnnXubKYGB20bwh7//olFFHLEE
hZuXMg1MkQIhANCX3TloYYwofBxyNZ75+/dYm9Ox0KjVIvGJHnvKrWVA
-----END CERTIFICATE-----`;

/** The port of a server that speaks TLS as PostgreSQL does, with a certificate that nobody vouches for; and its end. */
export async function tlsServer(): Promise<{ readonly port: number; end(): Promise<void> }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    // The request for TLS is the first thing that a client sends.
    socket.once('data', () => {
      socket.write('S');
      const secureContext = createSecureContext({ key, cert });
      new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => socket.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async end() {
      server.close();
      await once(server, 'close');
    },
  };
}
