/** Every bound of a connection, with its reason. */

/** From the first packet to a usable connection; a host that needs longer would not take part in a rollback either. */
export const CONNECT_MS = 15_000;
/**
 * Handshakes at once, all hosts together. Each costs either side some milliseconds of CPU and five round trips; a firewall that counts connections and
 * an `sshd` that drops every third of ten beginners (`MaxStartups 10:30:100`), such as a jump host's, are why it is not more.
 */
export const HANDSHAKES = 12;
/** Tries of one handshake that the host cut off: that is how a busy `sshd` says "later". A refused connection is not tried again. */
export const HANDSHAKE_TRIES = 4;
export const FIRST_BACKOFF_MS = 150;
/** Bytes before a connection is usable: a banner of some pages and the key exchange; a host that sends more is not an SSH server of ours. */
export const GREETING_BYTES = 256 * 1024;
/** A connection that answers nothing for three of these is lost; a watch of a minute must not wait for TCP's own patience. */
export const KEEPALIVE_MS = 5_000;
export const KEEPALIVE_TRIES = 3;

/** Of `MaxSessions 10`, OpenSSH's default: two lanes of orders, these for commands, these for samplers; two stay free for people. */
export const EXEC_CHANNELS = 4;
export const LINE_CHANNELS = 2;
/** Standard output of one command; more is cut. A manifest of 10,000 files fits. */
export const EXEC_OUTPUT_BYTES = 4 * 1024 * 1024;
/** Standard error is for a person. */
export const EXEC_ERROR_BYTES = 64 * 1024;
/** One line of a sampler or an answer: longer is not a line. */
export const LINE_BYTES = 1024 * 1024;
/** Lines of one answer: facts of a few hundred releases and a command's output. */
export const ANSWER_LINES = 20_000;
