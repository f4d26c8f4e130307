import { useEffect, useState } from "preact/hooks";

/**
 * What `load` gives for a key; null until it is there. When the key changes, the answer before stays until
 * the new one comes, and one that comes too late is left out.
 *
 * @param load A function of the module, the same at every call. It must not reject: an error is an answer too.
 */
export function useLoaded<Key, Answer>(
	load: (key: Key) => Promise<Answer>,
	key: Key,
): Answer | null {
	const [answer, setAnswer] = useState<{ loaded: Answer } | null>(null);
	useEffect(() => {
		let isCurrent = true;
		void load(key).then((loaded) => {
			if (isCurrent) setAnswer({ loaded });
		});
		return () => {
			isCurrent = false;
		};
	}, [load, key]);
	return answer === null ? null : answer.loaded;
}
