/** Drives real activities through a whole Kepu, over HTTP alone, and compares what became of them with what must. */
package kepu.demo;
