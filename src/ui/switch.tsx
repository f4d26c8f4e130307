interface SwitchProps {
	id: string;
	checked: boolean;
	disabled?: boolean;
	describedBy?: string;
	onChange: (checked: boolean) => void;
}

/** An on-off control that acts at once. Its words are a `<label for>` with the same id. */
export function Switch({ id, checked, disabled, describedBy, onChange }: SwitchProps) {
	return (
		<input
			id={id}
			class="switch"
			type="checkbox"
			role="switch"
			checked={checked}
			aria-checked={checked}
			disabled={disabled ?? false}
			aria-describedby={describedBy}
			onChange={(event) => onChange(event.currentTarget.checked)}
		/>
	);
}
