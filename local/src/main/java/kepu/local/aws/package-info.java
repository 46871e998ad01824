/** The AWS JSON protocol as a small endpoint piece, for every service of ours that speaks it. */
package kepu.local.aws;
