interface Room {
	wall: [string, string];
	things: (context: OffscreenCanvasRenderingContext2D) => void;
}

type Context = OffscreenCanvasRenderingContext2D;

/** Rooms are drawn on a field of this size and scaled. */
const FIELD = { width: 640, height: 360 };

const ROOMS: readonly Room[] = [
	{ wall: ["#cbbfae", "#a89a88"], things: shelf },
	{ wall: ["#8fa3ad", "#62747e"], things: window },
	{ wall: ["#d8cfc4", "#b5a797"], things: plant },
	{ wall: ["#7d8b76", "#56624f"], things: frames },
	{ wall: ["#b9a7a0", "#85736d"], things: lamp },
];

/** Draws the room behind participant number `index`, out of focus as cameras show it. */
export function drawRoom(index: number, width: number, height: number): OffscreenCanvas {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext("2d");
	const room = ROOMS[index % ROOMS.length];
	if (context === null || room === undefined)
		throw new Error("This browser gives no canvas to draw on.");
	context.scale(width / FIELD.width, height / FIELD.height);
	context.filter = `blur(${Math.max(1, (5 * width) / FIELD.width)}px)`;
	const wall = context.createLinearGradient(0, 0, FIELD.width, FIELD.height);
	wall.addColorStop(0, room.wall[0]);
	wall.addColorStop(1, room.wall[1]);
	rectangle(context, wall, -20, -20, FIELD.width + 40, FIELD.height + 40);
	if (index % 2 === 1) context.transform(-1, 0, 0, 1, FIELD.width, 0);
	room.things(context);
	return canvas;
}

function rectangle(
	context: Context,
	fill: string | CanvasGradient,
	...place: [number, number, number, number]
): void {
	context.fillStyle = fill;
	context.fillRect(...place);
}

function ellipse(context: Context, fill: string, ...place: [number, number, number, number]): void {
	context.fillStyle = fill;
	context.beginPath();
	context.ellipse(...place, 0, 0, 2 * Math.PI);
	context.fill();
}

const BOOKS = ["#7a4a3c", "#365a6b", "#c9a85c", "#4f6b4a", "#8c8378", "#5b4a6b", "#b56a4a"];

function shelf(context: Context): void {
	for (const y of [78, 176, 274]) {
		rectangle(context, "#6f563f", 410, y, 210, 9);
		BOOKS.forEach((colour, index) => {
			const tall = 48 + ((index * 17 + y) % 22);
			rectangle(context, colour, 420 + index * 25, y - tall, 19, tall);
		});
	}
}

function window(context: Context): void {
	rectangle(context, "#e9eef0", 40, 30, 170, 210);
	rectangle(context, "#bcd6e6", 50, 40, 70, 190);
	rectangle(context, "#cfe2ec", 130, 40, 70, 190);
	ellipse(context, "#7f9f7a", 85, 225, 40, 45);
	rectangle(context, "#4b5a63", 470, 190, 190, 200);
}

function plant(context: Context): void {
	rectangle(context, "#8a5a41", 510, 270, 70, 90);
	for (const [x, y, turn] of [
		[545, 190, 0],
		[505, 220, -0.6],
		[588, 215, 0.6],
		[525, 160, -0.3],
		[570, 165, 0.35],
	] as const) {
		context.fillStyle = "#4c7350";
		context.beginPath();
		context.ellipse(x, y, 20, 66, turn, 0, 2 * Math.PI);
		context.fill();
	}
	rectangle(context, "#efe7db", 60, 60, 120, 90);
	rectangle(context, "#9fb3b5", 72, 72, 96, 66);
}

function frames(context: Context): void {
	for (const [x, y, width, height, colour] of [
		[60, 50, 90, 120, "#d9cdb4"],
		[170, 80, 70, 70, "#b7c2c9"],
		[470, 60, 120, 80, "#c9b08f"],
	] as const) {
		rectangle(context, "#2f2a26", x, y, width, height);
		rectangle(context, colour, x + 9, y + 9, width - 18, height - 18);
	}
	rectangle(context, "#4a3a2e", -20, 290, 700, 90);
}

function lamp(context: Context): void {
	rectangle(context, "#4a413c", 118, 150, 8, 220);
	ellipse(context, "#ffe3b0", 122, 120, 90, 80);
	ellipse(context, "#fff3d8", 122, 118, 48, 40);
	rectangle(context, "#6e7f86", 450, 210, 210, 170);
}
