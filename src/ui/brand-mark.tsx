/** The product's mark: a face in the frame that finds it. */
export function BrandMark() {
	return (
		<svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
			<rect x="0.75" y="0.75" width="22.5" height="22.5" rx="5.75" />
			<path
				class="brand-frame"
				d="M4.5 8.25v-1.5a2.25 2.25 0 0 1 2.25-2.25h1.5M15.75 4.5h1.5a2.25 2.25 0 0 1 2.25 2.25v1.5M19.5 15.75v1.5a2.25 2.25 0 0 1-2.25 2.25h-1.5M8.25 19.5h-1.5a2.25 2.25 0 0 1-2.25-2.25v-1.5"
			/>
			<path class="brand-face" d="M8.1 13.5q3.9 4.3 7.8 0M9.2 9.4v.6M14.8 9.4v.6" />
		</svg>
	);
}
