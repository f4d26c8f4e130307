import { INK } from "../shared/label-look.ts";
import { FONT_FAMILY } from "./label-sizes.ts";
import { NO_BACKDROP } from "./style-sheet.ts";

/**
 * The pages' own colours, light and dark. Their style sheet cannot be used in a foreign page, where its
 * lengths would follow the page's text size; a test holds the two together.
 */
const COLOURS = `
--surface:light-dark(#ffffff,#191d24);
--surface-sunken:light-dark(#eceff3,#232933);
--ink:light-dark(#14171d,#f1f3f6);
--ink-soft:light-dark(#535b68,#a9b1bd);
--line:light-dark(#e1e5ea,#2b313b);
--line-strong:light-dark(#868e9a,#78818e);
--accent:light-dark(#136f55,#5ed3a8);
`;

/** Not under the least that the browser draws: lengths in em follow the size asked for, not the one drawn instead. */
const atLeast = (px: number) => `max(${px}px,var(--least-text,0px))`;

const CARD = `
.card{${COLOURS}
 color-scheme:light dark;box-sizing:border-box;display:flex;flex-direction:column;
 width:min(175px + 9em,100vw - 16px);max-height:calc(100vh - 16px);overflow:hidden;
 border:1px solid var(--line);border-radius:14px;background:var(--surface);color:var(--ink);
 box-shadow:0 0 0 1px #00000014,0 6px 24px #00000047;
 font:400 ${atLeast(13)}/1.4 ${FONT_FAMILY};letter-spacing:normal;text-align:start;direction:ltr;
 -webkit-font-smoothing:antialiased}
[hidden]{display:none!important}
.header{display:flex;align-items:center;gap:2px;padding:5px 6px}
.handle{flex:1;min-width:0;display:flex;align-items:center;gap:6px;justify-content:flex-start;
 cursor:grab;touch-action:none}
.handle:active{cursor:grabbing}
.title{font-weight:620;white-space:nowrap}
.faces{margin-inline-start:auto;padding-inline-start:8px;white-space:nowrap;overflow:hidden;
 text-overflow:ellipsis;color:var(--ink-soft);font-variant-numeric:tabular-nums}
.body{display:grid;grid-template-columns:minmax(0,1fr);gap:9px;padding:2px 12px 12px;
 overflow-y:auto;overscroll-behavior:contain;scrollbar-width:thin}
p,ul,h2,h3{margin:0;padding:0;font:inherit}
ul{list-style:none}
.soft{color:var(--ink-soft);font-size:${atLeast(12)};line-height:1.35;text-wrap:pretty;
 word-break:auto-phrase}
.sides{font-weight:550;font-variant-numeric:tabular-nums}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
 white-space:nowrap}
button{all:unset;box-sizing:border-box;display:inline-flex;align-items:center;
 justify-content:center;min-width:28px;min-height:28px;padding:0 5px;border-radius:8px;
 color:var(--ink);cursor:pointer}
button:hover{background:var(--surface-sunken)}
button:focus-visible,.body:focus-visible,p:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
.sign{flex:none;width:16px;height:16px;fill:none;stroke:currentColor;stroke-width:1.6;
 stroke-linecap:round;stroke-linejoin:round;color:var(--ink-soft)}
[data-collapsed] .sign.fold{transform:rotate(180deg)}
`;

/** Every label's colour stands on ink, as on the tiles: on it they are told apart, light and dark. */
const FIGURES = `
.rows{display:grid;gap:3px}
.row{display:grid;grid-template-columns:16px 1fr 52px 2.77em 2.46em;gap:7px;align-items:center;
 min-height:19px}
.row[data-none] .name,.row[data-none] .share{color:var(--ink-soft)}
.icon{display:block;width:16px;height:16px}
.name{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.bar{display:block;width:52px;height:9px;border-radius:3px;background:${INK}}
.row[data-none] .bar{opacity:.3}
.share,.change{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.change{color:var(--ink-soft);font-size:${atLeast(12)}}
.chart{display:block;width:100%;height:72px;border-radius:8px;background:${INK}}
.ends{display:flex;justify-content:space-between;margin-top:3px;color:var(--ink-soft);
 font-size:${atLeast(11)}}
.list{display:grid;grid-template-columns:minmax(0,1fr);gap:2px;margin-top:3px}
.entry{display:flex;align-items:center;gap:2px}
.who{flex:1;min-width:0}
.who>.name{font-weight:550}
.attention{padding-top:8px;border-top:1px solid var(--line)}
.heading{font-weight:620}
@media (forced-colors:active){.card{border-color:CanvasText}
 .bar,.chart,.icon{forced-color-adjust:none}}
`;

/** The room panel's own style sheet; it reaches nothing outside its shadow root. */
export const PANEL_STYLE_SHEET = `${NO_BACKDROP}${CARD}${FIGURES}`;
