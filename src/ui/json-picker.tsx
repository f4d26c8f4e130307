import { useRef } from "preact/hooks";
import { Button } from "./button.tsx";

interface JsonPickerProps {
	label: string;
	onFile: (file: File) => void;
}

/** A button that lets the user choose one JSON file; the same one can be chosen again. */
export function JsonPicker({ label, onFile }: JsonPickerProps) {
	const picker = useRef<HTMLInputElement>(null);
	return (
		<>
			<Button onClick={() => picker.current?.click()}>{label}</Button>
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
