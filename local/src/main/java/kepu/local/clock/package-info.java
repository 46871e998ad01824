/** One settable clock for the host and everything it hosts, kept in a file. */
package kepu.local.clock;
