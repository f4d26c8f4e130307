/** What one text of a page says about the participant beside it. */
export interface ParticipantText {
	/** The name alone; null where the text is no name. */
	name: string | null;
	/** The text marks the viewer's own tile: "You", "Ana (me)". */
	saysSelf: boolean;
	/** The text marks a shared screen: "Ana (presentation)". */
	saysShare: boolean;
}

/** Longer texts are sentences, not names. */
const MAX_LENGTH = 60;
/** Characters that only steer layout: soft hyphen, zero-width and bidirectional marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Icon fonts write their glyphs as words: more_vert, keep_outline. So do people their names. */
const ICON_WORD = /(?<!\S)[a-z0-9]+(?:_[a-z0-9]+)+(?!\S)/g;
const TRAILING_GROUP = /\s*[([（［]([^()[\]（）［］]*)[)\]）］]\s*$/u;

const SELF = wordsIn(
	"you|me|myself|this is you|your video|você|tú|vous|moi|sie|ich|jij|siz|minä|sinä|вы|я|ви|あなた|自分|わたし|나|본인|我|你|您|أنت|أنا|आप|मैं",
);
/** These are also people's names, so they count only in parentheses: "Ana (tu)". */
const SELF_IN_GROUP = wordsIn(
	"self|local|eu|tu|yo|vos|usted|du|io|lei|jou|ik|ty|ja|sen|ben|dig|jag|deg|jeg|mig|meg",
);
/** In the languages of the product, and Portuguese. */
const ROLE = wordsIn(
	[
		"host|co-host|cohost|guest|external|unfamiliar|unverified|organizer|organiser|presenter|moderator|owner|admin|viewer|speaker|panelist|attendee|anonymous|bot|muted|pinned|speaking",
		"gastgeber|gastgeberin|mitgastgeber|mitgastgeberin|co-gastgeber|gast|extern|nicht verifiziert|nicht überprüft|organisator|organisatorin|moderatorin",
		"anfitrión|anfitriona|coanfitrión|coanfitriona|invitado|invitada|externo|externa|no verificado|no verificada|organizador|organizadora|moderador|moderadora",
		"hôte|co-hôte|invité|invitée|externe|extérieur|non vérifié|non vérifiée|organisateur|organisatrice|animateur|animatrice|modérateur|modératrice",
		"ホスト|共同ホスト|ゲスト|外部|未確認|主催者|開催者|モデレーター|主持人|联席主持人|来宾|访客|未验证|组织者",
		"anfitrião|convidado|ospite",
	].join("|"),
);
/** Two of them or more, with strokes between: "she/her", "they/them/theirs". */
const PRONOUN = wordsIn(
	"she|her|hers|he|him|his|they|them|theirs|ze|xe|any|sie|ihr|er|ihm|ihn|ella|él|elle|elles|il|lui|iel",
);
const SHARE = wordsIn(
	"screen|screen share|screenshare|shared screen|sharing|sharing screen|screen sharing|presentation|presenting|presenter view|apresentação|apresentando|présentation|présente|präsentation|presentación|presentando|presentazione|écran|bildschirm|pantalla|tela|画面|画面共有|プレゼンテーション|屏幕|屏幕共享|화면|화면 공유|экран",
);
/** The verb needs a name before it: a participant may be called "Sharing". In the languages of the product, and Portuguese. */
const SHARE_PHRASES = [
	/^(?<name>.+?)(?:['’]s (?:screen|presentation|shared screen)|,? (?:is |está |está a |est en train de )?(?:presenting|sharing(?: (?:their |the )?screen)?|apresentando|presentando))$/iu,
	/^(?:bildschirm|präsentation|bildschirmfreigabe) von (?<name>.+)$/iu,
	/^(?<name>.+?) (?:präsentiert(?: gerade)?|teilt (?:gerade )?(?:den|ihren|seinen) bildschirm)$/iu,
	/^(?:pantalla|presentación) de (?<name>.+)$/iu,
	/^(?<name>.+?) (?:comparte|está compartiendo) (?:(?:su|la) )?pantalla$/iu,
	/^(?:écran|présentation|partage d['’]écran) (?:de |d['’])(?<name>.+)$/iu,
	/^(?<name>.+?) (?:présente|partage (?:son |l['’])écran)$/iu,
	/^(?<name>.+?) ?(?:さん)?の(?:共有)?(?:画面|画面共有|プレゼンテーション)$/u,
	/^(?<name>.+?) ?(?:さん)?(?:が|は)(?:画面を?共有(?:中|しています)|プレゼンテーション中)$/u,
	/^(?<name>.+?) ?的(?:共享)?(?:屏幕|屏幕共享|演示)$/u,
	/^(?<name>.+?) ?正在(?:共享屏幕|分享屏幕|演示)$/u,
];
/** What a page writes on its own camera's box in place of a name. */
const OWN_CAMERA = /^(?:local|my|own|self) ?(?:video|camera|cam|stream|view|webcam)$/i;

const NO_NAME = [
	/^[^\p{L}]*$/u, // digits, punctuation, emoji
	/[?？]$/, // a page asks: "Ready to join?"
	/\S@\S+\.\S/, // an e-mail address must not end up on screen
	/^(?:https?:|www\.|spaces\/)/i,
	/^\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?$/i, // clock
	/\d+\s?[x×]\s?\d+/i, // resolution
	/^(?:[a-z]+:?\s)?[↑↓]?\s?\d+(?:[.,]\d+)?\s?(?:[kmg]?b(?:ps|it\/s|\/s)|fps|hz|ms|%|px|p|k)\b/i, // statistics
	/^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}/i, // identifiers
	/^(?=.*[\d_-])(?:[a-z]+[-_])*(?:video|stream|track|tile|camera|cam|audio|participant)(?:[-_][a-z0-9]+)+$/i,
	/^(?:unknown (?:user|participant)|loading|(?:re)?connecting(?: to audio)?|video|camera|webcam|tile|live|rec|hd|sd|mute|unmute|muted|pin|unpin|more|options|menu|close|expand|full ?screen|picture in picture)\W*$/i,
	/^(?:(?:poor|weak|bad|slow|unstable|lost) (?:connection|network)|connection lost|(?:camera|video) (?:is )?off|no (?:camera|video)|raised? hand|hand raised)\W*$/i,
	/^(?:unbekannte[rs]? (?:be)?nutzer|unbekannte[rs]? teilnehmer|wird (?:neu )?verbunden|verbindung (?:wird (?:wieder)?hergestellt|unterbrochen|verloren)|(?:kamera|video) (?:ist )?aus|stummgeschaltet|hand gehoben|mehr optionen)[\s.…]*$/i,
	/^(?:(?:usuario|participante) desconocido|(?:re)?conectando|conexión perdida|(?:cámara|v[ií]deo) (?:desactivad|apagad)[ao]|silenciad[oa]|mano levantada|más opciones)[\s.…]*$/i,
	/^(?:(?:utilisateur|participant) inconnu|(?:re)?connexion(?: en cours| perdue)?|(?:caméra|vidéo) (?:désactivée|coupée|éteinte)|(?:son|micro) coupé|main levée|plus d['’]options)[\s.…]*$/i,
	/^(?:不明な(?:ユーザー|参加者)|再?接続中|接続が切れました|(?:カメラ|ビデオ)は?オフ|ミュート中?|挙手)[\s.…。]*$/,
	/^(?:未知(?:用户|参与者)|正在(?:重新)?连接|连接已断开|(?:摄像头|视频)已关闭|已?静音|举手)[\s.…。]*$/,
];

/**
 * Turns one text of a page into a participant's name, without roles, icons and marks such as "(You)".
 *
 * @param raw Any text of the page, however long.
 */
export function readParticipantText(raw: string): ParticipantText {
	const whole = plainSpaces(raw.replace(INVISIBLE, ""));
	let text = plainSpaces(whole.replace(ICON_WORD, " ")) || whole;
	let saysSelf = false;
	let saysShare = false;
	for (let group = TRAILING_GROUP.exec(text); group; group = TRAILING_GROUP.exec(text)) {
		const words = (group[1] ?? "").split(/[,;|·、，；]/u).map(plainWord);
		if (!words.every(isMark)) break;
		saysSelf ||= words.some(isOwn);
		saysShare ||= words.some((word) => SHARE.has(word));
		text = text.slice(0, group.index).trim();
	}
	const phrase = SHARE_PHRASES.map((each) => each.exec(text)?.groups?.name).find(Boolean);
	if (phrase !== undefined) {
		saysShare = true;
		text = phrase;
	}
	const bare = plainWord(text);
	saysSelf ||= SELF.has(bare) || OWN_CAMERA.test(text);
	const isName = !OWN_CAMERA.test(text) && isPossibleName(text);
	return { name: isName ? text : null, saysSelf, saysShare };
}

/** Whether a text has nothing but what may be an icon's word. */
export function isIconText(text: string): boolean {
	return plainSpaces(text.replace(ICON_WORD, " ")) === "";
}

/** The longest that pages write on the placeholder of a camera that is off. */
const MAX_INITIALS = 3;

/** Whether one name is but the initials of another, or its first letters: "AS" or "An" of "Ana Silva". */
export function isInitialsOf(short: string, name: string): boolean {
	const letters = [...short.replace(/[\s.]/g, "").toLowerCase()];
	const whole = name.toLowerCase();
	if (letters.length > MAX_INITIALS || short.length >= name.length) return false;
	const firsts = whole.split(/[\s-]+/).map(([first = ""]) => first);
	const rest = letters.reduce<string[] | null>((left, letter) => {
		const at = left?.indexOf(letter) ?? -1;
		return at < 0 ? null : (left?.slice(at + 1) ?? null);
	}, firsts);
	return whole.startsWith(letters.join("")) || (letters[0] === firsts[0] && rest !== null);
}

function plainSpaces(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

function isPossibleName(text: string): boolean {
	return text.length <= MAX_LENGTH && !NO_NAME.some((pattern) => pattern.test(text));
}

function isOwn(word: string): boolean {
	return SELF.has(word) || SELF_IN_GROUP.has(word);
}

/** Whether a word in parentheses is no part of the name before it. */
function isMark(word: string): boolean {
	const pronouns = word.split("/").map(plainWord);
	const isPronouns = pronouns.length > 1 && pronouns.every((one) => PRONOUN.has(one));
	return word === "" || isPronouns || isOwn(word) || ROLE.has(word) || SHARE.has(word);
}

function plainWord(text: string): string {
	return text.trim().toLowerCase();
}

function wordsIn(list: string): ReadonlySet<string> {
	return new Set(list.split("|"));
}
