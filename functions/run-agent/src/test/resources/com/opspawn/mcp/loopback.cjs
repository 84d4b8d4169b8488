// Binds servers to loopback only, and says on which port.
const net = require('node:net');
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  this.once('listening', () => console.error('LISTENING ' + this.address().port));
  return listen.call(this, { port: Number(port), host: '127.0.0.1' }, ...rest);
};
