import { INK, LABEL_LOOKS } from "../shared/label-look.ts";
import { FADE_MS } from "./face-mark.ts";
import { EM, FONT_FAMILY } from "./label-sizes.ts";

/** A page's rules for backdrops would reach those of our own elements too. */
export const NO_BACKDROP = ":host::backdrop{display:none!important}";

/** How long a label glides to a new place, in ms: long enough to look calm, shorter than a reading lasts. */
const GLIDE_MS = 120;

/** Between a panel's head and its rows, in em. */
const HEAD_GAP = 0.4;

const colours = Object.entries(LABEL_LOOKS)
	.map(([label, { colour }]) => `[data-label="${label}"]{--colour:${colour}}`)
	.join("");

const LAYERS = `
.stage{position:absolute;inset:0;contain:strict;font-family:${FONT_FAMILY};font-weight:600;
 line-height:1;color:#fff;letter-spacing:normal;text-align:start;direction:ltr;
 forced-color-adjust:none;-webkit-font-smoothing:antialiased}
.tile{position:absolute;left:0;top:0;overflow:hidden;contain:strict}
.label,.frame{position:absolute;left:0;top:0;box-sizing:border-box;
 transition:transform ${GLIDE_MS}ms ease-out,opacity ${FADE_MS}ms ease-out}
[data-fading]{opacity:0}
.label>*{transition:opacity ${FADE_MS}ms ease-out}
[data-held] .label>*,[data-held] .frame{opacity:.55}
@starting-style{.label,.frame,.notice{opacity:0}}
`;

/** Opaque ink with a light rim and a dark shadow: readable on any picture behind. */
const GROUND = `background:${INK};box-shadow:0 0 0 1px #ffffff47,0 1px 6px #00000073`;

const LABELS = `
.label{${GROUND};contain:layout style;white-space:nowrap}
.head{display:flex;align-items:center;gap:${EM.gap}em}
.icon{flex:none;overflow:visible;width:${EM.icon}em;height:${EM.icon}em;display:block}
.percent{margin-inline-start:auto;font-variant-numeric:tabular-nums;color:#dfe3ea}
.word:empty,.percent:empty{display:none}
[data-shape="chip"]{border-radius:9em}
[data-shape="chip"]>.head{height:${EM.chipHeight}em;
 padding:0 ${EM.chipEnd}em 0 ${EM.chipStart}em}
[data-shape="dot"]{border-radius:50%;width:${EM.dot}em;height:${EM.dot}em}
[data-shape="dot"]>.head{height:100%;justify-content:center}
[data-shape="dot"] .icon{width:${EM.dotIcon}em;height:${EM.dotIcon}em}
[data-shape="bars"]{border-radius:.8em;padding:${EM.panelPad}em}
[data-shape="bars"]>.head{height:${EM.panelHead - HEAD_GAP}em;padding-bottom:${HEAD_GAP}em}
.row{position:relative;display:flex;gap:${2 * EM.gap}em;height:${EM.row}em;
 font-weight:500;line-height:1.2;color:#dfe3ea}
.name{flex:1}
.track{position:absolute;inset:auto 0 .28em;height:3px;border-radius:2px;overflow:hidden;
 background:#ffffff29}
.fill{height:100%;border-radius:2px;background:var(--colour);transform-origin:left;
 transition:transform ${GLIDE_MS}ms ease-out}
[data-shape="bars"][data-label="uncertain"] .fill{background:${LABEL_LOOKS.uncertain.colour}}
.frame{border:2px solid var(--colour);border-radius:12px;
 box-shadow:0 0 0 1px #00000066,inset 0 0 0 1px #0000004d}
`;

const NOTES = `
.mark{position:absolute;top:8px;right:8px;display:flex;align-items:center;gap:5px;padding:4px 8px;
 border-radius:9em;font-size:12px;background:${INK}b3;color:#ffffffd9}
.mark>.icon{width:13px;height:13px}
.notice{position:absolute;top:16px;left:50%;transform:translateX(-50%);box-sizing:border-box;
 width:max-content;max-width:min(440px,92%);padding:10px 16px;border-radius:12px;${GROUND};
 font-size:14px;font-weight:500;line-height:1.4;text-wrap:pretty;word-break:auto-phrase;
 transition:opacity ${FADE_MS}ms ease-out}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`;

/** Told by its shape, not by a colour: dashes of light on ink, which show on any picture. */
const ATTENTION = `
.attention{position:absolute;inset:3px;box-sizing:border-box;border-radius:10px;
 border:2px dashed #ffffffd9;box-shadow:0 0 0 2px ${INK}99,inset 0 0 0 1px ${INK}99}
`;

/** The overlay's own style sheet; it reaches nothing outside its shadow root. */
export const STYLE_SHEET = `${NO_BACKDROP}${colours}${LAYERS}${LABELS}${ATTENTION}${NOTES}`;
