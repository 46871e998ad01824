package kepu.local.mail;

import java.time.Instant;

/**
 * One mail to one recipient, as lists show it.
 *
 * @param id sorts by arrival
 * @param to the envelope's recipient, in lower case
 * @param at when it arrived, by the host's clock
 */
record Letter(String id, String to, String from, String subject, Instant at) {}
