/** Where the offscreen document lies in the package. */
export const OFFSCREEN_PAGE = "src/offscreen/index.html";

/** In its address, it tells the document that no call is waiting for the pipeline. */
export const WITHOUT_PIPELINE = "without-pipeline";
