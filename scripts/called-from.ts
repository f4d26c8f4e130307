import path from "node:path";

/** npm runs a script in the package's folder, and says here where it was called. */
const CALLED_FROM = process.env.INIT_CWD ?? process.cwd();

/** Where a path leads that was given on the command line: relative ones count from where the command was called. */
export const fromCaller = (given: string): string => path.resolve(CALLED_FROM, given);
