/** The command line's entry. Importing it runs it: `bin.js` does so after it looked at the version of Node.js. */
import { main } from './command-line.ts';

await main(process.argv.slice(2));
