import { useEffect, useRef } from "preact/hooks";
import { chosen, outcome, sessions } from "./history-state.ts";

/**
 * Takes the focus to the heading of what is shown, whenever another view has come and after something was erased:
 * what had the focus is gone then, and without it a keyboard starts at the top of the page, and a screen reader
 * says nothing. Not when the page opens.
 *
 * @returns For the headings of the page and, where one is open, of the session.
 */
export function useViewFocus() {
	const page = useRef<HTMLHeadingElement>(null);
	const session = useRef<HTMLHeadingElement>(null);
	const isOpen = useRef(false);
	const isRead = sessions.value !== null;
	const done = outcome.value?.kind.startsWith("erased") ? outcome.value : null;
	useEffect(() => {
		if (isOpen.current) (session.current ?? page.current)?.focus();
		isOpen.current = isRead;
	}, [isRead, chosen.value?.id, done]);
	return { page, session };
}
