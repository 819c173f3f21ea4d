// Loaded into the command before anything else: writes down every host that a socket is opened to, and every name that is
// looked up, so that a test can say what left the machine.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const file = process.env.LAB3_TEST_DESTINATIONS;
const record = (what) => appendFileSync(file, `${what}\n`);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  record(typeof options === 'object' ? (options.host ?? options.path ?? 'localhost') : (given[1] ?? 'localhost'));
  return connect.apply(this, given);
};
const { lookup } = dns;
dns.lookup = (name, ...rest) => {
  record(name);
  return lookup(name, ...rest);
};
const { lookup: lookupPromise } = dns.promises;
dns.promises.lookup = (name, ...rest) => {
  record(name);
  return lookupPromise(name, ...rest);
};
const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function (...given) {
  record('a datagram');
  return send.apply(this, given);
};
syncBuiltinESMExports();
