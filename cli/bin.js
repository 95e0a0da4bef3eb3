#!/usr/bin/env node
// Starts shard-run, or says why this Node.js cannot. Written in the syntax of 2009, without require and import, so that every Node.js
// parses it: an older one then prints a sentence instead of a syntax error.
(function () {
  'use strict';

  var NEEDED = [24, 12];
  var found = process.versions.node.split('.').map(Number);

  if (found[0] < NEEDED[0] || (found[0] === NEEDED[0] && found[1] < NEEDED[1])) {
    process.stderr.write(
      'shard-run needs Node.js >= ' +
        NEEDED.join('.') +
        ', found ' +
        process.versions.node +
        '\n' +
        'next: install a newer one from https://nodejs.org, or run npx --package=node@24 --package=shard-run shard-run\n'
    );
    process.exit(2);
  }

  var fs = process.getBuiltinModule('node:fs');
  var path = process.getBuiltinModule('node:path');
  var url = process.getBuiltinModule('node:url');

  // Compiled code is kept between starts: half of a short command's time is loading.
  process.getBuiltinModule('node:module').enableCompileCache();

  // The repository runs its sources; the published package has none of them.
  var launched = process.argv[1];
  var here = path.dirname(fs.realpathSync(fs.existsSync(launched) ? launched : launched + '.js'));
  var source = path.join(here, 'main.ts');
  var main = fs.existsSync(source) ? source : path.join(here, '..', 'dist', 'cli', 'main.js');

  // Importing it runs it. import() is newer than the syntax above: an old parser must not see it.
  new Function('specifier', 'return import(specifier);')(url.pathToFileURL(main).href).catch(function (error) {
    process.stderr.write(String((error && error.stack) || error) + '\n');
    process.exit(3);
  });
})();
