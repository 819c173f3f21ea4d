// Ends the process with a sentence when this Node is older than package.json allows. Written so that any Node can read
// it: an old one shall say that it is old, and not point at a line of syntax that it does not know.

module.exports = function nodeFloor(what) {
  var floor = require('../package.json').engines.node.replace('>=', '');
  var wanted = floor.split('.').map(Number);
  var found = process.versions.node.split('.').map(Number);
  if (found[0] > wanted[0] || (found[0] === wanted[0] && found[1] >= wanted[1])) return;
  var sentence = what + ' needs Node ' + floor + ' or newer, and this is Node ' + process.versions.node + '.';
  var remedy = 'Install a newer one from https://nodejs.org, or switch to one: nvm install 22 && nvm use 22';
  process.stderr.write(sentence + '\n' + remedy + '\n');
  process.exit(1);
};
