/** Loads what ships with Kepu: the organization library with its index, the editions, and accounts for demonstrations. */
package kepu.seed;
