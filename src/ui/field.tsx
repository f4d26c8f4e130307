import type { ComponentChildren } from "preact";

interface FieldProps {
	id: string;
	label: string;
	hint?: string;
	/** Set when the control is one element with `id`, which a click on the label then reaches. */
	isFor?: string;
	children: ComponentChildren;
}

/** A setting: its name, what it means, and its control. The name's element has the id `<id>-label`. */
export function Field({ id, label, hint, isFor, children }: FieldProps) {
	return (
		<div class="field">
			<div class="field-words">
				{isFor === undefined ? (
					<span id={`${id}-label`} class="field-label">
						{label}
					</span>
				) : (
					<label id={`${id}-label`} class="field-label" for={isFor}>
						{label}
					</label>
				)}
				{hint === undefined ? null : <p class="soft">{hint}</p>}
			</div>
			{children}
		</div>
	);
}
