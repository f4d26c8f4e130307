/** Pages that no manifest names, or not every browser's: the bundler has to be told of them. */
export const PAGES = ["popup", "diagnostics", "options", "analyse", "history", "welcome"].map(
	(room) => `src/${room}/index.html`,
);
