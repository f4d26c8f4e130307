interface SegmentedProps<Choice extends string> {
	name: string;
	/** Read out for the group; the visible label stands beside it. */
	labelledBy: string;
	choices: readonly { value: Choice; text: string }[];
	value: Choice;
	disabled?: boolean;
	onChange: (value: Choice) => void;
}

/** One of a few choices, all in sight: radio buttons in one bar. */
export function Segmented<Choice extends string>(props: SegmentedProps<Choice>) {
	const { name, labelledBy, choices, value, disabled = false, onChange } = props;
	return (
		<div class="segmented" role="radiogroup" aria-labelledby={labelledBy}>
			{choices.map((choice) => (
				<label key={choice.value}>
					<input
						type="radio"
						name={name}
						value={choice.value}
						checked={choice.value === value}
						disabled={disabled}
						onChange={() => onChange(choice.value)}
					/>
					{choice.text}
				</label>
			))}
		</div>
	);
}
