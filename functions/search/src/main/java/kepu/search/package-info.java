/** Finds names by any part of them as a Chinese keyboard types it, in an index read from an immutable snapshot. */
package kepu.search;
