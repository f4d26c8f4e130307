import { expect, test } from "vitest";
import { isInitialsOf, readParticipantText } from "../../../src/engine/participant-name.ts";

test.each([
	["Ana Silva", "Ana Silva"],
	["  Ana \n  Silva\u200e ", "Ana Silva"],
	["张伟", "张伟"],
	["Ana Silva (Host)", "Ana Silva"],
	["Ana Silva (Host, Guest)", "Ana Silva"],
	["Ana Silva (Unverified) (External)", "Ana Silva"],
	["Ana Silva (she/her)", "Ana Silva"],
	["Ana Silva (They/Them/Theirs)", "Ana Silva"],
	["Ana Silva (sie/ihr)", "Ana Silva"],
	["Ana Silva (Mitgastgeberin, extern)", "Ana Silva"],
	["Ana Silva (Coanfitriona) (No verificada)", "Ana Silva"],
	["Ana Silva (co-hôte; invitée)", "Ana Silva"],
	["佐藤 花子（共同ホスト、外部）", "佐藤 花子"],
	["王小明（联席主持人，访客）", "王小明"],
	["Ana (Marketing)", "Ana (Marketing)"],
	["Ana (A/B)", "Ana (A/B)"],
	["静音子", "静音子"],
	["more_vert Ana Silva keep_outline", "Ana Silva"],
	["john_smith", "john_smith"],
	["mic_off john smith", "john smith"],
	["Jean-Luc", "Jean-Luc"],
	["jean-luc", "jean-luc"],
	["User 7", "User 7"],
	["Ben", "Ben"],
	["O’Neil, Pat", "O’Neil, Pat"],
])("%o names %o", (text, name) => {
	expect(readParticipantText(text)).toEqual({ name, saysSelf: false, saysShare: false });
});

test.each([
	"",
	"12:34",
	"12:34:56",
	"3:05 PM",
	"1280x720",
	"640 × 360",
	"1.5 Mbps",
	"down: 340 kbit/s",
	"30 fps",
	"100%",
	"👍",
	"+1 415 555 0100",
	"ana@example.org",
	"https://example.org/room",
	"spaces/abc/devices/12",
	"video-stream-2",
	"remote-video_4f",
	"3f2a91c0-77aa-4f0e-9d10-aa02bb93cc11",
	"Unknown user",
	"Mute",
	"full screen",
	"Poor connection",
	"Camera is off",
	"Raise hand",
	"Connecting to audio…",
	"Unbekannter Benutzer",
	"Verbindung wird wiederhergestellt…",
	"Kamera ist aus",
	"Reconectando…",
	"Cámara desactivada",
	"Utilisateur inconnu",
	"Reconnexion en cours…",
	"再接続中...",
	"カメラはオフ",
	"正在重新连接…",
	"已静音",
	"Ready to join?",
	"¿Todo listo para unirte?",
	"参加しますか？",
	"A very long sentence which goes on to explain what this box is all about",
])("%o is no name", (text) => {
	expect(readParticipantText(text).name).toBeNull();
});

test.each([
	["You", "You"],
	["Você", "Você"],
	["あなた", "あなた"],
	["Ana Silva (You)", "Ana Silva"],
	["Ana Silva (me)", "Ana Silva"],
	["Ana Silva (Host, me)", "Ana Silva"],
	["Ana Silva （我）", "Ana Silva"],
	["王小明（主持人，我）", "王小明"],
	["佐藤 花子(ホスト、自分)", "佐藤 花子"],
	["Ana (du)", "Ana"],
	["Local Video", null],
	["my camera", null],
])("%o marks the viewer's own tile, named %o", (text, name) => {
	expect(readParticipantText(text)).toEqual({ name, saysSelf: true, saysShare: false });
});

test.each([
	["Ana Silva (screen)", "Ana Silva"],
	["Ana Silva (Presentation)", "Ana Silva"],
	["Ana Silva's screen", "Ana Silva"],
	["Ana Silva is presenting", "Ana Silva"],
	["Ana Silva está apresentando", "Ana Silva"],
	["Bildschirm von Ana Silva", "Ana Silva"],
	["Ana Silva präsentiert gerade", "Ana Silva"],
	["Pantalla de Ana Silva", "Ana Silva"],
	["Ana Silva está compartiendo pantalla", "Ana Silva"],
	["Écran d’Ana Silva", "Ana Silva"],
	["Ana Silva partage son écran", "Ana Silva"],
	["佐藤さんの画面", "佐藤"],
	["佐藤さんが画面を共有しています", "佐藤"],
	["王小明的屏幕", "王小明"],
	["王小明正在共享屏幕", "王小明"],
])("%o marks a shared screen of %o", (text, name) => {
	expect(readParticipantText(text)).toEqual({ name, saysSelf: false, saysShare: true });
});

test("your own presentation is both yours and a share", () => {
	expect(readParticipantText("Ana (You, presenting)")).toEqual({
		name: "Ana",
		saysSelf: true,
		saysShare: true,
	});
});

test.each([
	["AS", "Ana Silva"],
	["A", "Ana Silva"],
	["An", "Ana Silva"],
	["A.S.", "Ana Maria Silva"],
	["JP", "Jean-Pierre"],
	["佐", "佐藤 花子"],
])("%o are initials of %o", (short, name) => {
	expect(isInitialsOf(short, name)).toBe(true);
});

test.each([
	["SA", "Ana Silva"],
	["Silva", "Ana Silva"],
	["Li", "Ana Silva"],
	["Ana Silva", "Ana Silva"],
	["Al", "Al"],
])("%o are no initials of %o", (short, name) => {
	expect(isInitialsOf(short, name)).toBe(false);
});
