/** The product's mark: a tile of a call with a face that is read. */
export function BrandMark() {
	return (
		<svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
			<rect x="1.5" y="1.5" width="21" height="21" rx="6.5" fill="var(--accent)" />
			<path
				d="M8.4 9v1.2M15.6 9v1.2M7.4 14.2c1.2 1.9 2.7 2.8 4.6 2.8s3.4-.9 4.6-2.8"
				fill="none"
				stroke="var(--on-accent)"
				stroke-width="2"
				stroke-linecap="round"
			/>
		</svg>
	);
}
