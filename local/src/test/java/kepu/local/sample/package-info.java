/** Functions of a tiny application that the host is tried on; they know nothing but the Lambda interfaces. */
package kepu.local.sample;
