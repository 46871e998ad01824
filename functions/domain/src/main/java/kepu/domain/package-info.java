/** The vocabulary and the rules of the campaign; the JDK alone, no I/O. */
package kepu.domain;
