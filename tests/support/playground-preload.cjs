// Goes into the playground's process before its own code.
const net = require('node:net');
const dns = require('node:dns');

// It would bind every interface, and has no option for another.
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function onLoopback(port, ...more) {
  const callbacks = more.filter((one) => typeof one === 'function');
  return listen.call(this, { port: Number(port), host: '127.0.0.1' }, ...callbacks);
};

// Nothing calls home, whatever its options leave on.
const { lookup } = dns;
dns.lookup = function ofLoopback(name, ...more) {
  if (name === 'localhost' || net.isIP(name)) return lookup.call(this, name, ...more);
  more.at(-1)(Object.assign(new Error(`${name} is not looked up`), { code: 'ENOTFOUND' }));
};

// It ends with whoever started it, however that one ended.
process.stdin.on('end', () => process.exit(0)).resume();
