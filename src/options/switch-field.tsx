import { Field } from "../ui/field.tsx";
import { Switch } from "../ui/switch.tsx";
import { words } from "../ui/words-signal.ts";

interface SwitchFieldProps {
	id: string;
	label: string;
	hint?: string;
	checked: boolean;
	disabled?: boolean;
	/** Set for the user by a policy: shown, but not theirs to change. */
	locked?: boolean;
	onChange: (checked: boolean) => void;
}

/** A setting that is on or off. */
export function SwitchField(props: SwitchFieldProps) {
	const { id, label, checked, locked = false, disabled = false, onChange } = props;
	const hint = locked ? words.value.say("policy_locked") : props.hint;
	return (
		<Field id={`${id}-field`} label={label} isFor={id} {...(hint === undefined ? {} : { hint })}>
			<Switch id={id} checked={checked} disabled={locked || disabled} onChange={onChange} />
		</Field>
	);
}
