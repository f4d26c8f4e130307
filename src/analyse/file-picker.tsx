import { useRef } from "preact/hooks";
import { filesFromInput, type NamedFile } from "./collect-files.ts";

interface FilePickerProps {
	id: string;
	/** What the file dialog offers, as an `accept` attribute. */
	accept?: string;
	/** Whole folders instead of single files. */
	folder?: boolean;
	multiple?: boolean;
	primary?: boolean;
	text: string;
	onFiles: (files: NamedFile[]) => unknown;
}

/** A button that opens the browser's file dialog. */
export function FilePicker({
	id,
	accept,
	folder,
	multiple,
	primary,
	text,
	onFiles,
}: FilePickerProps) {
	const input = useRef<HTMLInputElement>(null);
	return (
		<>
			<button
				type="button"
				class={primary ? "button primary" : "button"}
				onClick={() => input.current?.click()}
			>
				{text}
			</button>
			<input
				ref={input}
				id={id}
				type="file"
				hidden
				accept={accept}
				multiple={multiple ?? false}
				{...(folder ? { webkitdirectory: true } : {})}
				onChange={(event) => {
					const { files } = event.currentTarget;
					if (files?.length) onFiles(filesFromInput(files));
					// The same files can then be chosen again.
					event.currentTarget.value = "";
				}}
			/>
		</>
	);
}
