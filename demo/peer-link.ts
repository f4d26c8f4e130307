/** A stream's way through WebRTC: what was sent, as it arrives. */
export interface PeerLink {
	received: MediaStream;
	/** Sends another track in place of the first, or nothing. */
	send(track: MediaStreamTrack | null): Promise<void>;
	close(): void;
}

/** Enough for a sharp face; connections within one page need not save. */
const MAX_BITRATE = 1_500_000;
const START_KILOBITS = 800;

/**
 * Sends a video track through two peer connections within this page. What arrives is a received
 * stream like that of any other participant of a call: encoded, sent, decoded.
 *
 * @throws Error if the browser gives the connection no way to itself.
 */
export async function linkPeers(track: MediaStreamTrack): Promise<PeerLink> {
	const sender = new RTCPeerConnection();
	const receiver = new RTCPeerConnection();
	sender.onicecandidate = ({ candidate }) => void receiver.addIceCandidate(candidate ?? undefined);
	receiver.onicecandidate = ({ candidate }) => void sender.addIceCandidate(candidate ?? undefined);
	const arrived = new Promise<MediaStream>((resolve) => {
		receiver.ontrack = (event) => resolve(new MediaStream([event.track]));
	});
	const { sender: outgoing } = sender.addTransceiver(track, {
		direction: "sendonly",
		sendEncodings: [{ maxBitrate: MAX_BITRATE }],
	});
	await sender.setLocalDescription();
	await receiver.setRemoteDescription(descriptionOf(sender));
	await receiver.setLocalDescription();
	await sender.setRemoteDescription(startSharp(descriptionOf(receiver)));
	return {
		received: await arrived,
		send: (next) => outgoing.replaceTrack(next),
		close: () => {
			sender.close();
			receiver.close();
		},
	};
}

function descriptionOf(connection: RTCPeerConnection): RTCSessionDescription {
	if (connection.localDescription === null) throw new Error("The connection was not described.");
	return connection.localDescription;
}

/** Without this the first ten seconds of every call are a blur. */
function startSharp({ type, sdp }: RTCSessionDescription): RTCSessionDescriptionInit {
	return {
		type,
		sdp: sdp.replace(
			/a=rtpmap:(\d+) VP8\/90000\r\n/,
			`$&a=fmtp:$1 x-google-start-bitrate=${START_KILOBITS}\r\n`,
		),
	};
}
