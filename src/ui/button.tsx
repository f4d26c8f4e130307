import type { ComponentChildren } from "preact";

interface ButtonProps {
	/** The one thing the page advises to do. */
	primary?: boolean;
	onClick: () => void;
	children: ComponentChildren;
}

export function Button({ primary, onClick, children }: ButtonProps) {
	return (
		<button type="button" class={primary ? "button primary" : "button"} onClick={onClick}>
			{children}
		</button>
	);
}
