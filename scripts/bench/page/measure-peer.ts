import { loadFaceApi, loadHuman, type Peer } from "./peers.ts";
import { type Watched, warmUp, watchFilm } from "./watch-film.ts";

const PEERS: Readonly<Record<string, (backend: string) => Promise<Peer>>> = {
	human: (backend) => loadHuman(backend, false),
	"human, caching": (backend) => loadHuman(backend, true),
	"face-api": loadFaceApi,
	/** What the film itself takes. */
	nothing: async (backend) => ({ backend, read: async () => false }),
};

let peer: Peer | undefined;

/**
 * Makes another project's reader of faces ready for `watchPeer`. To be called in a page: they do not all run in
 * a worker.
 *
 * @throws Error if it is not there, or does not run on the backend that was asked for.
 */
async function preparePeer(name: string, backend: string): Promise<void> {
	const loaded = await PEERS[name]?.(backend);
	if (loaded === undefined) throw new Error(`There is no peer "${name}".`);
	if (loaded.backend !== backend)
		throw new Error(`${name} took the backend ${loaded.backend}, not ${backend}.`);
	await warmUp(() => loaded.read);
	peer = loaded;
}

/** Reads the film by the peer that was prepared last. */
async function watchPeer(): Promise<Watched> {
	const { read } = peer ?? {};
	if (read === undefined) throw new Error("No peer was prepared to read the film.");
	return watchFilm(() => read);
}

export const peerBench = { preparePeer, watchPeer };
