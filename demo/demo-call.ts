/** What the page tells whoever wants to compare what is read with what is played. */
export interface DemoCall {
	/** Each participant's expression at this moment; null where it is not known. */
	showing(): { name: string; expression: string | null }[];
}

declare global {
	/** Set while the call runs. */
	var demoCall: DemoCall | undefined;
}
