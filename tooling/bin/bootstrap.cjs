// The check comes before any file that an old Node could not read.
require('../../packages/cli/bin/node-floor.cjs')('This repository');
require('./install-dependencies.cjs');
