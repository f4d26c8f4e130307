/** Line drawings in a 24 by 24 box. */
const SHAPES = {
	settings:
		"M4 7h9M18.5 7H20M4 17h1.5M11 17h9M16 4.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM8 14.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z",
	diagnostics: "M3 12.5h4l2.2-6 4.2 12 2.6-8 1.2 2H21",
	analyse:
		"M4 8V6a2 2 0 0 1 2-2h2M16 4h2a2 2 0 0 1 2 2v2M20 16v2a2 2 0 0 1-2 2h-2M8 20H6a2 2 0 0 1-2-2v-2M9 10v.6M15 10v.6M8.8 14.2c1.8 2 4.6 2 6.4 0",
	history: "M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.7M4.5 4.5v4.2h4.2M12 8v4.3l2.8 1.8",
	neutral: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9 10v.4M15 10v.4M8.8 14.6h6.4",
	about: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 7.8v.1",
} as const;

export type IconName = keyof typeof SHAPES;

/** A drawing beside a word; it says nothing by itself. */
export function Icon({ name }: { name: IconName }) {
	return (
		<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
			<path d={SHAPES[name]} />
		</svg>
	);
}
