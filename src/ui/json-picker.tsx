import { useRef } from "preact/hooks";
import { Button } from "./button.tsx";

interface JsonPickerProps {
	label: string;
	onFile: (file: File) => void;
	/** What the button says and does in place of asking for a file, while one is being read. */
	meanwhile?: { label: string; onClick: () => void } | undefined;
}

/** A button that lets the user choose one JSON file; the same one can be chosen again. */
export function JsonPicker({ label, onFile, meanwhile }: JsonPickerProps) {
	const picker = useRef<HTMLInputElement>(null);
	return (
		<>
			<Button onClick={meanwhile?.onClick ?? (() => picker.current?.click())}>
				{meanwhile?.label ?? label}
			</Button>
			<input
				ref={picker}
				type="file"
				accept="application/json,.json"
				aria-label={label}
				hidden
				onChange={(event) => {
					const [file] = event.currentTarget.files ?? [];
					if (file !== undefined) onFile(file);
					event.currentTarget.value = "";
				}}
			/>
		</>
	);
}
