import { type DrawnPerson, PICTURE } from "./preview-people.ts";

/** A tile of the preview's call, as a drawing. */
export function DrawnTile({ tileId, look }: DrawnPerson) {
	return (
		<svg
			class="drawn-tile"
			data-tile={tileId}
			viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
			preserveAspectRatio="xMidYMid slice"
			aria-hidden="true"
		>
			<rect width={PICTURE.width} height={PICTURE.height} fill={look.wall} />
			<g transform="translate(32 36) scale(0.8)">
				<path d="M70 180c4-40 40-56 90-56s86 16 90 56z" fill={look.shirt} />
				<path d="M142 108h36v24c0 10-36 10-36 0z" fill={look.skin} />
				<path d="M108 84c-6-52 20-70 52-70s58 18 52 70z" fill={look.hair} />
				<ellipse cx="160" cy="78" rx="40" ry="48" fill={look.skin} />
				<path d="M118 66c8-30 30-38 42-38s34 8 42 38c-20-18-62-20-84 0z" fill={look.hair} />
				<circle cx="145" cy="76" r="4" fill="#1c1c1c" />
				<circle cx="175" cy="76" r="4" fill="#1c1c1c" />
				<path d={look.mouth} fill="none" stroke="#3a1c18" stroke-width="4" stroke-linecap="round" />
			</g>
		</svg>
	);
}
