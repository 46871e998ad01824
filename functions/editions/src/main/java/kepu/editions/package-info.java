/** Editions: looked at by anyone, configured by administrators. */
package kepu.editions;
