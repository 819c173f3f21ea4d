#!/usr/bin/env node
// The check comes before any file that an old Node could not read.
require('./node-floor.cjs')('lab3');
require('./start.cjs');
