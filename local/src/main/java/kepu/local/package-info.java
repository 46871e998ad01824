/** Runs any SAM template of Java functions whole on one machine, on the real protocols; knows nothing of what it hosts. */
package kepu.local;
